/**
 * Orders and their customer's credit account on a real store: whatever the interleaving, whatever acknowledgement is lost,
 * whoever sends again and wherever the process stops, nothing is reserved twice, the limit is kept, and no order hangs.
 */
import {
  addDays,
  type Command,
  checkLaws,
  type LocalDate,
  madeOn,
  money,
  type ProcessManager,
  quantity,
  type RecordedEvent,
  replay,
  type StoredEvent,
  utc,
  wishId,
  year,
} from '@clientele/domain/kernel';
import {
  AmendOrder,
  ApproveCreditChange,
  AskOrderCredit,
  CancelOrder,
  ConsentToCreditChange,
  type CreditAccount,
  type CreditEvent,
  credit,
  creditFollowsItsSources,
  EvaluateCredit,
  exposureOn,
  HoldCredit,
  type OrderContent,
  type OrderEvent,
  type OrderState,
  order,
  orderCreditManager,
  PlaceOrder,
  ReleaseBlockedOrder,
  RequestCreditLimit,
  standardCreditPolicy,
  unitsOf,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { dispatcher } from './dispatcher.ts';
import { commandHandler } from './handler.ts';

const clock = () => 2_000_000_000_000;
const on: LocalDate = '2025-06-01';
const limit = 100;
const yuan = (amount: number) => money(amount * 100, 'CNY');
const whose = { customer: 'C1', currency: 'CNY' };
const seller = { id: 'seller', roles: [] };
const director = { id: 'director', roles: ['sales-director'] };

/** What is asked of orders, by whom it may be: the story that the process runs beside. */
interface Step {
  readonly kind: 'place' | 'ask' | 'amend' | 'cancel' | 'release' | 'hold';
  readonly order: number;
  readonly amount: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Step['kind']>('place', 'ask', 'ask', 'ask', 'amend', 'cancel', 'release', 'hold'),
      order: fc.integer({ min: 1, max: 3 }),
      amount: fc.integer({ min: 20, max: 90 }),
    }),
    { maxLength: 9 },
  )
  // Every order is placed before anything else is asked of it.
  .map((told) => [
    ...[1, 2, 3].map((number): Step => ({ kind: 'place', order: number, amount: 30 + number * 10 })),
    ...told,
  ]);

const contentOf = (amount: number): OrderContent => ({
  customer: 'C1',
  lines: [{ line: '1', product: 'P1', quantity: quantity(amount, 'box'), amount: yuan(amount) }],
});

