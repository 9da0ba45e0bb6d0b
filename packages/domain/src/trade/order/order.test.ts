// The order by examples: what each command makes of it, with figures worked out by hand.

import { isRight, right } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { fixedZone, type LocalDate, madeAt, madeOn, money, parseCommand, quantity } from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedId, tester, testMeta } from '../../testing/index.ts';
import {
  AmendOrder,
  CancelOrder,
  ConfirmOrder,
  CorrectOrder,
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderEvent,
  type OrderLine,
  OrderPlaced,
  orderCommands,
  PlaceOrder,
  RecordReturn,
  ReturnLines,
  ReturnRecorded,
  remainingOf,
  order as room,
} from './index.ts';

const order = 'O1';
const day1: LocalDate = '2024-01-01';
const yuan = (amount: number) => money(amount, 'CNY');
const line = (id: string, count: number, amount: number, cost?: number): OrderLine => ({
  line: id,
  product: `P${id}`,
  category: 'tea',
  quantity: quantity(count, 'box'),
  amount: yuan(amount),
  ...(cost === undefined ? {} : { cost: yuan(cost) }),
});
const whose = { customer: 'C1', salesperson: 'S1', channel: 'shop', territory: 'east', place: { city: '苏州' } };
/** 6 boxes for 100.00 that cost us 70.00, and 4 for 40.00 of which the cost isn't known. */
const content: OrderContent = { ...whose, lines: [line('1', 6, 10_000, 7_000), line('2', 4, 4_000)] };
const [first, second] = content.lines as [OrderLine, OrderLine];

const meta = (on: LocalDate) => testMeta(on);
const told = scenario(room, {});
const placed = OrderPlaced.of({ order, content });
const placing = { placedAt: meta(day1).at, placedOn: day1 };
const id = (revision: number) => storedId('test.order-scenario', revision);
const since = (...events: readonly (OrderEvent | Happened<OrderEvent>)[]) =>
  told.given(happened(day1, placed), ...events);
const back = (...lines: readonly OrderLine[]) =>
  LinesReturned.of({ order, ...placing, returned: { ...whose, lines: [...lines] }, reason: 'damp' });
const returning = (
  on: LocalDate,
  lines: readonly {
    readonly line: string;
    readonly quantity: OrderLine['quantity'];
    readonly amount?: OrderLine['amount'];
  }[],
  more: Pick<OrderContent, 'total' | 'tax' | 'freight'> = {},
) => ReturnLines.of({ order, lines: [...lines], ...more, reason: 'damp' }, meta(on));

test('an order that is placed carries all that was said of it, for its customer, salesperson and territory', () => {
  const { state } = told.when(PlaceOrder.of({ order, content }, meta(day1))).thenEvents(placed);
  expect(placed.tags).toEqual(['order:O1', 'customer:C1', 'salesperson:S1', 'territory:east']);
  expect(state).toEqual({
    status: 'placed',
    order,
    placed: { at: meta(day1).at, on: day1 },
    origin: id(0),
    content,
    amended: null,
    returns: [],
  });
  expect(remainingOf(state)).toEqual(right(content));
});

test('a sale of which neither customer nor salesperson is known is an order all the same', () => {
  const anonymous = { order, content: { lines: [line('1', 1, 0)] } };
  told.when(PlaceOrder.of(anonymous, meta(day1))).thenEvents(OrderPlaced.of(anonymous));
  expect(OrderPlaced.of(anonymous).tags).toEqual(['order:O1']);
});

test('a line of an allowance has an amount below zero and a quantity above it', () => {
  const allowance = { ...content, lines: [first, line('2', 1, -500)] };
  told
    .when(PlaceOrder.of({ order, content: allowance }, meta(day1)))
    .thenEvents(OrderPlaced.of({ order, content: allowance }));
});

test('a stated total is kept beside the lines, whatever they add up to', () => {
  const stated = { ...content, total: yuan(13_000), tax: yuan(1_690), freight: yuan(500) };
  told
    .when(PlaceOrder.of({ order, content: stated }, meta(day1)))
    .thenEvents(OrderPlaced.of({ order, content: stated }));
});

test('L1: an order is confirmed once with its customer, on the day of its placing or later', () => {
  const confirmed = OrderConfirmed.of({ order, customer: 'C1', note: 'by phone' });
  since()
    .when(ConfirmOrder.of({ order, note: 'by phone' }, meta(day1)))
    .thenEvents(confirmed)
    .when(ConfirmOrder.of({ order }, meta('2024-01-05')))
    .thenRejected({ code: 'order.already-confirmed', data: { order, confirmedOn: day1 } });
  expect(confirmed.tags).toEqual(['order:O1', 'customer:C1']);
  told
    .given(happened(day1, OrderPlaced.of({ order, content: { lines: [first] } })))
    .when(ConfirmOrder.of({ order }, meta(day1)))
    .thenEvents(OrderConfirmed.of({ order }));
});

