/** The ledger after an event: each document moves what it names, once, whatever came before it. */
import {
  addDecimals,
  type Decimal,
  decimalOfQuantity,
  type Quantity,
  type StoredEvent,
  subtractDecimals,
} from '../../kernel/index.ts';
import { unitsOf } from './amounts.ts';
import type { LedgerEvent } from './events-ledger.ts';
import {
  emptyLine,
  type Ledger,
  type LedgerBill,
  type LedgerLine,
  type LedgerOrder,
  wholeOf,
  withInvoice,
  withOrder,
} from './ledger.ts';
import { toldAs } from './told-as.ts';

const orderIn = ({ orders }: Ledger, order: string): LedgerOrder =>
  orders.get(order) ?? { order, held: null, answered: 0, lines: new Map() };

/** Lines of an order, one of which was changed by each entry. */
const withLines = <Entry extends { readonly line: string }>(
  lines: ReadonlyMap<string, LedgerLine>,
  entries: readonly Entry[],
  change: (line: LedgerLine, entry: Entry) => LedgerLine,
): ReadonlyMap<string, LedgerLine> => {
  const changed = new Map(lines);
  for (const entry of entries) changed.set(entry.line, change(changed.get(entry.line) ?? emptyLine(entry.line), entry));
  return changed;
};

const plus = (count: Decimal, more: Quantity): Decimal => addDecimals(count, decimalOfQuantity(more));
const minus = (count: Decimal, less: Quantity): Decimal => subtractDecimals(count, decimalOfQuantity(less));

interface CountedLine {
  readonly line: string;
  readonly quantity: Quantity;
}

const withInvoiced = (
  ledger: Ledger,
  id: string | null,
  lines: readonly CountedLine[],
  count: (invoiced: Decimal, quantity: Quantity) => Decimal,
): Ledger => {
  if (id === null || lines.length === 0) return ledger;
  const order = orderIn(ledger, id);
  const changed = withLines(order.lines, lines, (line, { quantity }) => ({
    ...line,
    invoiced: count(line.invoiced, quantity),
  }));
  return withOrder(ledger, { ...order, lines: changed });
};

type Reserved = Extract<LedgerEvent, { readonly type: 'CreditReserved' }>['data'];

/** What the order now says replaces what it said; a line that it no longer has is worth nothing. */
const reserved = (ledger: Ledger, { order: id, ask, lines }: Reserved): Ledger => {
  const order = orderIn(ledger, id);
  const gone = [...order.lines.values()].map((line): [string, LedgerLine] => [line.line, { ...line, whole: null }]);
  const now = withLines(new Map(gone), lines, (line, { quantity, gross }) => ({
    ...line,
    whole: wholeOf(quantity, gross),
  }));
  return withOrder(ledger, { ...order, held: { ask, confirmed: false }, answered: ask, lines: now });
};

const withBill = (
  ledger: Ledger,
  bill: string | null,
  change: (known: LedgerBill | undefined) => LedgerBill,
): Ledger => (bill === null ? ledger : { ...ledger, bills: ledger.bills.with(bill, change(ledger.bills.get(bill))) });

/** What a document is remembered by: its kind and id, and what it said. */
export const documentOf = (
  event: Pick<LedgerEvent, 'type' | 'data'>,
): { readonly key: string; readonly said: string } | null => {
  const { type, data } = event as LedgerEvent;
  const said = (kind: string, id: string) => ({ key: `${kind} ${id}`, said: toldAs(data) });
  switch (type) {
    case 'DeliveryEntered':
      return said('delivery', data.delivery);
    case 'ReturnEntered':
      return said('return', data.return);
    case 'InvoiceEntered':
      return said('invoice', data.invoice);
    case 'ReceiptEntered':
      return said('receipt', data.receipt);
    case 'SettlementEntered':
      return said('settlement', data.settlement);
    case 'ReductionEntered':
      return said('reduction', data.document);
    case 'DueDateEntered':
      return said('due-date', data.document);
    case 'PaymentUndone':
      return said('undone', data.document);
    default:
      return null;
  }
};

