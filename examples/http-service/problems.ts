// Problem details (RFC 9457): what went wrong, for the program that called and for the person before it.
import { type Language, type Rejection, say, type Text } from '@clientele/domain/kernel';
import type { FastifyReply } from 'fastify';
import { languageOf } from './language.ts';

/** Where the kinds of problem are described. A host puts the address of its own manual here. */
const manual = 'https://clientele.example/problems/';

/** Every kind of problem, with its status and its title. */
const kinds = {
  malformed: { status: 400, title: { en: "The request can't be read", zh: '请求无法读取' } },
  unauthenticated: { status: 401, title: { en: 'It is not known who asks', zh: '未知请求人' } },
  'not-found': { status: 404, title: { en: 'There is no such thing', zh: '没有所请求的内容' } },
  conflict: { status: 409, title: { en: 'Others kept changing the same record', zh: '同一记录正被他人反复修改' } },
  gone: { status: 410, title: { en: 'The record was deleted', zh: '该记录已删除' } },
  'too-large': { status: 413, title: { en: 'It is more than is taken at once', zh: '内容超过一次可接收的大小' } },
  'not-json': { status: 415, title: { en: 'Only JSON is read', zh: '只接受 JSON' } },
  rejected: { status: 422, title: { en: 'It is refused', zh: '已被拒绝' } },
  internal: { status: 500, title: { en: 'The service is at fault', zh: '服务内部错误' } },
  unavailable: { status: 503, title: { en: 'Not now; try again', zh: '暂时不可用，请稍后重试' } },
  'outcome-unknown': {
    status: 503,
    title: {
      en: 'It may be stored or not; send it again with the same key',
      zh: '是否已保存尚不确定，请用同一编号重新发送',
    },
  },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: Text }>>;

export type ProblemKind = keyof typeof kinds;

/** One reason, for a program by its code and data, for a person by its text. */
interface Reason extends Rejection {
  readonly text: string;
}

/** What a problem says beside its kind. */
interface Particulars {
  readonly detail?: string;
  readonly rejections?: readonly Reason[];
}

/** How long a caller waits before he tries again, in seconds. */
const pauseInSeconds = 1;

/** Answers with a problem. */
export const problem = (reply: FastifyReply, kind: ProblemKind, particulars: Particulars = {}): FastifyReply => {
  const language = languageOf(reply.request);
  const { status, title } = kinds[kind];
  if (status === 503 || status === 409) reply.header('retry-after', pauseInSeconds);
  if (status === 401) reply.header('www-authenticate', 'Actor');
  return reply
    .code(status)
    .headers({ 'content-language': language, vary: 'accept-language' })
    .type('application/problem+json')
    .send({ type: `${manual}${kind}`, title: say(title, language), status, ...particulars });
};

/** Answers with every reason against, as data and in the caller's language. */
export const refusal = (
  reply: FastifyReply,
  kind: 'malformed' | 'rejected',
  rejections: readonly Rejection[],
  inWords: (rejection: Rejection, language: Language) => string,
): FastifyReply => {
  const language = languageOf(reply.request);
  const reasons = rejections.map(({ code, data }): Reason => ({ code, data, text: inWords({ code, data }, language) }));
  const detail = reasons.map(({ text }) => text).join(language === 'en' ? ' ' : '');
  return problem(reply, kind, { detail, rejections: reasons });
};
