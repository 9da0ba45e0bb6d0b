/**
 * Arbitrary histories of a company: orders as the domain's own decider lets them happen (amended, cancelled, returned,
 * corrected, with and without stated totals, in two currencies), returns as documents of their own, and customers who move
 * and are classed and put right.
 */
import { CustomerClassified, CustomerGraded, CustomerPlaced, TerritoryAssigned } from '@clientele/domain/customer';
import { type DomainEvent, type LocalDate, money, quantity, type StoredEvent } from '@clientele/domain/kernel';
import {
  AmendOrder,
  CancelOrder,
  CorrectOrder,
  type OrderCommand,
  type OrderContent,
  type OrderLine,
  order,
  PlaceOrder,
  RecordReturn,
  ReturnLines,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { dayNo, instantOn, stored } from './events.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

const without = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const customers = ['C1', 'C2', 'C10', '__proto__'];
const territories = ['east', 'west', 'north'];
const places = [
  { country: 'CN', province: 'Zhejiang', city: 'Hangzhou' },
  { country: 'CN', province: 'Jiangsu', city: 'Nanjing', district: 'Gulou' },
  { country: 'CN', province: 'Fujian', city: 'Fuzhou', district: 'Gulou' },
  { country: 'SG' },
];

interface LineSeed {
  readonly product: number;
  readonly quantity: number;
  readonly amount: number;
  readonly fine: boolean;
  readonly cost: number | undefined;
}

const lineSeed: fc.Arbitrary<LineSeed> = fc.record({
  product: fc.nat({ max: 3 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  amount: fc.integer({ min: -50, max: 9999 }),
  fine: fc.boolean(),
  cost: maybe(fc.integer({ min: 0, max: 5000 })),
});

const lineOf = (seed: LineSeed, index: number, currency: string): OrderLine => {
  const { product, fine, cost } = seed;
  return without({
    line: `${index}`,
    product: `P${product}`,
    productName: product === 3 ? undefined : `Product ${product}`,
    category: product === 3 ? undefined : `category ${product % 2}`,
    subcategory: product === 0 ? undefined : `sub ${product}`,
    quantity: quantity(seed.quantity, product === 2 ? 'kg' : 'piece', fine ? 1 : 0),
    amount: money(fine ? seed.amount * 100 + 7 : seed.amount, currency, fine ? 4 : 2),
    cost: cost === undefined ? undefined : money(cost, currency, fine ? 3 : 2),
  });
};

interface ContentSeed {
  readonly customer: string | undefined;
  readonly salesperson: string | undefined;
  readonly channel: string | undefined;
  readonly territory: string | undefined;
  readonly place: (typeof places)[number] | undefined;
  readonly dollars: boolean;
  readonly lines: readonly LineSeed[];
  readonly total: number | undefined;
}

const contentSeed: fc.Arbitrary<ContentSeed> = fc.record({
  customer: maybe(fc.constantFrom(...customers)),
  salesperson: maybe(fc.constantFrom('S1', 'S2')),
  channel: maybe(fc.constantFrom('online', 'reseller')),
  territory: maybe(fc.constantFrom(...territories)),
  place: maybe(fc.constantFrom(...places)),
  dollars: fc.boolean().map((yes) => yes),
  lines: fc.array(lineSeed, { minLength: 1, maxLength: 3 }),
  total: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined, freq: 3 }),
});

const contentOf = (seed: ContentSeed, currency: string): OrderContent => {
  const { customer, salesperson, channel, territory, place, total } = seed;
  return without({
    customer,
    salesperson,
    channel,
    territory,
    place,
    lines: seed.lines.map((line, index) => lineOf(line, index, currency)),
    total: total === undefined ? undefined : money(total, currency, 2),
  });
};

type Step =
  | { readonly kind: 'amend' | 'correct'; readonly days: number; readonly content: ContentSeed; readonly keep: boolean }
  | { readonly kind: 'cancel' | 'void'; readonly days: number }
  | { readonly kind: 'return'; readonly days: number; readonly line: number; readonly part: number };

const days = fc.integer({ min: 0, max: 60 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('amend' as const), days, content: contentSeed, keep: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), days, content: contentSeed, keep: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), days }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), days }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      days,
      line: fc.nat({ max: 2 }),
      part: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

