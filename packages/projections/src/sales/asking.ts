/** A question about sales, looked at before it is answered: every fault is told, and every default is said. */
import { classificationAxes } from '@clientele/domain/customer';
import { isLocalDate, type LocalDate, type Period } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { CustomerFacts } from '../customers/facts.ts';
import { compareKeys } from '../kernel/key-order.ts';
import {
  type AskedSales,
  type Axis,
  type Basis,
  classificationAxisOf,
  isDerivedAxis,
  isItemAxis,
  type Measure,
  type QuestionFault,
  type SalesQuestion,
  saleAxes,
} from './question.ts';

/** All faults of a question, at least one. */
export type QuestionFaults = ReadonlyNonEmptyArray<QuestionFault>;

/** What else a question asks for, as far as its faults depend on it. */
export interface Asks {
  readonly axes: readonly Axis[];
  readonly mostAxes: number;
  readonly measure: Measure;
  readonly by?: Basis | undefined;
  /** Whether the axes that follow from figures may be asked for. */
  readonly ranks: boolean;
}

/** The basis of a measure: what only lines know is by line, as is every product; all else by order, unless asked for. */
export const basisOf = (
  { where = [] }: SalesQuestion,
  { axes, measure, by }: Omit<Asks, 'mostAxes' | 'ranks'>,
): Basis => {
  if (measure === 'gross-profit' || measure === 'quantity') return 'line';
  return by ?? ([...axes, ...where.map(({ axis }) => axis)].some(isItemAxis) ? 'line' : 'order');
};

const knownAxes = (customers: CustomerFacts): readonly string[] => [
  ...new Set([...saleAxes, ...classificationAxes.map(({ axis }) => axis), ...[...customers.axes].sort(compareKeys)]),
];

/** Whether an axis has a meaning: built in, of the source's classification, or one that a customer was classed by. */
export const isKnownAxis = (axis: Axis, customers: CustomerFacts): boolean => {
  const own = classificationAxisOf(axis);
  return own === null || customers.axes.has(own) || classificationAxes.some((one) => one.axis === own);
};

const faultsOfAxis = (axis: Axis, customers: CustomerFacts, basis: Basis, ranks: boolean): readonly QuestionFault[] => {
  if (!isKnownAxis(axis, customers))
    return [{ code: 'question.unknown-axis', data: { axis, known: knownAxes(customers) } }];
  if (basis === 'order' && isItemAxis(axis)) return [{ code: 'question.axis-needs-lines', data: { axis } }];
  return isDerivedAxis(axis) && !ranks ? [{ code: 'question.axis-needs-values', data: { axis } }] : [];
};

const faultsOfDate = (text: string): readonly QuestionFault[] =>
  isLocalDate(text) ? [] : [{ code: 'question.not-a-date', data: { text } }];

/** A period ends after it begins. */
export const faultsOfPeriod = ({ start, end }: { readonly start: LocalDate; readonly end: LocalDate }) => {
  const faults = [...faultsOfDate(start), ...faultsOfDate(end)];
  if (faults.length > 0 || start < end) return faults;
  return [{ code: 'question.empty-period', data: { start, end } }] as const satisfies readonly QuestionFault[];
};

/** The question with every default said, or all that is wrong with it. */
export const askedOf = (
  question: SalesQuestion,
  customers: CustomerFacts,
  asks: Asks,
): E.Either<QuestionFaults, AskedSales> => {
  const { asOf, period, recognition = 'ordered', returns = 'own-date', where = [] } = question;
  const basis = basisOf(question, asks);
  const { length: asked } = asks.axes;
  const few: readonly QuestionFault[] =
    asked >= 1 && asked <= asks.mostAxes
      ? []
      : [{ code: 'question.number-of-axes', data: { asked, most: asks.mostAxes } }];
  const kept: readonly QuestionFault[] =
    recognition === 'ordered' ? [] : [{ code: 'question.not-kept-yet', data: { recognition } }];
  const [first, ...others] = [
    ...faultsOfDate(asOf),
    ...(period === undefined ? [] : faultsOfPeriod(period)),
    ...kept,
    ...few,
    ...asks.axes.flatMap((axis) => faultsOfAxis(axis, customers, basis, asks.ranks)),
    ...where.flatMap(({ axis }) => faultsOfAxis(axis, customers, basis, false)),
  ];
  if (first !== undefined) return E.left([first, ...others]);
  return E.right({
    asOf,
    period: period ?? null,
    recognition: 'ordered',
    returns,
    region: question.region ?? 'of-the-sale',
    classes: question.classes ?? 'as-is',
    where,
    gazetteer: question.gazetteer ?? null,
  });
};

/** The same question about another period. */
export const askedOfPeriod = (asked: AskedSales, period: Period): AskedSales => ({ ...asked, period });
