// Who asks. A real host authenticates its users and knows their roles; here a header stands for that, so that the rest of the
// service is as it would be: `X-Actor: {"id":"U1","roles":["sales-assistant"]}`.
import { type Actor, actorSchema } from '@clientele/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problems.ts';

/** The name under which a request carries its actor. */
export const actor = 'actor';

const parsed = (header: string): unknown => {
  try {
    return JSON.parse(header);
  } catch {
    return undefined;
  }
};

/** A hook: lets nobody in who isn't known. */
export const authenticate = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const header = request.headers['x-actor'];
  const read = actorSchema.safeParse(typeof header === 'string' ? parsed(header) : undefined);
  if (!read.success) return problem(reply, 'unauthenticated');
  request.setDecorator<Actor>(actor, read.data);
  return undefined;
};

/** The actor of a request that came through {@link authenticate}. */
export const callerOf = (request: FastifyRequest): Actor => request.getDecorator<Actor>(actor);
