// What becomes of an order, by examples: credit asked and answered, the whole chain to delivery, and every reason against.
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money, quantity } from '../../kernel/index.ts';
import { happened, recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  AmendOrder,
  AskOrderCredit,
  CancelOrder,
  CorrectOrder,
  CorrectReturn,
  CustomerInformed,
  DeclineOrderCredit,
  DeliverGoods,
  fulfilmentLaws,
  GoodsDelivered,
  GoodsInspected,
  GoodsShipped,
  GrantOrderCredit,
  grossOf,
  InformCustomer,
  InspectGoods,
  movementsOf,
  OrderConfirmed,
  type OrderContent,
  OrderCreditAsked,
  OrderCreditDeclined,
  OrderCreditGranted,
  OrderCreditLapsed,
  type OrderEvent,
  OrderExceptionRaised,
  OrderExceptionResolved,
  OrderPassedOn,
  OrderPlaced,
  OrderScheduled,
  orderStageOf,
  PassOrderOn,
  PlaceOrder,
  ProductionReported,
  RaiseOrderException,
  ReportProduction,
  ResolveOrderException,
  ReturnCorrected,
  ReturnLines,
  ReturnRecorded,
  order as room,
  ScheduleOrder,
  ShipGoods,
} from './index.ts';

const order = 'O1';
const whose = { order, customer: 'C1' };
const policies = { policies: ['order@1'] } as const;
const yuan = (amount: number) => money(amount * 100, 'CNY');
const box = (count: number, line = '1') => ({ line, quantity: quantity(count, 'box') });
const content: OrderContent = {
  customer: 'C1',
  lines: [
    { line: '1', product: 'P1', quantity: quantity(10, 'box'), amount: yuan(100) },
    { line: '2', product: 'P2', quantity: quantity(1, 'box'), amount: yuan(200) },
  ],
  tax: yuan(39),
  freight: yuan(6),
};
/** 100 and 200 yuan bear 45 of tax and freight as 15 and 30. */
const gross = [
  { ...box(10), gross: yuan(115) },
  { ...box(1, '2'), gross: yuan(230) },
];
const account = { ...whose, currency: 'CNY', ask: 1 };
const total = yuan(345);

const told = scenario(room, {});
const on = (day: number): LocalDate => `2024-01-${`${day}`.padStart(2, '0')}` as LocalDate;
const meta = (day: number) => testMeta(on(day), { commandId: `c${day}` });
const placed = happened<OrderEvent>(on(1), OrderPlaced.of({ order, content }));
const confirmed = happened<OrderEvent>(on(2), OrderConfirmed.of(whose));
const asked = OrderCreditAsked.of({ ...account, lines: gross, total });
const granted = happened<OrderEvent>(on(3), OrderCreditGranted.of({ ...account, total }));
const agreed = [placed, confirmed, happened<OrderEvent>(on(2), asked), granted] as const;
const passedOn = happened<OrderEvent>(
  on(4),
  OrderPassedOn.of({ ...whose, to: 'production', requirements: 'fine' }, policies),
);
const inspected = (id: string, count: number, passed = true) =>
  happened<OrderEvent>(
    on(8),
    GoodsInspected.of({
      ...whose,
      inspection: id,
      lines: [box(count)],
      outcome: passed ? 'passed' : 'failed',
      findings: 'ok',
    }),
  );
const shipped = (id: string, count: number) =>
  happened<OrderEvent>(
    on(9),
    GoodsShipped.of({ ...whose, shipment: id, lines: [box(count)], carrier: 'SF' }, policies),
  );
const delivered = (id: string, count: number) =>
  happened<OrderEvent>(
    on(10),
    GoodsDelivered.of({
      ...whose,
      shipment: id,
      currency: 'CNY',
      lines: [{ ...box(count), whole: { ...box(10), gross: yuan(115) } }],
      receivedBy: 'Li',
      promisedBy: null,
    }),
  );
const since = (...events: readonly ReturnType<typeof happened<OrderEvent>>[]) => told.given(...agreed, ...events);
const ship = (id: string, count: number, day = 9) =>
  ShipGoods.of({ order, shipment: id, lines: [box(count)], carrier: 'SF' }, meta(day));
