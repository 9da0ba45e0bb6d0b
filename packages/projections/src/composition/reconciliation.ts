/** What a composition says beside its rows: how far orders and lines lie apart, and how much of the sales has a known cost. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import { type Amount, scaleOf, widen } from '../kernel/figure.ts';
import type { Chosen } from '../sales/conditions.ts';
import type { Basis, Measure } from '../sales/question.ts';
import { rowsOf } from '../sales/rows.ts';
import { type Section, sectionsOf } from '../sales/sections.ts';
import { totalOf } from '../sales/tabulate.ts';

/** The sales of a currency, by order or by line; null where there are none. */
const salesBy = ({ selection, filter }: Chosen, currency: string, by: Basis): Amount | null => {
  const { ledger, documents } = selection;
  const rows = rowsOf(ledger, documents, filter, 'sales', by);
  const section = sectionsOf(ledger, rows, 'sales').find(
    ({ unit }) => unit.kind === 'money' && unit.currency === currency,
  );
  if (section === undefined) return null;
  return { currency, scale: scaleOf(section.unit), units: totalOf(ledger, section) };
};

const less = (left: Amount, right: Amount): Amount => {
  const scale = Math.max(left.scale, right.scale);
  return {
    currency: left.currency,
    scale,
    units: widen(left.units, left.scale, scale) - widen(right.units, right.scale, scale),
  };
};

/** The total by the other basis, where it isn't the same. Conditions on products have none: an order has no product. */
export const otherBasisOf = (
  chosen: Chosen,
  { unit }: Section,
  value: bigint,
  { measure, by }: { readonly measure: Measure; readonly by: Basis },
): { readonly by: Basis; readonly total: Amount; readonly difference: Amount } | null => {
  const { hasDifferences } = chosen.selection.ledger;
  if (measure !== 'sales' || unit.kind !== 'money' || chosen.filter !== null || !hasDifferences) return null;
  const other: Basis = by === 'order' ? 'line' : 'order';
  const total = salesBy(chosen, unit.currency, other);
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

/** The sales of the lines in a section of gross profit, against all of that currency. */
export const coverageOf = (chosen: Chosen, section: Section): Coverage | null => {
  const { unit, rows } = section;
  const [sales] = rows.terms;
  if (unit.kind !== 'money' || sales === undefined) return null;
  const all = salesBy(chosen, unit.currency, 'line');
  if (all === null) return null;
  const withCost: Section = { unit, rows: { ...rows, terms: [sales] } };
  const covered: Amount = {
    currency: unit.currency,
    scale: unit.scale,
    units: totalOf(chosen.selection.ledger, withCost),
  };
  const scale = Math.max(covered.scale, all.scale);
  const share = ratioOf(widen(covered.units, covered.scale, scale), widen(all.units, all.scale, scale));
  return { covered, sales: all, share };
};
