// An outlet by examples: a store's month from the first delivery to the account check, and what is refused on the way.
import { expect, test } from 'vitest';
import {
  checkLaws,
  formatDecimal,
  type LocalDate,
  messageCatalogue,
  money,
  month,
  quantity,
} from '../../kernel/index.ts';
import { recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  AskReplenishment,
  bookStock,
  CheckOutletAccount,
  CountOutletStock,
  DeclineReplenishment,
  DispatchToOutlet,
  DisplayGoods,
  FollowOutletDelivery,
  GoodsDisplayed,
  OpenOutlet,
  OutletAccountChecked,
  OutletDeliveryFollowed,
  type OutletEvent,
  OutletGoodsDispatched,
  OutletGoodsReceived,
  OutletGoodsReturned,
  OutletOpened,
  OutletStockCounted,
  outletLaws,
  outletMessages,
  ReceiveAtOutlet,
  RecordShrinkage,
  ReplenishmentAsked,
  ReplenishmentDeclined,
  ReportSellOut,
  RetractSellOut,
  ReturnFromOutlet,
  outlet as room,
  SellOutReported,
  SellOutRetracted,
  ShrinkageFound,
} from './index.ts';

const outlet = 'T1';
const whose = { outlet, customer: 'C1' };
const T = { outlet };
const opened = OutletOpened.of({ ...whose, name: '西湖店', currency: 'CNY' });
const boxes = (amount: number) => quantity(amount, 'box');
const yuan = (amount: number) => money(amount * 100, 'CNY');
const on = (date: LocalDate) => testMeta(date, { commandId: `c-${date}` });
const tea = (amount: number) => ({ product: 'tea', quantity: boxes(amount) });
const way = { delivery: 'D1', carrier: '顺丰', expectedOn: '2024-03-05' as const };
const dispatched = OutletGoodsDispatched.of({ ...whose, ...way, lines: [tea(20)] });
const counts = (counted: number, rejected: number, reason?: string) => ({
  product: 'tea',
  counted: boxes(counted),
  rejected: boxes(rejected),
  ...(reason === undefined ? {} : { reason }),
});
const inspected = (counted: number, rejected = 0, reason = 'crushed') =>
  OutletGoodsReceived.of({
    ...whose,
    delivery: 'D1',
    lines: [{ ...counts(counted, rejected, reason), dispatched: boxes(20) }],
  });
const march = month(2024, 3);
const sale = { report: 'R1', period: march, lines: [{ ...tea(6), amount: yuan(600) }] };
const sold = SellOutReported.of({ ...whose, ...sale });
const told = scenario(room, {});
const stocked = told.given(opened, dispatched, inspected(20));
const stockOf = ({ state }: { readonly state: typeof room.initial }) =>
  state?.products.map((one) => `${one.product} ${formatDecimal(bookStock(one))}/${formatDecimal(one.shelf)}`) ?? [];

test('L12: a delivery is inspected against what was dispatched, and only what is accepted comes into the book', () => {
  const receive = (...lines: readonly ReturnType<typeof counts>[]) =>
    ReceiveAtOutlet.of({ ...T, delivery: 'D1', lines: [...lines] }, on('2024-03-05'));
  const coming = told.given(opened, dispatched);
  coming.when(receive(counts(18, 1))).thenRejected({ code: 'outlet.unexplained', data: { outlet, products: ['tea'] } });
  coming.when(receive(counts(18, 19, 'x'))).thenRejected('outlet.rejected-beyond-counted');
  coming
    .when(receive({ ...counts(2, 0, 'not ordered'), product: 'cup' }))
    .thenRejected({ code: 'outlet.not-inspected', data: { outlet, delivery: 'D1', products: ['tea'] } });
  const arrived = coming.when(receive(counts(18, 1, 'crushed'))).thenEvents(inspected(18, 1));
  expect(stockOf(arrived)).toEqual(['tea 17/0']);
  arrived
    .when(receive(counts(20, 0)))
    .thenRejected({ code: 'outlet.delivery-not-open', data: { outlet, delivery: 'D1' } });
  expect(stockOf(coming.when(receive(counts(20, 0))))).toEqual(['tea 20/0']);
  coming
    .when(receive({ ...counts(20, 0), counted: quantity(20, 'bag') }))
    .thenRejected('outlet.other-unit', 'outlet.other-unit');
});

