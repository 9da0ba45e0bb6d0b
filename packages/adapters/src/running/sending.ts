/** Sending the commands of a process manager: each under an id that follows from what led to it, until it is known what came of it. */
import {
  type Actor,
  type Command,
  dateAt,
  type Instant,
  type LocalDate,
  wishId,
  type Zone,
} from '@clientele/domain/kernel';
import type { Handled } from '../handling/handled.ts';
import { eventId } from '../handling/identity.ts';
import { saidBy } from '../thrown.ts';
import { type Backoff, pausedFor } from './following.ts';

/** What a manager wants, as it says it. */
export interface AnyWish {
  readonly type: string;
  readonly data: unknown;
  readonly at?: Instant;
}

/** What led to a wish. */
export interface Occasion {
  /** By which the command's id is derived: an event's id, or what stands for it as time passes. */
  readonly id: string;
  readonly at: Instant;
  /** The date that an event states for its instant; what is wanted at the same instant is of the same date. */
  readonly on?: LocalDate;
  readonly correlationId: string;
  readonly causationId: string;
}

/** In whose name a manager acts, and where its days begin. */
export interface Acting {
  readonly actor: Actor;
  readonly zone: Zone;
}

/** The command of a wish: the same to the byte whenever the occasion is the same. */
export const commandOf = (
  manager: { readonly name: string },
  { actor, zone }: Acting,
  { id, at: occasionAt, on: occasionOn, correlationId, causationId }: Occasion,
  { type, data, at = occasionAt }: AnyWish,
  index: number,
): Command => ({
  type,
  data,
  meta: {
    commandId: eventId(wishId(manager, id, index), 0),
    at,
    on: at === occasionAt && occasionOn !== undefined ? occasionOn : dateAt(zone, at),
    by: actor,
    correlationId,
    causationId,
  },
});

/** What came of a command, as far as a manager's runner cares. */
export type Sent =
  | { readonly kind: 'done' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The runner is to end, and it is not known. */
  | { readonly kind: 'stopped' };

export interface Sending {
  readonly handle: (command: Command) => Promise<Handled>;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
  /** How often a command is sent that others keep getting in the way of. */
  readonly conflicts: number;
  readonly onTrouble: (reason: string | null) => void;
}

/** The command was handled before, as another version of the manager worded it: its effect is there, once. */
const isKnown = (handled: Handled): boolean =>
  handled.kind === 'rejected' && handled.rejections.every(({ code }) => code === 'command.id-used-for-another');

const failed = (reason: string): Sent => ({ kind: 'failed', reason });

/** What is to be made of an answer; null where the command is to be sent again. */
const outcomeOf = (handled: Handled, attempt: number, conflicts: number): Sent | null => {
  switch (handled.kind) {
    case 'accepted':
      return { kind: 'done' };
    case 'rejected':
      return isKnown(handled) ? { kind: 'done' } : { kind: 'rejected', reason: JSON.stringify(handled.rejections) };
    case 'unavailable':
    case 'outcome-unknown':
      return null;
    case 'conflict':
      return attempt < conflicts ? null : failed(`conflict: ${handled.attempts} attempts, ${attempt} times`);
    case 'too-large':
      return failed(`too-large: ${handled.bytes} bytes, and ${handled.limit} is the limit`);
    case 'stream-deleted':
      return failed(`stream-deleted: ${handled.stream}`);
    case 'corrupt-history':
      return failed(`corrupt-history: ${handled.stream} at ${handled.revision}: ${handled.reason.code}`);
    case 'defect':
      return failed(`defect: ${handled.where}: ${handled.reason}`);
    default:
      return failed('the answer is none that is known');
  }
};

/** Sends a command until it is known what came of it: while the store can't be reached, for as long as that takes. */
export const send = async (
  { handle, backoff, signal, conflicts, onTrouble }: Sending,
  command: Command,
): Promise<Sent> => {
  for (let attempt = 1; ; attempt++) {
    let handled: Handled;
    try {
      handled = await handle(command);
    } catch (thrown) {
      return failed(`it threw: ${saidBy(thrown)}`);
    }
    const outcome = outcomeOf(handled, attempt, conflicts);
    if (outcome !== null) {
      onTrouble(null);
      return outcome;
    }
    onTrouble(`${command.type}: ${handled.kind}${'reason' in handled ? `: ${String(handled.reason)}` : ''}`);
    if (!signal.aborted) await pausedFor(backoff, attempt, signal);
    if (signal.aborted) return { kind: 'stopped' };
  }
};
