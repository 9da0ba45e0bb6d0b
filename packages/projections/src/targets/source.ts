/**
 * Where the actual values of targets come from: the sales along a subject's axis, or along several where it lies on
 * several; results that were confirmed, for what sales don't tell; or the sum of the parts that a subject was split into,
 * as a team is of its people.
 */
import type { LocalDate } from '@clientele/domain/kernel';
import {
  type CellKey,
  factorsOf,
  type Subject,
  type TargetNode,
  type TargetTree,
  targetAt,
  traitsOf,
} from '@clientele/domain/planning';
import type { CustomerFacts } from '../customers/facts.ts';
import { type FigureUnit, scaleOf, widen } from '../kernel/figure.ts';
import { isKnownAxis } from '../sales/asking.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import type { SalesLedger } from '../sales/ledger.ts';
import { type AskedSales, type Basis, isItemAxis, type Measure } from '../sales/question.ts';
import { type Actuals, actualsAlong } from './actuals.ts';
import { commonScale, figureUnitOf, measureOfMetric, type PlanAsOf } from './plans.ts';
import type { ConfirmedResults } from './results.ts';

/** Dates of an actual value. */
interface Dates {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** Where actual values come from, and their unit. */
export interface Source {
  readonly unit: FigureUnit;
  /** Null where nobody tells it. */
  readonly actual: (subject: Subject, dates: Dates) => bigint | null;
}

/** The basis by which the sales along an axis are known. */
const basisOfAxis = (axes: readonly string[], measure: Measure): Basis =>
  measure === 'sales' && !axes.some(isItemAxis) ? 'order' : 'line';

const scaleOfActuals = ({ unit }: Actuals): number => (unit === null ? 0 : scaleOf(unit));

const isAsked = (axis: string, customers: CustomerFacts): boolean =>
  isKnownAxis(axis, customers) && axis !== 'pareto' && axis !== 'vip';

/** What was sold of a subject, as far as its axes are those of sales. */
const sold = (ledger: SalesLedger, customers: CustomerFacts, asked: AskedSales, plan: PlanAsOf, measure: Measure) => {
  const isWanted = (unit: FigureUnit): boolean => commonScale(plan.header.unit, unit) !== null;
  const known = new Map<string, Actuals | null>();
  const chosen = chosenBy(ledger, customers, asked);
  const look = (subject: Subject): { readonly actuals: Actuals; readonly value: string } | null => {
    const factors = factorsOf(subject);
    const last = factors?.at(-1);
    if (factors === null || last === undefined) return null;
    const conditions = factors.slice(0, -1);
    const key = JSON.stringify([last.axis, conditions]);
    const found = known.get(key);
    if (found !== undefined) return found === null ? null : { actuals: found, value: last.value };
    const axes = factors.map(({ axis }) => axis);
    if (!axes.every((axis) => isAsked(axis, customers))) {
      known.set(key, null);
      return null;
    }
    const where = conditions
      .filter(({ axis }) => axis !== 'company')
      .map(({ axis, value }) => ({ axis, classes: [value] }));
    const narrowed: Chosen =
      where.length === 0 ? chosen : chosenBy(ledger, customers, { ...asked, where: [...asked.where, ...where] });
    const actuals = actualsAlong(narrowed, last.axis, measure, basisOfAxis(axes, measure), isWanted);
    known.set(key, actuals);
    return { actuals, value: last.value };
  };
  return { look, scales: () => [...known.values()].map((actuals) => (actuals === null ? 0 : scaleOfActuals(actuals))) };
};

/** The parts of a subject that some dates consist of, or null where nobody split it so. */
const partsOf = (tree: TargetTree, subject: Subject, dates: Dates): readonly TargetNode[] | null => {
  const node = targetAt(tree, subject, dates) ?? null;
  if (node === null || node.split === null) return null;
  const keys: readonly CellKey[] = node.split.parts;
  return keys.flatMap((key) => {
    const [start, end, ...name] = key.split('/');
    const part = targetAt(tree, name.join('/') as Subject, { start: start as LocalDate, end: end as LocalDate });
    return part === undefined ? [] : [part];
  });
};

/** The actual values of a plan's subjects; null where neither sales nor results can be compared with its unit. */
export const sourceOf = (
  ledger: SalesLedger,
  customers: CustomerFacts,
  asked: AskedSales,
  plan: PlanAsOf,
  results: ConfirmedResults,
  subjects: readonly Subject[],
): Source => {
  const measure = measureOfMetric(plan.header.metric);
  const planned = figureUnitOf(plan.header.unit);
  const sales = measure === null ? null : sold(ledger, customers, asked, plan, measure);
  const own = (subject: Subject, { start, end }: Dates, scale: number): bigint | null => {
    const found = sales?.look(subject) ?? null;
    if (found !== null) return widen(found.actuals.sold(found.value, start, end), scaleOfActuals(found.actuals), scale);
    const confirmed = results.of(subject, { start, end }, traitsOf[plan.header.metric].additivity);
    return confirmed === null ? null : widen(confirmed, scaleOf(planned), scale);
  };
  for (const subject of subjects) sales?.look(subject);
  const scale = Math.max(scaleOf(planned), ...(sales?.scales() ?? []));
  const unit: FigureUnit = { ...planned, scale };
  const actual = (subject: Subject, dates: Dates): bigint | null => {
    const stated = own(subject, dates, scaleOf(unit));
    if (stated !== null) return stated;
    const parts = partsOf(plan.tree, subject, dates);
    if (parts === null) return null;
    let sum = 0n;
    for (const { cell } of parts) {
      const part = actual(cell.subject, cell.period);
      if (part === null) return null;
      sum += part;
    }
    return sum;
  };
  return { unit, actual };
};
