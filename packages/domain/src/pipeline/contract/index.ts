/**
 * The room of the contract, as far as credit and orders rest on it: what was agreed, reviewed and signed, the deposit, and
 * whether it is fulfilled. One stream a contract, whose id is the contract's.
 */
import type { Decider } from '../../kernel/index.ts';
import { type ContractCommand, contractCommands } from './commands.ts';
import { type ContractGiven, decideContract } from './decide.ts';
import { type ContractEvent, contractEvents } from './events.ts';
import { contractLaws } from './laws.ts';
import { type ContractRejection, contractMessages } from './rejections.ts';
import { type Contract, evolveContract, noContract } from './state.ts';

export {
  CallOff,
  CallOffCleared,
  CallOffDeclined,
  CallOffGranted,
  CallOffReleased,
  CallOffShipped,
  type ContractLineFulfilment,
  EnterShipment,
  ReleaseCallOff,
} from './call-off.ts';
export { callOffManager } from './call-off-manager.ts';
export * from './commands.ts';
export { type ContractGiven, type ContractPolicy, supervisorsReview } from './decide.ts';
export { orderUnder } from './decide-call-off.ts';
export * from './events.ts';
export { contractLaws } from './laws.ts';
export { type ContractRejection, contractMessages } from './rejections.ts';
export { type Contract, contractFulfilment, type OpenObligation, openObligations } from './state.ts';

/**
 * The decider of a contract.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { contract, SignContract, supervisorsReview } from '@clientele/domain/pipeline';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'sign-1', { id: 'u1', roles: ['sales-manager'] });
 * const command = SignContract.of({ contract: 'K1', forUs: 'Wang', forThem: 'Li' }, meta);
 * contract.decide(command, { contractPolicy: supervisorsReview })(contract.initial); // left([{ code: 'contract.not-at-that-stage', … }])
 * ```
 */
export const contract: Decider<Contract, ContractCommand, ContractEvent, ContractRejection, ContractGiven> = {
  category: 'contract',
  version: 1,
  commands: contractCommands,
  events: contractEvents,
  messages: contractMessages,
  laws: contractLaws,
  initial: noContract,
  streamOf: ({ data }) => data.contract,
  decide: decideContract,
  evolve: evolveContract,
};
