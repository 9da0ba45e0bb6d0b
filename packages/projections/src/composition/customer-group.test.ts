/** The customers of a group with every class that figures give them, on figures small enough to be added up by hand. */
import { type AmountBandPolicy, type RfmCuts, rfmPolicy } from '@clientele/domain/customer';
import { type LocalDate, year } from '@clientele/domain/kernel';
import { CancelOrder, order, PlaceOrder } from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, instantOn, type Stream, stored, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, section, told, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from './composition.ts';
import { customerGroup } from './customer-group.ts';
import { pareto } from './pareto.ts';
import { rfmScores } from './rfm-scores.ts';

const bands: AmountBandPolicy = {
  name: 'by-amount',
  version: 1,
  currency: 'CNY',
  scale: 0,
  bands: [{ band: 'large', from: 100 }, { band: 'medium', from: 20 }, { band: 'small' }],
};

const sale = (order: string, on: LocalDate, customer: string, amount: number): Stream =>
  placed(order, on, { customer, territory: 'east', lines: [line('P1', yuan(amount))] });

/** C1 buys most and for longest; C2 often; C3 once, long ago; C4 once, just now. */
const five: readonly Stream[] = [
  sale('1', '2022-03-01', 'C1', 5),
  sale('2', '2024-02-01', 'C1', 100),
  sale('3', '2024-05-01', 'C2', 10),
  sale('4', '2024-06-01', 'C2', 5),
  sale('5', '2024-11-30', 'C2', 5),
  sale('6', '2024-01-10', 'C3', 19),
  sale('7', '2024-12-30', 'C4', 19),
];

const asked = { asOf: '2024-12-31', period: year(2024), bands } as const;

test('G10 F9: each customer has its grade, band, position, days and scores, each by its policy', () => {
  const own = only(answered(customerGroup(bookOf(five), asked)).sections);
  expect(
    own.rows.map(({ customer, value, grade, vip, band, position, since, firstOrder, lastOrder, orders }) => [
      customer,
      value,
      grade,
      vip,
      band,
      position,
      since,
      firstOrder,
      lastOrder,
      orders,
    ]),
  ).toEqual([
    ['C1', 100n, 'A', true, 'large', 'main', '2022-03-01', '2024-02-01', '2024-02-01', 1],
    ['C2', 20n, 'A', false, 'medium', 'ordinary', '2024-05-01', '2024-05-01', '2024-11-30', 3],
    ['C3', 19n, 'A', false, 'small', 'scattered', '2024-01-10', '2024-01-10', '2024-01-10', 1],
    ['C4', 19n, 'B', false, 'small', 'scattered', '2024-12-30', '2024-12-30', '2024-12-30', 1],
  ]);
});

test('scores by quintiles: the best of four has 5, and customers who are equal share the worst of their ranks', () => {
  const own = only(answered(customerGroup(bookOf(five), asked)).sections);
  const scores = new Map(own.rows.map(({ customer, rfm }) => [customer, rfm]));
  // Recency: C4, C2, C1, C3. Frequency: C2, and three with one order, who share the fourth rank. Value: C1, C2, then 19 twice.
  expect([...scores]).toEqual([
    ['C1', { recency: 3, frequency: 2, value: 5 }],
    ['C2', { recency: 4, frequency: 5, value: 4 }],
    ['C3', { recency: 2, frequency: 2, value: 2 }],
    ['C4', { recency: 5, frequency: 2, value: 2 }],
  ]);
});

test('scores by fixed cuts hang on nobody else, and are in the currency of the cuts only', () => {
  const cuts: RfmCuts = {
    name: 'own',
    version: 1,
    method: 'cuts',
    days: [1, 30, 180, 360],
    orders: [4, 3, 2, 1],
    value: { currency: 'CNY', scale: 2, from: [10_000, 5000, 2000, 1900] },
  };
  const book = bookOf([
    ...five,
    placed('8', '2024-12-01', { customer: 'C5', lines: [line('P1', { ...yuan(7), currency: 'USD' })] }),
  ]);
  const [cny, usd] = answered(customerGroup(book, { ...asked, rfm: cuts })).sections;
  const of = (customer: string) => cny?.rows.find((row) => row.customer === customer)?.rfm;
  expect(of('C1')).toEqual({ recency: 2, frequency: 2, value: 5 });
  expect(of('C2')).toEqual({ recency: 3, frequency: 4, value: 3 });
  expect(of('C4')).toEqual({ recency: 5, frequency: 2, value: 2 });
  expect(usd?.rows.map(({ customer, rfm, band, grade }) => [customer, rfm, band, grade])).toEqual([
    ['C5', null, null, 'A'],
  ]);
});

