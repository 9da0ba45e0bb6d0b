/** What events ask for is carried out to its end: once, whatever is cut off in between, and as far as it can be done. */
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { type CheckpointStore, memoryCheckpoints } from '@clientele/adapters/running';
import {
  type Actor,
  type Command,
  checkLaws,
  type LocalDate,
  madeOn,
  money,
  quantity,
  type RecordedEvent,
  utc,
  year,
} from '@clientele/domain/kernel';
import { LodgeComplaint } from '@clientele/domain/service';
import {
  AllocateReceipt,
  ApproveCreditChange,
  AskOrderCredit,
  ConsentToCreditChange,
  creditFollowsItsSources,
  EvaluateCredit,
  IssueInvoice,
  PlaceOrder,
  RecordReceipt,
  RequestCreditLimit,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { companyHandler } from './company.ts';
import { carryOut } from './processes.ts';
import { rooms } from './rooms.ts';

const clock = () => Date.UTC(2026, 0, 1);
const yuan = (amount: number) => money(amount * 100, 'CNY');
const whose = { customer: 'C1', currency: 'CNY' };
const person = (id: string, ...roles: readonly string[]): Actor => ({ id, roles });
const seller = person('seller', 'sales-assistant');
const chief = person('chief', 'general-manager');
const accountant = person('accountant', 'finance-manager');
const meta = (id: string, on: LocalDate, by: Actor = seller) => madeOn(utc, on, id, by);

/** Credit is asked for twice and money finds an invoice that is complained of; the second order is too much. */
const story: readonly Command[] = (() => {
  const evaluation = { period: year(2023), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  const to = { limit: { kind: 'limited' as const, amount: yuan(500) }, validUntil: null };
  const content = (amount: number) => ({
    customer: 'C1',
    lines: [{ line: '1', product: 'P1', quantity: quantity(amount, 'box'), amount: yuan(amount) }],
  });
  const about = { invoice: 'I1' };
  return [
    EvaluateCredit.of({ ...whose, request: 'G', evaluation }, meta('1', '2024-01-02')),
    ConsentToCreditChange.of({ ...whose, request: 'G' }, meta('2', '2024-01-02', accountant)),
    ApproveCreditChange.of({ ...whose, request: 'G' }, meta('3', '2024-01-02', chief)),
    RequestCreditLimit.of({ ...whose, request: 'L', to, reason: 'r', evidence: 'e' }, meta('4', '2024-01-03')),
    ConsentToCreditChange.of({ ...whose, request: 'L' }, meta('5', '2024-01-03', accountant)),
    ApproveCreditChange.of({ ...whose, request: 'L' }, meta('6', '2024-01-03', chief)),
    PlaceOrder.of({ order: 'O1', content: content(300) }, meta('7', '2024-02-01')),
    AskOrderCredit.of({ order: 'O1' }, meta('8', '2024-02-01')),
    PlaceOrder.of({ order: 'O2', content: content(400) }, meta('9', '2024-02-02')),
    AskOrderCredit.of({ order: 'O2' }, meta('10', '2024-02-02')),
    IssueInvoice.of(
      { invoice: 'I1', customer: 'C1', content: { amount: yuan(80), dueOn: '2024-03-01' } },
      meta('11', '2024-02-03'),
    ),
    RecordReceipt.of(
      { receipt: 'R1', customer: 'C1', amount: yuan(50), means: 'transfer' },
      meta('12', '2024-02-04', accountant),
    ),
    AllocateReceipt.of(
      { receipt: 'R1', allocation: 'A1', invoice: 'I1', amount: yuan(50) },
      meta('13', '2024-02-05', accountant),
    ),
    LodgeComplaint.of(
      {
        complaint: 'K1',
        content: { customer: 'C1', channel: 'phone', about, class: 'price', severity: 'ordinary' },
      },
      meta('14', '2024-02-06'),
    ),
  ];
})();

const told = async (commands: readonly Command[] = story): Promise<EventStore> => {
  const store = memoryStore({ namespace: 'main', clock });
  const handle = companyHandler(store, clock);
  for (const command of commands) expect(await handle(command)).toMatchObject({ kind: 'accepted' });
  return store;
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const plainly = (log: readonly RecordedEvent[]) =>
  log.map(({ id, stream, revision, type, data, occurredOn }) => ({ id, stream, revision, type, data, occurredOn }));

const typesIn = (log: readonly RecordedEvent[]): readonly string[] => log.map(({ type }) => type);

const laws = [...rooms.flatMap((room) => room.laws), creditFollowsItsSources];
const backoff = () => Promise.resolve();
const done = { undone: [], stopped: null };

test('what was asked for is carried out to its end, as of the day on which it was asked, and a second run does nothing', async () => {
  const store = await told();
  const before = (await logOf(store)).length;
  const checkpoints = memoryCheckpoints();
  expect(await carryOut({ store, checkpoints, clock })).toEqual(done);
  const log = await logOf(store);
  expect(typesIn(log.slice(before))).toEqual([
    // Each process goes through what there is, one after the other.
    'InvoiceDisputed',
    'ReceiptAllocated',
    'CreditReserved',
    'CreditReservationDeclined',
    'InvoiceEntered',
    'ReceiptEntered',
    // Then through what came of that, and so on.
    'AllocationConfirmed',
    'OrderCreditGranted',
    'OrderCreditDeclined',
    'SettlementEntered',
    'CreditReservationConfirmed',
  ]);
  expect(log.find(({ type }) => type === 'CreditReserved')).toMatchObject({
    occurredOn: '2024-02-01',
    by: { id: 'order-credit', roles: ['process-manager'] },
  });
  expect(checkLaws(laws, log)).toEqual([]);

  expect(await carryOut({ store, checkpoints, clock })).toEqual(done);
  expect(await carryOut({ store, checkpoints: memoryCheckpoints(), clock })).toEqual(done);
  expect(await logOf(store)).toHaveLength(log.length);
});

/** A store that dies at an append: before it is written, or after, so that nobody is told that it was. */
const dying = (store: EventStore, at: number, written: boolean): EventStore => {
  let appends = 0;
  const dead = { code: 'unavailable', reason: 'the plug was pulled' } as const;
  return {
    ...store,
    append: async (stream, expected, events) => {
      appends += 1;
      if (appends === at && written) await store.append(stream, expected, events);
      return appends >= at ? E.left(dead) : store.append(stream, expected, events);
    },
  };
};

test('wherever it is cut off, it ends in the same log; without its checkpoints, in the same events', async () => {
  const begun = (await logOf(await told())).length;
  const whole = await told();
  await carryOut({ store: whole, checkpoints: memoryCheckpoints(), clock });
  const expected = plainly(await logOf(whole));
  expect(expected.length - begun).toBe(11);
  for (let at = 1; at <= 11; at += 1) {
    for (const written of [false, true]) {
      for (const keeps of [false, true]) {
        const store = await told();
        const checkpoints = memoryCheckpoints();
        const first = await carryOut({ store: dying(store, at, written), checkpoints, clock, backoff, attempts: 2 });
        // What was written last of all is found again, and then nothing is left to be done.
        if (at === 11 && written) expect(first).toEqual(done);
        else expect(first.stopped).toContain('the plug was pulled');
        const second: CheckpointStore = keeps ? checkpoints : memoryCheckpoints();
        expect(await carryOut({ store, checkpoints: second, clock })).toEqual(done);
        const log = await logOf(store);
        if (keeps) expect(plainly(log)).toEqual(expected);
        else expect(byId(plainly(log))).toEqual(byId(expected));
        expect(checkLaws(laws, log)).toEqual([]);
      }
    }
  }
});

/** Without the places that they stand at. */
const byId = (log: ReturnType<typeof plainly>) => new Map(log.map(({ revision: _, ...event }) => [event.id, event]));

test('what is refused is told with its reason, tried again at each run, and let go of when somebody says so', async () => {
  const complaint = story.at(-1) as Command;
  const store = await told([complaint]);
  const checkpoints = memoryCheckpoints();
  const { undone, stopped } = await carryOut({ store, checkpoints, clock });
  expect(stopped).toBeNull();
  expect(undone).toMatchObject([{ process: 'complaint-dispute', what: 'DisputeInvoice' }]);
  expect(undone[0]?.reason).toContain('receivable.not-issued');

  expect((await carryOut({ store, checkpoints, clock })).undone).toHaveLength(1);
  const invoice = story.find(({ type }) => type === 'IssueInvoice') as Command;
  expect(await companyHandler(store, clock)(invoice)).toMatchObject({ kind: 'accepted' });
  expect(await carryOut({ store, checkpoints, clock })).toEqual(done);
  expect(typesIn(await logOf(store))).toContain('InvoiceDisputed');

  const another = await told([complaint]);
  const kept = memoryCheckpoints();
  expect((await carryOut({ store: another, checkpoints: kept, clock })).undone).toHaveLength(1);
  expect(await carryOut({ store: another, checkpoints: kept, clock, discard: true })).toEqual(done);
});

test('an empty store asks for nothing, and one that is closed is told to be', async () => {
  const store = memoryStore({ namespace: 'main', clock });
  expect(await carryOut({ store, checkpoints: memoryCheckpoints(), clock })).toEqual(done);
  await store.close();
  expect((await carryOut({ store, checkpoints: memoryCheckpoints(), clock, backoff })).stopped).not.toBeNull();
  expect(E.isLeft(await store.head())).toBe(true);
});
