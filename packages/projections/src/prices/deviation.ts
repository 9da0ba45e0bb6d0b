/**
 * How far prices lie from what was meant (rows N2 N3 N4), by product, class and season: the average that a unit brought beside
 * the plan's average, or beside the price of the list in force. Averages are exact ratios; a product that was sold by several
 * units of measure, or not at all, has none.
 */
import {
  decimalOfMoney,
  type LocalDate,
  type Period,
  type Ratio,
  ratioOf,
  rescaleDecimal,
} from '@clientele/domain/kernel';
import { nextReview, type PriceEntry, type PricePlanCell, type PricingPolicy } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { compareKeys, compareNullable } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import { listOn, planOn } from './book.ts';
import type { PriceFaults } from './question.ts';

export interface PriceQuestion {
  readonly asOf: LocalDate;
  /** Either a plan or a list. */
  readonly of: { readonly plan: string } | { readonly list: string };
  readonly policy: PricingPolicy;
}

export interface PriceDeviationRow {
  readonly product: string;
  readonly class: string | null;
  readonly season: string | null;
  /** What a unit was meant to bring, in millionths of the currency. */
  readonly meant: bigint;
  /** What was sold: in millionths of the currency, and of a unit. */
  readonly sales: bigint;
  readonly quantity: bigint;
  /** What a unit brought, in millionths; null where nothing was sold. */
  readonly actual: Ratio | null;
  /** Actual / meant − 1. */
  readonly deviation: Ratio | null;
  /** Whether that is more than the policy tolerates. */
  readonly beyond: boolean;
}

export interface PriceDeviation {
  readonly asOf: LocalDate;
  readonly name: string;
  readonly currency: string;
  readonly axis: string | null;
  /** By product, class and season. */
  readonly rows: readonly PriceDeviationRow[];
  /** Average margin over what was sold and has a cost (row N4): (sales − cost) / sales. */
  readonly margin: Ratio | null;
  /** Whether that lies below the floor; null where there is no margin. */
  readonly belowFloor: boolean | null;
  /** By when the plan is to be checked next (row N3); null for a list. */
  readonly reviewBy: LocalDate | null;
  readonly reviewOverdue: boolean;
}

interface Meant {
  readonly name: string;
  readonly axis: string | null;
  readonly period: Period | null;
  readonly seasons: readonly { readonly season: string; readonly start: LocalDate; readonly end: LocalDate }[];
  readonly cells: readonly (PricePlanCell | PriceEntry)[];
  readonly reviewBy: LocalDate | null;
}

const meantBy = ({ prices }: SalesBook, { of, asOf }: PriceQuestion): E.Either<PriceFaults, Meant> => {
  if ('plan' in of) {
    const state = planOn(prices, of.plan, asOf);
    const known = [...prices.plans.keys()].sort(compareKeys);
    if (state.status === 'none') return E.left([{ code: 'prices.unknown-plan', data: { plan: of.plan, known } }]);
    const { name, axis = null, period, seasons, cells } = state.content;
    return E.right({ name, axis, period, seasons, cells, reviewBy: nextReview(state) });
  }
  const used = listOn(prices, of.list, asOf).versions.findLast(({ from }) => from !== null && from <= asOf);
  const known = [...prices.lists.keys()].sort(compareKeys);
  if (used === undefined) return E.left([{ code: 'prices.unknown-list', data: { list: of.list, known } }]);
  const { name, axis = null, seasons, entries, validFrom } = used.content;
  const start = used.from ?? validFrom;
  const period: Period = { calendar: 'dates@1', key: `${name}@${used.version}`, start, end: '9999-12-31' };
  return E.right({ name, axis, period, seasons, cells: entries, reviewBy: null });
};

const finest = 6;
const millionths = (units: bigint, scale: number): bigint => rescaleDecimal({ units, scale }, finest).units;

/** The days that a cell is about: those of its season within the period. */
const periodOf = ({ period, seasons }: Meant, season: string | null): Period | null => {
  const one = season === null ? undefined : seasons.find((each) => each.season === season);
  if (one === undefined) return period;
  const start = period !== null && period.start > one.start ? period.start : one.start;
  const end = period !== null && period.end < one.end ? period.end : one.end;
  return start < end ? { calendar: 'dates@1', key: one.season, start, end } : null;
};

/** What of each product, by class where there is an axis, was sold in a period: amounts of the currency, and quantities. */
type Sold = ReadonlyMap<string, { readonly sales: bigint; readonly quantity: bigint | null }>;

