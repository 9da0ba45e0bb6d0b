/** Options that many commands share, and how their texts are read. */
import {
  type Instant,
  isLocalDate,
  type Language,
  type LocalDate,
  type Period,
  parseInstant,
  parsePeriod,
} from '@clientele/domain/kernel';
import { type Command, InvalidArgumentError, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { type Format, formats } from '../render/index.ts';
import type { Io } from './terminal-io.ts';

export interface StoreOptions {
  readonly store: string;
  readonly namespace: string;
  readonly import: readonly string[];
  readonly lang: Language;
}

export interface AsOfOptions {
  readonly asOf?: LocalDate;
  readonly knownAt?: Instant;
}

export interface OutputOptions extends StoreOptions, AsOfOptions {
  readonly format: Format;
  readonly rows: number;
}

export const readDate = (text: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw new InvalidArgumentError('Expected a date as YYYY-MM-DD.');
};

export const readInstant = (text: string): Instant => {
  const instant = parseInstant(text);
  if (E.isRight(instant)) return instant.right;
  throw new InvalidArgumentError('Expected a time with its offset, as 2026-01-31T18:00:00Z.');
};

export const readPeriod = (text: string): Period => {
  const [start = '', end = ''] = text.split('..');
  if (isLocalDate(start) && isLocalDate(end)) {
    if (start < end) return { calendar: 'dates@1', key: text, start, end };
    throw new InvalidArgumentError('A period ends after it starts: the second date is the first day that is out.');
  }
  const period = parsePeriod(text);
  if (E.isRight(period)) return period.right;
  throw new InvalidArgumentError(
    'Expected 2024, 2024-H1, 2024-Q1, 2024-03, 2024-W05, a day, or FIRST..END (END excluded).',
  );
};

const readRows = (text: string): number => {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a number of rows, or all.');
};

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export const languageOf = ({ environment }: Io): Language =>
  (environment['LC_ALL'] ?? environment['LANG'] ?? '').startsWith('zh') ? 'zh' : 'en';

/** Where the events are, and in which language people are spoken to. */
export const withStore = (command: Command, io: Io): Command =>
  command
    .option('--store <address>', 'memory:, journal:<file> or esdb://<host>:<port>', 'memory:')
    .option('--namespace <name>', 'the company in the store', 'main')
    .option('--import <mapping>', 'import by this mapping first (may be given more than once)', collected, [])
    .addOption(
      new Option('--lang <language>', 'language of messages and reports').choices(['en', 'zh']).default(languageOf(io)),
    );

/** As of which date, as known when. */
export const withDates = (command: Command): Command =>
  command
    .option('--as-of <date>', 'what was so at the end of this date (default: the last date in the store)', readDate)
    .option('--known-at <time>', 'what had been recorded by then (default: everything)', readInstant);

export const withOutput = (command: Command): Command =>
  command
    .addOption(new Option('--format <format>', 'form of the output').choices(formats).default('table'))
    .option('--rows <number>', 'rows of each table that are shown on a terminal, or all', readRows, 40);

/** The year that a date lies in. */
export const yearPeriod = (date: LocalDate): Period => readPeriod(date.slice(0, 4));
