// Reads a request to do something: which command, by whom, when it was so, and the key by which it is known when it is sent
// again. Every fault is told, not the first. What the command says is for its room to read.
import type { Actor, Instant, Zone } from '@clientele/domain/kernel';
import { dateAt, instantOfDate, isLocalDate, parseInstant } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { When } from './company.ts';
import { missing, type RequestFault, unknown, unreadable } from './faults.ts';

export interface CommandRequest {
  readonly key: string;
  readonly type: unknown;
  readonly data: unknown;
  readonly by: Actor;
  readonly when: When;
  /** False where the sender left the time to the host. */
  readonly timed: boolean;
}

const known: readonly string[] = ['type', 'data', 'at', 'on'];

/** The key, as it is or in the quotes of a structured header; null where it is none. */
const keyIn = (header: unknown): string | null =>
  typeof header === 'string' ? (/^"?([\x21\x23-\x7e]{1,200})"?$/.exec(header)?.[1] ?? null) : null;

/** What is said of the time: a time with its offset, a date in the company's zone, or nothing. */
const whenIn = (at: unknown, on: unknown, zone: Zone, now: Instant): E.Either<RequestFault, When> => {
  if (at !== undefined && on !== undefined) return E.left({ code: 'request.both', data: { of: ['at', 'on'] } });
  if (on !== undefined) {
    return typeof on === 'string' && isLocalDate(on)
      ? E.right({ at: instantOfDate(zone, on), on })
      : E.left(unreadable('on', 'date'));
  }
  const instant = at === undefined ? E.right(now) : parseInstant(typeof at === 'string' ? at : '');
  return E.isRight(instant)
    ? E.right({ at: instant.right, on: dateAt(zone, instant.right) })
    : E.left(unreadable('at', 'time'));
};

/** A request to do something, or everything that is wrong with it. */
export const readCommandRequest = (
  header: unknown,
  body: unknown,
  by: Actor,
  zone: Zone,
  now: Instant,
): E.Either<readonly RequestFault[], CommandRequest> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return E.left([unreadable('body', 'object')]);
  const fields = new Map(Object.entries(body));
  const key = keyIn(header);
  const when = whenIn(fields.get('at'), fields.get('on'), zone, now);
  const faults = [
    ...(header === undefined
      ? [missing('Idempotency-Key')]
      : key === null
        ? [unreadable('Idempotency-Key', 'key')]
        : []),
    ...['type', 'data'].filter((name) => !fields.has(name)).map(missing),
    ...[...fields.keys()].filter((name) => !known.includes(name)).map((name) => unknown(name, known)),
    ...(E.isLeft(when) ? [when.left] : []),
  ];
  if (key === null || E.isLeft(when) || faults.length > 0) return E.left(faults);
  const timed = fields.has('at') || fields.has('on');
  return E.right({ key, type: fields.get('type'), data: fields.get('data'), by, when: when.right, timed });
};
