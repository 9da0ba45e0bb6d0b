// Exposure and decision by examples (rules.md §3.1), with figures worked out by hand.
import { expect, test } from 'vitest';
import { type LocalDate, money, quantity, replay } from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  BlockedOrderReleased,
  ConfirmCreditReservation,
  type CreditEvent,
  CreditHeld,
  CreditReservationConfirmed,
  CreditReservationReleased,
  CreditReserved,
  credit,
  creditStandingOn,
  DeliveryEntered,
  EnterInvoice,
  EnterReceipt,
  exposureOn,
  InvoiceEntered,
  PaymentUndone,
  ReceiptEntered,
  ReductionEntered,
  ReleaseBlockedOrder,
  ReleaseCreditReservation,
  ReturnEntered,
  SettlementEntered,
  standardCreditPolicy,
  textOfUnits,
} from './index.ts';
import {
  asking,
  by,
  chief,
  director,
  gradeOf,
  limited,
  limitOf,
  lineOf,
  manager,
  seller,
  whose,
  yuan,
} from './samples.ts';

const given = { creditPolicy: standardCreditPolicy };
const room = scenario(credit, given);
const graded = [
  happened<CreditEvent>('2024-01-01', gradeOf('B')),
  happened<CreditEvent>('2024-01-01', limitOf(limited(1_000))),
];
const since = (...events: readonly (CreditEvent | Happened<CreditEvent>)[]) => room.given(...graded, ...events);
const folded = (...events: readonly (CreditEvent | Happened<CreditEvent>)[]) =>
  replay(credit, storedHistory<CreditEvent>('test.credit-CNY:C1', [...graded, ...events]));
const owed = (on: LocalDate, ...events: readonly (CreditEvent | Happened<CreditEvent>)[]) => {
  const { ordered, delivered, balance, bills, total } = exposureOn(folded(...events).ledger, on);
  return [ordered, delivered, balance, bills, total].map(textOfUnits);
};

const reserved = (order: string, count: number, gross: number, others = 0, ask = 1, release: string | null = null) =>
  CreditReserved.of({
    ...whose,
    order,
    ask,
    lines: [lineOf(count, gross)],
    total: yuan(gross),
    others: yuan(others),
    release,
  });
const counted = (count: number, line = '1') => ({ line, quantity: quantity(count, 'box') });
const delivered = (order: string, delivery: string, count: number, whole: number, gross: number) =>
  DeliveryEntered.of({ ...whose, order, delivery, lines: [{ ...counted(count), whole: lineOf(whole, gross) }] });
const invoiced = (invoice: string, amount: number, order: string, count: number, dueOn: LocalDate = '2024-03-01') =>
  InvoiceEntered.of({
    ...whose,
    invoice,
    amount: yuan(amount),
    dueOn,
    order,
    lines: count === 0 ? [] : [counted(count)],
  });
const paid = (receipt: string, amount: number) =>
  ReceiptEntered.of({ ...whose, receipt, amount: yuan(amount), bill: null });

test('of 100 ordered, 40 delivered and 10 of them invoiced, each unit is owed once: 60 + 30 + 10', () => {
  const history = [reserved('O1', 100, 100), delivered('O1', 'D1', 40, 100, 100), invoiced('I1', 10, 'O1', 10)];
  expect(owed('2024-02-01', ...history)).toEqual(['60.00', '30.00', '10.00', '0.00', '100.00']);
  // Paid, it is out; and whatever the order in which it was told, it is the same.
  expect(owed('2024-02-01', ...history, paid('R1', 10))).toEqual(['60.00', '30.00', '0.00', '0.00', '90.00']);
  expect(owed('2024-02-01', paid('R1', 10), ...history.toReversed())).toEqual([
    '60.00',
    '30.00',
    '0.00',
    '0.00',
    '90.00',
  ]);
});

test('the parts of a line that does not divide add up to it at every stage', () => {
  const history = [reserved('O1', 3, 100), delivered('O1', 'D1', 1, 3, 100)];
  expect(owed('2024-02-01', ...history)).toEqual(['66.666667', '33.333333', '0.00', '0.00', '100.00']);
  expect(owed('2024-02-01', ...history, delivered('O1', 'D2', 2, 3, 100))[4]).toBe('100.00');
});

