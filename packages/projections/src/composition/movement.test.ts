/** Who moved between classes, and grades that hold until several periods in a row say otherwise. */
import { TerritoryAssigned } from '@clientele/domain/customer';
import { type LocalDate, year } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo, type Stream, streamOf, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from './composition.ts';
import { customerMovement } from './movement.ts';
import { heldGrades, regrading } from './regrading.ts';

const sale = (order: string, on: LocalDate, customer: string, amount: number): Stream =>
  placed(order, on, { customer, lines: [line('P1', yuan(amount))] });

const history: readonly Stream[] = [
  sale('1', '2023-03-01', 'C1', 80),
  sale('2', '2023-03-02', 'C2', 15),
  sale('3', '2023-03-03', 'C3', 5),
  sale('4', '2024-03-01', 'C2', 80),
  sale('5', '2024-03-02', 'C1', 15),
  sale('6', '2024-03-03', 'C4', 5),
];

const from = { asOf: '2023-12-31', period: year(2023) } as const;
const to = { asOf: '2024-12-31', period: year(2024) } as const;

test('G2 G10: from one year to the next, customers move between grades; who came and who left is of no grade before or after', () => {
  const own = only(answered(customerMovement(bookOf(history), { axis: 'pareto', from, to })).sections);
  expect(own.cells.map(({ from: of, to: into, ...rest }) => [of.key, into.key, ...Object.values(rest)])).toEqual([
    ['A', 'B', 1, 80n, 15n],
    ['B', 'A', 1, 15n, 80n],
    ['C', null, 1, 5n, 0n],
    [null, 'C', 1, 0n, 5n],
  ]);
  expect([own.customers, own.moved]).toEqual([4, 4]);
});

test('customers who were assigned to another territory move, as of each date; what is of no customer does not', () => {
  const card = streamOf('test.card-C1', [
    ['2023-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'east' })],
    ['2024-07-01', TerritoryAssigned.of({ customer: 'C1', territory: 'west' })],
  ]);
  const own = only(answered(customerMovement(bookOf([...history, card]), { axis: 'territory', from, to })).sections);
  expect(own.cells.map(({ from: of, to: into, customers }) => [of.key, into.key, customers])).toEqual([
    ['east', 'west', 1],
    [null, null, 3],
  ]);
  expect(own.moved).toBe(1);
  for (const axis of ['product', 'salesperson', 'customer', 'month']) {
    const refused = customerMovement(bookOf(history), { axis, from, to, by: 'line' });
    expect(E.isLeft(refused) ? refused.left.map(({ code }) => code) : []).toEqual(['question.axis-without-customers']);
  }
});

test('in any company, the matrix of movement has the customers and the sales of both periods at its edges', () => {
  fc.assert(
    fc.property(companies, fc.constantFrom('pareto', 'rfm', 'territory', 'grade', 'trade-form'), (streams, axis) => {
      const book = folded(salesBook, woven(streams, [2]));
      const moments = { from, to: { asOf: dayNo(700), period: year(2024) } };
      const movement = answered(customerMovement(book, { axis, ...moments }));
      for (const [when, moment] of [
        ['earlier', moments.from],
        ['later', moments.to],
      ] as const) {
        const whole = answered(composition(book, { ...moment, axes: ['customer'] }));
        for (const own of movement.sections) {
          const same = whole.sections.find(
            ({ unit }) => 'currency' in unit && 'currency' in own.unit && unit.currency === own.unit.currency,
          );
          const named = [...(same?.rows ?? []), ...(same?.negative ?? [])].filter(
            ({ classes }) => classes[0]?.key !== null,
          );
          const scale = 'scale' in own.unit ? own.unit.scale : 0;
          const ownScale = same !== undefined && 'scale' in same.unit ? same.unit.scale : 0;
          const sum = named.reduce((before, { value }) => before + value, 0n) * 10n ** BigInt(scale - ownScale);
          expect(own.cells.reduce((before, cell) => before + cell[when], 0n)).toBe(sum);
        }
      }
      for (const { cells, customers, moved } of movement.sections) {
        expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(customers);
        expect(
          cells.filter((cell) => cell.from.key !== cell.to.key).reduce((sum, cell) => sum + cell.customers, 0),
        ).toBe(moved);
      }
    }),
  );
});

test('F14: one period out of line changes no grade, two in a row of the same do', () => {
  expect(heldGrades(['A', 'B', 'A', 'B', 'B', 'B', 'A'], 2)).toEqual(['A', 'A', 'A', 'A', 'B', 'B', 'B']);
  expect(heldGrades(['A', 'B', 'C', 'B', 'C', 'C'], 2)).toEqual(['A', 'A', 'A', 'A', 'A', 'C']);
  expect(heldGrades(['A', 'B', 'C'], 1)).toEqual(['A', 'B', 'C']);
  expect(heldGrades([null, null, 'C', 'C'], 2)).toEqual([null, null, null, 'C']);
  expect(heldGrades([], 2)).toEqual([]);
});

test('F14: a grade only ever changes to what the last periods all say', () => {
  const grade = fc.constantFrom('A', 'B', 'C', null);
  fc.assert(
    fc.property(fc.array(grade, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (found, hold) => {
      const due = heldGrades(found, hold);
      for (const [index, own] of due.entries()) {
        if (index === 0) expect(own).toBe(found[0]);
        else if (own !== due[index - 1])
          expect(found.slice(index - hold + 1, index + 1)).toEqual(Array.from({ length: hold }, () => own));
      }
    }),
  );
});

test('F14: over three years each customer has the grade that held, since when, and the evidence of the last year', () => {
  const book = bookOf([...history, sale('7', '2025-03-01', 'C2', 90), sale('8', '2025-03-02', 'C1', 8)]);
  const own = only(
    answered(regrading(book, { asOf: '2025-12-31', periods: [year(2023), year(2024), year(2025)] })).sections,
  );
  const told = own.rows.map(({ customer, steps, due, changedBy, last }) => [
    customer,
    steps.map(({ found }) => found).join(''),
    due,
    changedBy?.key ?? null,
    last?.evidence?.value.amount ?? null,
  ]);
  expect(told).toEqual([
    // 8 of 98, with 90 above: 91.8 % is B, twice in a row.
    ['C1', 'ABB', 'B', '2025', 8],
    ['C2', 'BAA', 'A', '2025', 90],
    ['C3', 'C', null, '2025', null],
    ['C4', 'C', null, null, null],
  ]);
});
