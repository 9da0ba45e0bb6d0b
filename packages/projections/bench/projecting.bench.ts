/**
 * Projecting 1,000,000 sales: the whole way from recorded events to three compositions (by class, by region, by product),
 * against plain loops over the same events. Prints the ratios; fails where the answers differ.
 */
import type { RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { asking, type CompositionSection, composition, project, type SalesBook, salesBook } from '../src/index.ts';
import { bareSums, bareSumsJoined, type Figures, type Sum, sameFigures, sameFiguresJoined } from './floors.ts';
import { compare, table } from './rounds.ts';
import { customers, salesLog } from './sales-log.ts';

const projection = asking(salesBook, (book: SalesBook, axis: string): CompositionSection => {
  const view = composition(book, { asOf: '2025-12-31', axes: [axis], classes: 'as-was' });
  const section = E.isRight(view) ? view.right.sections[0] : undefined;
  if (section === undefined) throw new Error(`no composition by ${axis}`);
  return section;
});

const folded = (log: readonly RecordedEvent[]): SalesBook => project(projection, projection.init(), log);

/** From events to the three compositions. */
const projected = (log: readonly RecordedEvent[], axes: readonly string[]): readonly CompositionSection[] => {
  const book = folded(log);
  return axes.map((axis) => projection.view(book, axis));
};

const expectSame = (sections: readonly CompositionSection[], loops: readonly Map<string, Sum | Figures>[]): void => {
  for (const [index, loop] of loops.entries()) {
    for (const { classes, value, orders, customers: count } of sections[index]?.rows ?? []) {
      const sum = loop.get(classes[0]?.key ?? '');
      const same = sum !== undefined && BigInt(sum.value) === value && sum.orders === orders;
      if (!same || ('customers' in sum && sum.customers.size !== count))
        throw new Error(`another answer in table ${index}`);
    }
    if (sections[index]?.rows.length !== loop.size) throw new Error(`another number of classes in table ${index}`);
  }
};

const sales = Number(process.argv[2] ?? 1_000_000);

/** Compares, prints, and says whether the least that is asked for was reached. */
const measured = (
  title: string,
  log: readonly RecordedEvent[],
  axes: readonly string[],
  joined: boolean,
  least: number,
): void => {
  const bare = joined ? bareSumsJoined : bareSums;
  const same = joined ? sameFiguresJoined : sameFigures;
  expectSame(projected(log, axes), Object.values(bare(log)));
  expectSame(projected(log, axes), Object.values(same(log)));
  const timings = compare([
    { name: 'floor: the same figures', run: () => same(log) },
    { name: 'floor: bare sums and counts', run: () => bare(log) },
    { name: 'project, and ask three times', run: () => projected(log, axes) },
    { name: 'project only', run: () => folded(log) },
  ]);
  console.log(table(title, timings, log.length));
  const [floor, , own] = timings;
  const ratio = (floor?.wall ?? 0) / (own?.wall ?? 1);
  console.log(`  ${ratio.toFixed(2)} of the loop that computes the same figures; at least ${least} is asked for\n`);
  if (ratio < least) process.exitCode = 1;
};

const bySale = (): void => {
  const log = salesLog(sales, 0);
  measured(`${sales} sales that carry class, region and product`, log, ['channel', 'territory', 'product'], false, 0.5);
};

const byCustomer = (): void => {
  const log = salesLog(sales, 25);
  const title = `the same joined to ${customers} customers, one of them regraded every 25th sale`;
  measured(title, log, ['grade', 'territory', 'product'], true, 0.4);
};

/** How long a view of a folded book takes, and what the book holds in memory. */
const views = (): void => {
  const log = salesLog(sales, 0);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const book = folded(log);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  console.log(`${(bytes / sales).toFixed(0)} bytes a sale of one line (a document and a line)`);
  log.length = 0;
  const asked = ['channel', 'territory', 'customer', 'product', 'month'];
  const timings = compare(
    asked.map((axis) => ({ name: `composition by ${axis}`, run: () => projection.view(book, axis) })),
  );
  console.log(`${table('a view of them', timings, sales)}\n`);
};

bySale();
byCustomer();
views();
