/**
 * What the log itself tells of the seven indicators, as facts that an appraisal can freeze: attainment from sales and target
 * plans, the collection rate from receivables, active customers, breadth and product mix from sales. What the log doesn't
 * keep yet (visits) comes through the same port from whoever has it.
 */
import {
  addDays,
  finestScale,
  isLocalDate,
  type LocalDate,
  type Period,
  periodBefore,
  periodLastYear,
} from '@clientele/domain/kernel';
import { axisOf, type KpiFacts, type KpiInput, type Subject } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { scaleOf, widen } from '../kernel/figure.ts';
import { collection } from '../receivables/collection.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Axis, Condition } from '../sales/question.ts';
import { targets } from '../targets/targets.ts';

/** What is asked of the log for an appraisal. */
export interface KpiFactsQuestion {
  readonly asOf: LocalDate;
  readonly subject: Subject;
  readonly period: Period;
  /** The plans whose realistic targets count, by their ids. */
  readonly plans: { readonly revenue?: string; readonly grossProfit?: string };
  /** Customers count as active who ordered within so many days before the end of the period; 90 unless told otherwise. */
  readonly activeDays?: number;
  /** How many active customers are the target; none unless told. */
  readonly customersTarget?: number;
  /** Along which axis breadth is counted, and which of its classes were meant to be served. */
  readonly breadth?: { readonly axis: Axis; readonly targeted: readonly string[] };
  /** The planned shares of product categories, by any whole numbers. */
  readonly mix?: readonly { readonly class: string; readonly planned: number }[];
  /** Growth of sales over the period before (环比) or a year before (同比), and its target in basis points (row B10). */
  readonly growth?: { readonly against: 'previous' | 'last-year'; readonly target: number };
  /** The currency of collections, of growth and of the product mix. */
  readonly currency: string;
  /** Of what is open (应收账款回收率), or of what was due (到期回款率). */
  readonly collectionOf?: 'all-open' | 'due';
  /** What other rooms and systems know: visits, or anything that a host registers. They win over what the log tells. */
  readonly others?: readonly KpiInput[];
}

const safe = (value: bigint): number | null => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
};

/** Sales of the subject only; the whole company has no condition. */
const whereOf = (subject: Subject): readonly Condition[] => {
  const { axis, value } = axisOf(subject);
  return axis === 'company' ? [] : [{ axis, classes: [value] }];
};

const input = (kpi: string, source: string, facts: KpiFacts): KpiInput => ({ kpi, facts, source });

const attainmentOf = (
  book: SalesBook,
  { asOf, subject, period }: KpiFactsQuestion,
  kpi: string,
  plan: string | undefined,
): E.Either<QuestionFaults, readonly KpiInput[]> => {
  if (plan === undefined) return E.right([]);
  const view = targets(book, { asOf, plan, period });
  if (E.isLeft(view)) return view;
  const row = view.right.rows.find((one) => one.subject === subject);
  const unit = view.right.unit;
  if (row === undefined || row.actual === null || unit === null || unit.kind === 'count') return E.right([]);
  const actual = safe(row.actual);
  const target = row.target === null ? null : safe(row.target.realistic);
  if (actual === null) return E.right([]);
  const { metric } = view.right.plan;
  return E.right([
    input(kpi, `target attainment: plan ${plan}, ${metric}, ${period.key}, as of ${asOf}`, {
      form: 'attainment',
      unit: { ...unit },
      actual,
      target,
      plan,
    }),
  ]);
};

const collected = (book: SalesBook, question: KpiFactsQuestion): readonly KpiInput[] => {
  const { asOf, subject, period, currency, collectionOf = 'all-open' } = question;
  const { axis, value } = axisOf(subject);
  const whose =
    axis === 'company'
      ? {}
      : axis === 'salesperson'
        ? { salesperson: value }
        : axis === 'territory'
          ? { territory: value }
          : null;
  if (whose === null) return [];
  const view = collection(book.receivables, { asOf, period, ...whose });
  const section = E.isRight(view) ? view.right.sections.find((one) => one.currency === currency) : undefined;
  const rate = collectionOf === 'due' ? section?.dueRate : section?.collectionRate;
  if (rate == null) return [];
  const [numerator, denominator] = [safe(rate.numerator), safe(rate.denominator)];
  if (numerator === null || denominator === null || numerator < 0) return [];
  return [
    input('collection-rate', `receivables: ${collectionOf}, ${period.key}, as of ${asOf}`, {
      form: 'share',
      numerator,
      denominator,
      target: null,
    }),
  ];
};

/** The active customers of a subject, by class and in all, and in which days they ordered. */
interface Active {
  readonly classes: readonly { readonly class: string; readonly customers: number }[];
  readonly all: number;
  readonly window: Period;
}

