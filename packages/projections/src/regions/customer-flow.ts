/**
 * Where growth comes from (`rules.md §3.8`, rows G10 G13 G14): customers won, won back, kept and lost between two periods, and
 * those who moved from region to region, for the whole and for each class of an axis. Every row leads exactly from its
 * earlier value to its later one, and transfers come to nothing over all.
 */
import { dateOfDayNumber, type LocalDate, type Period, type Ratio, ratioOf } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { standingClassing } from '../composition/customer-classes.ts';
import { type Class, labelsOf } from '../composition/labels.ts';
import { type FigureUnit, scaleOf, unitName, widen } from '../kernel/figure.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, askedOfPeriod, basisOf, type QuestionFaults } from '../sales/asking.ts';
import { cellsOfCrossing } from '../sales/cells.ts';
import { type Chosen, chosenBy } from '../sales/chosen.ts';
import { byCustomer, type Classing, classingOf } from '../sales/classing.ts';
import { countsOf } from '../sales/ledger.ts';
import {
  type AskedSales,
  type Axis,
  type Basis,
  isRegionAxis,
  type Measure,
  type SalesQuestion,
} from '../sales/question.ts';
import { scan } from '../sales/scan.ts';
import { tabulate } from '../sales/tabulate.ts';
import { type Comparison, comparedWith } from './comparison.ts';
import { figuresOfPeriod } from './period-figures.ts';

export interface CustomerFlowQuestion extends SalesQuestion {
  readonly period: Period;
  /** With which period; the one before by default. */
  readonly compare?: Comparison;
  /** The classes that have a row each; the whole company alone by default. */
  readonly axis?: Axis;
  readonly measure?: Exclude<Measure, 'customers' | 'orders'>;
  readonly by?: Basis;
}

/**
 * What became of a customer: `new` ordered for the first time ever, `returned` after a time without orders that covers the earlier
 * period, `kept` in both periods, `lost` in the earlier one only. `other`: no order in either (goods came back), or
 * sales that name nobody.
 */
export const customerFates = ['new', 'returned', 'kept', 'lost', 'other'] as const;

export type CustomerFate = (typeof customerFates)[number];

/** What the customers of one fate come to in a class. */
export interface FateFigures {
  /** Those with an order in the class in either period. */
  readonly customers: number;
  readonly earlier: bigint;
  readonly later: bigint;
}

/** `earlier + transfers + Σ (later − earlier) over all fates = later`. */
export interface FlowFigures {
  readonly earlier: bigint;
  /** What customers make of a class who moved: nothing where classes are those of the sale, or as of the report. */
  readonly transfers: bigint;
  readonly fates: Readonly<Record<CustomerFate, FateFigures>>;
  readonly later: bigint;
  /** Growth of the customers who ordered in both periods. */
  readonly likeForLike: Ratio | null;
  /** Kept, of the customers of the earlier period. */
  readonly retention: Ratio | null;
}

export interface FlowRow extends FlowFigures {
  readonly class: Class;
}

export interface FlowSection {
  readonly unit: FigureUnit;
  /** By key; what is unknown last. */
  readonly rows: readonly FlowRow[];
  readonly total: FlowFigures;
}

export interface CustomerFlow {
  readonly asked: AskedSales & { readonly axis: Axis; readonly measure: Measure; readonly by: Basis };
  readonly compared: Period;
  readonly sections: readonly FlowSection[];
}

/** Figures of pairs of class and customer, and of classes as they were at each sale, in one unit of one period. */
interface PeriodOfUnit {
  readonly unit: FigureUnit;
  readonly cells: readonly {
    readonly class: string | null;
    readonly customer: string | null;
    readonly value: bigint;
    readonly orders: number;
  }[];
  readonly asWas: ReadonlyMap<string | null, bigint>;
}

