/** Events of invoices, of money received and of statements, written by hand for the lock. */
import { money } from '@clientele/domain/kernel';
import {
  AllocationAsked,
  AllocationConfirmed,
  AllocationDeclined,
  AllocationReleased,
  AllocationTakenBack,
  ArrearsEscalated,
  ArrearsExplained,
  BadDebtRecovered,
  CollectorAssigned,
  CreditNoteIssued,
  CreditStopProposed,
  CreditTakenOver,
  DepositTaken,
  DifferenceCleared,
  DisputeSettled,
  DueDateExtended,
  ExcessPassedOn,
  ExcessRefunded,
  InvoiceDisputed,
  InvoiceIssued,
  InvoiceVoided,
  InvoiceWrittenOff,
  PaymentPromised,
  PaymentReceived,
  PaymentReversed,
  ReceiptAllocated,
  ReceiptRecorded,
  ReceiptRefunded,
  ReceiptReversed,
  ReminderSent,
  ReminderSkipped,
  StatementAgreed,
  StatementDisputed,
  StatementSent,
} from '@clientele/domain/trade';

const whose = { invoice: 'I-1', customer: 'C-1' };
const corrects = '0d3b5c1a-7f27-5c55-8a52-0c8d1f2e3a4b';
const yuan = (amount: number) => money(amount, 'CNY');
const allocation = { allocation: 'A-1', receipt: 'R-1', amount: yuan(300_00) };
const dunned = { run: 'D-2026-02', level: 3, balance: yuan(700_00), overdueDays: 46 };

export const receivableSamples = [
  InvoiceIssued.of({
    ...whose,
    content: {
      order: 'O-1',
      contract: 'K-1',
      salesperson: 'S-1',
      territory: 'east',
      amount: yuan(1_130_00),
      tax: yuan(130_00),
      freight: yuan(20_00),
      terms: '票到 30 天',
      dueOn: '2026-01-31',
    },
  }),
  InvoiceIssued.of({ ...whose, content: { amount: money(990, 'JPY', 0), dueOn: '2026-01-01' } }),
  InvoiceVoided.of({ ...whose, amount: yuan(1_130_00), reason: '开错客户' }, { corrects }),
  PaymentReceived.of({
    ...whose,
    receipt: 'R-1',
    amount: yuan(1_200_00),
    applied: yuan(1_130_00),
    excess: yuan(70_00),
    means: 'transfer',
    reference: 'ICBC 20260115-7',
  }),
  PaymentReceived.of({
    ...whose,
    receipt: 'R-2',
    amount: yuan(100_00),
    applied: yuan(100_00),
    excess: yuan(0),
    means: 'commercial-acceptance',
    maturesOn: '2026-06-30',
  }),
  PaymentReversed.of({
    ...whose,
    receipt: 'R-1',
    amount: yuan(1_200_00),
    applied: yuan(1_130_00),
    excess: yuan(70_00),
    reason: 'the cheque bounced',
  }),
  ReceiptAllocated.of({ ...whose, ...allocation }),
  AllocationDeclined.of({ ...whose, ...allocation, reason: 'beyond-the-open-amount', open: yuan(200_00) }),
  AllocationDeclined.of({ ...whose, ...allocation, reason: 'no-invoice', open: null }),
  AllocationTakenBack.of({ ...whose, ...allocation, reason: '核销错发票' }),
  CreditNoteIssued.of({
    ...whose,
    note: 'N-1',
    amount: yuan(113_00),
    applied: yuan(100_00),
    excess: yuan(13_00),
    returned: 'RT-1',
    reason: '退货',
  }),
  CreditNoteIssued.of({
    ...whose,
    note: 'N-2',
    amount: yuan(1),
    applied: yuan(1),
    excess: yuan(0),
    reason: 'price agreed by telephone',
  }),
  InvoiceWrittenOff.of(
    { ...whose, amount: yuan(50_00), kind: 'bad-debt', reason: 'bankrupt', askedBy: 'U-2' },
    { policies: ['finance-collects@1'] },
  ),
  BadDebtRecovered.of({ ...whose, receipt: 'R-3', amount: yuan(20_00), means: 'cash' }),
  ExcessRefunded.of({ ...whose, refund: 'F-1', amount: yuan(30_00), reason: 'asked for it' }),
  ExcessPassedOn.of({ ...whose, receipt: 'R-4', amount: yuan(40_00) }),
  InvoiceDisputed.of({
    ...whose,
    dispute: 'P-1',
    amount: yuan(500_00),
    cause: 'quality',
    note: '受潮',
    complaint: 'Q-1',
  }),
  InvoiceDisputed.of({ ...whose, dispute: 'P-2', amount: yuan(1_130_00), cause: 'other' }),
  DisputeSettled.of({ ...whose, dispute: 'P-1', outcome: 'compromise', note: 'half of it credited' }),
  DueDateExtended.of(
    { ...whose, before: '2026-01-31', after: '2026-02-28', reason: '春节' },
    { policies: ['finance-collects@1'] },
  ),
  ArrearsExplained.of({
    ...whose,
    cause: 'cash-flow',
    note: 'pays after the harvest',
    countermeasure: 'weekly call',
    overdueDays: 12,
  }),
  ArrearsExplained.of({ ...whose, cause: 'unreachable', note: '电话停机', overdueDays: 60 }),
  CollectorAssigned.of({ ...whose, collector: 'S-2' }),
  ArrearsEscalated.of(
    { ...whose, to: 'sales-director', open: yuan(700_00), overdueDays: 31, note: 'no answer for a month' },
    { policies: ['finance-collects@1'] },
  ),
  PaymentPromised.of({ ...whose, promise: 'Z-1', amount: yuan(700_00), by: '2026-03-15', note: '老板口头承诺' }),
  PaymentPromised.of({ ...whose, promise: 'Z-2', amount: yuan(1), by: '2026-03-16' }),
  ReminderSent.of(
    { ...whose, ...dunned, dueOn: '2026-01-31', interest: yuan(4_41), fee: yuan(0) },
    { policies: ['three-levels@1'] },
  ),
  ReminderSkipped.of(
    { ...whose, run: 'D-2026-03', reason: 'disputed', disputed: yuan(500_00), balance: yuan(700_00) },
    { policies: ['three-levels@1'] },
  ),
  CreditStopProposed.of({ ...whose, ...dunned }, { policies: ['three-levels@1'] }),
];

