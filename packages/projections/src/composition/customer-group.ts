/**
 * The customer group, looked through (row G10): every customer with what it bought, since when and how lately, and the class
 * that each policy gives it: grade, band, VIP, scores, position. Nothing is assigned here: classes follow from figures.
 */
import type { RfmScores } from '@clientele/domain/customer';
import {
  dateOfDayNumber,
  type LocalDate,
  type PolicyRef,
  policyRef,
  type Ratio,
  ratioOf,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import type { AskedSales, Basis, Measure, SalesQuestion } from '../sales/question.ts';
import type { Figures } from '../sales/tabulate.ts';
import type { Text } from '../terms/text.ts';
import { type Segment, type Segments, segmentsOf } from './derived-axes.ts';
import { labelsOf } from './labels.ts';
import { type AskedPolicies, policiesChecked, policiesOf } from './policies.ts';

export interface CustomerGroupQuestion extends SalesQuestion, AskedPolicies {
  /** Sales by default. */
  readonly measure?: Exclude<Measure, 'customers'>;
  readonly by?: Basis;
}

/** A customer of the group. */
export interface GroupRow extends Figures {
  readonly customer: string;
  readonly text: Text;
  /** Of the sum of the positive values. */
  readonly share: Ratio | null;
  readonly rank: number | null;
  /** Of orders that are in force: the first ever, and the first and last of the period. */
  readonly since: LocalDate | null;
  readonly firstOrder: LocalDate | null;
  readonly lastOrder: LocalDate | null;
  readonly grade: string | null;
  readonly vip: boolean;
  readonly band: string | null;
  readonly rfm: RfmScores | null;
  readonly position: string | null;
}

export interface CustomerGroupSection {
  readonly unit: FigureUnit;
  /** By rank, then those without one. */
  readonly rows: readonly GroupRow[];
  readonly total: bigint;
  readonly ranked: number;
  /** What sales that name no customer come to. */
  readonly withoutCustomer: bigint;
}

export interface CustomerGroup {
  readonly asked: AskedSales & { readonly measure: Measure; readonly by: Basis };
  /** The policies that classed. */
  readonly policies: readonly PolicyRef[];
  readonly sections: readonly CustomerGroupSection[];
}

const dateOf = (day: number | null | undefined): LocalDate | null => (day == null ? null : dateOfDayNumber(day));

const rowOf = (segment: Segment, total: bigint, text: Text): GroupRow => {
  const { key, value, figures, days, everFirst, rank, grade, vip, band, rfm, position } = segment;
  return {
    ...figures,
    value,
    customer: key,
    text,
    share: ratioOf(value, total),
    rank,
    since: dateOf(everFirst),
    firstOrder: dateOf(days?.first),
    lastOrder: dateOf(days?.last),
    grade,
    vip,
    band,
    rfm,
    position,
  };
};

const sectionOf = (chosen: Chosen, { unit, customers, total, ranked, unnamed }: Segments): CustomerGroupSection => {
  const label = labelsOf(chosen, 'customer');
  return {
    unit,
    rows: customers.map((segment) => rowOf(segment, total, label(segment.key).text)),
    total,
    ranked,
    withoutCustomer: unnamed,
  };
};

/** Every customer with figures, and how each policy classes it. */
export const customerGroup = (
  book: SalesBook,
  question: CustomerGroupQuestion,
): E.Either<QuestionFaults, CustomerGroup> => {
  const { measure = 'sales', by } = question;
  const asks = { axes: ['customer'], measure, by };
  const sales = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  const asked = policiesChecked(question, [], sales);
  if (E.isLeft(asked)) return asked;
  const basis = basisOf(question, asks);
  const policies = policiesOf(question);
  const { grades, vip, bands, rfm, position } = policies;
  const chosen = chosenBy(book.sales, book.customers, asked.right);
  return E.right({
    asked: { ...asked.right, measure, by: basis },
    policies: [grades, vip, ...(bands === null ? [] : [bands]), rfm, position].map(policyRef),
    sections: segmentsOf(chosen, measure, basis, policies).map((one) => sectionOf(chosen, one)),
  });
};
