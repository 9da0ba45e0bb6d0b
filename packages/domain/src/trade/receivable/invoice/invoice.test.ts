// The invoice by examples: what each command makes of it, with figures worked out by hand.
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type LocalDate, money } from '../../../kernel/index.ts';
import { scenario, storedId, testMeta } from '../../../testing/index.ts';
import { financeCollects, interestOn, threeLevels } from '../policy.ts';
import {
  AllocationDeclined,
  ApplyAllocation,
  ArrearsExplained,
  AssignCollector,
  BadDebtRecovered,
  CollectorAssigned,
  CreditNoteIssued,
  CreditStopProposed,
  completion,
  DisputeInvoice,
  DueDateExtended,
  EscalateArrears,
  ExcessPassedOn,
  ExcessRefunded,
  ExplainArrears,
  ExtendDueDate,
  InvoiceDisputed,
  InvoiceIssued,
  type InvoiceState,
  InvoiceVoided,
  InvoiceWrittenOff,
  IssueCreditNote,
  IssueInvoice,
  openOf,
  PassOnExcess,
  PaymentPromised,
  PaymentReceived,
  PaymentReversed,
  ReceiptAllocated,
  ReceivePayment,
  RecordPromise,
  RecoverBadDebt,
  RefundExcess,
  ReminderSent,
  ReminderSkipped,
  ReversePayment,
  receivable,
  SendReminder,
  SettleDispute,
  TakeBackAllocation,
  VoidInvoice,
  WriteOffInvoice,
} from './index.ts';

const told = scenario(receivable, { dunning: threeLevels, collection: financeCollects });
const yuan = (amount: number) => money(amount, 'CNY');
const invoice = 'I1';
const whose = { invoice, customer: 'C1' };
const content = { amount: yuan(1_000_00), tax: yuan(115_04), terms: 'net-30', dueOn: '2024-01-31' } as const;
const issued = InvoiceIssued.of({ ...whose, content });
const day = (on: LocalDate, roles: readonly string[] = []) =>
  testMeta(on, { by: { id: 'u2', roles: [...roles] }, commandId: `c-${on}-${roles.join('-')}` });
const meta = day;
const pay = (receipt: string, amount: number, on: LocalDate) =>
  ReceivePayment.of({ invoice, receipt, amount: yuan(amount), means: 'transfer' }, meta(on));
const paid = (receipt: string, amount: number, applied: number) =>
  PaymentReceived.of({
    ...whose,
    receipt,
    amount: yuan(amount),
    applied: yuan(applied),
    excess: yuan(amount - applied),
    means: 'transfer',
  });
const openIn = (state: InvoiceState) => (state.status === 'issued' ? openOf(state).amount : null);

test('M1 M11: an invoice is paid in parts, and what is paid beyond it is the customer’s credit', () => {
  const { state } = told
    .given(issued)
    .when(pay('R1', 400_00, '2024-01-10'))
    .thenEvents(paid('R1', 400_00, 400_00))
    .when(pay('R2', 700_00, '2024-01-20'))
    .thenEvents(paid('R2', 700_00, 600_00));
  expect(openIn(state)).toBe(0);
});

test('an over-payment is refunded or passed on, and never more of it than there is', () => {
  const over = told
    .given(issued)
    .when(pay('R1', 1_100_00, '2024-01-10'))
    .thenEvents(paid('R1', 1_100_00, 1_000_00));
  over
    .when(RefundExcess.of({ invoice, refund: 'F1', amount: yuan(60_00), reason: 'asked' }, meta('2024-01-12')))
    .thenEvents(ExcessRefunded.of({ ...whose, refund: 'F1', amount: yuan(60_00), reason: 'asked' }))
    .when(PassOnExcess.of({ invoice, receipt: 'R9', amount: yuan(40_01) }, meta('2024-01-13')))
    .thenRejected({
      code: 'receivable.beyond',
      data: { invoice, of: 'refund', what: 'excess', asked: yuan(40_01), most: yuan(40_00) },
    })
    .when(PassOnExcess.of({ invoice, receipt: 'R9', amount: yuan(40_00) }, meta('2024-01-13')))
    .thenEvents(ExcessPassedOn.of({ ...whose, receipt: 'R9', amount: yuan(40_00) }))
    .when(ReversePayment.of({ invoice, receipt: 'R1', reason: 'bounced' }, meta('2024-01-14')))
    .thenRejected('receivable.excess-used');
  over
    .when(PassOnExcess.of({ invoice, receipt: 'R9', amount: yuan(40_00) }, meta('2024-01-09')))
    .thenRejected('receivable.dated-before-basis');
});

