/** Replaying gives what folding the same events gives: all of them, the head of the log, or what a checkpoint lacks. */
import {
  checkLaws,
  type Instant,
  type Json,
  law,
  type Position,
  type RecordedEvent,
  type StoredEvent,
} from '@clientele/domain/kernel';
import { type AllowanceEvent, allowance, allowanceCommands, histories } from '@clientele/domain/testing';
import { type LoadFault, type Projection, project } from '@clientele/projections';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { memoryStore } from '../memory/index.ts';
import type { EventStore, NewEvent } from '../store/port.ts';
import { auditLaws } from './audit.ts';
import { checkpointOf } from './checkpoint.ts';
import { historyOf } from './history-of.ts';
import { positionKnownAt } from './prefix.ts';
import { replay, replayAll } from './replay.ts';

type Sums = Map<string, number>;

const damaged: E.Either<LoadFault, never> = E.left({ code: 'damaged', reason: 'no list of pairs' });

/** What was granted, by person, in the order of the first grant; it keeps one accumulator and changes it in place. */
const sumsOf = (
  name: string,
  version: number,
  handles: AllowanceEvent['type'][],
): Projection<Sums, void, Json, AllowanceEvent> => ({
  name,
  version,
  handles,
  init: () => new Map(),
  step: (sums, { type, data }) => {
    const amount = type === 'AllowanceGranted' ? data.amount : -data.amount;
    return sums.set(data.person, (sums.get(data.person) ?? 0) + amount);
  },
  view: (sums) => [...sums],
  save: (sums) => [...sums],
  load: (saved) => (Array.isArray(saved) ? E.right(new Map(saved as [string, number][])) : damaged),
});

const balance = sumsOf('balance', 1, ['AllowanceGranted', 'AllowanceSpent']);
const granted = sumsOf('granted', 1, ['AllowanceGranted']);

const folded = (projection: typeof balance, events: readonly RecordedEvent[]): Sums =>
  project(projection, projection.init(), events);

const log = histories(allowance, { commands: allowanceCommands, given: () => ({ ceiling: 500 }), longest: 30 });

/** Histories with recorded times that go back and forth, as copied events bring them. */
const told = log.chain((events) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: events.length, maxLength: events.length })
    .map((times) => events.map((event, place) => ({ ...event, recordedAt: times[place] as Instant }))),
);

const ofStream = (event: StoredEvent): string => event.stream.replace(/^test/, 'acme');

const filled = async (events: readonly RecordedEvent[]): Promise<EventStore> => {
  const store = memoryStore({ namespace: 'acme', clock: () => 5 });
  for (const { fault: _, position: __, ...event } of events) {
    const outcome = await store.append(ofStream(event), event.revision === 0 ? 'no-stream' : event.revision - 1, [
      event as NewEvent,
    ]);
    if (E.isLeft(outcome)) throw new Error(outcome.left.code);
  }
  return store;
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const accumulated = async (replayed: ReturnType<typeof replay<Sums>>): Promise<Sums> => {
  const outcome = await replayed;
  if (E.isLeft(outcome)) throw new Error(outcome.left.code);
  return outcome.right.accumulator;
};

/** By the definition: what lies before the first event with which the latest recorded time so far passes an instant. */
const knownAt = (events: readonly RecordedEvent[], instant: Instant): readonly RecordedEvent[] => {
  let latest = Number.NEGATIVE_INFINITY;
  const beyond = events.findIndex(({ recordedAt }) => {
    latest = Math.max(latest, recordedAt);
    return latest > instant;
  });
  return beyond < 0 ? events : events.slice(0, beyond);
};

test('replay of the log = the projection of its events; replay to t = the projection at t', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.nat(), async (events, cut) => {
      const store = await filled(events);
      const all = await logOf(store);
      expect(await accumulated(replay(store, balance))).toEqual(folded(balance, all));
      if (all.length === 0) return;
      const place = cut % all.length;
      const until = all[place]?.position as Position;
      expect(await accumulated(replay(store, balance, { until }))).toEqual(folded(balance, all.slice(0, place + 1)));
    }),
  );
});

test('as known at r = the projection of everything before the first event that was told later', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.integer({ min: -1, max: 10 }), fc.nat(), async (events, r, cut) => {
      const store = await filled(events);
      const all = await logOf(store);
      const known = knownAt(all, r);
      expect(await positionKnownAt(store, r)).toEqual(E.right(known.at(-1)?.position ?? null));
      expect(await accumulated(replay(store, balance, { knownAt: r }))).toEqual(folded(balance, known));
      const both = all[cut % Math.max(1, all.length)];
      if (both === undefined) return;
      const earlier = known.filter(({ position }) => store.comparePositions(position, both.position) <= 0);
      expect(await accumulated(replay(store, balance, { knownAt: r, until: both.position }))).toEqual(
        folded(balance, earlier),
      );
    }),
  );
});

