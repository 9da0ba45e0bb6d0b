/** A store's month on its whole way: from what is asked of its outlet to what people read of it. */
import { historyOf } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { type Command, type LocalDate, madeOn, money, month, quantity, tag, utc } from '@clientele/domain/kernel';
import {
  CheckOutletAccount,
  CountOutletStock,
  DispatchToOutlet,
  FollowOutletDelivery,
  OpenOutlet,
  ReceiveAtOutlet,
  RecordShrinkage,
  ReportSellOut,
  RetractSellOut,
} from '@clientele/domain/trade';
import { outletReport, salesBook, storyOf } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { readBook } from '../command/reading.ts';
import { companyHandler } from '../company.ts';
import { render } from '../render/index.ts';
import { outletsReport } from './outlets.ts';

const clock = () => Date.UTC(2026, 0, 1);
const T = { outlet: 'T1' };
const boxes = (amount: number) => quantity(amount, 'box');
const yuan = (amount: number) => money(amount * 100, 'CNY');
const meta = (on: LocalDate) => madeOn(utc, on, `c-${on}`, { id: 'u1', roles: [] });
const march = month(2024, 3);
const sale = (report: string, amount: number, price: number) => ({
  ...T,
  report,
  period: march,
  lines: [{ product: 'tea', quantity: boxes(amount), amount: yuan(price) }],
});

/** Twenty boxes come, one is lost, six are sold (first reported as seven), a count finds one less, and the books differ by 10. */
const story: readonly Command[] = [
  OpenOutlet.of({ ...T, customer: 'C1', name: '西湖店', currency: 'CNY' }, meta('2024-03-01')),
  DispatchToOutlet.of(
    {
      ...T,
      delivery: 'D1',
      carrier: '顺丰',
      expectedOn: '2024-03-05',
      lines: [{ product: 'tea', quantity: boxes(20) }],
    },
    meta('2024-03-02'),
  ),
  FollowOutletDelivery.of(
    { ...T, delivery: 'D1', place: '杭州', expectedOn: '2024-03-06', feedback: '路上堵车' },
    meta('2024-03-04'),
  ),
  ReceiveAtOutlet.of(
    { ...T, delivery: 'D1', lines: [{ product: 'tea', counted: boxes(20), rejected: boxes(0) }] },
    meta('2024-03-08'),
  ),
  RecordShrinkage.of(
    { ...T, id: 'L1', product: 'tea', quantity: boxes(1), cause: 'theft', measure: '加装摄像头' },
    meta('2024-03-20'),
  ),
  ReportSellOut.of(sale('R1', 7, 700), meta('2024-04-01')),
  RetractSellOut.of({ ...T, report: 'R1', reason: '误记' }, meta('2024-04-02')),
  ReportSellOut.of(sale('R2', 6, 600), meta('2024-04-03')),
  CountOutletStock.of(
    { ...T, count: 'N1', lines: [{ product: 'tea', counted: boxes(12), cause: '破损未记' }] },
    meta('2024-04-04'),
  ),
  CheckOutletAccount.of(
    { ...T, check: 'A1', period: march, stated: yuan(610), explanation: '赠品计价' },
    meta('2024-04-05'),
  ),
];

const told = async () => {
  const store = memoryStore({ namespace: 'main', clock });
  const handle = companyHandler(store, clock);
  for (const command of story) expect(await handle(command)).toMatchObject({ kind: 'accepted' });
  const read = await readBook(store, undefined);
  if (E.isLeft(read)) throw new Error(read.left.message);
  return { store, book: read.right.book };
};

test('L13: what was sold, counted and checked comes to the report as it was told, with what it differs by', async () => {
  const { book } = await told();
  const report = outletReport(book.outlets, { asOf: '2024-04-05' });
  const { tables } = JSON.parse(render(outletsReport(report), 'json', 'zh')) as {
    readonly tables: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
  };
  expect(tables['stock']?.rows).toMatchObject([
    { outlet: 'T1', product: 'tea', received: '20', sold: '6', lost: '1', differences: '-1', book: '12' },
  ]);
  expect(tables['sold']?.rows).toMatchObject([
    { period: '2024-03', report: 'R2', product: 'tea', quantity: '6', amount: '600.00', currency: 'CNY' },
  ]);
  expect(tables['counts']?.rows).toMatchObject([
    { on: '2024-04-04', book: '13', counted: '12', difference: '-1', cause: '破损未记' },
  ]);
  expect(tables['checks']?.rows).toMatchObject([
    { period: '2024-03', reported: '600.00', stated: '610.00', difference: '10.00', explanation: '赠品计价' },
  ]);
  const text = render(outletsReport(report), 'table', 'zh', 40);
  for (const word of ['销售记录', '盘点', '账目核对']) expect(text).toContain(word);
});

test('L14: goods on their way are listed with where they are and when they are expected, until they arrive', async () => {
  const { book } = await told();
  const onTheWay = (asOf: LocalDate) => outletReport(book.outlets, { asOf }).onTheWay;
  const row = { outlet: 'T1', customer: 'C1', delivery: 'D1' };
  expect(onTheWay('2024-03-01')).toEqual([]);
  expect(onTheWay('2024-03-03')).toEqual([{ ...row, expectedOn: '2024-03-05', place: null, late: false }]);
  expect(onTheWay('2024-03-06')).toEqual([{ ...row, expectedOn: '2024-03-06', place: '杭州', late: false }]);
  expect(onTheWay('2024-03-07')).toEqual([{ ...row, expectedOn: '2024-03-06', place: '杭州', late: true }]);
  expect(onTheWay('2024-03-08')).toEqual([]);
});

test('as of a date a report that was retracted later still stands, others’ outlets are left out, and the book loads as it was saved', async () => {
  const { book } = await told();
  const soldOn = (asOf: LocalDate) => outletReport(book.outlets, { asOf }).sold.map(({ report }) => report);
  expect([soldOn('2024-04-01'), soldOn('2024-04-02'), soldOn('2024-04-03')]).toEqual([['R1'], [], ['R2']]);
  expect(outletReport(book.outlets, { asOf: '2024-04-05', customer: 'C2' }).stock).toEqual([]);
  expect(outletReport(book.outlets, { asOf: '2024-04-05', outlet: 'T2' }).stock).toEqual([]);
  const loaded = salesBook.load(salesBook.save(book));
  const question = { asOf: '2024-04-05' } as const;
  expect(E.isRight(loaded) && outletReport(loaded.right.outlets, question)).toEqual(
    outletReport(book.outlets, question),
  );
});

test('a customer’s history tells what happened at its outlets, in words of both languages', async () => {
  const { store } = await told();
  const events = await historyOf(store, tag('customer', 'C1'), {});
  if (E.isLeft(events)) throw new Error(events.left.code);
  const lines = storyOf(events.right, 'C1');
  expect(lines).toHaveLength(story.length);
  expect(lines.map(({ text }) => text.en)).toEqual(
    expect.arrayContaining([
      'Outlet T1: followed from now on as 西湖店',
      'Outlet T1: lost tea 1 box by theft',
      'Outlet T1: account of 2024-03 checked: 600.00 CNY reported, 610.00 CNY by its books',
    ]),
  );
  expect(lines.every(({ text, type }) => text.zh.startsWith('门店 T1：') && text.en !== type)).toBe(true);
});
