/**
 * Deciding on what orders hold and what documents move. An order is granted or declined by an event, since the order must
 * learn either; a document is refused only where another of the same id says something else.
 */
import { type Decision, formatMoney, policyRef, unless } from '../../kernel/index.ts';
import { moneySaid, textOfUnits, unitsOf } from './amounts.ts';
import { aboveZeroFaults, authorityFaults, currencyFaults, endFaults, type Faults, ownFaults } from './bounds.ts';
import type { CreditCommand } from './commands.ts';
import { blockReasons } from './decision.ts';
import { documentOf, enter } from './entering.ts';
import {
  BlockedOrderReleased,
  type CreditEvent,
  CreditReservationConfirmed,
  CreditReservationDeclined,
  CreditReservationReleased,
  CreditReserved,
  DeliveryEntered,
  DueDateEntered,
  InvoiceEntered,
  type LedgerEvent,
  PaymentUndone,
  ReceiptEntered,
  ReductionEntered,
  ReturnEntered,
  SettlementEntered,
} from './events.ts';
import { exposureOfOrder, exposureOn } from './ledger.ts';
import type { CreditPolicy } from './policy.ts';
import type { CreditRejection } from './rejections.ts';
import type { CreditAccount } from './state.ts';

type Answer = Decision<CreditRejection, CreditEvent>;
type Of<Type extends CreditCommand['type']> = Extract<CreditCommand, { readonly type: Type }>;

const formFaults = ({ order, currency, lines, total }: Of<'ReserveCredit'>['data']): Faults => {
  const ids = lines.map(({ line }) => line);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
  const sum = lines.reduce((units, { gross }) => units + unitsOf(gross), 0n);
  return [
    ...(twice.length === 0 ? [] : [{ code: 'credit.duplicate-lines' as const, data: { order, lines: twice } }]),
    ...currencyFaults(currency, [...lines.map(({ gross }) => gross), total]),
    ...(sum === unitsOf(total)
      ? []
      : [
          {
            code: 'credit.lines-beside-total' as const,
            data: { order, lines: textOfUnits(sum), total: formatMoney(total) },
          },
        ]),
  ];
};

/** The release that lets an order pass: of this order, not used yet, not over, and large enough. */
const releaseFor = ({ releases }: CreditAccount, { order }: { readonly order: string }, units: bigint, on: string) =>
  [...releases].find(
    ([, one]) => one.order === order && !one.used && on <= one.until && units <= unitsOf(one.most),
  )?.[0];

/**
 * Grants or declines. An asking that was answered, or an older one that comes late, is passed over: the order waits for the
 * answer to its last. One that doesn't raise what the order holds is granted whatever else is wrong: it lowers the risk.
 */
export const reserve = ({ data, meta }: Of<'ReserveCredit'>, policy: CreditPolicy, account: CreditAccount): Answer => {
  const faults = formFaults(data);
  const { customer, currency, order: id, ask, askedBy, lines, total } = data;
  const own = account.ledger.orders.get(id);
  if (faults.length > 0) return unless(faults, () => []);
  if (own !== undefined && ask <= own.answered) return unless([], () => []);

  const before = exposureOfOrder(account.ledger, id);
  const whole = exposureOn(account.ledger, meta.on).total;
  const others = whole - before;
  const policies = { policies: [policyRef(policy)] };
  const granted = (release: string | null) =>
    CreditReserved.of(
      { customer, currency, order: id, ask, lines, total, others: moneySaid(others, currency), release },
      policies,
    );
  const after = exposureOfOrder(enter(account.ledger, stored(granted(null))), id);
  const lowers = own !== undefined && own.held !== null && after <= before;
  const reasons = lowers ? [] : blockReasons(account, policy, meta.on, id, after, others);
  if (reasons.length === 0) return unless([], () => [granted(null)]);
  const release = releaseFor(account, data, after, meta.on);
  if (release !== undefined) return unless([], () => [granted(release)]);
  const said = { customer, currency, order: id, ask, askedBy, total, others: moneySaid(others, currency) };
  return unless([], () => [CreditReservationDeclined.of({ ...said, reasons: [...reasons] }, policies)]);
};

/** An event as the ledger would take it: of a grant, only what it says matters. */
const stored = (event: LedgerEvent): Parameters<typeof enter>[1] => event as Parameters<typeof enter>[1];

