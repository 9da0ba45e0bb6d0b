/**
 * The analyses over 1,000,000 orders of 100,000 customers in 3,000 areas, each against a hand-written loop that computes the
 * same figures from the same events: what a view of a folded book takes, what all of them take from the first event on, how long
 * one more event takes, and what the book holds in memory. Fails where figures differ or a bound is missed.
 *
 * Every contestant runs once to be compared, which is its warm-up, and then so many rounds: one of the whole million, since
 * each turn begins with all of the log swept.
 */
import { type RecordedEvent, year } from '@clientele/domain/kernel';
import type { OrderPlaced } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import {
  composition,
  customerFlow,
  customerGroup,
  pareto,
  priceVolumeMix,
  project,
  regions,
  type SalesBook,
  salesBook,
  signings,
  statistics,
} from '../src/index.ts';
import { compare, type Timing, table } from './rounds.ts';
import { salesLog } from './sales-log.ts';

const orders = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? (orders > 300_000 ? 1 : 3));
const size = { customers: Math.ceil(orders / 10), territories: Math.ceil(orders * 0.003), products: 500 };
const asOf = '2025-12-31';
const [before, after] = [year(2023), year(2024)];

type Placed = RecordedEvent<ReturnType<typeof OrderPlaced.of>>;
type Log = readonly RecordedEvent[];

interface Figures {
  value: number;
  orders: number;
  readonly customers: Set<string>;
}

const figuresIn = (map: Map<string, Figures>, key: string): Figures => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: Figures = { value: 0, orders: 0, customers: new Set() };
  map.set(key, made);
  return made;
};

/** Every order's fields as the loops read them. */
const eachOrder = (
  log: Log,
  visit: (event: Placed, content: Placed['data']['content'], amount: number) => void,
): void => {
  for (const event of log as readonly Placed[]) {
    if (event.type !== 'OrderPlaced') continue;
    const { content } = event.data;
    let amount = 0;
    for (const line of content.lines) amount += line.amount.amount;
    visit(event, content, amount);
  }
};

const byTerritory = (log: Log) => {
  const cells = new Map<string, Figures>();
  eachOrder(log, (_, { territory = '', customer = '' }, amount) => {
    const own = figuresIn(cells, territory);
    own.value += amount;
    own.orders++;
    own.customers.add(customer);
  });
  return [...cells].sort(([, left], [, right]) => right.value - left.value);
};

const byCustomer = (log: Log) => {
  const cells = new Map<string, { value: number; orders: number }>();
  eachOrder(log, (_, { customer = '' }, amount) => {
    const own = cells.get(customer) ?? { value: 0, orders: 0 };
    own.value += amount;
    own.orders++;
    cells.set(customer, own);
  });
  return [...cells].sort(([, left], [, right]) => right.value - left.value);
};

const graded = (log: Log) => {
  const all = byCustomer(log);
  const total = all.reduce((sum, [, { value }]) => sum + value, 0);
  let above = 0;
  return all.map(([customer, own], index) => {
    const grade = above * 100 < total * 80 ? 'A' : above * 100 < total * 95 ? 'B' : 'C';
    const row = { customer, ...own, rank: index + 1, above, share: own.value / total, grade };
    above += own.value;
    return row;
  });
};

