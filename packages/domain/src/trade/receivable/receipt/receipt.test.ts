// Money that came in for no invoice yet, by examples; and how an allocation finds its invoice whatever breaks on the way.
import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import {
  type Command,
  checkLaws,
  type Decision,
  type DomainEvent,
  type LocalDate,
  type Money,
  money,
  type Rejection,
  replay,
  type StoredEvent,
  wishId,
} from '../../../kernel/index.ts';
import { assertRules, recordedHistory, scenario, storedBy, storedHistory, testMeta } from '../../../testing/index.ts';
import { allocationManager } from '../allocation-manager.ts';
import { InvoiceIssued, openOf, type ReceivableCommand, type ReceivableEvent, receivable } from '../invoice/index.ts';
import { financeCollects, threeLevels } from '../policy.ts';
import {
  AllocateReceipt,
  AllocationAsked,
  AllocationConfirmed,
  AllocationReleased,
  ConfirmAllocation,
  DepositTaken,
  freeOf,
  type ReceiptCommand,
  type ReceiptEvent,
  ReceiptRecorded,
  ReceiptRefunded,
  ReceiptReversed,
  RecordReceipt,
  RefundReceipt,
  ReleaseAllocation,
  ReverseReceipt,
  receiptLaws,
  receipt as room,
  TakeDeposit,
  TakeOverCredit,
} from './index.ts';

const told = scenario(room, {});
const yuan = (amount: number) => money(amount, 'CNY');
const whose = { receipt: 'R1', customer: 'C1' };
const meta = (on: LocalDate) => testMeta(on);
const recorded = ReceiptRecorded.of({ ...whose, amount: yuan(500_00), means: 'transfer' });
const ask = (allocation: string, amount: number, on: LocalDate = '2024-01-10') =>
  AllocateReceipt.of({ receipt: 'R1', allocation, invoice: 'I1', amount: yuan(amount) }, meta(on));
const asked = (allocation: string, amount: number) =>
  AllocationAsked.of({ ...whose, allocation, invoice: 'I1', amount: yuan(amount) });

test('K13: a deposit and a payment in advance are taken before any invoice, for an order or a contract', () => {
  const deposit = { ...whose, kind: 'deposit', amount: yuan(300_00), means: 'cash', contract: 'K1' } as const;
  const { state } = told.when(TakeDeposit.of(deposit, meta('2024-01-02'))).thenEvents(DepositTaken.of(deposit));
  expect(state).toMatchObject({ kind: 'deposit', amount: yuan(300_00) });
  const ahead = { ...whose, kind: 'prepayment', amount: yuan(1), means: 'bank-acceptance', order: 'O1' } as const;
  told.when(TakeDeposit.of(ahead, meta('2024-01-02'))).thenRejected('receipt.bill-without-maturity');
});

test('never more of a receipt is allocated and refunded than came in', () => {
  told
    .given(recorded)
    .when(ask('A1', 300_00))
    .thenEvents(asked('A1', 300_00))
    .when(ask('A2', 200_01))
    .thenRejected({ code: 'receipt.beyond-free', data: { receipt: 'R1', asked: yuan(200_01), free: yuan(200_00) } })
    .when(RefundReceipt.of({ receipt: 'R1', refund: 'F1', amount: yuan(150_00), reason: 'asked' }, meta('2024-01-11')))
    .thenEvents(ReceiptRefunded.of({ ...whose, refund: 'F1', amount: yuan(150_00), reason: 'asked' }))
    .when(ask('A1', 10_00))
    .thenRejected({ code: 'receipt.known-id', data: { receipt: 'R1', of: 'allocation', id: 'A1' } })
    .when(ask('A3', 50_00, '2023-12-31'))
    .thenRejected('receipt.dated-before-receipt')
    .when(ask('A3', 50_00))
    .thenEvents(asked('A3', 50_00))
    .when(ask('A4', 1))
    .thenRejected('receipt.beyond-free');
});

test('what an invoice answered is told once, and what it declined is free again', () => {
  const named = { ...whose, allocation: 'A1', invoice: 'I1', amount: yuan(300_00) };
  const since = told.given(recorded).when(ask('A1', 300_00));
  since
    .when(ConfirmAllocation.of({ receipt: 'R1', allocation: 'A1' }, meta('2024-01-10')))
    .thenEvents(AllocationConfirmed.of(named))
    .when(ConfirmAllocation.of({ receipt: 'R1', allocation: 'A1' }, meta('2024-01-10')))
    .thenNothing();
  const { state } = since
    .when(ReleaseAllocation.of({ receipt: 'R1', allocation: 'A1', reason: 'void' }, meta('2024-01-10')))
    .thenEvents(AllocationReleased.of({ ...named, reason: 'void' }))
    .when(ReleaseAllocation.of({ receipt: 'R1', allocation: 'A1', reason: 'void' }, meta('2024-01-10')))
    .thenNothing()
    .when(ReleaseAllocation.of({ receipt: 'R1', allocation: 'A9', reason: 'void' }, meta('2024-01-10')))
    .thenRejected({ code: 'receipt.unknown-allocation', data: { receipt: 'R1', allocation: 'A9' } });
  expect(state.status === 'received' && freeOf(state)).toEqual(yuan(500_00));
});

