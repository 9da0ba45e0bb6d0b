/** The projection runner, situation by situation. */
import type { Json } from '@clientele/domain/kernel';
import { salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test, vi } from 'vitest';
import { must } from '../../testing/journals.ts';
import { grant, granted, ledger } from '../../testing/ledger.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { memoryStore } from '../memory/index.ts';
import { replay } from '../replay/index.ts';
import type { EventStore, Subscription } from '../store/port.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import { projectionKey, runProjection, savedProjection } from './projection-runner.ts';
import { streamCheckpoints } from './stream-checkpoints.ts';

const atOnce = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
const company = () => memoryStore({ namespace: 'acme' });

const start = (store: EventStore, checkpoints: CheckpointStore, given = {}) =>
  runProjection({ store, projection: ledger, checkpoints, backoff: atOnce, ...given });

/** Waits for the last event that is there. */
const caughtUp = async (store: EventStore, runner: ReturnType<typeof start>): Promise<void> => {
  expect(await runner.reached(must(await store.head()) ?? 0)).toBe(true);
};

const seen = (runner: ReturnType<typeof start>): number =>
  must(runner.ask((kept) => [...kept.values()].reduce((sum, ids) => sum + ids.length, 0)));

const eventually = (look: () => void): Promise<void> => vi.waitFor(look, { interval: 2, timeout: 10_000 });

test('it folds what is there and what comes, says how far it is, and goes on from where it stopped', async () => {
  const store = company();
  const checkpoints = memoryCheckpoints();
  await grant(store, ['P1', 'P2', 'P1']);
  const first = start(store, checkpoints);
  await caughtUp(store, first);
  await grant(store, ['P3']);
  await caughtUp(store, first);
  await eventually(() => expect(first.status().state).toBe('live'));
  expect(first.status()).toMatchObject({ position: 3, events: 4, lag: 0, trouble: null, fault: null });
  expect(first.status().throughput).toBeGreaterThan(0);
  expect(await first.stop()).toMatchObject({ state: 'stopped', saved: 3 });
  await grant(store, ['P1']);
  const second = start(store, checkpoints);
  await caughtUp(store, second);
  expect(seen(second)).toBe(5);
  expect(second.rebuilt()).toBe(null);
  expect(await second.stop()).toMatchObject({ events: 1, position: 4 });
});