/** The order knows; nothing to do where it holds nothing by this asking, or said so before. */
export const confirm = ({ data }: Of<'ConfirmCreditReservation'>, account: CreditAccount): Answer => {
  const own = account.ledger.orders.get(data.order);
  const news = own?.held?.ask === data.ask && !own.held.confirmed;
  return unless([], () => (news ? [CreditReservationConfirmed.of(data)] : []));
};

/** The order lets go of what it holds; nothing to do where it holds nothing, or holds it by a later asking. */
export const release = ({ data }: Of<'ReleaseCreditReservation'>, account: CreditAccount): Answer => {
  const own = account.ledger.orders.get(data.order);
  const news = own !== undefined && own.held !== null && own.held.ask <= data.ask;
  return unless([], () => (news ? [CreditReservationReleased.of(data)] : []));
};

/** Lets a blocked order pass, within the authority of who releases it; never by who asked for the order. */
export const releaseBlocked = (
  { data, meta }: Of<'ReleaseBlockedOrder'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Answer => {
  const { customer, currency, release: id, order, most, until, reason } = data;
  const blocked = account.blocked.get(order);
  const exposure = exposureOn(account.ledger, meta.on).total;
  return unless<CreditRejection, CreditEvent>(
    [
      account.releases.has(id) && { code: 'credit.release-known', data: { release: id } },
      ...currencyFaults(currency, [most]),
      ...endFaults(meta.on, until),
      blocked === undefined && { code: 'credit.not-blocked', data: { order } },
      blocked !== undefined &&
        unitsOf(most) < unitsOf(blocked.total) && {
          code: 'credit.release-too-small',
          data: { order, most: formatMoney(most), total: formatMoney(blocked.total) },
        },
      ...(blocked === undefined ? [] : ownFaults(meta.by, blocked.askedBy, 'asked-for-order')),
      ...authorityFaults(meta.by, unitsOf(most), currency, policy),
    ],
    () => {
      const others = exposure - exposureOfOrder(account.ledger, order);
      const units = blocked === undefined ? 0n : unitsOf(blocked.total);
      const reasons = [...blockReasons(account, policy, meta.on, order, units, others)];
      const said = { customer, currency, release: id, order, most, until, reason, reasons };
      return [
        BlockedOrderReleased.of(
          { ...said, exposure: moneySaid(exposure, currency) },
          { policies: [policyRef(policy)] },
        ),
      ];
    },
  );
};

type Document = Of<
  | 'EnterDelivery'
  | 'EnterReturn'
  | 'EnterInvoice'
  | 'EnterReceipt'
  | 'EnterSettlement'
  | 'EnterReduction'
  | 'EnterDueDate'
  | 'UndoPayment'
>;

const entered = (command: Document): LedgerEvent => {
  switch (command.type) {
    case 'EnterDelivery':
      return DeliveryEntered.of(command.data);
    case 'EnterReturn':
      return ReturnEntered.of(command.data);
    case 'EnterInvoice':
      return InvoiceEntered.of(command.data);
    case 'EnterReceipt':
      return ReceiptEntered.of(command.data);
    case 'EnterSettlement':
      return SettlementEntered.of(command.data);
    case 'EnterReduction':
      return ReductionEntered.of(command.data);
    case 'EnterDueDate':
      return DueDateEntered.of(command.data);
    case 'UndoPayment':
      return PaymentUndone.of(command.data);
  }
};

const amountFaults = (command: Document): Faults => {
  switch (command.type) {
    case 'EnterDelivery':
      return currencyFaults(
        command.data.currency,
        command.data.lines.map(({ whole }) => whole.gross),
      );
    case 'EnterReturn':
    case 'EnterDueDate':
      return [];
    case 'EnterSettlement':
      return currencyFaults(command.data.currency, [command.data.amount]);
    default:
      // A payment never raises what is owed, and a bill or an invoice of nothing says nothing.
      return [
        ...currencyFaults(command.data.currency, [command.data.amount]),
        ...(command.data.amount.amount < 0 ? aboveZeroFaults(command.data.amount) : []),
      ];
  }
};

/** Enters a document; nothing to do where it was entered before and said the same. */
export const enterDocument = (command: Document, account: CreditAccount): Answer => {
  const event = entered(command);
  const document = documentOf(event);
  const known = document === null ? undefined : account.ledger.documents.get(document.key);
  const other = document !== null && known !== undefined && known !== document.said;
  return unless<CreditRejection, CreditEvent>(
    [...amountFaults(command), other && { code: 'credit.document-known', data: { document: document.key } }],
    () => (known === undefined ? [event] : []),
  );
};