test('a payment that bounced opens the invoice again, and its id is never used a second time', () => {
  const { state } = told
    .given(issued)
    .when(pay('R1', 1_000_00, '2024-01-10'))
    .thenEvents(paid('R1', 1_000_00, 1_000_00))
    .when(ReversePayment.of({ invoice, receipt: 'R1', reason: 'bounced' }, meta('2024-01-09')))
    .thenRejected('receivable.dated-before-basis')
    .when(ReversePayment.of({ invoice, receipt: 'R1', reason: 'bounced' }, meta('2024-01-15')))
    .thenEvents(
      PaymentReversed.of({
        ...whose,
        receipt: 'R1',
        amount: yuan(1_000_00),
        applied: yuan(1_000_00),
        excess: yuan(0),
        reason: 'bounced',
      }),
    )
    .when(pay('R1', 1_000_00, '2024-01-16'))
    .thenRejected({ code: 'receivable.known-id', data: { invoice, of: 'receipt', id: 'R1' } });
  expect(openIn(state)).toBe(1_000_00);
});

test('L9: what was delivered is booked, reconciled and collected: an invoice with its order, a note, the rest in money', () => {
  const { state } = told
    .when(IssueInvoice.of({ ...whose, content: { ...content, order: 'O1' } }, meta('2024-01-01')))
    .thenEvents(InvoiceIssued.of({ ...whose, content: { ...content, order: 'O1' } }))
    .when(
      IssueCreditNote.of(
        { invoice, note: 'N1', amount: yuan(200_00), returned: 'RT1', reason: 'two came back' },
        meta('2024-01-05'),
      ),
    )
    .thenEvents(
      CreditNoteIssued.of({
        ...whose,
        note: 'N1',
        amount: yuan(200_00),
        applied: yuan(200_00),
        excess: yuan(0),
        returned: 'RT1',
        reason: 'two came back',
      }),
    )
    .when(pay('R1', 800_00, '2024-01-31'))
    .thenEvents(paid('R1', 800_00, 800_00));
  expect(openIn(state)).toBe(0);
  expect(state.status === 'issued' && completion(state)).toBe('complete');
});

test('a credit note for what was paid already is the customer’s credit, and notes never exceed the invoice', () => {
  const note = (id: string, amount: number, on: LocalDate) =>
    IssueCreditNote.of({ invoice, note: id, amount: yuan(amount), reason: 'price' }, meta(on));
  told
    .given(issued)
    .when(pay('R1', 1_000_00, '2024-01-10'))
    .when(note('N1', 300_00, '2024-01-11'))
    .thenEvents(
      CreditNoteIssued.of({
        ...whose,
        note: 'N1',
        amount: yuan(300_00),
        applied: yuan(0),
        excess: yuan(300_00),
        reason: 'price',
      }),
    )
    .when(note('N2', 700_01, '2024-01-12'))
    .thenRejected({
      code: 'receivable.beyond',
      data: { invoice, of: 'credit-note', what: 'credited', asked: yuan(700_01), most: yuan(700_00) },
    });
});

const writeOff = (amount: number, by: readonly string[], askedBy = 'u1') =>
  WriteOffInvoice.of(
    { invoice, amount: yuan(amount), kind: 'bad-debt', reason: 'bankrupt', askedBy },
    meta('2024-06-01', by),
  );