const periodOfUnits = (
  chosen: Chosen,
  { axis, measure, by }: { readonly axis: Axis; readonly measure: Measure; readonly by: Basis },
  classing: Classing,
  moves: boolean,
): ReadonlyMap<string, PeriodOfUnit> => {
  const customers = byCustomer(chosen.ledger);
  const asWas = moves ? figuresOfPeriod(chosen, axis, measure, by) : new Map<string, never>();
  return new Map(
    tabulate(chosen, measure, by, () => cellsOfCrossing(classing, customers)).map(({ unit, figures, cells }) => [
      unitName(unit),
      {
        unit,
        cells: [...figures].map(([cell, { value, customers: counted }]) => {
          const [own = null, customer = null] = cells.keysOf(cell);
          return { class: own, customer, value, orders: counted };
        }),
        asWas: new Map(
          [...(asWas.get(unitName(unit))?.cells ?? [])].map(([key, { value }]) => [
            key,
            widen(value, scaleOf(asWas.get(unitName(unit))?.unit ?? unit), scaleOf(unit)),
          ]),
        ),
      },
    ]),
  );
};

type Counting = { -readonly [Field in keyof FateFigures]: FateFigures[Field] };

interface Row {
  asWasEarlier: bigint;
  asWasLater: bigint;
  earlier: bigint;
  later: bigint;
  keptOf: number;
  readonly fates: Record<CustomerFate, Counting>;
}

const emptyRow = (): Row => {
  const none = (): Counting => ({ customers: 0, earlier: 0n, later: 0n });
  return {
    asWasEarlier: 0n,
    asWasLater: 0n,
    earlier: 0n,
    later: 0n,
    keptOf: 0,
    fates: { new: none(), returned: none(), kept: none(), lost: none(), other: none() },
  };
};

const figuresOf = (row: Row, moves: boolean): FlowFigures => {
  const { kept, lost } = row.fates;
  const earlier = moves ? row.asWasEarlier : row.earlier;
  const later = moves ? row.asWasLater : row.later;
  return {
    earlier,
    transfers: row.earlier - earlier + (later - row.later),
    fates: row.fates,
    later,
    likeForLike: kept.earlier > 0n ? ratioOf(kept.later - kept.earlier, kept.earlier) : null,
    retention: ratioOf(BigInt(kept.customers), BigInt(kept.customers + lost.customers)),
  };
};

/** What became of each customer, whatever the class: by the orders in force of the two periods, and of all time before. */
const fatesOf = (chosen: readonly [Chosen, Chosen], before: Chosen): ((customer: string | null) => CustomerFate) => {
  const { ledger } = before;
  const countOf = countsOf(ledger);
  /** By the customer's number, the orders in force. */
  const orders = (one: Chosen): Int32Array => {
    const counts = new Int32Array(ledger.customers.texts.length);
    scan(one, 'orders', one.filter === null ? 'order' : 'line', ({ length, customer, documentKind }) => {
      for (let row = 0; row < length; row++) {
        const own = customer[row] as number;
        counts[own] = (counts[own] as number) + (countOf[documentKind[row] as number] as number);
      }
    });
    return counts;
  };
  const [earlier, later, ever] = [orders(chosen[0]), orders(chosen[1]), orders(before)];
  return (customer) => {
    const own = customer === null ? undefined : ledger.customers.ids.get(customer);
    if (own === undefined) return 'other';
    const bought = (counts: Int32Array): boolean => (counts[own] as number) > 0;
    if (bought(earlier)) return bought(later) ? 'kept' : 'lost';
    if (!bought(later)) return 'other';
    return bought(ever) ? 'returned' : 'new';
  };
};

const sectionOf = (
  periods: readonly [PeriodOfUnit | undefined, PeriodOfUnit | undefined],
  fateOf: (customer: string | null) => CustomerFate,
): { readonly unit: FigureUnit; readonly rows: ReadonlyMap<string | null, Row>; readonly total: Row } | null => {
  const unit = periods[0]?.unit ?? periods[1]?.unit;
  if (unit === undefined) return null;
  const scale = Math.max(...periods.map((one) => (one === undefined ? 0 : scaleOf(one.unit))));
  const rows = new Map<string | null, Row>();
  const total = emptyRow();
  const seen = new Map<string | null, Set<string>>();
  const seenInAll = new Set<string>();
  const rowOf = (key: string | null): Row => {
    const row = rows.get(key) ?? emptyRow();
    rows.set(key, row);
    return row;
  };
  for (const [index, period] of periods.entries()) {
    if (period === undefined) continue;
    const when = index === 0 ? 'earlier' : 'later';
    const turn = (value: bigint): bigint => widen(value, scaleOf(period.unit), scale);
    for (const [key, value] of period.asWas) {
      for (const row of [rowOf(key), total]) row[index === 0 ? 'asWasEarlier' : 'asWasLater'] += turn(value);
    }
    for (const { class: key, customer, value, orders } of period.cells) {
      const fate = fateOf(customer);
      for (const row of [rowOf(key), total]) {
        row[when] += turn(value);
        row.fates[fate][when] += turn(value);
      }
      if (orders === 0 || customer === null) continue;
      const inClass = seen.get(key) ?? new Set();
      seen.set(key, inClass);
      if (!inClass.has(customer)) rowOf(key).fates[fate].customers++;
      if (!seenInAll.has(customer)) total.fates[fate].customers++;
      inClass.add(customer);
      seenInAll.add(customer);
    }
  }
  return { unit: unit.kind === 'count' ? unit : { ...unit, scale }, rows, total };
};

