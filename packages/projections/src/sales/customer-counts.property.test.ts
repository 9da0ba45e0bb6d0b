/** Customers by cell are those that a plain count of sets finds, in a table or in a list, however often a cell is met. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerCounts } from './customer-counts.ts';

const entries = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 3 }), fc.constantFrom(1, -1, 0)), {
  maxLength: 80,
});

const plain = (list: readonly (readonly [number, number, number])[]) => {
  const sums = new Map<string, number>();
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);
  for (const [customer, cell, count] of list) {
    if (customer === 0) continue;
    add(`${cell}/${customer}`, count);
    add(`all/${customer}`, count);
  }
  const found = (cell: number | string) =>
    [...sums].filter(([key, sum]) => key.startsWith(`${cell}/`) && sum > 0).length;
  return { ofCell: [0, 1, 2, 3].map(found), all: found('all') };
};

test('G8: a customer is one of a cell where its sales there outnumber those taken back', () => {
  fc.assert(
    fc.property(entries, (list) => {
      for (const cells of [4, null]) {
        const counts = customerCounts(5, cells, false);
        for (const [customer, cell, count] of list) counts.add(customer, cell, count);
        const { ofCell, all } = counts.finish(4);
        expect({ ofCell: [...ofCell], all }).toEqual(plain(list));
      }
    }),
  );
});

test('hundreds of sales of one customer in one cell, and as many taken back, are counted out', () => {
  for (const cells of [2, null]) {
    const counts = customerCounts(3, cells, false);
    for (let turn = 0; turn < 1000; turn++) counts.add(1, 0, 1);
    for (let turn = 0; turn < 1000; turn++) counts.add(1, 0, -1);
    for (let turn = 0; turn < 300; turn++) counts.add(2, 1, -1);
    for (let turn = 0; turn < 301; turn++) counts.add(2, 1, 1);
    const { ofCell, all } = counts.finish(2);
    expect([...ofCell, all]).toEqual([0, 1, 1]);
  }
});

test('where a customer is in one cell only, remembering that is enough', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const inOne = list.map(([customer, , count]) => [customer, customer % 4, count] as const);
      const counts = customerCounts(5, 4, true);
      for (const [customer, cell, count] of inOne) counts.add(customer, cell, count);
      const { ofCell, all } = counts.finish(4);
      expect({ ofCell: [...ofCell], all }).toEqual(plain(inOne));
    }),
  );
});
