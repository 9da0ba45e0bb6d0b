/** The suite bites: for each fault planted in a sound store, the case that is there to find it fails and cites the contract. */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../memory/index.ts';
import type {
  AppendError,
  Appended,
  Delivery,
  EventStore,
  NewEvent,
  Page,
  Pages,
  RecordedEvent,
  Subscription,
} from '../store/port.ts';
import { conformance } from './index.ts';

type Fault = (sound: EventStore) => EventStore;

const casesOf = (fault: Fault) =>
  conformance(
    async () => {
      const store = fault(memoryStore({ namespace: 'acme', administration: true }));
      return { store, close: async () => store.close(), reopen: async () => store };
    },
    { patience: 250 },
  );

const outcome = async (fault: Fault, named: string): Promise<string> => {
  const found = casesOf(fault).filter(({ name }) => name.startsWith(named));
  expect(found.map(({ name }) => name)).toHaveLength(1);
  try {
    await found[0]?.run();
    return 'it passed';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'something else was thrown';
  }
};

const mappedPages = (pages: Pages, change: (page: Page) => Page): Pages => ({
  async *[Symbol.asyncIterator]() {
    for await (const page of pages) {
      const changed = E.map(change)(page);
      if (E.isLeft(changed) || changed.right.length > 0) yield changed;
    }
  },
});

const mappedDeliveries = (
  subscription: Subscription,
  change: (delivery: Delivery) => readonly Delivery[],
): Subscription => ({
  async *[Symbol.asyncIterator]() {
    for await (const delivery of subscription) {
      if (E.isLeft(delivery)) yield delivery;
      else yield* change(delivery.right).map((changed) => E.right(changed));
    }
  },
});

/** Deliveries with their events changed. */
const changedEvents = (store: EventStore, change: (events: Page) => Page): EventStore => ({
  ...store,
  subscribe: (range) =>
    mappedDeliveries(store.subscribe(range), (delivery) =>
      delivery.kind === 'events' ? [{ ...delivery, events: change(delivery.events) }] : [delivery],
    ),
});

const oneByOne: Fault = (store) => ({
  ...store,
  append: async (stream, expected, events) => {
    let last: E.Either<AppendError, Appended> = await store.append(stream, expected, events.slice(0, 1));
    for (const event of events.slice(1)) {
      if (E.isLeft(last)) return last;
      last = await store.append(stream, last.right.revision, [event]);
    }
    return last;
  },
});

const expectingNothing: Fault = (store) => ({
  ...store,
  append: (stream, _, events) => store.append(stream, 'any', events),
});

/** Looks whether the revision is as expected, and appends a moment later whatever became of it. */
const lookingFirst: Fault = (store) => ({
  ...store,
  append: async (stream, expected, events) => {
    let revision = -1;
    for await (const page of store.readStream(stream, { direction: 'backwards', limit: 1 })) {
      if (E.isRight(page)) revision = page.right[0]?.revision ?? -1;
    }
    if (expected !== 'no-stream' || revision >= 0) return store.append(stream, expected, events);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return store.append(stream, 'any', events);
  },
});

const forgettingRepeats: Fault = (store) => ({
  ...store,
  append: async (stream, expected, events) => {
    const answer = await store.append(stream, expected, events);
    if (E.isLeft(answer) || !answer.right.repeated) return answer;
    return E.left({ code: 'wrong-expected-revision', stream, expected, actual: answer.right.revision });
  },
});

/** Holds an id that it saw before for a repeat, wherever it is sent. */
const knowingEveryId: Fault = (store) => {
  const seen = new Map<string, Appended>();
  return {
    ...store,
    append: async (stream, expected, events) => {
      const [first] = events;
      const known = first && seen.get(`${stream} ${first.id}`);
      if (known !== undefined) return E.right({ ...known, repeated: true });
      const answer = await store.append(stream, expected, events);
      if (E.isRight(answer) && first) seen.set(`${stream} ${first.id}`, answer.right);
      return answer;
    },
  };
};