const deliver = (id: string, day = 10) => DeliverGoods.of({ order, shipment: id, receivedBy: 'Li' }, meta(day));

test('M14: an order asks for what it comes to with tax and freight, line by line', () => {
  expect(grossOf(content)).toEqual({ lines: gross, total });
  told
    .given(placed)
    .when(AskOrderCredit.of({ order }, meta(2)))
    .thenEvents(asked);
});

test('an order waits for one answer at a time, takes it once, and gives back a grant that it no longer waits for', () => {
  const grant = (ask: number) => GrantOrderCredit.of({ ...account, ask, total }, meta(4));
  const asking = told.given(placed, happened<OrderEvent>(on(2), asked));
  asking
    .when(AskOrderCredit.of({ order }, meta(3)))
    .thenRejected({ code: 'order.credit-awaited', data: { order, ask: 1 } });
  const taken = asking.when(grant(1)).thenEvents(OrderCreditGranted.of({ ...account, total }));
  taken.when(grant(1)).thenNothing();
  taken.when(AskOrderCredit.of({ order }, meta(5))).thenNothing();
  asking.when(grant(2)).thenEvents(OrderCreditLapsed.of({ ...account, ask: 2 }));
  // Cancelled, it says so itself, and a grant that comes late goes back too.
  const cancelled = asking.when(CancelOrder.of({ order, reason: 'off' }, meta(4)));
  expect(cancelled.history.slice(-2).map(({ type }) => type)).toEqual(['OrderCancelled', 'OrderCreditLapsed']);
  cancelled.when(grant(1)).thenEvents(OrderCreditLapsed.of(account));
  told.when(grant(1)).thenEvents(OrderCreditLapsed.of(account));
});

test('a blocked order says why, is not passed on, and may ask again', () => {
  const reasons = [{ code: 'limit-unset' as const }];
  const refusal = DeclineOrderCredit.of({ ...account, reasons }, meta(3));
  const blocked = told
    .given(placed, confirmed, happened<OrderEvent>(on(2), asked))
    .when(refusal)
    .thenEvents(OrderCreditDeclined.of({ ...account, reasons }));
  expect(orderStageOf(blocked.state)).toBe('blocked');
  blocked.when(refusal).thenNothing();
  blocked.when(PassOrderOn.of({ order, to: 'production', requirements: 'fine' }, meta(4))).thenRejected({
    code: 'order.not-granted',
    data: { order, credit: 'declined', reasons, policy: 'order@1' },
  });
  blocked
    .when(AskOrderCredit.of({ order }, meta(4)))
    .thenEvents(OrderCreditAsked.of({ ...account, ask: 2, lines: gross, total }));
});

test('an order that changes asks again for what it now comes to; one that only changes its words does not', () => {
  const more = {
    ...content,
    lines: content.lines.map((line) => (line.line === '2' ? { ...line, amount: yuan(500) } : line)),
  };
  const amend = (after: OrderContent) => AmendOrder.of({ order, after, reason: 'wants more' }, meta(4));
  const amended = since().when(amend(more));
  expect(amended.history.at(-1)).toMatchObject({ type: 'OrderCreditAsked', data: { ask: 2, total: yuan(645) } });
  expect(
    since()
      .when(amend({ ...content, channel: 'shop' }))
      .history.at(-1)?.type,
  ).toBe('OrderAmended');
  // Sold to another customer after all: the first account has back what it held.
  const moved = since().when(amend({ ...content, customer: 'C2' }));
  expect(moved.history.slice(-2)).toMatchObject([
    { type: 'OrderCreditLapsed', data: { customer: 'C1', ask: 1 } },
    { type: 'OrderCreditAsked', data: { customer: 'C2', ask: 2 } },
  ]);
  // An order that never asked asks for nothing.
  expect(told.given(placed).when(amend(more)).history.at(-1)?.type).toBe('OrderAmended');
});

