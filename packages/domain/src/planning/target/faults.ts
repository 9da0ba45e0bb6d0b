/** What can be wrong with one value at one cell, whatever command brings it: each check answers one reason or null. */
import { formatInstant, type Instant, type LocalDate, type Period } from '../../kernel/index.ts';
import { knowsPeriod } from './calendar.ts';
import type { Subject, TargetValue } from './cell.ts';
import type { AskedValue } from './commands.ts';
import type { PlanHeader } from './events.ts';
import { lookUp } from './growing-map.ts';
import { targetAt } from './lookups.ts';
import { traitsOf } from './plan.ts';
import type { PlanRejection, ValueRejection } from './rejections.ts';
import type { TargetNode, TargetTree } from './tree.ts';

/** A value as it will stand in the event. */
export const valueAsked = ({ realistic, ideal }: AskedValue): TargetValue => ({ realistic, ideal: ideal ?? realistic });

export const sameValue = (left: TargetValue, right: TargetValue): boolean =>
  left.realistic === right.realistic && left.ideal === right.ideal;

/** A share can't be above the whole. */
const wholeInBasisPoints = 10_000;

/** Ideal below realistic (row A9), or a share above the whole. */
export const valueFaults = (
  { unit }: PlanHeader,
  subject: Subject,
  period: string,
  { realistic, ideal }: TargetValue,
): readonly ValueRejection[] => {
  const highest = Math.max(realistic, ideal);
  return [
    ...(ideal < realistic
      ? [{ code: 'target.ideal-below-realistic', data: { subject, period, unit, realistic, ideal } } as const]
      : []),
    ...(unit.kind === 'basis-points' && highest > wholeInBasisPoints
      ? [{ code: 'target.above-the-whole', data: { subject, period, basisPoints: highest } } as const]
      : []),
  ];
};

export const outsideFault = (
  { span }: PlanHeader,
  subject: Subject,
  { key, start, end }: Period,
): ValueRejection | null =>
  span.start <= start && end <= span.end
    ? null
    : {
        code: 'target.outside-the-plan',
        data: { subject, period: key, start, end, spanStart: span.start, spanEnd: span.end },
      };

/** A period that the plan doesn't know; `whole` is what is split, to which parts may be clipped. */
export const unknownPeriodFault = (
  header: PlanHeader,
  subject: Subject,
  period: Period,
  whole?: Period,
): ValueRejection | null => {
  if (knowsPeriod(header, period, whole)) return null;
  const { calendar, key, start, end } = period;
  return { code: 'target.period-unknown', data: { subject, period: key, calendar, start, end } };
};

/** Periods that had started when their targets were set (row A2). Not asked of a record, of which nobody knows when. */
export const tooLateFault = (
  { record }: PlanHeader,
  on: LocalDate,
  periods: readonly { readonly key: string; readonly start: LocalDate }[],
): ValueRejection | null => {
  const late = record ? [] : periods.filter(({ start }) => start <= on);
  const [first] = late;
  return first === undefined
    ? null
    : { code: 'target.too-late', data: { on, first: first.start, period: first.key, periods: late.length } };
};

/** Dated before what it rests on. Not asked of a record. */
export const tooEarlyFault = (
  { record }: PlanHeader,
  basis: 'plan' | 'target' | 'changes',
  at: Instant,
  since: Instant | undefined,
): PlanRejection | null =>
  record || since === undefined || at >= since
    ? null
    : { code: 'target.before-its-basis', data: { basis, at: formatInstant(at), since: formatInstant(since) } };

/**
 * A target of the subject that shares days with a period. Where values don't add up over time (the active customers of
 * a quarter and of its year), only one for the very same dates is in the way.
 */
const overlapping = (
  tree: TargetTree,
  header: PlanHeader,
  subject: Subject,
  period: Period,
): TargetNode | undefined => {
  if (traitsOf[header.metric].additivity !== 'everywhere') return targetAt(tree, subject, period);
  const key = lookUp(tree.tops, subject)?.find((top) => {
    const node = lookUp(tree.nodes, top);
    return node !== undefined && node.cell.period.start < period.end && period.start < node.cell.period.end;
  });
  return key === undefined ? undefined : lookUp(tree.nodes, key);
};

/** A cell has one parent: no other target of the subject may share days with it. */
export const overlapFault = (
  tree: TargetTree,
  header: PlanHeader,
  subject: Subject,
  period: Period,
): ValueRejection | null => {
  const other = overlapping(tree, header, subject, period);
  return other === undefined
    ? null
    : {
        code: 'target.overlaps',
        data: { subject, period: period.key, other: other.cell.period.key, event: other.event },
      };
};

/** Each reason once: what is alike is wrong alike. */
export const distinct = <R extends object>(reasons: readonly (R | null)[]): readonly R[] => [
  ...new Map(
    reasons.flatMap((reason) => (reason === null ? [] : [[JSON.stringify(reason), reason] as const])),
  ).values(),
];
