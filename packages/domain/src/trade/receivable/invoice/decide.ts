/** What may happen to an invoice: each command goes to those who know its subject. */
import { type Decision, refuse } from '../../../kernel/index.ts';
import type { CollectionPolicy, DunningPolicy } from '../policy.ts';
import type { ReceivableCommand } from './commands.ts';
import { assign, dispute, escalate, explain, extend, promise, remind, settle } from './decide-arrears.ts';
import { issue, voidInvoice } from './decide-issue.ts';
import { apply, credit, giveExcess, receive, recover, reverse, takeBack, writeOff } from './decide-money.ts';
import type { ReceivableEvent } from './events.ts';
import type { ReceivableRejection } from './rejections.ts';
import type { InvoiceState } from './state.ts';

/** What the room needs from outside: the policies in force at the command's time. */
export interface ReceivableGiven {
  readonly dunning: DunningPolicy;
  readonly collection: CollectionPolicy;
}

/** Decides a command on an invoice: all reasons against it, or the events that it makes. */
export const decideReceivable =
  (command: ReceivableCommand, given: ReceivableGiven) =>
  (state: InvoiceState): Decision<ReceivableRejection, ReceivableEvent> => {
    if (command.type === 'IssueInvoice') return issue(command, state);
    if (command.type === 'ApplyAllocation') return apply(command, state);
    const { invoice } = command.data;
    if (state.status === 'none') return refuse({ code: 'receivable.not-issued', data: { invoice } });
    if (state.status === 'void')
      return refuse({ code: 'receivable.void', data: { invoice, voidedOn: state.voided.on } });
    switch (command.type) {
      case 'VoidInvoice':
        return voidInvoice(command, state);
      case 'ReceivePayment':
        return receive(command, state);
      case 'ReversePayment':
        return reverse(command, state);
      case 'TakeBackAllocation':
        return takeBack(command, state);
      case 'IssueCreditNote':
        return credit(command, state);
      case 'WriteOffInvoice':
        return writeOff(command, state, given.collection);
      case 'RecoverBadDebt':
        return recover(command, state);
      case 'RefundExcess':
      case 'PassOnExcess':
        return giveExcess(command, state);
      case 'DisputeInvoice':
        return dispute(command, state);
      case 'SettleDispute':
        return settle(command, state);
      case 'ExtendDueDate':
        return extend(command, state, given.collection);
      case 'ExplainArrears':
        return explain(command, state);
      case 'AssignCollector':
        return assign(command, state);
      case 'EscalateArrears':
        return escalate(command, state, given.collection);
      case 'RecordPromise':
        return promise(command, state);
      case 'SendReminder':
        return remind(command, state, given.dunning);
    }
  };
