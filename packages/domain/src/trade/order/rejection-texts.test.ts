// What people read of each reason: a sample of every code, with numbers that must all be found again in the text.
import { expect, test } from 'vitest';
import { messageCatalogue } from '../../kernel/index.ts';
import { type OrderRejection, orderMessages } from './index.ts';

type Code = OrderRejection['code'];
const order = 'O-77';
const dates = {
  on: '2024-03-01',
  at: '2024-03-01T12:00:00.000Z',
  eventOn: '2024-03-09',
  eventAt: '2024-03-09T12:00:00.000Z',
};
const account = { order, line: 'L-5', of: 'quantity', unit: 'box' } as const;

const samples: { readonly [C in Code]: Extract<OrderRejection, { readonly code: C }>['data'] } = {
  'order.already-placed': { order, placedOn: '2024-03-01' },
  'order.not-placed': { order },
  'order.retracted': { order },
  'order.cancelled': { order, cancelledOn: '2024-03-02' },
  'order.already-confirmed': { order, confirmedOn: '2024-03-03' },
  'order.is-a-return': { order, recordedOn: '2024-03-04' },
  'order.nothing-left': { order },
  'order.return-of-itself': { order },
  'order.corrects-another': { order, corrects: 'event-1', expected: 'event-2' },
  'order.amended-since': { order, amendedOn: '2024-03-05' },
  'order.dated-too-early': { order, ...dates, event: 'returned' },
  'order.dated-too-late': { order, ...dates, event: 'confirmed' },
  'order.duplicate-lines': { order, lines: ['L-1', 'L-2'] },
  'order.several-currencies': { order, currencies: ['CNY', 'USD'] },
  'order.quantity-not-above-zero': { order, line: 'L-3', quantity: '-1.5', unit: 'kg' },
  'order.too-large': { order, of: 'amounts', sum: '90071992547409.92', most: '90071992547409.91' },
  'order.unknown-line': { order, line: 'L-4', lines: ['L-1', 'L-2'] },
  'order.other-unit': { order, line: 'L-5', unit: 'kg', expected: 'box' },
  'order.return-beyond-ordered': { ...account, asked: '4.1', ordered: '6', returned: '2', left: '3.9' },
  'order.return-below-zero': { ...account, asked: '-4.1' },
  'order.below-returned': { ...account, after: '1.1', returned: '2.2' },
  'order.fixed-by-returns': { order, line: 'L-5', what: 'product' },
  'order.without-account': { order, customer: null, longest: 196 },
  'order.credit-awaited': { order, ask: 3 },
  'order.not-granted': { order, credit: 'asked', reasons: [], policy: 'order@1' },
  'order.not-confirmed': { order },
  'order.not-passed-on': { order },
  'order.delivered-before-produced': { order, producedBy: '2024-03-02', deliveredBy: '2024-03-01' },
  'order.rescheduled-without-reason': { order, producedBy: '2024-03-01', deliveredBy: '2024-03-02' },
  'order.done-beside-status': { order, status: 'finished', done: 99 },
  'order.document-known': { order, kind: 'shipment', id: 'S-1' },
  'order.unknown-document': { order, kind: 'exception', id: 'X-1' },
  'order.already-delivered': { order, shipment: 'S-1' },
  'order.already-resolved': { order, exception: 'X-1' },
  'order.more-than-left': { order, line: 'L-5', of: 'inspected', unit: 'box', asked: '4.1', left: '3.9' },
  'order.without-customer': { order },
  'order.rests-on-contract': { order, contract: 'K-1' },
  'order.not-called-off': {
    order,
    contract: 'K-1',
    status: 'declined',
    reasons: [{ code: 'not-agreed', line: 'L-1', product: 'P-1' }],
  },
  'order.advance-open': { order, contract: 'K-1' },
  'order.goods-out': { order, lines: ['L-1', 'L-2'] },
  'order.below-shipped': { order, line: 'L-5', unit: 'box', after: '1.1', shipped: '2.2' },
  'order.dated-after-goods': { order, on: '2024-03-01', begunOn: '2024-02-28' },
  'order.not-a-return': { order },
};
/** Words of ours that a text translates; all other data are told as they are. */
const translated = new Set(['of', 'event', 'what', 'kind', 'credit', 'reasons']);
/** What a text of its own says where it is missing, and that bounds are told only where they matter. */
const untold = new Set([
  'order.without-account customer',
  'order.without-account longest',
  'order.not-called-off status',
]);

const say = messageCatalogue([orderMessages]);
const codes = Object.keys(samples) as Code[];
const rejection = (code: Code) => ({ code, data: samples[code] });

test.each(codes)('%s is said with all its data, in whole sentences of either language', (code) => {
  for (const language of ['en', 'zh'] as const) {
    const text = say(rejection(code), language);
    const told = Object.entries(samples[code]).filter(
      ([name]) => !translated.has(name) && !untold.has(`${code} ${name}`),
    );
    for (const word of told.flatMap(([, value]) => value)) expect(text).toContain(word);
    expect(text).toMatch(language === 'en' ? /^[A-Z].*\.$/u : /[^ -~].*。$/u);
    const rest = told
      .flatMap(([, value]) => value)
      .reduce<string>((left, word) => left.replaceAll(`${word}`, ''), text);
    expect(rest).not.toMatch(language === 'en' ? /[^ -~]/u : /[a-z]{2}/iu);
  }
});

test('a reason reads as a sentence with the place, the rule and the remedy', () => {
  const beyond = rejection('order.return-beyond-ordered');
  expect(say(beyond, 'en')).toBe(
    "Line L-5 of order O-77: the quantity 4.1 box can't come back, since of 6 box ordered 2 came back before; state one between 0 and 3.9.",
  );
  expect(say(beyond, 'zh')).toBe(
    '订单 O-77 的行 L-5：不能退回数量 4.1 box，因为订购 6 box、此前已退 2；请填写 0 至 3.9 之间的值。',
  );
});

test('of a whole order the order is the place, and the remedy for its value is another', () => {
  const data = {
    order,
    line: null,
    of: 'value',
    unit: 'CNY',
    asked: '40.00',
    ordered: '39.99',
    returned: '0',
    left: '39.99',
  };
  const value = { code: 'order.return-beyond-ordered', data };
  expect(say(value, 'en')).toBe(
    "Order O-77: the net value 40.00 CNY can't come back, since of 39.99 CNY ordered 0 came back before; return the allowances too, or state a total between 0 and 39.99.",
  );
  expect(say(value, 'zh')).toBe(
    '订单 O-77：不能退回净额 40.00 CNY，因为订购 39.99 CNY、此前已退 0；请一并退回折让行，或填写 0 至 39.99 之间的退货总额。',
  );
});

test('a long list of lines is cut in the text', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `L${index + 1}`);
  const unknown = { code: 'order.unknown-line', data: { order, line: 'X', lines } };
  expect(say(unknown, 'en')).toBe(
    'Order O-77 has no line X; its lines are L1, L2, L3, L4, L5, L6, L7, L8, and 4 more.',
  );
  expect(say(unknown, 'zh')).toContain('L8、另有 4 项');
  const eight = { code: 'order.unknown-line', data: { order, line: 'X', lines: lines.slice(0, 8) } };
  expect(say(eight, 'en')).toBe('Order O-77 has no line X; its lines are L1, L2, L3, L4, L5, L6, L7, L8.');
});