const received = { receipt: 'R-1', customer: 'C-1' };

export const receiptSamples = [
  ReceiptRecorded.of({ ...received, amount: yuan(2_000_00), means: 'transfer', reference: 'ICBC 20260115-8' }),
  ReceiptRecorded.of({ ...received, amount: yuan(1), means: 'bank-acceptance', maturesOn: '2026-07-15' }),
  DepositTaken.of({
    ...received,
    kind: 'deposit',
    amount: yuan(300_00),
    means: 'cash',
    order: 'O-1',
    contract: 'K-1',
  }),
  DepositTaken.of({ ...received, kind: 'prepayment', amount: money(5, 'USD', 0), means: 'card' }),
  CreditTakenOver.of({ ...received, invoice: 'I-1', amount: yuan(40_00) }),
  AllocationAsked.of({ ...received, allocation: 'A-1', invoice: 'I-1', amount: yuan(300_00) }),
  AllocationConfirmed.of({ ...received, allocation: 'A-1', invoice: 'I-1', amount: yuan(300_00) }),
  AllocationReleased.of({
    ...received,
    allocation: 'A-1',
    invoice: 'I-1',
    amount: yuan(300_00),
    reason: 'beyond-the-open-amount',
  }),
  ReceiptRefunded.of({ ...received, refund: 'F-1', amount: yuan(100_00), reason: '客户要求退款' }),
  ReceiptReversed.of({ ...received, amount: yuan(2_000_00), reason: 'entered twice' }),
];

const stated = { statement: 'ST-1', customer: 'C-1' };

export const statementSamples = [
  StatementSent.of({
    ...stated,
    from: '2026-01-01',
    until: '2026-01-31',
    balances: [
      {
        opening: yuan(100_00),
        invoiced: yuan(1_130_00),
        received: yuan(300_00),
        credited: yuan(113_00),
        writtenOff: yuan(0),
        closing: yuan(817_00),
      },
    ],
    answerBy: '2026-02-15',
  }),
  StatementAgreed.of({ ...stated, note: '盖章确认' }),
  StatementAgreed.of(stated),
  StatementDisputed.of({
    ...stated,
    differences: [
      { difference: 'X-1', invoice: 'I-1', ours: yuan(817_00), theirs: yuan(700_00), reason: '发票未收到' },
      { difference: 'X-2', ours: yuan(5), theirs: yuan(6), reason: 'rounding' },
    ],
  }),
  DifferenceCleared.of({ ...stated, difference: 'X-1', right: 'ours', action: 'sent the invoice again' }),
];