test('L12: what is displayed comes from the back room, and what is returned or lost leaves shelf and book', () => {
  const display = (amount: number) => DisplayGoods.of({ ...T, ...tea(amount), place: 'A3' }, on('2024-03-06'));
  stocked.when(display(21)).thenRejected('outlet.beyond-back-room');
  const shown = stocked.when(display(8)).thenEvents(GoodsDisplayed.of({ ...whose, ...tea(8), place: 'A3' }));
  shown.when(display(13)).thenRejected({
    code: 'outlet.beyond-back-room',
    data: { outlet, product: 'tea', quantity: '13', back: '12' },
  });
  const back = { id: '1', ...tea(3), reason: 'stale' };
  const theft = { id: '1', ...tea(2), cause: 'theft' as const, measure: 'a camera' };
  const after = shown
    .when(ReturnFromOutlet.of({ ...T, ...back }, on('2024-03-07')))
    .thenEvents(OutletGoodsReturned.of({ ...whose, ...back }))
    .when(RecordShrinkage.of({ ...T, ...theft }, on('2024-03-08')))
    .thenEvents(ShrinkageFound.of({ ...whose, ...theft }));
  expect(stockOf(after)).toEqual(['tea 15/3']);
  after.when(RecordShrinkage.of({ ...T, ...theft }, on('2024-03-09'))).thenRejected('outlet.id-known');
  after.when(ReturnFromOutlet.of({ ...T, ...back, id: '2', ...tea(16) }, on('2024-03-09'))).thenRejected({
    code: 'outlet.beyond-stock',
    data: { outlet, product: 'tea', quantity: '16', book: '15' },
  });
  after
    .when(ReturnFromOutlet.of({ ...T, ...back, id: '2', ...tea(0) }, on('2024-03-09')))
    .thenRejected('outlet.not-above-zero');
});

test('L12: a replenishment is asked for, and sent once or declined', () => {
  const ask = { request: 'Q1', lines: [tea(5)], neededBy: '2024-03-10' as const };
  const send = (delivery: string) =>
    DispatchToOutlet.of({ ...T, ...way, delivery, request: 'Q1', lines: [tea(5)] }, on('2024-03-08'));
  const no = { request: 'Q1', reason: 'sold out' };
  const asked = stocked
    .when(AskReplenishment.of({ ...T, ...ask }, on('2024-03-07')))
    .thenEvents(ReplenishmentAsked.of({ ...whose, ...ask }));
  asked.when(send('D1')).thenRejected('outlet.id-known');
  const sent = asked
    .when(send('D2'))
    .thenEvents(OutletGoodsDispatched.of({ ...whose, ...way, delivery: 'D2', request: 'Q1', lines: [tea(5)] }));
  sent.when(send('D3')).thenRejected({ code: 'outlet.request-not-open', data: { outlet, request: 'Q1' } });
  expect(sent.state?.requests).toEqual([{ request: 'Q1', status: 'dispatched' }]);
  const arrived = sent.when(ReceiveAtOutlet.of({ ...T, delivery: 'D2', lines: [counts(5, 0)] }, on('2024-03-09')));
  expect([arrived.state?.requests, stockOf(arrived)]).toEqual([[{ request: 'Q1', status: 'received' }], ['tea 25/0']]);
  asked
    .when(DeclineReplenishment.of({ ...T, ...no }, on('2024-03-08')))
    .thenEvents(ReplenishmentDeclined.of({ ...whose, ...no }))
    .when(send('D2'))
    .thenRejected('outlet.request-not-open');
});

test('a count states the book, and each difference says why', () => {
  const count = (counted: number, cause?: string) =>
    CountOutletStock.of(
      {
        ...T,
        count: 'K1',
        lines: [{ product: 'tea', counted: boxes(counted), ...(cause === undefined ? {} : { cause }) }],
      },
      on('2024-03-20'),
    );
  stocked.when(count(19)).thenRejected({ code: 'outlet.unexplained', data: { outlet, products: ['tea'] } });
  const counted = stocked.when(count(19, 'mislaid')).thenEvents(
    OutletStockCounted.of({
      ...whose,
      count: 'K1',
      lines: [{ product: 'tea', book: boxes(20), counted: boxes(19), cause: 'mislaid' }],
    }),
  );
  expect(stockOf(counted)).toEqual(['tea 19/0']);
  expect(stockOf(stocked.when(count(20)))).toEqual(['tea 20/0']);
  expect(stockOf(stocked.when(count(23, 'found')))).toEqual(['tea 23/0']);
});

test('an account is checked against what was reported within its period, and a difference says why', () => {
  const check = (amount: number, explanation?: string) =>
    CheckOutletAccount.of(
      {
        ...T,
        check: 'A1',
        period: march,
        stated: yuan(amount),
        ...(explanation === undefined ? {} : { explanation }),
      },
      on('2024-04-02'),
    );
  const selling = told.given(opened, dispatched, inspected(20), sold);
  selling.when(check(580)).thenRejected({
    code: 'outlet.account-unexplained',
    data: { outlet, period: 'gregorian@1/2024-03', reported: '600.00', stated: '580.00' },
  });
  const stated = { ...whose, check: 'A1', period: march, reported: yuan(600) };
  selling.when(check(600)).thenEvents(OutletAccountChecked.of({ ...stated, stated: yuan(600) }));
  selling
    .when(check(580, 'a coupon'))
    .thenEvents(OutletAccountChecked.of({ ...stated, stated: yuan(580), explanation: 'a coupon' }));
});