/** Grades with the days of the first and last order and scores by quintiles. */
const grouped = (log: Log) => {
  const days = new Map<string, { first: string; last: string }>();
  eachOrder(log, ({ occurredOn }, { customer = '' }) => {
    const own = days.get(customer);
    if (own === undefined) days.set(customer, { first: occurredOn, last: occurredOn });
    else {
      if (occurredOn < own.first) own.first = occurredOn;
      if (occurredOn > own.last) own.last = occurredOn;
    }
  });
  const rows = graded(log);
  const scored = (compareRows: (a: (typeof rows)[number], b: (typeof rows)[number]) => number): Map<string, number> => {
    const sorted = rows.toSorted(compareRows);
    const scores = new Map<string, number>();
    let end = 0;
    for (const [index, row] of sorted.entries()) {
      if (index === end) {
        end = index + 1;
        for (let next = sorted[end]; next !== undefined && compareRows(row, next) === 0; next = sorted[end]) end++;
      }
      scores.set(row.customer, 5 - Math.floor((5 * (end - 1)) / rows.length));
    }
    return scores;
  };
  const lastOf = ({ customer }: { readonly customer: string }): string => days.get(customer)?.last ?? '';
  const recency = scored((a, b) => (lastOf(a) < lastOf(b) ? 1 : lastOf(a) > lastOf(b) ? -1 : 0));
  const frequency = scored((a, b) => b.orders - a.orders);
  const value = scored((a, b) => b.value - a.value);
  return rows.map((row) => ({
    ...row,
    ...days.get(row.customer),
    scores: [recency.get(row.customer), frequency.get(row.customer), value.get(row.customer)],
  }));
};

/** Two years side by side, with growth and contribution. */
const growth = (log: Log) => {
  const years = [new Map<string, Figures>(), new Map<string, Figures>()] as const;
  const totals = [0, 0];
  eachOrder(log, ({ occurredOn }, { territory = '', customer = '' }, amount) => {
    const place = occurredOn.startsWith('2023') ? 0 : occurredOn.startsWith('2024') ? 1 : 2;
    if (place === 2) return;
    const own = figuresIn(years[place], territory);
    own.value += amount;
    own.orders++;
    own.customers.add(customer);
    totals[place] = (totals[place] ?? 0) + amount;
  });
  const [earlier = 0, later = 0] = totals;
  return [...years[1]].map(([key, { value, customers: own }]) => {
    const was = years[0].get(key)?.value ?? 0;
    return {
      key,
      value,
      was,
      customers: own.size,
      growth: was > 0 ? value / was - 1 : null,
      points: (value - was) / earlier,
      shareOfGrowth: (value - was) / (later - earlier),
    };
  });
};

const fates = (log: Log) => {
  const sums = [new Map<string, number>(), new Map<string, number>()] as const;
  const ever = new Set<string>();
  eachOrder(log, ({ occurredOn }, { customer = '' }, amount) => {
    if (occurredOn < '2024-01-01') ever.add(customer);
    const place = occurredOn.startsWith('2023') ? 0 : occurredOn.startsWith('2024') ? 1 : 2;
    if (place < 2) {
      const map = sums[place === 0 ? 0 : 1];
      map.set(customer, (map.get(customer) ?? 0) + amount);
    }
  });
  const [was, is] = sums;
  const counts = { new: 0, returned: 0, kept: 0, lost: 0 };
  let change = 0;
  for (const [customer, value] of is) {
    change += value - (was.get(customer) ?? 0);
    if (was.has(customer)) counts.kept++;
    else if (ever.has(customer)) counts.returned++;
    else counts.new++;
  }
  for (const customer of was.keys()) if (!is.has(customer)) counts.lost++;
  return { counts, change };
};

const prices = (log: Log) => {
  const items = new Map<string, [number, number, number, number]>();
  for (const event of log as readonly Placed[]) {
    if (event.type !== 'OrderPlaced') continue;
    const place = event.occurredOn.startsWith('2023') ? 0 : event.occurredOn.startsWith('2024') ? 2 : 4;
    if (place === 4) continue;
    for (const { product, amount, quantity } of event.data.content.lines) {
      const own = items.get(product) ?? [0, 0, 0, 0];
      own[place as 0 | 2] += amount.amount;
      own[(place + 1) as 1 | 3] += quantity.amount;
      items.set(product, own);
    }
  }
  let [now, old, base, q0, q1] = [0, 0, 0, 0, 0];
  for (const [amount0, quantity0, amount1, quantity1] of items.values()) {
    now += amount1;
    base += amount0;
    old += (amount0 * quantity1) / quantity0;
    q0 += quantity0;
    q1 += quantity1;
  }
  return { price: now - old, volume: ((q1 - q0) * base) / q0, mix: old - (q1 * base) / q0 };
};