interface OrderSeed {
  readonly day: number;
  readonly content: ContentSeed;
  readonly steps: readonly Step[];
}

const orderSeed: fc.Arbitrary<OrderSeed> = fc.record({
  day: fc.nat({ max: 500 }),
  content: contentSeed,
  steps: fc.array(step, { maxLength: 4 }),
});

const commandOf = (id: string, next: Step, content: OrderContent, origin: string, on: LocalDate): OrderCommand => {
  const meta = { commandId: `${id}-${on}`, at: instantOn(on), on, by: { id: 'tester', roles: [] } };
  const currency = content.lines[0]?.amount.currency ?? 'CNY';
  const reason = 'arbitrary';
  switch (next.kind) {
    case 'amend':
    case 'correct': {
      const other = contentOf(next.content, currency);
      // What came back fixes much of an order, so half of the changes only touch what stays free.
      const after = next.keep ? { ...content, lines: [...content.lines, ...other.lines.map(further)] } : other;
      return next.kind === 'amend'
        ? AmendOrder.of({ order: id, after, reason }, meta)
        : CorrectOrder.of({ order: id, corrects: origin, after, reason }, meta);
    }
    case 'void':
      return CorrectOrder.of({ order: id, corrects: origin, after: null, reason }, meta);
    case 'cancel':
      return CancelOrder.of({ order: id, reason }, meta);
    case 'return': {
      const line = content.lines[next.line % content.lines.length];
      const { line: lineId = '0', quantity: whole = quantity(1) } = line ?? {};
      const amount = Math.max(1, Math.floor(whole.amount / next.part));
      return ReturnLines.of({ order: id, lines: [{ line: lineId, quantity: { ...whole, amount } }], reason }, meta);
    }
  }
};

const further = (line: OrderLine): OrderLine => ({ ...line, line: `more ${line.line}` });

/** The stream of an order: what its decider made of the seed. What it refuses doesn't happen. */
const orderStream = (id: string, { day, content, steps }: OrderSeed): readonly StoredEvent[] => {
  const stream = `test.order-${id}`;
  const events: StoredEvent[] = [];
  let state = order.initial;
  const send = (command: OrderCommand): void => {
    const decided = order.decide(command, {})(state);
    for (const event of E.isRight(decided) ? decided.right : []) {
      const next = stored(stream, events.length, command.meta.on, event, command.meta.at);
      events.push(next);
      state = order.evolve(state, next);
    }
  };
  const first = contentOf(content, content.dollars ? 'USD' : 'CNY');
  const on = dayNo(day);
  const meta = { commandId: id, at: instantOn(on), on, by: { id: 'tester', roles: [] } };
  send(PlaceOrder.of({ order: id, content: first }, meta));
  let now = day;
  for (const next of steps) {
    if (state.status !== 'placed' && state.status !== 'confirmed') break;
    now = next.kind === 'correct' ? Math.max(0, day - next.days) : now + next.days;
    send(commandOf(id, next, state.content, state.origin, dayNo(now)));
  }
  return events;
};

const returnSeed = fc.record({
  day: fc.nat({ max: 600 }),
  content: contentSeed,
  of: maybe(fc.nat({ max: 12 })),
});

const returnStream = (
  id: string,
  { day, content, of }: { readonly day: number; readonly content: ContentSeed; readonly of: number | undefined },
): readonly StoredEvent[] => {
  const on = dayNo(day);
  const meta = { commandId: id, at: instantOn(on), on, by: { id: 'tester', roles: [] } };
  const returned = contentOf(content, content.dollars ? 'USD' : 'CNY');
  const data = without({ order: id, ofOrder: of === undefined ? undefined : `O${of}`, returned, reason: 'credit' });
  const decided = order.decide(RecordReturn.of(data, meta), {})(order.initial);
  return (E.isRight(decided) ? decided.right : []).map((event) => stored(`test.order-${id}`, 0, on, event, meta.at));
};

