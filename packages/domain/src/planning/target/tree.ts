/**
 * The tree of a plan's targets, folded from its events alone: the decider and every projection read it, so that nobody
 * writes it twice. The fold is total: what decide would have refused still gives a tree (each cell has one parent, no
 * cell lies above itself), and the laws tell what is wrong with it.
 */
import type { Actor, Instant, LocalDate, PolicyRef, StoredEvent } from '../../kernel/index.ts';
import { type Cell, type CellKey, cellKey, laterOf, type Subject, type TargetValue } from './cell.ts';
import type { AskedChange, ChangeCause, Shift } from './change.ts';
import type { PlanHeader, Split, TargetEvent } from './events.ts';
import { type GrowingMap, lookUp, noEntries, withEntries, withoutKeys } from './growing-map.ts';

/** Which event told something, and since when it holds. */
export interface Told {
  readonly event: string;
  readonly at: Instant;
  readonly on: LocalDate;
}

/** How a cell was split; `parts` are the cells below it, in declared order. */
export interface NodeSplit extends Told {
  readonly by: Split['by'];
  readonly method: Split['method'];
  readonly parts: readonly CellKey[];
}

/** By how much an approved change moved a target, and since when. */
export interface Moved extends Told {
  readonly change: string;
  readonly realistic: number;
  readonly ideal: number;
}

/** One target: a root that was set, or a part of a split. A part holds since the later of its split and the whole. */
export interface TargetNode extends Told {
  readonly key: CellKey;
  readonly cell: Cell;
  /** As it stands after all changes. */
  readonly value: TargetValue;
  /** The changes since it was set, in the order in which they were told. */
  readonly moved: readonly Moved[];
  readonly parent: CellKey | null;
  readonly split: NodeSplit | null;
}

/** One quota; it is in force from a date until the same subject's next one. */
export interface Quota extends Told {
  readonly from: LocalDate;
  readonly value: TargetValue;
}

/** What was decided of the plan by those who may; an approval is one step of so many, and the last one counts. */
export type PlanDecision = Told & {
  readonly by: Actor;
  readonly policies: readonly PolicyRef[];
} & (
    | { readonly kind: 'approved'; readonly step: number; readonly steps: number }
    | { readonly kind: 'returned'; readonly reason: string }
  );

/** A change of targets that was proposed, and what became of it. */
export interface ChangeRecord {
  readonly change: string;
  readonly asked: AskedChange;
  readonly cause: ChangeCause;
  readonly reason: string;
  readonly proposed: Told & { readonly by: Actor };
  readonly decided:
    | (Told & { readonly by: Actor; readonly policies: readonly PolicyRef[] } & (
          | { readonly kind: 'approved'; readonly shifts: readonly Shift[] }
          | { readonly kind: 'declined'; readonly reason: string }
        ))
    | null;
}

/** What an event told, so that a correction finds it. */
export type Fact =
  | { readonly kind: 'target'; readonly key: CellKey }
  | { readonly kind: 'split'; readonly key: CellKey }
  | { readonly kind: 'quota'; readonly subject: Subject; readonly from: LocalDate };

export interface TargetTree {
  /** Null until the plan was opened. */
  readonly header: PlanHeader | null;
  readonly opened: Told | null;
  readonly nodes: GrowingMap<CellKey, TargetNode>;
  /** Of each subject the cells that are no part, by time, of another of its cells; by start. */
  readonly tops: GrowingMap<Subject, readonly CellKey[]>;
  /** Of each subject its quotas, by the date from which they hold. */
  readonly quotas: GrowingMap<Subject, readonly Quota[]>;
  /** By the id of the event that told it; only what is in force. */
  readonly facts: GrowingMap<string, Fact>;
  /** In the order in which they were told. */
  readonly decisions: readonly PlanDecision[];
  /** By its id, in the order in which they were proposed. */
  readonly changes: GrowingMap<string, ChangeRecord>;
}

/** The tree of a plan of which nothing was told. */
export const noTargets: TargetTree = {
  header: null,
  opened: null,
  nodes: noEntries,
  tops: noEntries,
  quotas: noEntries,
  facts: noEntries,
  decisions: [],
  changes: noEntries,
};

const startOf = (key: CellKey): string => key.slice(0, 10);

/** A sorted list with one more, at its place; of equal ones the new one comes last. */
const inserted = <T>(sorted: readonly T[], item: T, rank: (item: T) => string): readonly T[] => {
  const place = rank(item);
  const index = sorted.findLastIndex((other) => rank(other) <= place) + 1;
  return index === sorted.length ? [...sorted, item] : sorted.toSpliced(index, 0, item);
};

/** The tree with new nodes; those that are tops of their subjects are entered as such. */
const withNodes = (tree: TargetTree, nodes: readonly TargetNode[], areTops: boolean): TargetTree => ({
  ...tree,
  nodes: withEntries(
    tree.nodes,
    nodes.map((node) => [node.key, node] as const),
  ),
  tops: areTops
    ? withEntries(
        tree.tops,
        nodes.map(({ key, cell: { subject } }) => [subject, inserted(lookUp(tree.tops, subject) ?? [], key, startOf)]),
      )
    : tree.tops,
});

