/**
 * The law that a credit account's ledger is what its sources say (design: decision 11): each document that was entered is
 * told by an order or by the receivables, as it was entered; and nothing that was told is left out. It looks at accounts
 * that somebody keeps; a company that keeps none breaks nothing.
 */
import { type Law, law, type RecordedEvent, type Violation } from '../../kernel/index.ts';
import { creditAccountOf, type LedgerEvent, ledgerEvents } from '../credit/index.ts';
import { toldAs } from '../credit/told-as.ts';
import { orderCreditManager } from './order-credit.ts';
import { type InvoiceSeen, receivableCreditManager } from './receivable-credit.ts';

/** What a document is entered by. */
const enteredBy: Readonly<Record<string, string>> = {
  ReserveCredit: 'CreditReserved',
  EnterDelivery: 'DeliveryEntered',
  EnterReturn: 'ReturnEntered',
  EnterInvoice: 'InvoiceEntered',
  EnterReceipt: 'ReceiptEntered',
  EnterSettlement: 'SettlementEntered',
  EnterReduction: 'ReductionEntered',
  EnterDueDate: 'DueDateEntered',
  UndoPayment: 'PaymentUndone',
};

/** What the ledger must say, the account that it is of, and where it is told. */
interface Source {
  readonly account: string;
  readonly event: RecordedEvent;
  entered: boolean;
}

interface Memory {
  readonly sources: Map<string, Source>;
  readonly invoices: Map<string, InvoiceSeen>;
  /** The accounts that anything was entered in. */
  readonly kept: Set<string>;
  readonly breaches: Violation[];
}

interface Said {
  readonly customer: string;
  readonly currency: string;
}

/** What an event of the ledger, or a command for one, says of its source: a grant what was asked, a document all of it. */
const saidOf = (type: string, data: object): string => {
  if (type !== 'CreditReserved') return toldAs([type, data]);
  const { customer, currency, order, ask, lines, total } = data as Readonly<Record<string, unknown>>;
  return toldAs([type, { customer, currency, order, ask, lines, total }]);
};

const breach = ({ stream, revision, id }: RecordedEvent, en: string, zh: string): Violation => ({
  law: 'credit.follows-its-sources',
  stream,
  revision,
  eventId: id,
  text: { en, zh },
});

const ledgerTypes: ReadonlySet<string> = new Set(Object.values(enteredBy));
const orderTypes: ReadonlySet<string> = new Set(['OrderCreditAsked', 'GoodsDelivered', 'LinesReturned']);
const receivableTypes: ReadonlySet<string> = new Set(receivableCreditManager.handles);

const commandsOf = (
  memory: Memory,
  event: RecordedEvent,
): readonly { readonly type: string; readonly data: object }[] => {
  if (orderTypes.has(event.type))
    return orderCreditManager.react(null, event as Parameters<typeof orderCreditManager.react>[1]).commands;
  const told = event as Parameters<typeof receivableCreditManager.instanceOf>[0];
  const instance = receivableCreditManager.instanceOf(told);
  const { state, commands } = receivableCreditManager.react(
    memory.invoices.get(instance) ?? receivableCreditManager.initial,
    told,
  );
  memory.invoices.set(instance, state);
  return commands;
};

const told = (memory: Memory, event: RecordedEvent): void => {
  for (const { type, data } of commandsOf(memory, event)) {
    const entry = enteredBy[type];
    if (entry === undefined) continue;
    const account = creditAccountOf(data as Said);
    memory.sources.set(saidOf(entry, data), { account, event, entered: false });
  }
};

const entered = (memory: Memory, event: RecordedEvent<LedgerEvent>): void => {
  memory.kept.add(creditAccountOf(event.data));
  const source = memory.sources.get(saidOf(event.type, event.data));
  if (source === undefined) memory.breaches.push(breach(event, 'no source says so', '没有来源单据与之相符'));
  else source.entered = true;
};

/** What was asked and declined is no document: it isn't missing. */
const isAsking = ({ event }: Source): boolean => event.type === 'OrderCreditAsked';

/** That the ledger of every credit account that is kept agrees with orders and receivables. */
export const creditFollowsItsSources: Law = law<Memory>({
  code: 'credit.follows-its-sources',
  rows: ['M1', 'L9'],
  text: {
    en: 'Whatever stands in a credit account is told by an order or the receivables, once and as it was entered, and nothing is left out.',
    zh: '信用账户所记均有订单或应收款的来源单据，一一相符，无遗漏。',
  },
  scope: 'log',
  handles: [...orderTypes, ...receivableTypes, ...ledgerEvents.map(({ type }) => type)],
  init: () => ({ sources: new Map(), invoices: new Map(), kept: new Set(), breaches: [] }),
  step: (memory, event) => {
    if (ledgerTypes.has(event.type)) entered(memory, event as RecordedEvent<LedgerEvent>);
    else if (orderTypes.has(event.type) || receivableTypes.has(event.type)) told(memory, event);
    return memory;
  },
  violations: ({ sources, kept, breaches }) => [
    ...breaches,
    ...[...sources.values()]
      .filter((source) => !source.entered && !isAsking(source) && kept.has(source.account))
      .map(({ event }) => breach(event, 'its credit account has not learnt of it', '信用账户尚未入账')),
  ],
});