const moved = (ledger: Ledger, event: StoredEvent<LedgerEvent>): Ledger => {
  switch (event.type) {
    case 'CreditReserved':
      return reserved(ledger, event.data);
    case 'CreditReservationDeclined': {
      const order = orderIn(ledger, event.data.order);
      return withOrder(ledger, { ...order, answered: event.data.ask });
    }
    case 'CreditReservationConfirmed': {
      const order = orderIn(ledger, event.data.order);
      return order.held?.ask === event.data.ask
        ? withOrder(ledger, { ...order, held: { ...order.held, confirmed: true } })
        : ledger;
    }
    case 'CreditReservationReleased':
      return withOrder(ledger, { ...orderIn(ledger, event.data.order), held: null });
    case 'DeliveryEntered': {
      const order = orderIn(ledger, event.data.order);
      const lines = withLines(order.lines, event.data.lines, (line, { quantity, whole }) => ({
        ...line,
        whole: line.whole ?? wholeOf(whole.quantity, whole.gross),
        delivered: plus(line.delivered, quantity),
      }));
      return withOrder(ledger, { ...order, lines });
    }
    case 'ReturnEntered': {
      const order = orderIn(ledger, event.data.order);
      const lines = withLines(order.lines, event.data.lines, (line, { quantity }) => ({
        ...line,
        returned: plus(line.returned, quantity),
      }));
      return withOrder(ledger, { ...order, lines });
    }
    case 'InvoiceEntered': {
      const { invoice, amount, dueOn, order, lines } = event.data;
      const units = unitsOf(amount);
      const next = withInvoice(ledger, invoice, () => ({ units, dueOn, order: lines.length > 0 ? null : order }));
      return withInvoiced({ ...next, balance: ledger.balance + units }, order, lines, plus);
    }
    case 'DueDateEntered': {
      const { invoice, dueOn } = event.data;
      return withInvoice(ledger, invoice, () => ({ extendedTo: dueOn }));
    }
    case 'ReceiptEntered': {
      const { amount, bill } = event.data;
      const units = unitsOf(amount);
      return withBill({ ...ledger, balance: ledger.balance - units }, bill?.bill ?? null, (known) => ({
        units,
        maturesOn: bill?.maturesOn ?? event.occurredOn,
        undone: known?.undone ?? false,
      }));
    }
    case 'SettlementEntered': {
      const { invoice, amount } = event.data;
      return withInvoice(ledger, invoice, ({ settled }) => ({ settled: settled + unitsOf(amount) }));
    }
    case 'ReductionEntered': {
      const { invoice, amount, order, uninvoices, lines } = event.data;
      const units = unitsOf(amount);
      const next = { ...ledger, balance: ledger.balance - units };
      if (!uninvoices) return next;
      return lines.length > 0
        ? withInvoiced(next, order, lines, minus)
        : withInvoice(next, invoice, ({ uninvoiced }) => ({ uninvoiced: uninvoiced + units }));
    }
    case 'PaymentUndone': {
      const { amount, bill } = event.data;
      const owed = { ...ledger, balance: ledger.balance + unitsOf(amount) };
      return withBill(owed, bill, (known) => ({
        units: known?.units ?? 0n,
        maturesOn: known?.maturesOn ?? event.occurredOn,
        undone: true,
      }));
    }
    default:
      return ledger;
  }
};

/** The ledger after an event. A document that was entered before moves nothing again. */
export const enter = (ledger: Ledger, event: StoredEvent<LedgerEvent>): Ledger => {
  const document = documentOf(event);
  if (document === null) return moved(ledger, event);
  if (ledger.documents.has(document.key)) return ledger;
  return moved({ ...ledger, documents: ledger.documents.with(document.key, document.said) }, event);
};
