/** The runner of process managers, situation by situation. */
import {
  type ProcessManager,
  type RecordedEvent,
  type StoredEvent,
  type TimePassed,
  utc,
} from '@clientele/domain/kernel';
import type { AllowanceCommand, AllowanceEvent } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test, vi } from 'vitest';
import { must } from '../../testing/journals.ts';
import { grant, granted } from '../../testing/ledger.ts';
import type { Handled } from '../handling/index.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore, Subscription } from '../store/port.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import type { ProcessRunnerOptions } from './process-options.ts';
import { processKey, runProcessManager } from './process-runner.ts';

interface State {
  readonly seen: readonly string[];
}
type Seen = StoredEvent<AllowanceEvent> | TimePassed;
type Manager = ProcessManager<State, AllowanceEvent, AllowanceCommand>;
type Sent = {
  readonly type: string;
  readonly data: { readonly person: string };
  readonly meta: { readonly commandId: string };
};

/** Spends what is granted, for whoever it is granted to; it remembers the ids that it saw, and at `closed` forgets. */
const spender: Manager = {
  name: 'spender',
  version: 1,
  handles: ['AllowanceGranted'],
  initial: { seen: [] },
  instanceOf: ({ data }) => data.person,
  react: (state, event: Seen) => {
    if (event.type === 'TimePassed') return { state, commands: [] };
    if (event.data.person === 'closed') return { state: spender.initial, commands: [] };
    const { person } = event.data;
    return {
      state: { seen: [...state.seen, event.id] },
      commands: [{ type: 'SpendAllowance', data: { person, amount: 1 } }],
    };
  },
};

const done: Handled = { kind: 'accepted', stream: 's', events: [], repeated: false, position: null };
const rejected: Handled = {
  kind: 'rejected',
  rejections: [{ code: 'command.id-used-for-another', data: { commandId: 'x' } }],
};
const refused = { kind: 'rejected', rejections: [{ code: 'allowance.exceeded', data: {} }] } as unknown as Handled;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

type Given = Partial<ProcessRunnerOptions<State, AllowanceEvent, AllowanceCommand>>;

const setUp = async (
  persons: readonly string[],
  answer: (command: Sent) => Handled | Promise<Handled> = () => done,
) => {
  const store = memoryStore({ namespace: 'acme' });
  await grant(store, persons);
  const checkpoints = memoryCheckpoints();
  const sent: Sent[] = [];
  const start = (given: Given = {}) =>
    runProcessManager({
      store,
      manager: spender,
      checkpoints,
      actor: { id: 'U1', roles: ['robot'] },
      zone: utc,
      backoff: pause,
      handle: async (command: Sent) => {
        sent.push(command);
        return answer(command);
      },
      ...given,
    });
  const live = async (given: Given = {}) => {
    const runner = start(given);
    await eventually(() => expect(runner.status().state).toBe('live'));
    return runner;
  };
  return { store, checkpoints, sent, start, live };
};

const eventually = (look: () => void): Promise<void> => vi.waitFor(look, { interval: 2, timeout: 10_000 });

test('each event becomes a command, under an id of its own, that cites what led to it', async () => {
  const { store, sent, live } = await setUp(['P1', 'P2', 'P1']);
  const runner = await live();
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...must(page));
  expect(sent.map(({ meta }) => meta)).toEqual(
    events.map(({ id, occurredAt, correlationId }) => ({
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: occurredAt,
      on: '2025-03-01',
      by: { id: 'U1', roles: ['robot'] },
      correlationId,
      causationId: id,
    })),
  );
  expect(new Set(sent.map(({ meta }) => meta.commandId)).size).toBe(3);
  expect(runner.instance('P1')).toEqual({ seen: [events[0]?.id, events[2]?.id] });
  await runner.stop();
  await (await live()).stop();
  expect(sent).toHaveLength(3);
});

test('an instance that is as it began is kept no longer', async () => {
  const { live } = await setUp(['P1', 'closed']);
  const runner = await live();
  expect([runner.instances(), runner.instance('closed')]).toEqual([1, undefined]);
  await runner.stop();
});

