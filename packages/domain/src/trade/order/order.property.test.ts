// The order on arbitrary stories: the rules of every room; and that its events always add up to what is left of it, told
// by a model that knows only additions in big integers.
import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import {
  addDays,
  type CommandMeta,
  checkLaws,
  type LocalDate,
  type Money,
  money,
  type Quantity,
  quantity,
  replay,
} from '../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  type Rule,
  recordedHistory,
  type SoFar,
  stories,
  testMeta,
} from '../../testing/index.ts';
import { fulfilmentMessages } from './fulfilment-texts.ts';
import {
  AmendOrder,
  CallOffContract,
  CancelOrder,
  ClearOrderAdvance,
  ConfirmOrder,
  CorrectOrder,
  netOf,
  type OrderCommand,
  type OrderContent,
  type OrderEvent,
  type OrderLine,
  type OrderRejection,
  type OrderState,
  orderLaws,
  PlaceOrder,
  RecordReturn,
  RefuseCallOff,
  ReturnLines,
  remainingOf,
  order as room,
  saleEvents,
  TakeCallOff,
} from './index.ts';

type Ask = Asking<OrderState, OrderCommand, OrderEvent>;
type Past = SoFar<OrderState, OrderEvent>;

const most = Number.MAX_SAFE_INTEGER;
const rarely = <A>(usual: fc.Arbitrary<A>, seldom: fc.Arbitrary<A>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const maybe = <A>(values: fc.Arbitrary<A>) => fc.option(values, { nil: undefined });
/** Without the keys that say nothing. */
const said = <A extends object>(value: A): { [K in keyof A]: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;

const amounts = (min: number): fc.Arbitrary<Money> =>
  rarely(
    fc
      .tuple(fc.integer({ min, max: 40 }), fc.constantFrom(0, 1, 2, 3))
      .map(([units, scale]) => money(units, 'CNY', scale)),
    fc.constantFrom(money(1, 'USD'), money(most, 'CNY'), money(-1, 'CNY', 6)),
  );
const counts: fc.Arbitrary<Quantity> = rarely(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1))
    .map(([units, scale]) => quantity(units, 'box', scale)),
  fc.constantFrom(quantity(0, 'box'), quantity(1, 'kg'), quantity(most, 'box')),
);
const lineIds = fc.constantFrom('1', '2', '__proto__');

/** Lines have ids of their own, but for a few that don't. */
const idOf = (line: OrderLine): string => (line.amount.amount === 13 ? JSON.stringify(line) : line.line);

const lines = (min: number): fc.Arbitrary<OrderLine[]> =>
  fc.uniqueArray(
    fc
      .record({
        line: lineIds,
        product: fc.constantFrom('P1', 'P2'),
        category: maybe(fc.constantFrom('tea', '茶')),
        quantity: counts,
        amount: amounts(min),
        cost: maybe(amounts(0)),
      })
      .map(said) as fc.Arbitrary<OrderLine>,
    { minLength: 1, maxLength: 3, selector: idOf },
  );
/** A stated total: the lines', with cents more or less; of a few anything. */
const totals = (min: number) =>
  rarely(
    fc.integer({ min: -3, max: 3 }).map((cents) => (content: OrderContent): Money => {
      const sum = netOf(content);
      return isRight(sum) ? { ...sum.right, amount: sum.right.amount + cents } : money(cents, 'CNY');
    }),
    amounts(min).map((total) => () => total),
  );

const contents = (min = -5): fc.Arbitrary<OrderContent> =>
  fc
    .record({
      customer: maybe(fc.constantFrom('C1', 'C2')),
      territory: maybe(fc.constantFrom('east')),
      lines: lines(min),
      total: maybe(totals(min)),
      tax: maybe(amounts(0)),
      freight: maybe(amounts(0)),
    })
    .map(({ total, ...rest }) => {
      const content = said(rest) as OrderContent;
      return total === undefined ? content : { ...content, total: total(content) };
    });

