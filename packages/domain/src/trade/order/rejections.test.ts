// Every reason against a command on an order, each by an example with its numbers; and what is said of it to people.
import { expect, test } from 'vitest';
import { formatInstant, type LocalDate, money, quantity } from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import { fulfilmentMessages } from './fulfilment-texts.ts';
import {
  AmendOrder,
  CancelOrder,
  ConfirmOrder,
  CorrectOrder,
  type DatedEvent,
  type FixedByReturns,
  type LineAccount,
  LinesReturned,
  type OrderAccount,
  OrderAmended,
  OrderCancelled,
  type OrderCommand,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderEvent,
  type OrderLine,
  OrderPlaced,
  type OrderRejection,
  orderMessages,
  PlaceOrder,
  RecordReturn,
  ReturnLines,
  ReturnRecorded,
  order as room,
} from './index.ts';

const order = 'O1';
const day1: LocalDate = '2024-01-01';
const day9: LocalDate = '2024-01-09';
const reason = 'so it is';
const most = Number.MAX_SAFE_INTEGER;
const box = (count: number) => quantity(count, 'box');
const yuan = (amount: number) => money(amount, 'CNY');
const line = (id: string, count: number, amount: number, more: Partial<OrderLine> = {}): OrderLine => ({
  line: id,
  product: `P${id}`,
  quantity: box(count),
  amount: yuan(amount),
  ...more,
});
const [first, second] = [line('1', 6, 10_000, { cost: yuan(7_000) }), line('2', 4, 4_000)];
const content: OrderContent = { customer: 'C1', salesperson: 'S1', lines: [first, second], tax: yuan(1_820) };

const at = (on: LocalDate) => ({ at: testMeta(on).at, on });
const placing = { placedAt: at(day1).at, placedOn: day1 };
const said = (on: LocalDate) => formatInstant(testMeta(on).at);
const id = (revision: number) => storedId('test.order-scenario', revision);

const placed = OrderPlaced.of({ order, content });
const confirmed = OrderConfirmed.of({ order, customer: 'C1' });
const cancelled = OrderCancelled.of({ order, ...placing, content, reason });
const amended = OrderAmended.of({ order, ...placing, before: content, after: content, reason });
const returned = (lines: readonly OrderLine[], more: Partial<OrderContent> = {}) =>
  LinesReturned.of({
    order,
    ...placing,
    returned: { customer: 'C1', salesperson: 'S1', lines: [...lines], ...more },
    reason,
  });
/** Two boxes of the first line came back. */
const someBack = returned([{ ...first, quantity: box(2), amount: yuan(3_000), cost: yuan(2_000) }], { tax: yuan(300) });
const retracted = OrderCorrected.of({ order, ...placing, before: content, after: null, reason }, { corrects: id(0) });
const document = ReturnRecorded.of({ order, returned: { lines: [first] }, reason });

const place = (of: OrderContent) => PlaceOrder.of({ order, content: of }, testMeta(day9));
const confirm = (on = day9) => ConfirmOrder.of({ order }, testMeta(on));
const amend = (after: OrderContent, on = day9) => AmendOrder.of({ order, after, reason }, testMeta(on));
const cancel = (on = day9) => CancelOrder.of({ order, reason }, testMeta(on));
const correct = (after: OrderContent | null, on: LocalDate = day1, corrects = id(0)) =>
  CorrectOrder.of({ order, corrects, after, reason }, testMeta(on));
const record = (of: OrderContent, ofOrder = 'O2') =>
  RecordReturn.of({ order, ofOrder, returned: of, reason }, testMeta(day9));
const want = (id: string, count: number, amount?: number) => ({
  line: id,
  quantity: box(count),
  ...(amount === undefined ? {} : { amount: yuan(amount) }),
});
const back = (
  lines: readonly (Pick<OrderLine, 'line' | 'quantity'> & Partial<Pick<OrderLine, 'amount'>>)[],
  more: Pick<OrderContent, 'total' | 'tax' | 'freight'> = {},
  on = day9,
) => ReturnLines.of({ order, lines: [...lines], ...more, reason }, testMeta(on));