test('an event at which it throws is parked with the reason, those of its instance wait behind it, others go on; replayed, all are done in order', async () => {
  const { sent, live } = await setUp(['P1', 'P2', 'P1', 'P3']);
  let healed = false;
  const fragile: Manager = {
    ...spender,
    react: (state, event) => {
      if (!healed && event.type !== 'TimePassed' && event.data.person === 'P1') throw new Error('not this one');
      return spender.react(state, event);
    },
  };
  const first = await live({ manager: fragile });
  expect(sent.map(({ data }) => data.person)).toEqual(['P2', 'P3']);
  expect(first.parked()).toMatchObject([
    { kind: 'event', instance: 'P1', stream: 'acme.allowance-P1', revision: 0, reason: 'Error: not this one' },
    { kind: 'event', instance: 'P1', revision: 1, reason: 'it waits behind another of its instance' },
  ]);
  expect(await first.replayParked()).toEqual({ done: 0, parkedAgain: 2 });
  await first.stop();
  healed = true;
  const second = await live({ manager: fragile });
  expect(second.parked()).toHaveLength(2);
  expect(await second.replayParked()).toEqual({ done: 2, parkedAgain: 0 });
  expect(sent.map(({ data }) => data.person)).toEqual(['P2', 'P3', 'P1', 'P1']);
  expect(second.instance('P1')?.seen).toHaveLength(2);
  await second.stop();
  const third = await live({ manager: fragile });
  expect(third.parked()).toEqual([]);
  await third.stop();
});

test('an event that can not be read is parked, and holds up nobody', async () => {
  const { store, sent, live } = await setUp(['P1', 'P2']);
  const spoilt: EventStore = {
    ...store,
    subscribe: async function* (range): Subscription {
      for await (const delivery of store.subscribe(range)) {
        if (E.isLeft(delivery) || delivery.right.kind !== 'events') yield delivery;
        else {
          const events = delivery.right.events.map((event) =>
            event.position === 0 ? { ...event, fault: { code: 'unknown-type' } as const } : event,
          );
          yield E.right({ ...delivery.right, events });
        }
      }
    },
  };
  const runner = await live({ store: spoilt });
  expect(sent.map(({ data }) => data.person)).toEqual(['P2']);
  expect(runner.parked()).toMatchObject([
    { kind: 'event', instance: null, reason: expect.stringContaining('unknown-type') },
  ]);
  expect(await runner.replayParked()).toEqual({ done: 1, parkedAgain: 0 });
  expect(sent.map(({ data }) => data.person)).toEqual(['P2', 'P1']);
  await runner.stop();
});

test('whatever a manager does to its runner, the event is parked with why', async () => {
  const wrong: readonly [string, Partial<Manager>][] = [
    ['its reaction is none', { react: () => null as never }],
    ['its reaction is none', { react: (state) => ({ state }) as never }],
    ['a command of it', { react: (state) => ({ state, commands: [7] }) as never }],
    ['a command of it', { react: (state) => ({ state, commands: [{ type: 'X', data: new Date(0) }] }) as never }],
    ['the state after it is no plain JSON', { react: () => ({ state: 12n, commands: [] }) as never }],
    ['it names no instance', { instanceOf: () => undefined as never }],
    [
      'Error: whose',
      {
        instanceOf: () => {
          throw new Error('whose');
        },
      },
    ],
  ];
  for (const [reason, fault] of wrong) {
    const { live } = await setUp(['P1']);
    const runner = await live({ manager: { ...spender, ...fault } });
    expect(runner.parked()).toMatchObject([{ kind: 'event', reason: expect.stringContaining(reason) }]);
    expect((await runner.stop()).state).toBe('stopped');
  }
});

test('a command that is refused or fails is parked, its instance goes on, and a replay sends the same command again', async () => {
  const answers: Handled[] = [
    refused,
    { kind: 'defect', where: 'decide', stream: 's', reason: 'broken' },
    { kind: 'stream-deleted', stream: 's' },
  ];
  const { sent, live } = await setUp(['P1', 'P1', 'P1', 'P1'], () => answers.shift() ?? done);
  const runner = await live();
  expect(runner.parked().map(({ kind, reason }) => [kind, reason])).toEqual([
    ['command', expect.stringContaining('allowance.exceeded')],
    ['command', 'defect: decide: broken'],
    ['command', 'stream-deleted: s'],
  ]);
  expect(sent).toHaveLength(4);
  answers.push(done, refused);
  expect(await runner.replayParked()).toEqual({ done: 2, parkedAgain: 1 });
  expect(sent.slice(4).map(({ meta }) => meta.commandId)).toEqual(sent.slice(0, 3).map(({ meta }) => meta.commandId));
  expect(await runner.discardParked(({ kind }) => kind === 'command')).toBe(1);
  expect(runner.parked()).toEqual([]);
  await runner.stop();
});

