/** What comes of commands, one case at a time: on a real store, and on one that says what we want to hear the handler answer to. */
import { type Command, chinaStandardTime, madeAt, madeOn, type RecordedEvent, utc } from '@clientele/domain/kernel';
import {
  type AllowanceCommand,
  AllowanceGranted,
  allowance,
  GrantAllowance,
  SpendAllowance,
} from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test, vi } from 'vitest';
import { memoryStore } from '../memory/index.ts';
import type { AppendError, EventStore, ReadError } from '../store/port.ts';
import { commandHandler } from './handler.ts';
import { eventId, fingerprint } from './identity.ts';

const now = 1_764_000_000_000;
const by = { id: 'U1', roles: ['clerk'] };
const clock = () => now;
const given = () => ({ ceiling: 500 });

let made = 0;
const meta = (commandId = `K${made++}`, at = now - 1_000) => madeAt(chinaStandardTime, at, commandId, by);
const grant = (amount: number, commandId?: string) => GrantAllowance.of({ person: 'P1', amount }, meta(commandId));
const spend = (amount: number, commandId?: string) => SpendAllowance.of({ person: 'P1', amount }, meta(commandId));

const stream = 'acme.allowance-P1';
const open = () => memoryStore({ namespace: 'acme', clock });
const pause = () => Promise.resolve();
const handlerOn = (store: EventStore, more: object = {}) =>
  commandHandler({ store, decider: allowance, given, clock, retries: { pause }, ...more });

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) {
    if (E.isLeft(page)) throw new Error(page.left.code);
    events.push(...page.right);
  }
  return events;
};

/** A store of which some methods are others. */
const but = (store: EventStore, others: Partial<EventStore>): EventStore => ({ ...store, ...others });

async function* failing(error: ReadError) {
  yield E.left(error);
}

async function* oneEvent(event: RecordedEvent) {
  yield E.right([event]);
}

test('an accepted command is answered with its events as they are stored', async () => {
  const store = open();
  const command = GrantAllowance.of(
    { person: 'P1', amount: 100 },
    { ...meta('K-first'), correlationId: 'story', causationId: 'cause' },
  );
  const handled = await handlerOn(store).handle(command);
  const print = fingerprint(command);
  expect(handled).toMatchObject({
    kind: 'accepted',
    stream,
    repeated: false,
    events: [
      {
        id: eventId('K-first', 0),
        stream,
        revision: 0,
        type: 'AllowanceGranted',
        version: 1,
        data: { person: 'P1', amount: 100 },
        occurredAt: command.meta.at,
        occurredOn: command.meta.on,
        by,
        command: { id: 'K-first', index: 0, fingerprint: E.isRight(print) && print.right },
        correlationId: 'story',
        causationId: 'cause',
        tags: ['person:P1'],
        policies: [],
      },
    ],
  });
  const [stored] = await logOf(store);
  expect(handled).toMatchObject({ events: [{ id: stored?.id, data: stored?.data }], position: stored?.position });
});

test("where a command names no story and no cause, they are the command's own id", async () => {
  const handled = await handlerOn(open()).handle(grant(100, 'K-alone'));
  expect(handled).toMatchObject({ events: [{ correlationId: 'K-alone', causationId: 'K-alone' }] });
});

test('commands of one stream are decided on what came before, and a refused one leaves nothing', async () => {
  const store = open();
  const { handle } = handlerOn(store);
  expect((await handle(grant(100))).kind).toBe('accepted');
  expect(await handle(spend(101))).toEqual({
    kind: 'rejected',
    rejections: [{ code: 'allowance.exceeded', data: { left: 100, asked: 101 } }],
  });
  expect((await handle(spend(60))).kind).toBe('accepted');
  expect((await handle(spend(41))).kind).toBe('rejected');
  expect((await logOf(store)).map(({ data }) => data)).toEqual([
    { person: 'P1', amount: 100 },
    { person: 'P1', amount: 60 },
  ]);
});

