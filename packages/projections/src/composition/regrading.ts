/**
 * Grades that don't waver (`rules.md §3.5`, row F14): a customer's grade changes only where several periods in a row give the
 * same other grade. The view says of each customer which grade each period gives, which one is due, and since when; a command
 * then grades it, with the evidence that the ranking of the last period holds.
 */
import { type GradePolicy, paretoPolicy } from '@clientele/domain/customer';
import type { Period, PolicyRef } from '@clientele/domain/kernel';
import { policyRef } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { unitName } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { SalesQuestion } from '../sales/question.ts';
import { type ParetoRow, pareto } from './pareto.ts';

export interface RegradingQuestion extends Omit<SalesQuestion, 'period'> {
  /** The periods to grade by, in order; at least one. */
  readonly periods: readonly [Period, ...Period[]];
  /** How many periods in a row must give the same other grade; 2 by default. */
  readonly hold?: number;
  readonly measure?: 'sales' | 'gross-profit';
  readonly grades?: GradePolicy;
}

/** What became of a grade after one period. */
export interface GradeStep {
  /** What the period's figures give by themselves; null: no positive value in it. */
  readonly found: string | null;
  /** What holds after it. */
  readonly due: string | null;
}

export interface RegradedRow {
  readonly customer: string;
  /** One a period. */
  readonly steps: readonly GradeStep[];
  readonly due: string | null;
  /** The period before which another grade held; null where it held from the first on. */
  readonly changedBy: Period | null;
  /** The row of the last period's ranking, with the evidence of its grade; null where the customer isn't in it. */
  readonly last: ParetoRow | null;
}

export interface Regrading {
  readonly policy: PolicyRef;
  readonly hold: number;
  readonly periods: readonly Period[];
  readonly sections: readonly { readonly unit: string; readonly rows: readonly RegradedRow[] }[];
}

/**
 * What holds after each of some findings: the first holds at once, and another only after `hold` of it in a row.
 *
 * @example
 * ```ts
 * import { heldGrades } from '@clientele/projections';
 *
 * heldGrades(['A', 'B', 'A', 'B', 'B'], 2); // ['A', 'A', 'A', 'A', 'B']
 * ```
 */
export const heldGrades = (found: readonly (string | null)[], hold: number): readonly (string | null)[] => {
  let due = found[0] ?? null;
  let other = due;
  let times = 0;
  return found.map((grade) => {
    times = grade === due ? 0 : grade === other ? times + 1 : 1;
    other = grade;
    if (times >= hold && times > 0) {
      due = grade;
      times = 0;
    }
    return due;
  });
};

const changeOf = (due: readonly (string | null)[], periods: readonly Period[]): Period | null => {
  const at = due.findLastIndex((grade, index) => index > 0 && grade !== due[index - 1]);
  return at === -1 ? null : (periods[at] ?? null);
};

/** The grades of customers over some periods. */
export const regrading = (book: SalesBook, question: RegradingQuestion): E.Either<QuestionFaults, Regrading> => {
  const { periods, hold = 2, grades = paretoPolicy, measure = 'sales', ...sales } = question;
  const byPeriod: (readonly (readonly [string, ReadonlyMap<string, ParetoRow>])[])[] = [];
  for (const period of periods) {
    const ranking = pareto(book, { ...sales, period, grades, measure });
    if (E.isLeft(ranking)) return ranking;
    byPeriod.push(
      ranking.right.sections.map(({ unit, rows }) => [unitName(unit), new Map(rows.map((row) => [row.customer, row]))]),
    );
  }
  const units = [...new Set(byPeriod.flatMap((sections) => sections.map(([unit]) => unit)))].sort();
  return E.right({
    policy: policyRef(grades),
    hold,
    periods,
    sections: units.map((unit) => {
      const rankings = byPeriod.map((sections) => new Map(sections).get(unit) ?? new Map<string, ParetoRow>());
      const customers = [...new Set(rankings.flatMap((rows) => [...rows.keys()]))].sort(compareKeys);
      return { unit, rows: customers.map((customer) => rowOf(customer, rankings, hold, periods)) };
    }),
  });
};

const rowOf = (
  customer: string,
  rankings: readonly ReadonlyMap<string, ParetoRow>[],
  hold: number,
  periods: readonly Period[],
): RegradedRow => {
  const found = rankings.map((rows) => rows.get(customer)?.grade ?? null);
  const due = heldGrades(found, hold);
  return {
    customer,
    steps: found.map((grade, index) => ({ found: grade, due: due[index] ?? null })),
    due: due.at(-1) ?? null,
    changedBy: changeOf(due, periods),
    last: rankings.at(-1)?.get(customer) ?? null,
  };
};