test('L11: what came back is owed no more, and a credit note takes out what was invoiced of it', () => {
  const history = [reserved('O1', 10, 10), delivered('O1', 'D1', 10, 10, 10), invoiced('I1', 10, 'O1', 10)];
  const back = ReturnEntered.of({ ...whose, order: 'O1', return: 'B1', lines: [counted(2)] });
  expect(owed('2024-02-01', ...history, back)[4]).toBe('10.00');
  const note = ReductionEntered.of({
    ...whose,
    document: 'N1',
    kind: 'credit-note',
    invoice: 'I1',
    amount: yuan(2),
    uninvoices: true,
    order: 'O1',
    lines: [counted(2)],
  });
  expect(owed('2024-02-01', ...history, back, note)[4]).toBe('8.00');
  expect(owed('2024-02-01', reserved('O1', 10, 10), delivered('O1', 'D1', 10, 10, 10), back)[4]).toBe('8.00');
});

test('an invoice that lists no lines is for as much of its order as it comes to, what was delivered first', () => {
  const history = [reserved('O1', 10, 100), delivered('O1', 'D1', 6, 10, 100)];
  expect(owed('2024-02-01', ...history, invoiced('I1', 40, 'O1', 0))).toEqual([
    '40.00',
    '20.00',
    '40.00',
    '0.00',
    '100.00',
  ]);
  expect(owed('2024-02-01', ...history, invoiced('I1', 80, 'O1', 0))).toEqual([
    '20.00',
    '0.00',
    '80.00',
    '0.00',
    '100.00',
  ]);
  // Two of ten boxes came back, invoiced before: the credit note that pays them back leaves the other eight.
  const back = ReturnEntered.of({ ...whose, order: 'O1', return: 'B1', lines: [counted(2)] });
  const note = {
    ...whose,
    document: 'N1',
    kind: 'credit-note' as const,
    invoice: 'I1',
    amount: yuan(20),
    order: null,
    lines: [],
  };
  const all = [reserved('O1', 10, 100), delivered('O1', 'D1', 10, 10, 100), invoiced('I1', 50, 'O1', 0), back];
  expect(owed('2024-02-01', ...all, ReductionEntered.of({ ...note, uninvoices: true }))[4]).toBe('80.00');
  expect(owed('2024-02-01', ReductionEntered.of({ ...note, uninvoices: true }), ...all)[4]).toBe('80.00');
  // A concession is no return: what was invoiced stays invoiced.
  expect(
    owed(
      '2024-02-01',
      ...history,
      invoiced('I1', 100, 'O1', 0),
      ReductionEntered.of({ ...note, uninvoices: false }),
    )[4],
  ).toBe('80.00');
});

test('M12: a bill is owed until it matures, and after that where it is not honoured', () => {
  const bill = ReceiptEntered.of({
    ...whose,
    receipt: 'R1',
    amount: yuan(10),
    bill: { bill: 'B1', maturesOn: '2024-06-01' },
  });
  const history = [invoiced('I1', 10, 'O1', 10), bill];
  expect(owed('2024-05-31', ...history)).toEqual(['0.00', '0.00', '0.00', '10.00', '10.00']);
  expect(owed('2024-06-01', ...history)[4]).toBe('0.00');
  const refused = PaymentUndone.of({ ...whose, document: 'P1', kind: 'reversed', amount: yuan(10), bill: 'B1' });
  expect(owed('2024-06-01', ...history, refused)[4]).toBe('10.00');
  expect(owed('2024-06-01', refused, ...history)[4]).toBe('10.00');
  expect(owed('2024-06-01', ...history, refused, paid('R2', 10))[4]).toBe('0.00');
});

