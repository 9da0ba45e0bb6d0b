/** What a composition says beside its rows: how far orders and lines lie apart, and how much of the sales has a known cost. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import { type Amount, scaleOf, widen } from '../kernel/figure.ts';
import { oneCell } from '../sales/cells.ts';
import type { Chosen } from '../sales/chosen.ts';
import type { Basis, Measure } from '../sales/question.ts';
import type { Scanned } from '../sales/scan.ts';
import { type Tabulated, tabulate } from '../sales/tabulate.ts';

/** The sales of a currency; null where there are none. */
const salesOf = (chosen: Chosen, currency: string, scanned: Scanned, by: Basis): Amount | null => {
  const section = tabulate(chosen, scanned, by, () => oneCell).find(
    ({ unit }) => unit.kind === 'money' && unit.currency === currency,
  );
  if (section === undefined) return null;
  return { currency, scale: scaleOf(section.unit), units: section.total.value };
};

const less = (left: Amount, right: Amount): Amount => {
  const scale = Math.max(left.scale, right.scale);
  return {
    currency: left.currency,
    scale,
    units: widen(left.units, left.scale, scale) - widen(right.units, right.scale, scale),
  };
};

/** A total by the other basis, and how far it is from the one shown. */
export interface OtherBasis {
  readonly by: Basis;
  readonly total: Amount;
  readonly difference: Amount;
}

/** The total by the other basis, where it isn't the same. Conditions on products have none: an order has no product. */
export const otherBasisOf = (
  chosen: Chosen,
  { unit, total: { value } }: Tabulated,
  { measure, by }: { readonly measure: Measure; readonly by: Basis },
): OtherBasis | null => {
  const canDiffer = chosen.ledger.hasDifferences && chosen.filter === null;
  if (measure !== 'sales' || unit.kind !== 'money' || !canDiffer) return null;
  const other: Basis = by === 'order' ? 'line' : 'order';
  const total = salesOf(chosen, unit.currency, 'sales', other);
  if (total === null) return null;
  const difference = less({ currency: unit.currency, scale: unit.scale, units: value }, total);
  return difference.units === 0n ? null : { by: other, total, difference };
};

/** How much of the sales of a currency has a known cost. */
export interface Coverage {
  readonly covered: Amount;
  readonly sales: Amount;
  readonly share: Ratio | null;
}

/** The sales of the lines with a cost, against all of that currency. */
export const coverageOf = (chosen: Chosen, { unit }: Tabulated): Coverage | null => {
  if (unit.kind !== 'money') return null;
  const covered = salesOf(chosen, unit.currency, 'covered-sales', 'line');
  const sales = salesOf(chosen, unit.currency, 'sales', 'line');
  if (covered === null || sales === null) return null;
  const scale = Math.max(covered.scale, sales.scale);
  const share = ratioOf(widen(covered.units, covered.scale, scale), widen(sales.units, sales.scale, scale));
  return { covered, sales, share };
};
