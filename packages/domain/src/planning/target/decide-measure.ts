/** Deciding of measures: within the plan's time and budget, carried out after its approval, checked by somebody else. */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandOf, type Decision, type Money, refuse, unless } from '../../kernel/index.ts';
import { groundOf, type MeasureRecord } from './content.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { tooEarlyFault } from './faults.ts';
import { lookUp } from './growing-map.ts';
import {
  type CheckMeasure,
  type Measure,
  MeasureChecked,
  MeasurePlanned,
  MilestoneReported,
  type PlanMeasure,
  type ReportMilestone,
} from './measure.ts';
import { notApprovedFault, openedPlan } from './plan-standing.ts';
import type { ContentRejection, TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';
import type { TargetTree } from './tree.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** What measures may cost together, and in which unit (row A31). */
export const budgetFault = (budget: Money | null, measures: readonly Measure[]): ContentRejection | null => {
  const shares = measures.flatMap((measure) => measure.budget ?? []);
  const [first] = shares;
  if (first === undefined) return null;
  if (budget === null) return { code: 'target.no-budget', data: { asked: first } };
  const other = shares.find(({ currency, scale }) => currency !== budget.currency || scale !== budget.scale);
  if (other !== undefined) return { code: 'target.budget-in-another-unit', data: { budget, asked: other } };
  const sum = shares.reduce((all, { amount }) => all + BigInt(amount), 0n);
  return sum <= BigInt(budget.amount) ? null : { code: 'target.over-budget', data: { budget, measures: `${sum}` } };
};

/** Milestones lie within the plan, in order of time, each once. */
const milestoneFaults = ({ span }: PlanHeader, { measure, milestones }: Measure): readonly ContentRejection[] =>
  milestones.flatMap(({ milestone, due }, index): readonly ContentRejection[] => {
    const before = milestones[index - 1];
    const isTwice = milestones.findIndex((one) => one.milestone === milestone) < index;
    const fits = span.start <= due && due < span.end && (before === undefined || before.due <= due) && !isTwice;
    return fits
      ? []
      : [
          {
            code: 'target.milestone-out-of-place',
            data: { measure, milestone, due, spanStart: span.start, spanEnd: span.end },
          },
        ];
  });

/** A subject of which the plan has no target. */
export const subjectFault = (tree: TargetTree, subject: Measure['subject']): ContentRejection | null =>
  (lookUp(tree.tops, subject) ?? []).length > 0 || (lookUp(tree.quotas, subject) ?? []).length > 0
    ? null
    : { code: 'target.subject-without-target', data: { subject } };

/** A measure is planned: it serves a target of the plan, within its span and budget (rows A28 A29 A30 A31). */
export const planMeasure = ({ data, meta }: CommandOf<typeof PlanMeasure>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { measure } = data;
  const others = state.content.measures.map((record) => record.measure);
  const known = state.content.measures.find((record) => record.measure.measure === measure.measure);
  return unless<TargetRejection, TargetEvent>(
    [
      known !== undefined && { code: 'target.measure-exists', data: { measure: measure.measure, on: known.on } },
      subjectFault(state.tree, measure.subject),
      ...milestoneFaults(plan.right, measure),
      measure.budget !== undefined && budgetFault(groundOf(state.content)?.budget ?? null, [...others, measure]),
      tooEarlyFault(plan.right, 'plan', meta.at, state.tree.opened?.at),
    ],
    () => [MeasurePlanned.of(data)],
  );
};

const measureOf = (state: TargetState, measure: string): MeasureRecord | undefined =>
  state.content.measures.find((record) => record.measure.measure === measure);

/** Nothing is carried out before the plan is approved (row A34); a milestone is told of once. */
export const reportMilestone = ({ data, meta }: CommandOf<typeof ReportMilestone>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { measure, milestone } = data;
  const record = measureOf(state, measure);
  const told = record?.milestones.find((one) => one.milestone === milestone);
  const isKnown = record?.measure.milestones.some((one) => one.milestone === milestone) ?? false;
  return unless<TargetRejection, TargetEvent>(
    [
      notApprovedFault(state, data.plan),
      !isKnown && { code: 'target.no-such-measure', data: { measure, milestone } },
      told !== undefined && { code: 'target.milestone-told', data: { measure, milestone, on: told.on } },
      tooEarlyFault(plan.right, 'plan', meta.at, record?.at),
    ],
    () => [MilestoneReported.of(data)],
  );
};

/** A measure is checked by somebody else than who carries it out (row A37). */
export const checkMeasure = ({ data, meta }: CommandOf<typeof CheckMeasure>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { measure } = data;
  const record = measureOf(state, measure);
  const { id: actor } = meta.by;
  return unless<TargetRejection, TargetEvent>(
    [
      notApprovedFault(state, data.plan),
      record === undefined && { code: 'target.no-such-measure', data: { measure, milestone: null } },
      record?.measure.responsible === actor && { code: 'target.checks-own', data: { actor, measure } },
      tooEarlyFault(plan.right, 'plan', meta.at, record?.at),
    ],
    () => [MeasureChecked.of(data)],
  );
};
