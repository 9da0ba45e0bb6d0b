/** A store whose pages are small, so that a short history has many places between two pages. */
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, Pages, Subscription } from '../src/store/port.ts';

async function* cutPages(pages: Pages, size: number): Pages {
  for await (const page of pages) {
    if (E.isLeft(page)) yield page;
    else for (let at = 0; at < page.right.length; at += size) yield E.right(page.right.slice(at, at + size));
  }
}

async function* cutDeliveries(deliveries: Subscription, size: number): Subscription {
  for await (const delivery of deliveries) {
    if (E.isLeft(delivery) || delivery.right.kind !== 'events') yield delivery;
    else {
      const { events } = delivery.right;
      for (let at = 0; at < events.length; at += size) {
        const some = events.slice(at, at + size);
        yield E.right({ kind: 'events', events: some, position: some[some.length - 1]?.position ?? 0 });
      }
    }
  }
}

export const inPagesOf = (store: EventStore, size: number): EventStore => ({
  ...store,
  readStream: (stream, range) => cutPages(store.readStream(stream, range), size),
  readAll: (range) => cutPages(store.readAll(range), size),
  readTag: (tag, range) => cutPages(store.readTag(tag, range), size),
  subscribe: (range) => cutDeliveries(store.subscribe(range), size),
});
