/**
 * The exposure ledger (rules.md §3.1): each unit of an order line stands in one stage (ordered, delivered, invoiced, paid),
 * with tax and freight; then come invoices, receipts, reductions and bills. It is a sum over documents, so that the order in
 * which they are told never matters, and each document counts once.
 */
import {
  addDecimals,
  type Decimal,
  daysBetween,
  decimalOfQuantity,
  divideHalfAway,
  type LocalDate,
  type Money,
  type Quantity,
  rescaleDecimal,
  subtractDecimals,
} from '../../kernel/index.ts';
import { unitsOf } from './amounts.ts';
import { type Keyed, nothingKeyed } from './keyed.ts';

/** One line of an order, and how much of it stands where. */
export interface LedgerLine {
  readonly line: string;
  /** What the line comes to in quantity and in money, with tax and freight; null until somebody said so. */
  readonly whole: { readonly quantity: Decimal; readonly units: bigint } | null;
  readonly delivered: Decimal;
  readonly returned: Decimal;
  readonly invoiced: Decimal;
}

/** What an order holds of the limit. */
export interface LedgerOrder {
  readonly order: string;
  /** Which of the order's askings holds, and whether the order knows; null: none was granted, or it was let go. */
  readonly held: { readonly ask: number; readonly confirmed: boolean } | null;
  /** The last asking that was answered. */
  readonly answered: number;
  readonly lines: ReadonlyMap<string, LedgerLine>;
}

/** An invoice, and what was settled of it; `units` is null until the invoice itself was told. */
export interface LedgerInvoice {
  readonly units: bigint | null;
  readonly dueOn: LocalDate | null;
  /** Another date on which it is due since. */
  readonly extendedTo: LocalDate | null;
  readonly settled: bigint;
  /** The order that it is for by its amount; null where it is for none, or lists the lines that it is for. */
  readonly order: string | null;
  readonly uninvoiced: bigint;
}

/** A bill accepted as payment (应收票据): it stays in the exposure until it matures, unless it was no payment after all. */
export interface LedgerBill {
  readonly units: bigint;
  readonly maturesOn: LocalDate;
  readonly undone: boolean;
}

export interface Ledger {
  readonly orders: Keyed<LedgerOrder>;
  readonly invoices: Keyed<LedgerInvoice>;
  /** Those of the invoices that are not settled in full. */
  readonly open: Keyed<LedgerInvoice>;
  readonly bills: Keyed<LedgerBill>;
  /** What was invoiced of each order by amounts, without naming lines. */
  readonly invoicedOf: Keyed<bigint>;
  /** What all orders add to the exposure before it is invoiced, by stage: kept up with each event, so that none is counted anew. */
  readonly stages: Stages;
  /** Invoices less receipts, credit notes and write-offs: what is open on account, whatever is settled by what. */
  readonly balance: bigint;
  /** The documents that were entered, by kind and id, with what they said: each counts once. */
  readonly documents: Keyed<string>;
}

export const emptyLedger: Ledger = {
  orders: nothingKeyed(),
  invoices: nothingKeyed(),
  open: nothingKeyed(),
  bills: nothingKeyed(),
  invoicedOf: nothingKeyed(),
  stages: { ordered: 0n, delivered: 0n },
  balance: 0n,
  documents: nothingKeyed(),
};

const none: Decimal = { units: 0n, scale: 0 };

/** A line of which nothing is known. */
export const emptyLine = (line: string): LedgerLine => ({
  line,
  whole: null,
  delivered: none,
  returned: none,
  invoiced: none,
});

/** What a line comes to, as its order says. */
export const wholeOf = (quantity: Quantity, gross: Money): NonNullable<LedgerLine['whole']> => ({
  quantity: decimalOfQuantity(quantity),
  units: unitsOf(gross),
});

const above = (value: Decimal): Decimal => (value.units > 0n ? value : none);
const greater = (left: Decimal, right: Decimal): Decimal => (subtractDecimals(left, right).units >= 0n ? left : right);

/** The value of the first units of a line: rounded at each running total, so that the parts always add up to the whole. */
const worth = ({ quantity, units }: NonNullable<LedgerLine['whole']>, part: Decimal): bigint => {
  const scale = Math.max(quantity.scale, part.scale);
  const whole = rescaleDecimal(quantity, scale).units;
  return whole === 0n ? 0n : divideHalfAway(units * rescaleDecimal(part, scale).units, whole);
};

/** The value of a line by stage; what is invoiced counts by its invoice. */
export interface Stages {
  readonly ordered: bigint;
  readonly delivered: bigint;
}

/**
 * What of a line is ordered and not yet delivered, and what is delivered and not yet invoiced. Each unit stands in one of
 * the two or in none; `isHeld` says whether what is only ordered counts.
 */
const stagesOf = ({ whole, delivered, returned, invoiced }: LedgerLine, isHeld: boolean): Stages => {
  if (whole === null) return { ordered: 0n, delivered: 0n };
  const left = above(subtractDecimals(whole.quantity, returned));
  const out = above(subtractDecimals(delivered, returned));
  const gone = greater(out, invoiced);
  const beyond = above(subtractDecimals(left, gone));
  const value = (from: Decimal, count: Decimal): bigint => worth(whole, addDecimals(from, count)) - worth(whole, from);
  const between = above(subtractDecimals(out, invoiced));
  return { ordered: isHeld ? value(gone, beyond) : 0n, delivered: value(invoiced, between) };
};