test('a command that changes nothing is accepted without events, and decided anew when it is sent again', async () => {
  const decider = { ...allowance, decide: () => () => E.right([]) };
  const { handle } = handlerOn(open(), { decider });
  const nothing = { kind: 'accepted', stream, events: [], repeated: false, position: null };
  expect(await handle(grant(1, 'K-nothing'))).toEqual(nothing);
  expect(await handle(grant(1, 'K-nothing'))).toEqual(nothing);
});

test('a command that is sent again gets the answer it got, from the same handler and from a new one', async () => {
  const store = open();
  const { handle } = handlerOn(store);
  const first = await handle(grant(100, 'K-again'));
  await handle(spend(100));
  for (const again of [handle, handlerOn(store).handle, handlerOn(store, { cache: { streams: 0 } }).handle]) {
    expect(await again(grant(100, 'K-again'))).toMatchObject({ ...first, repeated: true });
  }
  expect(await logOf(store)).toHaveLength(2);
});

test('it is recognised before it is decided: neither its date nor what is given is looked at again', async () => {
  const store = open();
  await handlerOn(store).handle(grant(100, 'K-late'));
  const broken = { given: () => Promise.reject(new Error('no policy')), clock: () => now - 1e12 };
  expect(await handlerOn(store, broken).handle(grant(100, 'K-late'))).toMatchObject({
    kind: 'accepted',
    repeated: true,
  });
});

test('the same id with other content is rejected, and leaves nothing', async () => {
  const store = open();
  const { handle } = handlerOn(store);
  await handle(grant(100, 'K-same'));
  expect(await handle(grant(200, 'K-same'))).toEqual({
    kind: 'rejected',
    rejections: [{ code: 'command.id-used-for-another', data: { commandId: 'K-same' } }],
  });
  expect(await logOf(store)).toHaveLength(1);
});

test('all events of a command come back when it is sent again, and none of its neighbours', async () => {
  const thrice = {
    ...allowance,
    decide:
      ({ data }: AllowanceCommand) =>
      () =>
        E.right([1, 2, 3].map(() => AllowanceGranted.of(data))),
  };
  const store = open();
  const { handle } = handlerOn(store, { decider: thrice });
  await handle(grant(1, 'K-a'));
  const first = await handle(grant(2, 'K-b'));
  await handle(grant(3, 'K-c'));
  expect(first).toMatchObject({ events: [{ revision: 3 }, { revision: 4 }, { revision: 5 }] });
  expect(await handle(grant(2, 'K-b'))).toMatchObject({ ...first, repeated: true });
});

test('nobody is told no from memory: what others wrote meanwhile is read first', async () => {
  const store = open();
  const one = handlerOn(store);
  const other = handlerOn(store);
  await one.handle(grant(100));
  await other.handle(spend(100));
  await one.handle(grant(50));
  expect((await other.handle(spend(50))).kind).toBe('accepted');
});

test('a conflict is decided again on what is there now', async () => {
  const store = open();
  const one = handlerOn(store);
  const other = handlerOn(store);
  await one.handle(grant(100));
  await other.handle(spend(80));
  // `one` still holds 100 to be left, and appends at revision 0: the store knows better.
  expect(await one.handle(spend(60))).toMatchObject({
    kind: 'rejected',
    rejections: [{ code: 'allowance.exceeded', data: { left: 20 } }],
  });
  expect(await one.handle(spend(20))).toMatchObject({ kind: 'accepted', events: [{ revision: 2 }] });
});

test('it reads once, and then no more while nobody else writes', async () => {
  const store = open();
  const readStream = vi.fn(store.readStream);
  const { handle } = handlerOn(but(store, { readStream }));
  for (let number = 0; number < 10; number++) await handle(grant(10));
  expect(readStream).toHaveBeenCalledTimes(1);
});

