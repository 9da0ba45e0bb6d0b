/**
 * Figures as views carry them: exact integers of a unit. Money is of one currency and quantities of one unit of measure,
 * since neither is ever added across them; text is made of a figure on output only.
 */
import { formatDecimal, powerOfTen } from '@clientele/domain/kernel';

/** What the numbers of a table are: `10^−scale` of a currency or of a unit of measure, or a count of things. */
export type FigureUnit =
  | { readonly kind: 'money'; readonly currency: string; readonly scale: number }
  | { readonly kind: 'quantity'; readonly unit: string; readonly scale: number }
  | { readonly kind: 'count'; readonly of: 'orders' | 'customers' };

/** An amount of money that may be larger than any event may carry: `units × 10^−scale` of a currency. */
export interface Amount {
  readonly currency: string;
  readonly scale: number;
  readonly units: bigint;
}

/** A unit by its name, whatever the scale. */
export const unitName = (unit: FigureUnit): string => {
  switch (unit.kind) {
    case 'money':
      return unit.currency;
    case 'quantity':
      return unit.unit;
    case 'count':
      return unit.of;
  }
};

export const scaleOf = (unit: FigureUnit): number => (unit.kind === 'count' ? 0 : unit.scale);

/** Units of one scale as units of a finer one. */
export const widen = (units: bigint, from: number, to: number): bigint =>
  from === to ? units : units * powerOfTen(to - from);

/**
 * A figure as text, with all the digits of its scale and without its unit.
 *
 * @example
 * ```ts
 * import { formatFigure } from '@clientele/projections';
 *
 * formatFigure({ kind: 'money', currency: 'CNY', scale: 2 }, -5n); // '-0.05'
 * ```
 */
export const formatFigure = (unit: FigureUnit, value: bigint): string =>
  formatDecimal({ units: value, scale: scaleOf(unit) });

/** An amount as text, without its currency. */
export const formatAmount = ({ units, scale }: Amount): string => formatDecimal({ units, scale });
