/**
 * Given, when, then for a decider: what had happened, what is asked, and exactly what comes of it, order included. It knows no
 * test framework: what isn't as expected is thrown as an error whose message tells the story, or answered as text.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type Command,
  type Decider,
  type Decision,
  type DomainEvent,
  type Rejection,
  replay,
  type StoredEvent,
} from '../kernel/index.ts';
import { type Happened, storedBy, storedHistory } from './envelope.ts';
import { chapter, commandInWords, differencesInWords, eventInWords, rejectionInWords, show, storyOf } from './words.ts';

/** What a command is expected to answer: exactly these events, or exactly these reasons (whole, or their codes). */
export type Expected<R extends Rejection, Event extends DomainEvent> =
  | { readonly events: readonly Event[] }
  | { readonly rejections: readonly (R | R['code'])[] };

/** A command that was decided. Each `then…` answers this again, or throws an error that tells the story. */
export interface Asked<State, C extends Command, Event extends DomainEvent, R extends Rejection> {
  /** What the decider answered. */
  readonly outcome: Decision<R, Event>;
  /** The state after it. */
  readonly state: State;
  /** The stream after it. */
  readonly history: readonly StoredEvent<Event>[];
  /** Exactly these events, in this order. */
  readonly thenEvents: (...events: readonly Event[]) => Asked<State, C, Event, R>;
  /** Accepted, and nothing changed. */
  readonly thenNothing: () => Asked<State, C, Event, R>;
  /** Exactly these reasons, in this order; a code stands for a reason with any data. */
  readonly thenRejected: (...reasons: readonly (R | R['code'])[]) => Asked<State, C, Event, R>;
  /** Exactly this state after it. */
  readonly thenState: (state: State) => Asked<State, C, Event, R>;
  /** The story of how it differs from what was expected, or null where it is as expected. */
  readonly differing: (expected: Expected<R, Event>) => string | null;
  /** The next command on the same stream, after what this one did. */
  readonly when: When<State, C, Event, R>;
}

/** Asks a command, or one made from what had happened: for commands that name an earlier event. */
export type When<State, C extends Command, Event extends DomainEvent, R extends Rejection> = (
  command: C | ((history: readonly StoredEvent<Event>[]) => C),
) => Asked<State, C, Event, R>;

/** A decider with a past. */
export interface Scenario<State, C extends Command, Event extends DomainEvent, R extends Rejection> {
  /** The past: each event a day after the last, unless it says its date ({@link happened}). */
  readonly given: (...events: readonly (Event | Happened<Event>)[]) => {
    readonly when: When<State, C, Event, R>;
  };
  /** Asked of a stream on which nothing had happened. */
  readonly when: When<State, C, Event, R>;
}

const failure = (story: string, actual: unknown, expected: unknown): Error =>
  Object.assign(new Error(story), { name: 'ScenarioFailed', actual, expected });

/** A code that was expected stands for the reason that came with that code, whatever its data. */
const asExpected = <R extends Rejection>(
  expected: readonly (R | R['code'])[],
  came: readonly R[],
): readonly unknown[] =>
  expected.map((reason, index) => {
    if (typeof reason !== 'string') return reason;
    const same = came[index];
    return same?.code === reason ? same : { code: reason };
  });

/**
 * Given, when, then.
 *
 * @param decider the room
 * @param policies what the room needs from outside (its `given`)
 *
 * @example
 * ```ts
 * import { allowance, allowanceGranted, allowanceSpent, scenario, SpendAllowance, testMeta } from '@clientele/domain/testing';
 *
 * scenario(allowance, { ceiling: 500 })
 *   .given(allowanceGranted('P1', 100))
 *   .when(SpendAllowance.of({ person: 'P1', amount: 60 }, testMeta('2024-02-01')))
 *   .thenEvents(allowanceSpent('P1', 60))
 *   .when(SpendAllowance.of({ person: 'P1', amount: 60 }, testMeta('2024-02-02')))
 *   .thenRejected({ code: 'allowance.exceeded', data: { left: 40, asked: 60 } });
 * ```
 */
export const scenario = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  policies: Given,
): Scenario<State, C, Event, R> => {
  const stream = `test.${decider.category}-scenario`;
  const ask =
    (past: readonly StoredEvent<Event>[]): When<State, C, Event, R> =>
    (asked) =>
      decided(typeof asked === 'function' ? asked(past) : asked, past);

  const decided = (command: C, past: readonly StoredEvent<Event>[]): Asked<State, C, Event, R> => {
    const before = replay(decider, past);
    const outcome = decider.decide(command, policies)(before);
    const made = E.isRight(outcome) ? outcome.right : [];
    const history = [...past, ...storedBy(command.meta, made, stream, past.length)];
    const state = replay(decider, history);

    const said = rejectionInWords(decider.messages);
    const told = (events: readonly DomainEvent[]) =>
      events.length === 0 ? ['accepted, and nothing changed'] : events.map(eventInWords);
    const answer = E.isRight(outcome) ? told(outcome.right) : outcome.left.map(said);
    const begin = storyOf(
      chapter('Given', past.length === 0 ? ['nothing had happened'] : past.map(eventInWords)),
      chapter('when', [commandInWords(command)]),
    );
    const story = (wanted: readonly string[], actual: unknown, expected: unknown): string =>
      storyOf(
        begin,
        chapter('then came', answer),
        chapter('but expected was', wanted),
        chapter('where they differ', differencesInWords(actual, expected)),
      );

    const compared = (expected: Expected<R, Event>) => {
      const came: unknown = E.isRight(outcome) ? { events: outcome.right } : { rejections: outcome.left };
      if ('events' in expected) return { came, wanted: { events: expected.events }, words: told(expected.events) };
      const rejections = asExpected(expected.rejections, E.isLeft(outcome) ? outcome.left : []);
      const words = expected.rejections.map((reason) =>
        typeof reason === 'string' ? `refused, ${reason}` : said(reason),
      );
      return { came, wanted: { rejections }, words };
    };
    const expecting = (expected: Expected<R, Event>) => {
      const { came, wanted, words } = compared(expected);
      if (differencesInWords(came, wanted).length > 0) throw failure(story(words, came, wanted), came, wanted);
      return asked;
    };

    const asked: Asked<State, C, Event, R> = {
      outcome,
      state,
      history,
      thenEvents: (...events) => expecting({ events }),
      thenNothing: () => expecting({ events: [] }),
      thenRejected: (...rejections) => expecting({ rejections }),
      thenState: (expected) => {
        if (differencesInWords(state, expected).length > 0)
          throw failure(story([`the state ${show(expected)}`], state, expected), state, expected);
        return asked;
      },
      differing: (expected) => {
        const { came, wanted, words } = compared(expected);
        return differencesInWords(came, wanted).length === 0 ? null : story(words, came, wanted);
      },
      when: ask(history),
    };
    return asked;
  };

  return {
    given: (...events) => ({ when: ask(storedHistory(stream, events)) }),
    when: ask([]),
  };
};
