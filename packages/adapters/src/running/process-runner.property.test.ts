/**
 * Process managers under sudden death: wherever the runner is killed, between any two steps of its own, of the handler or of
 * the store, its successor ends in the state that one that was never killed reaches, and every effect is there once.
 */
import {
  type ProcessManager,
  type RecordedEvent,
  type StoredEvent,
  type TimePassed,
  utc,
} from '@clientele/domain/kernel';
import { type AllowanceCommand, type AllowanceEvent, allowance } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { all, must } from '../../testing/journals.ts';
import { spent } from '../../testing/ledger.ts';
import { mortal } from '../../testing/mortal.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { commandHandler, type Handled } from '../handling/index.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import type { ProcessRunner } from './process-options.ts';
import { runProcessManager } from './process-runner.ts';

type Seen = StoredEvent<AllowanceEvent> | TimePassed;

/** What somebody spends, half goes to his savings; each third time, all of a fixed sum is taken out again, which may be refused. */
const saver: ProcessManager<{ readonly times: number }, AllowanceEvent, AllowanceCommand> = {
  name: 'saver',
  version: 1,
  handles: ['AllowanceSpent'],
  initial: { times: 0 },
  instanceOf: ({ data }) => data.person,
  react: ({ times }, seen: Seen) => {
    if (seen.type === 'TimePassed' || seen.data.person.startsWith('savings')) return { state: { times }, commands: [] };
    const person = `savings-${seen.data.person}`;
    const grant = { type: 'GrantAllowance', data: { person, amount: seen.data.amount } } as const;
    const spend = { type: 'SpendAllowance', data: { person, amount: 7 } } as const;
    return { state: { times: (times + 1) % 3 }, commands: times === 2 ? [spend, grant] : [grant] };
  },
};

/** What was granted is doubled, on another's account, when nothing happened for an hour. Done twice, it would show. */
const expiry: ProcessManager<
  { readonly due: number | null; readonly amount: number },
  AllowanceEvent,
  AllowanceCommand
> = {
  name: 'expiry',
  version: 1,
  handles: ['AllowanceGranted'],
  initial: { due: null, amount: 0 },
  instanceOf: ({ data }) => data.person,
  react: (state, seen: Seen) => {
    if (seen.type !== 'TimePassed') {
      if (seen.data.person === 'bonus') return { state, commands: [] };
      return { state: { due: seen.occurredAt + 3_600_000, amount: state.amount + seen.data.amount }, commands: [] };
    }
    if (state.due === null || seen.at < state.due) return { state, commands: [] };
    const bonus = { type: 'GrantAllowance', data: { person: 'bonus', amount: state.amount } } as const;
    // Refused before the bonus is there, and it must not be decided anew when it is.
    const early = { type: 'SpendAllowance', data: { person: 'bonus', amount: 5 } } as const;
    return { state: { due: null, amount: 0 }, commands: [early, bonus] };
  },
};

const actor = { id: 'U1', roles: [] };
const now = 1_740_787_200_000;
const atOnce = async (): Promise<void> => {};

const handlerOn = (store: EventStore): ((command: never) => Promise<Handled>) =>
  commandHandler({
    store,
    decider: allowance,
    given: () => ({ ceiling: 40 }),
    clock: () => now + 86_400_000,
    retries: { pause: atOnce },
  }).handle as (command: never) => Promise<Handled>;

/** Everything of the streams that the manager writes to, in their order. */
const effects = async (store: EventStore, prefix: string): Promise<ReadonlyMap<string, readonly unknown[]>> => {
  const streams = new Map<string, unknown[]>();
  for (const { stream, id, type, data, revision } of await all(store)) {
    if (stream.startsWith(prefix)) streams.set(stream, [...(streams.get(stream) ?? []), { id, type, data, revision }]);
  }
  return streams;
};

const givenSpent = async (amounts: readonly (readonly [string, number])[]): Promise<EventStore> => {
  const store = memoryStore({ namespace: 'acme', clock: () => now });
  for (const [person, amount] of amounts) {
    must(await store.append(`acme.allowance-${person}`, 'any', [spent(person, amount)]));
  }
  return store;
};

