/**
 * The ranking of customers by value with the grade that a policy gives each (rows F14 F31 F32), and with the evidence by which
 * a grade can be assigned and computed again. Nothing is assigned here: a grade is assigned by a command.
 */
import {
  type GradeEvidence,
  type GradePolicy,
  paretoPolicy,
  type VipPolicy,
  vipPolicy,
} from '@clientele/domain/customer';
import { type Money, type Period, type PolicyRef, policyRef, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import { askedOf, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { cellsOfClasses } from '../sales/cells.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import { byCustomer } from '../sales/classing.ts';
import type { AskedSales, Basis, SalesQuestion } from '../sales/question.ts';
import { type Figures, type Tabulated, tabulate } from '../sales/tabulate.ts';
import type { Text } from '../terms/text.ts';
import { type Concentration, concentrationOf } from './concentration.ts';
import { labelsOf } from './labels.ts';
import { policiesChecked } from './policies.ts';
import { gradeOfRanked, isVipRank, type Ranked, rankingOf } from './ranking.ts';

export interface ParetoQuestion extends SalesQuestion {
  /** Whose figures a grade rests on. */
  readonly period: Period;
  /** Sales by default. */
  readonly measure?: 'sales' | 'gross-profit';
  readonly by?: Basis;
  /** The policies; 80 % and 95 %, and the top 20 %, by default. */
  readonly grades?: GradePolicy;
  readonly vip?: VipPolicy;
}

/** A customer in the ranking. */
export interface ParetoRow extends Figures {
  readonly customer: string;
  readonly text: Text;
  /** From 1; null without a positive value. */
  readonly rank: number | null;
  /** Of the sum of the positive values. */
  readonly share: Ratio | null;
  /** What is ranked above, and that with the customer's own, of the sum of the positive values. */
  readonly shareAbove: Ratio | null;
  readonly shareWith: Ratio | null;
  /** Null without a positive value. */
  readonly grade: string | null;
  readonly vip: boolean;
  /** What the grade rests on, as a command to grade the customer takes it; null where a sum is beyond 2^53 units. */
  readonly evidence: GradeEvidence | null;
}

/** What the customers of one grade come to; grade null: those without a positive value. */
export interface ParetoGrade {
  readonly grade: string | null;
  readonly customers: number;
  readonly value: bigint;
  /** Of the sum of the positive values. */
  readonly share: Ratio | null;
}

export interface ParetoSection {
  readonly unit: FigureUnit;
  /** By rank, then those without one. */
  readonly rows: readonly ParetoRow[];
  /** In the order of the policy, those without a grade last. */
  readonly grades: readonly ParetoGrade[];
  /** The sum of the positive values, and how many customers have one. */
  readonly total: bigint;
  readonly ranked: number;
  /** What sales that name no customer come to; they have no part in the ranking. */
  readonly withoutCustomer: bigint;
  readonly concentration: Concentration;
}

export interface Pareto {
  readonly asked: AskedSales & { readonly measure: 'sales' | 'gross-profit'; readonly by: Basis };
  /** The policies that decided. */
  readonly policies: readonly [grades: PolicyRef, vip: PolicyRef];
  readonly sections: readonly ParetoSection[];
}

interface Policies {
  readonly grades: GradePolicy;
  readonly vip: VipPolicy;
}

const moneyOf = (units: bigint, { currency, scale }: Extract<FigureUnit, { kind: 'money' }>): Money | null => {
  const amount = Number(units);
  return Number.isSafeInteger(amount) ? { amount, currency, scale } : null;
};

const evidenceOf = (
  { value, above, rank }: Ranked<{ readonly key: string; readonly value: bigint }>,
  { total, ranked }: { readonly total: bigint; readonly ranked: number },
  period: Period,
  unit: FigureUnit,
): GradeEvidence | null => {
  if (unit.kind !== 'money') return null;
  const [own, higher, all] = [moneyOf(value, unit), moneyOf(above, unit), moneyOf(total, unit)];
  if (own === null || higher === null || all === null) return null;
  return { period: { ...period }, value: own, above: higher, total: all, rank, customers: ranked };
};

const gradesOf = (rows: readonly ParetoRow[], { cuts }: GradePolicy, total: bigint): readonly ParetoGrade[] => {
  const grades: readonly (string | null)[] = [...cuts.map(({ grade }) => grade), null];
  return grades.flatMap((grade) => {
    const own = rows.filter((row) => row.grade === grade);
    if (grade === null && own.length === 0) return [];
    const value = own.reduce((sum, row) => sum + row.value, 0n);
    return [{ grade, customers: own.length, value, share: ratioOf(value, total) }];
  });
};

const sectionOf = (chosen: Chosen, tabulated: Tabulated, period: Period, policies: Policies): ParetoSection => {
  const { unit, figures, cells } = tabulated;
  const known = [...figures].flatMap(([cell, own]) => {
    const [key = null] = cells.keysOf(cell);
    return key === null || (own.value === 0n && own.count === 0) ? [] : [{ ...own, key }];
  });
  const ranking = rankingOf(known);
  const { total, ranked } = ranking;
  const label = labelsOf(chosen, 'customer');
  const rows = ranking.all.map((one): ParetoRow => {
    const { key, value, rank, above, customers: counted, orders, count } = one;
    return {
      customer: key,
      text: label(key).text,
      value,
      customers: counted,
      orders,
      count,
      rank,
      share: ratioOf(value, total),
      shareAbove: ratioOf(above, total),
      shareWith: ratioOf(rank === null ? above : above + value, total),
      grade: gradeOfRanked(policies.grades, one, total),
      vip: isVipRank(policies.vip, rank, ranked),
      evidence: evidenceOf(one, ranking, period, unit),
    };
  });
  return {
    unit,
    rows,
    grades: gradesOf(rows, policies.grades, total),
    total,
    ranked,
    withoutCustomer: figures.get(0)?.value ?? 0n,
    concentration: concentrationOf(
      rows.map(({ value }) => value),
      [1, 4, 8],
    ),
  };
};

/** Customers ranked and graded by what they bought in a period. */
export const pareto = (book: SalesBook, question: ParetoQuestion): E.Either<QuestionFaults, Pareto> => {
  const { measure = 'sales', by, period } = question;
  const asks = { axes: ['customer'], measure, by };
  const basis = basisOf(question, asks);
  const sales = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  const asked = policiesChecked(question.grades === undefined ? {} : { grades: question.grades }, [], sales);
  if (E.isLeft(asked)) return asked;
  const policies: Policies = { grades: question.grades ?? paretoPolicy, vip: question.vip ?? vipPolicy };
  const chosen = chosenBy(book.sales, book.customers, asked.right);
  const byNumber = () => cellsOfClasses(byCustomer(book.sales));
  return E.right({
    asked: { ...asked.right, measure, by: basis },
    policies: [policyRef(policies.grades), policyRef(policies.vip)],
    sections: tabulate(chosen, measure, basis, byNumber).map((one) => sectionOf(chosen, one, period, policies)),
  });
};