test('a receipt that bounced is reversed once nothing rests on it', () => {
  const reverse = ReverseReceipt.of({ receipt: 'R1', reason: 'bounced' }, meta('2024-01-12'));
  told
    .given(recorded)
    .when(ask('A1', 1))
    .when(reverse)
    .thenRejected({ code: 'receipt.still-used', data: { receipt: 'R1', invoices: ['I1'], refunds: 0 } })
    .when(ReleaseAllocation.of({ receipt: 'R1', allocation: 'A1', reason: 'void' }, meta('2024-01-11')))
    .when(reverse)
    .thenEvents(ReceiptReversed.of({ ...whose, amount: yuan(500_00), reason: 'bounced' }))
    .when(ask('A2', 1, '2024-01-13'))
    .thenRejected({ code: 'receipt.reversed', data: { receipt: 'R1' } });
});

const amounts: fc.Arbitrary<Money> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 1, 2))
      .map(([n, scale]) => money(n, 'CNY', scale)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(money(0, 'CNY'), money(1, 'USD'), money(2 ** 52, 'CNY', 0), money(1, 'CNY', 6)),
  },
);
const ids = fc.constantFrom('1', '2', '3', '__proto__');
const dates = fc.constantFrom<LocalDate>('2024-01-01', '2024-01-05', '2024-01-05', '2024-01-09');
const metas = fc.tuple(dates, fc.nat(9_999)).map(([on, n]) => testMeta(on, { commandId: `c${n}` }));
const means = fc.constantFrom(
  { means: 'cash' } as const,
  { means: 'cheque', maturesOn: '2024-05-01' } as const,
  {
    means: 'commercial-acceptance',
    maturesOn: '2024-05-01',
  } as const,
  { means: 'bank-acceptance' } as const,
);
const receipts = fc.constantFrom('R1', 'R1', 'R2');