test('refusals can be passed over, and one that was handled before in other words is done', async () => {
  const { live } = await setUp(['P1', 'P2'], ({ data }) => (data.person === 'P1' ? refused : rejected));
  const runner = await live({ rejected: 'pass' });
  expect(runner.parked()).toEqual([]);
  await runner.stop();
});

test('while a command has no certain outcome it is sent again, the trouble is shown, and nothing later is done before it', async () => {
  const answers: Handled[] = [
    { kind: 'unavailable', stream: 's', reason: 'down' },
    { kind: 'outcome-unknown', stream: 's', reason: 'no answer' },
    { kind: 'conflict', stream: 's', attempts: 11 },
  ];
  const troubles: (string | null)[] = [];
  const { sent, start } = await setUp(['P1', 'P2'], () => answers.shift() ?? done);
  const runner = start({
    backoff: () => {
      troubles.push(runner.status().trouble);
      return pause();
    },
  });
  await eventually(() => expect(runner.status().state).toBe('live'));
  expect(sent.map(({ data }) => data.person)).toEqual(['P1', 'P1', 'P1', 'P1', 'P2']);
  expect(new Set(sent.slice(0, 4).map(({ meta }) => meta.commandId)).size).toBe(1);
  expect(troubles).toEqual([
    'SpendAllowance: unavailable: down',
    'SpendAllowance: outcome-unknown: no answer',
    'SpendAllowance: conflict',
  ]);
  expect(runner.status().trouble).toBe(null);
  await runner.stop();
});

test('a command that others keep getting in the way of is parked after its attempts', async () => {
  const { sent, live } = await setUp(['P1'], () => ({ kind: 'conflict', stream: 's', attempts: 11 }));
  const runner = await live({ conflicts: 3 });
  expect(sent).toHaveLength(3);
  expect(runner.parked()).toMatchObject([{ kind: 'command', reason: 'conflict: 11 attempts, 3 times' }]);
  await runner.stop();
});

test('stopped while a command has no certain outcome, it ends at once, and its successor sends the same command', async () => {
  let down = true;
  const { sent, start, live } = await setUp(['P1'], () =>
    down ? { kind: 'unavailable', stream: 's', reason: 'down' } : done,
  );
  const first = start();
  await eventually(() => expect(sent.length).toBeGreaterThan(1));
  expect(await first.stop()).toMatchObject({ state: 'stopped', position: null });
  down = false;
  const second = await live();
  expect(new Set(sent.map(({ meta }) => meta.commandId)).size).toBe(1);
  expect(second.instance('P1')?.seen).toHaveLength(1);
  await second.stop();
});

test('a new version builds its states from the whole history, and does nothing about what the old one has dealt with', async () => {
  const { store, sent, live } = await setUp(['P1', 'P2']);
  await (await live()).stop();
  await grant(store, ['P1']);
  const next: Manager = { ...spender, version: 2 };
  const runner = await live({ manager: next });
  expect(runner.rebuilt()?.code).toBe('other-version');
  expect(runner.instance('P1')?.seen).toHaveLength(2);
  expect(sent.map(({ data }) => data.person)).toEqual(['P1', 'P2', 'P1']);
  await runner.stop();
});

test('a new manager on an old history starts after what it is told to leave alone', async () => {
  const { store, sent, live } = await setUp(['P1', 'P2']);
  const startsAfter = must(await store.head()) ?? 0;
  await grant(store, ['P1']);
  const runner = await live({ startsAfter });
  expect(sent).toHaveLength(1);
  expect(runner.instance('P1')?.seen).toHaveLength(2);
  await runner.stop();
});

test('with too much parked it stops and says so; what is parked is kept', async () => {
  const { start, checkpoints } = await setUp(['P1', 'P2', 'P3', 'P4'], () => refused);
  const status = await start({ mostParked: 2 }).ended;
  expect(status).toMatchObject({ state: 'faulted', fault: { code: 'too-many-parked', parked: 3 } });
  const kept = must(await checkpoints.load(processKey(spender))).value as { readonly parked: readonly unknown[] };
  expect(kept.parked).toHaveLength(3);
});