test('an order up to the limit is granted, and one a fen beyond it is blocked', () => {
  const lines = [{ ...lineOf(1, 0), gross: money(100_000, 'CNY') }];
  const data = { ...whose, order: 'O1', ask: 1, askedBy: seller.id };
  const ask = (gross: number) => ({
    type: 'ReserveCredit' as const,
    data: {
      ...data,
      lines: [{ ...lines[0], line: '1', quantity: quantity(1, 'box'), gross: money(gross, 'CNY') }],
      total: money(gross, 'CNY'),
    },
    meta: testMeta('2024-01-05'),
  });
  expect(since().when(ask(100_000)).history.at(-1)?.type).toBe('CreditReserved');
  const blocked = since().when(ask(100_001)).history.at(-1);
  expect(blocked).toMatchObject({
    type: 'CreditReservationDeclined',
    data: { reasons: [{ code: 'limit-exceeded', exposure: money(100_001, 'CNY'), limit: money(100_000, 'CNY') }] },
  });
});

test('M14: a limit of zero, no limit, and a limit without a bound are three things', () => {
  const after = (...events: readonly CreditEvent[]) =>
    room
      .given(...events)
      .when(asking('O1', 1, '2024-02-01'))
      .history.at(-1)?.data;
  const reasonsOf = (data: unknown) =>
    (data as { reasons?: readonly { code: string }[] }).reasons?.map(({ code }) => code);
  expect(reasonsOf(after(gradeOf('B'), limitOf(limited(0))))).toEqual(['limit-exceeded']);
  expect(reasonsOf(after(gradeOf('B')))).toEqual(['limit-unset']);
  expect(reasonsOf(after(gradeOf('A'), limitOf({ limit: { kind: 'unlimited' }, validUntil: null })))).toBeUndefined();
  // The ceiling of the grade binds even a limit without a bound.
  const large = asking('O1', 500_001, '2024-02-01');
  const bounded = room.given(gradeOf('B'), limitOf({ limit: { kind: 'unlimited' }, validUntil: null })).when(large);
  expect(reasonsOf(bounded.history.at(-1)?.data)).toEqual(['limit-exceeded']);
});

test('M15: a customer of the lowest grade gets nothing on credit, and what it pays in advance', () => {
  const low = [gradeOf('D'), limitOf(limited(1_000))];
  const blocked = room.given(...low).when(asking('O1', 10, '2024-02-01'));
  expect(blocked.history.at(-1)?.data).toMatchObject({
    reasons: [{ code: 'cash-only', exposure: yuan(10), grade: 'D' }],
  });
  const ahead = room.given(...low, paid('R1', 10)).when(asking('O1', 10, '2024-02-01'));
  expect(ahead.history.at(-1)?.type).toBe('CreditReserved');
});

test('all reasons of a block are told at once, each with its figures', () => {
  const { history } = room
    .given(
      happened<CreditEvent>('2024-01-01', gradeOf('B')),
      happened<CreditEvent>('2024-01-01', limitOf(limited(100_000, '2024-03-31'))),
      happened<CreditEvent>('2024-01-02', invoiced('I1', 60_000, 'O1', 1, '2024-02-01')),
      happened<CreditEvent>(
        '2024-01-03',
        CreditHeld.of({
          ...whose,
          hold: 'H1',
          scope: { kind: 'orders-above', amount: yuan(5) },
          until: null,
          reason: 'moving',
        }),
      ),
      happened<CreditEvent>(
        '2024-01-03',
        CreditHeld.of({ ...whose, hold: 'H2', scope: { kind: 'order', order: 'O9' }, until: null, reason: 'other' }),
      ),
    )
    .when(asking('O2', 50_000, '2024-04-01'));
  expect(history.at(-1)?.data).toMatchObject({
    reasons: [
      { code: 'limit-expired', validUntil: '2024-03-31' },
      { code: 'overdue-too-long', days: 60, most: 15 },
      { code: 'overdue-too-much', overdue: yuan(60_000), most: yuan(50_000) },
      { code: 'held', hold: 'H1' },
    ],
  });
});