const written = (amount: number) =>
  InvoiceWrittenOff.of(
    { ...whose, amount: yuan(amount), kind: 'bad-debt', reason: 'bankrupt', askedBy: 'u1' },
    { policies: ['finance-collects@1'] },
  );

test('M8: a sale is complete when it was paid, and not when it was given up', () => {
  const { state } = told
    .given(issued)
    .when(pay('R1', 900_00, '2024-01-10'))
    .when(writeOff(100_00, ['finance-manager']))
    .thenEvents(written(100_00));
  expect(state.status === 'issued' && completion(state)).toBe('given-up');
  const paidUp = told.given(issued).when(pay('R1', 1_000_00, '2024-01-10')).state;
  expect(paidUp.status === 'issued' && completion(paidUp)).toBe('complete');
  const open = told.given(issued).when(pay('R1', 999_99, '2024-01-10')).state;
  expect(open.status === 'issued' && completion(open)).toBe('open');
});

test('a write-off is decided by a role that may, by another than who asked, and up to what is open', () => {
  told
    .given(issued)
    .when(writeOff(1_000_01, ['sales-director'], 'u2'))
    .thenRejected(
      'receivable.beyond',
      { code: 'receivable.write-off-of-ones-own', data: { invoice, person: 'u2' } },
      {
        code: 'receivable.not-authorised',
        data: { invoice, roles: ['finance-manager', 'general-manager'], policy: 'finance-collects@1' },
      },
    );
});

test('a bad debt that was written off can be recovered, up to what was written off, and the sale is complete again', () => {
  const recover = (receipt: string, amount: number) =>
    RecoverBadDebt.of({ invoice, receipt, amount: yuan(amount), means: 'cash' }, meta('2024-07-01'));
  const { state } = told
    .given(issued)
    .when(writeOff(1_000_00, ['general-manager']))
    .thenEvents(written(1_000_00))
    .when(recover('R1', 1_000_01))
    .thenRejected('receivable.beyond')
    .when(recover('R1', 1_000_00))
    .thenEvents(BadDebtRecovered.of({ ...whose, receipt: 'R1', amount: yuan(1_000_00), means: 'cash' }));
  expect(openIn(state)).toBe(0);
  expect(state.status === 'issued' && completion(state)).toBe('complete');
});

const allocation = { ...whose, allocation: 'A1', receipt: 'R5', amount: yuan(300_00) };
const apply = (more: Partial<typeof allocation> = {}, on: LocalDate = '2024-01-15') =>
  ApplyAllocation.of({ ...allocation, ...more }, meta(on));

test('an allocation is always answered: taken once, or declined with the reason, even by an invoice that isn’t there', () => {
  const since = told.given(issued);
  since
    .when(apply())
    .thenEvents(ReceiptAllocated.of(allocation))
    .when(apply())
    .thenNothing()
    .when(TakeBackAllocation.of({ invoice, allocation: 'A1', reason: 'wrong invoice' }, meta('2024-01-16')))
    .when(apply())
    .thenNothing();
  const declined = (
    reason: 'another-customer' | 'another-currency' | 'before-the-invoice' | 'beyond-the-open-amount',
  ) => ({ reason, open: yuan(1_000_00) }) as const;
  since
    .when(apply({ customer: 'C2' }))
    .thenEvents(AllocationDeclined.of({ ...allocation, customer: 'C2', ...declined('another-customer') }));
  since
    .when(apply({ amount: money(1, 'USD') }))
    .thenEvents(AllocationDeclined.of({ ...allocation, amount: money(1, 'USD'), ...declined('another-currency') }));
  since
    .when(apply({}, '2023-12-31'))
    .thenEvents(AllocationDeclined.of({ ...allocation, ...declined('before-the-invoice') }));
  since
    .when(apply({ amount: yuan(1_000_01) }))
    .thenEvents(
      AllocationDeclined.of({ ...allocation, amount: yuan(1_000_01), ...declined('beyond-the-open-amount') }),
    );
  told.when(apply()).thenEvents(AllocationDeclined.of({ ...allocation, reason: 'no-invoice', open: null }));
  since
    .when(VoidInvoice.of({ invoice, reason: 'twice' }, meta('2024-01-02')))
    .when(apply())
    .thenEvents(AllocationDeclined.of({ ...allocation, reason: 'void', open: null }));
});

