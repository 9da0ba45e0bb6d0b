/** Arbitrary books of receivables: commands run through the domain's own deciders, allocations carried by its own manager. */
import {
  addDays,
  type Command,
  type Decision,
  type DomainEvent,
  type LocalDate,
  money,
  type RecordedEvent,
  type Rejection,
  replay,
  wishId,
} from '@clientele/domain/kernel';
import { storedBy, testMeta } from '@clientele/domain/testing';
import {
  AllocateReceipt,
  AssignCollector,
  allocationManager,
  DisputeInvoice,
  ExplainArrears,
  ExtendDueDate,
  financeCollects,
  IssueCreditNote,
  IssueInvoice,
  PassOnExcess,
  type ReceiptCommand,
  type ReceivableCommand,
  ReceivePayment,
  RecordPromise,
  RecordReceipt,
  RecoverBadDebt,
  RefundExcess,
  RefundReceipt,
  ReversePayment,
  receipt,
  receivable,
  SendReminder,
  SettleDispute,
  TakeBackAllocation,
  threeLevels,
  VoidInvoice,
  WriteOffInvoice,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { dayNo } from './events.ts';

export const given = { dunning: threeLevels, collection: financeCollects };

/** A log that commands add to; what was accepted is told by the answer. */
export const receivablesLog = () => {
  const log: RecordedEvent[] = [];
  let reacted = 0;
  const decide = (command: Command) => {
    const isReceipt = receipt.commands.some(({ type }) => type === command.type);
    const id = isReceipt
      ? receipt.streamOf(command as ReceiptCommand)
      : receivable.streamOf(command as ReceivableCommand);
    const stream = `test.${isReceipt ? 'receipt' : 'receivable'}-${id}`;
    const past = log.filter((event) => event.stream === stream) as never[];
    const decision: Decision<Rejection, DomainEvent> = isReceipt
      ? receipt.decide(command as ReceiptCommand, {})(replay(receipt, past))
      : receivable.decide(command as ReceivableCommand, given)(replay(receivable, past));
    return { stream, past, decision };
  };
  const append = (command: Command): boolean => {
    const { stream, past, decision } = decide(command);
    if (E.isLeft(decision)) return false;
    for (const event of storedBy(command.meta, decision.right, stream, past.length))
      log.push({ ...(event as RecordedEvent), position: log.length, recordedAt: log.length });
    return decision.right.length > 0;
  };
  const send = (command: Command): boolean => {
    const accepted = append(command);
    for (; reacted < log.length; reacted++) {
      const event = log[reacted] as RecordedEvent;
      if (!allocationManager.handles.some((type) => type === event.type)) continue;
      allocationManager.react(null, event as never).commands.forEach((wish, index) => {
        const commandId = wishId(allocationManager, event.id, index);
        append({ type: wish.type, data: wish.data, meta: testMeta(event.occurredOn, { commandId }) });
      });
    }
    return accepted;
  };
  return { log, send, decide };
};

const boss = { id: 'u2', roles: ['general-manager'] };
const reason = 'so it is';
const currencies = fc.constantFrom('CNY', 'CNY', 'CNY', 'USD');
const invoices = fc.constantFrom('1', '2', '3', '4');
const cents = fc.integer({ min: 1, max: 400 });
const scales = fc.constantFrom(2, 2, 2, 0, 3);
const customers: Readonly<Record<string, string>> = { '1': 'C1', '2': 'C1', '3': 'C1', '4': 'C2' };

/** One command, on some day of two years; what it names may not be there. */
export const receivableCommands: fc.Arbitrary<Command> = fc
  .record({
    what: fc.nat(26),
    invoice: invoices,
    day: fc.nat(400),
    amount: cents,
    scale: scales,
    currency: currencies,
    number: fc.nat(5),
    days: fc.integer({ min: 1, max: 80 }),
  })
  .map(({ what, invoice, day, amount: units, scale, currency, number, days }): Command => {
    const on: LocalDate = dayNo(day);
    const meta = testMeta(on, { commandId: `c${what}-${invoice}-${day}-${number}-${units}`, by: boss });
    const amount = money(units, currency, scale);
    const customer = customers[invoice] ?? 'C1';
    const paid = { amount, means: 'cash' } as const;
    switch (what) {
      case 0:
      case 1:
      case 2:
        return IssueInvoice.of(
          { invoice, customer, content: { amount: money(units * 3, currency, 2), dueOn: addDays(on, days) } },
          testMeta(dayNo(day % 60), { commandId: meta.commandId, by: boss }),
        );
      case 3:
      case 4:
      case 5:
        return ReceivePayment.of({ invoice, receipt: `P${number}`, ...paid }, meta);
      case 6:
        return ReversePayment.of({ invoice, receipt: `P${number}`, reason }, meta);
      case 7:
        return IssueCreditNote.of({ invoice, note: `N${number}`, amount, reason }, meta);
      case 8:
        return WriteOffInvoice.of({ invoice, amount, kind: 'bad-debt', reason, askedBy: 'u1' }, meta);
      case 9:
        return RecoverBadDebt.of({ invoice, receipt: `B${number}`, ...paid }, meta);
      case 10:
        return RefundExcess.of({ invoice, refund: `F${number}`, amount, reason }, meta);
      case 11:
        return PassOnExcess.of({ invoice, receipt: `X${number}`, amount }, meta);
      case 12:
      case 13:
        return RecordReceipt.of({ receipt: `R${number}`, customer, ...paid }, meta);
      case 14:
      case 15:
      case 16:
        return AllocateReceipt.of(
          { receipt: `${number % 2 === 0 ? 'R' : 'X'}${number}`, allocation: `A${units}`, invoice, amount },
          meta,
        );
      case 17:
        return TakeBackAllocation.of({ invoice, allocation: `A${units}`, reason }, meta);
      case 18:
        return RefundReceipt.of({ receipt: `R${number}`, refund: `F${units}`, amount, reason }, meta);
      case 19:
        return DisputeInvoice.of({ invoice, dispute: `X${number}`, cause: 'price' }, meta);
      case 20:
        return SettleDispute.of({ invoice, dispute: `X${number}`, outcome: 'upheld', note: reason }, meta);
      case 21:
        return ExtendDueDate.of({ invoice, dueOn: addDays(on, days), reason }, meta);
      case 22:
        return RecordPromise.of({ invoice, promise: `Z${number}`, amount, by: addDays(on, days) }, meta);
      case 23:
        return ExplainArrears.of({ invoice, cause: 'other', note: reason }, meta);
      case 24:
        return AssignCollector.of({ invoice, collector: `S${number}` }, meta);
      case 25:
        return SendReminder.of({ invoice, run: `D${number}` }, meta);
      default:
        return VoidInvoice.of({ invoice, reason }, meta);
    }
  });

/** A log of receivables as their deciders let it come about. */
export const receivableLogs: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .array(receivableCommands, { maxLength: 40, size: 'max' })
  .map((commands) => {
    const { log, send } = receivablesLog();
    for (const command of commands) send(command);
    return log;
  });