test('paused, it takes nothing and has saved; resumed, it takes what came meanwhile', async () => {
  const store = company();
  await grant(store, ['P1']);
  const runner = start(store, memoryCheckpoints());
  await caughtUp(store, runner);
  await runner.pause();
  expect(runner.status()).toMatchObject({ state: 'paused', saved: 0 });
  await grant(store, ['P1', 'P2']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(runner.status()).toMatchObject({ state: 'paused', position: 0 });
  runner.resume();
  await caughtUp(store, runner);
  expect(seen(runner)).toBe(3);
  await runner.stop();
});

test('stopped while paused, it ends', async () => {
  const store = company();
  const runner = start(store, memoryCheckpoints());
  await runner.pause();
  await grant(store, ['P1']);
  expect(await runner.stop()).toMatchObject({ state: 'stopped' });
  expect(await runner.reached(0)).toBe(false);
});

test('an event that it handles and that can not be read stops it there, and nothing before it is lost', async () => {
  const store = company();
  await grant(store, ['P1', 'P2']);
  const poisoned: EventStore = {
    ...store,
    subscribe: async function* (range): Subscription {
      for await (const delivery of store.subscribe(range)) {
        if (E.isLeft(delivery) || delivery.right.kind !== 'events') yield delivery;
        else {
          const events = delivery.right.events.map((event) =>
            event.position === 1 ? { ...event, fault: { code: 'unknown-version', known: 1 } as const } : event,
          );
          yield E.right({ ...delivery.right, events });
        }
      }
    },
  };
  const checkpoints = memoryCheckpoints();
  const runner = start(poisoned, checkpoints);
  const status = await runner.ended;
  expect(status).toMatchObject({
    state: 'faulted',
    saved: 0,
    fault: { code: 'corrupt-history', stream: 'acme.allowance-P2', revision: 0, reason: { code: 'unknown-version' } },
  });
  expect(seen(runner)).toBe(1);
  const healed = start(store, checkpoints);
  await caughtUp(store, healed);
  expect(seen(healed)).toBe(2);
  await healed.stop();
});

test('a step that throws ends it with the reason; what it may have spoilt is neither shown nor saved', async () => {
  const store = company();
  await grant(store, ['P1', 'P2', 'P3']);
  const checkpoints = memoryCheckpoints();
  const broken = {
    ...ledger,
    step: (kept: Map<string, string[]>, event: never) => {
      ledger.step(kept, event);
      if (kept.size === 2) throw new Error('half way');
      return kept;
    },
  };
  const runner = runProjection({
    store: inPagesOf(store, 1),
    projection: broken,
    checkpoints,
    every: { events: 1 },
    backoff: atOnce,
  });
  expect(await runner.ended).toMatchObject({ state: 'faulted', fault: { code: 'defect', reason: 'Error: half way' } });
  expect(E.isLeft(runner.ask((kept) => kept.size))).toBe(true);
  const kept = savedProjection(must(await checkpoints.load(projectionKey(ledger))));
  expect(kept).toMatchObject({ position: 0, accumulator: [['P1', [expect.any(String)]]] });
});

test('what would not come back as it is, is never stored: the last good checkpoint stays, and the status says so', async () => {
  const store = company();
  const checkpoints = memoryCheckpoints();
  await grant(store, ['P1']);
  const first = start(store, checkpoints);
  await caughtUp(store, first);
  await first.stop();
  await grant(store, ['P2']);
  const faulty: readonly [string, Partial<typeof ledger>][] = [
    ['no plain JSON', { save: () => ({ at: new Date(0) }) as unknown as Json }],
    ['would not load again', { save: () => 'nothing that it reads' }],
    ['load as something else', { save: (kept) => [...kept.keys()].map((person) => [person, [`${Math.random()}`]]) }],
    [
      'it broke',
      {
        save: () => {
          throw new Error('it broke');
        },
      },
    ],
  ];
  for (const [reason, fault] of faulty) {
    const runner = runProjection({ store, projection: { ...ledger, ...fault }, checkpoints, backoff: atOnce });
    await caughtUp(store, runner);
    const { trouble, state } = await runner.stop();
    expect(trouble).toContain(reason);
    expect(state).toBe('stopped');
    expect(savedProjection(must(await checkpoints.load(projectionKey(ledger))))?.position).toBe(0);
  }
});

test('a checkpoint that is damaged, of another version, another projection or another store is not gone on from, and it says why', async () => {
  const store = company();
  await grant(store, ['P1', 'P2']);
  const checkpoints = memoryCheckpoints();
  const first = start(store, checkpoints);
  await caughtUp(store, first);
  await first.stop();
  const key = projectionKey(ledger);
  const good = must(await checkpoints.load(key));
  const saved = good.value as Readonly<Record<string, Json>>;
  const landmark = saved['landmark'] as Readonly<Record<string, Json>>;
  let { turn } = good;
  const cases: readonly [string, Json][] = [
    ['damaged', 'no checkpoint'],
    ['damaged', { ...saved, position: { no: 'position' } }],
    ['damaged', { ...saved, accumulator: 7 }],
    ['other-version', { ...saved, version: 2 }],
    ['other-projection', { ...saved, name: 'another' }],
    ['other-store', { ...saved, position: 0 }],
    ['other-store', { ...saved, landmark: { ...landmark, id: '00000000-0000-4000-8000-000000000000' } }],
    ['other-store', { ...saved, landmark: { ...landmark, position: 0 } }],
    ['other-store', { ...saved, position: 99, landmark: { ...landmark, stream: 'acme.allowance-gone', position: 99 } }],
  ];
  for (const [code, value] of cases) {
    turn = must(await checkpoints.save(key, value, turn));
    const runner = start(store, checkpoints);
    await caughtUp(store, runner);
    expect(runner.rebuilt()?.code).toBe(code);
    expect(seen(runner)).toBe(2);
    await runner.stop();
    ({ turn } = must(await checkpoints.load(key)));
  }
});

test('of two runners of one thing, the one that finds that another saved since stops and says so', async () => {
  const store = company();
  await grant(store, ['P1']);
  const checkpoints = memoryCheckpoints();
  const [first, second] = [start(store, checkpoints), start(store, checkpoints)];
  await Promise.all([caughtUp(store, first), caughtUp(store, second)]);
  await first.stop();
  expect(await second.stop()).toMatchObject({ state: 'faulted', fault: { code: 'superseded' } });
});

test('a store that fails for a while is tried again, from where it was, and the trouble is shown meanwhile', async () => {
  const store = company();
  await grant(store, ['P1', 'P2', 'P3', 'P4']);
  let failures = 0;
  const flaky: EventStore = {
    ...inPagesOf(store, 1),
    subscribe: async function* (range): Subscription {
      let count = 0;
      for await (const delivery of inPagesOf(store, 1).subscribe(range)) {
        if (count++ === 1 && failures < 6) {
          failures += 1;
          if (failures % 3 === 0) throw new Error('the line is dead');
          if (failures % 3 === 1) return;
          yield E.left({ code: 'unavailable', reason: 'down' });
        }
        yield delivery;
      }
    },
  };
  const troubles: (string | null)[] = [];
  const runner = start(flaky, memoryCheckpoints(), {
    backoff: () => {
      troubles.push(runner.status().state, runner.status().trouble);
      return atOnce();
    },
  });
  await caughtUp(store, runner);
  expect(seen(runner)).toBe(4);
  expect(troubles).toContain('retrying');
  expect(troubles).toContain('Error: the line is dead');
  await eventually(() => expect(runner.status()).toMatchObject({ state: 'live', trouble: null }));
  await runner.stop();
});

test('checkpoints that can not be written do not hold it up; they are written when they can be', async () => {
  const store = company();
  const kept = memoryCheckpoints();
  let down = true;
  const checkpoints: CheckpointStore = {
    ...kept,
    load: async (key) => (down ? E.left({ code: 'unavailable', reason: 'down' }) : kept.load(key)),
    save: async (key, value, turn) => {
      if (down) throw new Error('down');
      return kept.save(key, value, turn);
    },
  };
  await grant(store, ['P1']);
  const runner = start(store, checkpoints, { every: { events: 1, milliseconds: 1 } });
  await eventually(() => expect(runner.status()).toMatchObject({ state: 'retrying', trouble: 'down' }));
  down = false;
  await caughtUp(store, runner);
  down = true;
  await grant(store, ['P2']);
  await caughtUp(store, runner);
  await eventually(() => expect(runner.status().trouble).toContain('down'));
  down = false;
  await eventually(() => expect(runner.status()).toMatchObject({ trouble: null, saved: 1 }));
  await runner.stop();
});

test('checkpoints in the same store as the events wake nobody up without end', async () => {
  const store = company();
  await grant(store, ['P1']);
  const runner = start(store, streamCheckpoints({ store }), { every: { events: 1, milliseconds: 1 } });
  await caughtUp(store, runner);
  await eventually(() => expect(runner.status().saved).toBe(0));
  const head = must(await store.head());
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(must(await store.head())).toEqual(head);
  await runner.stop();
});

test('shards that are none are refused', async () => {
  const store = company();
  for (const shard of [
    { index: 2, of: 2 },
    { index: -1, of: 2 },
    { index: 0, of: 0 },
    { index: 0.5, of: 1.5 },
  ]) {
    expect(await start(store, memoryCheckpoints(), { shard }).ended).toMatchObject({
      fault: { code: 'invalid-shard' },
    });
  }
  const { shardKey: _, ...whole } = ledger;
  const runner = runProjection({
    store,
    projection: whole,
    checkpoints: memoryCheckpoints(),
    shard: { index: 0, of: 2 },
  });
  expect(await runner.ended).toMatchObject({ fault: { code: 'invalid-shard' } });
});

test('the sales book passes the judgement that every checkpoint must pass', async () => {
  const store = company();
  must(await store.append('acme.allowance-P1', 'any', [granted('P1')]));
  const runner = runProjection({ store, projection: salesBook, checkpoints: memoryCheckpoints(), backoff: atOnce });
  await eventually(() => expect(runner.status().state).toBe('live'));
  const status = await runner.stop();
  expect(status.trouble).toBe(null);
  expect(E.isRight(await replay(store, salesBook))).toBe(true);
});

test('neither a projection that can not begin nor a clock that fails brings anything down', async () => {
  const store = company();
  await grant(store, ['P1']);
  const broken = {
    ...ledger,
    init: () => {
      throw new Error('no');
    },
  };
  const runner = runProjection({ store, projection: broken, checkpoints: memoryCheckpoints() });
  expect(await runner.ended).toMatchObject({ state: 'faulted', fault: { code: 'no-beginning', reason: 'Error: no' } });
  expect(runner.ask(() => 1)).toMatchObject({ left: { code: 'no-beginning' } });
  const timeless = start(store, memoryCheckpoints(), {
    clock: () => {
      throw new Error('what time is it?');
    },
  });
  await caughtUp(store, timeless);
  expect(await timeless.stop()).toMatchObject({ state: 'stopped', position: 0, throughput: expect.any(Number) });
});
