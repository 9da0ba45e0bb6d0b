/**
 * The price book: what was told of price lists, price plans and sales activities. It is little, so it is kept as it was told,
 * and each question folds what was so by its date with the domain's own rules.
 */
import {
  isLocalDate,
  type Json,
  type LocalDate,
  type RecordedEvent,
  replay,
  type StoredEvent,
} from '@clientele/domain/kernel';
import {
  type PriceListEvent,
  type PriceListState,
  type PricePlanEvent,
  type PricePlanState,
  type PromotionEvent,
  type PromotionState,
  priceListEvents,
  pricelist,
  pricePlanEvents,
  priceplan,
  promotion,
  promotionEvents,
} from '@clientele/domain/trade';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Fold } from '../kernel/fold.ts';
import type { LoadFault } from '../kernel/projection.ts';
import { anyAmount, listIn, loading, objectIn, type Reading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';

/** What is told of prices. */
export type PriceEvent = PriceListEvent | PricePlanEvent | PromotionEvent;

/** What is kept of an event: all that the domain's rules fold. */
type Kept = Pick<StoredEvent<PriceEvent>, 'id' | 'occurredAt' | 'occurredOn' | 'by' | 'type' | 'version' | 'data'>;

export interface PriceBook {
  readonly lists: Map<string, Kept[]>;
  readonly plans: Map<string, Kept[]>;
  readonly promotions: Map<string, Kept[]>;
}

const form = { name: 'prices', version: 1 } as const;

const noPrices = (): PriceBook => ({ lists: new Map(), plans: new Map(), promotions: new Map() });

/** Where an event belongs: to a list, a plan or an activity. */
const shelfOf = (
  book: PriceBook,
  data: Kept['data'],
): { readonly shelf: Map<string, Kept[]>; readonly key: string } => {
  if ('list' in data) return { shelf: book.lists, key: data.list };
  return 'plan' in data ? { shelf: book.plans, key: data.plan } : { shelf: book.promotions, key: data.promotion };
};

const enter = (book: PriceBook, kept: Kept): PriceBook => {
  const { shelf, key } = shelfOf(book, kept.data);
  const events = shelf.get(key);
  if (events === undefined) shelf.set(key, [kept]);
  else events.push(kept);
  return book;
};

const known = [...priceListEvents, ...pricePlanEvents, ...promotionEvents];

const keptIn = (reading: Reading, saved: unknown): Kept | null => {
  const event = objectIn(reading, saved, 'an event');
  const kind = known.find(({ type, version }) => type === event['type'] && version === event['version']);
  const data = kind?.schema.safeParse(event['data']);
  const on = textIn(reading, event['occurredOn'], 'an event');
  if (data?.success !== true || !isLocalDate(on)) {
    wrong(reading, "an event can't be read");
    return null;
  }
  textIn(reading, event['id'], 'an event');
  wholeIn(reading, event['occurredAt'], 'an event', ...anyAmount);
  textIn(reading, objectIn(reading, event['by'], 'an actor')['id'], 'an actor');
  return event as unknown as Kept;
};

const load = (saved: Json): Either<LoadFault, PriceBook> =>
  loading(form, saved, (reading, body) => {
    const book = noPrices();
    for (const one of listIn(reading, body['events'], 'events')) {
      const kept = keptIn(reading, one);
      if (kept !== null && reading.fault === null) enter(book, kept);
    }
    return book;
  });

const eventsIn = ({ lists, plans, promotions }: PriceBook): readonly Kept[] =>
  [lists, plans, promotions].flatMap((shelf) => [...shelf.values()].flat());

/** Every price list, plan and activity. Each is one stream. */
export const priceBook: Fold<PriceBook, PriceEvent> = {
  ...form,
  handles: known.map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: noPrices,
  step: (book, { id, occurredAt, occurredOn, by, type, version, data }: RecordedEvent<PriceEvent>) =>
    enter(book, { id, occurredAt, occurredOn, by, type, version, data }),
  save: (book) => saving(form, { events: eventsIn(book) as unknown as Json }),
  load,
  merge: (left, right) => {
    for (const kept of eventsIn(right)) enter(left, kept);
    return left;
  },
};

/** What was so of a stream by a date. */
const soFar = <Event extends PriceEvent>(
  events: readonly Kept[] | undefined,
  asOf: LocalDate,
): readonly StoredEvent<Event>[] =>
  (events ?? []).filter(({ occurredOn }) => occurredOn <= asOf) as unknown as readonly StoredEvent<Event>[];

/** A price list as of a date. */
export const listOn = ({ lists }: PriceBook, list: string, asOf: LocalDate): PriceListState =>
  replay(pricelist, soFar<PriceListEvent>(lists.get(list), asOf));

/** A price plan as of a date. */
export const planOn = ({ plans }: PriceBook, plan: string, asOf: LocalDate): PricePlanState =>
  replay(priceplan, soFar<PricePlanEvent>(plans.get(plan), asOf));

/** An activity as of a date. */
export const promotionOn = ({ promotions }: PriceBook, id: string, asOf: LocalDate): PromotionState =>
  replay(promotion, soFar<PromotionEvent>(promotions.get(id), asOf));

/** What was spent on special displays by a date: the events that tell it. */
export const costsOn = ({ promotions }: PriceBook, asOf: LocalDate) =>
  [...promotions.values()].flatMap((events) =>
    soFar<PromotionEvent>(events, asOf).filter((event) => event.type === 'PromotionCostRecorded'),
  );
