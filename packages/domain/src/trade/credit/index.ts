/**
 * The room of credit: what a customer may owe, on which terms, and what it owes. One account a customer and currency, which
 * owns its limit: orders ask it, and documents are entered in it (design: decision 11).
 */
import type { Decider } from '../../kernel/index.ts';
import { creditAccountOf } from './account.ts';
import { type CreditCommand, creditCommands } from './commands.ts';
import { type CreditGiven, decideCredit } from './decide.ts';
import { type CreditEvent, creditEvents } from './events.ts';
import { evolveCredit } from './evolve.ts';
import { creditLaws } from './laws.ts';
import { creditMessages } from './rejection-texts.ts';
import type { CreditRejection } from './rejections.ts';
import { type CreditAccount, newCreditAccount } from './state.ts';

export { creditAccountOf } from './account.ts';
export { textOfUnits, unitsOf } from './amounts.ts';
export { blockReasonText } from './block-texts.ts';
export * from './commands.ts';
export type { CreditGiven } from './decide.ts';
export { openOfStop } from './decide-stop.ts';
export { type BlockReason, blockReasons, type CreditStanding, creditStandingOn } from './decision.ts';
export * from './events.ts';
export { creditLaws } from './laws.ts';
export { type Exposure, exposureOn, type Ledger, type LedgerLine, type Overdue, overdueOn } from './ledger.ts';
export { type Allowance, type CreditLimit, type LimitTerms, limitText, type TemporaryRaise } from './limit.ts';
export {
  type CreditPolicy,
  creditPolicySchema,
  type GradeRule,
  ruleOf as gradeRuleOf,
  standardCreditPolicy,
} from './policy.ts';
export { creditMessages } from './rejection-texts.ts';
export type { CreditRejection } from './rejections.ts';
export type {
  CreditAccount,
  CreditHold,
  CustomerStanding,
  OrderRelease,
  PendingRequest,
  ProposedStop,
} from './state.ts';
export * from './terms.ts';

/**
 * The decider of a credit account.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, money } from '@clientele/domain/kernel';
 * import { credit, HoldCredit, standardCreditPolicy } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'hold-1', { id: 'u1', roles: ['sales-manager'] });
 * const data = { customer: 'C1', currency: 'CNY', hold: 'H1', scope: { kind: 'account' as const }, reason: 'moved away' };
 * const given = { creditPolicy: standardCreditPolicy };
 * credit.decide(HoldCredit.of(data, meta), given)(credit.initial); // right([{ type: 'CreditHeld', … }])
 * ```
 */
export const credit: Decider<CreditAccount, CreditCommand, CreditEvent, CreditRejection, CreditGiven> = {
  category: 'credit',
  version: 1,
  commands: creditCommands,
  events: creditEvents,
  messages: creditMessages,
  laws: creditLaws,
  initial: newCreditAccount,
  streamOf: ({ data }) => creditAccountOf(data),
  decide: decideCredit,
  evolve: evolveCredit,
};
