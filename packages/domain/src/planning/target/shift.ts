/**
 * What a change comes to at each cell. A cell's difference goes up to all that it is a part of, and down to its parts that
 * are still open, by what each has left; so the parts add up at every node after it as before, and a closed period keeps
 * its target (`rules.md §3.4`, re-decomposition).
 */
import * as E from 'fp-ts/lib/Either.js';
import { apportion, type LocalDate } from '../../kernel/index.ts';
import { type Cell, type CellKey, cellKey, type TargetValue } from './cell.ts';
import type { AskedChange, Difference, Shift } from './change.ts';
import type { PlanHeader } from './events.ts';
import { distinct, valueFaults } from './faults.ts';
import { lookUp } from './growing-map.ts';
import type { ShiftRejection, SplitRejection, ValueRejection } from './rejections.ts';
import type { TargetNode, TargetTree } from './tree.ts';

/** Whether a period has ended by the end of the day before a date: then its targets are locked. */
export const isClosed = (end: LocalDate, on: LocalDate): boolean => end <= on;

/** The realistic value, and what the ideal one has above it: each moves by itself, so that neither falls below the other. */
type Side = 'realistic' | 'uplift';

type Faults = readonly (ShiftRejection | SplitRejection | ValueRejection)[];

interface Working {
  readonly tree: TargetTree;
  readonly header: PlanHeader;
  readonly on: LocalDate;
  /** The values that differ from those of the tree by now. */
  readonly values: Map<CellKey, Record<Side, number>>;
}

const sidesOf = ({ realistic, ideal }: TargetValue | Difference): Record<Side, number> => ({
  realistic,
  uplift: ideal - realistic,
});

const sidesAt = ({ values }: Working, node: TargetNode): Record<Side, number> =>
  values.get(node.key) ?? sidesOf(node.value);

const partsOf = ({ tree, on }: Working, { split }: TargetNode): readonly TargetNode[] =>
  (split?.parts ?? []).flatMap((key) => {
    const part = lookUp(tree.nodes, key);
    return part === undefined || isClosed(part.cell.period.end, on) ? [] : [part];
  });

const add = (working: Working, node: TargetNode, side: Side, by: number): void => {
  const before = sidesAt(working, node);
  working.values.set(node.key, { ...before, [side]: before[side] + by });
};

/** What can still be taken from a cell: what its open leaves have. */
const openOf = (working: Working, node: TargetNode, side: Side): number =>
  node.split === null
    ? sidesAt(working, node)[side]
    : partsOf(working, node).reduce((sum, part) => sum + openOf(working, part, side), 0);

/** Moves a cell and its open parts. That enough is open was seen before. */
const spread = (working: Working, node: TargetNode, side: Side, by: number): void => {
  if (by === 0) return;
  add(working, node, side, by);
  const parts = partsOf(working, node);
  if (parts.length === 0) return;
  const open = parts.map((part) => openOf(working, part, side));
  const shares = apportion(by, open.every((amount) => amount === 0) ? open.map(() => 1) : open);
  if (E.isLeft(shares)) return;
  for (const [index, part] of parts.entries()) spread(working, part, side, shares.right[index] ?? 0);
};

const tooLittle = (working: Working, node: TargetNode, side: Side, by: number): ShiftRejection | null => {
  const open = openOf(working, node, side);
  if (by >= 0 || open + by >= 0) return null;
  const { subject, period } = node.cell;
  return {
    code: 'target.too-little-to-take',
    data: { subject, period: period.key, unit: working.header.unit, side, open, asked: -by },
  };
};

const tooLarge = ({ cell: { subject, period } }: TargetNode): ShiftRejection => ({
  code: 'target.too-large',
  data: { subject, period: period.key, most: Number.MAX_SAFE_INTEGER },
});

/** The touched cells whose values no event could hold. */
const tooLargeIn = ({ tree, values }: Working): readonly ShiftRejection[] =>
  [...values].flatMap(([key, { realistic, uplift }]) => {
    const node = lookUp(tree.nodes, key);
    const exact = Number.isSafeInteger(realistic) && Number.isSafeInteger(realistic + uplift);
    return node === undefined || exact ? [] : [tooLarge(node)];
  });

/** Moves one cell, with what it is a part of and its own parts; or why it can't be moved. */
const move = (working: Working, { subject, period }: Cell, by: Difference): Faults => {
  const node = lookUp(working.tree.nodes, cellKey(subject, period));
  if (node === undefined) return [{ code: 'target.no-such-target', data: { subject, period: period.key } }];
  if (isClosed(period.end, working.on))
    return [{ code: 'target.period-closed', data: { subject, period: period.key, end: period.end, on: working.on } }];
  const sides = sidesOf(by);
  const faults = (['realistic', 'uplift'] as const).flatMap(
    (side) => tooLittle(working, node, side, sides[side]) ?? [],
  );
  if (faults.length > 0) return faults;
  if (!Number.isSafeInteger(sides.uplift)) return [tooLarge(node)];
  for (const side of ['realistic', 'uplift'] as const) {
    spread(working, node, side, sides[side]);
    for (let above = node.parent; above !== null; ) {
      const whole = lookUp(working.tree.nodes, above);
      if (whole === undefined) break;
      add(working, whole, side, sides[side]);
      above = whole.parent;
    }
  }
  return tooLargeIn(working);
};

const opposite = ({ realistic, ideal }: TargetValue): Difference => ({ realistic: 0 - realistic, ideal: 0 - ideal });

/** What moves, cell by cell, in the order of the change: first what is taken, then what is given. */
const movesOf = (asked: AskedChange): readonly { readonly cell: Cell; readonly by: Difference }[] =>
  asked.kind === 'transfer'
    ? asked.moves.flatMap(({ from, to, value }) => [
        { cell: from, by: opposite(value) },
        { cell: to, by: value },
      ])
    : [{ cell: asked.at, by: asked.by }];

/** By how much the values of all touched cells differ from those of the tree; in the order in which they were touched. */
const shiftsOf = ({ tree, values }: Working): readonly Shift[] =>
  [...values].flatMap(([key, { realistic, uplift }]) => {
    const node = lookUp(tree.nodes, key);
    if (node === undefined) return [];
    const by = { realistic: realistic - node.value.realistic, ideal: realistic + uplift - node.value.ideal };
    return by.realistic === 0 && by.ideal === 0 ? [] : [{ ...node.cell, by }];
  });

/** Shares above the whole. */
const outOfBounds = ({ tree, header, values }: Working): Faults =>
  [...values].flatMap(([key, { realistic, uplift }]): Faults => {
    const node = lookUp(tree.nodes, key);
    if (node === undefined) return [];
    const { subject, period } = node.cell;
    return valueFaults(header, subject, period.key, { realistic, ideal: realistic + uplift });
  });

/**
 * By how much each cell moves if a change takes effect on a date, or every reason why it can't.
 *
 * @param on the date of the change: periods that ended by then are closed
 */
export const shiftsFor = (
  tree: TargetTree,
  header: PlanHeader,
  asked: AskedChange,
  on: LocalDate,
): E.Either<Faults, readonly Shift[]> => {
  const working: Working = { tree, header, on, values: new Map() };
  const faults = movesOf(asked).flatMap(({ cell, by }) => move(working, cell, by));
  const all = faults.length > 0 ? faults : outOfBounds(working);
  return all.length > 0 ? E.left(distinct(all)) : E.right(shiftsOf(working));
};
