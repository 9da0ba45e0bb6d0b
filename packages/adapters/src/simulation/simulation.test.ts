import { card, RegisterCustomer, territory } from '@clientele/domain/customer';
import { coaching, visit } from '@clientele/domain/field';
import { type AnyRoom, checkLaws, madeOn, type RecordedEvent, utc } from '@clientele/domain/kernel';
import { contract } from '@clientele/domain/pipeline';
import { target } from '@clientele/domain/planning';
import { aftersales, complaint, inquiry, satisfaction } from '@clientele/domain/service';
import { credit, creditFollowsItsSources, order, receipt, receivable } from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { canonicalJson } from '../codec/canonical-json.ts';
import { eventRegistry } from '../codec/registry.ts';
import { commandHandler } from '../handling/index.ts';
import { memoryStore } from '../memory/index.ts';
import { roomDesk } from './desk.ts';
import { type SimulationOptions, simulation, writeSimulation } from './index.ts';

const rooms: readonly AnyRoom[] = [
  card,
  territory,
  order,
  credit,
  receivable,
  receipt,
  visit,
  coaching,
  complaint,
  inquiry,
  aftersales,
  satisfaction,
  contract,
  target,
];

const made = (options: SimulationOptions) => {
  const one = simulation(options);
  if (E.isLeft(one)) throw new Error(JSON.stringify(one.left));
  return one.right;
};

const small = { seed: 7, customers: 14, days: 100 };

const lived = (options: SimulationOptions) => {
  const days = [...made(options).days()];
  const events = days.flatMap(({ batches }) => batches.flatMap((batch) => batch.events));
  const history = events.map((event, position) => ({ ...event, position }) as unknown as RecordedEvent);
  return { days, events, history };
};

const clock = () => 4_000_000_000_000;
const textOf = (value: unknown): string => {
  const text = canonicalJson(value);
  return E.isRight(text) ? text.right : JSON.stringify(text.left);
};

test('the same seed gives the same events to the byte, and another one another company', () => {
  const [one, again, other] = [small, small, { ...small, seed: 8 }].map((options) => lived(options).events.map(textOf));
  expect(one).toEqual(again);
  expect(one?.length).toBeGreaterThan(500);
  expect(other?.join('\n')).not.toBe(one?.join('\n'));
});

test('a longer life begins as the shorter one did', () => {
  const short = lived({ ...small, days: 40 }).events.map(textOf);
  const long = lived({ ...small, days: 60 }).events.map(textOf);
  expect(long.slice(0, short.length)).toEqual(short);
  expect(long.length).toBeGreaterThan(short.length);
});

test('what the desk writes is what a command handler would have stored', async () => {
  const command = RegisterCustomer.of(
    { customer: 'C1', name: 'C1', territory: 'east' },
    madeOn(utc, '2024-05-01', 'K1', { id: 'U1', roles: ['salesperson'] }),
  );
  const store = memoryStore({ namespace: 'main', clock });
  const handled = await commandHandler({ store, decider: card, given: () => ({}), clock }).handle(command);
  const decided = roomDesk('main', card, () => ({})).decide(command, clock());
  const bare = E.isRight(decided) ? decided.right?.events.map(({ recordedAt: _, ...event }) => event) : decided.left;
  expect(bare).toEqual(handled.kind === 'accepted' ? handled.events : handled);
});

test('a simulated history keeps every law of every room, and every event of it can be read', () => {
  const { history } = lived({ seed: 11, customers: 16, days: 200 });
  expect(checkLaws([...rooms.flatMap(({ laws }) => laws), creditFollowsItsSources], history)).toEqual([]);
  const types = new Map(rooms.flatMap(({ events }) => events.map((type) => [type.type, type] as const)));
  const faulty = history.filter(({ type, data }) => types.get(type)?.schema.safeParse(data).success !== true);
  expect(faulty).toEqual([]);
  expect(E.isRight(eventRegistry(rooms))).toBe(true);
});

test('time goes forward: an event is told no earlier than it was so, and no earlier than the one before', () => {
  const { events } = lived(small);
  const told = events.map(({ recordedAt }) => recordedAt ?? 0);
  expect(told).toEqual([...told].sort((one, other) => one - other));
  expect(events.every(({ recordedAt, occurredAt }) => (recordedAt ?? 0) >= occurredAt)).toBe(true);
});

