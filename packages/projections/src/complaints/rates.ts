/**
 * Complaints and satisfaction beside sales: of each region, product or customer what was sold, how many complaints that
 * brought for each order (投诉率), and how content its customers are.
 */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type CompositionSection, composition } from '../composition/composition.ts';
import { heldOn } from '../customers/facts.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import { type ScoreFigures, scoresOf } from '../satisfaction/scores.ts';
import { rows as rowTerms } from '../terms/terms.ts';
import { same, type Text } from '../terms/text.ts';
import { type ComplaintsQuestion, complaints } from './complaints.ts';

/** What both sales and complaints are told apart by. */
export const rateAxes = [
  'territory',
  'product',
  'customer',
  'country',
  'province',
  'city',
  'district',
  'month',
] as const;
export type RateAxis = (typeof rateAxes)[number];

/** What is asked: complaints and sales of the same time, along one axis. */
export interface ComplaintRatesQuestion extends Omit<ComplaintsQuestion, 'by'> {
  readonly axis: RateAxis;
}

/** One class of the axis: its key, null where it is unknown. */
export interface ComplaintRate {
  readonly key: string | null;
  readonly text: Text;
  /** One amount a currency. */
  readonly sales: readonly { readonly unit: FigureUnit; readonly value: bigint }[];
  readonly orders: number;
  readonly complaints: number;
  /** Complaints for each order; null where nothing was ordered. */
  readonly rate: Ratio | null;
  /** Of the customers who are in the region, or of the customer; null along other axes. */
  readonly satisfaction: ScoreFigures | null;
}

type Rated = { -readonly [Key in keyof ComplaintRate]: ComplaintRate[Key] };

/** The surveys of the customers of each class, by where they are at the date of the report. */
const scoresBy = (book: SalesBook, { axis, asOf }: ComplaintRatesQuestion) => {
  if (axis !== 'territory' && axis !== 'customer') return null;
  const surveys = new Map<string | null, Parameters<typeof scoresOf>[0][number][]>();
  for (const [customer, state] of book.satisfaction.customers) {
    const key = axis === 'customer' ? customer : heldOn(book.customers.records.get(customer)?.territory ?? [], asOf);
    const sent = state.surveys
      .filter(({ on }) => on <= asOf)
      .map((one) => ({ ...one, answered: one.answered !== null && one.answered.on <= asOf ? one.answered : null }));
    surveys.set(key, [...(surveys.get(key) ?? []), ...sent]);
  }
  return (key: string | null): ScoreFigures => scoresOf(surveys.get(key) ?? []);
};

const byKey = (left: ComplaintRate, right: ComplaintRate): number => {
  if (left.key === null || right.key === null) return left.key === right.key ? 0 : left.key === null ? 1 : -1;
  return compareKeys(left.key, right.key);
};

/**
 * Complaints beside sales, by class: by key, unknown ones last.
 *
 * @returns the rows, or what is wrong with the question about the sales
 */
export const complaintRates = (
  book: SalesBook,
  question: ComplaintRatesQuestion,
): E.Either<QuestionFaults, readonly ComplaintRate[]> => {
  const { axis, asOf, period } = question;
  const sold = composition(book, { asOf, axes: [axis], ...(period === undefined ? {} : { period }) });
  if (E.isLeft(sold)) return sold;
  const scores = scoresBy(book, question);
  const rates = new Map<string | null, Rated>();
  const rateOf = (key: string | null, text: Text): Rated => {
    const known = rates.get(key);
    if (known !== undefined) return known;
    const satisfaction = scores === null ? null : scores(key);
    const rate: Rated = { key, text, sales: [], orders: 0, complaints: 0, rate: null, satisfaction };
    rates.set(key, rate);
    return rate;
  };
  const enter = ({ unit, rows, negative }: CompositionSection): void => {
    for (const { classes, value, orders } of [...rows, ...negative]) {
      const [of] = classes;
      const rate = rateOf(of?.key ?? null, of?.text ?? rowTerms.unknown);
      rate.sales = [...rate.sales, { unit, value }];
      rate.orders += orders;
    }
  };
  for (const section of sold.right.sections) enter(section);
  for (const { classes, figures } of complaints(book, { ...question, by: [axis] }).rows) {
    const [of] = classes;
    const key = of?.key ?? null;
    rateOf(key, key === null ? rowTerms.unknown : same(key)).complaints = figures.lodged;
  }
  return E.right(
    [...rates.values()]
      .map((one) => ({ ...one, rate: ratioOf(BigInt(one.complaints), BigInt(one.orders)) }))
      .sort(byKey),
  );
};
