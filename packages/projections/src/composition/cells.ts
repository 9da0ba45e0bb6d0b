/** Cells: the classes of one axis, or those of two axes crossed; each row of a section lies in one. */

import type { GradePolicy, VipPolicy } from '@clientele/domain/customer';
import { idOf, noNames } from '../kernel/names.ts';
import { pairsOf } from '../kernel/pairs.ts';
import { type Classing, classingOf, keyOf } from '../sales/classing.ts';
import type { Chosen } from '../sales/conditions.ts';
import type { Axis } from '../sales/question.ts';
import { classesOf } from '../sales/rows.ts';
import type { Section } from '../sales/sections.ts';
import { tabulate } from '../sales/tabulate.ts';
import { gradeOfRanked, isVipRank, rankingOf } from './ranking.ts';

/** The cell of each row, how many there are, and the keys of a cell: one an axis. */
export interface Cells {
  readonly ofRow: Int32Array;
  readonly size: number;
  readonly keysOf: (cell: number) => readonly (string | null)[];
}

/** By what customers are ranked and graded where a question asks for that. */
export interface RankPolicies {
  readonly grades: GradePolicy;
  readonly vip: VipPolicy;
}

/** The customers classed by their rank in a section. */
const rankedClassing = (
  { selection }: Chosen,
  section: Section,
  axis: 'pareto' | 'vip',
  policies: RankPolicies,
): Classing => {
  const { ledger } = selection;
  const { texts, ids } = ledger.customers;
  const byCustomer: Classing = { by: 'customer', classOf: Int32Array.from(texts.keys()), names: ledger.customers };
  const { cells } = tabulate(ledger, section, {
    ofRow: classesOf(ledger, section.rows, byCustomer),
    size: texts.length,
  });
  const values = [...cells].flatMap(([number, { value }]) =>
    number === 0 ? [] : [{ key: texts[number] ?? '', value }],
  );
  const ranking = rankingOf(values);
  const names = noNames();
  const classOf = new Int32Array(texts.length);
  for (const one of ranking.all) {
    if (one.rank === null) continue;
    const grade =
      axis === 'pareto'
        ? gradeOfRanked(policies.grades, one, ranking.total)
        : isVipRank(policies.vip, one.rank, ranking.ranked)
          ? 'vip'
          : 'other';
    classOf[ids.get(one.key) ?? 0] = idOf(names, grade ?? undefined);
  }
  return { by: 'customer', classOf, names };
};

/** The cells of a section along its axes: one, or two crossed. */
export const cellsOf = (chosen: Chosen, section: Section, axes: readonly Axis[], policies: RankPolicies): Cells => {
  const { ledger } = chosen.selection;
  const classings = axes.map((axis): Classing => {
    const own = classingOf(chosen, axis);
    return own ?? rankedClassing(chosen, section, axis === 'vip' ? 'vip' : 'pareto', policies);
  });
  const [first, second] = classings;
  if (first === undefined) return { ofRow: new Int32Array(section.rows.length), size: 1, keysOf: () => [] };
  const ofFirst = classesOf(ledger, section.rows, first);
  if (second === undefined) {
    return { ofRow: ofFirst, size: first.names.texts.length, keysOf: (cell) => [keyOf(first, cell)] };
  }
  const pairs = pairsOf(ofFirst, classesOf(ledger, section.rows, second));
  const keysOf = (cell: number) => [keyOf(first, pairs.first(cell)), keyOf(second, pairs.second(cell))];
  return { ofRow: pairs.ofRow, size: pairs.size, keysOf };
};
