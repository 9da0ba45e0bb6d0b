/** Rebuilding beside what answers: nobody is answered by less than he was answered by before. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { must } from '../../testing/journals.ts';
import { grant, type Ledger, ledger } from '../../testing/ledger.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import { runProjection } from './projection-runner.ts';
import { switchWhenCaughtUp, versionOf } from './switching.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
const count = (kept: Ledger, factor: number): number =>
  factor * [...kept.values()].reduce((sum, { length }) => sum + length, 0);

const setUp = async (persons: readonly string[]) => {
  const store = inPagesOf(memoryStore({ namespace: 'acme' }), 2);
  const checkpoints = memoryCheckpoints();
  await grant(store, persons);
  const run = (version: number, from: EventStore = store, given = {}) => {
    const projection = { ...ledger, version, view: count, ...given };
    return versionOf(projection, runProjection({ store: from, projection, checkpoints, backoff: pause }));
  };
  return { store, run, checkpoints };
};

const reached = async (store: EventStore, version: { reached: (position: number | string) => Promise<boolean> }) =>
  version.reached(must(await store.head()) ?? 0);

test('the old version answers until the new one has seen as much, then the new one does, and the old one stops', async () => {
  const { store, run } = await setUp(['P1', 'P2', 'P3', 'P4', 'P5']);
  const old = run(1);
  await reached(store, old);
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow: EventStore = {
    ...store,
    subscribe: async function* (range) {
      for await (const delivery of store.subscribe(range)) {
        yield delivery;
        await gate;
      }
    },
  };
  const next = run(2, slow);
  const serving = switchWhenCaughtUp(store, old, next);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(must(serving.ask(10))).toEqual({ view: 50, version: 1, position: 4 });
  await grant(store, ['P1']);
  await reached(store, old);
  open();
  expect(await serving.switched).toMatchObject({ kind: 'switched', position: 5 });
  expect(must(serving.ask(10))).toEqual({ view: 60, version: 2, position: 5 });
  expect([serving.version(), old.status().state]).toEqual([2, 'stopped']);
  await serving.stop();
});

test('a new version that fails changes nothing: the old one goes on answering, and it is told why', async () => {
  const { store, run } = await setUp(['P1', 'P2']);
  const old = run(1);
  await reached(store, old);
  const broken = run(2, store, {
    step: () => {
      throw new Error('not yet');
    },
  });
  const serving = switchWhenCaughtUp(store, old, broken);
  expect(await serving.switched).toMatchObject({
    kind: 'kept',
    status: { state: 'faulted', fault: { code: 'defect' } },
  });
  await grant(store, ['P3']);
  await reached(store, old);
  expect(must(serving.ask(1))).toMatchObject({ view: 3, version: 1 });
  await serving.stop();
});

test('on an empty store the new version takes over at once; stopped before it does, both end', async () => {
  const { store, run } = await setUp([]);
  const serving = switchWhenCaughtUp(store, run(1), run(2));
  expect(await serving.switched).toEqual({ kind: 'switched', position: null });
  await serving.stop();
  const down: EventStore = {
    ...store,
    async *subscribe() {
      yield E.left({ code: 'unavailable', reason: 'down' } as const);
    },
  };
  const [old, next] = [run(3), run(4, down)];
  const other = switchWhenCaughtUp(store, old, next);
  await other.stop();
  expect(await other.switched).toMatchObject({ kind: 'kept' });
  expect([old.status().state, next.status().state]).toEqual(['stopped', 'stopped']);
});

test('a process that is started anew while the new version is built goes on with both, from their own checkpoints', async () => {
  const { store, run } = await setUp(['P1', 'P2', 'P3']);
  const [first, second] = [run(1), run(2)];
  await Promise.all([reached(store, first), reached(store, second)]);
  await Promise.all([first.stop(), second.stop()]);
  await grant(store, ['P4']);
  const [old, next] = [run(1), run(2)];
  const serving = switchWhenCaughtUp(store, old, next);
  expect(await serving.switched).toMatchObject({ kind: 'switched' });
  await reached(store, next);
  expect(must(serving.ask(1)).view).toBe(4);
  expect(next.status().events).toBe(1);
  await serving.stop();
});
