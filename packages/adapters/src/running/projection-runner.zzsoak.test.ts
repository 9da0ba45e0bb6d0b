/** The projection runner under sudden death: wherever it is killed, its successor ends where one that was never killed ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { must } from '../../testing/journals.ts';
import { grant, ledger, sorted } from '../../testing/ledger.ts';
import { mortal } from '../../testing/mortal.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { memoryStore } from '../memory/index.ts';
import { replay } from '../replay/index.ts';
import type { EventStore } from '../store/port.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { fileCheckpoints } from './file-checkpoints.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import { projectionKey, runProjection, savedProjection } from './projection-runner.ts';
import { mergeShards } from './sharding.ts';
import { streamCheckpoints } from './stream-checkpoints.ts';

const persons = fc.array(fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5'), { maxLength: 24 });
fc.configureGlobal({ numRuns: 4000 });
const atOnce = async (): Promise<void> => {};

const headOf = async (store: EventStore) => must(await store.head());

/** Runs until everything that is there was taken, or until it is killed. */
const runToEnd = async (
  store: EventStore,
  checkpoints: CheckpointStore,
  lastStep: number,
  cadence: number,
): Promise<'killed' | 'done'> => {
  const life = mortal(lastStep);
  const until = await headOf(store);
  const runner = runProjection({
    store: life.store(store),
    projection: ledger,
    checkpoints: life.checkpoints(checkpoints),
    every: { events: cadence, milliseconds: 1_000_000 },
    backoff: atOnce,
    ...(until === null ? {} : { until }),
  });
  if (until === null) {
    await runner.stop();
    return 'done';
  }
  return Promise.race([life.death.then(() => 'killed' as const), runner.ended.then(() => 'done' as const)]);
};

const keptIn = async (checkpoints: CheckpointStore) =>
  savedProjection(must(await checkpoints.load(projectionKey(ledger))));

const holds = async (
  checkpoints: CheckpointStore,
  first: readonly string[],
  then: readonly string[],
  page: number,
  cadence: number,
  deaths: readonly number[],
): Promise<void> => {
  const store = inPagesOf(memoryStore({ namespace: 'acme' }), page);
  await grant(store, first);
  for (const death of deaths) await runToEnd(store, checkpoints, death, cadence);
  await grant(store, then);
  expect(await runToEnd(store, checkpoints, Number.POSITIVE_INFINITY, cadence)).toBe('done');
  const expected = must(await replay(store, ledger));
  const kept = await keptIn(checkpoints);
  if (expected.position === null) expect(kept).toBe(null);
  else {
    expect(kept?.position).toEqual(expected.position);
    expect(sorted(must(ledger.load(kept?.accumulator ?? null)))).toEqual(sorted(expected.accumulator));
  }
};

const schedule = [
  persons,
  persons,
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 7 }),
  fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
] as const;

test('killed at any step, the next runner ends where one that was never killed ends: checkpoints in memory', () =>
  fc.assert(
    fc.asyncProperty(...schedule, (first, then, page, cadence, deaths) =>
      holds(memoryCheckpoints(), first, then, page, cadence, deaths),
    ),
  ));

test('killed at any step, the next runner ends where one that was never killed ends: checkpoints in a stream, its parts and closings killed apart', () =>
  fc.assert(
    fc.asyncProperty(...schedule, fc.integer({ min: 1, max: 30 }), (first, then, page, cadence, deaths, inside) => {
      const kept = memoryStore({ namespace: 'runners', administration: true });
      const whole = streamCheckpoints({ store: kept });
      let calls = 0;
      // The first appends of checkpoints die between parts, the others are whole.
      const dying: EventStore = {
        ...kept,
        append: (stream, expected, events) => {
          calls += 1;
          if (calls === inside) return Promise.resolve(E.left({ code: 'unavailable', reason: 'down' } as const));
          return kept.append(stream, expected, events);
        },
      };
      const checkpoints = { ...whole, save: streamCheckpoints({ store: dying }).save };
      return holds(checkpoints, first, then, page, cadence, deaths);
    }),
  ));

test('killed at any step, the next runner ends where one that was never killed ends: checkpoints in files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-checkpoints-'));
  let run = 0;
  try {
    await fc.assert(
      fc.asyncProperty(...schedule, (first, then, page, cadence, deaths) => {
        run += 1;
        return holds(fileCheckpoints(join(folder, `${run}`)), first, then, page, cadence, deaths);
      }),
      {},
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('however many shards there are, and whoever is killed, what they kept merges to what one would have kept', () =>
  fc.assert(
    fc.asyncProperty(persons, fc.integer({ min: 1, max: 4 }), fc.nat(30), async (first, of, death) => {
      const store = inPagesOf(memoryStore({ namespace: 'acme' }), 3);
      await grant(store, [...first, 'P1']);
      const until = (await headOf(store)) ?? 0;
      const checkpoints = memoryCheckpoints();
      const shards = Array.from({ length: of }, (_, index) => ({ index, of }));
      const run = (shard: { readonly index: number; readonly of: number }, lastStep: number) => {
        const life = mortal(lastStep);
        const runner = runProjection({
          store: life.store(store),
          projection: ledger,
          checkpoints: life.checkpoints(checkpoints),
          shard,
          until,
          every: { events: 4 },
          backoff: atOnce,
        });
        return Promise.race([life.death, runner.ended]);
      };
      await Promise.all(shards.map((shard) => run(shard, death + 1)));
      await Promise.all(shards.map((shard) => run(shard, Number.POSITIVE_INFINITY)));
      const kept = await Promise.all(
        shards.map(async (shard) => savedProjection(must(await checkpoints.load(projectionKey(ledger, shard))))),
      );
      const merged = must(
        mergeShards(
          store,
          ledger,
          kept.flatMap((saved) => (saved === null ? [] : [saved])),
        ),
      );
      const whole = must(await replay(store, ledger));
      expect(merged).toMatchObject({ position: until, even: true });
      expect(sorted(merged.accumulator)).toEqual(sorted(whole.accumulator));
    }),
  ));