const commandOf = ({ kind, order: number, amount }: Step, place: number): Command => {
  const id = `O${number}`;
  const by = kind === 'release' || kind === 'hold' ? director : seller;
  const meta = madeOn(utc, addDays(on, 1 + place), `user-${place}`, by);
  switch (kind) {
    case 'place':
      return PlaceOrder.of({ order: id, content: contentOf(amount) }, meta);
    case 'ask':
      return AskOrderCredit.of({ order: id }, meta);
    case 'amend':
      return AmendOrder.of({ order: id, after: contentOf(amount), reason: 'other wishes' }, meta);
    case 'cancel':
      return CancelOrder.of({ order: id, reason: 'off' }, meta);
    case 'release': {
      const data = { ...whose, release: `F${place}`, order: id, most: yuan(90), until: addDays(on, 60) };
      return ReleaseBlockedOrder.of({ ...data, reason: 'pays on Friday' }, meta);
    }
    case 'hold': {
      const until = addDays(on, 1 + place);
      return HoldCredit.of({ ...whose, hold: `H${place}`, scope: { kind: 'account' }, until, reason: 'audit' }, meta);
    }
  }
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const doorTo = (store: EventStore) => {
  const retries = { appends: 2, conflicts: 6, pause: () => Promise.resolve() };
  const door = dispatcher([
    commandHandler({ store, decider: order, given: () => ({}), clock, retries }),
    commandHandler({ store, decider: credit, given: () => ({ creditPolicy: standardCreditPolicy }), clock, retries }),
  ]);
  if (E.isLeft(door)) throw new Error(door.left[0].code);
  return door.right.handle;
};

/** A graded customer with a limit, as it stands before the story: asked for, consented to, approved. */
const opened = async (store: EventStore): Promise<void> => {
  const handle = doorTo(store);
  const why = { reason: 'r', evidence: 'e' };
  const evaluation = { period: year(2024), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  const to = { limit: { kind: 'limited' as const, amount: yuan(limit) }, validUntil: null };
  const meta = (id: string, by: Command['meta']['by']) => madeOn(utc, on, `opening-${id}`, by);
  const finance = { id: 'finance', roles: ['finance-manager'] };
  const commands: readonly Command[] = [
    EvaluateCredit.of({ ...whose, request: 'G', evaluation }, meta('evaluation', seller)),
    ConsentToCreditChange.of({ ...whose, request: 'G' }, meta('consent-G', finance)),
    ApproveCreditChange.of({ ...whose, request: 'G' }, meta('approval-G', director)),
    RequestCreditLimit.of({ ...whose, request: 'L', to, ...why }, meta('limit', seller)),
    ConsentToCreditChange.of({ ...whose, request: 'L' }, meta('consent-L', finance)),
    ApproveCreditChange.of({ ...whose, request: 'L' }, meta('approval-L', director)),
  ];
  for (const command of commands) expect((await handle(command)).kind).toBe('accepted');
};

type Handle = ReturnType<typeof doorTo>;

/** Sends until it is known what came of it: a lost answer is asked for again, with the same id. */
const surely = async (handle: Handle, command: Command): Promise<void> => {
  for (let times = 0; times < 50; times++) {
    const { kind } = await handle(command);
    if (kind === 'accepted' || kind === 'rejected') return;
  }
  throw new Error('nobody ever knew what came of it');
};

const manager = orderCreditManager as unknown as ProcessManager<null>;
const handled: ReadonlySet<string> = new Set(manager.handles);

const wishesOf = (event: RecordedEvent): readonly Command[] =>
  handled.has(event.type)
    ? manager.react(null, event).commands.map((wish, index) => ({
        type: wish.type,
        data: wish.data,
        meta: {
          commandId: wishId(manager, event.id, index),
          at: wish.at ?? event.occurredAt,
          on: event.occurredOn,
          by: { id: 'order-credit', roles: [] },
        },
      }))
    : [];

/** Runs the process until it has nothing more to do, from an event of the log on; it may stop short, as if it crashed. */
const run = async (
  store: EventStore,
  handle: Handle,
  from: number,
  steps = Number.POSITIVE_INFINITY,
): Promise<number> => {
  let place = from;
  let left = steps;
  for (let log = await logOf(store); place < log.length; log = await logOf(store)) {
    for (const command of wishesOf(log[place] as RecordedEvent)) {
      if (left === 0) return place;
      left -= 1;
      await surely(handle, command);
    }
    place += 1;
  }
  return place;
};

const ofStream = <Event>(log: readonly RecordedEvent[], stream: string) =>
  log.filter((event) => event.stream === stream) as unknown as readonly (Event & StoredEvent)[];
const accountIn = (log: readonly RecordedEvent[]): CreditAccount =>
  replay(credit, ofStream<CreditEvent>(log, 'acme.credit-CNY:C1') as readonly StoredEvent<CreditEvent>[]);
const orderIn = (log: readonly RecordedEvent[], id: string): OrderState =>
  replay(order, ofStream<OrderEvent>(log, `acme.order-${id}`) as readonly StoredEvent<OrderEvent>[]);

/** What must be so when everybody has finished, and at every step before. */
const isSound = (log: readonly RecordedEvent[]): void => {
  expect(checkLaws([...order.laws, ...credit.laws, creditFollowsItsSources], log)).toEqual([]);
  const released = log.some(({ type }) => type === 'BlockedOrderReleased');
  log.forEach((event, index) => {
    if (event.type !== 'CreditReserved' || released) return;
    const { total } = exposureOn(accountIn(log.slice(0, index + 1)).ledger, event.occurredOn);
    expect(total <= unitsOf(yuan(limit))).toBe(true);
  });
  const { ledger } = accountIn(log);
  for (const id of ['O1', 'O2', 'O3']) {
    const state = orderIn(log, id);
    const held = ledger.orders.get(id)?.held ?? null;
    if (state.status === 'cancelled') expect(held).toBeNull();
    if (state.status !== 'placed') continue;
    expect(state.credit?.status).not.toBe('asked');
    if (state.credit?.status === 'granted') expect(held).toEqual({ ask: state.credit.ask, confirmed: true });
    if (state.credit === undefined) expect(held).toBeNull();
  }
};

/** A line to the store on which every write waits its turn, and some acknowledgements are lost. */
const behind = (store: EventStore, scheduler: fc.Scheduler, losses: readonly boolean[]): EventStore => {
  const lost = [...losses];
  return {
    ...store,
    append: async (stream, expected, events) => {
      await scheduler.schedule(Promise.resolve(), `before ${stream}`);
      const appended = await store.append(stream, expected, events);
      await scheduler.schedule(Promise.resolve(), `after ${stream}`);
      return lost.shift() === true ? E.left({ code: 'outcome-unknown', stream, reason: 'no answer came' }) : appended;
    },
  };
};

test('whatever the interleaving and whatever answer is lost, orders never exceed the limit and none hangs', async () => {
  const reached = { granted: 0, declined: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      steps,
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (scheduler, told, losses) => {
        const store = memoryStore({ namespace: 'acme', clock });
        await opened(store);
        const line = behind(store, scheduler, losses);
        const placing = told.filter(({ kind }) => kind === 'place').length;
        const commands = told.map(commandOf);
        const plain = doorTo(store);
        for (const command of commands.slice(0, placing)) await surely(plain, command);
        // Everybody at once: each asks on his own, one of them twice, and two processes see to the rest.
        const everybody = [
          ...commands.slice(placing).flatMap((command, index) => {
            const send = () => surely(doorTo(line), command);
            return index === 0 ? [send(), send()] : [send()];
          }),
          run(line, doorTo(line), 0, 6),
          run(line, doorTo(line), 0, 9),
        ];
        await scheduler.waitFor(Promise.all(everybody));
        await run(store, doorTo(store), 0);
        const log = await logOf(store);
        isSound(log);
        // Running it all again does nothing again.
        await run(store, doorTo(store), 0);
        expect(await logOf(store)).toHaveLength(log.length);
        reached.granted += log.filter(({ type }) => type === 'OrderCreditGranted').length;
        reached.declined += log.filter(({ type }) => type === 'OrderCreditDeclined').length;
      },
    ),
    { numRuns: 40 },
  );
  expect(Math.min(reached.granted, reached.declined)).toBeGreaterThan(0);
});

/** What a log says, stream by stream, without what differs from run to run. */
const plainly = (log: readonly RecordedEvent[]) =>
  log.map(({ id, stream, revision, type, data }) => ({ id, stream, revision, type, data }));

test('the process stopped at any point and started again ends in the same state', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.nat({ max: 4 }), { maxLength: 8 }), async (told, crashes) => {
      const commands = told.map(commandOf);
      const tell = async (stops: readonly number[]): Promise<readonly RecordedEvent[]> => {
        const store = memoryStore({ namespace: 'acme', clock });
        await opened(store);
        const left = [...stops];
        let saved = 0;
        for (const command of commands) {
          await surely(doorTo(store), command);
          // It gets so far and stops; what it had done was not written down, so it begins again where it last was.
          const far = left.shift();
          if (far !== undefined) await run(store, doorTo(store), saved, far);
          saved = await run(store, doorTo(store), saved);
        }
        return logOf(store);
      };
      const whole = await tell([]);
      isSound(whole);
      expect(plainly(await tell(crashes))).toEqual(plainly(whole));
    }),
    { numRuns: 40 },
  );
});