test('commands that come at once are taken in turn and do not conflict with each other', async () => {
  const store = open();
  const append = vi.fn(store.append);
  const { handle } = handlerOn(but(store, { append }));
  const handled = await Promise.all([...Array(20).keys()].map((number) => handle(number === 0 ? grant(10) : spend(1))));
  expect(handled.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 11 }, () => 'accepted'),
    ...Array.from({ length: 9 }, () => 'rejected'),
  ]);
  expect(append).toHaveBeenCalledTimes(11);
});

test('one that is sent twice at once is stored once', async () => {
  const store = open();
  const { handle } = handlerOn(store);
  const both = await Promise.all([handle(grant(10, 'K-twice')), handle(grant(10, 'K-twice'))]);
  expect(both).toMatchObject([
    { kind: 'accepted', repeated: false },
    { kind: 'accepted', repeated: true },
  ]);
  expect(await logOf(store)).toHaveLength(1);
});

test('where others write each time, it ends with a conflict that says how often it tried', async () => {
  const store = open();
  const expected = vi.fn();
  const append: EventStore['append'] = async (name, revision) => {
    expected(revision);
    return E.left({ code: 'wrong-expected-revision', stream: name, expected: revision, actual: 7 });
  };
  const { handle } = handlerOn(but(store, { append }), { retries: { conflicts: 4, pause } });
  expect(await handle(grant(10))).toEqual({ kind: 'conflict', stream, attempts: 5 });
  expect(expected).toHaveBeenCalledTimes(5);
});

test('an append whose outcome is unknown is sent again to the letter, and never decided anew', async () => {
  const store = open();
  const sent: unknown[] = [];
  const decide = vi.fn(allowance.decide);
  const append: EventStore['append'] = async (...what) => {
    sent.push(structuredClone(what));
    const outcome = await store.append(...what);
    return sent.length < 3 ? E.left({ code: 'outcome-unknown', stream, reason: 'lost' }) : outcome;
  };
  const { handle } = handlerOn(but(store, { append }), { decider: { ...allowance, decide } });
  expect(await handle(grant(10, 'K-lost'))).toMatchObject({
    kind: 'accepted',
    repeated: false,
    events: [{ revision: 0 }],
  });
  expect(sent).toHaveLength(3);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[2]).toEqual(sent[0]);
  expect(decide).toHaveBeenCalledTimes(1);
  expect(await logOf(store)).toHaveLength(1);
});

test('an outcome that stays unknown is told; sent again later the command is recognised or decided', async () => {
  const store = open();
  let mode: 'stored' | 'not stored' | 'well' = 'stored';
  const append: EventStore['append'] = async (...what) => {
    if (mode === 'well') return store.append(...what);
    if (mode === 'stored') await store.append(...what);
    return E.left({ code: 'outcome-unknown', stream, reason: 'no answer' });
  };
  const pauses = vi.fn(pause);
  const { handle } = handlerOn(but(store, { append }), { retries: { appends: 3, pause: pauses } });
  expect(await handle(grant(10, 'K-1'))).toEqual({ kind: 'outcome-unknown', stream, reason: 'no answer' });
  expect(pauses.mock.calls).toEqual([[1], [2], [3]]);
  mode = 'not stored';
  expect(await handle(grant(20, 'K-2'))).toMatchObject({ kind: 'outcome-unknown' });
  mode = 'well';
  expect(await handle(grant(10, 'K-1'))).toMatchObject({ kind: 'accepted', repeated: true });
  expect(await handle(grant(20, 'K-2'))).toMatchObject({ kind: 'accepted', repeated: false });
  expect(await logOf(store)).toHaveLength(2);
});