test('a damaged checkpoint is not believed, and nothing throws', async () => {
  const good = { name: 'spender', version: 1, position: 0, landmark: null, quietUntil: null };
  const rest = { tick: { last: null, pending: null }, instances: [], parked: [], settled: [] };
  const damages: readonly unknown[] = [
    'x',
    7,
    [],
    {},
    { ...good, ...rest, position: {} },
    { ...good, ...rest, landmark: 3 },
    { ...good, ...rest, tick: null },
    { ...good, ...rest, instances: [['P1']] },
    {
      ...good,
      ...rest,
      instances: [
        ['P1', {}, 'e', 0, null],
        ['P1', {}, 'e', 0, null],
      ],
    },
    { ...good, ...rest, parked: [{ kind: 'event' }] },
    { ...good, ...rest, settled: [{ occasion: 7 }] },
  ];
  for (const damage of damages) {
    const { checkpoints, live, sent } = await setUp(['P1']);
    must(await checkpoints.save(processKey(spender), damage as never, 0));
    const runner = await live();
    expect(runner.rebuilt()?.code).toBe('damaged');
    expect(sent).toHaveLength(1);
    await runner.stop();
  }
});

test('instances are parted among shards, each dealt with by one', async () => {
  const persons = Array.from({ length: 20 }, (_, index) => `P${index}`);
  const { sent, live } = await setUp(persons);
  const runners = [await live({ shard: { index: 0, of: 2 } }), await live({ shard: { index: 1, of: 2 } })];
  expect(sent.map(({ data }) => data.person).sort()).toEqual([...persons].sort());
  expect(runners.every((runner) => runner.instances() > 0)).toBe(true);
  for (const runner of runners) await runner.stop();
});

test('time is told to what is under way when all else is taken, again and again; one at which it throws is shown as parked', async () => {
  let now = 1_740_787_200_000;
  const told: [string, number][] = [];
  const clockwise: Manager = {
    ...spender,
    react: (state, event) => {
      if (event.type !== 'TimePassed') return spender.react(state, event);
      told.push([state.seen[0] ?? '', event.at]);
      if (told.length === 2) throw new Error('too early');
      return { state, commands: [] };
    },
  };
  const { live } = await setUp(['P1', 'P2']);
  const runner = await live({ manager: clockwise, tick: 5, clock: () => now });
  await eventually(() => expect(told).toHaveLength(2));
  expect(runner.parked()).toMatchObject([{ kind: 'time', instance: 'P2', reason: 'Error: too early' }]);
  now += 7;
  await eventually(() => expect(told).toHaveLength(4));
  expect(told[3]?.[1]).toBe(1_740_787_200_005);
  await eventually(() => expect(runner.parked()).toEqual([]));
  expect((await runner.stop()).state).toBe('stopped');
});

test('superseded by another, it stops before it does more', async () => {
  const { store, checkpoints, start, live } = await setUp(['P1']);
  const first = await live({ every: { events: 1 } });
  const kept = must(await checkpoints.load(processKey(spender)));
  must(await checkpoints.save(processKey(spender), { another: true }, kept.turn));
  must(await store.append('acme.allowance-P2', 'any', [granted('P2')]));
  expect(await first.ended).toMatchObject({ state: 'faulted', fault: { code: 'superseded' } });
  expect(await start({ shard: { index: 3, of: 2 } }).ended).toMatchObject({ fault: { code: 'invalid-shard' } });
});

test('stopped in the middle of what it was to go up to, it does not say that it came to its end', async () => {
  let answer: Handled['kind'] = 'unavailable';
  const { store, sent, start } = await setUp(['P1', 'P2'], ({ data }) =>
    data.person === 'P2' && answer === 'unavailable' ? { kind: 'unavailable', stream: 's', reason: 'down' } : done,
  );
  const until = must(await store.head()) ?? undefined;
  if (until === undefined) throw new Error('the store is empty');
  const cut = start({ until });
  await eventually(() => expect(sent.some(({ data }) => data.person === 'P2')).toBe(true));
  await cut.stop();
  answer = 'accepted';
  sent.length = 0;
  await start({ until }).ended;
  expect(sent.map(({ data }) => data.person)).toContain('P2');
});