test('a hold holds on its last day and not on the next, without anybody ending it', () => {
  const hold = CreditHeld.of({
    ...whose,
    hold: 'H1',
    scope: { kind: 'account' },
    until: '2024-02-10',
    reason: 'audit',
  });
  const typeOn = (on: LocalDate) =>
    since(hold)
      .when(asking('O1', 1, on))
      .history.at(-1)?.type;
  expect([typeOn('2024-02-10'), typeOn('2024-02-11')]).toEqual(['CreditReservationDeclined', 'CreditReserved']);
});

test('an order that shrinks is granted whatever else is wrong, and one that grows is looked at again', () => {
  const held = CreditHeld.of({ ...whose, hold: 'H1', scope: { kind: 'account' }, until: null, reason: 'audit' });
  const past = [reserved('O1', 500, 500), held];
  expect(
    since(...past)
      .when(asking('O1', 499, '2024-02-01', 2))
      .history.at(-1)?.type,
  ).toBe('CreditReserved');
  expect(
    since(...past)
      .when(asking('O1', 501, '2024-02-01', 2))
      .history.at(-1)?.type,
  ).toBe('CreditReservationDeclined');
  // The order itself is left out of what it is held against: 500 becomes 1,000, not 1,500.
  expect(
    since(reserved('O1', 500, 500))
      .when(asking('O1', 1_000, '2024-02-01', 2))
      .history.at(-1)?.type,
  ).toBe('CreditReserved');
});

test('an asking that was answered, or an older one, changes nothing', () => {
  since(reserved('O1', 500, 500, 0, 2))
    .when(asking('O1', 600, '2024-02-01', 2))
    .thenNothing();
  since(reserved('O1', 500, 500, 0, 2))
    .when(asking('O1', 600, '2024-02-01', 1))
    .thenNothing();
});

test('a blocked order is released once, for that order, up to its amount, until its expiry', () => {
  const blocked = since().when(asking('O1', 1_200, '2024-02-01'));
  const release = (on: LocalDate, most = 1_200, who = director) =>
    ReleaseBlockedOrder.of(
      { ...whose, release: 'F1', order: 'O1', most: yuan(most), until: '2024-02-20', reason: 'pays next week' },
      by(who, on),
    );
  const released = blocked.when(release('2024-02-02'));
  expect(released.history.at(-1)).toMatchObject({
    type: 'BlockedOrderReleased',
    data: { most: yuan(1_200), until: '2024-02-20', reasons: [{ code: 'limit-exceeded' }] },
  });
  const typeOf = (asked: { readonly history: readonly { readonly type: string }[] }) => asked.history.at(-1)?.type;
  expect(typeOf(released.when(asking('O1', 1_200, '2024-02-20', 2)))).toBe('CreditReserved');
  expect(typeOf(released.when(asking('O1', 1_200, '2024-02-21', 2)))).toBe('CreditReservationDeclined');
  expect(typeOf(released.when(asking('O1', 1_201, '2024-02-20', 2)))).toBe('CreditReservationDeclined');
  expect(typeOf(released.when(asking('O2', 1_200, '2024-02-20')))).toBe('CreditReservationDeclined');
  // Once: closed and opened again, or raised, the order is looked at again.
  const passed = released.when(asking('O1', 1_200, '2024-02-10', 2));
  const closed = passed.when(
    ReleaseCreditReservation.of({ ...whose, order: 'O1', ask: 2, reason: 'off' }, testMeta('2024-02-11')),
  );
  expect(typeOf(closed.when(asking('O1', 1_200, '2024-02-12', 3)))).toBe('CreditReservationDeclined');
  expect(typeOf(passed.when(asking('O1', 1_201, '2024-02-12', 3)))).toBe('CreditReservationDeclined');
});

test('a release is for who has the authority, for blocked orders, and never for who asked for the order', () => {
  const release = (order: string, most: number, who: typeof director) =>
    ReleaseBlockedOrder.of(
      { ...whose, release: 'F1', order, most: yuan(most), until: '2024-03-01', reason: 'so' },
      by(who, '2024-02-02'),
    );
  const blocked = since().when(asking('O1', 200_000, '2024-02-01'));
  blocked.when(release('O2', 200_000, director)).thenRejected('credit.not-blocked');
  blocked.when(release('O1', 200_000, manager)).thenRejected('credit.beyond-authority');
  blocked.when(release('O1', 100, director)).thenRejected('credit.release-too-small');
  blocked
    .when(release('O1', 200_000, { id: seller.id, roles: ['general-manager'] }))
    .thenRejected('credit.own-request');
  expect(blocked.when(release('O1', 200_000, chief)).history.at(-1)).toMatchObject({ type: BlockedOrderReleased.type });
});

