/**
 * What grades are used for (row F15): beside the use that a company gives each grade, for goods, sales and collection, how many
 * customers it holds for, what they buy, and how much of that is of the goods that they are offered first.
 */
import {
  checkGradeUses,
  type GradeUse,
  type GradeUsePolicy,
  paretoPolicy,
  useOfGrade,
} from '@clientele/domain/customer';
import { policyRef, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type FigureUnit, unitName } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { SalesQuestion } from '../sales/question.ts';
import { composition } from './composition.ts';
import type { AskedPolicies } from './policies.ts';

export interface GradeUsesQuestion extends SalesQuestion, Pick<AskedPolicies, 'grades'> {
  readonly uses: GradeUsePolicy;
  /** The grade that was assigned, or that the period's figures give (`pareto`, the default). */
  readonly axis?: 'grade' | 'pareto';
  /** What goods are told by; `category` by default. */
  readonly goods?: 'category' | 'subcategory' | 'product';
}

export interface GradeUsesRow {
  readonly grade: string | null;
  /** Null for those without a grade. */
  readonly use: GradeUse | null;
  readonly customers: number;
  readonly value: bigint;
  /** Of the goods that the grade is offered first, and their share. */
  readonly ofGoods: bigint;
  readonly share: Ratio | null;
}

export interface GradeUsesSection {
  readonly unit: FigureUnit;
  /** By grade; those without one last. */
  readonly rows: readonly GradeUsesRow[];
}

/** What each grade is used for, and what its customers buy; a table that leaves a grade out is refused. */
export const gradeUses = (
  book: SalesBook,
  question: GradeUsesQuestion,
): E.Either<QuestionFaults, readonly GradeUsesSection[]> => {
  const { uses, axis = 'pareto', goods = 'category', ...sales } = question;
  const checked = checkGradeUses(uses, question.grades ?? paretoPolicy);
  if (E.isLeft(checked)) {
    const reasons = checked.left.map(({ code }) => code);
    return E.left([{ code: 'question.bad-grades', data: { policy: policyRef(uses), reasons } }]);
  }
  const byGrade = composition(book, { ...sales, axes: [axis], by: 'line' });
  if (E.isLeft(byGrade)) return byGrade;
  const crossed = composition(book, { ...sales, axes: [axis, goods], by: 'line' });
  if (E.isLeft(crossed)) return crossed;
  return E.right(
    byGrade.right.sections.map(({ unit, rows, negative }) => {
      const cells = crossed.right.sections.find((one) => unitName(one.unit) === unitName(unit));
      return {
        unit,
        rows: [...rows, ...negative]
          .map(({ classes: [own], customers, value }): GradeUsesRow => {
            const grade = own?.key ?? null;
            const use = useOfGrade(uses, grade);
            const first = [...(cells?.rows ?? []), ...(cells?.negative ?? [])].filter(
              ({ classes: [of, good] }) => of?.key === grade && use?.goods.includes(good?.key ?? '') === true,
            );
            const ofGoods = first.reduce((sum, cell) => sum + cell.value, 0n);
            return { grade, use, customers, value, ofGoods, share: ratioOf(ofGoods, value) };
          })
          .sort((left, right) => compareNullable(left.grade, right.grade)),
      };
    }),
  );
};