test('L14: what consumers bought is reported by product and period, no day twice, and a wrong record is taken back', () => {
  const report = (news: Partial<typeof sale> = {}, date: LocalDate = '2024-03-31') =>
    ReportSellOut.of({ ...T, ...sale, ...news }, on(date));
  const done = stocked.when(report()).thenEvents(sold);
  expect(stockOf(done)).toEqual(['tea 14/0']);
  stocked.when(report({}, '2024-03-30')).thenRejected('outlet.period-not-over');
  stocked.when(report({ lines: [{ ...tea(21), amount: yuan(1) }] })).thenRejected('outlet.beyond-stock');
  stocked.when(report({ lines: [{ ...tea(1), amount: money(1, 'USD') }] })).thenRejected('outlet.other-currency');
  done.when(report({ report: 'R2' }, '2024-04-01')).thenRejected({
    code: 'outlet.period-reported',
    data: { outlet, period: 'gregorian@1/2024-03', reports: ['R1'] },
  });
  const wrong = { report: 'R1', reason: 'typed twice' };
  const again = done
    .when(RetractSellOut.of({ ...T, ...wrong }, on('2024-04-01')))
    .thenEvents(SellOutRetracted.of({ ...whose, ...wrong }));
  expect(stockOf(again)).toEqual(['tea 20/0']);
  again.when(RetractSellOut.of({ ...T, ...wrong }, on('2024-04-01'))).thenRejected('outlet.unknown-report');
  expect(stockOf(again.when(report({ report: 'R2' }, '2024-04-01')))).toEqual(['tea 14/0']);
  done
    .when(CountOutletStock.of({ ...T, count: 'K1', lines: [{ product: 'tea', counted: boxes(14) }] }, on('2024-04-01')))
    .when(RetractSellOut.of({ ...T, ...wrong }, on('2024-04-02')))
    .thenRejected({ code: 'outlet.counted-since', data: { outlet, report: 'R1' } });
});

test('L14: goods on their way are followed, with what the customer said, until they arrive', () => {
  const news = {
    delivery: 'D1',
    place: '嘉兴',
    expectedOn: '2024-03-06' as const,
    feedback: 'told; a day later is fine',
  };
  const coming = told.given(opened, dispatched);
  coming
    .when(FollowOutletDelivery.of({ ...T, ...news }, on('2024-03-04')))
    .thenEvents(OutletDeliveryFollowed.of({ ...whose, ...news }));
  stocked.when(FollowOutletDelivery.of({ ...T, ...news }, on('2024-03-06'))).thenRejected('outlet.delivery-not-open');
  expect(FollowOutletDelivery.schema.safeParse({ ...T, ...news, feedback: '' }).success).toBe(false);
});

test('an outlet is opened once, first, and its time goes forward', () => {
  const open = OpenOutlet.of({ ...whose, name: '西湖店', currency: 'CNY' }, on('2024-03-01'));
  const first = told.when(open).thenEvents(opened);
  first.when(open).thenRejected({ code: 'outlet.opened-already', data: { outlet } });
  const ask = AskReplenishment.of({ ...T, request: '1', lines: [tea(1)], neededBy: '2024-03-09' }, on('2024-02-29'));
  told.when(ask).thenRejected({ code: 'outlet.not-opened', data: { outlet } });
  first.when(ask).thenRejected('outlet.dated-too-early');
});

const breaches = (...events: readonly OutletEvent[]) =>
  checkLaws(outletLaws, recordedHistory<OutletEvent>(storedHistory('test.outlet-T1', events))).map(
    ({ law, revision }) => `${law} ${revision}`,
  );

test('the laws of outlets bite', () => {
  const counted = (book: number, there: number, cause?: string) =>
    OutletStockCounted.of({
      ...whose,
      count: 'K1',
      lines: [{ product: 'tea', book: boxes(book), counted: boxes(there), ...(cause === undefined ? {} : { cause }) }],
    });
  const start = [opened, dispatched, inspected(20)];
  expect(breaches(...start, sold, counted(14, 13, 'mislaid'))).toEqual([]);
  expect(breaches(...start, sold, counted(15, 15))).toEqual(['outlet.book-adds-up 4']);
  expect(breaches(...start, counted(20, 19))).toEqual(['outlet.book-adds-up 3']);
  expect(breaches(opened, sold)).toEqual(['outlet.book-adds-up 1']);
  expect(breaches(...start, inspected(20))).toEqual(['outlet.inspected 3']);
  expect(breaches(...start, sold, SellOutReported.of({ ...whose, ...sale, report: 'R2' }))).toEqual([
    'outlet.account-agrees 4',
  ]);
  const check = { ...whose, check: 'A1', period: march, stated: yuan(600) };
  expect(breaches(...start, OutletAccountChecked.of({ ...check, reported: yuan(600) }))).toEqual([
    'outlet.account-agrees 3',
  ]);
  expect(breaches(...start, sold, OutletAccountChecked.of({ ...check, reported: yuan(600) }))).toEqual([]);
});

test('each reason is said in both languages', () => {
  const say = messageCatalogue([outletMessages]);
  const reason = { code: 'outlet.beyond-stock', data: { outlet, product: 'tea', quantity: '16', book: '15' } } as const;
  expect([say(reason, 'en'), say(reason, 'zh')]).toEqual([
    'Outlet T1 has 15 of product tea in its book, not 16; count the stock first.',
    '门店 T1 的产品 tea 账面库存为 15，不足 16；请先盘点。',
  ]);
});
