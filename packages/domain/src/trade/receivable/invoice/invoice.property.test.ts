// The invoice on arbitrary stories: the rules of every room, and that its open amount is what a model says that knows only
// additions; whatever is paid, noted, written off and taken back in whatever order.
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { addDays, type CommandMeta, checkLaws, type LocalDate, type Money, money } from '../../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  type Rule,
  recordedHistory,
  type SoFar,
  storedHistory,
  stories,
  testMeta,
} from '../../../testing/index.ts';
import { financeCollects, threeLevels } from '../policy.ts';
import {
  ApplyAllocation,
  AssignCollector,
  DisputeInvoice,
  EscalateArrears,
  ExplainArrears,
  ExtendDueDate,
  InvoiceIssued,
  type InvoiceState,
  IssueCreditNote,
  IssueInvoice,
  openOf,
  PassOnExcess,
  PaymentReceived,
  type ReceivableCommand,
  type ReceivableEvent,
  type ReceivableRejection,
  ReceivePayment,
  RecordPromise,
  RecoverBadDebt,
  RefundExcess,
  ReminderSent,
  ReversePayment,
  receivableLaws,
  receivable as room,
  SendReminder,
  SettleDispute,
  TakeBackAllocation,
  VoidInvoice,
  WriteOffInvoice,
} from './index.ts';

type Ask = Asking<InvoiceState, ReceivableCommand, ReceivableEvent>;
type Past = SoFar<InvoiceState, ReceivableEvent>;

const given = () => ({ dunning: threeLevels, collection: financeCollects });

const usually = <A>(usual: fc.Arbitrary<A>, seldom: fc.Arbitrary<A>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const amounts: fc.Arbitrary<Money> = usually(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 1, 2)).map(([n, scale]) => money(n, 'CNY', scale)),
  fc.constantFrom(
    money(0, 'CNY'),
    money(-1, 'CNY'),
    money(1, 'USD'),
    money(Number.MAX_SAFE_INTEGER, 'CNY', 0),
    money(1, 'CNY', 6),
  ),
);
const ids = fc.constantFrom('1', '2', '3', '4', '__proto__');
const invoices = fc.constantFrom('I1', 'I1', 'I1', 'I2');
const reason = 'so it is';
const roles = fc.constantFrom<readonly string[]>([], ['sales-director'], ['finance-manager'], ['general-manager']);

/** Time goes on with the story, a week an event; some papers arrive late. */
const metas = fc
  .tuple(fc.constantFrom(0, 0, 1, 3, 40, -5, -30), roles, fc.nat(999_999))
  .map(([lag, held, number]) => ({ history }: Past): CommandMeta => {
    const on: LocalDate = addDays('2024-01-10', history.length * 7 + lag);
    return testMeta(on, { commandId: `c${number}`, by: { id: 'u2', roles: [...held] } });
  });

const stateOf = ({ states }: Past, invoice: string): InvoiceState =>
  states.get(`test.receivable-${invoice}`) ?? room.initial;

const issuing = (invoice: string, amount: Money, meta: CommandMeta): ReceivableCommand =>
  IssueInvoice.of(
    { invoice, customer: 'C1', content: { amount, dueOn: addDays(meta.on, amount.amount % 40), order: 'O1' } },
    meta,
  );

const asking = <Data>(
  data: fc.Arbitrary<Data>,
  make: (invoice: string, data: Data, meta: CommandMeta) => ReceivableCommand,
): fc.Arbitrary<Ask> =>
  fc.tuple(invoices, data, metas, fc.integer({ min: 20, max: 400 }), fc.nat(8)).map(
    ([invoice, content, meta, amount, early]) =>
      (past: Past) =>
        stateOf(past, invoice).status === 'none' && early > 0
          ? issuing(invoice, money(amount, 'CNY', 1), meta(past))
          : make(invoice, content, meta(past)),
  );

const paying = fc.record({ receipt: ids, amount: amounts });
const means = fc.constantFrom<object>(
  { means: 'cash' },
  { means: 'cash' },
  { means: 'bank-acceptance', maturesOn: '2024-12-31' },
  { means: 'bank-acceptance' },
  { means: 'cash', maturesOn: '2024-12-31' },
) as fc.Arbitrary<{ readonly means: 'cash' }>;

