/**
 * How money that was received finds its invoice: the receipt asks, the invoice takes it or declines, the receipt confirms or
 * has it back (design: decision 11). Nothing is kept between the steps, so that a crash between any two loses nothing: each
 * event alone says what comes next, and what comes twice changes nothing.
 */
import type { ProcessManager } from '../../kernel/index.ts';
import type { ReceivableCommand, ReceivableEvent } from './invoice/index.ts';
import type { ReceiptCommand, ReceiptEvent } from './receipt/index.ts';

type Seen = Extract<
  ReceivableEvent | ReceiptEvent,
  {
    readonly type:
      | 'AllocationAsked'
      | 'ReceiptAllocated'
      | 'AllocationDeclined'
      | 'AllocationTakenBack'
      | 'ExcessPassedOn';
  }
>;

type Wanted = Extract<
  ReceivableCommand | ReceiptCommand,
  { readonly type: 'ApplyAllocation' | 'ConfirmAllocation' | 'ReleaseAllocation' | 'TakeOverCredit' }
>;

/** The manager of allocations: one instance a receipt. Its commands carry the business time of the event that led to them. */
export const allocationManager: ProcessManager<null, Seen, Wanted> = {
  name: 'allocation',
  version: 1,
  handles: ['AllocationAsked', 'ReceiptAllocated', 'AllocationDeclined', 'AllocationTakenBack', 'ExcessPassedOn'],
  initial: null,
  instanceOf: ({ data }) => data.receipt,
  react: (state, event) => {
    switch (event.type) {
      case 'AllocationAsked':
        return { state, commands: [{ type: 'ApplyAllocation', data: event.data, at: event.occurredAt }] };
      case 'ReceiptAllocated': {
        const { receipt, allocation } = event.data;
        return {
          state,
          commands: [{ type: 'ConfirmAllocation', data: { receipt, allocation }, at: event.occurredAt }],
        };
      }
      case 'AllocationDeclined':
      case 'AllocationTakenBack': {
        const { receipt, allocation, reason } = event.data;
        return {
          state,
          commands: [{ type: 'ReleaseAllocation', data: { receipt, allocation, reason }, at: event.occurredAt }],
        };
      }
      case 'ExcessPassedOn': {
        const { receipt, customer, invoice, amount } = event.data;
        return {
          state,
          commands: [{ type: 'TakeOverCredit', data: { receipt, customer, invoice, amount }, at: event.occurredAt }],
        };
      }
      case 'TimePassed':
        return { state, commands: [] };
    }
  },
};