test('an amendment keeps what was and what is now, for both customers, and leaves the order confirmed', () => {
  const after = { ...content, customer: 'C2', lines: [first] };
  const amended = OrderAmended.of({ order, ...placing, before: content, after, reason: 'asked for less' });
  const { state } = since(OrderConfirmed.of({ order, customer: 'C1' }))
    .when(AmendOrder.of({ order, after, reason: 'asked for less' }, meta('2024-01-03')))
    .thenEvents(amended);
  expect(amended.tags).toEqual(['order:O1', 'customer:C1', 'salesperson:S1', 'territory:east', 'customer:C2']);
  expect(state).toMatchObject({ status: 'confirmed', content: after, amended: { on: '2024-01-03' } });
});

test('an amendment that changes nothing makes no event', () => {
  const { lines, ...rest } = content;
  since()
    .when(AmendOrder.of({ order, after: { lines, ...rest }, reason: 'asked' }, meta('2024-01-03')))
    .thenNothing();
});

test('L11: goods come back in parts, each with its share of the amount and the cost, the last with the rest', () => {
  since()
    .when(returning('2024-01-02', [{ line: '1', quantity: quantity(1, 'box') }]))
    .thenEvents(back({ ...first, quantity: quantity(1, 'box'), amount: yuan(1_667), cost: yuan(1_167) }))
    .when(
      returning('2024-01-03', [
        { line: '1', quantity: quantity(5, 'box') },
        { line: '2', quantity: quantity(1, 'box') },
      ]),
    )
    .thenEvents(
      back(
        { ...first, quantity: quantity(5, 'box'), amount: yuan(8_333), cost: yuan(5_833) },
        { ...second, quantity: quantity(1, 'box'), amount: yuan(1_000) },
      ),
    )
    .when(returning('2024-01-04', [{ line: '1', quantity: quantity(1, 'box') }]))
    .thenRejected({
      code: 'order.return-beyond-ordered',
      data: { order, line: '1', of: 'quantity', unit: 'box', asked: '1', ordered: '6', returned: '6', left: '0' },
    });
});

test('L11: what is credited may be less than the share, down to nothing, and quantities may come back in finer parts', () => {
  since()
    .when(returning('2024-01-02', [{ line: '2', quantity: quantity(25, 'box', 1), amount: yuan(0) }]))
    .thenEvents(back({ ...second, quantity: quantity(25, 'box', 1), amount: yuan(0) }))
    .when(returning('2024-01-02', [{ line: '2', quantity: quantity(15, 'box', 1) }]))
    .thenEvents(back({ ...second, quantity: quantity(15, 'box', 1), amount: yuan(4_000) }));
});

test('a gift of no amount and an allowance come back too, the allowance below zero', () => {
  const lines = [first, line('2', 2, 0), line('3', 1, -600)];
  const { state } = told
    .given(happened(day1, OrderPlaced.of({ order, content: { ...whose, lines } })))
    .when(
      returning('2024-01-02', [
        { line: '1', quantity: quantity(6, 'box') },
        { line: '2', quantity: quantity(2, 'box') },
        { line: '3', quantity: quantity(1, 'box') },
      ]),
    )
    .thenEvents(back(...lines));
  expect(remainingOf(state)).toEqual(right(null));
});

test('a return takes the rest of a stated total with the last of every line, or the total that it states', () => {
  const stated = { ...content, total: yuan(13_000) };
  const opening = told.given(happened(day1, OrderPlaced.of({ order, content: stated })));
  const everything = [
    { line: '1', quantity: quantity(6, 'box') },
    { line: '2', quantity: quantity(4, 'box') },
  ];
  const goods = (more: Pick<OrderContent, 'total'>, ...lines: readonly OrderLine[]) =>
    LinesReturned.of({ order, ...placing, returned: { ...whose, lines: [...lines], ...more }, reason: 'damp' });
  opening.when(returning('2024-01-02', everything)).thenEvents(goods({ total: yuan(13_000) }, first, second));
  opening
    .when(returning('2024-01-02', everything.slice(1)))
    .thenEvents(goods({}, second))
    .when(returning('2024-01-03', everything.slice(0, 1)))
    .thenEvents(goods({ total: yuan(9_000) }, first));
  opening
    .when(returning('2024-01-02', everything.slice(1), { total: yuan(3_500) }))
    .thenEvents(goods({ total: yuan(3_500) }, second))
    .when(returning('2024-01-03', everything.slice(0, 1)))
    .thenEvents(goods({ total: yuan(9_500) }, first));
});

