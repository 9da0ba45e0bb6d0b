// What was earned, from the commands of commission, awards and contests to the lines of the report.
import { type LocalDate, money, month, quarter } from '@clientele/domain/kernel';
import {
  AnnounceContest,
  ApproveCommission,
  award,
  CalculateCommission,
  CloseContest,
  CreditSale,
  commission,
  contest,
  directorsAward,
  EnterContestResult,
  ForfeitAward,
  GrantAward,
  managersHoldContests,
  OpenCommissionRun,
  PayInstalment,
  ReduceCreditedSale,
  supervisorsCalculate,
} from '@clientele/domain/planning';
import { expect, test } from 'vitest';
import { director, on, recorded, toldBy } from '../../test/appraisals.ts';
import { folded, foldedInShards, foldedInTwo } from '../../test/laws.ts';
import { type SalesBook, salesBook } from '../book.ts';
import { formatAmount } from '../kernel/figure.ts';
import { incentives } from './incentives.ts';

const yuan = (amount: number) => money(amount, 'CNY', 0);
const table = {
  name: 'sellers',
  version: 1,
  from: '2025-01-01',
  basis: 'invoiced',
  method: 'marginal',
  currency: 'CNY',
  scale: 0,
  rounding: 'half-away-from-zero',
  bands: [
    { from: 0, to: 10_000, rate: 500 },
    { from: 10_000, to: null, rate: 1000 },
  ],
} as const;
const run = 'R1';
const commissions = toldBy(
  commission,
  { tables: [{ ...table, bands: [...table.bands] }], authority: supervisorsCalculate },
  [
    OpenCommissionRun.of({ run, period: quarter(2025, 1), table: 'sellers@1' }, on('2025-01-02')),
    CreditSale.of({ run, sale: 'S1', amount: yuan(9000), shares: [{ seller: '7', share: 10_000 }] }, on('2025-02-01')),
    CreditSale.of(
      {
        run,
        sale: 'S2',
        amount: yuan(6000),
        shares: [
          { seller: '7', share: 5000 },
          { seller: '8', share: 5000 },
        ],
      },
      on('2025-03-01'),
    ),
    CalculateCommission.of({ run }, on('2025-04-01')),
    ApproveCommission.of({ run }, on('2025-04-02', director)),
    ReduceCreditedSale.of(
      { run, sale: 'S2', cause: 'return', amount: yuan(6000), period: quarter(2025, 2) },
      on('2025-05-05'),
    ),
  ],
);
const plan = {
  name: 'incentives',
  version: 1,
  from: '2025-01-01',
  items: [
    {
      form: 'bonus' as const,
      code: 'three-years',
      name: { en: 'bonus', zh: '奖金' },
      instalments: [
        { months: 0, share: 5000 },
        { months: 24, share: 5000 },
      ],
    },
  ],
} as const;
const awards = toldBy(
  award,
  {
    plans: [{ ...plan, items: [{ ...plan.items[0], instalments: [...plan.items[0].instalments] }] }],
    authority: directorsAward,
  },
  [
    GrantAward.of(
      {
        award: 'W1',
        payee: '7',
        plan: 'incentives@1',
        item: 'three-years',
        amount: yuan(1001),
        evidence: 'appraisal A1',
      },
      on('2025-04-10', director),
    ),
    PayInstalment.of({ award: 'W1', instalment: 1 }, on('2025-04-11', director)),
    ForfeitAward.of({ award: 'W1', reason: 'he left' }, on('2026-01-01', director)),
  ],
);
const contests = toldBy(contest, { authority: managersHoldContests }, [
  AnnounceContest.of(
    {
      contest: 'K1',
      name: 'Spring',
      counts: 'net sales of March',
      period: month(2025, 3),
      entrants: ['7', '8'],
      prizes: [yuan(300)],
    },
    on('2025-02-20', director),
  ),
  EnterContestResult.of({ contest: 'K1', entrant: '7', value: 5 }, on('2025-04-01', director)),
  EnterContestResult.of({ contest: 'K1', entrant: '8', value: 9 }, on('2025-04-01', director)),
  CloseContest.of({ contest: 'K1' }, on('2025-04-02', director)),
]);
const log = recorded(commissions, awards, contests);
const book = folded(salesBook, log);
const told = (asOf: LocalDate, more: object = {}, from: SalesBook = book) =>
  incentives(from, { asOf, ...more }).lines.map(({ payee, kind, amount, booked, standing }) => [
    payee,
    kind,
    formatAmount(amount),
    booked,
    standing,
  ]);

