// A complaint about an invoice keeps it out of the dunning run, for as long as the complaint is open.
import { expect, test } from 'vitest';
import { type LocalDate, money, type Wish } from '../../kernel/index.ts';
import { happened, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  DisputeInvoice,
  financeCollects,
  InvoiceIssued,
  receivable,
  SendReminder,
  SettleDispute,
  threeLevels,
} from '../../trade/index.ts';
import {
  type ComplaintContent,
  ComplaintCorrected,
  type ComplaintEvent,
  ComplaintLodged,
  ComplaintReopened,
  ComplaintResolved,
  complaintDisputes,
  RemedyAnswered,
} from './index.ts';

const complaint = 'K1';
const of = { complaint, customer: 'C1' };
const content: ComplaintContent = {
  customer: 'C1',
  channel: 'phone',
  about: { invoice: 'I1' },
  class: 'price',
  severity: 'ordinary',
};
const lodged = (more: Partial<ComplaintContent> = {}) =>
  ComplaintLodged.of({ complaint, content: { ...content, ...more }, line: 'first' });
const resolved = ComplaintResolved.of({ ...of, outcome: 'the price was right' });
const reopened = ComplaintReopened.of({ ...of, reason: 'again', clock: 'continues' });
const answered = (accepted: boolean) => RemedyAnswered.of({ ...of, remedy: 'R1', accepted });
const corrected = (after: ComplaintContent | null) =>
  ComplaintCorrected.of({ complaint, before: content, after, line: 'first', reason: 'typed wrongly' });

const wished = (...events: readonly ComplaintEvent[]): readonly Wish[] => {
  let state = complaintDisputes.initial;
  return storedHistory(
    'test.complaint-K1',
    events.map((event) => happened('2024-02-10', event)),
  ).flatMap((event) => {
    const reaction = complaintDisputes.react(state, event as never);
    state = reaction.state;
    return reaction.commands;
  });
};
const said = (wishes: readonly Wish[]) => wishes.map(({ type, data }) => ({ type, ...(data as object) }));

test('a complaint about an invoice disputes it, and its resolution settles that by what the customer got', () => {
  const disputed = { type: 'DisputeInvoice', invoice: 'I1', dispute: 'K1', cause: 'price', complaint };
  const settled = (outcome: string) => ({
    type: 'SettleDispute',
    invoice: 'I1',
    dispute: 'K1',
    outcome,
    note: 'the price was right',
  });
  expect(said(wished(lodged(), resolved))).toEqual([disputed, settled('rejected')]);
  expect(said(wished(lodged(), answered(true), resolved))).toEqual([disputed, settled('upheld')]);
  expect(said(wished(lodged(), answered(false), answered(true), resolved))).toEqual([disputed, settled('compromise')]);
  expect(said(wished(lodged({ class: 'noise' })))).toMatchObject([{ cause: 'other' }]);
});

test('a complaint about anything else disputes nothing', () => {
  const other = lodged({ about: { product: 'P1' } });
  expect(wished(other, answered(true), resolved, reopened)).toEqual([]);
  const [event] = storedHistory('test.complaint-K1', [happened('2024-02-10', other)]);
  expect(complaintDisputes.react(complaintDisputes.initial, event as never).state).toEqual(complaintDisputes.initial);
});

test('a reopened complaint disputes the invoice anew, under another id', () => {
  const disputes = said(wished(lodged(), resolved, reopened, resolved)).map((wish) => Reflect.get(wish, 'dispute'));
  expect(disputes).toEqual(['K1', 'K1', '2/K1', '2/K1']);
});

test('another invoice moves the dispute, and a complaint that never was ends it', () => {
  const other = { ...content, about: { invoice: 'I2' } };
  expect(said(wished(lodged(), corrected(other)))).toMatchObject([
    { type: 'DisputeInvoice', invoice: 'I1' },
    { type: 'SettleDispute', invoice: 'I1' },
    { type: 'DisputeInvoice', invoice: 'I2', dispute: '2/K1' },
  ]);
  expect(said(wished(lodged(), corrected(null)))).toMatchObject([
    { type: 'DisputeInvoice' },
    { type: 'SettleDispute' },
  ]);
  expect(said(wished(lodged(), corrected({ ...content, class: 'quality' })))).toHaveLength(1);
});

test('dunning leaves the invoice out while the complaint is open, and reminds again after it', () => {
  const [dispute, settle] = wished(lodged(), resolved);
  const on = (date: LocalDate, commandId: string) => testMeta(date, { commandId });
  const amount = money(1_000_00, 'CNY');
  const remind = (run: string) => SendReminder.of({ invoice: 'I1', run }, on('2024-03-20', run));
  const disputed = scenario(receivable, { dunning: threeLevels, collection: financeCollects })
    .given(
      InvoiceIssued.of({ invoice: 'I1', customer: 'C1', content: { amount, terms: 'net-30', dueOn: '2024-01-31' } }),
    )
    .when(DisputeInvoice.of(dispute?.data as never, on('2024-02-10', 'd')))
    .when(remind('run-1'));
  expect(disputed.outcome).toMatchObject({ right: [{ type: 'ReminderSkipped', data: { reason: 'disputed' } }] });
  const { outcome } = disputed
    .when(SettleDispute.of(settle?.data as never, on('2024-03-20', 's')))
    .when(remind('run-2'));
  expect(outcome).toMatchObject({ right: [{ type: 'ReminderSent' }] });
});