test('in whatever order the commands of the process arrive, each once, nothing stays reserved that nobody holds', async () => {
  const reached = { late: 0 };
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat({ max: 30 })), async (told, picks) => {
      const store = memoryStore({ namespace: 'acme', clock });
      await opened(store);
      const handle = doorTo(store);
      const commands = told.map(commandOf);
      const waiting: Command[] = [];
      let seen = 0;
      for (;;) {
        const log = await logOf(store);
        waiting.push(...log.slice(seen).flatMap(wishesOf));
        seen = log.length;
        const pick = picks.next().value ?? 0;
        const user = commands[0];
        if (waiting.length === 0 && user === undefined) break;
        // People go on asking in their own order; what the process wants comes whenever it comes.
        const next = user !== undefined && (pick % 3 === 0 || waiting.length === 0) ? commands.shift() : undefined;
        const [command] = next === undefined ? waiting.splice(pick % waiting.length, 1) : [next];
        if (command !== undefined) await surely(handle, command);
      }
      const log = await logOf(store);
      isSound(log);
      reached.late += log.filter(({ type }) => type === 'OrderCreditLapsed').length;
    }),
    { numRuns: 60 },
  );
  expect(reached.late).toBeGreaterThan(0);
});

test('an order that is blocked, released once and raised is looked at again, and cancelled it holds nothing', async () => {
  const store = memoryStore({ namespace: 'acme', clock });
  await opened(store);
  const story: readonly Step[] = [
    { kind: 'place', order: 1, amount: 150 },
    { kind: 'ask', order: 1, amount: 0 },
    { kind: 'release', order: 1, amount: 0 },
  ];
  const handle = doorTo(store);
  const tell = async (command: Command): Promise<string> => {
    await surely(handle, command);
    await run(store, handle, 0);
    const state = orderIn(await logOf(store), 'O1');
    return 'credit' in state ? (state.credit?.status ?? 'none') : 'none';
  };
  const [place, ask] = story.map(commandOf) as [Command, Command];
  await tell(place);
  expect(await tell(ask)).toBe('declined');
  const meta = madeOn(utc, addDays(on, 5), 'release', director);
  const release = { ...whose, release: 'F1', order: 'O1', most: yuan(150), until: addDays(on, 30), reason: 'so' };
  expect(await tell(ReleaseBlockedOrder.of(release, meta))).toBe('granted');
  const raise = { order: 'O1', after: contentOf(151), reason: 'one more' };
  expect(await tell(AmendOrder.of(raise, madeOn(utc, addDays(on, 6), 'raise', seller)))).toBe('declined');
  const off = CancelOrder.of({ order: 'O1', reason: 'off' }, madeOn(utc, addDays(on, 7), 'off', seller));
  expect(await tell(off)).toBe('none');
  const log = await logOf(store);
  expect(exposureOn(accountIn(log).ledger, addDays(on, 7)).total).toBe(0n);
  expect(checkLaws([creditFollowsItsSources, ...credit.laws], log)).toEqual([]);
});
