/** Tables of columns grow without losing a row. */
import { expect, test } from 'vitest';
import { addRows, emptyTable, newRow, savedTable } from './columns.ts';

const make = (capacity: number) => ({ id: new Int32Array(capacity), amount: new Float64Array(capacity) });

const filled = (count: number) => {
  const table = emptyTable(make, 2);
  for (let value = 0; value < count; value++) {
    const row = newRow(table);
    table.columns.id[row] = value;
    table.columns.amount[row] = value / 2;
  }
  return table;
};

test('rows keep their values through every growth', () => {
  const table = filled(100);
  expect(table.length).toBe(100);
  expect(savedTable(table)).toEqual({
    id: Array.from({ length: 100 }, (_, value) => value),
    amount: Array.from({ length: 100 }, (_, value) => value / 2),
  });
});

test('rows of another table come after the own ones, turned where a column says so', () => {
  const table = filled(3);
  addRows(table, filled(4), { id: (value) => value + 10 });
  expect(savedTable(table)).toEqual({ id: [0, 1, 2, 10, 11, 12, 13], amount: [0, 0.5, 1, 0, 0.5, 1, 1.5] });
});