const acceptingNothing: Fault = (store) => ({
  ...store,
  append: (stream, expected, events) =>
    events.length === 0
      ? Promise.resolve(E.right({ revision: 0, position: 0, repeated: false }))
      : store.append(stream, expected, events),
});

const withoutLimit: Fault = (store) => ({
  ...store,
  append: async (stream, expected, events) => {
    const answer = await store.append(stream, expected, events);
    return E.isLeft(answer) && answer.left.code === 'too-large'
      ? E.right({ revision: events.length - 1, position: 0, repeated: false })
      : answer;
  },
});

const asJson = (data: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(data) ?? 'null');
  } catch {
    return null;
  }
};

/** As JSON would have them: dates become texts, and what JSON doesn't know is left out. */
const makingDo: Fault = (store) => ({
  ...store,
  append: (stream, expected, events) =>
    store.append(
      stream,
      expected,
      events.map((event) => ({ ...event, data: asJson(event.data) })),
    ),
});

/** Hands out the very data that were handed in. */
const keepingWhatItWasGiven: Fault = (store) => {
  const given = new Map<string, NewEvent>();
  const own = (page: Page): Page => page.map((event) => ({ ...event, data: given.get(event.id)?.data ?? event.data }));
  return {
    ...store,
    append: (stream, expected, events) => {
      for (const event of events) given.set(event.id, event);
      return store.append(stream, expected, events);
    },
    readStream: (stream, range) => mappedPages(store.readStream(stream, range), own),
  };
};

/** Makes each event once and hands out the same to all. */
const handingOutItsOwn: Fault = (store) => {
  const made = new Map<string, RecordedEvent>();
  const own = (event: RecordedEvent): RecordedEvent => {
    const known = made.get(event.id) ?? structuredClone(event);
    made.set(event.id, known);
    return known;
  };
  return {
    ...store,
    readStream: (stream, range) => mappedPages(store.readStream(stream, range), (page) => page.map(own)),
  };
};

const alwaysForwards: Fault = (store) => ({
  ...store,
  readStream: (stream, range) =>
    mappedPages(store.readStream(stream, range), (page) =>
      range?.direction === 'backwards' ? page.toReversed() : page,
    ),
});

const oneTooMany: Fault = (store) => ({
  ...store,
  readStream: (stream, range = {}) =>
    store.readStream(
      stream,
      range.limit !== undefined && range.limit > 0 ? { ...range, limit: range.limit + 1 } : range,
    ),
});

const inclusive: Fault = (store) => ({
  ...store,
  readAll: (range = {}) =>
    store.readAll(typeof range.after === 'number' && range.after > 0 ? { ...range, after: range.after - 1 } : range),
});

const missingInTheIndex: Fault = (store) => ({
  ...store,
  readTag: (tag, range) => mappedPages(store.readTag(tag, range), (page) => page.filter((_, index) => index !== 2)),
});

const losing: Fault = (store) => {
  let count = 0;
  return changedEvents(store, (events) =>
    events.filter(() => {
      count += 1;
      return count !== 100;
    }),
  );
};

const repeatingItself: Fault = (store) =>
  changedEvents(store, (events) => events.flatMap((event, index) => (index === 5 ? [event, event] : [event])));

const beginningAnew: Fault = (store) => ({
  ...store,
  subscribe: ({ after: _, ...range } = {}) => store.subscribe(range),
});

const neverCaughtUp: Fault = (store) => ({
  ...store,
  subscribe: (range) =>
    mappedDeliveries(store.subscribe(range), (delivery) => (delivery.kind === 'events' ? [delivery] : [])),
});

const deaf: Fault = (store) => ({
  ...store,
  subscribe: ({ signal: _, ...range } = {}) => store.subscribe(range),
});

const neverClosing: Fault = (store) => ({ ...store, close: async () => {} });

