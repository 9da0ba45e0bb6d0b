/** Tables of columns grow without losing a row. */
import { expect, test } from 'vitest';
import { addRows, chunkOf, emptyTable, inChunk, newRow, savedTable } from './columns.ts';

const make = (rows: number) => ({ id: new Int32Array(rows), amount: new Float64Array(rows) });

const filled = (count: number) => {
  const table = emptyTable(make);
  for (let value = 0; value < count; value++) {
    const at = newRow(table) & inChunk;
    table.last.id[at] = value;
    table.last.amount[at] = value / 2;
  }
  return table;
};

const counted = (count: number, from = 0) => Array.from({ length: count }, (_, value) => from + value);

test('rows keep their values through every growth, within the first chunk and beyond it', () => {
  for (const count of [0, 1, 64, 65, 16_384, 16_385, 40_000]) {
    const table = filled(count);
    expect(table.length).toBe(count);
    expect(savedTable(table)).toEqual({ id: counted(count), amount: counted(count).map((value) => value / 2) });
    if (count > 0) expect(chunkOf(table, count - 1).id[(count - 1) & inChunk]).toBe(count - 1);
  }
});

test('rows of another table come after the own ones, turned where a column says so', () => {
  const table = filled(16_380);
  addRows(table, filled(10), { id: (value) => value + 100_000 });
  const { id = [], amount = [] } = savedTable(table);
  expect(id).toEqual([...counted(16_380), ...counted(10, 100_000)]);
  expect(amount.slice(-2)).toEqual([4, 4.5]);
});