const dated = (on: LocalDate, event: DatedEvent, eventOn: LocalDate) => ({
  order,
  on,
  at: said(on),
  event,
  eventOn,
  eventAt: said(eventOn),
});
const tooEarly = (...of: Parameters<typeof dated>): OrderRejection => ({
  code: 'order.dated-too-early',
  data: dated(...of),
});
type Of = LineAccount | OrderAccount;
const beyond = (
  of: Of,
  line: string | null,
  unit: string,
  [asked, ordered, back, left]: readonly [asked: string, ordered: string, returned: string, left: string],
): OrderRejection => ({
  code: 'order.return-beyond-ordered',
  data: { order, line, of, unit, asked, ordered, returned: back, left },
});
const below = (of: Of, line: string | null, unit: string, after: string, back: string): OrderRejection => ({
  code: 'order.below-returned',
  data: { order, line, of, unit, after, returned: back },
});
const minus = (of: Of, line: string | null, asked: string): OrderRejection => ({
  code: 'order.return-below-zero',
  data: { order, line, of, unit: 'CNY', asked },
});

const tooLarge = (of: 'amounts', sum: string, limit: string): OrderRejection => ({
  code: 'order.too-large',
  data: { order, of, sum, most: limit },
});
const fixed = (what: FixedByReturns, line: string | null = null): OrderRejection => ({
  code: 'order.fixed-by-returns',
  data: { order, line, what },
});

interface Case {
  readonly why: string;
  readonly past: readonly (OrderEvent | Happened<OrderEvent>)[];
  readonly command: OrderCommand;
  readonly reasons: readonly OrderRejection[];
}