const isNothing = ({ earlier, later, fates, transfers }: FlowFigures): boolean =>
  earlier === 0n &&
  later === 0n &&
  transfers === 0n &&
  customerFates.every((fate) => fates[fate].customers === 0 && fates[fate].earlier === 0n && fates[fate].later === 0n);

const firstDate = (): LocalDate => '0001-01-01';

/** The end of the later period as far as the report sees: where each customer is then. */
const endOf = (asOf: LocalDate, { lastDay }: Chosen): LocalDate => {
  const last = Number.isFinite(lastDay) ? dateOfDayNumber(lastDay) : asOf;
  return last < asOf ? last : asOf;
};

/** What new, returned, kept and lost customers make of the growth between two periods. */
export const customerFlow = (
  book: SalesBook,
  question: CustomerFlowQuestion,
): E.Either<QuestionFaults, CustomerFlow> => {
  const { period, compare = 'previous', axis = 'company', measure = 'sales', by } = question;
  const asks = { axes: [axis], measure, by };
  const checked = askedOf(question, book.customers, { ...asks, mostAxes: 1, ranks: false });
  if (E.isLeft(checked)) return checked;
  const compared = comparedWith(period, compare);
  if (E.isLeft(compared)) return E.left([compared.left]);
  const basis = basisOf(question, asks);
  const asked = { ...checked.right, axis, measure, by: basis };
  const choose = (of: Period): Chosen => chosenBy(book.sales, book.customers, askedOfPeriod(asked, of));
  const chosen = [choose(compared.right.period), choose(period)] as const;
  const { start } = period;
  const ever = start > firstDate() ? choose({ ...period, start: firstDate(), end: start }) : chosen[0];
  const fateOf = fatesOf(chosen, ever);
  const standing = standingClassing({ ...chosen[1], asked: { ...asked, asOf: endOf(asked.asOf, chosen[1]) } }, axis);
  const stated = classingOf(chosen[1], axis);
  // As it was at each sale, a class is one of the sale; where the customer stands at the end tells how it moved.
  const moves = standing !== null && stated !== null && !stated.ofCustomer && isAsWas(asked, axis);
  const perUnit = chosen.map((one) => {
    const classing = moves ? standing : classingOf(one, axis);
    return classing === null ? new Map<string, PeriodOfUnit>() : periodOfUnits(one, asked, classing, moves);
  });
  const label = labelsOf(chosen[1], axis);
  const units = [...new Set(perUnit.flatMap((one) => [...one.keys()]))].sort();
  return E.right({
    asked,
    compared: compared.right.period,
    sections: units.flatMap((name): readonly FlowSection[] => {
      const found = sectionOf([perUnit[0]?.get(name), perUnit[1]?.get(name)], fateOf);
      if (found === null) return [];
      const rows = [...found.rows]
        .map(([key, row]): FlowRow => ({ class: label(key), ...figuresOf(row, moves) }))
        .filter((row) => !isNothing(row))
        .sort((left, right) => compareNullable(left.class.key, right.class.key));
      return [{ unit: found.unit, rows, total: figuresOf(found.total, moves) }];
    }),
  });
};

/** Whether the classes of an axis are those that customers had at each sale. */
const isAsWas = ({ region, classes }: AskedSales, axis: Axis): boolean =>
  (isRegionAxis(axis) ? region : classes) === 'as-was';