test('what the store had stored before under the same ids is the answer, and not what was decided now', async () => {
  const store = open();
  await handlerOn(store).handle(grant(10, 'K-old'));
  // A reader that is behind: it shows nothing until the append was answered.
  let behind = true;
  const readStream: EventStore['readStream'] = (...what) =>
    behind ? failing({ code: 'stream-not-found', stream }) : store.readStream(...what);
  const append: EventStore['append'] = async (...what) => {
    const outcome = await store.append(...what);
    behind = false;
    return outcome;
  };
  const { handle } = handlerOn(but(store, { append, readStream }));
  expect(await handle(grant(10, 'K-old'))).toMatchObject({
    kind: 'accepted',
    repeated: true,
    events: [{ revision: 0 }],
  });
  behind = true;
  const late = handlerOn(but(store, { readStream }));
  expect(await late.handle(grant(10, 'K-old'))).toMatchObject({ kind: 'outcome-unknown' });
  expect(await logOf(store)).toHaveLength(1);
});

test.each<[AppendError, object]>([
  [
    { code: 'too-large', stream, bytes: 2_000_000, limit: 1_048_576 },
    { kind: 'too-large', bytes: 2_000_000 },
  ],
  [
    { code: 'invalid-append', stream, reason: 'data' },
    { kind: 'defect', where: 'decide', reason: 'data' },
  ],
  [
    { code: 'stream-deleted', stream },
    { kind: 'stream-deleted', stream },
  ],
  [
    { code: 'unavailable', reason: 'down' },
    { kind: 'unavailable', stream, reason: 'down' },
  ],
])('an append that fails is told as it is: %j', async (error, handled) => {
  const { handle } = handlerOn(but(open(), { append: async () => E.left(error) }));
  expect(await handle(grant(10))).toMatchObject(handled);
});

test.each<[ReadError, object]>([
  [
    { code: 'stream-deleted', stream },
    { kind: 'stream-deleted', stream },
  ],
  [
    { code: 'unavailable', reason: 'down' },
    { kind: 'unavailable', stream, reason: 'down' },
  ],
  [
    { code: 'invalid-read', reason: 'from' },
    { kind: 'defect', where: 'store', reason: 'from' },
  ],
])('a stream that can not be read is told as it is: %j', async (error, handled) => {
  const { handle } = handlerOn(but(open(), { readStream: () => failing(error) }));
  expect(await handle(grant(10))).toMatchObject(handled);
});

test('a history that can not be folded is told by its stream, revision and reason, and nothing is decided on it', async () => {
  const store = open();
  await handlerOn(store).handle(grant(10));
  const [event] = (await logOf(store)) as [RecordedEvent];
  const cases: readonly [RecordedEvent, object][] = [
    [
      { ...event, fault: { code: 'unknown-version', known: 1 } },
      { code: 'unknown-version', known: 1 },
    ],
    [{ ...event, type: 'LimitSet' }, { code: 'unknown-type' }],
  ];
  for (const [bad, reason] of cases) {
    const { handle } = handlerOn(but(store, { readStream: () => oneEvent(bad) }));
    expect(await handle(grant(10))).toEqual({ kind: 'corrupt-history', stream, revision: 0, reason });
  }
  const gap = async function* () {
    yield E.right([event, { ...event, revision: 3 }]);
  };
  const { handle } = handlerOn(but(store, { readStream: gap }));
  const missing = { kind: 'corrupt-history', stream, revision: 3, reason: { code: 'gap', expected: 1 } };
  expect(await handle(grant(10))).toEqual(missing);
  expect(await handle(grant(10))).toEqual(missing);
});

const boom = () => {
  throw new Error('boom');
};

