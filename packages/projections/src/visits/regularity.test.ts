// How regularly customers are met, by hand: a quarter of three customers, one of them broken off.
import { formatRatio, type LocalDate, money, quantity, quarter, type RecordedEvent } from '@clientele/domain/kernel';
import { OrderPlaced } from '@clientele/domain/trade';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { line, made, planTold } from '../../test/visits.ts';
import { salesBook } from '../book.ts';
import { regularity } from './regularity.ts';

const period = quarter(2025, 1);
const ask = (log: readonly RecordedEvent[], asOf: LocalDate) => regularity(folded(salesBook, log), { asOf, period });
const run = { opened: '2024-01-01', done: 9, last: '2024-12-20' } as const;
const bought = (order: string, on: LocalDate, customer: string, amount: number) =>
  streamOf(`t.order-${order}`, [
    [
      on,
      OrderPlaced.of({
        order,
        content: {
          customer,
          lines: [{ line: '1', product: 'P', quantity: quantity(1), amount: money(amount, 'CNY') }],
        },
      }),
    ],
  ]);
const plan = planTold('2024-12-20', period, [
  line('C1', run, [], { importance: 'vip', class: 'county-hospital' }),
  line('C2', run, []),
  line('C3', run, []),
]);
const log = logOf(
  plan,
  made('V1', '2025-01-20', { customer: 'C1' }),
  made('V2', '2025-02-21', { customer: 'C1' }),
  made('V3', '2025-01-10', { customer: 'C2' }),
  made('V4', '2025-01-11', { customer: 'C3', mode: 'phone' }),
  bought('O1', '2024-11-05', 'C1', 300),
  bought('O2', '2024-12-05', 'C3', 100),
  // Not of the period before, and not of the base.
  bought('O3', '2025-01-05', 'C3', 900),
  bought('O4', '2024-12-06', 'C9', 500),
);

test('P13: visits that were broken off for longer than the class bears are told, to the day, also those not resumed yet', () => {
  const told = (asOf: LocalDate) =>
    ask(log, asOf).interruptions.map(({ customer, from, to, days, longest }) => [customer, from, to, days, longest]);
  // From the 20th of January thirty-one days reach the 20th of February; the visit was on the 21st.
  expect(told('2025-02-19')).toEqual([]);
  expect(told('2025-02-20')).toEqual([['C1', '2025-01-20', '2025-02-21', 32, 31]]);
  expect(told('2025-03-21')).toEqual([['C1', '2025-01-20', '2025-02-21', 32, 31]]);
  // By the end of the quarter nobody was at C1's for 39 days; a call at C3's broke nothing off and visited nobody.
  expect(told('2025-03-31')).toEqual([
    ['C3', '2024-12-20', '2025-04-01', 102, 92],
    ['C1', '2025-02-21', '2025-04-01', 39, 31],
    ['C1', '2025-01-20', '2025-02-21', 32, 31],
  ]);
});

test('coverage is told by class, in all, and weighted by what customers bought in the period before', () => {
  const { classes, total, weighted, weighedBy } = ask(log, '2025-03-31');
  const said = classes.map((one) => [one.class, one.customers, one.visited, one.interruptions]);
  expect(said).toEqual([
    ['county-hospital', 1, 1, 2],
    ['village-clinic', 2, 1, 1],
  ]);
  expect([total.customers, total.visited, formatRatio(total.coverage, 4)]).toEqual([3, 2, '0.6667']);
  expect(weighedBy?.key).toBe('2024-Q4');
  expect(weighted.map(({ unit, coverage }) => [unit, formatRatio(coverage, 4)])).toEqual([
    [expect.objectContaining({ kind: 'money', currency: 'CNY' }), '0.7500'],
  ]);
  expect(ask(logOf(plan), '2025-03-31').weighted).toEqual([]);
  expect(ask(logOf(), '2025-03-31').total.coverage).toBeNull();
});
