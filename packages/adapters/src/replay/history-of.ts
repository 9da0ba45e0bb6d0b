/** The history of whom a tag names: one customer, whatever the streams that hold it. */
import type { RecordedEvent, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, ReadError } from '../store/port.ts';
import { endOf, type Prefix, pagesUpTo } from './prefix.ts';

/**
 * Every event with a tag, in log order; those that can't be read too, with their fault.
 *
 * @example
 * ```ts
 * import { historyOf } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 *
 * await historyOf(memoryStore({ namespace: 'acme' }), 'customer:C1'); // right([])
 * ```
 */
export const historyOf = async (
  store: EventStore,
  tag: Tag,
  prefix: Prefix = {},
): Promise<E.Either<ReadError, readonly RecordedEvent[]>> => {
  const end = await endOf(store, prefix);
  if (E.isLeft(end)) return end;
  const events: RecordedEvent[] = [];
  for await (const page of pagesUpTo(store, end.right, {}, (range) => store.readTag(tag, range))) {
    if (E.isLeft(page)) return page;
    for (const event of page.right) events.push(event);
  }
  return E.right(events);
};
