/**
 * The command handler: load, decide, append. It decides on what it knows of the stream and reads only when that turns out to
 * be too little: after a conflict, and before it says no. Whatever is handed to it and whatever goes wrong, it answers.
 */
import type { AnyRoom, Command, Decider, DomainEvent, Instant, Rejection, StoredEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type AppendError, type EventStore, streamName } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { type Admitted, admit } from './admission.ts';
import {
  append,
  appendAgain,
  handedOut,
  isUnknown,
  misshapen,
  type Pause,
  patiently,
  placedFrom,
  storedEvents,
  unwritten,
} from './append.ts';
import { type Judge, judgeOf, streamOf } from './decide.ts';
import { advance, type FoldedStream, foldedStreams, revisionOf, startOver } from './folded-streams.ts';
import {
  type Accepted,
  defect,
  type Failed,
  type Handled,
  type NotAccepted,
  nothingNew,
  rejectedFor,
} from './handled.ts';
import { historyReader } from './history.ts';

export interface HandlerOptions<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  readonly store: EventStore;
  readonly decider: Decider<State, C, Event, R, Given>;
  /** What the room needs from outside, as of the command's `at`: asked once a command, and not at all for one sent again. */
  readonly given: (command: C) => Given | Promise<Given>;
  /** Now, in milliseconds: only to refuse commands that are dated in the future or too far back. */
  readonly clock: () => Instant;
  /** Of how many streams the state is kept; 10,000 unless told otherwise, 0 for none. */
  readonly cache?: { readonly streams: number };
  readonly retries?: {
    /** How often it decides anew where others write to the stream in between; 10 unless told otherwise. */
    readonly conflicts?: number;
    /** How often an append whose outcome is unknown is sent again; 5 unless told otherwise. */
    readonly appends?: number;
    /** Waits before an append is sent again. */
    readonly pause?: Pause;
  };
}

export interface CommandHandler<C extends Command, Event extends DomainEvent, R extends Rejection> {
  readonly room: AnyRoom;
  /** Handles a command. It never throws and never rejects. */
  readonly handle: (command: C) => Promise<Handled<Event, R>>;
  /** The same for those who like it so. */
  readonly task: (command: C) => TaskEither<NotAccepted<R>, Accepted<Event>>;
}

/**
 * A handler of one room's commands on one store.
 *
 * @example
 * ```ts
 * import { commandHandler, newCommandId } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { madeAt, utc } from '@clientele/domain/kernel';
 * import { allowance, GrantAllowance } from '@clientele/domain/testing';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const { handle } = commandHandler({ store, decider: allowance, given: () => ({ ceiling: 500 }), clock: Date.now });
 * const meta = madeAt(utc, Date.now(), newCommandId(), { id: 'U1', roles: [] });
 * const handled = await handle(GrantAllowance.of({ person: 'P1', amount: 100 }, meta));
 * handled.kind; // 'accepted'
 * ```
 */