/** Sales, orders and customers of each month, with the year so far. */
const months = (log: Log) => {
  const cells = new Map<string, Figures>();
  eachOrder(log, ({ occurredOn }, { customer = '' }, amount) => {
    const own = figuresIn(cells, occurredOn.slice(0, 7));
    own.value += amount;
    own.orders++;
    own.customers.add(customer);
  });
  const keys = [...cells.keys()].filter((key) => key.startsWith('2024')).sort();
  let sum = 0;
  return keys.map((key) => {
    sum += cells.get(key)?.value ?? 0;
    return { key, value: cells.get(key)?.value ?? 0, customers: cells.get(key)?.customers.size ?? 0, cumulative: sum };
  });
};

const signed = (log: Log) => {
  const cells = new Map<string, { count: number; amount: number }>();
  eachOrder(log, ({ occurredOn }, _, amount) => {
    if (!occurredOn.startsWith('2024')) return;
    const own = cells.get(occurredOn.slice(0, 7)) ?? { count: 0, amount: 0 };
    own.count++;
    own.amount += amount;
    cells.set(occurredOn.slice(0, 7), own);
  });
  return cells;
};

const right = <T>(either: E.Either<unknown, T>): T => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

interface Contest {
  readonly name: string;
  readonly loop: (log: Log) => unknown;
  readonly view: (book: SalesBook) => unknown;
  readonly same: (loop: never, view: never) => boolean;
}

const contest = <Loop, View>(
  name: string,
  loop: (log: Log) => Loop,
  view: (book: SalesBook) => View,
  same: (loop: Loop, view: View) => boolean,
): Contest => ({ name, loop, view, same });

const contests: readonly Contest[] = [
  contest(
    'composition by area',
    byTerritory,
    (book) => right(composition(book, { asOf, axes: ['territory'] })).sections[0],
    (loop, view) =>
      loop.every(([, own], index) => view?.rows[index]?.value === BigInt(own.value)) &&
      loop.reduce((sum, [, own]) => sum + own.customers.size, 0) ===
        view?.rows.reduce((sum, { customers }) => sum + customers, 0),
  ),
  contest(
    'customers by value with grades',
    graded,
    (book) =>
      right(pareto(book, { asOf, period: { ...year(2022), key: 'all', calendar: 'own@1', end: '2026-01-01' } }))
        .sections[0],
    (loop, view) =>
      loop.every(
        ({ value, grade }, index) => view?.rows[index]?.value === BigInt(value) && view.rows[index]?.grade === grade,
      ),
  ),
  contest(
    'customer group with scores',
    grouped,
    (book) => right(customerGroup(book, { asOf })).sections[0],
    (loop, view) => {
      const scores = new Map(view?.rows.map(({ customer, rfm }) => [customer, rfm]));
      return loop.every(({ customer, scores: [recency, frequency] }) => {
        const own = scores.get(customer);
        return own?.recency === recency && own?.frequency === frequency;
      });
    },
  ),
  contest(
    'areas with growth on last year',
    growth,
    (book) => right(regions(book, { asOf, period: after, compare: ['last-year'] })).sections[0],
    (loop, view) => {
      const rows = new Map(view?.rows.map((row) => [row.class.key, row]));
      return loop.every(({ key, value, was, customers }) => {
        const own = rows.get(key);
        return (
          own?.value === BigInt(value) && own.growth[0]?.earlier.value === BigInt(was) && own.customers === customers
        );
      });
    },
  ),
  contest(
    'customers won, kept and lost',
    fates,
    (book) => right(customerFlow(book, { asOf, period: after, compare: before })).sections[0],
    ({ counts }, view) =>
      (Object.keys(counts) as (keyof typeof counts)[]).every(
        (fate) => view?.total.fates[fate].customers === counts[fate],
      ),
  ),
  contest(
    'price, volume and mix',
    prices,
    (book) => right(priceVolumeMix(book, { asOf, period: after, compare: before })).sections[0],
    ({ price }, view) => Math.abs(Number(view?.total.parts.price ?? 0n) - price) < 1000,
  ),
  contest(
    'statistics by month',
    months,
    (book) => right(statistics(book, { asOf, unit: 'month', period: after })).sections[0],
    (loop, view) =>
      loop.every(({ value, customers, cumulative }, index) => {
        const own = view?.rows[index];
        return own?.value === BigInt(value) && own.customers === customers && own.cumulative === BigInt(cumulative);
      }),
  ),
  contest(
    'signings by month',
    signed,
    (book) => right(signings(book, { asOf, unit: 'month', period: after })).sections[0],
    (loop, view) => view?.rows.every(({ period, signed: count }) => loop.get(period.key)?.count === count) === true,
  ),
];

