/** The visit book: all that was told of every visit, so that it can be seen as it stood at the end of any date. */
import { type VisitEvent, type VisitState, visit, visitEvents } from '@clientele/domain/field';
import type { Json, LocalDate, RecordedEvent, StoredEvent } from '@clientele/domain/kernel';
import type { Fold } from '../kernel/fold.ts';
import { anyAmount, listIn, loading, type Reading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';
import { dateIn } from '../kernel/saved-facts.ts';
import { ownCopy } from '../kernel/told.ts';

/** What of an event says how a visit stands. */
type Told = Pick<StoredEvent<VisitEvent>, 'type' | 'data' | 'occurredAt' | 'occurredOn'>;

/** Every visit by its id, with what was told of it in the order in which it was told. */
export interface VisitBook {
  readonly visits: Map<string, Told[]>;
}

const form = { name: 'visits', version: 1 } as const;

const step = (book: VisitBook, event: RecordedEvent<VisitEvent>): VisitBook => {
  const { type, data, occurredAt, occurredOn } = event;
  const told = { type, data, occurredAt, occurredOn } as Told;
  const known = book.visits.get(data.visit);
  if (known === undefined) book.visits.set(data.visit, [told]);
  else known.push(told);
  return book;
};

const readTold = (reading: Reading, value: unknown): Told[] => {
  const [type, data, at, on] = listIn(reading, value, 'what was told of a visit');
  const known = visitEvents.find((one) => one.type === type);
  const read = known?.schema.safeParse(data);
  if (known === undefined || read === undefined || !read.success) {
    wrong(reading, 'what was told of a visit is none of its events');
    return [];
  }
  const occurredAt = wholeIn(reading, at, 'the time of a visit', ...anyAmount);
  return [{ type: known.type, data: read.data, occurredAt, occurredOn: dateIn(reading, on, 'a visit') } as Told];
};

/** Every visit; the events of one are one stream, so that any shard may see any visit. */
export const visitBook: Fold<VisitBook, VisitEvent> = {
  ...form,
  handles: visitEvents.map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: () => ({ visits: new Map() }),
  step,
  save: ({ visits }) =>
    saving(form, {
      visits: [...visits].map(([id, told]) => [
        id,
        told.map(({ type, data, occurredAt, occurredOn }) => [type, data as unknown as Json, occurredAt, occurredOn]),
      ]),
    }),
  load: (saved) =>
    loading(form, saved, (reading, body) => ({
      visits: new Map(
        listIn(reading, body['visits'], 'visits').map((one) => {
          const [id, told] = listIn(reading, one, 'a visit');
          const events = listIn(reading, told, 'a visit').flatMap((each) => readTold(reading, each));
          return [textIn(reading, id, 'a visit'), events];
        }),
      ),
    })),
  merge: (left, right) => {
    for (const [id, told] of right.visits) left.visits.set(id, [...(left.visits.get(id) ?? []), ...told]);
    return left;
  },
};

/** How every visit stood at the end of a date, a copy each; those not yet known then are left out. */
export const visitsOn = ({ visits }: VisitBook, date: LocalDate): readonly NonNullable<VisitState>[] =>
  [...visits.values()].flatMap((told) => {
    let state: VisitState = visit.initial;
    for (const one of told) if (one.occurredOn <= date) state = visit.evolve(state, one as StoredEvent<VisitEvent>);
    return state === null ? [] : [ownCopy(state)];
  });