/** Customers who ordered in the last days of the period, by the classes of an axis. */
const activeBy = (
  book: SalesBook,
  { asOf, subject, period, activeDays = 90 }: KpiFactsQuestion,
  axis: Axis,
): E.Either<QuestionFaults, Active> => {
  const from = addDays(period.end, -activeDays);
  const start = isLocalDate(from) && from < period.end ? from : period.start;
  const window: Period = { calendar: 'dates@1', key: `${start}..${period.end}`, start, end: period.end };
  const view = composition(book, { asOf, axes: [axis], measure: 'customers', period: window, where: whereOf(subject) });
  if (E.isLeft(view)) return view;
  const [section] = view.right.sections;
  return E.right({
    classes: (section?.rows ?? []).flatMap(({ classes: [of], customers }) =>
      of?.key == null ? [] : [{ class: of.key, customers }],
    ),
    all: section?.total.customers ?? 0,
    window,
  });
};

const customersOf = (book: SalesBook, question: KpiFactsQuestion): E.Either<QuestionFaults, readonly KpiInput[]> =>
  E.map(({ all, window }: { readonly all: number; readonly window: Period }) => [
    input('customers', `active customers: ordered in ${window.key}, as of ${question.asOf}`, {
      form: 'count',
      count: all,
      target: question.customersTarget ?? null,
    }),
  ])(activeBy(book, question, 'company'));

const breadthOf = (book: SalesBook, question: KpiFactsQuestion): E.Either<QuestionFaults, readonly KpiInput[]> => {
  const { breadth } = question;
  if (breadth === undefined) return E.right([]);
  const { axis, targeted } = breadth;
  const active = activeBy(book, question, axis);
  if (E.isLeft(active)) return active;
  const { classes, window } = active.right;
  return E.right([
    input('customer-breadth', `active customers by ${axis}, ${window.key}, as of ${question.asOf}`, {
      form: 'breadth',
      classes: [...classes],
      targeted: [...targeted],
      target: null,
    }),
  ]);
};

const mixOf = (book: SalesBook, question: KpiFactsQuestion): E.Either<QuestionFaults, readonly KpiInput[]> => {
  const { asOf, subject, period, mix, currency } = question;
  if (mix === undefined) return E.right([]);
  const view = composition(book, { asOf, axes: ['category'], measure: 'sales', period, where: whereOf(subject) });
  if (E.isLeft(view)) return view;
  const section = view.right.sections.find(({ unit }) => unit.kind === 'money' && unit.currency === currency);
  const sold = new Map(
    (section?.rows ?? []).flatMap(({ classes: [of], value }) => {
      const amount = safe(value);
      return of?.key == null || amount === null ? [] : [[of.key, amount] as const];
    }),
  );
  const names = [...new Set([...mix.map((one) => one.class), ...sold.keys()])];
  return E.right([
    input('product-mix', `sales by category in ${currency}, ${period.key}, as of ${asOf}`, {
      form: 'mix',
      parts: names.map((name) => ({
        class: name,
        actual: sold.get(name) ?? 0,
        planned: mix.find((one) => one.class === name)?.planned ?? 0,
      })),
      target: null,
    }),
  ]);
};

/** Sales of the subject in a period; zero where nothing was sold in the currency. */
const salesIn = (
  book: SalesBook,
  { asOf, subject, currency }: KpiFactsQuestion,
  period: Period,
): E.Either<QuestionFaults, bigint> => {
  const view = composition(book, { asOf, axes: ['company'], measure: 'sales', period, where: whereOf(subject) });
  if (E.isLeft(view)) return view;
  const section = view.right.sections.find(({ unit }) => unit.kind === 'money' && unit.currency === currency);
  return E.right(section === undefined ? 0n : widen(section.total.value, scaleOf(section.unit), finestScale));
};

const growthOf = (book: SalesBook, question: KpiFactsQuestion): E.Either<QuestionFaults, readonly KpiInput[]> => {
  const { asOf, period, growth, currency } = question;
  if (growth === undefined) return E.right([]);
  const before = growth.against === 'previous' ? periodBefore(period) : periodLastYear(period);
  if (before === null) return E.right([]);
  const now = salesIn(book, question, period);
  if (E.isLeft(now)) return now;
  const then = salesIn(book, question, before);
  if (E.isLeft(then)) return then;
  const [current, previous] = [safe(now.right), safe(then.right)];
  return E.right(
    current === null || previous === null
      ? []
      : [
          input('sales-growth', `sales in ${currency}, ${period.key} against ${before.key}, as of ${asOf}`, {
            form: 'growth',
            current,
            previous,
            target: growth.target,
          }),
        ],
  );
};

/**
 * The facts of the seven indicators and of growth, as far as the log tells them, and those that others bring. What is in neither is left
 * out: an appraisal then tells it as not measured, and spreads its weight.
 */
export const kpiFacts = (
  book: SalesBook,
  question: KpiFactsQuestion,
): E.Either<QuestionFaults, readonly KpiInput[]> => {
  const { plans, others = [] } = question;
  const parts = [
    attainmentOf(book, question, 'sales-attainment', plans.revenue),
    attainmentOf(book, question, 'gross-profit-attainment', plans.grossProfit),
    E.right(collected(book, question)),
    customersOf(book, question),
    breadthOf(book, question),
    mixOf(book, question),
    growthOf(book, question),
  ];
  const told: KpiInput[] = [];
  for (const part of parts) {
    if (E.isLeft(part)) return part;
    told.push(...part.right);
  }
  const brought = new Set(others.map(({ kpi }) => kpi));
  return E.right([...told.filter(({ kpi }) => !brought.has(kpi)), ...others]);
};
