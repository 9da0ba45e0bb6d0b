/**
 * Arbitrary values of the kernel's words, for the properties of rooms. Simple values first, since counterexamples shrink
 * towards them; hostile ones among them, as far as the schema lets them in.
 */
import fc from 'fast-check';
import {
  type Actor,
  type Command,
  type CommandMeta,
  dateOfDayNumber,
  dayNumber,
  finestScale,
  type Instant,
  instantOfDate,
  type Json,
  type LocalDate,
  type Money,
  money,
  type Period,
  type PeriodUnit,
  periodOf,
  type Quantity,
  quantity,
  utc,
} from '../kernel/index.ts';

/** Between which dates; 2000 to 2049 unless told otherwise. */
export interface DateRange {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** Dates, both ends included. They shrink towards the first. */
export const localDates = ({ from = '2000-01-01', to = '2049-12-31' }: DateRange = {}): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: 0, max: dayNumber(to) - dayNumber(from) }).map((days) => dateOfDayNumber(dayNumber(from) + days));

/** Instants, to the millisecond, from the start of the first date to the end of the last (UTC). */
export const instants = (range: DateRange = {}): fc.Arbitrary<Instant> =>
  fc
    .tuple(localDates(range), fc.nat({ max: 86_399_999 }))
    .map(([date, milliseconds]) => dayNumber(date) * 86_400_000 + milliseconds);

/** Periods of the built-in calendar, of the units named, that hold a date of the range. */
export const periods = (
  units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'],
  range: DateRange = {},
): fc.Arbitrary<Period> =>
  fc.tuple(fc.constantFrom(...units), localDates(range)).map(([unit, date]) => periodOf(unit, date));

/** Ids: a few short ones, so that commands meet, and now and then a strange one. */
export const ids = (prefix = '', few = 4): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 19, arbitrary: fc.integer({ min: 1, max: few }).map((number) => `${prefix}${number}`) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '东-区 1', 'a:b/c@1', '💴') },
  );

/** Texts of at most so many characters, Chinese and emoji among them, never with a lone surrogate. */
export const texts = (maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof({ weight: 9, arbitrary: fc.string({ unit: 'grapheme' }) }, fc.constantFrom('客户', '\u0000', '"', '\\')),
    )
    .map((parts) =>
      [...parts.join('')].reduce((text, next) => (text.length + next.length > maxLength ? text : text + next), ''),
    );

/** What an amount may be. */
export interface AmountRange {
  readonly min?: number;
  readonly max?: number;
  /** The scales to choose from: 2 alone unless told otherwise for money, 0 alone for quantities. */
  readonly scales?: readonly number[];
}

/** All the scales that amounts may have. */
export const allScales: readonly number[] = Array.from({ length: finestScale + 1 }, (_, scale) => scale);

const counts = ({ min = -1_000_000_00, max = 1_000_000_00 }: AmountRange): fc.Arbitrary<number> =>
  fc.integer({ min, max });

/** Money of one of the currencies: `CNY` unless told otherwise. */
export const moneys = (range: AmountRange = {}, currencies: readonly string[] = ['CNY']): fc.Arbitrary<Money> =>
  fc
    .tuple(counts(range), fc.constantFrom(...currencies), fc.constantFrom(...(range.scales ?? [2])))
    .map(([amount, currency, scale]) => money(amount, currency, scale));

/** Quantities in one of the units of measure: pieces unless told otherwise; from 0 to 10,000. */
export const quantities = (range: AmountRange = {}, units: readonly string[] = ['piece']): fc.Arbitrary<Quantity> =>
  fc
    .tuple(
      counts({ min: 0, max: 10_000, ...range }),
      fc.constantFrom(...units),
      fc.constantFrom(...(range.scales ?? [0])),
    )
    .map(([amount, unit, scale]) => quantity(amount, unit, scale));

/** Actors: a few people, with some of the roles named. */
export const actors = (roles: readonly string[] = ['seller', 'manager']): fc.Arbitrary<Actor> =>
  fc.record({ id: ids('U'), roles: fc.subarray([...roles]) });

/** Metas of commands, each with an id of its own in a story; dated at noon UTC. */
export const metas = (range: DateRange = {}, by: fc.Arbitrary<Actor> = actors()): fc.Arbitrary<CommandMeta> =>
  fc
    .tuple(localDates(range), by, fc.nat({ max: 999_999 }))
    .map(([on, actor, number]) => ({ commandId: `command-${number}`, at: instantOfDate(utc, on), on, by: actor }));

/** Plain JSON values of some depth; no −0, no lone surrogate, no key `__proto__`. */
export const jsonValues = (maxDepth = 3): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth, withCrossShrink: true },
      fc.constantFrom(null, true, false),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
      texts(),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(
        texts(20).filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 5, noNullPrototype: true },
      ),
    ),
  })).value;

/**
 * Commands of a type, from its data.
 *
 * @example
 * ```ts
 * import { commandsOf, ids, SpendAllowance } from '@clientele/domain/testing';
 * import fc from 'fast-check';
 *
 * const spending = commandsOf(SpendAllowance, fc.record({ person: ids('P'), amount: fc.integer({ min: 1, max: 9 }) }));
 * fc.sample(spending, 1)[0]?.type; // 'SpendAllowance'
 * ```
 */
export const commandsOf = <Data, C extends Command>(
  type: { readonly of: (data: Data, meta: CommandMeta) => C },
  data: fc.Arbitrary<Data>,
  meta: fc.Arbitrary<CommandMeta> = metas(),
): fc.Arbitrary<C> => fc.tuple(data, meta).map(([content, surrounding]) => type.of(content, surrounding));