test.each<[string, object]>([
  ['decide', { decider: { ...allowance, decide: boom } }],
  ['decide', { decider: { ...allowance, decide: () => boom } }],
  ['decide', { decider: { ...allowance, decide: () => () => 'yes' } }],
  ['decide', { decider: { ...allowance, decide: () => () => E.left([]) } }],
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([{ type: 'Stranger', version: 1, data: {}, tags: [], policies: [] }]),
      },
    },
  ],
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([{ ...AllowanceGranted.of({ person: 'P1', amount: 1 }), version: 2 }]),
      },
    },
  ],
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([{ ...AllowanceGranted.of({ person: 'P1', amount: 1 }), tags: ['nobody'] }]),
      },
    },
  ],
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([{ ...AllowanceGranted.of({ person: 'P1', amount: 1 }), corrects: 'x' }]),
      },
    },
  ],
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([AllowanceGranted.of({ person: 'P1', amount: Number.NaN })]),
      },
    },
  ],
  // What its schema doesn't take could be stored, and never be read again.
  [
    'decide',
    {
      decider: {
        ...allowance,
        decide: () => () => E.right([AllowanceGranted.of({ person: 'P1', amount: 2_000_000 })]),
      },
    },
  ],
  ['decide', { decider: { ...allowance, events: [{ ...AllowanceGranted, schema: { safeParse: boom } }] } }],
  ['streamOf', { decider: { ...allowance, streamOf: boom } }],
  ['streamOf', { decider: { ...allowance, streamOf: () => '' } }],
  ['given', { given: boom }],
  ['given', { given: () => Promise.reject(new Error('boom')) }],
  ['clock', { clock: boom }],
  ['clock', { clock: () => Number.NaN }],
])('a fault of a program is told as a defect of %s, and nothing is stored', async (where, more) => {
  const store = open();
  expect(await handlerOn(store, more).handle(grant(10))).toMatchObject({ kind: 'defect', where });
  expect(await logOf(store)).toEqual([]);
});

test('an evolve that throws after the append does not change the answer, and is told to the next command', async () => {
  const store = open();
  const { handle } = handlerOn(store, { decider: { ...allowance, evolve: boom } });
  expect(await handle(grant(10))).toMatchObject({ kind: 'accepted', events: [{ revision: 0 }] });
  expect(await handle(grant(10))).toMatchObject({ kind: 'defect', where: 'evolve' });
  expect(await logOf(store)).toHaveLength(1);
});

test('a store that breaks its promise and throws is told, not thrown on', async () => {
  const store = open();
  expect(await handlerOn(but(store, { append: boom })).handle(grant(10))).toMatchObject({ kind: 'outcome-unknown' });
  expect(await handlerOn(but(store, { readStream: boom })).handle(grant(10))).toMatchObject({ kind: 'unavailable' });
  const silent = but(store, { append: (async () => undefined) as unknown as EventStore['append'] });
  expect(await handlerOn(silent).handle(grant(10))).toMatchObject({ kind: 'outcome-unknown' });
  const retries = { pause: () => Promise.reject(new Error('boom')) };
  expect(await handlerOn(but(store, { append: boom }), { retries }).handle(grant(10))).toMatchObject({
    kind: 'outcome-unknown',
  });
});

test('a date in the future, or further back than its kind may be, is rejected', async () => {
  const Grant = { ...GrantAllowance, backdating: 30 };
  const decider = { ...allowance, commands: [Grant, SpendAllowance] };
  const { handle } = handlerOn(open(), { decider });
  const on = (at: number) => handle(GrantAllowance.of({ person: 'P1', amount: 1 }, meta(undefined, at)));
  const day = 86_400_000;
  expect(await on(now + 60_000)).toMatchObject({ kind: 'accepted' });
  expect(await on(now + 60_001)).toMatchObject({ rejections: [{ code: 'command.from-the-future' }] });
  expect(await on(now - 30 * day)).toMatchObject({ kind: 'accepted' });
  expect(await on(now - 30 * day - 1)).toMatchObject({ rejections: [{ code: 'command.backdated-too-far' }] });
});