/** The stages of an order: what was invoiced by amount is taken out of what was delivered first. */
const stagesOfOrder = ({ lines, held }: LedgerOrder, invoiced: bigint): Stages => {
  let ordered = 0n;
  let delivered = 0n;
  for (const line of lines.values()) {
    const stages = stagesOf(line, held !== null);
    ordered += stages.ordered;
    delivered += stages.delivered;
  }
  if (invoiced <= 0n) return { ordered, delivered };
  const out = delivered < invoiced ? delivered : invoiced;
  const rest = ordered < invoiced - out ? ordered : invoiced - out;
  return { ordered: ordered - (rest > 0n ? rest : 0n), delivered: delivered - (out > 0n ? out : 0n) };
};

/** What an order adds to the exposure before it is invoiced. */
export const exposureOfOrder = (ledger: Ledger, id: string): bigint => {
  const order = ledger.orders.get(id);
  if (order === undefined) return 0n;
  const { ordered, delivered } = stagesOfOrder(order, ledger.invoicedOf.get(id) ?? 0n);
  return ordered + delivered;
};

const noStages: Stages = { ordered: 0n, delivered: 0n };

const stagesIn = ({ orders, invoicedOf }: Ledger, id: string): Stages => {
  const order = orders.get(id);
  return order === undefined ? noStages : stagesOfOrder(order, invoicedOf.get(id) ?? 0n);
};

/** The ledger after a change that moves one order and no other: what all orders add up to follows it. */
const withStagesOf = (before: Ledger, after: Ledger, id: string): Ledger => {
  const [was, is] = [stagesIn(before, id), stagesIn(after, id)];
  const { ordered, delivered } = before.stages;
  return {
    ...after,
    stages: {
      ordered: ordered - was.ordered + is.ordered,
      delivered: delivered - was.delivered + is.delivered,
    },
  };
};

/** The ledger with an order as it now stands. */
export const withOrder = (ledger: Ledger, order: LedgerOrder): Ledger =>
  withStagesOf(ledger, { ...ledger, orders: ledger.orders.with(order.order, order) }, order.order);

const invoicedBy = ({ order, units, uninvoiced }: LedgerInvoice): bigint =>
  order === null || units === null ? 0n : units - uninvoiced;

const withInvoicedOf = (ledger: Ledger, order: string | null, by: bigint): Ledger =>
  order === null || by === 0n
    ? ledger
    : withStagesOf(
        ledger,
        { ...ledger, invoicedOf: ledger.invoicedOf.with(order, (ledger.invoicedOf.get(order) ?? 0n) + by) },
        order,
      );

/** An invoice of which nothing was told but what was done to it. */
const untold: LedgerInvoice = {
  units: null,
  dueOn: null,
  extendedTo: null,
  settled: 0n,
  order: null,
  uninvoiced: 0n,
};

/** The ledger with an invoice changed, and with what follows from that for its order. */
export const withInvoice = (
  ledger: Ledger,
  id: string,
  change: (known: LedgerInvoice) => Partial<LedgerInvoice>,
): Ledger => {
  const known = ledger.invoices.get(id) ?? untold;
  const invoice = { ...known, ...change(known) };
  const isOpen = invoice.units !== null && invoice.units > invoice.settled;
  const next = {
    ...ledger,
    invoices: ledger.invoices.with(id, invoice),
    open: isOpen ? ledger.open.with(id, invoice) : ledger.open.without(id),
  };
  return withInvoicedOf(withInvoicedOf(next, known.order, -invoicedBy(known)), invoice.order, invoicedBy(invoice));
};

/** A bill counts until the day on which it matures. */
const isOpen = ({ maturesOn, undone }: LedgerBill, on: LocalDate): boolean => !undone && on < maturesOn;

/** The exposure on a date, part by part (rules.md §3.1). */
export interface Exposure {
  readonly ordered: bigint;
  readonly delivered: bigint;
  /** Open invoices less unapplied receipts and credits. */
  readonly balance: bigint;
  readonly bills: bigint;
  readonly total: bigint;
}

/** The exposure at the end of a date, in units of the ledger. */
export const exposureOn = (ledger: Ledger, on: LocalDate): Exposure => {
  const { stages, bills, balance } = ledger;
  const { ordered, delivered } = stages;
  let unmatured = 0n;
  for (const bill of bills.values()) if (isOpen(bill, on)) unmatured += bill.units;
  return { ordered, delivered, balance, bills: unmatured, total: ordered + delivered + balance + unmatured };
};

/** What is overdue on a date: how much, and for how many days the oldest. */
export interface Overdue {
  readonly units: bigint;
  readonly days: number;
}

/** What of the invoices is past its due date at the end of a date. */
export const overdueOn = ({ open }: Ledger, on: LocalDate): Overdue => {
  let units = 0n;
  let days = 0;
  for (const { units: amount, dueOn, extendedTo, settled } of open.values()) {
    const due = extendedTo ?? dueOn;
    if (amount === null || due === null || due >= on || amount <= settled) continue;
    units += amount - settled;
    days = Math.max(days, daysBetween(due, on));
  }
  return { units, days };
};
