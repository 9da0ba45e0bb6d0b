/** The cells along the axes of a composition, those among them that follow from the figures themselves: Pareto grades and VIP. */
import type { GradePolicy, VipPolicy } from '@clientele/domain/customer';
import { idOf, noNames } from '../kernel/names.ts';
import { type Cells, cellsOfClasses, cellsOfCrossing, oneCell } from '../sales/cells.ts';
import type { Chosen } from '../sales/chosen.ts';
import { byCustomer, byCustomerNumber, type Classing, classingOf } from '../sales/classing.ts';
import type { Axis, Basis, Measure } from '../sales/question.ts';
import { type Tabulated, tabulate } from '../sales/tabulate.ts';
import { gradeOfRanked, isVipRank, rankingOf } from './ranking.ts';

/** By what customers are ranked and graded where a question asks for that. */
export interface RankPolicies {
  readonly grades: GradePolicy;
  readonly vip: VipPolicy;
}

/** What customers are ranked by. */
export interface Ranked {
  readonly measure: Measure;
  readonly by: Basis;
  readonly policies: RankPolicies;
}

/** Customers classed by their rank in one unit. */
const rankedClassing = (
  chosen: Chosen,
  section: Tabulated | undefined,
  axis: Axis,
  policies: RankPolicies,
): Classing => {
  const { texts, ids } = chosen.ledger.customers;
  const values = [...(section?.figures ?? [])].flatMap(([number, { value }]) =>
    number === 0 ? [] : [{ key: texts[number] ?? '', value }],
  );
  const ranking = rankingOf(values);
  const names = noNames();
  const classOf = new Int32Array(texts.length);
  for (const one of ranking.all) {
    const grade =
      axis === 'pareto'
        ? gradeOfRanked(policies.grades, one, ranking.total)
        : isVipRank(policies.vip, one.rank, ranking.ranked)
          ? 'vip'
          : 'other';
    if (one.rank !== null) classOf[ids.get(one.key) ?? 0] = idOf(names, grade ?? undefined);
  }
  return byCustomerNumber(classOf, names);
};

const nameOf = ({ unit }: Tabulated): string => {
  switch (unit.kind) {
    case 'money':
      return unit.currency;
    case 'quantity':
      return unit.unit;
    case 'count':
      return '';
  }
};

/** The cells of each unit along one axis, or two crossed. */
export const cellsAlong = (chosen: Chosen, axes: readonly Axis[], ranked: Ranked): ((unit: string) => Cells) => {
  const needsRanks = axes.some((axis) => axis === 'pareto' || axis === 'vip');
  const byNumber = () => cellsOfClasses(byCustomer(chosen.ledger));
  const ranks = needsRanks ? tabulate(chosen, ranked.measure, ranked.by, byNumber) : [];
  return (unit) => {
    const section = ranks.find((one) => nameOf(one) === unit);
    const [first, second] = axes.map(
      (axis) => classingOf(chosen, axis) ?? rankedClassing(chosen, section, axis, ranked.policies),
    );
    if (first === undefined) return oneCell;
    return second === undefined ? cellsOfClasses(first) : cellsOfCrossing(first, second);
  };
};
