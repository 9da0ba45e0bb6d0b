/**
 * What is asked of a tree of targets: the value of any cell, exact; the periods of a subject; the leaves; what stands at
 * each level. "No target" is null and never zero (design: decision 7).
 */
import type { LocalDate, Period } from '../../kernel/index.ts';
import { type CellKey, cellKey, type Dates, earlierOf, laterOf, type Subject, type TargetValue } from './cell.ts';
import { entriesOf, lookUp } from './growing-map.ts';
import { openEnd, traitsOf } from './plan.ts';
import { type IsSellingDay, shareOfDates } from './selling-days.ts';
import type { ChangeRecord, Quota, TargetNode, TargetTree } from './tree.ts';

/** A value in the plan's unit, or a sum of them: exact, however large. */
export interface ExactValue {
  readonly realistic: bigint;
  readonly ideal: bigint;
}

/** A target as a reader meets it: set, or part of a split, or a quota with the period that follows from the next one. */
export interface PlacedTarget {
  readonly subject: Subject;
  readonly period: Period;
  readonly value: TargetValue;
  /** As it was set, before any change. */
  readonly original: TargetValue;
  /** How many splits lie above it: 0 for what was set or told itself. */
  readonly depth: number;
  /** The whole that it is a part of. */
  readonly parent: CellKey | null;
  /** Whether it was split further, and along what. */
  readonly splitBy: 'time' | 'organisation' | null;
  /** Since when it holds, and the event that told it. */
  readonly on: LocalDate;
  readonly event: string;
}

/** How the plan stands with those who decide of it. */
export type Standing = 'draft' | 'in-approval' | 'returned' | 'approved';

/** The sum of values, exact. */
export const sumOfTargets = (values: Iterable<TargetValue | ExactValue>): ExactValue => {
  let realistic = 0n;
  let ideal = 0n;
  for (const value of values) {
    realistic += BigInt(value.realistic);
    ideal += BigInt(value.ideal);
  }
  return { realistic, ideal };
};

/** The target that is stated for exactly these dates of a subject, or undefined; quotas apart. */
export const targetAt = (tree: TargetTree, subject: Subject, dates: Dates): TargetNode | undefined =>
  lookUp(tree.nodes, cellKey(subject, dates));

const quotaEnd = (tree: TargetTree, next: Quota | undefined): LocalDate =>
  next?.from ?? tree.header?.span.end ?? openEnd;

const quotaPeriod = (tree: TargetTree, quota: Quota, next: Quota | undefined): Period => {
  const calendar = tree.header?.calendar;
  return {
    calendar: calendar?.kind === 'quotas' ? `${calendar.name}@${calendar.version}` : 'quotas@1',
    key: quota.from,
    start: quota.from,
    end: quotaEnd(tree, next),
  };
};

const placedQuotas = (tree: TargetTree, subject: Subject): readonly PlacedTarget[] =>
  (lookUp(tree.quotas, subject) ?? []).map((quota, index, all) => ({
    subject,
    period: quotaPeriod(tree, quota, all[index + 1]),
    value: quota.value,
    original: quota.value,
    depth: 0,
    parent: null,
    splitBy: null,
    on: quota.on,
    event: quota.event,
  }));

/** A target as it was set, before it was changed. */
export const originalOf = ({ value, moved }: TargetNode): TargetValue =>
  moved.reduce(
    (left, { realistic, ideal }) => ({ realistic: left.realistic - realistic, ideal: left.ideal - ideal }),
    value,
  );

const placed = (node: TargetNode, depth: number): PlacedTarget => {
  const { cell, value, parent, split, on, event } = node;
  return {
    subject: cell.subject,
    period: cell.period,
    value,
    original: originalOf(node),
    depth,
    parent,
    splitBy: split?.by ?? null,
    on,
    event,
  };
};

/** What of a date range lies in another. */
const clipped = (dates: Dates, to: Dates): Dates => ({
  start: laterOf(dates.start, to.start),
  end: earlierOf(dates.end, to.end),
});

const covers = (outer: Dates, inner: Dates): boolean => outer.start <= inner.start && inner.end <= outer.end;

