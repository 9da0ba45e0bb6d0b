/** One door for many rooms: each command finds its room, and what is no command finds its reasons. */
import { commandType, madeOn, utc } from '@clientele/domain/kernel';
import { allowance, GrantAllowance } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { memoryStore } from '../memory/index.ts';
import { type AnyHandler, dispatcher } from './dispatcher.ts';
import { commandHandler } from './handler.ts';

const meta = madeOn(utc, '2025-06-01', 'K1', { id: 'U1', roles: [] });
const clock = () => meta.at;

const doorOf = (handlers: readonly AnyHandler[]) => {
  const door = dispatcher(handlers);
  if (E.isLeft(door)) throw new Error(door.left[0].code);
  return door.right;
};

const store = memoryStore({ namespace: 'acme', clock });
const handler = commandHandler({ store, decider: allowance, given: () => ({ ceiling: 500 }), clock });
const greeting = { ...allowance, category: 'greeting', commands: [], messages: {} };
const greeter: AnyHandler = {
  room: { ...greeting, commands: [commandType({ type: 'Greet', schema: z.strictObject({}) })] },
  handle: async () => ({ kind: 'accepted', stream: 'acme.greeting-1', events: [], repeated: false, position: null }),
};

test('each command reaches the room that knows its type', async () => {
  const { handle } = doorOf([handler, greeter]);
  const granted = await handle(JSON.parse(JSON.stringify(GrantAllowance.of({ person: 'P1', amount: 100 }, meta))));
  expect(granted).toMatchObject({ kind: 'accepted', stream: 'acme.allowance-P1', events: [{ revision: 0 }] });
  expect(await handle({ type: 'Greet', data: {}, meta })).toMatchObject({ stream: 'acme.greeting-1' });
});

test('what is no command is rejected with every reason, and said in both languages', async () => {
  const { handle, say } = doorOf([handler, greeter]);
  const handled = await handle({
    type: 'GrantAllowance',
    data: { person: '', amount: 'much' },
    meta: { ...meta, at: 'now' },
  });
  expect(handled).toMatchObject({
    kind: 'rejected',
    rejections: [
      { code: 'command.malformed', data: { path: 'data.person' } },
      { code: 'command.malformed', data: { path: 'data.amount' } },
      { code: 'command.malformed', data: { path: 'meta.at' } },
    ],
  });
  const unknown = await handle({ type: 'Shout', data: {}, meta });
  if (unknown.kind !== 'rejected') throw new Error(unknown.kind);
  expect(say(unknown.rejections[0], 'en')).toBe(
    'There is no command "Shout"; known are GrantAllowance, SpendAllowance, Greet.',
  );
  expect(say(unknown.rejections[0], 'zh')).toContain('没有命令“Shout”');
  expect(say({ code: 'allowance.exceeded', data: { left: 1, asked: 2 } }, 'zh')).toBe('无法支出 2：剩余 1。');
});

test('a command type or a category claimed by two rooms is told when the door is built', () => {
  expect(dispatcher([handler, handler])).toEqual(
    E.left([
      { code: 'duplicate-command', type: 'GrantAllowance' },
      { code: 'duplicate-command', type: 'SpendAllowance' },
      { code: 'duplicate-category', category: 'allowance' },
    ]),
  );
});

test('whatever comes in, the answer is data', async () => {
  const { handle, task } = doorOf([handler]);
  await fc.assert(
    fc.asyncProperty(fc.anything(), fc.constantFrom('GrantAllowance', 'Shout'), async (data, type) => {
      expect((await handle(data)).kind).toBe('rejected');
      expect((await handle({ type, data, meta })).kind).toBe('rejected');
      expect(E.isLeft(await task({ type, data, meta })())).toBe(true);
    }),
  );
});

test('a schema that throws is a defect of its room, not a crash', async () => {
  const Broken = commandType({
    type: 'Broken',
    schema: z.unknown().refine(() => {
      throw new Error('boom');
    }),
  });
  const { handle } = doorOf([{ ...greeter, room: { ...greeting, commands: [Broken] } }]);
  expect(await handle({ type: 'Broken', data: {}, meta })).toMatchObject({ kind: 'defect', where: 'parse' });
});