test('taken back and placed again, an order asks under a new number, so that no old answer fits', () => {
  const again = told
    .given(placed, happened<OrderEvent>(on(2), asked))
    .when((history) =>
      CorrectOrder.of({ order, corrects: history[0]?.id ?? '', after: null, reason: 'typed twice' }, meta(3)),
    )
    .when(PlaceOrder.of({ order, content }, meta(4)))
    .when(AskOrderCredit.of({ order }, meta(5)));
  expect(again.history.map(({ type }) => type)).toEqual([
    'OrderPlaced',
    'OrderCreditAsked',
    'OrderCorrected',
    'OrderCreditLapsed',
    'OrderPlaced',
    'OrderCreditAsked',
  ]);
  expect(again.history.at(-1)?.data).toMatchObject({ ask: 2 });
});

test('without a customer, or with one whose id is too long, there is no account to ask', () => {
  const ask = (customer?: string) => {
    const { customer: _, ...rest } = content;
    const own = customer === undefined ? rest : { ...rest, customer };
    return told
      .given(happened<OrderEvent>(on(1), OrderPlaced.of({ order, content: own })))
      .when(AskOrderCredit.of({ order }, meta(2)));
  };
  ask().thenRejected({ code: 'order.without-account', data: { order, customer: null, longest: 196 } });
  expect(ask('C'.repeat(196)).history.at(-1)?.type).toBe('OrderCreditAsked');
  ask('C'.repeat(197)).thenRejected('order.without-account');
});

test('L3: an order and its requirements are passed on when it is confirmed and granted', () => {
  const pass = PassOrderOn.of({ order, to: 'production', requirements: 'fine' }, meta(4));
  since()
    .when(pass)
    .thenEvents(OrderPassedOn.of({ ...whose, to: 'production', requirements: 'fine' }, policies));
  told.given(placed).when(pass).thenRejected('order.not-confirmed', 'order.not-granted');
});

test('L16 L2: departments agree on the dates, and change them with a reason; what was promised is told at the delivery', () => {
  const dates = { producedBy: on(7), deliveredBy: on(9) };
  const plan = (news: object = {}) =>
    ScheduleOrder.of({ order, ...dates, agreedWith: ['production', 'logistics'], ...news }, meta(3));
  const agreedWith = ['production', 'logistics'];
  const first = since()
    .when(plan())
    .thenEvents(OrderScheduled.of({ ...whose, ...dates, agreedWith, before: null, reason: null }));
  since()
    .when(plan({ deliveredBy: on(6) }))
    .thenRejected({
      code: 'order.delivered-before-produced',
      data: { order, producedBy: on(7), deliveredBy: on(6) },
    });
  expect(
    since()
      .when(plan({ deliveredBy: on(7) }))
      .history.at(-1)?.type,
  ).toBe('OrderScheduled');
  first
    .when(plan({ deliveredBy: on(12) }))
    .thenRejected({ code: 'order.rescheduled-without-reason', data: { order, ...dates } });
  first.when(plan({ deliveredBy: on(12), reason: 'no paper' })).thenEvents(
    OrderScheduled.of({
      ...whose,
      producedBy: on(7),
      deliveredBy: on(12),
      agreedWith,
      before: dates,
      reason: 'no paper',
    }),
  );
  const late = first
    .when(InspectGoods.of({ order, inspection: 'Q1', lines: [box(1)], outcome: 'passed', findings: 'ok' }, meta(8)))
    .when(ship('S1', 1))
    .when(deliver('S1', 10));
  expect(late.history.at(-1)).toMatchObject({ data: { promisedBy: on(9) }, occurredOn: on(10) });
});

test('L4 L5: production is reported on, from its start to its end, after the order was passed on', () => {
  const report = (status: 'started' | 'finished', done: number) =>
    ReportProduction.of({ order, status, done, note: 'as planned' }, meta(5));
  since().when(report('started', 10)).thenRejected({ code: 'order.not-passed-on', data: { order } });
  const begun = since(passedOn)
    .when(report('started', 10))
    .thenEvents(ProductionReported.of({ ...whose, status: 'started', done: 10, note: 'as planned' }));
  expect(orderStageOf(begun.state)).toBe('in-production');
  begun
    .when(report('finished', 99))
    .thenRejected({ code: 'order.done-beside-status', data: { order, status: 'finished', done: 99 } });
  begun.when(report('started', 100)).thenRejected('order.done-beside-status');
  expect(orderStageOf(begun.when(report('finished', 100)).state)).toBe('produced');
});