test('cancelling takes out what is left: the lines, the stated total, tax and freight less what came back', () => {
  const stated = { ...content, total: yuan(13_000), tax: yuan(1_690), freight: yuan(500) };
  const taxed = { ...whose, lines: [{ ...second, quantity: quantity(1, 'box'), amount: yuan(1_000) }], tax: yuan(130) };
  const { state } = told
    .given(
      happened(day1, OrderPlaced.of({ order, content: stated })),
      LinesReturned.of({ order, ...placing, returned: taxed, reason: 'damp' }),
    )
    .when(CancelOrder.of({ order, reason: 'no money' }, meta('2024-02-01')))
    .thenEvents(
      OrderCancelled.of({
        order,
        ...placing,
        content: {
          ...whose,
          lines: [first, { ...second, quantity: quantity(3, 'box'), amount: yuan(3_000) }],
          total: yuan(12_000),
          tax: yuan(1_560),
          freight: yuan(500),
        },
        reason: 'no money',
      }),
    );
  expect(state).toMatchObject({ status: 'cancelled', cancelled: { on: '2024-02-01' } });
  expect(remainingOf(state)).toEqual(right(null));
});

test('cancelling leaves out lines that came back whole, and keeps what was not credited for them', () => {
  since(back({ ...first, amount: yuan(9_000) }))
    .when(CancelOrder.of({ order, reason: 'no money' }, meta('2024-02-01')))
    .thenEvents(
      OrderCancelled.of({
        order,
        ...placing,
        content: {
          ...whose,
          lines: [{ ...first, quantity: quantity(0, 'box'), amount: yuan(1_000), cost: yuan(0) }, second],
        },
        reason: 'no money',
      }),
    );
  since(back(first))
    .when(CancelOrder.of({ order, reason: 'no money' }, meta('2024-02-01')))
    .thenEvents(OrderCancelled.of({ order, ...placing, content: { ...whose, lines: [second] }, reason: 'no money' }));
});

test('freight that was not paid back can be cancelled though all goods came back', () => {
  told
    .given(happened(day1, OrderPlaced.of({ order, content: { ...content, freight: yuan(500) } })), back(first, second))
    .when(CancelOrder.of({ order, reason: 'freight is ours' }, meta('2024-02-01')))
    .thenEvents(
      OrderCancelled.of({
        order,
        ...placing,
        content: {
          ...whose,
          lines: [{ ...second, quantity: quantity(0, 'box'), amount: yuan(0) }],
          freight: yuan(500),
        },
        reason: 'freight is ours',
      }),
    );
});

test('a correction says what was so all along, moves the order to its true date, and can be corrected in turn', () => {
  const after = { ...content, customer: 'C2', lines: [first] };
  const again = { ...after, lines: [{ ...first, amount: money(900, 'USD'), cost: money(500, 'USD') }] };
  const reason = 'wrong customer';
  const moved = { placedAt: meta('2023-12-20').at, placedOn: '2023-12-20' as const };
  since()
    .when(CorrectOrder.of({ order, corrects: id(0), after, reason }, meta('2023-12-20')))
    .thenEvents(OrderCorrected.of({ order, ...placing, before: content, after, reason }, { corrects: id(0) }))
    .when(CorrectOrder.of({ order, corrects: id(0), after: again, reason }, meta('2023-12-20')))
    .thenRejected({ code: 'order.corrects-another', data: { order, corrects: id(0), expected: id(1) } })
    .when(CorrectOrder.of({ order, corrects: id(1), after: again, reason }, meta('2024-01-02')))
    .thenEvents(OrderCorrected.of({ order, ...moved, before: after, after: again, reason }, { corrects: id(1) }))
    .thenState({
      status: 'placed',
      order,
      placed: { at: meta('2024-01-02').at, on: '2024-01-02' },
      origin: id(2),
      content: again,
      amended: null,
      returns: [],
    })
    .when(CorrectOrder.of({ order, corrects: id(2), after: again, reason }, meta('2024-01-02')))
    .thenNothing();
});

test('after goods came back an order can be corrected where its date and what came back stay as they were', () => {
  const after = { ...content, lines: [{ ...first, quantity: quantity(7, 'box') }, second], freight: yuan(100) };
  since(back({ ...first, quantity: quantity(1, 'box'), amount: yuan(1_667), cost: yuan(1_167) }))
    .when(CorrectOrder.of({ order, corrects: id(0), after, reason: 'miscounted' }, meta(day1)))
    .thenEvents(
      OrderCorrected.of({ order, ...placing, before: content, after, reason: 'miscounted' }, { corrects: id(0) }),
    );
});

