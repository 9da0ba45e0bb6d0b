/** Customers won, won back, kept, lost and moved lead from what was sold before to what is sold now, exactly. */
import { TerritoryAssigned } from '@clientele/domain/customer';
import { formatRatio, type LocalDate, year } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNo, type Stream, streamOf, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { customerFates, customerFlow } from './customer-flow.ts';

const sale = (order: string, on: LocalDate, customer: string, amount: number, territory: string): Stream =>
  placed(order, on, { customer, territory, lines: [line('P1', yuan(amount))] });

/** C1 kept, C2 lost, C3 new, C4 returned after a year without orders. */
const history: readonly Stream[] = [
  sale('1', '2023-02-01', 'C1', 100, 'east'),
  sale('2', '2023-03-01', 'C2', 40, 'east'),
  sale('3', '2022-03-01', 'C4', 7, 'west'),
  sale('4', '2024-02-01', 'C1', 130, 'east'),
  sale('5', '2024-03-01', 'C3', 20, 'west'),
  sale('6', '2024-04-01', 'C4', 10, 'west'),
];

const asked = { asOf: '2024-12-31', period: year(2024) } as const;

test('G10 G13: who is new, returned, kept and lost is counted once, and each with what it bought before and since', () => {
  const { total } = only(answered(customerFlow(bookOf(history), asked)).sections);
  expect(customerFates.map((fate) => [fate, ...Object.values(total.fates[fate])])).toEqual([
    ['new', 1, 0n, 20n],
    ['returned', 1, 0n, 10n],
    ['kept', 1, 100n, 130n],
    ['lost', 1, 40n, 0n],
    ['other', 0, 0n, 0n],
  ]);
  expect([total.earlier, total.transfers, total.later]).toEqual([140n, 0n, 160n]);
  expect([formatRatio(total.likeForLike), formatRatio(total.retention)]).toEqual(['0.300000', '0.500000']);
});

test('a customer who moved takes the earlier sales along, as a transfer that comes to nothing over both regions', () => {
  const card = streamOf('test.card-C1', [
    ['2023-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })],
    ['2024-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'west' })],
  ]);
  const question = { ...asked, axis: 'territory', region: 'as-was' } as const;
  const { rows } = only(answered(customerFlow(bookOf([...history, card]), question)).sections);
  expect(rows.map((row) => [row.class.key, row.earlier, row.transfers, row.fates.kept, row.later])).toEqual([
    ['east', 100n, -100n, { customers: 0, earlier: 0n, later: 0n }, 0n],
    ['west', 0n, 100n, { customers: 1, earlier: 100n, later: 130n }, 130n],
    [null, 40n, 0n, { customers: 0, earlier: 0n, later: 0n }, 30n],
  ]);
});

test('compared with last year, an order between the two periods makes a customer one who returned', () => {
  const quarter = { calendar: 'dates@1', key: 'own', start: '2024-04-01', end: '2024-07-01' } as const;
  const { total } = only(
    answered(
      customerFlow(bookOf(history), {
        ...asked,
        period: quarter,
        compare: { ...quarter, start: '2023-04-01', end: '2023-07-01' },
      }),
    ).sections,
  );
  expect([total.fates.returned.customers, total.fates.new.customers]).toEqual([1, 0]);
});

test('G14: in any company every row leads from its earlier value to its later one, and transfers come to nothing', () => {
  fc.assert(
    fc.property(
      companies,
      fc.constantFrom('company', 'territory', 'province', 'grade', 'trade-form', 'salesperson', 'category'),
      fc.constantFrom('of-the-sale', 'as-was', 'as-is'),
      fc.integer({ min: 1, max: 720 }).map(dayNo),
      (streams, axis, mode, asOf) => {
        const book = folded(salesBook, woven(streams, [4, 1]));
        const modes = { region: mode, classes: mode === 'as-was' ? 'as-was' : 'as-is' } as const;
        const flow = answered(customerFlow(book, { asOf, period: year(2024), axis, ...modes }));
        for (const { rows, total, unit } of flow.sections) {
          for (const { earlier, transfers, fates, later } of [...rows, total]) {
            const change = customerFates.reduce((sum, fate) => sum + fates[fate].later - fates[fate].earlier, 0n);
            expect(earlier + transfers + change).toBe(later);
          }
          expect(rows.reduce((sum, row) => sum + row.transfers, 0n)).toBe(0n);
          for (const when of ['earlier', 'later'] as const) {
            expect(rows.reduce((sum, row) => sum + row[when], 0n)).toBe(total[when]);
            const period = when === 'earlier' ? year(2023) : year(2024);
            const whole = answered(composition(book, { asOf, period, axes: [axis], by: flow.asked.by, ...modes }));
            const same = whole.sections.find(
              (own) => JSON.stringify({ ...own.unit, scale: 0 }) === JSON.stringify({ ...unit, scale: 0 }),
            );
            const scale = (of: object | undefined) => (of !== undefined && 'scale' in of ? Number(of.scale) : 0);
            const factor = 10n ** BigInt(same === undefined ? 0 : scale(unit) - scale(same.unit));
            const told = new Map(
              [...(same?.rows ?? []), ...(same?.negative ?? [])].map((row) => [row.classes[0]?.key, row.value]),
            );
            for (const row of rows) expect(row[when]).toBe((told.get(row.class.key) ?? 0n) * factor);
          }
        }
      },
    ),
  );
});

test('in any company, each customer with an order has one fate, and a customer of 2023 is kept or lost in 2024', () => {
  fc.assert(
    fc.property(companies, (streams) => {
      const book = folded(salesBook, woven(streams, [1, 5]));
      const asOf = '2025-12-31';
      const of = (period: ReturnType<typeof year>) =>
        answered(composition(book, { asOf, period, axes: ['company'], measure: 'customers' })).sections[0]?.total
          .customers;
      const sections = answered(customerFlow(book, { asOf, period: year(2024), by: 'order' })).sections;
      const [first] = sections;
      if (first === undefined || sections.length > 1) return;
      const { new: won, returned, kept, lost } = first.total.fates;
      expect(kept.customers + lost.customers).toBe(of(year(2023)));
      expect(won.customers + returned.customers + kept.customers).toBe(of(year(2024)));
    }),
  );
});
