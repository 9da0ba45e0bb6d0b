/** Laws that look at what was so before an event: folded by the room's own `evolve`, judged by nothing of its decider. */
import { type DomainEvent, type Law, lawOf, type RecordedEvent, type StoredEvent, type Text } from '../kernel/index.ts';

/** A room, as far as a law of it needs to know it. */
interface Room<State, Event extends DomainEvent> {
  readonly category: string;
  readonly events: readonly { readonly type: Event['type'] }[];
  readonly initial: State;
  readonly evolve: (state: State, event: StoredEvent<Event>) => State;
}

/** Makes laws of each stream of a room: `breach` says what was wrong with an event, after what was so before it. */
export const lawsOfState =
  <State, Event extends DomainEvent>({ category, events, initial, evolve }: Room<State, Event>) =>
  (
    code: string,
    rows: readonly string[],
    text: Text,
    breach: (before: State, event: RecordedEvent<Event>) => Text | null,
  ): Law =>
    lawOf<Event, State>({
      code: `${category}.${code}`,
      rows,
      text,
      scope: 'stream',
      handles: events.map(({ type }) => type),
      initial,
      check: (before, event) => ({ memory: evolve(before, event), breach: breach(before, event) }),
    });
