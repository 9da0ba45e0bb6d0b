/**
 * A plan as it is lived by: what it rests on, who agreed and decided, its measures against their milestones, its budget, the
 * reviews with their answers, standards, catch-up, and which progress reports are due; as of a date (rows A28–A37 A39–A49).
 */
import { addDays, type LocalDate, type Money } from '@clientele/domain/kernel';
import {
  groundOf,
  type MeasureRecord,
  type PlanContent,
  type PlanDecision,
  type PlanHeader,
  periodsWithin,
  type Standing,
  type Subject,
  standingOf,
  targetFor,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import { type PlanAsOf, planAsOf } from './plans.ts';

/** How a milestone or a progress report stands. */
export type DutyStanding = 'open' | 'done' | 'late' | 'missed' | 'overdue';

export interface MilestoneRow {
  readonly measure: string;
  readonly milestone: string;
  readonly what: string;
  readonly due: LocalDate;
  readonly standing: DutyStanding;
  /** When it was told of, and why it was missed with what is done about it; null where it wasn't. */
  readonly on: LocalDate | null;
  readonly cause: string | null;
  readonly countermeasure: string | null;
}

/** The report of a month's progress to who is above (row A35). */
export interface ProgressRow {
  readonly period: string;
  readonly due: LocalDate;
  readonly standing: DutyStanding;
  readonly on: LocalDate | null;
  readonly by: string | null;
  readonly to: string | null;
  readonly says: string | null;
}

export interface PlanView {
  readonly asOf: LocalDate;
  readonly header: PlanHeader;
  readonly standing: Standing;
  readonly decisions: readonly PlanDecision[];
  readonly ground: ReturnType<typeof groundOf>;
  readonly content: PlanContent;
  /** Of the budget what the measures share, and what is left; null where there is none (row A31). */
  readonly budget: { readonly total: Money; readonly shared: bigint; readonly left: bigint } | null;
  readonly milestones: readonly MilestoneRow[];
  /** Measures that nobody checked yet though a milestone has passed (row A37). */
  readonly unchecked: readonly string[];
  readonly progress: readonly ProgressRow[];
  /** The progressive chain that the plan is the last of so far, the first plan first (row A10); empty where it follows none. */
  readonly chain: readonly ChainRow[];
}

/** What a subject's target over the whole of a plan's span is, in a chain of plans. */
export interface ChainRow {
  readonly plan: string;
  readonly span: string;
  readonly subject: Subject;
  /** In the unit of its plan; null: there is none. */
  readonly realistic: bigint | null;
  /** What it was to go beyond; null for the first of the chain. */
  readonly earlier: bigint | null;
}

export interface PlanQuestion {
  readonly plan: string;
  readonly asOf: LocalDate;
  /** Within so many days after its end a month's progress is reported; 10 unless told otherwise. */
  readonly reportWithinDays?: number;
}

const milestonesOf = ({ measure, milestones }: MeasureRecord, asOf: LocalDate): readonly MilestoneRow[] =>
  measure.milestones.map(({ milestone, due, what }) => {
    const told = milestones.find((one) => one.milestone === milestone);
    const missed = told?.outcome.kind === 'missed' ? told.outcome : null;
    const standing: DutyStanding =
      told === undefined
        ? due < asOf
          ? 'overdue'
          : 'open'
        : missed !== null
          ? 'missed'
          : told.on > due
            ? 'late'
            : 'done';
    return {
      measure: measure.measure,
      milestone,
      what,
      due,
      standing,
      on: told?.on ?? null,
      cause: missed?.cause ?? null,
      countermeasure: missed?.countermeasure ?? null,
    };
  });

/** Of each month of the plan that is over, whether its progress was told in time. */
const progressOf = (
  { span }: PlanHeader,
  { progress }: PlanContent,
  asOf: LocalDate,
  within: number,
): readonly ProgressRow[] =>
  periodsWithin(span, 'month')
    .filter(({ end }) => end <= asOf)
    .map((month) => {
      const told = progress.find(({ period }) => period.start === month.start && period.end === month.end);
      const due = told?.due ?? addDays(month.end, within - 1);
      const standing: DutyStanding =
        told === undefined ? (due < asOf ? 'overdue' : 'open') : told.on > due ? 'late' : 'done';
      return {
        period: month.key,
        due,
        standing,
        on: told?.on ?? null,
        by: told?.by.id ?? null,
        to: told?.to ?? null,
        says: told?.says ?? null,
      };
    });

/** The plans before a plan, and itself: each subject that the last one goes beyond. A plan stands in it once. */
const chainOf = (book: SalesBook, id: string, asOf: LocalDate): readonly ChainRow[] => {
  const plans: PlanAsOf[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const found: ReturnType<typeof planAsOf> = planAsOf(book.targets, next, asOf);
    if (E.isLeft(found)) break;
    plans.unshift(found.right);
    next = found.right.header.follows?.plan;
  }
  const subjects = plans.at(-1)?.header.follows?.levels.map(({ subject }) => subject) ?? [];
  return subjects.flatMap((subject) =>
    plans.map(({ header, tree }) => {
      const level = header.follows?.levels.find((one) => one.subject === subject);
      return {
        plan: header.plan,
        span: header.span.key,
        subject,
        realistic: targetFor(tree, subject, header.span)?.realistic ?? null,
        earlier: level === undefined ? null : BigInt(level.realistic),
      };
    }),
  );
};

/** A plan as it stands on a date. */
export const planView = (
  book: SalesBook,
  { plan: id, asOf, reportWithinDays = 10 }: PlanQuestion,
): E.Either<QuestionFaults, PlanView> => {
  const plan = planAsOf(book.targets, id, asOf);
  if (E.isLeft(plan)) return plan;
  const { header, tree, content } = plan.right;
  const ground = groundOf(content);
  const total = ground?.budget ?? null;
  const shared = content.measures.reduce((sum, { measure }) => sum + BigInt(measure.budget?.amount ?? 0), 0n);
  const milestones = content.measures.flatMap((record) => milestonesOf(record, asOf));
  return E.right({
    asOf,
    header,
    standing: standingOf(tree),
    decisions: tree.decisions,
    ground,
    content,
    budget: total === null ? null : { total, shared, left: BigInt(total.amount) - shared },
    milestones,
    unchecked: content.measures.flatMap(({ measure, checks }) =>
      checks.length === 0 && measure.milestones.some(({ due }) => due < asOf) ? [measure.measure] : [],
    ),
    progress: progressOf(header, content, asOf, reportWithinDays),
    chain: chainOf(book, id, asOf),
  });
};