test('an order that went out of force made nobody a customer since its day', () => {
  const by = { id: 'tester', roles: [] };
  const events = [
    PlaceOrder.of(
      { order: 'X', content: { customer: 'C1', lines: [line('P1', yuan(3))] } },
      { commandId: 'a', at: instantOn('2023-01-05'), on: '2023-01-05', by },
    ),
    CancelOrder.of(
      { order: 'X', reason: 'error' },
      { commandId: 'b', at: instantOn('2023-02-05'), on: '2023-02-05', by },
    ),
  ];
  let state = order.initial;
  const stream = events.flatMap((command, revision) => {
    const decided = order.decide(command, {})(state);
    return (E.isRight(decided) ? decided.right : []).map((event) => {
      const own = stored('test.order-X', revision, command.meta.on, event, command.meta.at);
      state = order.evolve(state, own);
      return own;
    });
  });
  const book = bookOf([stream, sale('1', '2024-03-01', 'C1', 5)]);
  const row = (asOf: LocalDate) =>
    only(answered(customerGroup(book, { asOf })).sections).rows.find(({ customer }) => customer === 'C1')?.since;
  expect([row('2023-01-31'), row('2024-12-31')]).toEqual(['2023-01-05', '2024-03-01']);
});

test('G2: sales by amount class, each with the share of its customers in the sales of the company', () => {
  const own = section(five, { axes: ['band'], asOf: '2024-12-31', period: year(2024), bands });
  expect(told(own, own.rows)).toEqual([
    ['large', '100', '0.632911', 1, 1],
    ['small', '38', '0.240506', 2, 2],
    ['medium', '20', '0.126582', 1, 3],
  ]);
});

test('bands have no default: the axis is refused without them, and so are bands that overlap', () => {
  const codes = (question: object) => {
    const answer = composition(bookOf([]), { asOf: '2024-12-31', axes: ['band'], ...question });
    return E.isLeft(answer) ? answer.left.map(({ code }) => code) : [];
  };
  expect(codes({})).toEqual(['question.axis-needs-policy']);
  expect(codes({ bands: { ...bands, bands: [{ band: 'a' }, { band: 'b' }] } })).toEqual(['question.bad-grades']);
  expect(codes({ bands })).toEqual([]);
});

test('F9: the position of customers is an axis like any other, in the words of the classification', () => {
  const own = section(five, { axes: ['position'], asOf: '2024-12-31', period: year(2024) });
  expect(own.rows.map(({ classes, value }) => [classes[0]?.key, classes[0]?.text.zh, value])).toEqual([
    ['main', '主力客户', 100n],
    ['scattered', '零散客户', 38n],
    ['ordinary', '一般客户', 20n],
  ]);
});

test('F14 F31 F32 G10: in any company, the group has the grades and VIPs of the ranking, and its classes add up to the whole', () => {
  fc.assert(
    fc.property(companies, fc.integer({ min: 1, max: 720 }).map(dayNo), (streams, asOf) => {
      const book = folded(salesBook, woven(streams, [3, 1]));
      const question = { asOf, period: year(2023) } as const;
      const group = answered(customerGroup(book, { ...question, bands: { ...bands, scale: 2 } }));
      const ranking = answered(pareto(book, question));
      for (const [index, { rows, total, ranked }] of group.sections.entries()) {
        const graded = ranking.sections[index];
        expect(rows.map(({ customer, rank, grade, vip }) => [customer, rank, grade, vip])).toEqual(
          graded?.rows.map(({ customer, rank, grade, vip }) => [customer, rank, grade, vip]),
        );
        expect([total, ranked]).toEqual([graded?.total, graded?.ranked]);
        for (const { orders, rfm, firstOrder, lastOrder, since } of rows) {
          expect(rfm === null).toBe(orders <= 0);
          if (orders > 0) expect(firstOrder).not.toBeNull();
          if (firstOrder === null || lastOrder === null || since === null) continue;
          expect(since <= firstOrder && firstOrder <= lastOrder && lastOrder <= asOf).toBe(true);
        }
      }
      for (const axis of ['rfm', 'position', 'pareto', 'vip'] as const) {
        const whole = answered(composition(book, { ...question, axes: ['company'] }));
        for (const [index, own] of answered(composition(book, { ...question, axes: [axis] })).sections.entries()) {
          const parts = [...own.rows, ...own.negative].reduce((sum, { value }) => sum + value, 0n);
          expect(parts).toBe(whole.sections[index]?.total.value);
        }
      }
    }),
  );
});

test('scores never rise where a figure worsens, and equal customers have equal ones', () => {
  const figures = fc.array(
    fc.record({ days: fc.nat({ max: 9 }), orders: fc.integer({ min: 1, max: 5 }), value: fc.bigInt(-5n, 9n) }),
    { minLength: 1, maxLength: 40 },
  );
  const unit = { kind: 'money', currency: 'CNY', scale: 0 } as const;
  fc.assert(
    fc.property(figures, (list) => {
      const customers = list.map((one, index) => ({ ...one, key: `${index}` }));
      const scores = rfmScores(rfmPolicy, unit, customers);
      for (const one of customers) {
        const own = scores.get(one.key);
        if (own === undefined) throw new Error('no scores');
        // By counting: the worst rank of an equal customer is the number of those who are at least as good.
        const score = (better: number) => 5 - Math.floor((5 * (better - 1)) / customers.length);
        expect(own.recency).toBe(score(customers.filter(({ days }) => days <= one.days).length));
        expect(own.frequency).toBe(score(customers.filter(({ orders }) => orders >= one.orders).length));
        expect(own.value).toBe(score(customers.filter(({ value }) => value >= one.value).length));
      }
    }),
  );
});
