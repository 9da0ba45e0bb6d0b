/** The tree of a plan by valid time: a report as of a date sees what held then, in whatever order it was told. */
import type { LocalDate } from '../../kernel/index.ts';
import { entriesOf, noEntries, withEntries } from './growing-map.ts';
import type { TargetTree, Told } from './tree.ts';

const until = (told: Told, date: LocalDate): boolean => told.on <= date;

/** The tree as it stood at the end of a date, by valid time: without what was set, split, quoted or decided later. */
export const treeAsOf = (tree: TargetTree, date: LocalDate): TargetTree => {
  const nodes = [...entriesOf(tree.nodes)].flatMap(([key, node]) =>
    until(node, date)
      ? [[key, node.split !== null && !until(node.split, date) ? { ...node, split: null } : node] as const]
      : [],
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
  };
};