test('the receipt keeps the rules of every room', () => {
  const commands: fc.Arbitrary<ReceiptCommand> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(receipts, amounts, means, metas)
        .map(([receipt, amount, how, m]) => RecordReceipt.of({ receipt, customer: 'C1', amount, ...how }, m)),
    },
    fc
      .tuple(receipts, amounts, means, metas)
      .map(([receipt, amount, how, m]) =>
        TakeDeposit.of({ receipt, customer: 'C1', kind: 'prepayment', amount, ...how }, m),
      ),
    fc
      .tuple(receipts, amounts, metas)
      .map(([receipt, amount, m]) => TakeOverCredit.of({ receipt, customer: 'C1', invoice: 'I1', amount }, m)),
    {
      weight: 6,
      arbitrary: fc
        .tuple(receipts, ids, amounts, metas)
        .map(([receipt, allocation, amount, m]) =>
          AllocateReceipt.of({ receipt, allocation, invoice: 'I1', amount }, m),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(receipts, ids, metas)
        .map(([receipt, allocation, m]) => ConfirmAllocation.of({ receipt, allocation }, m)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(receipts, ids, metas)
        .map(([receipt, allocation, m]) => ReleaseAllocation.of({ receipt, allocation, reason: 'x' }, m)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(receipts, ids, amounts, metas)
        .map(([receipt, refund, amount, m]) => RefundReceipt.of({ receipt, refund, amount, reason: 'x' }, m)),
    },
    fc.tuple(receipts, metas).map(([receipt, m]) => ReverseReceipt.of({ receipt, reason: 'x' }, m)),
  );
  const report = assertRules(room, {
    commands,
    given: () => ({}),
    longest: 14,
    runs: 400,
    mustReach: 'events',
  });
  expect(report.passed).toBe(true);
}, 30_000);

test('the laws of the receipt bite', () => {
  const violations = (...events: readonly ReceiptEvent[]) =>
    checkLaws(receiptLaws, recordedHistory(storedHistory('test.receipt-R1', events))).map(({ law }) => law);
  expect(violations(recorded, asked('A1', 500_00))).toEqual([]);
  expect(violations(recorded, asked('A1', 500_01))).toEqual(['receipt.never-overdrawn']);
  expect(violations(recorded, asked('A1', 1), asked('A1', 1))).toEqual(['receipt.allocations-are-answered-once']);
  const named = { ...whose, allocation: 'A1', invoice: 'I1', amount: yuan(1) };
  expect(violations(recorded, AllocationConfirmed.of(named))).toEqual(['receipt.allocations-are-answered-once']);
});

/** A log, its streams folded, and the commands that a manager sent: run by hand, so that it can break anywhere. */
type Told = StoredEvent<ReceivableEvent> | StoredEvent<ReceiptEvent>;
const world = () => {
  const log: Told[] = [];
  const handled = new Set<string>();
  const stateOf = (stream: string) => log.filter((event) => event.stream === stream);
  const send = (command: Command): void => {
    if (handled.has(command.meta.commandId)) return;
    const isReceipt = room.commands.some(({ type }) => type === command.type);
    const stream = isReceipt
      ? `test.receipt-${room.streamOf(command as ReceiptCommand)}`
      : `test.receivable-${receivable.streamOf(command as ReceivableCommand)}`;
    const past = stateOf(stream);
    const decision: Decision<Rejection, DomainEvent> = isReceipt
      ? room.decide(command as ReceiptCommand, {})(replay(room, past as StoredEvent<ReceiptEvent>[]))
      : receivable.decide(command as ReceivableCommand, { dunning: threeLevels, collection: financeCollects })(
          replay(receivable, past as StoredEvent<ReceivableEvent>[]),
        );
    if (!isRight(decision)) return;
    handled.add(command.meta.commandId);
    log.push(...(storedBy(command.meta, decision.right, stream, past.length) as Told[]));
  };
  /** Reacts to the event at a place of the log; sends its commands, or dies before sending so many of them. */
  const react = (place: number, diesBefore: number): void => {
    const event = log[place];
    if (event === undefined || !allocationManager.handles.some((type) => type === event.type)) return;
    const { commands } = allocationManager.react(null, event as never);
    commands.slice(0, diesBefore).forEach((wish, index) => {
      const by = testMeta(event.occurredOn, {
        at: wish.at ?? event.occurredAt,
        commandId: wishId(allocationManager, event.id, index),
      });
      send({ type: wish.type, data: wish.data, meta: by });
    });
  };
  return { log, send, react, stateOf };
};

test('an allocation is never lost, taken twice or left hanging: whatever is told twice, late, or by a manager that died', () => {
  const story = fc.record({
    invoices: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }),
    asks: fc.array(fc.record({ invoice: fc.nat(3), amount: fc.integer({ min: 1, max: 50 }) }), { maxLength: 6 }),
    breaks: fc.array(fc.record({ place: fc.nat(30), diesBefore: fc.nat(1) }), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(story, ({ invoices, asks, breaks }) => {
      const { log, send, react, stateOf } = world();
      invoices.forEach((amount, index) => {
        const issued = InvoiceIssued.of({
          invoice: `I${index}`,
          customer: 'C1',
          content: { amount: yuan(amount), dueOn: '2024-02-01' },
        });
        log.push(...(storedHistory(`test.receivable-I${index}`, [issued]) as Told[]));
      });
      log.push(
        ...(storedHistory('test.receipt-R1', [
          ReceiptRecorded.of({ ...whose, amount: yuan(100), means: 'cash' }),
        ]) as Told[]),
      );
      asks.forEach(({ invoice, amount }, index) => {
        const data = { receipt: 'R1', allocation: `A${index}`, invoice: `I${invoice}`, amount: yuan(amount) };
        send(AllocateReceipt.of(data, testMeta('2024-01-10', { commandId: `ask-${index}` })));
      });
      // A manager that reads in any order, dies, and begins again; then one that reads the whole log, twice.
      for (const { place, diesBefore } of breaks) react(place, diesBefore);
      for (const _ of [1, 2]) for (let place = 0; place < log.length; place++) react(place, 9);

      const receipt = replay(room, stateOf('test.receipt-R1') as StoredEvent<ReceiptEvent>[]);
      if (receipt.status === 'none') throw new Error('the receipt is gone');
      let taken = 0;
      invoices.forEach((amount, index) => {
        const state = replay(receivable, stateOf(`test.receivable-I${index}`) as StoredEvent<ReceivableEvent>[]);
        if (state.status === 'issued') taken += amount - openOf(state).amount;
      });
      expect(receipt.allocations.filter(({ status }) => status === 'asked')).toEqual([]);
      expect(freeOf(receipt).amount).toBe(100 - taken);
      expect(checkLaws([...receiptLaws, ...receivable.laws], recordedHistory(log as never))).toEqual([]);
    }),
  );
});
