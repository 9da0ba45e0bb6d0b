/** The tree of a plan by valid time: a report as of a date sees what held then, in whatever order it was told. */
import type { LocalDate } from '../../kernel/index.ts';
import { entriesOf, noEntries, withEntries } from './growing-map.ts';
import type { TargetNode, TargetTree, Told } from './tree.ts';

const until = (told: Told, date: LocalDate): boolean => told.on <= date;

/** A target without the changes that came later. */
const before = (node: TargetNode, date: LocalDate): TargetNode => {
  const later = node.moved.filter((moved) => !until(moved, date));
  const isSplitLater = node.split !== null && !until(node.split, date);
  if (later.length === 0) return isSplitLater ? { ...node, split: null } : node;
  const sum = (side: 'realistic' | 'ideal') => later.reduce((all, moved) => all + moved[side], 0);
  return {
    ...node,
    value: { realistic: node.value.realistic - sum('realistic'), ideal: node.value.ideal - sum('ideal') },
    moved: node.moved.filter((moved) => until(moved, date)),
    split: isSplitLater ? null : node.split,
  };
};

/** The tree as it stood at the end of a date, by valid time: without what was set, split, quoted or decided later. */
export const treeAsOf = (tree: TargetTree, date: LocalDate): TargetTree => {
  const nodes = [...entriesOf(tree.nodes)].flatMap(([key, node]) =>
    until(node, date) ? [[key, before(node, date)] as const] : [],
  );
  const kept = new Map(nodes);
  return {
    ...tree,
    nodes: { layers: [kept] },
    tops: withEntries(
      noEntries,
      [...entriesOf(tree.tops)].map(([subject, keys]) => [subject, keys.filter((key) => kept.has(key))] as const),
    ),
    quotas: withEntries(
      noEntries,
      [...entriesOf(tree.quotas)].map(
        ([subject, quotas]) => [subject, quotas.filter((quota) => until(quota, date))] as const,
      ),
    ),
    decisions: tree.decisions.filter((decision) => until(decision, date)),
    changes: withEntries(
      noEntries,
      [...entriesOf(tree.changes)].flatMap(([id, record]) =>
        until(record.proposed, date)
          ? [
              [
                id,
                record.decided !== null && !until(record.decided, date) ? { ...record, decided: null } : record,
              ] as const,
            ]
          : [],
      ),
    ),
  };
};