const orders = fc.constantFrom('O1', 'O1', 'O1', 'O2');
const reason = 'so it is';

/** Time goes on with the story, a day an event; some papers arrive late. */
const metas = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2, -1, -4), fc.nat({ max: 999_999 }))
  .map(([lag, number]) => ({ history }: Past): CommandMeta => {
    const on: LocalDate = addDays('2024-01-10', history.length + lag);
    return testMeta(on, { commandId: `c${number}` });
  });

const stateOf = ({ states }: Past, order: string): OrderState => states.get(`test.order-${order}`) ?? room.initial;
const standingOf = (past: Past, order: string) => {
  const state = stateOf(past, order);
  return 'content' in state ? state : null;
};

/** A command on an order; where there is none yet, mostly the placing of it. */
const asking = <Data>(
  data: fc.Arbitrary<Data>,
  make: (order: string, data: Data, meta: CommandMeta, past: Past) => OrderCommand,
): fc.Arbitrary<Ask> =>
  fc.tuple(orders, data, metas, contents(), fc.nat(5)).map(([order, content, meta, opening, early]) => (past: Past) => {
    const { status } = stateOf(past, order);
    return status === 'unplaced' && early > 0
      ? PlaceOrder.of({ order, content: opening }, meta(past))
      : make(order, content, meta(past), past);
  });

/** What stands, with one thing changed: changes of customers want to be small, else returns never survive one. */
const changes = fc.oneof(
  contents().map((content) => () => content),
  fc.constant((before: OrderContent) => before),
  fc.constantFrom('C1', 'C2').map((customer) => (before: OrderContent) => ({ ...before, customer })),
  fc.tuple(fc.nat(2), counts).map(([which, count]) => (before: OrderContent) => ({
    ...before,
    lines: before.lines.map((line, index) => (index === which ? { ...line, quantity: count } : line)),
  })),
  lines(0).map((more) => (before: OrderContent) => ({
    ...before,
    lines: [...before.lines, ...more.filter(({ line }) => before.lines.every((other) => other.line !== line))],
  })),
  amounts(0).map((tax) => (before: OrderContent) => ({ ...before, tax })),
);

const wanted = fc
  .record({ line: rarely(lineIds, fc.constant('none')), quantity: counts, amount: maybe(amounts(0)) })
  .map(said) as fc.Arbitrary<Pick<OrderLine, 'line' | 'quantity'> & Partial<Pick<OrderLine, 'amount'>>>;

