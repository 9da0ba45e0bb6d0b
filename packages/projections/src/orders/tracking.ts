/**
 * Orders under way (订单跟踪, rows L6 L8 L9): where each stands, whether it comes on time, what was delivered, booked on account,
 * reconciled and collected, what goes wrong, and whether the customer knows.
 */
import {
  addDecimals,
  type Decimal,
  daysBetween,
  decimalOfQuantity,
  type LocalDate,
  subtractDecimals,
} from '@clientele/domain/kernel';
import type { FulfilmentEvent, OrderStage } from '@clientele/domain/trade';
import { compareKeys } from '../kernel/key-order.ts';
import type { Told } from '../kernel/told-streams.ts';
import { invoiceOn, millionths } from '../receivables/as-of.ts';
import type { InvoiceRecord, ReceivablesBook } from '../receivables/book.ts';
import type { OrderBook } from './book.ts';

/** What is asked of the orders under way. */
export interface TrackingQuestion {
  readonly asOf: LocalDate;
  readonly customer?: string;
}

/** How far one of the four steps to the money has come. */
export type Progress = 'none' | 'part' | 'all';

/** The chain of the local market (送货、挂账、对账、收款, row L9). */
export interface OrderChain {
  readonly delivered: Progress;
  /** Of what was delivered, what was invoiced. */
  readonly booked: Progress;
  /** Of the invoices, those in an account that the customer agreed to. */
  readonly reconciled: Progress;
  /** Of what was invoiced, what was settled. */
  readonly collected: Progress;
}

/** One order as it stood at the end of a date. */
export interface TrackedOrder {
  readonly order: string;
  readonly customer: string | null;
  readonly stage: OrderStage;
  readonly promisedBy: LocalDate | null;
  /** The day of the last delivery. */
  readonly deliveredOn: LocalDate | null;
  /** Days after the date promised: of the last delivery, or until the report's date where goods are still to come. */
  readonly daysLate: number;
  readonly chain: OrderChain;
  /** In millionths of the currency that stands beside; null where nothing was invoiced. */
  readonly invoiced: bigint | null;
  readonly open: bigint | null;
  readonly currency: string | null;
  readonly exceptions: readonly string[];
  /** Whether the customer was told of the stage and of all that goes wrong. */
  readonly informed: boolean;
}

type Step = Told<FulfilmentEvent>;
type Counts = Map<string, Decimal>;

const none: Decimal = { units: 0n, scale: 0 };
const add = (
  counts: Counts,
  lines: readonly { readonly line: string; readonly quantity: Parameters<typeof decimalOfQuantity>[0] }[],
): void => {
  for (const { line, quantity } of lines)
    counts.set(line, addDecimals(counts.get(line) ?? none, decimalOfQuantity(quantity)));
};

/** What the steps of an order amount to. */
interface Gathered {
  customer: string | null;
  whole: Counts;
  readonly delivered: Counts;
  readonly sent: Map<string, readonly Parameters<typeof add>[1][number][]>;
  passedOn: boolean;
  production: 'started' | 'under-way' | 'finished' | null;
  inspected: boolean;
  blocked: boolean;
  promisedBy: LocalDate | null;
  deliveredOn: LocalDate | null;
  readonly exceptions: Set<string>;
  told: { readonly stage: OrderStage; readonly exceptions: readonly string[] } | null;
}

const gather = (steps: readonly Step[]): Gathered => {
  const all: Gathered = {
    customer: null,
    whole: new Map(),
    delivered: new Map(),
    sent: new Map(),
    passedOn: false,
    production: null,
    inspected: false,
    blocked: false,
    promisedBy: null,
    deliveredOn: null,
    exceptions: new Set(),
    told: null,
  };
  for (const step of steps) {
    all.customer = step.data.customer ?? all.customer;
    switch (step.type) {
      case 'OrderCreditAsked':
        all.whole = new Map();
        add(all.whole, step.data.lines);
        all.blocked = false;
        break;
      case 'OrderCreditDeclined':
        all.blocked = true;
        break;
      case 'OrderCreditGranted':
        all.blocked = false;
        break;
      case 'OrderPassedOn':
        all.passedOn = true;
        break;
      case 'OrderScheduled':
        all.promisedBy = step.data.deliveredBy;
        break;
      case 'ProductionReported':
        all.production = step.data.status;
        break;
      case 'GoodsInspected':
        all.inspected ||= step.data.outcome === 'passed';
        break;
      case 'GoodsShipped':
        all.sent.set(step.data.shipment, step.data.lines);
        break;
      case 'GoodsDelivered':
        all.sent.set(step.data.shipment, step.data.lines);
        add(all.delivered, step.data.lines);
        for (const { line, whole } of step.data.lines)
          if (!all.whole.has(line)) all.whole.set(line, decimalOfQuantity(whole.quantity));
        if (all.deliveredOn === null || step.occurredOn > all.deliveredOn) all.deliveredOn = step.occurredOn;
        break;
      case 'OrderExceptionRaised':
        all.exceptions.add(step.data.exception);
        break;
      case 'OrderExceptionResolved':
        all.exceptions.delete(step.data.exception);
        break;
      case 'CustomerInformed':
        all.told = step.data;
        break;
      default:
        break;
    }
  }
  return all;
};

