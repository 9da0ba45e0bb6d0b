/** A call that streams, as something one asks for more: at one's own pace, with an end to waiting, and cancelled when one leaves. */
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Line } from './connection.ts';
import { sourceOf } from './source.ts';
import { troubleOf } from './trouble.ts';

const givenCall = () => {
  const told: string[] = [];
  const call = Object.assign(new EventEmitter(), {
    pause: () => told.push('pause'),
    resume: () => told.push('resume'),
    cancel: () => void told.push('cancel'),
  });
  const kept = new Set<{ readonly cancel: () => void }>();
  const line = {
    heard: () => undefined,
    keep: (each: { readonly cancel: () => void }) => {
      kept.add(each);
      return () => void kept.delete(each);
    },
  } as unknown as Line;
  const source = sourceOf<number>(call, line, (error) => troubleOf(error, (text) => text));
  const send = (count: number) => {
    for (let number = 0; number < count; number++) call.emit('data', number);
  };
  return { call, told, kept, source, send };
};

test('leaving cancels the call, ends whatever waits, and holds nothing any more', async () => {
  const { source, told, kept, send, call } = givenCall();
  const waiting = source.next(10, 10_000);
  source.leave();
  expect(await waiting).toEqual({ kind: 'left' });
  expect(told).toEqual(['cancel']);
  expect(kept.size).toBe(0);
  send(3);
  call.emit('error', new Error('cancelled'));
  expect(await source.next(1, 10)).toEqual({ kind: 'left' });
});

test('who does not ask holds the server back, and lets it go on when he asks', async () => {
  const { source, told, send } = givenCall();
  send(2_047);
  expect(told).toEqual([]);
  send(1);
  expect(told).toEqual(['pause']);
  expect(await source.next(512, 1_000)).toMatchObject({ kind: 'messages', messages: { length: 2_048 } });
  expect(told).toEqual(['pause', 'resume']);
});

test('what came before the end is handed out before the end is told', async () => {
  const { source, send, call } = givenCall();
  send(2);
  call.emit('error', Object.assign(new Error('gone'), { code: 14, details: 'gone' }));
  expect(await source.next(512, 1_000)).toEqual({ kind: 'messages', messages: [0, 1] });
  const trouble = { kind: 'passing', reason: 'gone', done: 'perhaps' };
  expect(await source.next(512, 1_000)).toEqual({ kind: 'trouble', trouble });
});

test('silence is told after so long, and not while something comes', async () => {
  const { source, send } = givenCall();
  expect(await source.next(1, 5)).toEqual({ kind: 'silence' });
  const waiting = source.next(300, 40);
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    send(100);
  }
  expect(await waiting).toMatchObject({ kind: 'messages', messages: { length: 300 } });
});

test('a line that is given up ends its calls with trouble that passes', async () => {
  const { source, kept, told } = givenCall();
  for (const each of kept) each.cancel();
  expect(await source.next(1, 10)).toMatchObject({ kind: 'trouble', trouble: { kind: 'passing' } });
  expect(told).toEqual(['cancel']);
});
