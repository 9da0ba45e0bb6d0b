/** Reading: a stream, everything, or a tag, as pages. A read ends at what was there when it began, however much comes after. */
import type { Instant, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Direction, LogRange, Page, Pages, ReadError, StreamRange } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import type { Log } from './log.ts';
import { isPosition, rangeFault, visibleFrom, visibleTo } from './ranges.ts';
import { everything, ofStream, ofTag } from './runs.ts';
import { type Bounds, left, pageSize, type Run, step } from './walk.ts';

type Reading = Generator<E.Either<ReadError, Page>, undefined, undefined>;

const invalid = (reason: string): E.Either<ReadError, never> => E.left({ code: 'invalid-read', reason });

function* walked(log: Log, run: Run, bounds: Bounds, direction: Direction, limit: number): Reading {
  let remaining = bounds;
  let due = limit;
  while (due > 0 && remaining.low < remaining.high) {
    const { page, next } = step(log, run, remaining, direction, Math.min(pageSize, due));
    if (page.length === 0) return;
    yield E.right(page);
    due -= page.length;
    remaining = left(remaining, direction, next);
  }
}

export function* streamReading(log: Log, now: () => Instant, name: string, range: StreamRange): Reading {
  const fault = streamFault(log.namespace, name) ?? rangeFault(range);
  if (fault !== null) return void (yield invalid(fault));
  const stream = log.streams.get(name);
  if (stream?.ended) return void (yield E.left({ code: 'stream-deleted', stream: name }));
  const last = stream === undefined ? -1 : visibleTo(log, stream);
  if (stream === undefined || stream.hidden || last < 0) {
    return void (yield E.left({ code: 'stream-not-found', stream: name }));
  }
  const { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY } = range;
  const low = visibleFrom(log, stream, last, now);
  const bounds =
    direction === 'forwards'
      ? { low: Math.max(low, from ?? 0), high: last + 1 }
      : { low, high: Math.min(last, from ?? last) + 1 };
  yield* walked(log, ofStream(stream), bounds, direction, limit);
}

function* logReading(log: Log, run: () => Run, range: LogRange): Reading {
  const { after = -1, before = Number.POSITIVE_INFINITY, direction = 'forwards' } = range;
  const { limit = Number.POSITIVE_INFINITY } = range;
  const visible = log.visible;
  const fault = rangeFault(range);
  if (fault !== null) return void (yield invalid(fault));
  for (const position of [range.after, range.before]) {
    if (position !== undefined && !isPosition(log, position)) {
      return void (yield invalid('a position is one that this store gave'));
    }
  }
  const bounds = { low: Number(after) + 1, high: Math.min(visible, Number(before)) };
  yield* walked(log, run(), bounds, direction, limit);
}

export const allReading = (log: Log, range: LogRange): Reading => logReading(log, () => everything(log), range);

export const tagReading = (log: Log, tag: Tag, range: LogRange): Reading =>
  logReading(log, () => ofTag(log, tag), range);

/**
 * Pages that can be asked for more than once, each time from the beginning. Nothing throws: what a range of somebody's own
 * making throws when it is looked at is an answer too.
 */
export const pagesOf = (closed: () => boolean, reading: () => Reading): Pages => ({
  [Symbol.asyncIterator]: () => {
    const pages = reading();
    let ended = false;
    const end = (): IteratorResult<E.Either<ReadError, Page>, undefined> => {
      ended = true;
      return { done: true, value: undefined };
    };
    const next = (): IteratorResult<E.Either<ReadError, Page>, undefined> => {
      if (ended) return end();
      if (closed()) {
        ended = true;
        return { done: false, value: E.left({ code: 'unavailable', reason: 'the store is closed' }) };
      }
      try {
        return pages.next();
      } catch (thrown) {
        ended = true;
        return { done: false, value: invalid(saidBy(thrown)) };
      }
    };
    return { next: () => Promise.resolve(next()), return: () => Promise.resolve(end()) };
  },
});
