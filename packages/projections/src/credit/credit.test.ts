// The credit report by examples worked out by hand, as of several dates, however the book was folded.
import { formatRatio, half, jsonFault, type LocalDate, money, quantity } from '@clientele/domain/kernel';
import { type Happened, happened, recordedHistory, storedHistory } from '@clientele/domain/testing';
import {
  CreditEvaluated,
  type CreditEvent,
  CreditGradeChanged,
  CreditHeld,
  type CreditLimit,
  CreditLimitChanged,
  CreditLimitRaised,
  CreditReservationDeclined,
  CreditReserved,
  CreditStopEntered,
  CreditStopRefused,
  CreditTermsChanged,
  CustomerFlaggedRisky,
  DeliveryEntered,
  InvoiceEntered,
  ReceiptEntered,
  SettlementEntered,
  standardCreditPolicy,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { folded, foldedInShards, foldedStepwise, resumed } from '../../test/laws.ts';
import { salesBook } from '../book.ts';
import { creditComposition } from './index.ts';

const yuan = (amount: number) => money(amount * 100, 'CNY');
const units = (amount: number) => BigInt(amount) * 1_000_000n;
const told = { reason: 'r', evidence: 'e', requestedBy: 'a', consentedBy: 'b', exposure: yuan(0) };
const none = { limit: { kind: 'unset' as const }, validUntil: null };
const limited = (amount: number): CreditLimit => ({ kind: 'limited', amount: yuan(amount) });

type Past = readonly Happened<CreditEvent>[];
const on = (date: LocalDate, event: CreditEvent): Happened<CreditEvent> => happened<CreditEvent>(date, event);

const account = (customer: string, currency = 'CNY') => {
  const whose = { customer, currency };
  return {
    graded: (date: LocalDate, after: string) =>
      on(date, CreditGradeChanged.of({ ...whose, ...told, request: `G${date}`, before: null, after })),
    limit: (date: LocalDate, limit: CreditLimit, validUntil: LocalDate | null = null) =>
      on(
        date,
        CreditLimitChanged.of({ ...whose, ...told, request: `L${date}`, before: none, after: { limit, validUntil } }),
      ),
    raised: (date: LocalDate, by: number, from: LocalDate, until: LocalDate) =>
      on(date, CreditLimitRaised.of({ ...whose, ...told, request: 'T', by: yuan(by), from, until, limit: none })),
    reserved: (date: LocalDate, order: string, amount: number) => {
      const line = { line: '1', quantity: quantity(amount, 'box'), gross: yuan(amount) };
      const said = { ...whose, order, ask: 1, lines: [line], total: yuan(amount), others: yuan(0), release: null };
      return on(date, CreditReserved.of(said));
    },
    delivered: (date: LocalDate, order: string, count: number, whole: number) => {
      const line = { line: '1', quantity: quantity(whole, 'box'), gross: yuan(whole) };
      const lines = [{ line: '1', quantity: quantity(count, 'box'), whole: line }];
      return on(date, DeliveryEntered.of({ ...whose, order, delivery: `D${date}`, lines }));
    },
    invoiced: (date: LocalDate, invoice: string, amount: number, dueOn: LocalDate, order: string | null = null) =>
      on(
        date,
        InvoiceEntered.of({ ...whose, invoice, amount: money(amount * 100, currency), dueOn, order, lines: [] }),
      ),
    paid: (date: LocalDate, receipt: string, amount: number) =>
      on(date, ReceiptEntered.of({ ...whose, receipt, amount: money(amount * 100, currency), bill: null })),
    whose,
  };
};

const bookOf = (...streams: readonly (readonly [string, Past])[]) => {
  const events = streams.flatMap(([name, past]) => storedHistory<CreditEvent>(`test.credit-${name}`, past));
  const log = recordedHistory(events.sort((left, right) => left.occurredAt - right.occurredAt));
  return { log, book: folded(salesBook, log).credit };
};

const [a, b, c, d, usd] = [account('A1'), account('B1'), account('C1'), account('D1'), account('B1', 'USD')];
const streams: readonly (readonly [string, Past])[] = [
  [
    'CNY:A1',
    [
      a.graded('2024-01-01', 'A'),
      a.limit('2024-01-02', { kind: 'unlimited' }),
      a.reserved('2024-02-01', 'O1', 100),
      a.delivered('2024-02-10', 'O1', 40, 100),
      a.invoiced('2024-02-20', 'I1', 10, '2024-03-01', 'O1'),
    ],
  ],
  [
    'CNY:B1',
    [
      b.graded('2024-01-01', 'B'),
      b.limit('2024-01-02', limited(1_000), '2024-06-30'),
      b.raised('2024-01-03', 500, '2024-03-01', '2024-03-31'),
      b.reserved('2024-02-01', 'O2', 800),
      on(
        '2024-04-01',
        CreditReservationDeclined.of({
          ...b.whose,
          order: 'O3',
          ask: 1,
          askedBy: 'seller',
          total: yuan(300),
          others: yuan(800),
          reasons: [{ code: 'limit-exceeded', exposure: yuan(1_100), limit: yuan(1_000) }],
        }),
      ),
      b.limit('2024-05-01', limited(500)),
    ],
  ],
  ['CNY:C1', [c.invoiced('2024-01-05', 'I9', 70, '2024-02-05'), c.paid('2024-03-10', 'R1', 70)]],
  [
    'CNY:D1',
    [
      on('2024-01-01', CustomerFlaggedRisky.of({ ...d.whose, reason: 'rumours' })),
      d.graded('2024-01-02', 'D'),
      d.limit('2024-01-03', limited(0)),
      on(
        '2024-02-01',
        CreditHeld.of({ ...d.whose, hold: 'H1', scope: { kind: 'account' }, until: '2024-03-10', reason: 'audit' }),
      ),
    ],
  ],
  ['USD:B1', [usd.invoiced('2024-01-05', 'I8', 5, '2024-02-05')]],
];
const { log, book } = bookOf(...streams);
const ask = (asOf: LocalDate, within = 30) => creditComposition(book, { asOf, policy: standardCreditPolicy, within });
const rowOf = (asOf: LocalDate, customer: string) =>
  ask(asOf).sections[0]?.rows.find((row) => row.customer === customer);

test('G6 G7 M13: each account with its grade, and with the terms, limit and handling that follow from it', () => {
  const rows = ask('2024-02-15').sections[0]?.rows ?? [];
  expect(rows.map(({ customer, grade, handling, terms }) => [customer, grade, handling, terms?.zh ?? null])).toEqual([
    ['A1', 'A', 'on-account', '月结 60 天'],
    ['B1', 'B', 'on-account', '票到 30 天'],
    ['C1', null, null, null],
    ['D1', 'D', 'cash-only', '款到发货'],
  ]);
  expect(rows.map(({ limit }) => limit.limit.kind)).toEqual(['unlimited', 'limited', 'unset', 'limited']);
});

test('M12 M14: terms that were agreed take the place of those of the grade, from their day on', () => {
  const terms = { due: { kind: 'after-delivery' as const, days: 45 }, means: ['transfer' as const] };
  const agreed = on(
    '2024-03-01',
    CreditTermsChanged.of({ ...a.whose, ...told, request: 'K', before: null, after: terms }),
  );
  const own = bookOf(['CNY:A1', [a.graded('2024-01-01', 'A'), agreed]]).book;
  const termsOn = (asOf: LocalDate) =>
    creditComposition(own, { asOf, policy: standardCreditPolicy, within: 0 }).sections[0]?.rows[0]?.terms?.en;
  expect([termsOn('2024-02-29'), termsOn('2024-03-01')]).toEqual([
    '60 days after the end of the month',
    '45 days after delivery',
  ]);
});

test('exposure is told stage by stage as of any day, each unit once: 100, then 60 + 40, then 60 + 30 + 10', () => {
  const stages = (asOf: LocalDate) => {
    const row = rowOf(asOf, 'A1');
    return [row?.ordered, row?.delivered, row?.balance, row?.exposure];
  };
  expect(stages('2024-01-31')).toEqual([0n, 0n, 0n, 0n]);
  expect(stages('2024-02-01')).toEqual([units(100), 0n, 0n, units(100)]);
  expect(stages('2024-02-10')).toEqual([units(60), units(40), 0n, units(100)]);
  expect(stages('2024-02-20')).toEqual([units(60), units(30), units(10), units(100)]);
});

test('utilisation is of what may be owed on the day, raises included; none where there is no bound, no limit, or a zero one', () => {
  const used = (asOf: LocalDate, customer: string) => formatRatio(rowOf(asOf, customer)?.utilisation ?? null);
  expect(used('2024-02-29', 'B1')).toBe('0.800000');
  expect(used('2024-03-01', 'B1')).toBe('0.533333');
  expect(used('2024-04-01', 'B1')).toBe('0.800000');
  expect([used('2024-04-01', 'A1'), used('2024-04-01', 'C1'), used('2024-04-01', 'D1')]).toEqual([null, null, null]);
});

test('over the limit from the day on which it fell; and a customer without any limit who owes', () => {
  const over = (asOf: LocalDate) =>
    ask(asOf)
      .sections[0]?.rows.filter(({ overLimit }) => overLimit)
      .map(({ customer }) => customer);
  expect(over('2024-03-09')).toEqual(['C1']);
  expect(over('2024-04-30')).toEqual([]);
  expect(over('2024-05-01')).toEqual(['B1']);
  expect(rowOf('2024-05-01', 'B1')?.headroom).toBe(units(-300));
});

test('M19: the portfolio by grade adds up to the whole, one a currency', () => {
  const { sections } = ask('2024-02-20');
  expect(sections.map(({ currency }) => currency)).toEqual(['CNY', 'USD']);
  const [cny] = sections;
  expect(
    cny?.grades.map(({ grade, accounts, exposure, share }) => [grade, accounts, exposure, formatRatio(share)]),
  ).toEqual([
    ['A', 1, units(100), '0.103093'],
    ['B', 1, units(800), '0.824742'],
    ['D', 1, 0n, '0.000000'],
    [null, 1, units(70), '0.072165'],
  ]);
  expect(cny?.total).toMatchObject({
    accounts: 4,
    exposure: units(970),
    limits: units(1_000),
    unlimited: 1,
    overLimit: 1,
  });
});

test('what ends is listed as long as somebody can see to it: a limit and an evaluation also when they are over', () => {
  const evaluation = { period: half(2023, 2), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  const said = { ...b.whose, evaluation, before: null, fell: false, nextBy: '2024-07-01' as const, request: null };
  const own = bookOf(
    ['CNY:B1', [...(streams[1]?.[1] ?? []).slice(0, 3), on('2024-01-05', CreditEvaluated.of(said))]],
    ['CNY:D1', streams[3]?.[1] ?? []],
  );
  const endings = (asOf: LocalDate, within: number) =>
    creditComposition(own.book, { asOf, policy: standardCreditPolicy, within }).sections[0]?.endings.map(
      ({ customer, what, on: date }) => [customer, what, date],
    );
  expect(endings('2024-03-10', 21)).toEqual([
    ['D1', 'hold', '2024-03-10'],
    ['B1', 'raise', '2024-03-31'],
  ]);
  expect(endings('2024-03-11', 20)).toEqual([['B1', 'raise', '2024-03-31']]);
  expect(endings('2024-07-02', 0)).toEqual([
    ['B1', 'limit', '2024-06-30'],
    ['B1', 'evaluation', '2024-07-01'],
  ]);
});

test('a blocked order is listed with every reason that stands against it on the day', () => {
  const blocked = ask('2024-05-01').sections[0]?.blocked;
  expect(blocked).toEqual([
    {
      customer: 'B1',
      order: 'O3',
      total: units(300),
      reasons: [{ code: 'limit-exceeded', exposure: yuan(1_100), limit: yuan(500) }],
    },
  ]);
  expect(ask('2024-03-31').sections[0]?.blocked).toEqual([]);
});

test('M20: a risky customer is marked, and what is late is told with its days', () => {
  expect(rowOf('2024-02-15', 'D1')).toMatchObject({ risky: true, givenUp: false });
  expect(rowOf('2024-02-05', 'C1')).toMatchObject({ overdue: 0n, overdueDays: 0 });
  expect(rowOf('2024-02-15', 'C1')).toMatchObject({ overdue: units(70), overdueDays: 10 });
});

test('the answer is the same however the book was folded, and nobody spoils the book through it', () => {
  const whole = ask('2024-05-01');
  const question = { asOf: '2024-05-01', policy: standardCreditPolicy, within: 30 } as const;
  for (const other of [
    foldedStepwise(salesBook, log),
    foldedInShards(salesBook, log, 3),
    resumed(salesBook, folded(salesBook, log)),
  ]) {
    expect(creditComposition(other.credit, question)).toEqual(whole);
  }
  const spoilt = creditComposition(book, question);
  const [row] = spoilt.sections[0]?.rows ?? [];
  if (row?.limit.limit.kind === 'limited') Object.assign(row.limit.limit.amount, { amount: 1 });
  for (const section of spoilt.sections) (section.rows as unknown[]).length = 0;
  expect(ask('2024-05-01')).toEqual(whole);
  const saved = salesBook.save(folded(salesBook, log));
  expect(jsonFault(saved)).toBeNull();
  expect(E.isRight(salesBook.load(saved))).toBe(true);
});

test('one customer, or one currency, can be asked for alone', () => {
  const of = (more: object) =>
    creditComposition(book, { asOf: '2024-05-01', policy: standardCreditPolicy, within: 0, ...more });
  expect(of({ customer: 'B1' }).sections.map(({ rows }) => rows.length)).toEqual([1, 1]);
  expect(of({ currency: 'USD' }).sections.map(({ currency }) => currency)).toEqual(['USD']);
});

test('M4: what dunning proposed is listed until somebody decided on it, and a hold of it until it is lifted, as of the date', () => {
  const c1 = account('C1');
  const stop = (invoice: string, date: LocalDate) =>
    on(
      date,
      CreditStopEntered.of({
        ...c1.whose,
        stop: invoice,
        invoice,
        level: 3,
        balance: yuan(100),
        overdueDays: 46,
        proposedBy: 'clerk',
      }),
    );
  const held = CreditHeld.of({ ...c1.whose, hold: 'I1', scope: { kind: 'account' }, until: null, reason: 'r' });
  const { book } = bookOf([
    'CNY:C1',
    [
      c1.invoiced('2024-01-01', 'I1', 100, '2024-01-31'),
      c1.invoiced('2024-01-01', 'I2', 100, '2024-01-31'),
      stop('I1', '2024-03-17'),
      stop('I2', '2024-03-18'),
      on('2024-03-20', held),
      on('2024-03-21', CreditStopRefused.of({ ...c1.whose, stop: 'I2', reason: 'pays on Friday' })),
      on('2024-04-05', SettlementEntered.of({ ...c1.whose, settlement: 'S1', invoice: 'I1', amount: yuan(100) })),
    ],
  ]);
  const stopsOn = (asOf: LocalDate) =>
    creditComposition(book, { asOf, policy: standardCreditPolicy, within: 30 }).sections[0]?.stops.map(
      ({ invoice, open, decide }) => [invoice, open, decide],
    );
  expect(stopsOn('2024-03-16')).toEqual([]);
  expect(stopsOn('2024-03-19')).toEqual([
    ['I1', units(100), 'hold-or-refuse'],
    ['I2', units(100), 'hold-or-refuse'],
  ]);
  expect(stopsOn('2024-04-04')).toEqual([['I1', units(100), 'wait']]);
  expect(stopsOn('2024-04-05')).toEqual([['I1', 0n, 'lift']]);
});
