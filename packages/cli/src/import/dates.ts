/** Dates of a source in its declared format: read by luxon, without a zone; the company's zone is applied by the importer. */
import { type LocalDate, localDate, type Text } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { DateTime } from 'luxon';

/** A date, and the time of day in milliseconds where the format has one. */
export interface SourceDate {
  readonly date: LocalDate;
  readonly millisecondsOfDay: number | null;
}

export type DateReader = (text: string) => E.Either<Text, SourceDate>;

const remembered = 20_000;

/** Luxon's quoted text is no token. */
const saysTime = (format: string): boolean => /[HhtTf]/.test(format.replaceAll(/'[^']*'/g, ''));

/** A reader for one format; it remembers what it has read, since a source repeats its dates. */
export const dateReader = (format: string): DateReader => {
  const known = new Map<string, E.Either<Text, SourceDate>>();
  const timed = saysTime(format);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = DateTime.fromFormat(text.trim(), format, { zone: 'utc', locale: 'en-US' });
    const date: E.Either<Text, SourceDate> =
      read.isValid && read.year >= 1 && read.year <= 9999
        ? E.right({
            date: localDate(read.year, read.month, read.day),
            millisecondsOfDay: timed ? read.diff(read.startOf('day')).milliseconds : null,
          })
        : E.left({ en: `it is no date in the form ${format}`, zh: `不是格式为 ${format} 的日期` });
    if (known.size >= remembered) known.clear();
    known.set(text, date);
    return date;
  };
};
