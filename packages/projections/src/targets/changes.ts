/**
 * The history of re-decomposition (目标调整记录): who moved how much from where to where, when, why, and who approved it;
 * as it was known of a plan on a date (rows A32 A33).
 */
import type { Actor, LocalDate, Period } from '@clientele/domain/kernel';
import { type ChangeCause, changesOf, type Shift, type Subject } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { FigureUnit } from '../kernel/figure.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import { figureUnitOf, planAsOf } from './plans.ts';

/** One move of a change: from where (null: the total is raised or lowered) to where. */
export interface ChangeMove {
  readonly from: { readonly subject: Subject; readonly period: Period } | null;
  readonly to: { readonly subject: Subject; readonly period: Period };
  /** In the plan's unit; below zero where a total is lowered. */
  readonly realistic: bigint;
  readonly ideal: bigint;
}

/** A change that was proposed, and what became of it by the report's date. */
export interface TargetChange {
  readonly change: string;
  readonly kind: 'transfer' | 'change-of-total';
  readonly cause: ChangeCause;
  readonly reason: string;
  readonly moves: readonly ChangeMove[];
  readonly proposedBy: Actor;
  readonly proposedOn: LocalDate;
  readonly standing: 'proposed' | 'approved' | 'declined';
  readonly decidedBy: Actor | null;
  /** From which date on it is in effect, or was declined. */
  readonly decidedOn: LocalDate | null;
  /** Every target that it moved, and by how much; none where it wasn't approved. */
  readonly shifts: readonly Shift[];
}

export interface TargetChanges {
  readonly plan: { readonly id: string; readonly name: string };
  readonly asOf: LocalDate;
  readonly unit: FigureUnit;
  /** In the order in which they were proposed. */
  readonly changes: readonly TargetChange[];
}

/** Every change of a plan by a date. */
export const targetChanges = (
  book: SalesBook,
  { plan: id, asOf }: { readonly plan: string; readonly asOf: LocalDate },
): E.Either<QuestionFaults, TargetChanges> => {
  const plan = planAsOf(book.targets, id, asOf);
  if (E.isLeft(plan)) return plan;
  const { header, tree } = plan.right;
  return E.right({
    plan: { id, name: header.name },
    asOf,
    unit: figureUnitOf(header.unit),
    changes: changesOf(tree).map(({ change, asked, cause, reason, proposed, decided }) => ({
      change,
      kind: asked.kind,
      cause,
      reason,
      moves:
        asked.kind === 'transfer'
          ? asked.moves.map(({ from, to, value }) => ({
              from,
              to,
              realistic: BigInt(value.realistic),
              ideal: BigInt(value.ideal),
            }))
          : [{ from: null, to: asked.at, realistic: BigInt(asked.by.realistic), ideal: BigInt(asked.by.ideal) }],
      proposedBy: proposed.by,
      proposedOn: proposed.on,
      standing: decided?.kind ?? 'proposed',
      decidedBy: decided?.by ?? null,
      decidedOn: decided?.on ?? null,
      shifts: decided?.kind === 'approved' ? decided.shifts : [],
    })),
  });
};