test('an invoice that never was is voided while nothing rests on it, and its number is never used again', () => {
  const voiding = VoidInvoice.of({ invoice, reason: 'wrong customer' }, meta('2024-01-03'));
  told
    .given(issued)
    .when(voiding)
    .thenEvents(
      InvoiceVoided.of(
        { ...whose, amount: yuan(1_000_00), reason: 'wrong customer' },
        { corrects: storedId('test.receivable-scenario', 0) },
      ),
    )
    .when(IssueInvoice.of({ ...whose, content }, meta('2024-01-04')))
    .thenRejected('receivable.void')
    .when(pay('R1', 1, '2024-01-05'))
    .thenRejected('receivable.void');
  told
    .given(issued)
    .when(pay('R1', 1, '2024-01-02'))
    .when(voiding)
    .thenRejected({ code: 'receivable.rested-upon', data: { invoice, events: 1 } });
});

test('M3: the cause of arrears is recorded with what is done about it, once the invoice is late and not before', () => {
  const explain = (on: LocalDate) =>
    ExplainArrears.of({ invoice, cause: 'cash-flow', note: 'harvest', countermeasure: 'weekly call' }, meta(on));
  told
    .given(issued)
    .when(explain('2024-01-31'))
    .thenRejected({ code: 'receivable.not-overdue', data: { invoice, dueOn: '2024-01-31', on: '2024-01-31' } })
    .when(explain('2024-02-01'))
    .thenEvents(
      ArrearsExplained.of({
        ...whose,
        cause: 'cash-flow',
        note: 'harvest',
        countermeasure: 'weekly call',
        overdueDays: 1,
      }),
    );
});

test('M4 M7: arrears are reported upward, to no lower a place than their age belongs before, and once', () => {
  const escalate = (to: string, on: LocalDate) => EscalateArrears.of({ invoice, to, note: 'no answer' }, meta(on));
  const since = told.given(issued);
  since.when(escalate('sales-director', '2024-01-31')).thenRejected('receivable.not-overdue');
  const { outcome } = since.when(escalate('sales-director', '2024-03-01'));
  expect(isRight(outcome)).toBe(true);
  since.when(escalate('sales-director', '2024-05-01')).thenRejected({
    code: 'receivable.escalated-too-low',
    data: { invoice, to: 'sales-director', due: 'general-manager', days: 91 },
  });
  since
    .when(escalate('general-manager', '2024-05-01'))
    .when(escalate('general-manager', '2024-05-02'))
    .thenRejected('receivable.escalated-already');
});

test('M2: a promise names an amount and a day, and who presses is on the invoice', () => {
  const promise = (by: LocalDate, amount = 1_000_00) =>
    RecordPromise.of({ invoice, promise: 'P1', amount: yuan(amount), by }, meta('2024-02-05'));
  told
    .given(issued)
    .when(promise('2024-02-04', 1_000_01))
    .thenRejected('receivable.beyond', 'receivable.promise-in-the-past')
    .when(promise('2024-02-20'))
    .thenEvents(PaymentPromised.of({ ...whose, promise: 'P1', amount: yuan(1_000_00), by: '2024-02-20' }))
    .when(AssignCollector.of({ invoice, collector: 'S2' }, meta('2024-02-06')))
    .thenEvents(CollectorAssigned.of({ ...whose, collector: 'S2' }))
    .when(AssignCollector.of({ invoice, collector: 'S2' }, meta('2024-02-07')))
    .thenNothing();
});