test('a history is written into a store once, and writing it again adds nothing', async () => {
  const store = memoryStore({ namespace: 'main', clock });
  const one = made({ ...small, days: 30 });
  const first = await writeSimulation({ store, simulation: one });
  const second = await writeSimulation({ store, simulation: one, concurrency: 1 });
  if (E.isLeft(first) || E.isLeft(second)) throw new Error(JSON.stringify([first, second]));
  expect(first.right).toMatchObject({ days: 30, from: '2024-01-01', to: '2024-01-30', repeated: 0, surprises: 0 });
  expect(second.right.repeated).toBeGreaterThan(50);
  expect(await store.head()).toEqual(E.right(first.right.events - 1));
  expect([...first.right.byRoom.values()].reduce((sum, count) => sum + count, 0)).toBe(first.right.events);
});

test('a store of another company, or with another history, is told and not written to', async () => {
  const one = made({ ...small, days: 3 });
  const acme = memoryStore({ namespace: 'acme', clock });
  expect(await writeSimulation({ store: acme, simulation: one })).toEqual(
    E.left({ code: 'other-namespace', store: 'acme', simulation: 'main' }),
  );
  const store = memoryStore({ namespace: 'main', clock });
  await writeSimulation({ store, simulation: made({ ...small, seed: 8, days: 3 }) });
  const other = await writeSimulation({ store, simulation: one });
  expect(other).toMatchObject({ left: { code: 'unwritable', error: { code: 'wrong-expected-revision' } } });
});

test('options that can not be are told, all of them', () => {
  const wrong = { seed: -1, customers: 0, days: 1.5, mistakes: 501, namespace: 'a.b', from: '2024-02-30' } as const;
  const faults = simulation(wrong);
  expect(E.isLeft(faults) && faults.left.map(({ option }) => option)).toEqual([
    'seed',
    'customers',
    'days',
    'from',
    'mistakes',
    'namespace',
  ]);
});

/** The rooms that work with a whole catalogue of mistakes. */
const covered: readonly AnyRoom[] = [
  card,
  territory,
  order,
  credit,
  receivable,
  receipt,
  visit,
  coaching,
  complaint,
  inquiry,
  aftersales,
  satisfaction,
];

test('in a year of forty customers each reason of each room is given at least once, for what was planned to get it', () => {
  const { days } = lived({ seed: 1, customers: 40, days: 250 });
  const refused = days.flatMap((day) => day.refused);
  const given = new Set(refused.map(({ planned }) => planned));
  const known = covered.flatMap(({ messages }) => Object.keys(messages));
  expect(known.filter((code) => !given.has(code))).toEqual([]);
  expect([...given].filter((code) => code === null || !known.includes(code))).toEqual([]);
  const others = refused.filter(({ planned, rejections }) => rejections.every(({ code }) => code !== planned));
  expect(others).toEqual([]);
});

test('five in a hundred commands are mistakes, or as many as were asked for', () => {
  const shareOf = (mistakes?: number): number => {
    const { days } = lived({ seed: 5, customers: 40, days: 250, ...(mistakes === undefined ? {} : { mistakes }) });
    const commands = days.reduce((sum, day) => sum + day.commands, 0);
    return days.reduce((sum, day) => sum + day.refused.length, 0) / commands;
  };
  expect(shareOf()).toBeCloseTo(0.05, 2);
  expect(shareOf(100)).toBeCloseTo(0.1, 2);
  expect(shareOf(0)).toBe(0);
});

test('no room ever refuses what was planned as valid, nor takes what was planned as a mistake', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 30 }), (seed, customers) => {
      for (const { refused, unexpected } of made({ seed, customers, days: 60 }).days()) {
        expect(refused.filter(({ planned }) => planned === null)).toEqual([]);
        expect(refused.filter(({ planned, rejections }) => rejections.every(({ code }) => code !== planned))).toEqual(
          [],
        );
        expect(unexpected).toBe(0);
      }
    }),
    { numRuns: Number(process.env['SIMULATION_RUNS'] ?? 8) },
  );
});