interface Piece<T> {
  readonly of: T;
  readonly dates: Dates;
}

/** The pieces of dates that lie in spans which follow each other, each clipped; null where they leave a gap. */
const tiled = <T>(spans: readonly Piece<T>[], dates: Dates): readonly Piece<T>[] | null => {
  const pieces = spans
    .filter((span) => span.dates.start < dates.end && dates.start < span.dates.end)
    .map((span) => ({ of: span.of, dates: clipped(span.dates, dates) }));
  let at = dates.start;
  for (const piece of pieces) {
    if (piece.dates.start !== at) return null;
    at = piece.dates.end;
  }
  return at === dates.end ? pieces : null;
};

const nodesOf = (tree: TargetTree, keys: readonly CellKey[]): readonly TargetNode[] =>
  keys.flatMap((key) => lookUp(tree.nodes, key) ?? []);

const spansOf = (nodes: readonly TargetNode[]): readonly Piece<TargetNode>[] =>
  nodes.map((node) => ({ of: node, dates: node.cell.period }));

/** The pieces below a cell that make up some of its dates; null where its split doesn't reach so deep. */
const below = (tree: TargetTree, { of, dates }: Piece<TargetNode>): readonly Piece<TargetNode>[] | null => {
  if (of.split === null) return null;
  const parts = nodesOf(tree, of.split.parts);
  return of.split.by === 'time' ? tiled(spansOf(parts), dates) : parts.map((part) => ({ of: part, dates }));
};

const sumOfPieces = (
  tree: TargetTree,
  pieces: readonly Piece<TargetNode>[] | null,
  isSellingDay: IsSellingDay | null,
): ExactValue | null => {
  if (pieces === null) return null;
  const values: (TargetValue | ExactValue)[] = [];
  const left = [...pieces];
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    if (covers(piece.dates, piece.of.cell.period)) {
      values.push(piece.of.value);
      continue;
    }
    if (piece.of.split === null && isSellingDay !== null) {
      values.push(shareOfDates(piece.of.value, piece.of.cell.period, piece.dates, isSellingDay));
      continue;
    }
    const parts = below(tree, piece);
    if (parts === null) return null;
    left.push(...parts);
  }
  return sumOfTargets(values);
};

const sumOfQuotas = (
  tree: TargetTree,
  subject: Subject,
  dates: Dates,
  isSellingDay: IsSellingDay | null,
): ExactValue | null => {
  const quotas = placedQuotas(tree, subject).map((quota) => ({ of: quota, dates: quota.period }));
  const pieces = tiled(quotas, dates);
  if (pieces !== null && isSellingDay !== null)
    return sumOfTargets(pieces.map(({ of, dates: part }) => shareOfDates(of.value, of.period, part, isSellingDay)));
  const whole = pieces?.every(({ of, dates: part }) => covers(part, of.period)) ?? false;
  return whole && pieces !== null ? sumOfTargets(pieces.map(({ of }) => of.value)) : null;
};

/** Whether values of one subject in periods that follow each other may be added up. */
const addsOverTime = (tree: TargetTree): boolean =>
  tree.header === null || traitsOf[tree.header.metric].additivity === 'everywhere';

/**
 * The target of a subject for any dates: as it is stated; or the sum of disjoint targets below that make it up exactly (a
 * week of its days, a company's March of its regions' March); or null: there is no such target, which isn't zero.
 *
 * @param isSellingDay where it is given, dates that are only a part of the smallest target have their share of it by
 *   selling days, so that days and weeks have targets that nobody had to state
 */
export const targetFor = (
  tree: TargetTree,
  subject: Subject,
  dates: Dates,
  isSellingDay: IsSellingDay | null = null,
): ExactValue | null => {
  const stated = targetAt(tree, subject, dates);
  if (stated !== undefined) return sumOfTargets([stated.value]);
  const single = placedQuotas(tree, subject).find(({ period }) => covers(period, dates) && covers(dates, period));
  if (single !== undefined) return sumOfTargets([single.value]);
  if (!addsOverTime(tree)) return null;
  return (
    sumOfPieces(tree, tiled(spansOf(nodesOf(tree, lookUp(tree.tops, subject) ?? [])), dates), isSellingDay) ??
    sumOfQuotas(tree, subject, dates, isSellingDay)
  );
};