test('over the limit from the instant that a limit falls', () => {
  const past = [reserved('O1', 800, 800), limitOf(limited(500), limited(1_000))];
  const before = creditStandingOn(folded(reserved('O1', 800, 800)), standardCreditPolicy, '2024-02-01');
  const after = creditStandingOn(folded(...past), standardCreditPolicy, '2024-02-01');
  expect([before.overLimit, textOfUnits(before.headroom ?? 0n)]).toEqual([false, '200.00']);
  expect([after.overLimit, textOfUnits(after.headroom ?? 0n)]).toEqual([true, '-300.00']);
});

test('what an order holds is confirmed once, and let go of once', () => {
  const confirmed = ConfirmCreditReservation.of({ ...whose, order: 'O1', ask: 1 }, testMeta('2024-02-01'));
  const off = ReleaseCreditReservation.of({ ...whose, order: 'O1', ask: 1, reason: 'off' }, testMeta('2024-02-02'));
  since(reserved('O1', 500, 500))
    .when(confirmed)
    .thenEvents(CreditReservationConfirmed.of({ ...whose, order: 'O1', ask: 1 }))
    .when(confirmed)
    .thenNothing()
    .when(off)
    .thenEvents(CreditReservationReleased.of({ ...whose, order: 'O1', ask: 1, reason: 'off' }))
    .when(off)
    .thenNothing();
  // A later asking holds: what was asked before lets go of nothing.
  since(reserved('O1', 500, 500, 0, 2))
    .when(off)
    .thenNothing();
  // What was delivered stays owed when the rest is off.
  const rest = [
    reserved('O1', 10, 10),
    delivered('O1', 'D1', 4, 10, 10),
    CreditReservationReleased.of({ ...whose, order: 'O1', ask: 1, reason: 'off' }),
  ];
  expect(owed('2024-02-01', ...rest)).toEqual(['0.00', '4.00', '0.00', '0.00', '4.00']);
});

test('a document is entered once; another of the same id that says something else is refused', () => {
  const data = { ...whose, invoice: 'I1', amount: yuan(10), dueOn: '2024-03-01' as const, order: null, lines: [] };
  const enter = (amount: number) => EnterInvoice.of({ ...data, amount: yuan(amount) }, testMeta('2024-02-01'));
  since()
    .when(enter(10))
    .thenEvents(InvoiceEntered.of(data))
    .when(enter(10))
    .thenNothing()
    .when(enter(11))
    .thenRejected({
      code: 'credit.document-known',
      data: { document: 'invoice I1' },
    });
  const negative = EnterReceipt.of({ ...whose, receipt: 'R1', amount: yuan(-1), bill: null }, testMeta('2024-02-01'));
  since()
    .when(negative)
    .thenRejected({ code: 'credit.amount-not-above-zero', data: { amount: '-1.00', currency: 'CNY' } });
});

test('what was settled of an invoice is no longer late, whichever of the two was told first', () => {
  const settled = SettlementEntered.of({ ...whose, settlement: 'S1', invoice: 'I1', amount: yuan(4) });
  const invoice = invoiced('I1', 10, 'O1', 10, '2024-02-01');
  for (const history of [
    [invoice, settled],
    [settled, invoice],
  ]) {
    const { overdue } = creditStandingOn(folded(...history), standardCreditPolicy, '2024-02-11');
    expect([textOfUnits(overdue.units), overdue.days]).toEqual(['6.00', 10]);
  }
  expect(creditStandingOn(folded(invoice), standardCreditPolicy, '2024-02-01').overdue).toEqual({ units: 0n, days: 0 });
});