export const commandHandler = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  options: HandlerOptions<State, C, Event, R, Given>,
): CommandHandler<C, Event, R> => {
  const { store, decider, cache, retries } = options;
  const commandTypes = new Map(decider.commands.map((type) => [type.type, type]));
  const eventTypes = new Map(decider.events.map((type) => [type.type, type]));
  const nameOf = (id: string): string => streamName(store.namespace, decider.category, id);
  const streams = foldedStreams(cache?.streams ?? 10_000, decider.initial, nameOf);
  const { catchUp, madeBy } = historyReader<State, Event>(store, decider);
  const patience = { retries: retries?.appends ?? 5, pause: retries?.pause ?? patiently };
  const mostConflicts = retries?.conflicts ?? 10;

  /** The answer that the command got when it was first handled, unless the same id came with other content. */
  const answeredBefore = async (
    { stream }: FoldedStream<State>,
    { command: { meta }, fingerprint }: Admitted<C>,
    first: number,
    repeated: boolean,
  ): Promise<Handled<Event, R>> => {
    const { commandId } = meta;
    const made = await madeBy(stream, commandId, first);
    if (E.isLeft(made)) return made.left;
    const events = made.right;
    return events[0].command.fingerprint === fingerprint
      ? { kind: 'accepted', stream, events, repeated, position: events[events.length - 1]?.position ?? null }
      : rejectedFor([{ code: 'command.id-used-for-another', data: { commandId } }]);
  };

  /** The store knew the events by their ids: what it holds is the answer, and not what was decided now. */
  const recalled = async (
    folded: FoldedStream<State>,
    admitted: Admitted<C>,
    repeated: boolean,
  ): Promise<Handled<Event, R>> => {
    const failed = await catchUp(folded);
    const first = revisionOf(folded, admitted.firstId);
    if (first !== undefined) return answeredBefore(folded, admitted, first, repeated);
    const why = failed === null ? 'the reader is behind' : failed.kind;
    return { kind: 'outcome-unknown', stream: folded.stream, reason: `it is stored, but can't be read back: ${why}` };
  };

  /** Folds what was just stored. Where the room can't, the answer stays: the stream is read again before the next command. */
  const absorb = (folded: FoldedStream<State>, events: readonly StoredEvent<Event>[]): void => {
    try {
      for (const event of events) advance(folded, decider.evolve(folded.state, event), event.id, event.revision);
    } catch {
      folded.stale = true;
    }
  };

  /** Nothing was written, or it is not known: why, or null where it is to be decided again on what is there now. */
  const unsettled = (folded: FoldedStream<State>, error: AppendError): Failed | null => {
    folded.stale = true;
    if (error.code !== 'wrong-expected-revision') return unwritten(folded.stream, error);
    if (error.actual === 'no-stream' || error.actual < folded.revision) startOver(folded, decider.initial);
    return null;
  };

  /** Reads where it must, decides, and writes, until it is known what came of the command; one at a time on each stream. */
  const work = async (folded: FoldedStream<State>, admitted: Admitted<C>): Promise<Handled<Event, R>> => {
    const { stream } = folded;
    const turn = streams.enter(folded);
    if (turn !== undefined) await turn;
    try {
      let judge: Judge<State, Event, R> | null = null;
      let caughtUp = false;
      for (let conflicts = 0; conflicts <= mostConflicts; ) {
        if (folded.stale) {
          const failed = await catchUp(folded);
          if (failed !== null) return failed;
          caughtUp = true;
        }
        const before = revisionOf(folded, admitted.firstId);
        if (before !== undefined) return await answeredBefore(folded, admitted, before, true);

        if (judge === null) {
          const asked = judgeOf(options, admitted, stream);
          const answer = asked instanceof Promise ? await asked : asked;
          if (E.isLeft(answer)) return answer.left;
          judge = answer.right;
        }
        const verdict = judge(folded.state);
        if (E.isLeft(verdict)) return verdict.left;
        const decision = verdict.right;
        if (E.isLeft(decision) || decision.right.length === 0) {
          if (caughtUp) return E.isLeft(decision) ? rejectedFor(decision.left) : nothingNew(stream);
          // Others may have written what changes the answer: nobody is told no from memory.
          folded.stale = true;
          continue;
        }

        const fault = misshapen(eventTypes, decision.right);
        if (fault !== null) return defect('decide', stream, fault);
        const expected = folded.revision < 0 ? 'no-stream' : folded.revision;
        const events = storedEvents(admitted, decision.right, stream, folded.revision + 1);
        const once = () => append(store, stream, expected, events);
        const tried = await once();
        const outcome = isUnknown(tried) ? await appendAgain(patience, tried, once) : tried;
        if (E.isRight(outcome)) {
          const { revision, position, repeated } = outcome.right;
          if (repeated) return await recalled(folded, admitted, outcome === tried);
          const placed = placedFrom(events, revision - events.length + 1);
          absorb(folded, placed);
          return { kind: 'accepted', stream, events: handedOut(placed, decision.right), repeated, position };
        }
        const failed = unsettled(folded, outcome.left);
        if (failed !== null) return failed;
        conflicts += 1;
      }
      return { kind: 'conflict', stream, attempts: mostConflicts + 1 };
    } catch (thrown) {
      folded.stale = true;
      return defect('store', stream, saidBy(thrown));
    } finally {
      streams.leave(folded);
    }
  };

  const handle = (command: C): Promise<Handled<Event, R>> => {
    const admitted = admit(commandTypes, command);
    if (E.isLeft(admitted)) return Promise.resolve(rejectedFor([admitted.left]));
    const id = streamOf(decider, command);
    return E.isLeft(id) ? Promise.resolve(id.left) : work(streams.of(id.right), admitted.right);
  };

  const task =
    (command: C): TaskEither<NotAccepted<R>, Accepted<Event>> =>
    async () => {
      const handled = await handle(command);
      return handled.kind === 'accepted' ? E.right(handled) : E.left(handled);
    };

  return { room: decider, handle, task };
};
