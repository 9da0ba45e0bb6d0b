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
import { emptyLine, type Ledger, type LedgerLine, type LedgerOrder, wholeOf } from './ledger.ts';
import { toldAs } from './told-as.ts';

const orderIn = ({ orders }: Ledger, order: string): LedgerOrder =>
  orders.get(order) ?? { order, held: null, answered: 0, lines: new Map() };

const withOrder = (ledger: Ledger, order: LedgerOrder): Ledger => ({
  ...ledger,
  orders: new Map(ledger.orders).set(order.order, order),
});

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

interface InvoicedLine {
  readonly order: string;
  readonly line: string;
  readonly quantity: Quantity;
}

const withInvoiced = (
  ledger: Ledger,
  lines: readonly InvoicedLine[],
  count: (invoiced: Decimal, quantity: Quantity) => Decimal,
): Ledger =>
  lines.reduce((next, entry) => {
    const order = orderIn(next, entry.order);
    const changed = withLines(order.lines, [entry], (line) => ({
      ...line,
      invoiced: count(line.invoiced, entry.quantity),
    }));
    return withOrder(next, { ...order, lines: changed });
  }, ledger);

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

const invoiceIn = ({ invoices }: Ledger, invoice: string) =>
  invoices.get(invoice) ?? { units: null, dueOn: null, settled: 0n };

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
    case 'BillDishonoured':
      return said('dishonour', data.bill);
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
      const { invoice, amount, dueOn, lines } = event.data;
      const units = unitsOf(amount);
      const invoices = new Map(ledger.invoices).set(invoice, { ...invoiceIn(ledger, invoice), units, dueOn });
      return withInvoiced({ ...ledger, invoices, balance: ledger.balance + units }, lines, plus);
    }
    case 'ReceiptEntered': {
      const { amount, bill } = event.data;
      const units = unitsOf(amount);
      const known = bill === null ? undefined : ledger.bills.get(bill.bill);
      const bills =
        bill === null
          ? ledger.bills
          : new Map(ledger.bills).set(bill.bill, {
              units,
              maturesOn: bill.maturesOn,
              dishonoured: known?.dishonoured ?? false,
            });
      return { ...ledger, bills, balance: ledger.balance - units };
    }
    case 'SettlementEntered': {
      const { invoice, amount } = event.data;
      const open = invoiceIn(ledger, invoice);
      const settled = { ...open, settled: open.settled + unitsOf(amount) };
      return { ...ledger, invoices: new Map(ledger.invoices).set(invoice, settled) };
    }
    case 'ReductionEntered': {
      const { amount, lines } = event.data;
      return withInvoiced({ ...ledger, balance: ledger.balance - unitsOf(amount) }, lines, minus);
    }
    case 'BillDishonoured': {
      // The bill itself may be told later: then it comes in as dishonoured.
      const bill = ledger.bills.get(event.data.bill) ?? { units: 0n, maturesOn: event.occurredOn };
      return { ...ledger, bills: new Map(ledger.bills).set(event.data.bill, { ...bill, dishonoured: true }) };
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
  return moved({ ...ledger, documents: new Map(ledger.documents).set(document.key, document.said) }, event);
};