test('C1 C2: commission, claw-backs in the period of the return, bonuses and prizes stand line by line', () => {
  expect(told('2025-12-31')).toEqual([
    ['7', 'commission', '700', '2025-Q1', 'due'],
    ['7', 'claw-back', '-250', '2025-Q2', 'due'],
    ['7', 'bonus', '501', '2025-04-10', 'paid'],
    ['7', 'bonus', '500', '2027-04-10', 'coming'],
    ['8', 'commission', '150', '2025-Q1', 'due'],
    ['8', 'prize', '300', '2025-03', 'due'],
    ['8', 'claw-back', '-150', '2025-Q2', 'due'],
  ]);
});

test('C1: nothing is owed before it is approved, and every answer can be given again as of its day', () => {
  expect(told('2025-04-01', { payee: '7' })).toEqual([['7', 'commission', '700', '2025-Q1', 'calculated']]);
  expect(incentives(book, { asOf: '2025-04-01' }).totals).toEqual([]);
  expect(incentives(book, { asOf: '2025-03-31' }).runs).toMatchObject([
    { run: 'R1', standing: 'open', table: 'sellers@1' },
  ]);
  expect(told('2025-03-31')).toEqual([]);
});

test('C4: what falls due later is coming, and what was forfeited is lost; neither is owed', () => {
  expect(told('2026-06-30', { payee: '7' }).filter(([, kind]) => kind === 'bonus')).toEqual([
    ['7', 'bonus', '501', '2025-04-10', 'paid'],
    ['7', 'bonus', '500', '2027-04-10', 'lost'],
  ]);
  const totals = incentives(book, { asOf: '2026-06-30' }).totals.map(({ payee, amount }) => [
    payee,
    formatAmount(amount),
    amount.currency,
  ]);
  expect(totals).toEqual([
    ['7', '951', 'CNY'],
    ['8', '300', 'CNY'],
  ]);
});

test('C1 C5: lines are asked by the period that they are booked in', () => {
  expect(told('2025-12-31', { period: quarter(2025, 2) })).toEqual([
    ['7', 'claw-back', '-250', '2025-Q2', 'due'],
    ['7', 'bonus', '501', '2025-04-10', 'paid'],
    ['8', 'claw-back', '-150', '2025-Q2', 'due'],
  ]);
  expect(told('2025-12-31', { period: month(2025, 3) })).toEqual([['8', 'prize', '300', '2025-03', 'due']]);
});

test('the book is the same folded at once, in parts, or in shards', () => {
  for (const at of [0, 4, 9, log.length])
    expect(told('2025-12-31', {}, foldedInTwo(salesBook, log, at))).toEqual(told('2025-12-31'));
  expect(told('2025-12-31', {}, foldedInShards(salesBook, log, 3))).toEqual(told('2025-12-31'));
});

test('a checkpoint that holds something else than events of the room is damaged, and says so', () => {
  const saved = JSON.parse(JSON.stringify(salesBook.save(book))) as {
    body: Record<string, { body: { streams: unknown[] } }>;
  };
  const broken = structuredClone(saved);
  if (broken.body['commissions'] !== undefined)
    broken.body['commissions'].body.streams = [['R1', [{ type: 'Nothing' }]]];
  expect(salesBook.load(broken as never)).toMatchObject({ left: { code: 'damaged' } });
});
