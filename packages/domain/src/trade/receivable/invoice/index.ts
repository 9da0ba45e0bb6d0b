/** The room of the invoice: what a customer owes by it, what was paid, disputed, extended, dunned and given up. */
import type { Decider } from '../../../kernel/index.ts';
import { type ReceivableCommand, receivableCommands } from './commands.ts';
import { decideReceivable, type ReceivableGiven } from './decide.ts';
import { type ReceivableEvent, receivableEvents } from './events.ts';
import { receivableLaws } from './laws.ts';
import { receivableMessages } from './rejection-texts.ts';
import type { ReceivableRejection } from './rejections.ts';
import { evolveInvoice, type InvoiceState, initialInvoice } from './state.ts';

export * from './commands.ts';
export type { ReceivableGiven } from './decide.ts';
export * from './events.ts';
export { receivableLaws } from './laws.ts';
export { completion, openOf } from './open.ts';
export { receivableMessages } from './rejection-texts.ts';
export type { ReceivableRejection } from './rejections.ts';
export type { InvoiceState, StandingInvoice } from './state.ts';

/**
 * The decider of an invoice: one stream an invoice, whose id is the invoice's.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, money } from '@clientele/domain/kernel';
 * import { financeCollects, IssueInvoice, receivable, threeLevels } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'import-1', { id: 'u1', roles: ['accountant'] });
 * const content = { amount: money(1130_00, 'CNY'), tax: money(130_00, 'CNY'), dueOn: '2024-05-31' } as const;
 * const command = IssueInvoice.of({ invoice: 'I1', customer: 'C1', content }, meta);
 * const given = { dunning: threeLevels, collection: financeCollects };
 * receivable.decide(command, given)(receivable.initial); // right([{ type: 'InvoiceIssued', … }])
 * ```
 */
export const receivable: Decider<
  InvoiceState,
  ReceivableCommand,
  ReceivableEvent,
  ReceivableRejection,
  ReceivableGiven
> = {
  category: 'receivable',
  version: 1,
  commands: receivableCommands,
  events: receivableEvents,
  messages: receivableMessages,
  laws: receivableLaws,
  initial: initialInvoice,
  streamOf: (command) => command.data.invoice,
  decide: decideReceivable,
  evolve: evolveInvoice,
};
