/** What is known of an outlet now: the book stock of each product, what is under way, and what was sold. */
import {
  addDecimals,
  type Decimal,
  decimalOfQuantity,
  type Instant,
  type LocalDate,
  type Money,
  type Period,
  type Quantity,
  type StoredEvent,
  subtractDecimals,
} from '../../kernel/index.ts';
import type { OutletEvent } from './events.ts';

/** Goods that were asked for or sent. */
export interface Goods {
  readonly product: string;
  readonly quantity: Quantity;
}

/** One product's movements since the outlet was opened, in one unit. */
export interface OutletProduct {
  readonly product: string;
  readonly unit: string;
  readonly received: Decimal;
  readonly sold: Decimal;
  readonly returned: Decimal;
  readonly lost: Decimal;
  /** The differences that counts found, with their sign. */
  readonly counted: Decimal;
  /** What of the stock is on the shelf. */
  readonly shelf: Decimal;
}

/** What was reported as sold in a period. */
export interface SellOut {
  readonly report: string;
  readonly period: Period;
  readonly lines: readonly (Goods & { readonly amount: Money })[];
  /** Whether goods of it were counted since: that count found whatever was wrong with it. */
  readonly countedSince: boolean;
}

/** An outlet that is followed. */
export interface FollowedOutlet {
  readonly outlet: string;
  readonly customer: string;
  readonly currency: string;
  readonly products: readonly OutletProduct[];
  readonly requests: readonly {
    readonly request: string;
    readonly status: 'asked' | 'declined' | 'dispatched' | 'received';
  }[];
  readonly deliveries: readonly {
    readonly delivery: string;
    readonly request: string | null;
    readonly lines: readonly Goods[];
    readonly received: boolean;
  }[];
  readonly reports: readonly SellOut[];
  /** What was named before: `count:1`, and the like. */
  readonly named: readonly string[];
  readonly last: { readonly at: Instant; readonly on: LocalDate };
}

/** An outlet; null before it is opened. */
export type OutletState = FollowedOutlet | null;

const zero: Decimal = { units: 0n, scale: 0 };
const negative = ({ units }: Decimal): boolean => units < 0n;
const least = (left: Decimal, right: Decimal): Decimal => (negative(subtractDecimals(left, right)) ? left : right);

/** The book stock (row L13): received − sold − returned − lost ± what counts found. */
export const bookStock = ({ received, sold, returned, lost, counted }: OutletProduct): Decimal =>
  [sold, returned, lost].reduce(subtractDecimals, addDecimals(received, counted));

/** The product as the outlet knows it; with nothing in it where it never came. */
export const productAt = (state: FollowedOutlet, product: string, unit: string): OutletProduct =>
  state.products.find((one) => one.product === product) ?? {
    product,
    unit,
    received: zero,
    sold: zero,
    returned: zero,
    lost: zero,
    counted: zero,
    shelf: zero,
  };

type Movement = 'received' | 'sold' | 'returned' | 'lost' | 'counted' | 'shelf';

/** Consumers and thieves take from the shelf: it holds no more than there is. */
const moved = (state: FollowedOutlet, kind: Movement, goods: Goods, by: Decimal): FollowedOutlet => {
  const known = productAt(state, goods.product, goods.quantity.unit);
  const next = { ...known, [kind]: addDecimals(known[kind], by) };
  const taken = kind === 'sold' || kind === 'returned' || kind === 'lost';
  const left = taken ? subtractDecimals(next.shelf, by) : next.shelf;
  const shelf = least(negative(left) ? zero : left, bookStock(next));
  const others = state.products.filter(({ product }) => product !== goods.product);
  return { ...state, products: [...others, { ...next, shelf }] };
};

const allMoved = (state: FollowedOutlet, kind: Movement, lines: readonly Goods[]): FollowedOutlet =>
  lines.reduce((now, line) => moved(now, kind, line, decimalOfQuantity(line.quantity)), state);

const named = (state: FollowedOutlet, kind: string, id: string): FollowedOutlet => ({
  ...state,
  named: [...state.named, `${kind}:${id}`],
});

const asked = (
  state: FollowedOutlet,
  id: string | null | undefined,
  status: FollowedOutlet['requests'][number]['status'],
): FollowedOutlet => ({
  ...state,
  requests: state.requests.map((one) => (one.request === id ? { ...one, status } : one)),
});