const showingEverything: Fault = (store) => ({
  ...store,
  ...(store.administration && {
    administration: { ...store.administration, writeMetadata: async () => E.right(undefined) },
  }),
});

const withoutAdministration: Fault = ({ administration: _, ...store }) => store;

const faults: readonly (readonly [string, Fault, string, RegExp])[] = [
  ['that appends a batch one by one', oneByOne, 'append: a batch is whole or absent', /^contract 6: /],
  ['that ignores the expected revision', expectingNothing, 'append: a wrong expectation', /^contract 2: /],
  ['that looks first and appends later', lookingFirst, 'compete: of many who begin', /^contract 2: how many won/],
  ['that does not recognise a repeat', forgettingRepeats, 'again: the same ids', /^contract 3: /],
  ['that holds every known id for a repeat', knowingEveryId, 'again: old ids at the current', /^contract 22: /],
  ['that takes an empty append', acceptingNothing, 'append: without events', /^contract 7: /],
  ['that has no limit', withoutLimit, 'limit: an append over 1 MiB', /^contract 9: /],
  ['that stores what JSON makes of data', makingDo, 'keep: data that JSON would change', /^contract 11: a date/],
  ['that keeps what it was given', keepingWhatItWasGiven, 'untouchable: what was handed in', /^contract port: /],
  ['that hands out its own', handingOutItsOwn, 'untouchable: what is read', /^contract port: /],
  ['that reads forwards always', alwaysForwards, 'read: a stream from a revision on', /^contract 13: .*backwards/],
  ['that reads one too many', oneTooMany, 'read: a stream from a revision on', /^contract 13: .*limit/],
  ['that includes where it begins', inclusive, 'all: bounds are exclusive', /^contract 15: /],
  ['whose index misses an event', missingInTheIndex, 'tag: exactly the events', /^contract 15: /],
  ['whose subscription loses an event', losing, 'subscribe: to everything, while many', /nothing came|^contract 24: /],
  ['whose subscription repeats one', repeatingItself, 'subscribe: what is there', /^contract 2[34]: /],
  ['whose subscription begins anew', beginningAnew, 'subscribe: it begins after', /^contract 23: /],
  ['whose subscription is never caught up', neverCaughtUp, 'subscribe: where nothing is', /nothing came for 250 ms/],
  ['whose subscription hears no signal', deaf, 'subscribe: a signal ends it', /^contract port: /],
  ['that does not close', neverClosing, 'close: afterwards everything', /nothing came for 250 ms|^contract port: /],
  ['whose metadata have no effect', showingEverything, 'administration: metadata hide', /^contract 21: /],
  [
    'without the administration it claims',
    withoutAdministration,
    'administration: a tombstone',
    /^contract 18: .*without/,
  ],
];

describe('the suite fails a store', () => {
  test.each(faults)('%s', async (_, fault, named, says) => {
    expect(await outcome(fault, named)).toMatch(says);
    expect(await outcome((sound) => sound, named)).toBe('it passed');
  });
});

test('a store that forgets what it acknowledged fails where it is opened again', async () => {
  const open = async () => {
    const store = memoryStore({ namespace: 'acme' });
    return { store, close: store.close, reopen: async () => memoryStore({ namespace: 'acme' }) };
  };
  const reopened = conformance(open, { without: ['administration'] }).find(({ name }) => name.startsWith('reopen'));
  await expect(reopened?.run()).rejects.toThrow(/^contract 13: /);
});

test('what a store is said to be without is left out, and nothing else', () => {
  const open = async () => ({ store: memoryStore({ namespace: 'acme' }), close: async () => {} });
  const all = conformance(open).map(({ name }) => name);
  const some = conformance(open, { without: ['administration', 'durability'] }).map(({ name }) => name);
  const missing = all.filter((name) => !some.includes(name));
  expect(missing.every((name) => /^(administration|reopen): /.test(name))).toBe(true);
  expect(missing).toHaveLength(5);
  expect(new Set(all).size).toBe(all.length);
});
