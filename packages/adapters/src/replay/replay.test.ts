/** What replay answers where something is wrong: with the history, with a checkpoint, with a projection, with the store. */
import { law, madeOn, type RecordedEvent, utc } from '@clientele/domain/kernel';
import { type AllowanceEvent, allowance, GrantAllowance, SpendAllowance } from '@clientele/domain/testing';
import type { Projection } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { beforeEach, expect, test } from 'vitest';
import { commandHandler } from '../handling/index.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { auditLaws } from './audit.ts';
import { type Checkpoint, checkpointOf } from './checkpoint.ts';
import { historyOf } from './history-of.ts';
import { positionKnownAt } from './prefix.ts';
import { replay, replayAll } from './replay.ts';

const count = (name: string, handles: AllowanceEvent['type'][]): Projection<number, void, number, AllowanceEvent> => ({
  name,
  version: 2,
  handles,
  init: () => 0,
  step: (events) => events + 1,
  view: (events) => events,
  save: (events) => events,
  load: (saved) =>
    typeof saved === 'number' ? E.right(saved) : E.left({ code: 'damaged', reason: 'no number was saved' }),
});
const all = count('all', ['AllowanceGranted', 'AllowanceSpent']);
const grants = count('grants', ['AllowanceGranted']);

let store: EventStore;
let now = 0;
const by = { id: 'U1', roles: [] };

beforeEach(async () => {
  now = 1_764_000_000_000;
  store = memoryStore({ namespace: 'acme', clock: () => now });
  const { handle } = commandHandler({ store, decider: allowance, given: () => ({ ceiling: 500 }), clock: () => now });
  for (const [number, type] of [GrantAllowance, SpendAllowance, GrantAllowance].entries()) {
    await handle(type.of({ person: 'P1', amount: 10 }, madeOn(utc, '2025-01-01', `K${number}`, by)));
    now += 1_000;
  }
});

/** The same store, of which some events can't be read. */
const spoiled = (revision: number): EventStore => ({
  ...store,
  readAll: async function* (range) {
    for await (const page of store.readAll(range)) {
      yield E.isLeft(page)
        ? page
        : E.right(
            page.right.map(
              (event): RecordedEvent =>
                event.revision === revision ? { ...event, fault: { code: 'unknown-version', known: 1 } } : event,
            ),
          );
    }
  },
});

const failing = (): EventStore => ({
  ...store,
  readAll: async function* () {
    yield E.left({ code: 'unavailable', reason: 'down' });
  },
  readTag: () => {
    throw new Error('down');
  },
});

test('it stops at the first event that it handles and that can not be read, and says where', async () => {
  expect(await replay(spoiled(1), all)).toMatchObject({
    left: {
      code: 'corrupt-history',
      stream: 'acme.allowance-P1',
      revision: 1,
      reason: { code: 'unknown-version', known: 1 },
    },
  });
});

test('an event that can not be read stops only those that handle it', async () => {
  const both = await replayAll(spoiled(1), { all, grants });
  expect(both).toMatchObject({
    right: { all: { left: { code: 'corrupt-history', revision: 1 } }, grants: { right: { accumulator: 2 } } },
  });
});

test('a projection that throws is told as a defect at the event, and the others go on', async () => {
  const broken = {
    ...all,
    step: () => {
      throw new Error('boom');
    },
  };
  expect(await replayAll(store, { broken, grants })).toMatchObject({
    right: {
      broken: { left: { code: 'defect', stream: 'acme.allowance-P1', revision: 0, reason: 'Error: boom' } },
      grants: { right: { accumulator: 2 } },
    },
  });
});

const savedAfter = async (projection: typeof all): Promise<Checkpoint> => {
  const replayed = await replay(store, projection);
  if (E.isLeft(replayed)) throw new Error(replayed.left.code);
  return checkpointOf(projection, replayed.right);
};

test.each<[string, Partial<Checkpoint>]>([
  ['other-version', { version: 1 }],
  ['other-projection', { name: 'grants' }],
  ['damaged', { accumulator: 'x' }],
  ['damaged', { position: {} as unknown as number }],
])(
  'a checkpoint that is no good (%s) is not believed: all is folded anew, and it is said why',
  async (code, change) => {
    const from = { ...(await savedAfter(all)), ...change };
    expect(await replay(store, all, { from })).toMatchObject({
      right: { accumulator: 3, events: 3, rebuilt: { code } },
    });
  },
);

test('a checkpoint that knows more than is asked for is not used', async () => {
  const from = await savedAfter(all);
  const known = { accumulator: 2, events: 2, rebuilt: { code: 'knows-too-much' } };
  expect(await replay(store, all, { from, knownAt: now - 2_000 })).toMatchObject({ right: known });
  const nothing = { accumulator: 0, events: 0, position: null, rebuilt: { code: 'knows-too-much' } };
  expect(await replay(store, all, { from, knownAt: 0 })).toMatchObject({ right: nothing });
});

test('at the end of the log there is nothing to fold, and the checkpoint stays', async () => {
  const from = await savedAfter(all);
  expect(await replay(store, all, { from })).toMatchObject({
    right: { accumulator: 3, events: 0, position: from.position, rebuilt: null },
  });
});

test('an empty log gives what a projection begins with', async () => {
  const empty = memoryStore({ namespace: 'acme' });
  expect(await replay(empty, all)).toMatchObject({ right: { accumulator: 0, position: null, events: 0 } });
  expect(await replay(empty, all, { knownAt: now })).toMatchObject({ right: { accumulator: 0, position: null } });
  expect(await historyOf(empty, 'person:P1', { knownAt: now })).toEqual(E.right([]));
  expect(await auditLaws(empty, allowance.laws)).toMatchObject({ right: { events: 0, position: null } });
});

test('a store that fails, or breaks its promise and throws, is a Left', async () => {
  const down = E.left({ code: 'unavailable', reason: 'down' });
  expect(await replay(failing(), all)).toEqual(down);
  expect(await positionKnownAt(failing(), now)).toEqual(down);
  expect(await auditLaws(failing(), [])).toEqual(down);
  expect(await historyOf(failing(), 'person:P1')).toEqual(E.left({ code: 'unavailable', reason: 'Error: down' }));
  const strange: EventStore = {
    ...store,
    comparePositions: () => {
      throw new Error('of another store');
    },
  };
  expect(await replay(strange, all, { until: 'x' })).toEqual(
    E.left({ code: 'invalid-read', reason: 'Error: of another store' }),
  );
});

test('an audit tells what can not be read, and a law that throws is a defect', async () => {
  expect(await auditLaws(spoiled(1), allowance.laws)).toMatchObject({
    right: {
      events: 3,
      unreadable: [{ stream: 'acme.allowance-P1', revision: 1, fault: { code: 'unknown-version', known: 1 } }],
    },
  });
  const broken = law<null>({
    code: 'allowance.broken',
    rows: [],
    text: { en: '', zh: '' },
    scope: 'log',
    handles: ['AllowanceGranted'],
    init: () => null,
    step: () => {
      throw new Error('boom');
    },
    violations: () => [],
  });
  expect(await auditLaws(store, [broken])).toEqual(E.left({ code: 'defect', reason: 'Error: boom' }));
});