test('L7: what did not pass inspection does not leave, and what passed does', () => {
  since()
    .when(ship('S1', 1))
    .thenRejected({
      code: 'order.more-than-left',
      data: { order, line: '1', of: 'inspected', unit: 'box', asked: '1', left: '0' },
    });
  since(inspected('Q1', 5, false))
    .when(ship('S1', 1))
    .thenRejected('order.more-than-left');
  const passed = since(inspected('Q1', 5));
  passed.when(ship('S1', 6)).thenRejected('order.more-than-left');
  passed
    .when(ship('S1', 5))
    .thenEvents(GoodsShipped.of({ ...whose, shipment: 'S1', lines: [box(5)], carrier: 'SF' }, policies))
    .when(ship('S2', 1))
    .thenRejected('order.more-than-left');
  // A company may adopt that nothing is inspected: then the order alone bounds what leaves.
  const free = { orderPolicy: { name: 'order', version: 2, needsCredit: false, needsInspection: false } };
  const plain = scenario(room, free).given(placed, confirmed);
  expect(plain.when(ship('S1', 10)).history.at(-1)?.policies).toEqual(['order@2']);
  plain.when(ship('S1', 11)).thenRejected({
    code: 'order.more-than-left',
    data: { order, line: '1', of: 'ordered', unit: 'box', asked: '11', left: '10' },
  });
});

test('L8 L10: goods are delivered in parts, each shipment once and no more than left; the rest may be shipped again', () => {
  const way = since(inspected('Q1', 10), shipped('S1', 6));
  way.when(deliver('S9')).thenRejected({ code: 'order.unknown-document', data: { order, kind: 'shipment', id: 'S9' } });
  const part = way.when(DeliverGoods.of({ order, shipment: 'S1', lines: [box(4)], receivedBy: 'Li' }, meta(10)));
  part.thenEvents(delivered('S1', 4).event);
  expect(orderStageOf(part.state)).toBe('partly-delivered');
  part.when(deliver('S1', 11)).thenRejected({ code: 'order.already-delivered', data: { order, shipment: 'S1' } });
  way
    .when(DeliverGoods.of({ order, shipment: 'S1', lines: [box(7)], receivedBy: 'Li' }, meta(10)))
    .thenRejected('order.more-than-left');
  part
    .when(ship('S1', 1, 11))
    .thenRejected({ code: 'order.document-known', data: { order, kind: 'shipment', id: 'S1' } });
  expect(part.when(ship('S2', 6, 11)).history.at(-1)?.type).toBe('GoodsShipped');
  part.when(ship('S2', 7, 11)).thenRejected('order.more-than-left');
});

test('what is inspected, shipped or delivered is of the order, in its unit, above zero, and each line once', () => {
  const look = (...lines: readonly ReturnType<typeof box>[]) =>
    since().when(
      InspectGoods.of({ order, inspection: 'Q1', lines: [...lines], outcome: 'passed', findings: 'ok' }, meta(8)),
    );
  look(box(1, '3')).thenRejected({ code: 'order.unknown-line', data: { order, line: '3', lines: ['1', '2'] } });
  look({ line: '1', quantity: quantity(1, 'kg') }).thenRejected('order.other-unit');
  look(box(0)).thenRejected('order.quantity-not-above-zero');
  look(box(1), box(1)).thenRejected('order.duplicate-lines');
  look(box(11)).thenRejected('order.more-than-left');
  expect(look(box(10)).history.at(-1)?.type).toBe('GoodsInspected');
});

