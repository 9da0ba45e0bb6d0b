/**
 * Outlets as they stood on a date (rows L12 L13 L14): the book stock of each product and what made it, what was sold to
 * consumers, what counts and checks of accounts found, and what is on its way.
 */
import {
  type Decimal,
  decimalOfMoney,
  decimalOfQuantity,
  type LocalDate,
  type Money,
  type Quantity,
  subtractDecimals,
} from '@clientele/domain/kernel';
import { bookStock, type OutletEvent, outlet } from '@clientele/domain/trade';
import type { Fold } from '../kernel/fold.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { streamsOn, type Told, type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

/** All that was told of every outlet. */
export type OutletBook = ToldStreams<OutletEvent>;

/** The fold of outlets; an outlet is one stream. */
export const outletBook: Fold<OutletBook, OutletEvent> = toldStreams('outlets', outlet, ({ data }) => data.outlet);

/** What is asked of the outlets. */
export interface OutletQuestion {
  readonly asOf: LocalDate;
  readonly customer?: string;
  readonly outlet?: string;
}

interface OfOutlet {
  readonly outlet: string;
  readonly customer: string;
}

/** A product at an outlet: what came in and went out since it was opened, and what the book holds. */
export interface StockRow extends OfOutlet {
  readonly product: string;
  readonly unit: string;
  readonly received: Decimal;
  readonly sold: Decimal;
  readonly returned: Decimal;
  readonly lost: Decimal;
  /** The differences that counts found, with their sign. */
  readonly counted: Decimal;
  readonly book: Decimal;
  readonly shelf: Decimal;
}

/** What consumers bought, a product and report (销售记录); reports that were retracted by the date are left out. */
export interface SoldRow extends OfOutlet {
  readonly report: string;
  readonly period: string;
  readonly product: string;
  readonly quantity: Quantity;
  readonly amount: Money;
}

/** A product that was counted (盘点), and how far the count lies above the book. */
export interface CountRow extends OfOutlet {
  readonly on: LocalDate;
  readonly count: string;
  readonly product: string;
  readonly book: Decimal;
  readonly counted: Decimal;
  readonly difference: Decimal;
  readonly unit: string;
  readonly cause: string | null;
}

/** A check of the account (账目核对), and how far the store's own books lie above what was reported. */
export interface CheckRow extends OfOutlet {
  readonly on: LocalDate;
  readonly check: string;
  readonly period: string;
  readonly currency: string;
  readonly reported: Decimal;
  readonly stated: Decimal;
  readonly difference: Decimal;
  readonly explanation: string | null;
}

/** Goods on their way (row L14), and when they are expected by what was last told of them. */
export interface OnTheWayRow extends OfOutlet {
  readonly delivery: string;
  readonly expectedOn: LocalDate;
  /** Where they are, as last told; null where nobody followed them. */
  readonly place: string | null;
  readonly late: boolean;
}

/** The outlets as of a date. */
export interface OutletReport {
  readonly asOf: LocalDate;
  readonly stock: readonly StockRow[];
  readonly sold: readonly SoldRow[];
  readonly counts: readonly CountRow[];
  readonly checks: readonly CheckRow[];
  readonly onTheWay: readonly OnTheWayRow[];
}

type Past = readonly Told<OutletEvent>[];

const countsIn = (past: Past): readonly CountRow[] =>
  past.flatMap(({ type, data, occurredOn: on }) =>
    type === 'OutletStockCounted'
      ? data.lines.map(({ product, book: held, counted: found, cause }) => {
          const [book, counted] = [decimalOfQuantity(held), decimalOfQuantity(found)];
          const { outlet: id, customer, count } = data;
          const difference = subtractDecimals(counted, book);
          const unit = found.unit;
          return { outlet: id, customer, on, count, product, book, counted, difference, unit, cause: cause ?? null };
        })
      : [],
  );

const checksIn = (past: Past): readonly CheckRow[] =>
  past.flatMap(({ type, data, occurredOn: on }) => {
    if (type !== 'OutletAccountChecked') return [];
    const { outlet: id, customer, check, period, explanation } = data;
    const [reported, stated] = [decimalOfMoney(data.reported), decimalOfMoney(data.stated)];
    const difference = subtractDecimals(stated, reported);
    const { currency } = data.stated;
    return [
      {
        outlet: id,
        customer,
        on,
        check,
        period: period.key,
        currency,
        reported,
        stated,
        difference,
        explanation: explanation ?? null,
      },
    ];
  });

const onTheWayIn = (past: Past, asOf: LocalDate): readonly OnTheWayRow[] => {
  const rows = new Map<string, OnTheWayRow>();
  for (const { type, data } of past) {
    const { outlet: id, customer } = data;
    if (type === 'OutletGoodsDispatched') {
      const { delivery, expectedOn } = data;
      rows.set(delivery, { outlet: id, customer, delivery, expectedOn, place: null, late: expectedOn < asOf });
    } else if (type === 'OutletDeliveryFollowed') {
      const { delivery, expectedOn, place } = data;
      rows.set(delivery, { outlet: id, customer, delivery, expectedOn, place, late: expectedOn < asOf });
    } else if (type === 'OutletGoodsReceived') rows.delete(data.delivery);
  }
  return [...rows.values()];
};

/** What stood at every outlet at the end of a date: stock, sales, counts, checks, and goods on their way. */
export const outletReport = (book: OutletBook, question: OutletQuestion): OutletReport => {
  const { asOf, customer, outlet: only } = question;
  const standing = [...streamsOn(book, outlet, asOf).values()]
    .filter((one) => one !== null)
    .filter((one) => (customer ?? one.customer) === one.customer && (only ?? one.outlet) === one.outlet)
    .sort((left, right) => compareKeys(left.outlet, right.outlet));
  const past = standing.map(({ outlet: id }) =>
    (book.streams.get(id) ?? []).filter(({ occurredOn }) => occurredOn <= asOf),
  );
  return {
    asOf,
    stock: standing.flatMap(({ outlet: id, customer: whose, products }) =>
      [...products]
        .sort((left, right) => compareKeys(left.product, right.product))
        .map((product) => ({ outlet: id, customer: whose, ...product, book: bookStock(product) })),
    ),
    sold: standing.flatMap(({ outlet: id, customer: whose, reports }) =>
      reports.flatMap(({ report, period, lines }) =>
        lines.map(({ product, quantity, amount }) => ({
          outlet: id,
          customer: whose,
          report,
          period: period.key,
          product,
          quantity: { ...quantity },
          amount: { ...amount },
        })),
      ),
    ),
    counts: past.flatMap(countsIn),
    checks: past.flatMap(checksIn),
    onTheWay: past.flatMap((events) => onTheWayIn(events, asOf)),
  };
};
