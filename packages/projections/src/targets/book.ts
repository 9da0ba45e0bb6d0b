/**
 * The target book: forecasts, the confirmed results of days, and every plan's tree of targets, folded by the domain's own rules. The events of a plan are few and are kept
 * beside it, since they are the one form from which a tree can be built anew.
 */
import { isLocalDate, type Json, type RecordedEvent, type StoredEvent } from '@clientele/domain/kernel';
import {
  type ForecastEvent,
  forecastEvents,
  noContent,
  noTargets,
  type PlanContent,
  type ResultEvent,
  resultEvents,
  type TargetEvent,
  type TargetTree,
  targetEvents,
  withContent,
  withEvent,
} from '@clientele/domain/planning';
import type { Either } from 'fp-ts/lib/Either.js';
import { enterForecast, type ForecastBook } from '../forecast/forecast-book.ts';
import type { Fold } from '../kernel/fold.ts';
import type { LoadFault } from '../kernel/projection.ts';
import { anyAmount, listIn, loading, objectIn, type Reading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';
import { enterResult, noResults, type ResultBook } from './results.ts';

/** A plan: its tree, what it holds beside, and what was told of it in the order in which it was told. */
export interface PlanRecord {
  tree: TargetTree;
  content: PlanContent;
  readonly events: StoredEvent<TargetEvent>[];
}

export interface TargetBook {
  readonly plans: Map<string, PlanRecord>;
  readonly results: ResultBook;
  readonly forecasts: ForecastBook;
}

const bookEvents = [...targetEvents, ...resultEvents, ...forecastEvents];

const bookForm = { name: 'target-book', version: 2 } as const;

const noPlans = (): TargetBook => ({ plans: new Map(), results: noResults(), forecasts: new Map() });

type BookEvent = TargetEvent | ResultEvent | ForecastEvent;

const enter = (book: TargetBook, event: StoredEvent<BookEvent>): TargetBook => {
  if (event.type === 'DailyResultConfirmed') {
    enterResult(book.results, event);
    return book;
  }
  if (event.type === 'ForecastMade' || event.type === 'ForecastUsed') {
    enterForecast(book.forecasts, event);
    return book;
  }
  const { plan } = event.data;
  const record = book.plans.get(plan) ?? { tree: noTargets, content: noContent, events: [] };
  record.events.push(event);
  record.tree = withEvent(record.tree, event);
  record.content = withContent(record.content, event);
  book.plans.set(plan, record);
  return book;
};

/** What is kept of an event: all that the tree is folded from. */
const kept = ({
  id,
  occurredAt,
  occurredOn,
  by,
  corrects,
  policies,
  type,
  version,
  data,
}: StoredEvent<BookEvent>): Json =>
  ({
    id,
    occurredAt,
    occurredOn,
    by,
    policies,
    type,
    version,
    data,
    ...(corrects === undefined ? {} : { corrects }),
  }) as unknown as Json;

const eventIn = (reading: Reading, saved: unknown): StoredEvent<BookEvent> | null => {
  const event = objectIn(reading, saved, 'an event');
  const kind = bookEvents.find(({ type, version }) => type === event['type'] && version === event['version']);
  const data = kind?.schema.safeParse(event['data']);
  const on = textIn(reading, event['occurredOn'], 'an event');
  if (data?.success !== true || !isLocalDate(on)) {
    wrong(reading, "an event can't be read");
    return null;
  }
  textIn(reading, event['id'], 'an event');
  wholeIn(reading, event['occurredAt'], 'an event', ...anyAmount);
  listIn(reading, event['policies'], 'an event');
  textIn(reading, objectIn(reading, event['by'], 'an actor')['id'], 'an actor');
  return event as unknown as StoredEvent<BookEvent>;
};

const load = (saved: Json): Either<LoadFault, TargetBook> =>
  loading(bookForm, saved, (reading, body) => {
    const book = noPlans();
    for (const one of listIn(reading, body['events'], 'events')) {
      const event = eventIn(reading, one);
      if (event !== null && reading.fault === null) enter(book, event);
    }
    return book;
  });

/** Every plan with its targets. A plan is one stream. */
export const targetBook: Fold<TargetBook, BookEvent> = {
  ...bookForm,
  handles: bookEvents.map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: noPlans,
  step: (book, event: RecordedEvent<BookEvent>) => enter(book, event),
  save: ({ plans, results, forecasts }) =>
    saving(bookForm, {
      events: [
        ...[...plans.values()].flatMap(({ events }) => events),
        ...results.events,
        ...[...forecasts.values()].flat(),
      ].map(kept),
    }),
  load,
  merge: (left, right) => {
    for (const { events } of right.plans.values()) for (const event of events) enter(left, event);
    for (const event of [...right.results.events, ...[...right.forecasts.values()].flat()]) enter(left, event);
    return left;
  },
};
