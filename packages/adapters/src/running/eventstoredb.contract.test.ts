/**
 * Runners, links and copies on EventStoreDB, as the server for tests speaks it: checkpoints and links in namespaces of their
 * own on the same server, which is restarted meanwhile.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProcessManager, type StoredEvent, type TimePassed, utc } from '@clientele/domain/kernel';
import { type AllowanceCommand, type AllowanceEvent, allowance } from '@clientele/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../testing/eventstoredb-server/index.ts';
import { openOn } from '../../testing/eventstoredb-store.ts';
import { all, must } from '../../testing/journals.ts';
import { grant, ledger, sorted } from '../../testing/ledger.ts';
import { eventRegistry } from '../codec/index.ts';
import { conformanceEvents } from '../conformance/events.ts';
import { readWhole } from '../conformance/reading-back.ts';
import { copyHistory } from '../copying/index.ts';
import { commandHandler } from '../handling/index.ts';
import { linkEvents, linkedStore, runLinks } from '../linking/index.ts';
import { memoryStore } from '../memory/index.ts';
import { replay } from '../replay/index.ts';
import type { EventStore } from '../store/port.ts';
import { checkpointEvents } from './checkpoint-events.ts';
import { fileCheckpoints } from './file-checkpoints.ts';
import { runProcessManager } from './process-runner.ts';
import { projectionKey, runProjection, savedProjection } from './projection-runner.ts';
import { mergeShards } from './sharding.ts';
import { streamCheckpoints } from './stream-checkpoints.ts';

const registry = must(
  eventRegistry([allowance, { events: conformanceEvents }, { events: checkpointEvents }, { events: linkEvents }]),
);
const program = join(import.meta.dirname, '../../testing/shard/main.ts');
const timers = { append: 1_000, read: 1_000, pause: 5, longestPause: 50 };

let server: Awaited<ReturnType<typeof startServer>>;
const opened: EventStore[] = [];
const open = async (namespace: string): Promise<EventStore> => {
  const { store } = await openOn(server.connectionString, { namespace, registry, timers });
  opened.push(store);
  return store;
};
beforeAll(async () => {
  server = await startServer({});
});
afterAll(async () => {
  for (const store of opened) await store.close();
  await server.stop();
});

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const persons = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `P${index % 7}`);
const headOf = async (store: EventStore) => must(await store.head()) ?? 0;

test('a projection goes on from a checkpoint in a stream, through a restart of the server, and ends where a replay ends', async () => {
  const [store, kept] = [await open('acme1'), await open('acme1_runners')];
  const checkpoints = streamCheckpoints({ store: kept });
  await grant(store, persons(40));
  const run = () => runProjection({ store, projection: ledger, checkpoints, every: { events: 7 }, backoff: soon });
  const first = run();
  expect(await first.reached(await headOf(store))).toBe(true);
  await server.restart();
  await grant(store, persons(30));
  expect(await first.reached(await headOf(store))).toBe(true);
  await first.stop();
  await grant(store, persons(9));
  const second = run();
  expect(await second.reached(await headOf(store))).toBe(true);
  expect(second.rebuilt()).toBe(null);
  expect(await second.stop()).toMatchObject({ state: 'stopped', events: 9, trouble: null });
  const whole = must(await replay(store, ledger));
  const saved = savedProjection(must(await checkpoints.load(projectionKey(ledger))));
  expect(sorted(must(ledger.load(saved?.accumulator ?? null)))).toEqual(sorted(whole.accumulator));
});

test('shards in processes of their own, one of them killed and started again, merge to what one process would have', async () => {
  const store = await open('acme5');
  await grant(store, persons(80));
  const until = await headOf(store);
  const folder = mkdtempSync(join(tmpdir(), 'clientele-shards-'));
  const start = (index: number) =>
    spawn(
      process.execPath,
      ['--conditions=@clientele/source', program, server.connectionString, folder, `${index}`, '2', `${until}`],
      { stdio: 'inherit' },
    );
  try {
    const [first, second] = [start(0), start(1)];
    setTimeout(() => second.kill('SIGKILL'), 500);
    await Promise.all([once(first, 'exit'), once(second, 'exit')]);
    expect(await once(start(1), 'exit')).toEqual([0, null]);
    const checkpoints = fileCheckpoints(folder);
    const shards = await Promise.all(
      [0, 1].map(async (index) =>
        savedProjection(must(await checkpoints.load(projectionKey(ledger, { index, of: 2 })))),
      ),
    );
    const merged = must(
      mergeShards(
        store,
        ledger,
        shards.flatMap((saved) => saved ?? []),
      ),
    );
    const whole = must(await replay(store, ledger));
    expect(merged).toMatchObject({ position: until, even: true });
    expect(sorted(merged.accumulator)).toEqual(sorted(whole.accumulator));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a process manager's commands are handled once, though its runner is started anew and the server too", async () => {
  const [store, kept] = [await open('acme2'), await open('acme2_runners')];
  const doubling: ProcessManager<{ readonly seen: number }, AllowanceEvent, AllowanceCommand> = {
    name: 'doubling',
    version: 1,
    handles: ['AllowanceGranted'],
    initial: { seen: 0 },
    instanceOf: ({ data }) => data.person,
    react: ({ seen }, event: StoredEvent<AllowanceEvent> | TimePassed) =>
      event.type === 'TimePassed' || event.data.person.startsWith('double')
        ? { state: { seen }, commands: [] }
        : {
            state: { seen: seen + 1 },
            commands: [{ type: 'GrantAllowance', data: { person: `double-${event.data.person}`, amount: 2 } }],
          },
  };
  const start = () =>
    runProcessManager({
      store,
      manager: doubling,
      handle: commandHandler({ store, decider: allowance, given: () => ({ ceiling: 1_000 }), clock: Date.now }).handle,
      checkpoints: streamCheckpoints({ store: kept }),
      actor: { id: 'U1', roles: [] },
      zone: utc,
      every: { events: 1_000, milliseconds: 1_000_000 },
      backoff: soon,
    });
  await grant(store, persons(21));
  const first = start();
  expect(await first.reached(await headOf(store))).toBe(true);
  // Nobody saved yet: the next one sends all of it again.
  const second = start();
  expect(await second.reached(await headOf(store))).toBe(true);
  await server.restart();
  await grant(store, ['P1']);
  expect(await second.reached(await headOf(store))).toBe(true);
  await Promise.all([first.stop(), second.stop()]);
  const doubled = (await all(store)).filter(({ stream }) => stream.startsWith('acme2.allowance-double-'));
  expect(doubled).toHaveLength(22);
  expect([first.parked(), second.parked()]).toEqual([[], []]);
});

test('tags read by links are what the server finds by reading everything', async () => {
  const [store, links, kept] = [await open('acme3'), await open('acme3_links'), await open('acme3_runners')];
  const checkpoints = streamCheckpoints({ store: kept });
  await grant(store, persons(50));
  const runner = runLinks({ store, links, checkpoints, backoff: soon });
  expect(await runner.reached(await headOf(store))).toBe(true);
  await runner.stop();
  await grant(store, persons(10));
  const linked = linkedStore({ store, links, checkpoints });
  for (const range of [{}, { limit: 5 }, { direction: 'backwards' }, { direction: 'backwards', limit: 4 }] as const) {
    const [one, other] = [
      await readWhole(store.readTag('person:P3', range)),
      await readWhole(linked.readTag('person:P3', range)),
    ];
    expect(must(other)).toEqual(must(one));
    expect(must(one).length).toBeGreaterThan(3);
  }
});

test('a history goes from memory to the server and back, with what was known when, and a second copy adds nothing', async () => {
  let now = 1_500_000_000_000;
  const from = memoryStore({ namespace: 'acme4', clock: () => now++ });
  await grant(from, persons(60));
  const there = await open('acme4');
  const copied = must(await copyHistory({ from, to: there }));
  expect(copied).toMatchObject({ events: 60, added: 60 });
  const back = memoryStore({ namespace: 'acme4' });
  expect(must(await copyHistory({ from: there, to: back }))).toEqual(copied);
  expect(must(await copyHistory({ from, to: there }))).toEqual({ ...copied, added: 0 });
  expect(await all(back)).toEqual(await all(from));
});