const withFact = (tree: TargetTree, event: string, fact: Fact): TargetTree => ({
  ...tree,
  facts: withEntries(tree.facts, [[event, fact]]),
});

/** A root is set; where the cell is known already, what was told last is its value. */
const withRoot = (tree: TargetTree, told: Told, cell: Cell, value: TargetValue): TargetTree => {
  const key = cellKey(cell.subject, cell.period);
  const known = lookUp(tree.nodes, key);
  if (known === undefined) {
    const set = withNodes(tree, [{ ...told, key, cell, value, moved: [], parent: null, split: null }], true);
    return withFact(set, told.event, { kind: 'target', key });
  }
  const changed = withNodes(tree, [{ ...known, ...told, value, moved: [] }], false);
  const facts = withoutKeys(changed.facts, known.parent === null ? new Set([known.event]) : new Set());
  return withFact({ ...changed, facts }, told.event, { kind: 'target', key });
};

const partCells = (of: Cell, split: Split): readonly { readonly cell: Cell; readonly value: TargetValue }[] =>
  split.by === 'time'
    ? split.parts.map(({ period, value }) => ({ cell: { subject: of.subject, period }, value }))
    : split.parts.map(({ subject, value }) => ({ cell: { subject, period: of.period }, value }));

/** Nothing holds before the whole that it is a part of. */
const since = (told: Told, whole: Told): Told => ({
  event: told.event,
  at: Math.max(told.at, whole.at),
  on: laterOf(told.on, whole.on),
});

/** A cell is split. Of parts that are known already the place that they have stays theirs. */
const withSplit = (tree: TargetTree, told: Told, of: Cell, whole: TargetValue, split: Split): TargetTree => {
  const key = cellKey(of.subject, of.period);
  const known = lookUp(tree.nodes, key);
  const base = known === undefined ? withRoot(tree, told, of, whole) : tree;
  const node = known ?? lookUp(base.nodes, key);
  if (node === undefined || node.split !== null) return base;
  const held = since(told, node);
  const parts = new Map<CellKey, TargetNode>();
  for (const { cell, value } of partCells(of, split)) {
    const part = cellKey(cell.subject, cell.period);
    if (lookUp(base.nodes, part) === undefined && !parts.has(part))
      parts.set(part, { ...held, key: part, cell, value, moved: [], parent: key, split: null });
  }
  const { by, method } = split;
  const splitNode: TargetNode = { ...node, split: { ...held, by, method, parts: [...parts.keys()] } };
  const grown = withNodes(withNodes(base, [splitNode], false), [...parts.values()], by === 'organisation');
  return withFact(grown, told.event, { kind: 'split', key });
};

const withQuota = (tree: TargetTree, told: Told, subject: Subject, from: LocalDate, value: TargetValue): TargetTree =>
  withFact(
    {
      ...tree,
      quotas: withEntries(tree.quotas, [
        [subject, inserted(lookUp(tree.quotas, subject) ?? [], { ...told, from, value }, (quota) => quota.from)],
      ]),
    },
    told.event,
    { kind: 'quota', subject, from },
  );

/** The nodes below some, and those themselves. */
const subtree = (tree: TargetTree, keys: readonly CellKey[]): readonly TargetNode[] => {
  const found: TargetNode[] = [];
  const left = [...keys];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    const node = lookUp(tree.nodes, key);
    if (node === undefined) continue;
    found.push(node);
    if (node.split !== null) left.push(...node.split.parts);
  }
  return found;
};

const withoutNodes = (tree: TargetTree, keys: readonly CellKey[]): TargetTree => {
  const gone = subtree(tree, keys);
  const goneKeys = new Set(gone.map(({ key }) => key));
  const subjects = new Set(gone.map(({ cell }) => cell.subject));
  return {
    ...tree,
    nodes: withoutKeys(tree.nodes, goneKeys),
    tops: withEntries(
      tree.tops,
      [...subjects].map((subject) => [subject, (lookUp(tree.tops, subject) ?? []).filter((key) => !goneKeys.has(key))]),
    ),
    facts: withoutKeys(
      tree.facts,
      new Set(gone.flatMap(({ event, split }) => (split ? [event, split.event] : [event]))),
    ),
  };
};

/** The tree as if an event hadn't been told: without its target and all below, its split and all below, or its quota. */
export const withoutFact = (tree: TargetTree, event: string): TargetTree => {
  const fact = lookUp(tree.facts, event);
  if (fact === undefined) return tree;
  const left: TargetTree = { ...tree, facts: withoutKeys(tree.facts, new Set([event])) };
  switch (fact.kind) {
    case 'target': {
      const above = lookUp(left.nodes, fact.key)?.parent ?? null;
      const without = withoutNodes(left, [fact.key]);
      const whole = above === null ? undefined : lookUp(without.nodes, above);
      if (whole === undefined || whole.split === null) return without;
      // A part that was set over is no part any more: its whole must not name what may come again below another.
      const parts = whole.split.parts.filter((part) => part !== fact.key);
      return withNodes(without, [{ ...whole, split: { ...whole.split, parts } }], false);
    }
    case 'split': {
      const node = lookUp(left.nodes, fact.key);
      if (node === undefined || node.split === null) return left;
      return withNodes(withoutNodes(left, node.split.parts), [{ ...node, split: null }], false);
    }
    case 'quota': {
      const others = (lookUp(left.quotas, fact.subject) ?? []).filter((quota) => quota.event !== event);
      const quotas =
        others.length === 0
          ? withoutKeys(left.quotas, new Set([fact.subject]))
          : withEntries(left.quotas, [[fact.subject, others] as const]);
      return { ...left, quotas };
    }
  }
};

