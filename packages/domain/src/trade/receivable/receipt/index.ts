/** The room of the receipt: money that came in for no invoice yet, and what becomes of it. */
import type { Decider } from '../../../kernel/index.ts';
import { type ReceiptCommand, receiptCommands } from './commands.ts';
import { decideReceipt } from './decide.ts';
import { type ReceiptEvent, receiptEvents } from './events.ts';
import { receiptLaws } from './laws.ts';
import { type ReceiptRejection, receiptMessages } from './rejections.ts';
import { evolveReceipt, initialReceipt, type ReceiptState } from './state.ts';

export * from './commands.ts';
export * from './events.ts';
export { receiptLaws } from './laws.ts';
export { type ReceiptRejection, receiptMessages } from './rejections.ts';
export { type Allocation, freeOf, type ReceiptState, type StandingReceipt } from './state.ts';

/**
 * The decider of a receipt: one stream a receipt, whose id is the receipt's.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, money } from '@clientele/domain/kernel';
 * import { receipt, TakeDeposit } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'bank-1', { id: 'u1', roles: ['cashier'] });
 * const data = { receipt: 'R1', customer: 'C1', kind: 'deposit', amount: money(300_00, 'CNY'), means: 'transfer' } as const;
 * receipt.decide(TakeDeposit.of(data, meta), {})(receipt.initial); // right([{ type: 'DepositTaken', … }])
 * ```
 */
export const receipt: Decider<ReceiptState, ReceiptCommand, ReceiptEvent, ReceiptRejection> = {
  category: 'receipt',
  version: 1,
  commands: receiptCommands,
  events: receiptEvents,
  messages: receiptMessages,
  laws: receiptLaws,
  initial: initialReceipt,
  streamOf: (command) => command.data.receipt,
  decide: decideReceipt,
  evolve: evolveReceipt,
};