/** Every subject that has a target, in the order in which they were first told. */
export const subjectsOf = (tree: TargetTree): readonly Subject[] => [
  ...new Set([
    ...[...entriesOf(tree.tops)].flatMap(([subject, keys]) => (keys.length > 0 ? [subject] : [])),
    ...[...entriesOf(tree.quotas)].flatMap(([subject, quotas]) => (quotas.length > 0 ? [subject] : [])),
  ]),
];

/** Depth first, each cell before its parts, parts in declared order. */
const walked = (
  tree: TargetTree,
  from: readonly PlacedNode[],
  parts: (node: TargetNode) => readonly CellKey[],
): readonly PlacedTarget[] => {
  const found: PlacedTarget[] = [];
  const left = from.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, depth } = next;
    found.push(placed(node, depth));
    for (const part of nodesOf(tree, parts(node)).toReversed()) left.push({ node: part, depth: depth + 1 });
  }
  return found;
};

interface PlacedNode {
  readonly node: TargetNode;
  readonly depth: number;
}

const depthOf = (tree: TargetTree, node: TargetNode): number => {
  let depth = 0;
  for (let above = node.parent; above !== null; above = lookUp(tree.nodes, above)?.parent ?? null) depth += 1;
  return depth;
};

const partsOf = ({ split }: TargetNode): readonly CellKey[] => split?.parts ?? [];

/** Every target of the plan: from each root down, a whole before its parts, parts in declared order; then the quotas. */
export const targetsOf = (tree: TargetTree): readonly PlacedTarget[] => [
  ...walked(
    tree,
    [...entriesOf(tree.nodes).values()].flatMap((node) => (node.parent === null ? [{ node, depth: 0 }] : [])),
    partsOf,
  ),
  ...[...entriesOf(tree.quotas).keys()].flatMap((subject) => placedQuotas(tree, subject)),
];

const byStartThenLongest = (left: PlacedTarget, right: PlacedTarget): number =>
  left.period.start === right.period.start
    ? left.period.end > right.period.end
      ? -1
      : 1
    : left.period.start < right.period.start
      ? -1
      : 1;

/** The targets of one subject, by start, a longer period before those within it. */
export const targetsOfSubject = (tree: TargetTree, subject: Subject): readonly PlacedTarget[] =>
  [
    ...walked(
      tree,
      nodesOf(tree, lookUp(tree.tops, subject) ?? []).map((node) => ({ node, depth: depthOf(tree, node) })),
      (node) => (node.split?.by === 'time' ? node.split.parts : []),
    ),
    ...placedQuotas(tree, subject),
  ].toSorted(byStartThenLongest);

/** The periods for which a subject has a target, by start, a longer period before those within it. */
export const periodsOf = (tree: TargetTree, subject: Subject): readonly Period[] =>
  targetsOfSubject(tree, subject).map(({ period }) => period);

/** The targets that weren't split: what the plan comes down to. */
export const leaves = (tree: TargetTree): readonly PlacedTarget[] =>
  targetsOf(tree).filter(({ splitBy }) => splitBy === null);

/** The targets at a depth, and the leaves above it: whatever the depth, they add up to the same. */
export const targetsAtLevel = (tree: TargetTree, depth: number): readonly PlacedTarget[] =>
  targetsOf(tree).filter((target) => target.depth === depth || (target.depth < depth && target.splitBy === null));

/** How the plan stands: what was decided last holds. */
export const standingOf = (tree: TargetTree): Standing => {
  const last = tree.decisions.at(-1);
  if (last === undefined) return 'draft';
  if (last.kind === 'returned') return 'returned';
  return last.step === last.steps ? 'approved' : 'in-approval';
};

/** Every change that was proposed, in the order in which they were told, with what became of it. */
export const changesOf = (tree: TargetTree): readonly ChangeRecord[] => [...entriesOf(tree.changes).values()];