const folded = (log: Log): SalesBook => project(salesBook, salesBook.init(), log);

const told = (timing: Timing | undefined): number => timing?.wall ?? 0;

const log = salesLog(orders, 0, size);
const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
/** What is free again once the book is let go: folding also lays out texts of the log itself, which are none of the book's. */
const weighed = (): number => {
  const held: SalesBook[] = [folded(log)];
  const full = used();
  held.pop();
  return full - used();
};
const bytes = weighed();
const book = folded(log);
console.log(
  `${orders} orders of ${size.customers} customers in ${size.territories} areas: the book holds ${(bytes / 2 ** 20).toFixed(0)} MiB, ${(bytes / orders).toFixed(0)} bytes an order of one line`,
);

let [loops, views] = [0, 0];
for (const { name, loop, view, same } of contests) {
  if (!same(loop(log) as never, view(book) as never)) throw new Error(`${name}: other figures than the loop's`);
  const timings = compare(
    [
      { name: 'floor: the loop over the events', run: () => loop(log) },
      { name: 'the view of the folded book', run: () => view(book) },
    ],
    rounds,
    0,
  );
  console.log(table(name, timings, orders));
  const ratio = told(timings[0]) / told(timings[1]);
  loops += told(timings[0]);
  views += told(timings[1]);
  if (ratio < 0.4) {
    process.exitCode = 1;
    console.log(`  MISSED: ${ratio.toFixed(2)} of the loop, at least 0.4 is asked for`);
  }
}

const [folding] = compare([{ name: 'fold', run: () => folded(log) }], rounds, 0);
const whole = loops / (told(folding) + views);
console.log(
  `all ${contests.length} from the first event on: folding ${told(folding).toFixed(0)} ms and views ${views.toFixed(0)} ms against loops ${loops.toFixed(0)} ms: ${whole.toFixed(2)}`,
);
if (whole < 0.4) process.exitCode = 1;

/** One more event on a book that holds all others. */
const more = salesLog(Math.min(orders, 100_000), 0, size);
const times = new Float64Array(more.length);
for (const [index, event] of more.entries()) {
  const start = process.hrtime.bigint();
  salesBook.step(book, event as never);
  times[index] = Number(process.hrtime.bigint() - start);
}
times.sort();
const at = (share: number): string => `${((times[Math.floor(share * (times.length - 1))] ?? 0) / 1000).toFixed(1)} µs`;
console.log(`one more event: median ${at(0.5)}, 99th percentile ${at(0.99)}, 99.9th ${at(0.999)}, longest ${at(1)}`);
if ((times[Math.floor(0.99 * (times.length - 1))] ?? 0) > 1e6) process.exitCode = 1;

const mostMegabytes = 4096;
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`at most ${peak.toFixed(0)} MiB of memory, the log and the loops’ own tables among them`);
if (peak > mostMegabytes) process.exitCode = 1;
