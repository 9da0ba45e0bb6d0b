/**
 * Streams as they were told: all that a room needs to be asked how it stood at the end of a date. For rooms whose streams are
 * small and whose own rules say what a history amounts to.
 */
import {
  type DomainEvent,
  isLocalDate,
  type Json,
  type LocalDate,
  type RecordedEvent,
  type StoredEvent,
} from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Fold } from './fold.ts';
import type { LoadFault } from './projection.ts';
import { anyAmount, listIn, loading, objectIn, type Reading, saving, textIn, wholeIn, wrong } from './saved.ts';

/** What of an event a room folds. */
export type Told<Event extends DomainEvent> = Event extends DomainEvent
  ? Pick<StoredEvent<Event>, 'id' | 'type' | 'version' | 'data' | 'occurredAt' | 'occurredOn' | 'by' | 'corrects'>
  : never;

/** By the stream's id, in the order in which they were told. */
export interface ToldStreams<Event extends DomainEvent> {
  readonly streams: Map<string, Told<Event>[]>;
}

/** A room, as far as its history is folded. */
interface Room<State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: StoredEvent<Event>) => State;
  readonly events: readonly {
    readonly type: string;
    readonly version: number;
    readonly schema: { readonly safeParse: (data: unknown) => { readonly success: boolean; readonly data?: unknown } };
  }[];
}

/** Plain JSON again, so that whoever gets it can spoil nothing here. */
const copied = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** The fold that keeps the streams of a room; `keyOf` is the id of the stream that an event is of. */
export const toldStreams = <State, Event extends DomainEvent>(
  name: string,
  { events }: Room<State, Event>,
  keyOf: (event: RecordedEvent<Event>) => string,
): Fold<ToldStreams<Event>, Event> => {
  const form = { name, version: 1 } as const;
  const eventIn = (reading: Reading, saved: unknown): Told<Event> | null => {
    const event = objectIn(reading, saved, 'an event');
    const kind = events.find(({ type, version }) => type === event['type'] && version === event['version']);
    const on = textIn(reading, event['occurredOn'], 'an event');
    const id = textIn(reading, event['id'], 'an event');
    const occurredAt = wholeIn(reading, event['occurredAt'], 'an event', ...anyAmount);
    const by = textIn(reading, event['by'], 'an actor');
    const corrects = event['corrects'];
    const data = kind?.schema.safeParse(event['data']);
    if (kind === undefined || data?.success !== true || !isLocalDate(on)) {
      wrong(reading, "an event can't be read");
      return null;
    }
    return {
      id,
      type: kind.type,
      version: kind.version,
      data: data.data,
      occurredAt,
      occurredOn: on,
      by: { id: by, roles: [] },
      ...(typeof corrects === 'string' ? { corrects } : {}),
    } as unknown as Told<Event>;
  };
  const load = (saved: Json): Either<LoadFault, ToldStreams<Event>> =>
    loading(form, saved, (reading, body) => {
      const streams = new Map<string, Told<Event>[]>();
      for (const one of listIn(reading, body['streams'], 'streams')) {
        const [key, told] = listIn(reading, one, 'a stream');
        const read = listIn(reading, told, 'a stream').flatMap((event) => eventIn(reading, event) ?? []);
        streams.set(textIn(reading, key, 'a stream'), read);
      }
      return { streams };
    });
  return {
    ...form,
    handles: events.map(({ type }) => type),
    shardKey: ({ stream }) => stream,
    init: () => ({ streams: new Map() }),
    step: (book, event) => {
      const { id, type, version, data, occurredAt, occurredOn, by, corrects } = event;
      const told = {
        id,
        type,
        version,
        data,
        occurredAt,
        occurredOn,
        by: { id: by.id, roles: [] },
        ...(corrects === undefined ? {} : { corrects }),
      } as unknown as Told<Event>;
      const key = keyOf(event);
      const known = book.streams.get(key);
      if (known === undefined) book.streams.set(key, [told]);
      else known.push(told);
      return book;
    },
    save: ({ streams }) =>
      saving(form, {
        streams: [...streams].map(([key, told]) => [
          key,
          told.map(({ by, data, ...rest }) => copied({ ...rest, by: by.id, data })),
        ]),
      }),
    load,
    merge: (left, right) => {
      for (const [key, told] of right.streams) left.streams.set(key, [...(left.streams.get(key) ?? []), ...told]);
      return left;
    },
  };
};

/**
 * How each stream of a room stood at the end of a date; those that hadn't begun are left out. What is answered is the asker's
 * own: nothing in the book can be spoiled through it.
 */
export const streamsOn = <State, Event extends DomainEvent>(
  { streams }: ToldStreams<Event>,
  { initial, evolve }: Pick<Room<State, Event>, 'initial' | 'evolve'>,
  date: LocalDate,
): ReadonlyMap<string, State> => {
  const standing = new Map<string, State>();
  for (const [key, told] of streams) {
    const before = told.filter(({ occurredOn }) => occurredOn <= date);
    if (before.length > 0)
      standing.set(
        key,
        before.reduce(
          (state, event) => evolve(state, { ...event, data: copied(event.data) } as unknown as StoredEvent<Event>),
          initial,
        ),
      );
  }
  return standing;
};
