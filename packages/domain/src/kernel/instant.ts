/** A point on the time line, in milliseconds since 1970-01-01T00:00:00Z. It has no zone; see `zone.ts` for the date it falls on. */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { dateOfDayNumber, dayNumber, isLocalDate, type LocalDate } from './local-date.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, a safe integer. */
export type Instant = number;

/** A minute in milliseconds. */
export const minute: number = 60_000;
/** A day of 24 hours in milliseconds. */
export const day: number = 86_400_000;

/** The first and the last instant that have a date: from the year 1 to the year 9999, in UTC. */
const first: Instant = dayNumber('0001-01-01') * day;
const last: Instant = (dayNumber('9999-12-31') + 1) * day - 1;

/** Reads an {@link Instant} that has a date between 0001-01-01 and 9999-12-31 (UTC). */
export const instantSchema = z.int().min(first).max(last);

/** Why a text is no instant. */
export interface InstantFault {
  readonly code: 'not-an-instant';
  readonly text: string;
}

const pattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?[0-5]\d)$/;

const offsetMinutes = (offset: string): number => {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
};

/** The instant of a wall-clock time on a date, at an offset from UTC in minutes. */
export const instantAtOffset = (date: LocalDate, milliseconds: number, offset: number): Instant =>
  dayNumber(date) * day + milliseconds - offset * minute;

/**
 * Reads an ISO 8601 time that says its offset; finer than a millisecond is cut off.
 *
 * @example
 * ```ts
 * import { parseInstant } from '@clientele/domain/kernel';
 *
 * parseInstant('1970-01-01T08:00:00+08:00'); // right(0)
 * parseInstant('1970-01-01T08:00:00'); // left({ code: 'not-an-instant', text: '1970-01-01T08:00:00' })
 * ```
 */
export const parseInstant = (text: string): E.Either<InstantFault, Instant> => {
  const [, date = '', hours = '', minutes = '', seconds = '0', fraction = '', offset = ''] = pattern.exec(text) ?? [];
  const valid = isLocalDate(date) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  if (!valid || Math.abs(offsetMinutes(offset)) > 18 * 60) return E.left({ code: 'not-an-instant', text });
  const milliseconds = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  const fine = Number(fraction.padEnd(3, '0').slice(0, 3));
  const instant = instantAtOffset(date, milliseconds + fine, offsetMinutes(offset));
  return instant < first || instant > last ? E.left({ code: 'not-an-instant', text }) : E.right(instant);
};

/** ISO 8601 in UTC with milliseconds: `1970-01-01T00:00:00.000Z`. */
export const formatInstant = (instant: Instant): string => {
  const days = Math.floor(instant / day);
  const rest = instant - days * day;
  const part = (size: number, count: number, width: number) =>
    `${Math.floor(rest / size) % count}`.padStart(width, '0');
  return `${dateOfDayNumber(days)}T${part(3_600_000, 24, 2)}:${part(minute, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`;
};
