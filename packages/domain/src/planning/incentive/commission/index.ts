/** The room of commission (提成结算): credited, calculated, approved, clawed back. */
import type { Decider } from '../../../kernel/index.ts';
import { type CommissionCommand, commissionCommands } from './commands.ts';
import { type CommissionGiven, decideCommission } from './decide.ts';
import { type CommissionEvent, commissionEvents } from './events.ts';
import { commissionLaws } from './laws.ts';
import { type CommissionRejection, commissionMessages } from './rejections.ts';
import { type CommissionRun, evolveCommission, noRun } from './state.ts';

export * from './commands.ts';
export { type CommissionAuthority, type CommissionGiven, mostSellers, supervisorsCalculate } from './decide.ts';
export {
  CommissionApproved,
  CommissionCalculated,
  type CommissionEvent,
  type CommissionLine,
  CommissionReturned,
  CommissionRunOpened,
  CreditedSaleReduced,
  commissionEvents,
  SaleCredited,
} from './events.ts';
export { commissionLaws } from './laws.ts';
export { baseTexts, type CommissionRejection, commissionMessages } from './rejections.ts';
export {
  type Calculated,
  type CommissionRun,
  type CreditedSale,
  evolveCommission,
  noRun,
  type SellerAccount,
} from './state.ts';

/**
 * The decider of commission runs: one stream a run, which is a period of a team or of the company by one table.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { commission } from '@clientele/domain/planning';
 *
 * replay(commission, []).approved; // false
 * ```
 */
export const commission: Decider<
  CommissionRun,
  CommissionCommand,
  CommissionEvent,
  CommissionRejection,
  CommissionGiven
> = {
  category: 'commission',
  version: 1,
  commands: commissionCommands,
  events: commissionEvents,
  messages: commissionMessages,
  laws: commissionLaws,
  initial: noRun,
  streamOf: ({ data }) => data.run,
  decide: decideCommission,
  evolve: evolveCommission,
};
