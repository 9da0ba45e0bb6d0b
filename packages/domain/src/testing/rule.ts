/** A rule that every story of a room must keep, and how most of them are made: of each step, or of each event. */
import type { Command, Decider, DomainEvent, Rejection, StoredEvent, Text } from '../kernel/index.ts';
import type { Outcome, Step, Story } from './story.ts';
import { show } from './words.ts';

/** A rule that every story of a room must keep. */
export interface Rule<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  /** Stable. */
  readonly code: string;
  /** What holds, in a sentence. */
  readonly text: Text;
  /** What in the story breaks it, in words; null where it is kept. */
  readonly breach: (
    decider: Decider<State, C, Event, R, Given>,
    story: Story<State, C, Event, R, Given>,
  ) => string | null;
}

/** The first answer that isn't null. */
export const firstOf = <A>(values: Iterable<A>, check: (value: A, index: number) => string | null): string | null => {
  let index = 0;
  for (const value of values) {
    const breach = check(value, index++);
    if (breach !== null) return breach;
  }
  return null;
};

/** What a check says, or that it threw. */
export const attempt = (what: string, run: () => string | null): string | null => {
  try {
    return run();
  } catch (thrown) {
    return `${what} threw ${thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : show(thrown)}`;
  }
};

/** What broke in a step, where it was one of these functions of the room. */
export const brokeIn = (outcome: Outcome<Rejection, DomainEvent>, ...functions: readonly string[]): string | null =>
  outcome.kind === 'broke' && functions.includes(outcome.where) ? `${outcome.where} broke: ${outcome.fault}` : null;

/** The events that a step left. */
export const eventsOf = <Event extends DomainEvent>({
  outcome,
}: {
  readonly outcome: Outcome<Rejection, Event>;
}): readonly StoredEvent<Event>[] => (outcome.kind === 'accepted' ? outcome.events : []);

/** A rule of each step; a breach is told with the number of its command. */
export const ruleOfSteps = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  code: string,
  text: Text,
  check: (step: Step<State, C, Event, R, Given>, decider: Decider<State, C, Event, R, Given>) => string | null,
): Rule<State, C, Event, R, Given> => ({
  code,
  text,
  breach: (decider, { steps }) =>
    firstOf(steps, (step, index) => {
      const breach = check(step, decider);
      return breach === null ? null : `at command ${index + 1}: ${breach}`;
    }),
});

/** A rule of each event. */
export const ruleOfEvents = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  code: string,
  text: Text,
  check: (event: StoredEvent<Event>, decider: Decider<State, C, Event, R, Given>) => string | null,
): Rule<State, C, Event, R, Given> =>
  ruleOfSteps(code, text, (step, decider) => firstOf(eventsOf(step), (event) => check(event, decider)));
