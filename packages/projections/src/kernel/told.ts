/** What was told of many things of one kind, each by its id, so that any of them can be seen as it stood at the end of any date. */
import {
  type AnyEventType,
  type DomainEvent,
  type Json,
  type LocalDate,
  replay,
  type StoredEvent,
} from '@clientele/domain/kernel';
import type { Fold } from './fold.ts';
import { anyAmount, listIn, loading, type Reading, saving, textIn, wholeIn, wrong } from './saved.ts';
import { dateIn } from './saved-facts.ts';

/** What of an event says how a thing stands. */
export type Told<Event extends DomainEvent> = Event extends DomainEvent
  ? Pick<StoredEvent<Event>, 'type' | 'data' | 'occurredAt' | 'occurredOn'>
  : never;

/** By id, what was told in the order in which it was told. */
export type ToldBook<Event extends DomainEvent> = Map<string, Told<Event>[]>;

/** The fold of a room whose events of one thing are one stream, so that any shard may see any of them. */
export const toldFold = <Event extends DomainEvent>(
  form: { readonly name: string; readonly version: number },
  events: readonly AnyEventType[],
  idOf: (data: Event['data']) => string,
): Fold<ToldBook<Event>, Event> => {
  const what = `what was told of ${form.name}`;
  const readTold = (reading: Reading, value: unknown): readonly Told<Event>[] => {
    const [type, data, at, on] = listIn(reading, value, what);
    const known = events.find((one) => one.type === type);
    const read = known?.schema.safeParse(data);
    if (known === undefined || read === undefined || !read.success) {
      wrong(reading, `${what} is none of its events`);
      return [];
    }
    const occurredAt = wholeIn(reading, at, what, ...anyAmount);
    const told = { type: known.type, data: read.data, occurredAt, occurredOn: dateIn(reading, on, what) };
    return [told as unknown as Told<Event>];
  };
  return {
    ...form,
    handles: events.map(({ type }) => type),
    shardKey: ({ stream }) => stream,
    init: () => new Map(),
    step: (book, { type, data, occurredAt, occurredOn }) => {
      const told = { type, data, occurredAt, occurredOn } as unknown as Told<Event>;
      const id = idOf(data);
      const known = book.get(id);
      if (known === undefined) book.set(id, [told]);
      else known.push(told);
      return book;
    },
    save: (book) =>
      saving(form, {
        told: [...book].map(([id, told]) => [
          id,
          told.map(({ type, data, occurredAt, occurredOn }) => [type, data as Json, occurredAt, occurredOn]),
        ]),
      }),
    load: (saved) =>
      loading(
        form,
        saved,
        (reading, body) =>
          new Map(
            listIn(reading, body['told'], what).map((one) => {
              const [id, told] = listIn(reading, one, what);
              return [
                textIn(reading, id, what),
                listIn(reading, told, what).flatMap((each) => readTold(reading, each)),
              ] as const;
            }),
          ),
      ),
    merge: (left, right) => {
      for (const [id, told] of right) left.set(id, [...(left.get(id) ?? []), ...told]);
      return left;
    },
  };
};

/** A copy to hand out, so that nobody can spoil what is kept. For plain JSON, as the states of rooms are. */
export const ownCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** How each thing stood at the end of a date, by what its room makes of it; a copy each time. */
export const standingOn = <State, Event extends DomainEvent>(
  room: { readonly initial: State; readonly evolve: (state: State, event: StoredEvent<Event>) => State },
  book: ToldBook<Event>,
  date: LocalDate,
): readonly State[] =>
  [...book.values()].map((told) => {
    const until = told.filter(({ occurredOn }) => occurredOn <= date) as unknown as readonly StoredEvent<Event>[];
    return ownCopy(replay(room, until));
  });