test('what was known at r never changes, whatever is told later, even of earlier times', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.nat(), fc.integer({ min: 0, max: 8 }), async (events, cut, r) => {
      const before = events.slice(0, cut % (events.length + 1));
      // Something was told after r: from then on, r is the past.
      const news = { ...before.at(-1), recordedAt: r + 1 } as RecordedEvent;
      const past = before.length === 0 ? [] : [...before.slice(0, -1), news];
      const now = await filled(past);
      const later = await filled([...past, ...events.slice(before.length)]);
      if (past.length === 0) return;
      expect(await accumulated(replay(later, balance, { knownAt: r }))).toEqual(
        await accumulated(replay(now, balance, { knownAt: r })),
      );
      for (const person of ['P1', 'P2', 'P3', 'P4']) {
        const tag = `person:${person}` as const;
        const historyNow = await historyOf(now, tag, { knownAt: r });
        expect(await historyOf(later, tag, { knownAt: r })).toEqual(historyNow);
      }
    }),
  );
});

test('going on from a checkpoint, saved anywhere on the way, comes to the same', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.nat(), fc.nat(), async (events, one, other) => {
      const store = await filled(events);
      const all = await logOf(store);
      if (all.length === 0) return;
      const [first, second] = [one % all.length, other % all.length].sort((a, b) => a - b) as [number, number];
      const at = (place: number) => all[place]?.position as Position;
      const early = await replay(store, balance, { until: at(first) });
      if (E.isLeft(early)) throw new Error(early.left.code);
      const from = JSON.parse(JSON.stringify(checkpointOf(balance, early.right)));
      const resumed = await replay(store, balance, { from, until: at(second) });
      expect(resumed).toEqual(
        E.right({
          name: 'balance',
          version: 1,
          accumulator: folded(balance, all.slice(0, second + 1)),
          position: at(second),
          events: second - first,
          rebuilt: null,
        }),
      );
    }),
  );
});

test('many projections in one pass come to what each comes to alone, wherever each goes on from', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.nat(), fc.integer({ min: 0, max: 9 }), async (events, cut, r) => {
      const store = await filled(events);
      const all = await logOf(store);
      if (all.length === 0) return;
      const until = all[cut % all.length]?.position as Position;
      const early = await replay(store, granted, { until });
      if (E.isLeft(early)) throw new Error(early.left.code);
      const from = { granted: checkpointOf(granted, early.right) };
      const both = await replayAll(store, { balance, granted }, { from, knownAt: r });
      if (E.isLeft(both)) throw new Error(both.left.code);
      const accumulators = E.isRight(both.right.balance) &&
        E.isRight(both.right.granted) && [both.right.balance.right.accumulator, both.right.granted.right.accumulator];
      const known = knownAt(all, r);
      expect(accumulators).toEqual([folded(balance, known), folded(granted, known)]);
    }),
  );
});

test('the history of one is every event with his tag, in log order', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.integer({ min: 0, max: 9 }), async (events, r) => {
      const store = await filled(events);
      const known = knownAt(await logOf(store), r);
      expect(await historyOf(store, 'person:P1', { knownAt: r })).toEqual(
        E.right(known.filter(({ tags }) => tags.includes('person:P1'))),
      );
    }),
  );
});

/** A law that every spending breaks. */
const nobodySpends = law<readonly string[]>({
  code: 'allowance.nobody-spends',
  rows: [],
  text: { en: 'Nobody spends.', zh: '无人支出。' },
  scope: 'log',
  handles: ['AllowanceSpent'],
  init: () => [],
  step: (ids, { id }) => [...ids, id],
  violations: (ids) =>
    ids.map((eventId) => ({
      law: 'allowance.nobody-spends',
      stream: '',
      revision: 0,
      eventId,
      text: { en: '', zh: '' },
    })),
});

test('an audit of a store finds what a check of its events finds', async () => {
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const store = await filled(events);
      const all = await logOf(store);
      const laws = [...allowance.laws, nobodySpends];
      expect(await auditLaws(store, laws)).toEqual(
        E.right({
          violations: checkLaws(laws, all),
          unreadable: [],
          events: all.length,
          position: all.at(-1)?.position ?? null,
        }),
      );
    }),
  );
});
