/**
 * The classes of customers that follow from the figures of a report itself: grades by Pareto and by amount, VIP, scores by
 * recency, frequency and value, volume and position (rows F9 F31 F32 G2). Each by a policy, each within one unit.
 */
import {
  type AmountBandPolicy,
  bandOf,
  type GradePolicy,
  type PositionPolicy,
  positionOf,
  type RfmPolicy,
  type RfmScores,
  rfmClass,
  type VipPolicy,
} from '@clientele/domain/customer';
import { dayNumber } from '@clientele/domain/kernel';
import { type FigureUnit, scaleOf, unitName } from '../kernel/figure.ts';
import { cellsOfClasses } from '../sales/cells.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import { byCustomer } from '../sales/classing.ts';
import { type OrderDays, orderDaysOf } from '../sales/order-days.ts';
import type { Basis, DerivedAxis, Measure } from '../sales/question.ts';
import { type Figures, tabulate } from '../sales/tabulate.ts';
import { gradeOfRanked, isVipRank, type Ranked, rankingOf } from './ranking.ts';
import { rfmScores } from './rfm-scores.ts';

/** By what customers are classed where a question asks for that. */
export interface DerivedPolicies {
  readonly grades: GradePolicy;
  readonly vip: VipPolicy;
  /** Null where nobody said from which amount on a band begins. */
  readonly bands: AmountBandPolicy | null;
  readonly rfm: RfmPolicy;
  readonly position: PositionPolicy;
}

/** A customer with all that its figures in one unit make of it. */
export interface Segment extends Ranked<{ readonly key: string; readonly value: bigint }> {
  readonly figures: Figures;
  /** Of orders in force, in the period and ever; null where there is none. */
  readonly days: OrderDays | null;
  readonly everFirst: number | null;
  /** Null without a positive value. */
  readonly grade: string | null;
  readonly vip: boolean;
  /** Null without bands, without a positive value, or in another currency than theirs. */
  readonly band: string | null;
  /** Null without an order in the period. */
  readonly rfm: RfmScores | null;
  readonly position: string | null;
}

/** The segments of one unit. */
export interface Segments {
  readonly unit: FigureUnit;
  /** By rank, and then those without one. */
  readonly customers: readonly Segment[];
  /** The sum of the positive values, how many customers have one, and what names no customer. */
  readonly total: bigint;
  readonly ranked: number;
  readonly unnamed: bigint;
}

const isOf = ({ currency }: { readonly currency: string }, unit: FigureUnit): boolean =>
  unit.kind === 'money' && unit.currency === currency;

/** The last day that the question looks at. */
const lastDayOf = ({ lastDay, asked }: Chosen): number => Math.min(lastDay, dayNumber(asked.asOf));

/** Every customer with figures, in each unit, with its classes by all policies. */
export const segmentsOf = (
  chosen: Chosen,
  measure: Measure,
  by: Basis,
  policies: DerivedPolicies,
): readonly Segments[] => {
  const { ledger, customers, asked } = chosen;
  const { texts, ids } = ledger.customers;
  const days = orderDaysOf(chosen);
  const ever = asked.period === null ? days : orderDaysOf(chosenBy(ledger, customers, { ...asked, period: null }));
  const lastDay = lastDayOf(chosen);
  return tabulate(chosen, measure, by, () => cellsOfClasses(byCustomer(ledger))).map(({ unit, figures }) => {
    const valued = [...figures].flatMap(([number, own]) =>
      number === 0 || (own.value === 0n && own.count === 0)
        ? []
        : [{ key: texts[number] ?? '', value: own.value, figures: own }],
    );
    const ranking = rankingOf(valued);
    const daysOf = (key: string): OrderDays | null => days.get(ids.get(key) ?? 0) ?? null;
    const scores = rfmScores(
      policies.rfm,
      unit,
      ranking.all.flatMap((one) => {
        const own = daysOf(one.key);
        if (own === null || one.figures.orders <= 0) return [];
        return [{ key: one.key, days: lastDay - own.last, orders: one.figures.orders, value: one.value }];
      }),
    );
    const { bands, grades, vip, position } = policies;
    return {
      unit,
      total: ranking.total,
      ranked: ranking.ranked,
      unnamed: figures.get(0)?.value ?? 0n,
      customers: ranking.all.map((one): Segment => {
        const everFirst = ever.get(ids.get(one.key) ?? 0)?.first ?? null;
        const { above, value, rank } = one;
        return {
          ...one,
          days: daysOf(one.key),
          everFirst,
          grade: gradeOfRanked(grades, one, ranking.total),
          vip: isVipRank(vip, rank, ranking.ranked),
          band: bands !== null && isOf(bands, unit) ? bandOf(bands, { units: value, scale: scaleOf(unit) }) : null,
          rfm: scores.get(one.key) ?? null,
          position:
            rank === null || everFirst === null
              ? null
              : positionOf(position, {
                  tradingDays: lastDay - everFirst,
                  above,
                  total: ranking.total,
                  orders: one.figures.orders,
                }),
        };
      }),
    };
  });
};

/** The class of a segment along an axis; null where it has none. */
export const classOfSegment = (axis: DerivedAxis, segment: Segment): string | null => {
  switch (axis) {
    case 'pareto':
      return segment.grade;
    case 'vip':
      return segment.rank === null ? null : segment.vip ? 'vip' : 'other';
    case 'band':
      return segment.band;
    case 'rfm':
      return segment.rfm === null ? null : rfmClass(segment.rfm);
    case 'position':
      return segment.position;
  }
};

/** The segments of a unit by its name. */
export const segmentsIn = (all: readonly Segments[], unit: string): readonly Segment[] =>
  all.find((one) => unitName(one.unit) === unit)?.customers ?? [];