const cases: readonly Case[] = [
  {
    why: 'an order is placed once',
    past: [placed],
    command: place(content),
    reasons: [{ code: 'order.already-placed', data: { order, placedOn: day1 } }],
  },
  {
    why: 'the id of a cancelled order is not free again',
    past: [placed, cancelled],
    command: place(content),
    reasons: [{ code: 'order.already-placed', data: { order, placedOn: day1 } }],
  },
  ...[confirm(), amend(content), cancel(), back([want('1', 1)]), correct(content)].flatMap((command) => {
    const { type } = command;
    const refused = (why: string, past: readonly OrderEvent[], against: OrderRejection): Case => ({
      why: `${type} ${why}`,
      past,
      command,
      reasons: [against],
    });
    const cancelledOn = '2024-01-02';
    return [
      refused('needs an order', [], { code: 'order.not-placed', data: { order } }),
      refused('needs an order that was', [placed, retracted], { code: 'order.retracted', data: { order } }),
      refused('comes before the end', [placed, cancelled], { code: 'order.cancelled', data: { order, cancelledOn } }),
      refused('is for orders', [document], { code: 'order.is-a-return', data: { order, recordedOn: day1 } }),
    ];
  }),
  {
    why: 'an order is confirmed once',
    past: [placed, confirmed],
    command: confirm(),
    reasons: [{ code: 'order.already-confirmed', data: { order, confirmedOn: '2024-01-02' } }],
  },
  {
    why: 'what came back whole can not be cancelled',
    past: [placed, returned([first, second], { tax: yuan(1_820) })],
    command: cancel(),
    reasons: [{ code: 'order.nothing-left', data: { order } }],
  },
  {
    why: 'a document is no return of itself',
    past: [],
    command: record({ lines: [first] }, order),
    reasons: [{ code: 'order.return-of-itself', data: { order } }],
  },
  {
    why: 'a correction names what it corrects',
    past: [placed],
    command: correct(null, day1, 'another'),
    reasons: [{ code: 'order.corrects-another', data: { order, corrects: 'another', expected: id(0) } }],
  },
  {
    why: 'what was amended since is not corrected beneath the amendment',
    past: [placed, amended],
    command: correct(content),
    reasons: [{ code: 'order.amended-since', data: { order, amendedOn: '2024-01-02' } }],
  },
  {
    why: 'nothing lies before the placing',
    past: [happened(day9, placed)],
    command: back([want('1', 1)], {}, '2024-01-08'),
    reasons: [tooEarly('2024-01-08', 'placed', day9)],
  },
  {
    why: 'no change lies before the one that it builds on',
    past: [placed, happened(day9, amended)],
    command: amend({ lines: [first] }, '2024-01-08'),
    reasons: [tooEarly('2024-01-08', 'amended', day9)],
  },
  {
    why: 'a cancellation lies before nothing',
    past: [placed, happened(day9, confirmed), happened(day9, someBack), happened('2024-01-07', someBack)],
    command: cancel('2024-01-08'),
    reasons: [tooEarly('2024-01-08', 'confirmed', day9), tooEarly('2024-01-08', 'returned', day9)],
  },
  {
    why: 'an order was placed before it was confirmed',
    past: [placed, confirmed],
    command: correct(content, day9),
    reasons: [{ code: 'order.dated-too-late', data: dated(day9, 'confirmed', '2024-01-02') }],
  },
  {
    why: 'each line has an id of its own, and every fault of a content is told at once',
    past: [],
    command: place({
      lines: [line('1', 0, 1), line('1', 0, 1), line('2', -1, 1, { cost: money(1, 'USD') })],
      freight: money(1, 'EUR'),
    }),
    reasons: [
      { code: 'order.duplicate-lines', data: { order, lines: ['1'] } },
      { code: 'order.quantity-not-above-zero', data: { order, line: '1', quantity: '0', unit: 'box' } },
      { code: 'order.quantity-not-above-zero', data: { order, line: '2', quantity: '-1', unit: 'box' } },
      { code: 'order.several-currencies', data: { order, currencies: ['CNY', 'EUR', 'USD'] } },
    ],
  },
  {
    why: 'an amendment keeps the currency',
    past: [placed],
    command: amend({ lines: [line('1', 1, 0, { amount: money(1, 'USD') })], tax: money(1, 'USD') }),
    reasons: [{ code: 'order.several-currencies', data: { order, currencies: ['CNY', 'USD'] } }],
  },
  {
    why: 'an amendment stays exact with what came back',
    past: [
      OrderPlaced.of({ order, content: { lines: [line('1', 2, 0, { amount: money(4e9, 'CNY', 0) })] } }),
      returned([line('1', 1, 0, { amount: money(4e15, 'CNY', 6) })]),
    ],
    command: amend({ customer: 'C1', salesperson: 'S1', lines: [line('1', 2, 0, { amount: money(6e9, 'CNY', 0) })] }),
    reasons: [tooLarge('amounts', '10000000000.000000', '9007199254.740991'), fixed('customer'), fixed('salesperson')],
  },
  {
    why: 'no more comes back than was ordered, however much',
    past: [placed],
    command: back([want('1', most)]),
    reasons: [beyond('quantity', '1', 'box', [`${most}`, '6', '0', '6'])],
  },
  {
    why: 'a return can not make the rest inexact',
    past: [OrderPlaced.of({ order, content: { lines: [line('1', 2, most)] } })],
    command: back([want('1', 1, 1)]),
    reasons: [tooLarge('amounts', '90071992547409.92', '90071992547409.91')],
  },
  {
    why: 'lines come back that were ordered',
    past: [placed],
    command: back([want('3', 1), want('3', 1)]),
    reasons: [
      { code: 'order.duplicate-lines', data: { order, lines: ['3'] } },
      { code: 'order.unknown-line', data: { order, line: '3', lines: ['1', '2'] } },
    ],
  },
  {
    why: 'lines come back in their own unit and currency, in quantities above zero',
    past: [placed],
    command: back([{ line: '1', quantity: quantity(1, 'kg'), amount: money(99_999, 'USD') }, want('2', 0)]),
    reasons: [
      { code: 'order.several-currencies', data: { order, currencies: ['CNY', 'USD'] } },
      { code: 'order.other-unit', data: { order, line: '1', unit: 'kg', expected: 'box' } },
      { code: 'order.quantity-not-above-zero', data: { order, line: '2', quantity: '0', unit: 'box' } },
    ],
  },
  {
    why: 'no more of a line comes back than was ordered, over all returns and whatever the scale',
    past: [placed, someBack],
    command: back([{ line: '1', quantity: quantity(41, 'box', 1), amount: money(700_001, 'CNY', 4) }]),
    reasons: [
      beyond('quantity', '1', 'box', ['4.1', '6', '2', '4']),
      beyond('amount', '1', 'CNY', ['70.0001', '100.00', '30.00', '70.00']),
    ],
  },
  {
    why: 'no more is credited for a line than it came to, and nothing below zero',
    past: [placed, someBack],
    command: back([want('1', 1, 7_001), want('2', 1, -1)]),
    reasons: [
      beyond('amount', '1', 'CNY', ['70.01', '100.00', '30.00', '70.00']),
      beyond('amount', '2', 'CNY', ['-0.01', '40.00', '0', '40.00']),
    ],
  },
  {
    why: 'no more comes back of the whole order than its value, tax and freight',
    past: [OrderPlaced.of({ order, content: { ...content, total: yuan(3_999) } })],
    command: back([want('2', 4)], { tax: yuan(1_821), freight: yuan(1) }),
    reasons: [
      beyond('value', null, 'CNY', ['40.00', '39.99', '0', '39.99']),
      beyond('tax', null, 'CNY', ['18.21', '18.20', '0', '18.20']),
      beyond('freight', null, 'CNY', ['0.01', '0', '0', '0']),
    ],
  },
  {
    why: 'a document says how much came back, without a minus',
    past: [],
    command: record({
      lines: [line('1', 1, -1, { cost: yuan(-2) })],
      total: yuan(-3),
      tax: yuan(-4),
      freight: yuan(-5),
    }),
    reasons: [
      minus('amount', '1', '-0.01'),
      minus('cost', '1', '-0.02'),
      minus('value', null, '-0.03'),
      minus('tax', null, '-0.04'),
      minus('freight', null, '-0.05'),
    ],
  },
  {
    why: 'an amendment leaves standing what came back',
    past: [placed, someBack],
    command: amend({ customer: 'C1', salesperson: 'S1', lines: [line('1', 1, 2_999)], tax: yuan(299) }),
    reasons: [
      below('quantity', '1', 'box', '1', '2'),
      below('amount', '1', 'CNY', '29.99', '30.00'),
      below('cost', '1', 'CNY', '0', '20.00'),
      below('value', null, 'CNY', '29.99', '30.00'),
      below('tax', null, 'CNY', '2.99', '3.00'),
    ],
  },
  {
    why: 'a line of which goods came back stays, in its unit',
    past: [placed, someBack],
    command: amend({ ...content, lines: [{ ...first, quantity: quantity(6, 'kg') }, second] }),
    reasons: [{ code: 'order.other-unit', data: { order, line: '1', unit: 'kg', expected: 'box' } }],
  },
  {
    why: 'a line of which goods came back can not be left out',
    past: [placed, returned([{ ...second, quantity: box(1), amount: yuan(0) }])],
    command: amend({ ...content, lines: [first] }),
    reasons: [below('quantity', '2', 'box', '0', '1')],
  },
  {
    why: 'what returns were counted under stays',
    past: [placed, someBack],
    command: amend({
      ...content,
      customer: 'C2',
      salesperson: 'S2',
      channel: 'shop',
      territory: 'east',
      place: { city: '苏州' },
      lines: [
        { ...first, product: 'P9', category: 'tea', subcategory: 'green', productName: 'free to change' },
        second,
      ],
    }),
    reasons: [
      ...(['customer', 'salesperson', 'channel', 'territory', 'place'] as const).map((what) => fixed(what)),
      ...(['product', 'category', 'subcategory'] as const).map((what) => fixed(what, '1')),
    ],
  },
  {
    why: 'after goods came back an order is not moved to another date',
    past: [placed, someBack],
    command: correct(content, '2023-12-31'),
    reasons: [fixed('date')],
  },
  {
    why: 'after goods came back an order was placed',
    past: [placed, someBack],
    command: correct(null),
    reasons: [fixed('placing')],
  },
];

const told = scenario(room, {});

test.each(cases.map((one) => [one.why, one] as const))('%s', (_, { past, command, reasons }) => {
  told
    .given(...past)
    .when(command)
    .thenRejected(...reasons);
});

test('there is an example of every reason', () => {
  const seen = new Set(cases.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  expect([...seen].sort()).toEqual(
    Object.keys(orderMessages)
      .filter((code) => !Object.hasOwn(fulfilmentMessages, code))
      .sort(),
  );
});