test('more time is given by a role that may, only to a later day, and counts from the day it was given', () => {
  const extend = (dueOn: LocalDate, on: LocalDate, roles: readonly string[]) =>
    ExtendDueDate.of({ invoice, dueOn, reason: '春节' }, meta(on, roles));
  told
    .given(issued)
    .when(extend('2024-01-31', '2024-01-20', ['sales-director']))
    .thenRejected('receivable.not-later')
    .when(extend('2024-03-02', '2024-01-20', ['sales-director']))
    .thenRejected({
      code: 'receivable.not-authorised',
      data: { invoice, roles: ['finance-manager', 'general-manager'], policy: 'finance-collects@1' },
    })
    .when(extend('2024-03-01', '2024-01-20', ['sales-director']))
    .thenEvents(
      DueDateExtended.of(
        { ...whose, before: '2024-01-31', after: '2024-03-01', reason: '春节' },
        { policies: ['finance-collects@1'] },
      ),
    )
    .when(extend('2024-03-15', '2024-01-19', ['general-manager']))
    .thenRejected('receivable.dated-before-basis');
});

const remind = (run: string, on: LocalDate) => SendReminder.of({ invoice, run }, meta(on));
const sent = (run: string, level: number, overdueDays: number, interest: number) =>
  ReminderSent.of(
    {
      ...whose,
      run,
      level,
      balance: yuan(1_000_00),
      dueOn: '2024-01-31',
      overdueDays,
      interest: yuan(interest),
      fee: yuan(0),
    },
    { policies: ['three-levels@1'] },
  );

test('M6: notices rise by one level a run, not before their day and gap; the last proposes a credit stop', () => {
  told
    .given(issued)
    .when(remind('D1', '2024-02-09'))
    .thenRejected({
      code: 'receivable.level-not-due',
      data: { invoice, level: 1, overdueDays: 9, needed: 10 },
    })
    // 1,000.00 × 5 % × 10 / 365 = 1.3698…, cut down
    .when(remind('D1', '2024-02-10'))
    .thenEvents(sent('D1', 1, 10, 1_36))
    .when(remind('D1', '2024-04-10'))
    .thenRejected({ code: 'receivable.reminded-in-run', data: { invoice, run: 'D1' } })
    // 70 days late: level 2 and not 3, though 45 days have passed
    .when(remind('D2', '2024-04-10'))
    .thenEvents(sent('D2', 2, 70, 9_58))
    .when(remind('D3', '2024-04-19'))
    .thenRejected({
      code: 'receivable.reminded-too-soon',
      data: { invoice, level: 3, last: '2024-04-10', on: '2024-04-19', gapDays: 10 },
    })
    .when(remind('D3', '2024-04-20'))
    .thenEvents(
      sent('D3', 3, 80, 10_95),
      CreditStopProposed.of(
        { ...whose, run: 'D3', level: 3, balance: yuan(1_000_00), overdueDays: 80 },
        { policies: ['three-levels@1'] },
      ),
    )
    .when(remind('D4', '2024-06-01'))
    .thenRejected({ code: 'receivable.last-level-reached', data: { invoice, level: 3 } });
});

test('an invoice in dispute is passed over with the reason, and dunned again once that is settled', () => {
  told
    .given(issued)
    .when(DisputeInvoice.of({ invoice, dispute: 'X1', amount: yuan(400_00), cause: 'quality' }, meta('2024-02-01')))
    .thenEvents(InvoiceDisputed.of({ ...whose, dispute: 'X1', amount: yuan(400_00), cause: 'quality' }))
    .when(remind('D1', '2024-02-10'))
    .thenEvents(
      ReminderSkipped.of(
        { ...whose, run: 'D1', reason: 'disputed', disputed: yuan(400_00), balance: yuan(1_000_00) },
        { policies: ['three-levels@1'] },
      ),
    )
    .when(remind('D1', '2024-02-10'))
    .thenRejected('receivable.reminded-in-run')
    .when(SettleDispute.of({ invoice, dispute: 'X1', outcome: 'rejected', note: 'it was sound' }, meta('2024-02-12')))
    .when(SettleDispute.of({ invoice, dispute: 'X1', outcome: 'rejected', note: 'again' }, meta('2024-02-13')))
    .thenRejected({ code: 'receivable.unknown-id', data: { invoice, of: 'dispute', id: 'X1' } })
    .when(remind('D2', '2024-02-14'))
    .thenEvents(sent('D2', 1, 14, 1_91));
});

