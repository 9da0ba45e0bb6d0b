/** The options that every report on sales has, and how their texts are read. */
import { readFileSync } from 'node:fs';
import { type AmountBandPolicy, checkAmountBandPolicy } from '@clientele/domain/customer';
import { type LocalDate, messageCatalogue, type Period, parseMoney } from '@clientele/domain/kernel';
import {
  type Axis,
  type Comparison,
  type Condition,
  type Gazetteer,
  gazetteerOf,
  type MarketSize,
  type QuestionFaults,
  questionMessages,
  saleAxes,
} from '@clientele/projections';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import type { Report } from '../render/index.ts';
import type { Answer, Asking } from './asking.ts';
import { ending, exitCodes } from './exit-codes.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore } from './options.ts';
import type { Io } from './terminal-io.ts';

const sayFault = messageCatalogue([questionMessages]);

/** The report of an answer; a question that can't be answered ends the command with every reason. */
export const answered = <View>(
  { language }: Asking,
  view: E.Either<QuestionFaults, View>,
  report: (view: View) => Report,
): Answer =>
  E.isRight(view)
    ? E.right(report(view.right))
    : E.left(ending(exitCodes.unanswerable, view.left.map((fault) => sayFault(fault, language)).join('\n')));

export interface SalesOptions extends OutputOptions {
  readonly regionMode: 'of-the-sale' | 'as-was' | 'as-is';
  readonly classMode: 'as-was' | 'as-is';
  readonly returns: 'own-date' | 'sale-date';
  readonly where: readonly Condition[];
  readonly basis?: 'order' | 'line';
  readonly places: readonly PlaceRow[];
}

interface PlaceRow {
  readonly code: string;
  readonly name: string;
}

export const readAxes = (text: string): readonly Axis[] => text.split(',').map((axis) => axis.trim());

const readCondition = (text: string, before: readonly Condition[]): readonly Condition[] => {
  const match = /^([^=!]+)(!?)=(.*)$/su.exec(text);
  if (match === null) throw new InvalidArgumentError('Expected axis=class|class, or axis!=class.');
  const [, axis = '', not = '', classes = ''] = match;
  const named = classes.split('|').map((name) => (name === '' ? null : name));
  return [...before, { axis: axis.trim(), classes: named, ...(not === '!' ? { except: true } : {}) }];
};

const isPlaceRow = (row: unknown): row is PlaceRow =>
  typeof row === 'object' && row !== null && 'code' in row && 'name' in row;

/** A CSV file with the columns `code` and `name`. */
const readPlaces = (file: string, before: readonly PlaceRow[]): readonly PlaceRow[] => {
  let rows: readonly unknown[];
  try {
    rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  } catch {
    throw new InvalidArgumentError(`${file} can't be read as CSV.`);
  }
  if (!rows.every(isPlaceRow)) throw new InvalidArgumentError(`${file} has no columns code and name.`);
  return [...before, ...rows];
};

/** Previous, last-year, or the key of a period. */
export const readComparison = (text: string): Comparison =>
  text === 'previous' || text === 'last-year' ? text : readPeriod(text);

export const readComparisons = (text: string): readonly Comparison[] => text.split(',').map(readComparison);

const bandsForm =
  'Expected CURRENCY:name=amount,…,name with the highest first, as CNY:large=100000,medium=20000,small.';

/** `CNY:large=100000,medium=20000.50,small`: the last takes the rest. */
export const readBands = (text: string): AmountBandPolicy => {
  const [, currency, list] = /^([A-Z]{3}):(.+)$/su.exec(text) ?? [];
  if (currency === undefined || list === undefined) throw new InvalidArgumentError(bandsForm);
  const parts = list.split(',').map((part) => part.split('=').map((word) => word.trim()));
  const decimals = parts.map(([, amount = '']) => /^\d{1,12}(?:\.(\d{1,4}))?$/u.exec(amount)?.[1]?.length ?? 0);
  const scale = Math.max(0, ...decimals);
  const bands = parts.map(([band = '', amount]) => {
    if (amount === undefined) return { band };
    if (!/^\d{1,12}(\.\d{1,4})?$/u.test(amount)) throw new InvalidArgumentError(bandsForm);
    const [whole = '', fraction = ''] = amount.split('.');
    return { band, from: Number(`${whole}${fraction.padEnd(scale, '0')}`) };
  });
  const checked = checkAmountBandPolicy({ name: 'bands', version: 1, currency, scale, bands });
  if (E.isLeft(checked))
    throw new InvalidArgumentError(`${bandsForm} (${checked.left.map(({ code }) => code).join(', ')})`);
  return checked.right;
};

const marketForm = 'Expected "5000000 CNY; source", or "region: 900000 CNY; source".';

/** The size of a market, of the whole or of a region, with who says so. */
export const readMarket = (text: string, before: readonly MarketSize[]): readonly MarketSize[] => {
  const [, region, amount = '', currency = '', source = ''] =
    /^(?:([^:;]+):)?\s*(\d+(?:\.\d{1,6})?) ([A-Z]{3})\s*;\s*(\S.*)$/su.exec(text) ?? [];
  const size = parseMoney(amount, currency);
  if (source === '' || E.isLeft(size)) throw new InvalidArgumentError(marketForm);
  return [...before, { region: region?.trim() ?? null, size: size.right, source }];
};

/** A command with all that a report on sales is asked with. */
export const withSales = (command: Command, io: Io): Command =>
  withOutput(withDates(withStore(command, io)))
    .addOption(
      new Option('--region-mode <mode>', 'whose region: stated on the sale, the customer’s then, or now')
        .choices(['of-the-sale', 'as-was', 'as-is'])
        .default('of-the-sale'),
    )
    .addOption(
      new Option('--class-mode <mode>', 'which grade and class: those then, or now')
        .choices(['as-was', 'as-is'])
        .default('as-is'),
    )
    .addOption(
      new Option('--returns <date>', 'when goods that came back count')
        .choices(['own-date', 'sale-date'])
        .default('own-date'),
    )
    .addOption(new Option('--basis <basis>', 'stated totals of orders, or their lines').choices(['order', 'line']))
    .option(
      '--where <axis=class>',
      'only these classes (a|b), or all but (axis!=class); may be repeated',
      readCondition,
      [],
    )
    .option(
      '--places <file>',
      'tell places by this gazetteer: CSV with code and name, as of GB/T 2260; may be repeated',
      readPlaces,
      [],
    );

/** What a question says of the options. */
export const salesOf = (
  { regionMode, classMode, returns, where, basis, places }: SalesOptions,
  asOf: LocalDate,
): {
  readonly asOf: LocalDate;
  readonly region: SalesOptions['regionMode'];
  readonly classes: SalesOptions['classMode'];
  readonly returns: SalesOptions['returns'];
  readonly where: readonly Condition[];
  readonly by?: 'order' | 'line';
  readonly gazetteer?: Gazetteer;
} => ({
  asOf,
  region: regionMode,
  classes: classMode,
  returns,
  where,
  ...(basis === undefined ? {} : { by: basis }),
  ...(places.length === 0 ? {} : { gazetteer: gazetteerOf(places) }),
});

/** The axes that every company has, for help texts. */
export const axesText = `axes: ${saleAxes.join(', ')}, territory.<level>, or a classification axis by its name`;

/** A period that a command may be given. */
export const withPeriod = (command: Command, words: string): Command =>
  command.option('--period <period>', words, readPeriod);

export interface PeriodOption {
  readonly period?: Period;
}
