/** The bounds of a read: what may be asked for, and what of a stream is hidden from readers by its metadata. */
import type { Instant } from '@clientele/domain/kernel';
import type { Direction } from '../store/port.ts';
import { appendHolding } from './expectation.ts';
import type { Log } from './log.ts';
import type { Append, Stream } from './record.ts';

interface Range {
  readonly from?: number;
  readonly limit?: number;
  readonly direction?: Direction;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** Why a range can't be read, or null. */
export const rangeFault = ({ from, limit, direction }: Range): string | null => {
  if (from !== undefined && !isCount(from)) return 'from is a revision, which is an integer from 0';
  if (limit !== undefined && !(isCount(limit) && limit > 0)) return 'a limit is an integer from 1';
  return direction === undefined || direction === 'forwards' || direction === 'backwards'
    ? null
    : 'a direction is forwards or backwards';
};

/** True for a position that this log has given out. */
export const isPosition = (log: Log, position: unknown): position is number =>
  isCount(position) && (position as number) < log.visible;

/** The last revision that may be read; −1 where there is none. */
export const visibleTo = (log: Log, { appends, revision }: Stream): number => {
  const visible = log.visible;
  let last = revision;
  for (let place = appends.length - 1; place >= 0; place--) {
    const append = appends[place] as Append;
    if (append.position < visible) break;
    last = append.revision - 1;
  }
  return last;
};

const recordedAt = (log: Log, { appends }: Stream, place: number, revision: number): Instant => {
  const append = appends[place] as Append;
  return log.times.at[2 * (append.position + revision - append.revision) + 1] as Instant;
};

/** The first revision that isn't older than so many seconds; one beyond the last where all are. */
const youngerThan = (log: Log, stream: Stream, last: number, oldest: Instant, low: number): number => {
  for (let revision = low; revision <= last; revision++) {
    if (recordedAt(log, stream, appendHolding(stream, revision), revision) >= oldest) return revision;
  }
  return last + 1;
};

/** The first revision that readers may see (contract 21). */
export const visibleFrom = (log: Log, stream: Stream, last: number, now: () => Instant): number => {
  const { truncateBefore = 0, maxCount, maxAge } = stream.metadata;
  const counted = maxCount === undefined ? 0 : last - maxCount + 1;
  const low = Math.max(0, truncateBefore, counted);
  return maxAge === undefined ? low : youngerThan(log, stream, last, now() - maxAge * 1_000, low);
};
