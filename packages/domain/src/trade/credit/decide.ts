/** Deciding on a credit account: each command by the subject that it is about. */
import * as E from 'fp-ts/lib/Either.js';
import type { Decision, Rejections } from '../../kernel/index.ts';
import type { CreditCommand } from './commands.ts';
import { approve, consent, refuseChange, request } from './decide-change.ts';
import { confirm, enterDocument, release, releaseBlocked, reserve } from './decide-ledger.ts';
import { evaluate, flag, giveUp, hold, investigate, liftHold, report, takeBack } from './decide-standing.ts';
import { decideStop, enterStop } from './decide-stop.ts';
import type { CreditEvent } from './events.ts';
import type { CreditPolicy } from './policy.ts';
import type { CreditRejection } from './rejections.ts';
import type { CreditAccount } from './state.ts';
import { toldAs } from './told-as.ts';

/** What the room needs from outside: the policy in force at the command's time, as it was read and checked once. */
export interface CreditGiven {
  readonly creditPolicy: CreditPolicy;
}

type Answer = Decision<CreditRejection, CreditEvent>;

const decided =
  (command: CreditCommand, policy: CreditPolicy) =>
  (account: CreditAccount): Answer => {
    switch (command.type) {
      case 'EvaluateCredit':
        return evaluate(command, policy, account);
      case 'RequestCreditLimit':
      case 'RequestCreditTerms':
      case 'RequestTemporaryRaise':
        return request(command, policy, account);
      case 'ConsentToCreditChange':
        return consent(command, policy, account);
      case 'ApproveCreditChange':
        return approve(command, policy, account);
      case 'RefuseCreditChange':
        return refuseChange(command, policy, account);
      case 'HoldCredit':
        return hold(command, account);
      case 'LiftCreditHold':
        return liftHold(command, policy, account);
      case 'EnterCreditStop':
        return enterStop(command, account);
      case 'DecideCreditStop':
        return decideStop(command, policy, account);
      case 'FlagRiskyCustomer':
        return flag(command, account);
      case 'OrderCreditInvestigation':
        return investigate(command, account);
      case 'ReportCreditInvestigation':
        return report(command, account);
      case 'GiveUpCustomer':
        return giveUp(command, policy, account);
      case 'TakeBackCustomer':
        return takeBack(command, policy, account);
      case 'ReserveCredit':
        return reserve(command, policy, account);
      case 'ConfirmCreditReservation':
        return confirm(command, account);
      case 'ReleaseCreditReservation':
        return release(command, account);
      case 'ReleaseBlockedOrder':
        return releaseBlocked(command, policy, account);
      case 'EnterDelivery':
      case 'EnterReturn':
      case 'EnterInvoice':
      case 'EnterReceipt':
      case 'EnterSettlement':
      case 'EnterReduction':
      case 'EnterDueDate':
      case 'UndoPayment':
        return enterDocument(command, account);
    }
  };

/** Each reason once: two lines, or two dates, can be wrong in the same way. */
const distinct = ([first, ...others]: Rejections<CreditRejection>): Rejections<CreditRejection> => {
  const known = new Set([toldAs(first)]);
  const news = others.filter((reason) => !known.has(toldAs(reason)) && known.add(toldAs(reason)).size > 0);
  return [first, ...news];
};

/** Answers a command on a credit account: all reasons against it, each once, or the events. */
export const decideCredit =
  (command: CreditCommand, { creditPolicy }: CreditGiven) =>
  (account: CreditAccount): Answer =>
    E.mapLeft(distinct)(decided(command, creditPolicy)(account));