const progressOf = (part: Counts, whole: Counts): Progress => {
  if (![...part.values()].some(({ units }) => units > 0n)) return 'none';
  const isAll = [...whole].every(([line, count]) => subtractDecimals(count, part.get(line) ?? none).units <= 0n);
  return isAll ? 'all' : 'part';
};

const stageOf = (all: Gathered, delivered: Progress): OrderStage => {
  const sent: Counts = new Map();
  for (const lines of all.sent.values()) add(sent, lines);
  const shipped = progressOf(sent, all.whole);
  if (delivered !== 'none') return delivered === 'all' ? 'delivered' : 'partly-delivered';
  if (shipped !== 'none') return shipped === 'all' && all.whole.size > 0 ? 'shipped' : 'partly-shipped';
  if (all.blocked) return 'blocked';
  if (all.inspected) return 'inspected';
  if (all.production !== null) return all.production === 'finished' ? 'produced' : 'in-production';
  return all.passedOn ? 'passed-on' : 'confirmed';
};

const shareOf = (part: bigint, whole: bigint): Progress => (part <= 0n ? 'none' : part >= whole ? 'all' : 'part');

/** The periods for which a customer agreed to its account by a date. */
const agreedPeriods = ({ statements }: OrderBook, customer: string | null, asOf: LocalDate) =>
  [...statements.streams.values()].flatMap((told) => {
    const known = told.filter(({ occurredOn }) => occurredOn <= asOf);
    const sent = known.find((one) => one.type === 'StatementSent');
    const isAgreed = known.some(({ type }) => type === 'StatementAgreed');
    return isAgreed && sent?.type === 'StatementSent' && sent.data.customer === customer
      ? [{ from: sent.data.from, until: sent.data.until }]
      : [];
  });

const trackedOf = (
  book: OrderBook,
  invoices: readonly InvoiceRecord[],
  order: string,
  steps: readonly Step[],
  asOf: LocalDate,
): TrackedOrder => {
  const all = gather(steps);
  const delivered = progressOf(all.delivered, all.whole);
  const stage = stageOf(all, delivered);
  const known = invoices.flatMap((record) => invoiceOn(record, asOf) ?? []);
  const invoiced = known.reduce((sum, { record }) => sum + millionths(record.amount), 0n);
  const open = known.reduce((sum, one) => sum + one.open, 0n);
  const periods = known.length === 0 ? [] : agreedPeriods(book, all.customer, asOf);
  const agreed = known.filter(({ record: { issuedOn } }) =>
    periods.some(({ from, until }) => from <= issuedOn && issuedOn <= until),
  );
  const has = known.length > 0;
  const come = delivered === 'all' ? all.deliveredOn : asOf;
  const late = all.promisedBy === null || come === null ? 0 : Math.max(0, daysBetween(all.promisedBy, come));
  const exceptions = [...all.exceptions].sort(compareKeys);
  return {
    order,
    customer: all.customer,
    stage,
    promisedBy: all.promisedBy,
    deliveredOn: all.deliveredOn,
    daysLate: late,
    chain: {
      delivered,
      booked: has ? (delivered === 'all' ? 'all' : 'part') : 'none',
      reconciled: shareOf(BigInt(agreed.length), BigInt(Math.max(1, known.length))),
      collected: has ? shareOf(invoiced - open, invoiced) : 'none',
    },
    invoiced: has ? invoiced : null,
    open: has ? open : null,
    currency: known[0]?.record.amount.currency ?? null,
    exceptions,
    informed: all.told?.stage === stage && exceptions.every((one) => all.told?.exceptions.includes(one) === true),
  };
};

/** The orders that anything became of by a date, by their ids. */
export const orderTracking = (
  { orders, receivables }: { readonly orders: OrderBook; readonly receivables: ReceivablesBook },
  { asOf, customer }: TrackingQuestion,
): readonly TrackedOrder[] => {
  const byOrder = new Map<string, InvoiceRecord[]>();
  for (const record of receivables.invoices.values())
    if (record.order !== null) byOrder.set(record.order, [...(byOrder.get(record.order) ?? []), record]);
  return [...orders.steps.streams]
    .flatMap(([order, told]) => {
      const steps = told.filter(({ occurredOn }) => occurredOn <= asOf);
      return steps.length === 0 ? [] : [trackedOf(orders, byOrder.get(order) ?? [], order, steps, asOf)];
    })
    .filter((row) => customer === undefined || row.customer === customer)
    .sort((left, right) => compareKeys(left.order, right.order));
};
