/**
 * What an activity brought (row N11): the sales of its products while it lasted beside those of as many days before it, and
 * what it cost; and what special displays cost by how good the relationship is (row N13).
 */
import {
  addDays,
  daysBetween,
  decimalOfMoney,
  type LocalDate,
  type Period,
  type Ratio,
  ratioOf,
  rescaleDecimal,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { compareKeys } from '../kernel/key-order.ts';
import type { Condition } from '../sales/question.ts';
import { costsOn, promotionOn } from './book.ts';
import type { PriceFaults } from './question.ts';

/** In millionths of the currency of the budget. */
export interface PromotionEffect {
  readonly promotion: string;
  readonly name: string;
  readonly currency: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly days: number;
  /** Of its products, in as many days before it, and in its own. */
  readonly before: bigint;
  readonly during: bigint;
  readonly uplift: bigint;
  readonly upliftRatio: Ratio | null;
  readonly budget: bigint;
  readonly cost: bigint;
  /** Uplift / cost. */
  readonly perCost: Ratio | null;
  /** Of a group buy: the pieces that came together. */
  readonly pieces: number | null;
  /** Whether its days are over by the report's date. */
  readonly over: boolean;
}

const finest = 6;
const units = (money: Parameters<typeof decimalOfMoney>[0]): bigint =>
  rescaleDecimal(decimalOfMoney(money), finest).units;

/** What an activity brought and cost, as of a date. */
export const promotionEffect = (
  book: SalesBook,
  { promotion, asOf }: { readonly promotion: string; readonly asOf: LocalDate },
): E.Either<PriceFaults, PromotionEffect> => {
  const state = promotionOn(book.prices, promotion, asOf);
  const known = [...book.prices.promotions.keys()].sort(compareKeys);
  if (state.status === 'none') return E.left([{ code: 'prices.unknown-promotion', data: { promotion, known } }]);
  const { content, costs, joined } = state;
  const { name, start, end, products, territory, budget, kind } = content;
  const days = daysBetween(start, end) + 1;
  const where: readonly Condition[] = [
    { axis: 'product', classes: products },
    ...(territory === undefined ? [] : [{ axis: 'territory', classes: [territory] }]),
  ];
  const soldIn = (first: LocalDate): E.Either<PriceFaults, bigint> => {
    const period: Period = { calendar: 'dates@1', key: name, start: first, end: addDays(first, days) };
    const found = composition(book, { asOf, period, axes: ['company'], by: 'line', where });
    if (E.isLeft(found)) return E.left([...found.left] as unknown as PriceFaults);
    const section = found.right.sections.find(({ unit }) => unit.kind === 'money' && unit.currency === budget.currency);
    const scale = section?.unit.kind === 'money' ? section.unit.scale : 0;
    return E.right(rescaleDecimal({ units: section?.total.value ?? 0n, scale }, finest).units);
  };
  const before = soldIn(addDays(start, -days));
  if (E.isLeft(before)) return before;
  const during = soldIn(start);
  if (E.isLeft(during)) return during;
  const uplift = during.right - before.right;
  const cost = costs.reduce((sum, { amount }) => sum + units(amount), 0n);
  return E.right({
    promotion,
    name,
    currency: budget.currency,
    start,
    end,
    days,
    before: before.right,
    during: during.right,
    uplift,
    upliftRatio: ratioOf(uplift, before.right),
    budget: units(budget),
    cost,
    perCost: ratioOf(uplift, cost),
    pieces: kind === 'group-buy' ? joined.reduce((sum, { pieces }) => sum + pieces, 0) : null,
    over: end < asOf,
  });
};

/** What displays cost where the relationship is so good; amounts in millionths. */
export interface DisplayCostRow {
  readonly currency: string;
  /** From 1 (cold) to 5 (close). */
  readonly relationship: number;
  readonly displays: number;
  readonly shops: number;
  readonly amount: bigint;
  readonly average: Ratio | null;
}

/** What special displays cost by a date, by currency and relationship. */
export const displayCosts = (book: SalesBook, asOf: LocalDate): readonly DisplayCostRow[] => {
  const groups = new Map<
    string,
    { currency: string; relationship: number; shops: Set<string>; displays: number; amount: bigint }
  >();
  for (const { data } of costsOn(book.prices, asOf)) {
    const { kind, amount, relationship, customer } = data;
    if (kind !== 'display' || relationship === undefined) continue;
    const key = `${amount.currency} ${relationship}`;
    const group = groups.get(key) ?? {
      currency: amount.currency,
      relationship,
      shops: new Set(),
      displays: 0,
      amount: 0n,
    };
    group.displays += 1;
    group.amount += units(amount);
    if (customer !== undefined) group.shops.add(customer);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((left, right) => compareKeys(left.currency, right.currency) || left.relationship - right.relationship)
    .map(({ currency, relationship, shops, displays, amount }) => ({
      currency,
      relationship,
      displays,
      shops: shops.size,
      amount,
      average: ratioOf(amount, BigInt(displays)),
    }));
};