const arbitrary: fc.Arbitrary<Ask> = fc.oneof(
  fc.tuple(invoices, amounts, metas).map(
    ([invoice, amount, meta]) =>
      (past: Past) =>
        issuing(invoice, amount, meta(past)),
  ),
  asking(fc.constant(null), (invoice, _, meta) => VoidInvoice.of({ invoice, reason }, meta)),
  {
    weight: 4,
    arbitrary: asking(fc.tuple(paying, means), (invoice, [data, how], meta) =>
      ReceivePayment.of({ invoice, ...data, ...how }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asking(ids, (invoice, receipt, meta) => ReversePayment.of({ invoice, receipt, reason }, meta)),
  },
  {
    weight: 3,
    arbitrary: asking(
      fc.tuple(fc.constantFrom('C1', 'C1', 'C1', 'C2'), ids, ids, amounts),
      (invoice, [customer, allocation, receipt, amount], meta) =>
        ApplyAllocation.of({ invoice, customer, allocation, receipt, amount }, meta),
    ),
  },
  asking(ids, (invoice, allocation, meta) => TakeBackAllocation.of({ invoice, allocation, reason }, meta)),
  {
    weight: 2,
    arbitrary: asking(fc.tuple(ids, amounts), (invoice, [note, amount], meta) =>
      IssueCreditNote.of({ invoice, note, amount, reason }, meta),
    ),
  },
  {
    weight: 3,
    arbitrary: asking(
      fc.tuple(amounts, fc.constantFrom('bad-debt' as const, 'concession' as const), fc.constantFrom('u1', 'u1', 'u2')),
      (invoice, [amount, kind, askedBy], meta) => WriteOffInvoice.of({ invoice, amount, kind, askedBy, reason }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asking(fc.tuple(paying, means), (invoice, [data, how], meta) =>
      RecoverBadDebt.of({ invoice, ...data, ...how }, meta),
    ),
  },
  asking(fc.tuple(ids, amounts), (invoice, [refund, amount], meta) =>
    RefundExcess.of({ invoice, refund, amount, reason }, meta),
  ),
  asking(fc.tuple(ids, amounts), (invoice, [receipt, amount], meta) =>
    PassOnExcess.of({ invoice, receipt, amount }, meta),
  ),
  {
    weight: 2,
    arbitrary: asking(fc.tuple(ids, fc.option(amounts, { nil: undefined })), (invoice, [dispute, amount], meta) =>
      DisputeInvoice.of({ invoice, dispute, cause: 'price', ...(amount === undefined ? {} : { amount }) }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asking(ids, (invoice, dispute, meta) =>
      SettleDispute.of({ invoice, dispute, outcome: 'compromise', note: reason }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asking(fc.integer({ min: -5, max: 90 }), (invoice, days, meta) =>
      ExtendDueDate.of({ invoice, dueOn: addDays(meta.on, days), reason }, meta),
    ),
  },
  asking(fc.constant(null), (invoice, _, meta) => ExplainArrears.of({ invoice, cause: 'other', note: reason }, meta)),
  asking(ids, (invoice, collector, meta) => AssignCollector.of({ invoice, collector }, meta)),
  {
    weight: 2,
    arbitrary: asking(fc.constantFrom('sales-director', 'general-manager', 'nobody'), (invoice, to, meta) =>
      EscalateArrears.of({ invoice, to, note: reason }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asking(
      fc.tuple(ids, amounts, fc.integer({ min: -2, max: 20 })),
      (invoice, [promise, amount, days], meta) =>
        RecordPromise.of({ invoice, promise, amount, by: addDays(meta.on, days) }, meta),
    ),
  },
  {
    weight: 12,
    arbitrary: asking(fc.nat(30), (invoice, run, meta) => SendReminder.of({ invoice, run: `D${run}` }, meta)),
  },
);

/** What makes sense of what stands: undoing what was done, settling what is disputed, giving away what was paid beyond. */
const guided: fc.Arbitrary<Ask> = fc
  .tuple(invoices, metas, fc.nat(11), fc.integer({ min: 1, max: 30 }))
  .map(([invoice, meta, what, share]) => (past: Past) => {
    const state = stateOf(past, invoice);
    const now = meta(past);
    const on = now.on < '2024-06-01' ? addDays(now.on, 200) : now.on;
    const late = testMeta(on, { commandId: now.commandId, by: { id: 'u2', roles: ['general-manager'] } });
    if (state.status !== 'issued') return issuing(invoice, money(200, 'CNY', 1), meta(past));
    const last = (kind: string) => state.applied.findLast((one) => one.kind === kind)?.id;
    const some = money(share, 'CNY', 1);
    const pay = ReceivePayment.of({ invoice, receipt: `P${share}`, amount: money(300, 'CNY', 1), means: 'cash' }, late);
    const over = state.applied.some(({ excess }) => excess.amount > 0);
    switch (what) {
      case 0: {
        const receipt = last('payment');
        return receipt == null ? pay : ReversePayment.of({ invoice, receipt, reason }, late);
      }
      case 1: {
        const allocation = last('allocation');
        const asked = { invoice, customer: 'C1', allocation: `A${share}`, receipt: 'R1', amount: some };
        return allocation == null
          ? ApplyAllocation.of(asked, late)
          : TakeBackAllocation.of({ invoice, allocation, reason }, late);
      }
      case 2: {
        const dispute = state.disputes.findLast(({ settled }) => settled === null)?.dispute;
        return dispute === undefined
          ? DisputeInvoice.of({ invoice, dispute: `X${share}`, cause: 'price' }, late)
          : SettleDispute.of({ invoice, dispute, outcome: 'upheld', note: reason }, late);
      }
      case 3:
        return last('bad-debt') === undefined
          ? WriteOffInvoice.of({ invoice, amount: some, kind: 'bad-debt', askedBy: 'u1', reason }, late)
          : RecoverBadDebt.of({ invoice, receipt: `B${share}`, amount: money(1, 'CNY'), means: 'cash' }, late);
      case 4:
        return over ? RefundExcess.of({ invoice, refund: `F${share}`, amount: some, reason }, late) : pay;
      case 5:
        return over ? PassOnExcess.of({ invoice, receipt: `X${share}`, amount: some }, late) : pay;
      case 6:
      case 7:
      case 8:
      case 9:
      case 10: {
        const day = addDays(state.dueOn, 50 + 30 * state.notices.length);
        return SendReminder.of({ invoice, run: `D${state.notices.length}` }, testMeta(day, { commandId: day }));
      }
      default:
        return WriteOffInvoice.of({ invoice, amount: some, kind: 'bad-debt', askedBy: 'u1', reason }, late);
    }
  });

/** The model: what an event takes from the open amount, at six decimals, by the event's own whole amounts. */
const at6 = ({ amount, scale }: Money): bigint => BigInt(amount) * 10n ** BigInt(6 - scale);
const takenBy = ({ type, data }: ReceivableEvent): bigint => {
  if (type === 'PaymentReceived' || type === 'CreditNoteIssued') return at6(data.amount) - at6(data.excess);
  if (type === 'PaymentReversed') return at6(data.excess) - at6(data.amount);
  if (type === 'ReceiptAllocated' || type === 'InvoiceWrittenOff') return at6(data.amount);
  return type === 'AllocationTakenBack' ? -at6(data.amount) : 0n;
};

const commands = fc.oneof({ weight: 1, arbitrary }, { weight: 1, arbitrary: guided });

const openAddsUp: Rule<
  InvoiceState,
  ReceivableCommand,
  ReceivableEvent,
  ReceivableRejection,
  ReturnType<typeof given>
> = {
  code: 'receivable.open-adds-up',
  text: {
    en: 'The open amount is the invoice less all that was taken from it.',
    zh: '未收金额等于发票金额减去全部冲减。',
  },
  breach: (_, { history, states }) => {
    for (const [stream, state] of states) {
      if (state.status !== 'issued') continue;
      const own = history.filter((event) => event.stream === stream);
      const expected = at6(state.content.amount) - own.reduce((sum, event) => sum + takenBy(event), 0n);
      const open = at6(openOf(state));
      if (open !== expected) return `${stream}: ${open} is open, and the events come to ${expected}`;
    }
    return null;
  },
};

/** A payment never raises the open amount (nor does a note, a write-off or an allocation), and reversing one never lowers it. */
const paymentsNeverRaise: typeof openAddsUp = {
  code: 'receivable.payment-never-raises',
  text: { en: 'A payment never raises the open amount.', zh: '付款不会使未收金额增加。' },
  breach: (_, { steps }) => {
    for (const { before, after, outcome } of steps) {
      if (outcome.kind !== 'accepted' || before.status !== 'issued' || after.status !== 'issued') continue;
      const [was, is] = [at6(openOf(before)), at6(openOf(after))];
      const undone = outcome.events.some(({ type }) => type === 'PaymentReversed' || type === 'AllocationTakenBack');
      if (undone ? is < was : is > was) return `${was} was open, and then ${is}`;
    }
    return null;
  },
};

test('M1: the invoice keeps the rules of every room; its open amount adds up, and no payment ever raises it', () => {
  const report = assertRules(room, {
    commands,
    given,
    longest: 20,
    runs: 300,
    rules: [openAddsUp, paymentsNeverRaise],
    mustReach: 'events',
  });
  expect(report.passed).toBe(true);
}, 60_000);

const histories = stories(room, { commands, given, longest: 14, spoiled: 0 });

test('an invoice that is late is never dunned twice in a run nor by more than one level, whatever the story', () => {
  fc.assert(
    fc.property(histories, ({ history }) => {
      const levels = new Map<string, number>();
      for (const event of history) {
        if (event.type !== 'ReminderSent') continue;
        expect(event.data.level).toBe((levels.get(event.stream) ?? 0) + 1);
        levels.set(event.stream, event.data.level);
      }
    }),
  );
});

test('whatever was recorded, in whatever order, the state can be told and the next command is answered', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 20 }), ({ history }, swaps) => {
      const events = [...history];
      for (const [a, b] of swaps) {
        const [left, right] = [events[a], events[b]];
        if (left !== undefined && right !== undefined) [events[a], events[b]] = [right, left];
      }
      const state = events.reduce(room.evolve, room.initial);
      const pay = ReceivePayment.of(
        { invoice: 'I1', receipt: 'new', amount: money(1, 'CNY'), means: 'cash' },
        testMeta('2030-01-01'),
      );
      const answer = room.decide(pay, given())(state);
      expect(isRight(answer) || answer.left.length > 0).toBe(true);
      checkLaws(receivableLaws, recordedHistory(events));
    }),
  );
});

const whose = { invoice: 'I1', customer: 'C1' };
const issued = InvoiceIssued.of({ ...whose, content: { amount: money(100, 'CNY'), dueOn: '2024-01-31' } });
const violations = (...events: readonly ReceivableEvent[]) =>
  checkLaws(receivableLaws, recordedHistory(storedHistory('test.receivable-I1', events))).map(({ law }) => law);

test('each law bites: what no room would write is found', () => {
  const payment = (applied: number, excess = 0, currency = 'CNY') =>
    PaymentReceived.of({
      ...whose,
      receipt: `R${applied}`,
      amount: money(applied + excess, currency),
      applied: money(applied, currency),
      excess: money(excess, currency),
      means: 'cash',
    });
  const notice = (run: string, level: number) =>
    ReminderSent.of({
      ...whose,
      run,
      level,
      balance: money(100, 'CNY'),
      dueOn: '2024-01-31',
      overdueDays: 1,
      interest: money(0, 'CNY'),
      fee: money(0, 'CNY'),
    });
  expect(violations(issued, payment(100))).toEqual([]);
  expect(violations(issued, payment(101))).toEqual(['receivable.open-within-amount']);
  expect(violations(payment(1))).toContain('receivable.begins-by-issue');
  expect(violations(issued, payment(1, 0, 'USD'))).toEqual(['receivable.one-customer-one-currency']);
  expect(violations(issued, { ...payment(1), data: { ...payment(1).data, customer: 'C2' } })).toEqual([
    'receivable.one-customer-one-currency',
  ]);
  expect(violations(issued, notice('D1', 2))).toEqual(['receivable.levels-rise-one-a-run']);
  expect(violations(issued, notice('D1', 1), notice('D1', 2))).toEqual(['receivable.levels-rise-one-a-run']);
  expect(violations(issued, notice('D1', 1), notice('D2', 2))).toEqual([]);
});
