/** A customer by rank as every report tells it: who, how much, what share, and the grade that follows from it. */
import type { Ratio, Text } from '@clientele/domain/kernel';
import { type FigureUnit, terms } from '@clientele/projections';
import { type Cell, type Column, countCell, none, ratioCell, termCell, textCell } from '../render/index.ts';
import { figureCell } from './wording.ts';

const { axes, columns, rows } = terms;

interface RankedCustomer {
  readonly rank: number | null;
  readonly customer: string;
  readonly text: Text;
  readonly value: bigint;
  readonly share: Ratio | null;
}

/** The columns of {@link rankedCells}. */
export const rankedColumns = (
  measure: 'sales' | 'gross-profit' | 'quantity' | 'orders' | 'customers',
): readonly Column[] => [
  { key: 'rank', title: columns.rank },
  { key: 'customer', title: axes.customer },
  { key: 'name', title: columns.name },
  { key: measure, title: columns[measure] },
  { key: 'share', title: columns.share },
];

/** Rank, id, name, value and share of a customer. */
export const rankedCells = (
  unit: FigureUnit,
  { rank, customer, text, value, share }: RankedCustomer,
): readonly Cell[] => [
  rank === null ? none : countCell(rank),
  textCell(customer),
  termCell(text),
  figureCell(unit, value),
  ratioCell(share),
];

/** The grade by Pareto, and whether the customer is one of the VIP. */
export const gradeCells = ({
  grade,
  vip,
}: {
  readonly grade: string | null;
  readonly vip: boolean;
}): readonly Cell[] => [grade === null ? termCell(rows.noGrade) : textCell(grade), vip ? textCell('VIP') : none];