test('L15: what goes wrong is told, and what was done about it', () => {
  const raise = RaiseOrderException.of({ order, exception: 'X1', kind: 'delay', note: 'flood' }, meta(5));
  const solve = (id: string) => ResolveOrderException.of({ order, exception: id, resolution: 'sent by air' }, meta(6));
  const raised = since()
    .when(raise)
    .thenEvents(OrderExceptionRaised.of({ ...whose, exception: 'X1', kind: 'delay', note: 'flood' }));
  raised.when(raise).thenRejected({ code: 'order.document-known', data: { order, kind: 'exception', id: 'X1' } });
  raised
    .when(solve('X2'))
    .thenRejected({ code: 'order.unknown-document', data: { order, kind: 'exception', id: 'X2' } });
  raised
    .when(solve('X1'))
    .thenEvents(OrderExceptionResolved.of({ ...whose, exception: 'X1', resolution: 'sent by air' }))
    .when(solve('X1'))
    .thenRejected({ code: 'order.already-resolved', data: { order, exception: 'X1' } });
});

test('L6: the customer is told how far the order has come, and of what goes wrong', () => {
  const tell = InformCustomer.of({ order, means: 'phone' }, meta(6));
  const raise = RaiseOrderException.of({ order, exception: 'X1', kind: 'delay', note: 'flood' }, meta(5));
  const said = since(passedOn)
    .when(raise)
    .when(tell)
    .thenEvents(CustomerInformed.of({ ...whose, stage: 'passed-on', exceptions: ['X1'], means: 'phone', note: null }));
  expect(said.state).toMatchObject({ fulfilment: { told: { stage: 'passed-on', exceptions: ['X1'] } } });
});

test('every stage of an order is told by what became of it', () => {
  const stage = (...events: readonly ReturnType<typeof happened<OrderEvent>>[]) =>
    orderStageOf(
      told.given(...events).when(RaiseOrderException.of({ order, exception: 'X', kind: 'other', note: '-' }, meta(20)))
        .state,
    );
  expect(orderStageOf(room.initial)).toBeNull();
  expect(stage(placed)).toBe('placed');
  expect(stage(placed, confirmed)).toBe('confirmed');
  expect(stage(...agreed, inspected('Q1', 5))).toBe('inspected');
  expect(stage(...agreed, inspected('Q1', 5), shipped('S1', 5))).toBe('partly-shipped');
  const second = happened<OrderEvent>(
    on(9),
    GoodsShipped.of({ ...whose, shipment: 'S2', lines: [box(1, '2')], carrier: 'SF' }),
  );
  expect(stage(...agreed, shipped('S1', 10), second)).toBe('shipped');
  const rest = happened<OrderEvent>(
    on(10),
    GoodsDelivered.of({
      ...whose,
      shipment: 'S2',
      currency: 'CNY',
      lines: [{ ...box(1, '2'), whole: { ...box(1, '2'), gross: yuan(230) } }],
      receivedBy: 'Li',
      promisedBy: null,
    }),
  );
  expect(stage(...agreed, shipped('S1', 10), second, rest)).toBe('partly-delivered');
  expect(stage(...agreed, shipped('S1', 10), second, rest, delivered('S1', 10))).toBe('delivered');
  const cancelled = told.given(placed).when(CancelOrder.of({ order, reason: 'off' }, meta(2)));
  expect(orderStageOf(cancelled.state)).toBe('cancelled');
});

test('while goods are out, the order is not taken back, nor cut below what left', () => {
  const out = since(inspected('Q1', 10), shipped('S1', 6));
  const cancel = CancelOrder.of({ order, reason: 'off' }, meta(12));
  out.when(cancel).thenRejected({ code: 'order.goods-out', data: { order, lines: ['1'] } });
  out
    .when((history) =>
      CorrectOrder.of({ order, corrects: history[0]?.id ?? '', after: null, reason: 'never was' }, meta(1)),
    )
    .thenRejected('order.goods-out');
  const cut = (count: number) => {
    const [first, second] = content.lines;
    const lines = [
      { ...(first as (typeof content.lines)[number]), quantity: quantity(count, 'box') },
      second as (typeof content.lines)[number],
    ];
    return AmendOrder.of({ order, after: { ...content, lines }, reason: 'less' }, meta(12));
  };
  out
    .when(cut(5))
    .thenRejected({ code: 'order.below-shipped', data: { order, line: '1', unit: 'box', after: '5', shipped: '6' } });
  expect(out.when(cut(6)).history.some(({ type }) => type === 'OrderAmended')).toBe(true);
  // All that left came back: then the rest can be off.
  const back = ReturnLines.of({ order, lines: [box(6)], reason: 'damp' }, meta(11));
  expect(
    out
      .when(back)
      .when(cancel)
      .history.some(({ type }) => type === 'OrderCancelled'),
  ).toBe(true);
  out
    .when((history) =>
      CorrectOrder.of({ order, corrects: history[0]?.id ?? '', after: content, reason: 'date' }, meta(12)),
    )
    .thenRejected('order.dated-too-late', 'order.dated-after-goods');
});

