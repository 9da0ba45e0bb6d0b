/**
 * How a credit account learns that dunning came to its end: the stop that the invoice proposes is entered in the customer's
 * account, where a person decides on it (`rules.md §3.12`). The stop is named by its invoice, of which there is one at most.
 */
import type { ProcessManager } from '../../kernel/index.ts';
import type { CreditCommand } from '../credit/index.ts';
import type { ReceivableEvent } from '../receivable/index.ts';

type Seen = Extract<ReceivableEvent, { readonly type: 'CreditStopProposed' }>;
type Wanted = Extract<CreditCommand, { readonly type: 'EnterCreditStop' }>;

/** The longest id of a customer that an account can be named by. */
const longestCustomer = 196;

/** The manager of credit stops: one instance an invoice. */
export const creditStopManager: ProcessManager<null, Seen, Wanted> = {
  name: 'credit-stop',
  version: 1,
  handles: ['CreditStopProposed'],
  initial: null,
  instanceOf: ({ data }) => data.invoice,
  react: (state, event) => {
    if (event.type === 'TimePassed' || event.data.customer.length > longestCustomer) return { state, commands: [] };
    const { customer, invoice, level, balance, overdueDays } = event.data;
    const { currency } = balance;
    const data = { customer, currency, stop: invoice, invoice, level, balance, overdueDays, proposedBy: event.by.id };
    return { state, commands: [{ type: 'EnterCreditStop', data, at: event.occurredAt }] };
  },
};