/** Whether a correction sets the very cell that its event set: then the cell keeps its place. */
const setsAgain = (tree: TargetTree, corrects: string | undefined, { subject, period }: Cell): boolean => {
  const fact = corrects === undefined ? undefined : lookUp(tree.facts, corrects);
  return fact?.kind === 'target' && fact.key === cellKey(subject, period);
};

/** The tree with an approved change: each target that it names moved by what it says. */
const withShifts = (tree: TargetTree, told: Told, change: string, shifts: readonly Shift[]): TargetTree =>
  withNodes(
    tree,
    shifts.flatMap(({ subject, period, by }) => {
      const node = lookUp(tree.nodes, cellKey(subject, period));
      if (node === undefined) return [];
      const { realistic, ideal } = node.value;
      return [
        {
          ...node,
          value: { realistic: realistic + by.realistic, ideal: ideal + by.ideal },
          moved: [...node.moved, { ...told, change, ...by }],
        },
      ];
    }),
    false,
  );

const withChange = (tree: TargetTree, record: ChangeRecord): TargetTree => ({
  ...tree,
  changes: withEntries(tree.changes, [[record.change, record]]),
});

/** The tree after the decision on a change; one that wasn't proposed is told as if the decision had proposed it. */
const withDecision = (
  tree: TargetTree,
  told: Told,
  event: Extract<StoredEvent<TargetEvent>, { readonly type: 'TargetChanged' | 'TargetChangeDeclined' }>,
): TargetTree => {
  const { change } = event.data;
  const known = lookUp(tree.changes, change);
  const decision = { ...told, by: event.by, policies: event.policies };
  if (event.type === 'TargetChangeDeclined')
    return known === undefined
      ? tree
      : withChange(tree, { ...known, decided: { ...decision, kind: 'declined', reason: event.data.reason } });
  const { asked, cause, reason, shifts } = event.data;
  const proposed = known?.proposed ?? { ...told, by: event.by };
  return withShifts(
    withChange(tree, {
      change,
      asked,
      cause,
      reason,
      proposed,
      decided: { ...decision, kind: 'approved', shifts },
    }),
    told,
    change,
    shifts,
  );
};

/**
 * The tree after one more event of its plan; an event of another type leaves it as it is. A correction takes out what it
 * replaces, and puts the whole true fact in its stead, or nothing.
 *
 * @example
 * ```ts
 * import { noTargets, withEvent } from '@clientele/domain/planning';
 *
 * const treeOf = (events: readonly Parameters<typeof withEvent>[1][]) => events.reduce(withEvent, noTargets);
 * treeOf([]).header; // null
 * ```
 */
export const withEvent = (tree: TargetTree, event: StoredEvent<TargetEvent>): TargetTree => {
  const told: Told = { event: event.id, at: event.occurredAt, on: event.occurredOn };
  const base = event.corrects === undefined ? tree : withoutFact(tree, event.corrects);
  switch (event.type) {
    case 'TargetPlanOpened':
      return tree.header === null ? { ...base, header: event.data, opened: told } : base;
    case 'TargetSet': {
      const { cell, value } = event.data;
      if (value === null) return base;
      return withRoot(setsAgain(tree, event.corrects, cell) ? tree : base, told, cell, value);
    }
    case 'TargetDecomposed': {
      const { of, whole, split } = event.data;
      return split === null ? base : withSplit(base, told, of, whole, split);
    }
    case 'QuotaSet': {
      const { subject, from, value } = event.data;
      return value === null ? base : withQuota(base, told, subject, from, value);
    }
    case 'TargetPlanApproved':
    case 'TargetPlanReturned': {
      const decision = { ...told, by: event.by, policies: event.policies };
      const decided: PlanDecision =
        event.type === 'TargetPlanApproved'
          ? { ...decision, kind: 'approved', step: event.data.step, steps: event.data.steps }
          : { ...decision, kind: 'returned', reason: event.data.reason };
      return { ...base, decisions: [...base.decisions, decided] };
    }
    case 'TargetChangeProposed': {
      const { change, asked, cause, reason } = event.data;
      if (lookUp(tree.changes, change) !== undefined) return base;
      return withChange(base, { change, asked, cause, reason, proposed: { ...told, by: event.by }, decided: null });
    }
    case 'TargetChanged':
    case 'TargetChangeDeclined':
      return withDecision(base, told, event);
    default:
      return tree;
  }
};