interface FactSeed {
  readonly kind: 'place' | 'territory' | 'class' | 'grade';
  readonly value: number;
  readonly day: number;
  readonly corrects: boolean;
  readonly retracts: boolean;
}

const factSeed: fc.Arbitrary<FactSeed> = fc.record({
  kind: fc.constantFrom('place', 'territory', 'class', 'grade'),
  value: fc.nat({ max: 3 }),
  day: fc.nat({ max: 600 }),
  corrects: fc.boolean(),
  retracts: fc.boolean(),
});

const graded = (customer: string, grade: string | null, none: boolean, corrects?: string): DomainEvent => {
  const period = { calendar: 'gregorian@1', key: '2023', start: '2023-01-01', end: '2024-01-01' } as const;
  const nothing = money(0, 'CNY');
  const evidence = { period, value: nothing, above: nothing, total: nothing, rank: null, customers: 0 };
  const data = { customer, grade: none ? null : grade, evidence: none ? null : evidence };
  return CustomerGraded.of(data, corrects === undefined ? {} : { corrects });
};

const factOf = (customer: string, { kind, value, retracts }: FactSeed, corrects: string | undefined): DomainEvent => {
  const more = corrects === undefined ? {} : { corrects };
  const none = retracts && corrects !== undefined;
  switch (kind) {
    case 'place':
      return CustomerPlaced.of({ customer, place: none ? null : (places[value] ?? null) }, more);
    case 'territory':
      return TerritoryAssigned.of({ customer, territory: none ? null : (territories[value % 3] ?? null) }, more);
    case 'class':
      return CustomerClassified.of(
        { customer, axis: 'trade-form', value: none ? null : (['chain', 'agent', 'kiosk'][value % 3] ?? null) },
        more,
      );
    case 'grade':
      return graded(customer, ['A', 'B', null][value % 3] ?? null, none, corrects);
  }
};

/** The card and the classification of a customer, each fact at an instant of its own. */
const customerStreams = (customer: string, seeds: readonly FactSeed[]): readonly (readonly StoredEvent[])[] => {
  const streams = { card: [] as StoredEvent[], classification: [] as StoredEvent[] };
  const standing = new Map<string, string>();
  for (const [index, seed] of seeds.entries()) {
    const room = seed.kind === 'place' || seed.kind === 'territory' ? 'card' : 'classification';
    const stream = streams[room];
    const corrects = seed.corrects ? standing.get(seed.kind) : undefined;
    const event = factOf(customer, seed, corrects);
    const on = dayNo(seed.day);
    const next = stored(`test.${room}-${customer}`, stream.length, on, event, instantOn(on, index - 20));
    if (corrects !== undefined) standing.delete(seed.kind);
    if (corrects === undefined || !seed.retracts) standing.set(seed.kind, next.id);
    stream.push(next);
  }
  return [streams.card, streams.classification];
};

/** Streams of orders, returns and customers. */
export const companies: fc.Arbitrary<readonly (readonly StoredEvent[])[]> = fc
  .record({
    orders: fc.array(orderSeed, { maxLength: 12 }),
    returns: fc.array(returnSeed, { maxLength: 3 }),
    facts: fc.array(fc.array(factSeed, { maxLength: 6 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ orders, returns, facts }) =>
    [
      ...orders.map((seed, index) => orderStream(`O${index}`, seed)),
      ...returns.map((seed, index) => returnStream(`R${index}`, seed)),
      ...facts.flatMap((seeds, index) => customerStreams(customers[index] ?? 'C1', seeds)),
    ].filter((stream) => stream.length > 0),
  );