const placing = asking(contents(), (order, content, meta) => PlaceOrder.of({ order, content }, meta));

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 2, arbitrary: placing },
  { weight: 2, arbitrary: asking(fc.constant(null), (order, _, meta) => ConfirmOrder.of({ order }, meta)) },
  {
    weight: 4,
    arbitrary: asking(fc.tuple(changes, contents()), (order, [change, other], meta, past) =>
      AmendOrder.of({ order, after: change(standingOf(past, order)?.content ?? other), reason }, meta),
    ),
  },
  { weight: 2, arbitrary: asking(fc.constant(null), (order, _, meta) => CancelOrder.of({ order, reason }, meta)) },
  {
    weight: 4,
    arbitrary: asking(
      fc.tuple(fc.array(wanted, { minLength: 1, maxLength: 3 }), maybe(amounts(0)), maybe(amounts(0))),
      (order, [back, total, tax], meta) =>
        ReturnLines.of({ order, lines: back, reason, ...said({ total, tax }) }, meta),
    ),
  },
  {
    weight: 8,
    arbitrary: asking(
      fc.tuple(contents(), fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 4 })))),
      (order, [other, quarters], meta, past) => {
        const left = remainingOf(stateOf(past, order));
        const content = isRight(left) && left.right !== null ? left.right : other;
        const { tax, freight } = content;
        const all = quarters.length === 0;
        const back = content.lines.map(({ line, quantity: count }, index) => ({
          line,
          quantity: { ...count, amount: Math.ceil((count.amount * (quarters[index] ?? 4)) / 4) },
        }));
        return ReturnLines.of({ order, lines: back, reason, ...(all ? said({ tax, freight }) : {}) }, meta);
      },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('O1', 'R1', 'R2'), contents(-1), maybe(fc.constantFrom('O1', 'R1')), metas).map(
      ([order, returned, ofOrder, meta]) =>
        (past: Past) =>
          RecordReturn.of({ order, returned, reason, ...said({ ofOrder }) }, meta(past)),
    ),
  },
  {
    weight: 4,
    arbitrary: asking(
      fc.tuple(
        changes,
        contents(),
        fc.constantFrom('origin', 'origin', 'other'),
        fc.constantFrom('same', 'moved'),
        fc.nat(5),
      ),
      (order, [change, other, corrects, date, gone], meta, past) => {
        const standing = standingOf(past, order);
        const content = standing?.content ?? other;
        const when = standing !== null && date === 'same' ? { ...meta, ...standing.placed } : meta;
        const origin = corrects === 'origin' ? (standing?.origin ?? 'none') : 'none';
        return CorrectOrder.of({ order, corrects: origin, after: gone === 0 ? null : change(content), reason }, when);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: asking(
      fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.constantFrom('K1', 'K1', 'K2')),
      (order, [step, ask, contract], meta, past) => {
        const answer = { order, customer: 'C1', contract, ask };
        const waits = standingOf(past, order)?.callOff?.ask ?? ask;
        const terms = { due: { kind: 'on-delivery' as const }, means: ['cash' as const] };
        if (step === 0) return TakeCallOff.of({ ...answer, ask: waits, terms, advanceOpen: ask === 1 }, meta);
        if (step === 1) return RefuseCallOff.of({ ...answer, reasons: [{ code: 'another-customer' }] }, meta);
        if (step === 2) return ClearOrderAdvance.of({ order, customer: 'C1', contract }, meta);
        return CallOffContract.of({ order, contract }, meta);
      },
    ),
  },
);

/** The model: what an event adds, by account, at six decimals. */
const at6 = ({ amount, scale }: { readonly amount: number; readonly scale: number }): bigint =>
  BigInt(amount) * 10n ** BigInt(6 - scale);
type Sums = Map<string, bigint>;
const book = (sums: Sums, sign: bigint, content: OrderContent): void => {
  const add = (account: string, value: bigint) => sums.set(account, (sums.get(account) ?? 0n) + sign * value);
  for (const { line, product, quantity: count, amount, cost } of content.lines) {
    add(`quantity ${line} ${product} ${count.unit}`, at6(count));
    add(`amount ${line} ${product} ${amount.currency}`, at6(amount));
    if (cost !== undefined) add(`cost ${line} ${product} ${cost.currency}`, at6(cost));
  }
  const sum = content.lines.reduce((all, { amount }) => all + at6(amount), 0n);
  add(`value ${content.customer} ${content.territory}`, content.total === undefined ? sum : at6(content.total));
  if (content.tax !== undefined) add(`tax ${content.customer}`, at6(content.tax));
  if (content.freight !== undefined) add(`freight ${content.customer}`, at6(content.freight));
};
const bookEvent = (sums: Sums, event: OrderEvent): void => {
  if (event.type === 'OrderPlaced') book(sums, 1n, event.data.content);
  if (event.type === 'OrderCancelled') book(sums, -1n, event.data.content);
  if (event.type === 'LinesReturned' || event.type === 'ReturnRecorded') book(sums, -1n, event.data.returned);
  if (event.type === 'OrderAmended' || event.type === 'OrderCorrected') {
    book(sums, -1n, event.data.before);
    if (event.data.after !== null) book(sums, 1n, event.data.after);
  }
};
const standing = (sums: Sums) => [...sums].filter(([, units]) => units !== 0n).sort();

