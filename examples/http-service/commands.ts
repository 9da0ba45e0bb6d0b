// POST /commands: any room's command in; its events, or every reason against it, out.
import type { Failed, Handled } from '@clientele/adapters';
import type { Instant, Zone } from '@clientele/domain/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { callerOf } from './caller.ts';
import { type CommandRequest, readCommandRequest } from './command-request.ts';
import type { Company, When } from './company.ts';
import { sayFault } from './faults.ts';
import { positionToken } from './log-position.ts';
import { type ProblemKind, problem, refusal } from './problems.ts';

/** What failed, as HTTP says it. */
const kindOf = {
  conflict: 'conflict',
  'outcome-unknown': 'outcome-unknown',
  unavailable: 'unavailable',
  'too-large': 'too-large',
  'stream-deleted': 'gone',
  'corrupt-history': 'internal',
  defect: 'internal',
} as const satisfies Readonly<Record<Failed['kind'], ProblemKind>>;

const isMalformed = ({ rejections }: Extract<Handled, { readonly kind: 'rejected' }>): boolean =>
  rejections.every(({ code }) => code === 'command.malformed' || code === 'command.unknown-type');

const usedForAnother = (handled: Handled): boolean =>
  handled.kind === 'rejected' && handled.rejections.some(({ code }) => code === 'command.id-used-for-another');

/**
 * Handles a command. Its time is a part of what it says, so that a command whose time was left to the host, when it is sent
 * again, would say something else: then the time of the stored one holds.
 */
const handle = async ({ door, whenStored }: Company, request: CommandRequest): Promise<Handled> => {
  const { key: commandId, type, data, by, timed } = request;
  const dated = ({ at, on }: When) => door.handle({ type, data, meta: { commandId, at, on, by } });
  const handled = await dated(request.when);
  if (timed || !usedForAnother(handled) || typeof type !== 'string') return handled;
  const when = await whenStored(type, Object(data), commandId);
  return when === null ? handled : dated(when);
};

const answer = (reply: FastifyReply, company: Company, handled: Handled): FastifyReply => {
  switch (handled.kind) {
    case 'accepted': {
      const { stream, events, repeated, position } = handled;
      if (position !== null) reply.header('log-position', positionToken(position));
      return reply.code(repeated || events.length === 0 ? 200 : 201).send({ stream, events });
    }
    case 'rejected':
      return refusal(reply, isMalformed(handled) ? 'malformed' : 'rejected', handled.rejections, company.door.say);
    default:
      // The reason may tell of the inside; it goes into the host's log and not to the caller.
      if (kindOf[handled.kind] === 'internal') reply.log.error(handled);
      return problem(reply, kindOf[handled.kind]);
  }
};

/** Adds the route. */
export const commandRoutes = (
  app: FastifyInstance,
  company: Company,
  { zone, clock }: { readonly zone: Zone; readonly clock: () => Instant },
): void => {
  app.post('/commands', async (request, reply) => {
    const { headers, body } = request;
    const read = readCommandRequest(headers['idempotency-key'], body, callerOf(request), zone, clock());
    if (E.isLeft(read)) return refusal(reply, 'malformed', read.left, sayFault);
    return answer(reply, company, await handle(company, read.right));
  });
};
