// The language of an answer: the caller's choice among the two in which everything can be said; English where he has none.
import type { Language } from '@clientele/domain/kernel';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

const spoken: readonly Language[] = ['en', 'zh'];

/** By `Accept-Language` (RFC 9110): `zh-CN` and `zh-TW` are answered in `zh`. */
export const languageOf = (request: FastifyRequest): Language =>
  new Negotiator(request.raw).language([...spoken]) === 'zh' ? 'zh' : 'en';