/** Runs the saver until all that is there was taken, or until it is killed. */
const save = async (
  store: EventStore,
  checkpoints: CheckpointStore,
  lastStep: number,
  cadence: number,
  page: number,
) => {
  const life = mortal(lastStep);
  const alive = life.store(inPagesOf(store, page));
  const runner: ProcessRunner<unknown> = runProcessManager({
    store: alive,
    manager: saver,
    handle: handlerOn(alive),
    checkpoints: life.checkpoints(checkpoints),
    actor,
    zone: utc,
    every: { events: cadence, milliseconds: 1_000_000 },
    until: must(await store.head()) ?? 0,
    backoff: atOnce,
  });
  await Promise.race([life.death, runner.ended]);
  return runner;
};

const amounts = fc.array(fc.tuple(fc.constantFrom('P1', 'P2', 'P3'), fc.integer({ min: 1, max: 20 })), {
  minLength: 1,
  maxLength: 14,
});

test('killed at any step, every effect is there once, in the order and with the refusals of one that was never killed', () =>
  fc.assert(
    fc.asyncProperty(
      amounts,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 4 }),
      async (given, cadence, page, deaths) => {
        const calm = await givenSpent(given);
        const unhurt = await save(calm, memoryCheckpoints(), Number.POSITIVE_INFINITY, cadence, page);
        const store = inPagesOf(await givenSpent(given), page);
        const checkpoints = memoryCheckpoints();
        for (const death of deaths) await save(store, checkpoints, death, cadence, page);
        const last = await save(store, checkpoints, Number.POSITIVE_INFINITY, cadence, page);
        const withoutIds = (parked: ReturnType<typeof last.parked>) =>
          parked.map((one) => (one.kind === 'command' ? [one.instance, one.command.data, one.reason] : one));
        const sums = async (from: EventStore) =>
          [...(await effects(from, 'acme.allowance-savings'))].map(([stream, events]) => [
            stream,
            (events as readonly RecordedEvent[]).map(({ type, data, revision }) => ({ type, data, revision })),
          ]);
        expect(withoutIds(last.parked())).toEqual(withoutIds(unhurt.parked()));
        expect(await sums(store)).toEqual(await sums(calm));
      },
    ),
  ));

test('killed at any step while time passes, what falls due is done once, however often the time is told', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (deaths, grants) => {
        const store = memoryStore({ namespace: 'acme', clock: () => now });
        const hand = handlerOn(store);
        const grantNow = (index: number) =>
          hand({
            type: 'GrantAllowance',
            data: { person: 'P1', amount: 5 },
            meta: { commandId: `g${index}`, at: now, on: '2025-03-01', by: actor },
          } as never);
        for (let index = 0; index < grants; index++) expect((await grantNow(index)).kind).toBe('accepted');
        const checkpoints = memoryCheckpoints();
        let clock = now + 7_200_000;
        const run = async (lastStep: number): Promise<void> => {
          const life = mortal(lastStep);
          const alive = life.store(store);
          clock += 60_000;
          const runner = runProcessManager({
            store: alive,
            manager: expiry,
            handle: handlerOn(alive),
            checkpoints: life.checkpoints(checkpoints),
            actor,
            zone: utc,
            tick: 60_000,
            clock: () => clock,
            backoff: atOnce,
          });
          const settled = async (): Promise<void> => {
            while (!life.isDead() && runner.status().state !== 'live')
              await new Promise((resolve) => setImmediate(resolve));
            await runner.stop();
          };
          await Promise.race([life.death, settled()]);
        };
        for (const death of deaths) await run(death);
        await run(Number.POSITIVE_INFINITY);
        const released = (await all(store)).filter(({ stream }) => stream === 'acme.allowance-bonus');
        expect(released.map(({ data }) => data)).toEqual([{ person: 'bonus', amount: 5 * grants }]);
      },
    ),
  ));

test('a checkpoint that is lost does nothing twice: what was accepted is recognised', () =>
  fc.assert(
    fc.asyncProperty(amounts, fc.integer({ min: 1, max: 60 }), async (given, death) => {
      const store = await givenSpent(given.map(([person]) => [person, 3] as const));
      await save(store, memoryCheckpoints(), death, 100, 2);
      await save(store, memoryCheckpoints(), Number.POSITIVE_INFINITY, 100, 2);
      const before = await effects(store, 'acme.allowance-savings');
      const granted = (streams: typeof before) =>
        [...streams.values()].flat().filter((event) => (event as RecordedEvent).type === 'AllowanceGranted').length;
      await save(store, memoryCheckpoints(), Number.POSITIVE_INFINITY, 100, 2);
      expect(granted(before)).toBe(given.length);
      expect(granted(await effects(store, 'acme.allowance-savings'))).toBe(given.length);
      expect(E.isRight(await store.head())).toBe(true);
    }),
    { numRuns: 50 },
  ));
