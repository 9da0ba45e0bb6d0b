/** Mistakes with money that came in for no invoice in particular. */

import { day, money } from '@clientele/domain/kernel';
import { AllocateReceipt, ConfirmAllocation, RecordReceipt, ReverseReceipt } from '@clientele/domain/trade';
import { yuan } from '../amounts.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { accountant } from '../people.ts';
import { huge } from './invoices.ts';

const clerk = accountant;

export const receiptMistakes: Partial<Mistakes> = {
  'receipt recorded': [
    {
      code: 'receipt.already-recorded',
      command: ({ receipt, customer, amount }, { meta }) =>
        RecordReceipt.of({ receipt, customer, amount, means: 'transfer' }, meta(clerk)),
    },
    {
      code: 'receipt.not-recorded',
      command: ({ invoice, amount }, { meta }) =>
        AllocateReceipt.of({ receipt: 'B0', allocation: 'L0', invoice, amount }, meta(clerk)),
    },
    {
      code: 'receipt.not-above-zero',
      command: ({ customer }, { meta }) =>
        RecordReceipt.of({ receipt: 'B0', customer, amount: yuan(0), means: 'transfer' }, meta(clerk)),
    },
    {
      code: 'receipt.another-currency',
      command: ({ receipt, invoice }, { meta }) =>
        AllocateReceipt.of({ receipt, allocation: 'L0', invoice, amount: money(1, 'USD') }, meta(clerk)),
    },
    {
      code: 'receipt.too-fine',
      command: ({ receipt, invoice }, { meta }) =>
        AllocateReceipt.of({ receipt, allocation: 'L0', invoice, amount: huge }, meta(clerk)),
    },
    {
      code: 'receipt.beyond-free',
      command: ({ receipt, invoice, amount }, { meta }) => {
        const more = { ...amount, amount: amount.amount + 1 };
        return AllocateReceipt.of({ receipt, allocation: 'L0', invoice, amount: more }, meta(clerk));
      },
    },
    {
      code: 'receipt.bill-without-maturity',
      command: ({ customer, amount }, { meta }) =>
        RecordReceipt.of({ receipt: 'B0', customer, amount, means: 'commercial-acceptance' }, meta(clerk)),
    },
    {
      code: 'receipt.maturity-without-bill',
      command: ({ customer, amount }, { meta, today }) =>
        RecordReceipt.of({ receipt: 'B0', customer, amount, means: 'cash', maturesOn: today() }, meta(clerk)),
    },
    {
      code: 'receipt.unknown-allocation',
      command: ({ receipt }, { meta }) => ConfirmAllocation.of({ receipt, allocation: 'L0' }, meta(clerk)),
    },
    {
      code: 'receipt.dated-before-receipt',
      command: ({ receipt, invoice, amount }, { meta, now }) =>
        AllocateReceipt.of({ receipt, allocation: 'L0', invoice, amount }, meta(clerk, now() - day)),
    },
  ],
  'receipt allocated': [
    {
      code: 'receipt.known-id',
      command: ({ receipt, invoice, amount, allocation }, { meta }) =>
        AllocateReceipt.of({ receipt, allocation, invoice, amount }, meta(clerk)),
    },
    {
      code: 'receipt.still-used',
      command: ({ receipt }, { meta }) => ReverseReceipt.of({ receipt, reason: 'a slip' }, meta(clerk)),
    },
  ],
  'receipt reversed': [
    {
      code: 'receipt.reversed',
      command: ({ receipt, invoice, amount }, { meta }) =>
        AllocateReceipt.of({ receipt, allocation: 'L0', invoice, amount }, meta(clerk)),
    },
  ],
};
