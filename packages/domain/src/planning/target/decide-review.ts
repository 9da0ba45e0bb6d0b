/** Deciding of reviews, standards, catch-up and progress: all look back at what is over, and forward at what is open. */
import * as E from 'fp-ts/lib/Either.js';
import {
  addDays,
  apportion,
  type CommandOf,
  type Decision,
  type LocalDate,
  refuse,
  unless,
} from '../../kernel/index.ts';
import { type Cell, cellKey, sameCell, type TargetValue } from './cell.ts';
import { subjectFault } from './decide-measure.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { tooEarlyFault, unknownPeriodFault } from './faults.ts';
import { entriesOf, lookUp } from './growing-map.ts';
import { targetAt, targetsOfSubject } from './lookups.ts';
import { traitsOf } from './plan.ts';
import { openedPlan } from './plan-standing.ts';
import type { TargetGiven } from './policy.ts';
import type { ContentRejection, TargetRejection } from './rejections.ts';
import {
  type AdoptStandard,
  CatchUpPlanned,
  type PlanCatchUp,
  ProgressReported,
  type ReportProgress,
  type ReviewTarget,
  StandardAdopted,
  TargetReviewed,
} from './review.ts';
import { isClosed } from './shift.ts';
import type { TargetState } from './state.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

const openFault = ({ period }: { readonly period: Cell['period'] }, on: LocalDate): ContentRejection | null =>
  isClosed(period.end, on)
    ? null
    : { code: 'target.period-still-open', data: { period: period.key, end: period.end, on } };

/** The value of a target or a quota of the plan, or undefined. */
const valueAt = ({ tree }: TargetState, { subject, period }: Cell): TargetValue | undefined =>
  targetAt(tree, subject, period)?.value ??
  targetsOfSubject(tree, subject).find((one) => cellKey(subject, one.period) === cellKey(subject, period))?.value;

/** Whether a target was missed; of a ceiling, whether it was passed. */
export const isMissed = ({ metric }: PlanHeader, { realistic }: TargetValue, actual: number): boolean =>
  traitsOf[metric].direction === 'lower' ? actual > realistic : actual < realistic;

/** The seven questions are answered once the period is over; a missed target names its cause (rows A36 A39–A45). */
export const reviewTarget = ({ data, meta }: CommandOf<typeof ReviewTarget>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { cell, actual, cause, answers } = data;
  const { subject, period } = cell;
  const expected = valueAt(state, cell);
  if (expected === undefined) return refuse({ code: 'target.no-such-target', data: { subject, period: period.key } });
  const before = state.content.reviews.find((review) => sameCell(review.cell, cell));
  const { unit } = plan.right;
  return unless<TargetRejection, TargetEvent>(
    [
      openFault(cell, meta.on),
      before !== undefined && { code: 'target.already-reviewed', data: { subject, period: period.key, on: before.on } },
      isMissed(plan.right, expected, actual) &&
        cause === undefined && {
          code: 'target.shortfall-unexplained',
          data: { subject, period: period.key, unit, realistic: expected.realistic, actual },
        },
      ...[...new Set(answers.progressive)].map((one) => subjectFault(state.tree, one)),
    ],
    () => [TargetReviewed.of({ ...data, expected })],
  );
};

/** A standard rests on a review (row A36). */
export const adoptStandard = ({ data, meta }: CommandOf<typeof AdoptStandard>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { lessonOf, standard } = data;
  const { reviews, standards } = state.content;
  const review = reviews.find(({ cell }) => sameCell(cell, lessonOf));
  const known = standards.find((one) => one.standard === standard);
  return unless<TargetRejection, TargetEvent>(
    [
      review === undefined && {
        code: 'target.not-reviewed',
        data: { subject: lessonOf.subject, period: lessonOf.period.key },
      },
      known !== undefined && { code: 'target.standard-exists', data: { standard, on: known.on } },
      tooEarlyFault(plan.right, 'changes', meta.at, review?.at),
    ],
    () => [StandardAdopted.of(data)],
  );
};

/** Shares of what is left, by targets; alike where all of them are zero. */
const shared = (left: number, targets: readonly number[]): readonly number[] => {
  const weights = targets.every((target) => target === 0) ? targets.map(() => 1) : targets;
  const parts = apportion(left, weights);
  return E.isRight(parts) ? parts.right : [];
};

/** What is missing of a target is shared by its open periods, so that with what was reached it adds up (row A45). */
export const planCatchUp = ({ data, meta }: CommandOf<typeof PlanCatchUp>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { of, actual } = data;
  const { subject, period } = of;
  const { tree } = state;
  const node = targetAt(tree, subject, period);
  if (node === undefined) return refuse({ code: 'target.no-such-target', data: { subject, period: period.key } });
  if (node.split?.by !== 'time')
    return refuse({ code: 'target.not-split-over-time', data: { subject, period: period.key } });
  const open = node.split.parts
    .flatMap((part) => lookUp(tree.nodes, part) ?? [])
    .filter(({ cell }) => !isClosed(cell.period.end, meta.on));
  const left = node.value.realistic - actual;
  const idealLeft = node.value.ideal - actual;
  const realistic = shared(
    left,
    open.map(({ value }) => value.realistic),
  );
  const uplift = shared(
    idealLeft - left,
    open.map(({ value }) => value.ideal - value.realistic),
  );
  const { unit } = plan.right;
  return unless<TargetRejection, TargetEvent>(
    [
      open.length === 0 && {
        code: 'target.period-closed',
        data: { subject, period: period.key, end: period.end, on: meta.on },
      },
      left <= 0 && {
        code: 'target.nothing-to-catch-up',
        data: { subject, period: period.key, unit, realistic: node.value.realistic, actual },
      },
      !Number.isSafeInteger(idealLeft) && {
        code: 'target.too-large',
        data: { subject, period: period.key, most: Number.MAX_SAFE_INTEGER },
      },
    ],
    () => [
      CatchUpPlanned.of({
        ...data,
        of: node.cell,
        whole: node.value,
        parts: open.map(({ cell, value }, index) => ({
          period: cell.period,
          target: value,
          needed: {
            realistic: realistic[index] ?? 0,
            ideal: (realistic[index] ?? 0) + (uplift[index] ?? 0),
          },
        })),
      }),
    ],
  );
};

/** Progress is told upward once a period is over, once by each; the event says until when that was due (row A35). */
export const reportProgress = (
  { data, meta }: CommandOf<typeof ReportProgress>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { period, to } = data;
  const { id: actor } = meta.by;
  const told = state.content.progress.find(
    (one) => one.by.id === actor && one.period.start === period.start && one.period.end === period.end,
  );
  return unless<TargetRejection, TargetEvent>(
    [
      entriesOf(state.tree.facts).size === 0 && { code: 'target.nothing-set', data: { plan: data.plan } },
      unknownPeriodFault(plan.right, 'company:all', period),
      openFault(data, meta.on),
      to === actor && { code: 'target.reports-to-himself', data: { actor, period: period.key } },
      told !== undefined && { code: 'target.progress-told', data: { actor, period: period.key, on: told.on } },
    ],
    () => [ProgressReported.of({ ...data, due: addDays(period.end, approval.reportWithinDays - 1) })],
  );
};