const received = (
  state: FollowedOutlet,
  { delivery, lines }: Extract<OutletEvent, { readonly type: 'OutletGoodsReceived' }>['data'],
): FollowedOutlet => {
  const stocked = lines.reduce((now, { product, counted, rejected }) => {
    const taken = subtractDecimals(decimalOfQuantity(counted), decimalOfQuantity(rejected));
    return moved(now, 'received', { product, quantity: counted }, taken);
  }, state);
  const request = state.deliveries.find((one) => one.delivery === delivery)?.request;
  const deliveries = state.deliveries.map((one) => (one.delivery === delivery ? { ...one, received: true } : one));
  return { ...asked(stocked, request, 'received'), deliveries };
};

const countedAfter = (sellOut: SellOut, lines: readonly { readonly product: string }[]): SellOut =>
  sellOut.lines.some(({ product }) => lines.some((line) => line.product === product))
    ? { ...sellOut, countedSince: true }
    : sellOut;

const counted = (
  state: FollowedOutlet,
  { count, lines }: Extract<OutletEvent, { readonly type: 'OutletStockCounted' }>['data'],
): FollowedOutlet =>
  lines.reduce<FollowedOutlet>(
    (now, { product, book, counted: there }) =>
      moved(
        now,
        'counted',
        { product, quantity: there },
        subtractDecimals(decimalOfQuantity(there), decimalOfQuantity(book)),
      ),
    named({ ...state, reports: state.reports.map((one) => countedAfter(one, lines)) }, 'count', count),
  );

const retracted = (state: FollowedOutlet, report: string): FollowedOutlet => {
  const lines = state.reports.find((one) => one.report === report)?.lines ?? [];
  const back = lines.map(({ product, quantity }) => ({ product, quantity }));
  const before = { ...state, reports: state.reports.filter((one) => one.report !== report) };
  return back.reduce<FollowedOutlet>((now, line) => {
    const { units, scale } = decimalOfQuantity(line.quantity);
    // It goes back to the back room: what is on the shelf nobody has seen since.
    const { shelf } = productAt(now, line.product, line.quantity.unit);
    const next = moved(now, 'sold', line, { units: -units, scale });
    return { ...next, products: next.products.map((one) => (one.product === line.product ? { ...one, shelf } : one)) };
  }, before);
};

const happened = (state: FollowedOutlet, event: OutletEvent): FollowedOutlet => {
  switch (event.type) {
    case 'ReplenishmentAsked': {
      const { request } = event.data;
      return { ...state, requests: [...state.requests, { request, status: 'asked' }] };
    }
    case 'ReplenishmentDeclined':
      return asked(state, event.data.request, 'declined');
    case 'OutletGoodsDispatched': {
      const { delivery, request = null, lines } = event.data;
      const deliveries = [...state.deliveries, { delivery, request, lines, received: false }];
      return { ...asked(state, request, 'dispatched'), deliveries };
    }
    case 'OutletGoodsReceived':
      return received(state, event.data);
    case 'GoodsDisplayed':
      return allMoved(state, 'shelf', [event.data]);
    case 'OutletGoodsReturned':
      return named(allMoved(state, 'returned', [event.data]), 'return', event.data.id);
    case 'ShrinkageFound':
      return named(allMoved(state, 'lost', [event.data]), 'shrinkage', event.data.id);
    case 'OutletStockCounted':
      return counted(state, event.data);
    case 'SellOutReported': {
      const { report, period, lines } = event.data;
      const reports = [...state.reports, { report, period, lines, countedSince: false }];
      return { ...named(allMoved(state, 'sold', lines), 'report', report), reports };
    }
    case 'SellOutRetracted':
      return retracted(state, event.data.report);
    case 'OutletAccountChecked':
      return named(state, 'check', event.data.check);
    default:
      return state;
  }
};

/** The state after an event. Total: what makes no sense here changes nothing. */
export const evolveOutlet = (state: OutletState, event: StoredEvent<OutletEvent>): OutletState => {
  const last = { at: event.occurredAt, on: event.occurredOn };
  if (event.type === 'OutletOpened') {
    const { outlet, customer, currency } = event.data;
    return { outlet, customer, currency, products: [], requests: [], deliveries: [], reports: [], named: [], last };
  }
  return state === null ? state : { ...happened(state, event), last };
};

/** What was reported as sold in the reports that lie in a period, in all. */
export const reportedWithin = ({ reports }: FollowedOutlet, { start, end }: Period): readonly Money[] =>
  reports
    .filter(({ period }) => start <= period.start && period.end <= end)
    .flatMap(({ lines }) => lines.map(({ amount }) => amount));