test.each<[string, unknown]>([
  ['', null],
  ['', 'GrantAllowance'],
  ['', { type: 'GrantAllowance', data: {} }],
  ['meta.commandId', { ...grant(1), meta: meta('') }],
  ['meta.commandId', { ...grant(1), meta: meta('x'.repeat(201)) }],
  ['meta.commandId', { ...grant(1), meta: meta('\ud800') }],
  ['meta.at', { ...grant(1), meta: { ...meta(), at: 0.5 } }],
  ['meta.on', { ...grant(1), meta: { ...meta(), on: '2023-02-29' } }],
  ['meta.by', { ...grant(1), meta: { ...meta(), by: 'me' } }],
  ['meta.by.roles', { ...grant(1), meta: { ...meta(), by: { id: 'U1' } } }],
  ['meta.correlationId', { ...grant(1), meta: { ...meta(), correlationId: '' } }],
  ['data.amount', { ...grant(1), data: { person: 'P1', amount: 1n } }],
  ['data.when', { ...grant(1), data: { person: 'P1', amount: 1, when: new Date(0) } }],
])('what is no command is rejected at "%s", and reaches neither room nor store', async (path, command) => {
  const store = open();
  const handled = await handlerOn(store).handle(command as AllowanceCommand);
  expect(handled).toMatchObject({ kind: 'rejected', rejections: [{ code: 'command.malformed', data: { path } }] });
  expect(await logOf(store)).toEqual([]);
});

test('a command of no known type is rejected with those that are known', async () => {
  const { handle } = handlerOn(open());
  expect(await handle({ ...grant(1), type: 'Shout' } as unknown as AllowanceCommand)).toEqual({
    kind: 'rejected',
    rejections: [
      { code: 'command.unknown-type', data: { type: 'Shout', known: ['GrantAllowance', 'SpendAllowance'] } },
    ],
  });
});

test('whoever changes the events he was answered with changes nothing that is decided on later', async () => {
  const decider = {
    ...allowance,
    initial: { left: 0, told: [] as readonly { readonly amount: number }[] },
    evolve: (
      state: { readonly told: readonly { readonly amount: number }[] },
      event: { readonly data: { readonly amount: number } },
    ) => {
      const told = [...state.told, event.data];
      return { told, left: told.reduce((sum, { amount }) => sum + amount, 0) };
    },
  };
  const { handle } = handlerOn(open(), { decider });
  const handled = await handle(grant(10));
  if (handled.kind === 'accepted') Object.assign(handled.events[0]?.data as object, { amount: 400 });
  expect(await handle(spend(11))).toMatchObject({ kind: 'rejected', rejections: [{ data: { left: 10 } }] });
});

test('as a task it is right with what was accepted and left with all else', async () => {
  const { task } = handlerOn(open());
  expect(await task(grant(10))()).toMatchObject({ _tag: 'Right', right: { kind: 'accepted' } });
  expect(await task(spend(11))()).toMatchObject({ _tag: 'Left', left: { kind: 'rejected' } });
});

test('a stream that was deleted softly goes on where it ended, from nothing', async () => {
  const store = memoryStore({ namespace: 'acme', clock, administration: true });
  const { handle } = handlerOn(store);
  await handle(grant(100));
  await store.administration?.softDelete(stream, 'any');
  expect(await handle(spend(101))).toMatchObject({ kind: 'rejected', rejections: [{ data: { left: 0 } }] });
  expect(await handle(grant(5))).toMatchObject({ kind: 'accepted', events: [{ revision: 1 }] });
  expect(await handle(spend(6))).toMatchObject({ kind: 'rejected', rejections: [{ data: { left: 5 } }] });
});

test('of streams that fell out of the cache, nothing is lost but time', async () => {
  const store = open();
  const { handle } = handlerOn(store, { cache: { streams: 2 } });
  const command = (person: string, amount: number): Command<'GrantAllowance', { person: string; amount: number }> =>
    GrantAllowance.of({ person, amount }, madeOn(utc, '2025-11-01', `K-${person}-${amount}`, by));
  for (let round = 1; round <= 3; round++) {
    for (let person = 0; person < 10; person++) {
      expect(await handle(command(`P${person}`, round))).toMatchObject({ events: [{ revision: round - 1 }] });
    }
  }
});