const addsUp: Rule<OrderState, OrderCommand, OrderEvent, OrderRejection, object> = {
  code: 'order.adds-up',
  text: { en: 'The events of an order add up to what is left of it.', zh: '订单各事件合计等于其剩余内容。' },
  breach: (_, { history, states }) => {
    for (const [stream, state] of states) {
      const events: Sums = new Map();
      for (const event of history) if (event.stream === stream) bookEvent(events, event);
      const left: Sums = new Map();
      const remaining = remainingOf(state);
      if (isLeft(remaining)) return `what is left of ${stream} can't be written down`;
      if (remaining.right !== null) book(left, 1n, remaining.right);
      if (state.status === 'return-document') book(left, -1n, state.returned);
      const [told, expected] = [standing(events), standing(left)].map((sums) =>
        sums.map((entry) => entry.join(' ')).join('; '),
      );
      if (told !== expected) return `${stream}: the events come to ${told}, and what is left is ${expected}`;
    }
    return null;
  },
};

const given = () => ({});

test('the order keeps the rules of every room, and its events always add up to what is left of it', () => {
  const report = assertRules(room, {
    commands,
    given,
    longest: 14,
    runs: 400,
    rules: [addsUp],
  });
  expect(report.passed).toBe(true);
  // What becomes of an order after it was placed has stories of its own.
  const { events, rejections } = report.reach;
  const sales = new Set<string>(saleEvents.map(({ type }) => type).filter((type) => type !== 'ReturnCorrected'));
  const unreached = [
    ...events.filter(({ name, times }) => sales.has(name) && times === 0),
    ...rejections.filter(({ name, times }) => !Object.hasOwn(fulfilmentMessages, name) && times === 0),
  ];
  expect(unreached).toEqual([]);
}, 60_000);

const histories = stories(room, { commands, given, longest: 14, spoiled: 0 });

test('L11: whatever came back, cancelling the rest brings every account of the order to zero', () => {
  let cancellations = 0;
  fc.assert(
    fc.property(histories, ({ states, history }) => {
      for (const [stream, state] of states) {
        if (state.status !== 'placed' && state.status !== 'confirmed') continue;
        const cancel = CancelOrder.of({ order: state.order, reason }, testMeta('2025-01-01'));
        const decision = room.decide(cancel, {})(state);
        if (isLeft(decision)) {
          expect(decision.left.map(({ code }) => code)).toEqual(['order.nothing-left']);
          continue;
        }
        cancellations += state.returns.length > 0 ? 1 : 0;
        const sums: Sums = new Map();
        for (const event of history) if (event.stream === stream) bookEvent(sums, event);
        for (const event of decision.right) bookEvent(sums, event);
        expect(standing(sums)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(cancellations).toBeGreaterThan(20);
}, 60_000);

test('whatever was recorded, in whatever order, the state can be told and the laws answer', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 30 }), ({ history }, swaps) => {
      const events = [...history];
      for (const [a, b] of swaps) {
        const [left, right] = [events[a], events[b]];
        if (left !== undefined && right !== undefined) [events[a], events[b]] = [right, left];
      }
      const state = replay(room, events);
      expect(state.status).toMatch(/^(unplaced|placed|confirmed|cancelled|retracted|return-document)$/);
      remainingOf(state);
      for (const { revision } of checkLaws(orderLaws, recordedHistory(events)))
        expect(revision).toBeGreaterThanOrEqual(0);
      const answer = room.decide(CancelOrder.of({ order: 'O1', reason }, testMeta('2025-01-01')), {})(state);
      // It is off, and lets go of the contract that it rests on.
      const rests = 'callOff' in state && state.callOff !== undefined;
      const expected = rests ? ['OrderCancelled', 'OrderCallOffLapsed'] : ['OrderCancelled'];
      if (!isLeft(answer)) expect(answer.right.map(({ type }) => type)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
}, 60_000);