const keyOf = (product: string, group: string | null): string => JSON.stringify([product, group]);

const soldIn = (
  book: SalesBook,
  asOf: LocalDate,
  period: Period,
  axis: string | null,
  currency: string,
): E.Either<QuestionFaults, Sold> => {
  const axes = axis === null ? ['product'] : ['product', axis];
  const asked = { asOf, period, axes, by: 'line', classes: 'as-was' } as const;
  const money = composition(book, { ...asked, measure: 'sales' });
  if (E.isLeft(money)) return money;
  const pieces = composition(book, { ...asked, measure: 'quantity' });
  if (E.isLeft(pieces)) return pieces;
  const sold = new Map<string, { sales: bigint; quantity: bigint | null }>();
  for (const { unit, rows, negative } of money.right.sections) {
    if (unit.kind !== 'money' || unit.currency !== currency) continue;
    for (const { classes, value } of [...rows, ...negative])
      sold.set(keyOf(classes[0]?.key ?? '', classes[1]?.key ?? null), {
        sales: millionths(value, unit.scale),
        quantity: 0n,
      });
  }
  const counted = new Set<string>();
  for (const { unit, rows, negative } of pieces.right.sections) {
    for (const { classes, value } of [...rows, ...negative]) {
      const key = keyOf(classes[0]?.key ?? '', classes[1]?.key ?? null);
      const one = sold.get(key);
      if (one === undefined) continue;
      // Of two units of measure no average can be told.
      one.quantity = counted.has(key) ? null : millionths(value, unit.kind === 'count' ? 0 : unit.scale);
      counted.add(key);
    }
  }
  return E.right(sold);
};

const isBeyond = (deviation: Ratio | null, tolerance: number): boolean => {
  if (deviation === null) return false;
  const off = deviation.numerator < 0n ? -deviation.numerator : deviation.numerator;
  return off * 10_000n > BigInt(tolerance) * deviation.denominator;
};

/** How far what was brought lies from what was meant, by product, class and season. */
export const priceDeviation = (book: SalesBook, question: PriceQuestion): E.Either<PriceFaults, PriceDeviation> => {
  const { asOf, policy } = question;
  const meant = meantBy(book, question);
  if (E.isLeft(meant)) return meant;
  const { name, axis, cells, reviewBy } = meant.right;
  const currency = cells[0]?.price.currency ?? 'XXX';
  const asked = new Map<string, Sold>();
  const rows: PriceDeviationRow[] = [];
  let [revenue, cost] = [0n, 0n];
  for (const cell of cells) {
    const { product, class: group = null, season = null, price } = cell;
    const period = periodOf(meant.right, season);
    const by = group === null ? null : axis;
    const key = JSON.stringify([period?.start, period?.end, by]);
    if (period !== null && !asked.has(key)) {
      const sold = soldIn(book, asOf, period, by, currency);
      if (E.isLeft(sold)) return E.left([...sold.left] as unknown as PriceFaults);
      asked.set(key, sold.right);
    }
    const one = asked.get(key)?.get(keyOf(product, group));
    const quantity = one?.quantity ?? 0n;
    const sales = one?.sales ?? 0n;
    const meantUnits = rescaleDecimal(decimalOfMoney(price), finest).units;
    // Sales / quantity, both in millionths: the average in units of the currency, so × 10^6 for millionths of it.
    const actual = quantity > 0n ? ratioOf(sales * 1_000_000n, quantity) : null;
    const deviation =
      actual === null
        ? null
        : ratioOf(actual.numerator - meantUnits * actual.denominator, meantUnits * actual.denominator);
    if (cell.cost !== undefined && quantity > 0n) {
      revenue += sales;
      cost += (rescaleDecimal(decimalOfMoney(cell.cost), finest).units * quantity) / 1_000_000n;
    }
    rows.push({
      product,
      class: group,
      season,
      meant: meantUnits,
      sales,
      quantity,
      actual,
      deviation,
      beyond: isBeyond(deviation, policy.tolerance),
    });
  }
  const margin = ratioOf(revenue - cost, revenue);
  return E.right({
    asOf,
    name,
    currency,
    axis,
    rows: rows.sort(
      (left, right) =>
        compareKeys(left.product, right.product) ||
        compareNullable(left.class, right.class) ||
        compareNullable(left.season, right.season),
    ),
    margin,
    belowFloor: margin === null ? null : margin.numerator * 10_000n < BigInt(policy.floor) * margin.denominator,
    reviewBy,
    reviewOverdue: reviewBy !== null && reviewBy < asOf,
  });
};