test('a confirmed order may be corrected up to the very instant of its confirmation', () => {
  const after = { ...content, lines: [first] };
  since(happened('2024-01-02', OrderConfirmed.of({ order })))
    .when(CorrectOrder.of({ order, corrects: id(0), after, reason: 'late' }, meta('2024-01-02')))
    .thenEvents(OrderCorrected.of({ order, ...placing, before: content, after, reason: 'late' }, { corrects: id(0) }));
});

test('an order that never was is retracted, and can be placed again', () => {
  since(OrderConfirmed.of({ order, customer: 'C1' }))
    .when(CorrectOrder.of({ order, corrects: id(0), after: null, reason: 'a test' }, meta(day1)))
    .thenEvents(
      OrderCorrected.of({ order, ...placing, before: content, after: null, reason: 'a test' }, { corrects: id(0) }),
    )
    .thenState({ status: 'retracted', order })
    .when(PlaceOrder.of({ order, content }, meta('2024-01-09')))
    .thenEvents(placed);
});

test('L11: a return that came as a document of its own stands on its own, about the order that it names', () => {
  const data = { order: 'R1', ofOrder: order, returned: content, reason: 'credit note' };
  const recorded = ReturnRecorded.of(data);
  const { state } = told.when(RecordReturn.of(data, meta(day1))).thenEvents(recorded);
  expect(recorded.tags).toEqual(['order:R1', 'customer:C1', 'salesperson:S1', 'territory:east', 'order:O1']);
  expect(state).toEqual({
    status: 'return-document',
    order: 'R1',
    ofOrder: order,
    recorded: { at: meta(day1).at, on: day1 },
    origin: id(0),
    returned: content,
  });
  told
    .given(recorded)
    .when(RecordReturn.of(data, meta(day1)))
    .thenRejected({ code: 'order.is-a-return', data: { order: 'R1', recordedOn: day1 } });
});

test('papers may arrive in any order: a return dated before another, and a confirmation dated before both', () => {
  since(happened('2024-01-20', back({ ...second, quantity: quantity(1, 'box'), amount: yuan(1_000) })))
    .when(returning('2024-01-10', [{ line: '2', quantity: quantity(1, 'box') }]))
    .thenEvents(back({ ...second, quantity: quantity(1, 'box'), amount: yuan(1_000) }))
    .when(ConfirmOrder.of({ order }, meta('2024-01-05')))
    .thenEvents(OrderConfirmed.of({ order, customer: 'C1' }));
});

test('what lies at the very instant of the placing is not before it, and one millisecond earlier is', () => {
  const zone = fixedZone('Asia/Shanghai', 480);
  const at = Date.UTC(2024, 0, 1, 12);
  const confirming = (instant: number) => ConfirmOrder.of({ order }, madeAt(zone, instant, 'c1', tester));
  since()
    .when(confirming(at))
    .thenEvents(OrderConfirmed.of({ order, customer: 'C1' }));
  since()
    .when(confirming(at - 1))
    .thenRejected('order.dated-too-early');
  const dateOnly = madeOn(zone, day1, 'c2', tester);
  since().when(ConfirmOrder.of({ order }, dateOnly)).thenRejected('order.dated-too-early');
});

test('commands are read from outside by their schemas, with every fault and its place', () => {
  const parse = parseCommand(orderCommands);
  const sent = { type: 'PlaceOrder', data: { order, content }, meta: meta(day1) };
  expect(isRight(parse(JSON.parse(JSON.stringify(sent))))).toBe(true);
  const none = { ...sent, data: { order: '', content: { ...content, lines: [] } } };
  expect(parse(none)).toMatchObject({
    _tag: 'Left',
    left: [{ data: { path: 'data.order' } }, { data: { path: 'data.content.lines' } }],
  });
  const return1 = {
    ...sent,
    type: 'ReturnLines',
    data: { order, lines: [{ line: '1', amount: yuan(1) }], reason: 'x' },
  };
  expect(parse(return1)).toMatchObject({ _tag: 'Left', left: [{ data: { path: 'data.lines.0.quantity' } }] });
});

test('a history that no room wrote is refused with a reason where what is left of it can not be written down', () => {
  const most = money(Number.MIN_SAFE_INTEGER, 'CNY');
  const hostile = back({ ...first, amount: most }, { ...first, amount: most });
  const cancelling = CancelOrder.of({ order, reason: 'no money' }, meta('2024-02-01'));
  since(hostile).when(cancelling).thenRejected('order.too-large');
  const { outcome } = since(hostile).when(returning('2024-01-03', [{ line: '1', quantity: quantity(1, 'box') }]));
  expect(outcome).toMatchObject({ _tag: 'Left' });
});