test('interest is an integer, cut down or half away from zero as the policy names', () => {
  const policy = { interestBasisPoints: 500, yearDays: 360, rounding: 'half-away-from-zero' } as const;
  // 1,000.00 × 5 % × 1 / 360 = 0.1388…
  expect(interestOn(policy, yuan(1_000_00), 1).amount).toBe(14);
  expect(interestOn({ ...policy, rounding: 'down' }, yuan(1_000_00), 1).amount).toBe(13);
  expect(interestOn({ ...policy, yearDays: 365 }, yuan(1_000_00), 365).amount).toBe(50_00);
  expect(interestOn(policy, yuan(1_000_00), 0).amount).toBe(0);
});

test('M12: the means of payment is on every payment, and a bill, and only a bill, has a day on which it matures', () => {
  const by = (means: 'bank-acceptance' | 'cash', maturesOn?: LocalDate) =>
    ReceivePayment.of(
      { invoice, receipt: 'R1', amount: yuan(1), means, ...(maturesOn === undefined ? {} : { maturesOn }) },
      meta('2024-01-10'),
    );
  const since = told.given(issued);
  since.when(by('bank-acceptance')).thenRejected('receivable.bill-without-maturity');
  since.when(by('cash', '2024-07-10')).thenRejected('receivable.maturity-without-bill');
  since.when(by('bank-acceptance', '2024-07-10')).thenEvents(
    PaymentReceived.of({
      ...whose,
      receipt: 'R1',
      amount: yuan(1),
      applied: yuan(1),
      excess: yuan(0),
      means: 'bank-acceptance',
      maturesOn: '2024-07-10',
    }),
  );
});

test('all reasons against an invoice come at once, and none against one that is sound', () => {
  const bad = {
    amount: yuan(-1),
    tax: yuan(-2),
    freight: money(5, 'USD'),
    dueOn: '2023-12-31',
  } as const;
  told
    .when(IssueInvoice.of({ ...whose, content: bad }, meta('2024-01-01')))
    .thenRejected(
      { code: 'receivable.not-above-zero', data: { invoice, of: 'invoice', amount: yuan(-1) } },
      'receivable.another-currency',
      { code: 'receivable.not-above-zero', data: { invoice, of: 'tax-and-freight', amount: yuan(-2) } },
      'receivable.due-before-issue',
    );
  told
    .when(IssueInvoice.of({ ...whose, content: { ...content, tax: yuan(1_000_01) } }, meta('2024-01-01')))
    .thenRejected('receivable.beyond');
});

test('amounts of several scales stay exact, and one that can’t be counted beside the others is refused', () => {
  const finer = ReceivePayment.of(
    { invoice, receipt: 'R1', amount: money(1, 'CNY', 6), means: 'cash' },
    meta('2024-01-10'),
  );
  const { state } = told.given(issued).when(finer);
  expect(state.status === 'issued' && openOf(state)).toEqual(money(999_999_999, 'CNY', 6));
  const huge = InvoiceIssued.of({ ...whose, content: { ...content, amount: money(2 ** 52, 'CNY', 0) } });
  const { outcome } = told.given(huge).when(finer);
  expect(isLeft(outcome) && outcome.left.map(({ code }) => code)).toEqual(['receivable.too-fine']);
});