test('L11: the document of a return is corrected, or taken back, by naming what it replaces', () => {
  const goods = (count: number): OrderContent => ({
    customer: 'C1',
    lines: [{ line: '1', product: 'P1', quantity: quantity(count, 'box'), amount: yuan(10 * count) }],
  });
  const recorded = happened<OrderEvent>(
    on(5),
    ReturnRecorded.of({ order: 'R1', ofOrder: 'O1', returned: goods(2), reason: 'damp' }),
  );
  const correct = (after: OrderContent | null, id: string, day = 5) =>
    CorrectReturn.of({ order: 'R1', corrects: id, ofOrder: 'O2', after, reason: 'misread' }, meta(day));
  const fixed = told.given(recorded).when((history) => correct(goods(3), history[0]?.id ?? '', 4));
  expect(fixed.history.at(-1)).toMatchObject({
    type: ReturnCorrected.type,
    occurredOn: on(4),
    data: { placedOn: on(5), beforeOf: 'O1', before: goods(2), ofOrder: 'O2', after: goods(3) },
  });
  // What it said goes out on its own day, and what was so comes in on the true one.
  expect(movementsOf(fixed.history.at(-1) as (typeof fixed.history)[number])).toMatchObject([
    { sign: 1, content: goods(2), on: on(5) },
    { sign: -1, content: goods(3), on: on(4) },
  ]);
  fixed.when(correct(goods(1), 'none')).thenRejected('order.corrects-another');
  fixed.when((history) => correct(goods(3), history[1]?.id ?? '', 4)).thenNothing();
  const gone = fixed.when((history) => correct(null, history[1]?.id ?? ''));
  expect(gone.state).toEqual({ status: 'retracted', order: 'R1' });
  told
    .given(placed)
    .when(CorrectReturn.of({ order, corrects: 'x', after: null, reason: 'so' }, meta(5)))
    .thenRejected({
      code: 'order.not-a-return',
      data: { order },
    });
  expect(checkLaws(room.laws, recordedHistory(gone.history))).toEqual([]);
});

test('the laws of fulfilment bite, each on a history that breaks it', () => {
  const broken = (...events: readonly ReturnType<typeof happened<OrderEvent>>[]) =>
    checkLaws(fulfilmentLaws, recordedHistory(storedHistory('test.order-O1', events))).map(({ law }) => law);
  expect(broken(...agreed, inspected('Q1', 5), shipped('S1', 5), delivered('S1', 5))).toEqual([]);
  expect(broken(...agreed, inspected('Q1', 5), shipped('S1', 6))).toEqual(['order.ships-what-passed']);
  expect(broken(...agreed, inspected('Q1', 5, false), shipped('S1', 5))).toEqual(['order.ships-what-passed']);
  expect(broken(...agreed, delivered('S1', 5))).toEqual(['order.delivers-what-was-shipped']);
  expect(broken(placed, confirmed, passedOn)).toEqual(['order.answers-follow-askings']);
  expect(broken(placed, granted)).toEqual(['order.answers-follow-askings']);
  expect(broken(...agreed, granted)).toEqual(['order.answers-follow-askings']);
  expect(broken(...agreed, inspected('Q1', 0))).toEqual(['order.goods-above-zero']);
});
