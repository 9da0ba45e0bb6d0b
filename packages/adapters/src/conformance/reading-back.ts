/** Reading a store to compare it with what was written: whole reads as lists, and waiting, within bounds, for what comes later. */
import * as E from 'fp-ts/lib/Either.js';
import type {
  Delivery,
  EventStore,
  Pages,
  Position,
  ReadError,
  RecordedEvent,
  StreamRange,
  SubscriptionRange,
} from '../store/port.ts';
import { accepted, ensure, fail } from './expecting.ts';

/** All events of a read, or the fault it ended with. */
export const readWhole = async (pages: Pages): Promise<E.Either<ReadError, readonly RecordedEvent[]>> => {
  const events: RecordedEvent[] = [];
  for await (const page of pages) {
    if (E.isLeft(page)) return page;
    ensure('port', page.right.length > 0, () => 'a page of a read is never empty');
    events.push(...page.right);
  }
  return E.right(events);
};

export const streamEvents = async (
  store: EventStore,
  stream: string,
  range?: StreamRange,
): Promise<readonly RecordedEvent[]> =>
  accepted('13', `reading ${stream}`, await readWhole(store.readStream(stream, range)));

/** Waits for a promise, but not for ever. */
export const within = async <Value>(milliseconds: number, what: string, promise: Promise<Value>): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing came for ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again until what was appended can be seen: reads over many streams may lag behind. Answers the last that was seen. */
export const eventually = async <Value>(
  patience: number,
  ask: () => Promise<Value>,
  enough: (value: Value) => boolean,
): Promise<Value> => {
  const end = Date.now() + patience;
  for (let wait = 5; ; wait = Math.min(wait * 2, 250)) {
    const value = await ask();
    if (enough(value) || Date.now() > end) return value;
    await pause(wait);
  }
};

export const headOf = async (store: EventStore): Promise<Position | undefined> =>
  accepted('16', 'the head of the log', await store.head()) ?? undefined;

export const afterOf = (position: Position | undefined): { readonly after?: Position } =>
  position === undefined ? {} : { after: position };

/** Runs a subscription until enough was delivered, then leaves it; fails where that takes too long or an error comes. */
export const subscribed = async (
  store: EventStore,
  range: SubscriptionRange,
  patience: number,
  enough: (deliveries: readonly Delivery[]) => boolean,
): Promise<readonly Delivery[]> => {
  const deliveries: Delivery[] = [];
  const iterator = store.subscribe(range)[Symbol.asyncIterator]();
  try {
    while (!enough(deliveries)) {
      const what = `a subscription, after ${deliveries.length} deliveries`;
      const result = await within(patience, what, iterator.next());
      if (result.done === true) return fail('23', `${what}: it ended by itself`);
      deliveries.push(accepted('23', what, result.value));
    }
    return deliveries;
  } finally {
    // A store that can't be left must not keep the case from telling what went wrong before.
    await Promise.race([iterator.return?.(), pause(patience)]);
  }
};

/** The events of deliveries, in the order in which they came. */
export const eventsIn = (deliveries: readonly Delivery[]): readonly RecordedEvent[] =>
  deliveries.flatMap((delivery) => (delivery.kind === 'events' ? delivery.events : []));

export const isCaughtUp = (deliveries: readonly Delivery[]): boolean => deliveries.at(-1)?.kind === 'caught-up';

export const idsOf = (events: readonly { readonly id: string }[]): readonly string[] => events.map(({ id }) => id);
