/** What every store of checkpoints must do, asked of each of ours. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../testing/journals.ts';
import { noted } from '../conformance/events.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore, NewEvent } from '../store/port.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { fileCheckpoints } from './file-checkpoints.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import { streamCheckpoints } from './stream-checkpoints.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-checkpoints-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const runnersStore = (): EventStore => memoryStore({ namespace: 'runners', administration: true });

const stores: Readonly<Record<string, () => CheckpointStore>> = {
  'in memory': memoryCheckpoints,
  'in a stream': () => streamCheckpoints({ store: runnersStore() }),
  'in files': () => fileCheckpoints(newFolder()),
};

for (const [where, make] of Object.entries(stores)) {
  describe(where, () => {
    test('what was saved last is what is loaded, whatever the key and the JSON', () =>
      fc.assert(
        fc.asyncProperty(
          fc.string({ minLength: 1, maxLength: 40 }),
          fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 }),
          async (key, values) => {
            const checkpoints = make();
            let turn = must(await checkpoints.load(key)).turn;
            expect(turn).toBe(0);
            for (const value of values) {
              const plain = { value: JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"')) };
              turn = must(await checkpoints.save(key, plain, turn));
              expect(must(await checkpoints.load(key))).toEqual({
                value: JSON.parse(JSON.stringify(plain)),
                turn,
                passedOver: [],
              });
            }
          },
        ),
        { numRuns: where === 'in files' ? 15 : 60 },
      ));

    test('of two that loaded the same turn, one is refused, and what the other saved stays', async () => {
      const checkpoints = make();
      const turn = must(await checkpoints.save('k', 'first', 0));
      const answers = await Promise.all(['a', 'b'].map((value) => checkpoints.save('k', value, turn)));
      const refused = answers.filter(E.isLeft);
      expect(refused).toEqual([E.left({ code: 'superseded', key: 'k' })]);
      const winner = E.isRight(answers[0] ?? E.left(null)) ? 'a' : 'b';
      expect(must(await checkpoints.load('k')).value).toBe(winner);
      expect(await checkpoints.save('k', 'late', 0)).toEqual(E.left({ code: 'superseded', key: 'k' }));
    });

    test('what is no plain JSON is refused, and what was there stays', async () => {
      const checkpoints = make();
      const turn = must(await checkpoints.save('k', 1, 0));
      for (const value of [new Date(0), { a: undefined }, Number.NaN, '\ud83e', 1n]) {
        expect(await checkpoints.save('k', value as never, turn)).toMatchObject({ left: { code: 'unfit', key: 'k' } });
      }
      expect(must(await checkpoints.load('k'))).toMatchObject({ value: 1, turn });
    });

    test('what is forgotten is gone, others stay, and the key can be used again', async () => {
      const checkpoints = make();
      await checkpoints.save('k', 1, 0);
      await checkpoints.save('other', 2, 0);
      must(await checkpoints.forget('k'));
      must(await checkpoints.forget('never there'));
      const kept = must(await checkpoints.load('k'));
      expect(kept.value).toBe(null);
      expect(must(await checkpoints.load('other')).value).toBe(2);
      must(await checkpoints.save('k', 3, kept.turn));
      expect(must(await checkpoints.load('k')).value).toBe(3);
    });

    test('a value far larger than an append takes comes back whole', async () => {
      const checkpoints = make();
      const value = ['"\u0001中🧾'.repeat(120_001), 'x'.repeat(700_000)];
      const turn = must(await checkpoints.save('k', value, 0));
      expect(must(await checkpoints.load('k'))).toEqual({ value, turn, passedOver: [] });
    });
  });
}

test('a file cut off or changed anywhere is passed over with the reason, and the save before it is loaded', async () => {
  const folder = newFolder();
  const checkpoints = fileCheckpoints(folder);
  let turn = must(await checkpoints.save('k', { at: 1 }, 0));
  turn = must(await checkpoints.save('k', { at: 2 }, turn));
  const file = join(folder, readdirSync(folder).find((name) => name.includes('.2.')) ?? '');
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(file, whole);
    truncateSync(file, length);
    expect(must(await checkpoints.load('k'))).toMatchObject({
      value: { at: 1 },
      turn,
      passedOver: [expect.any(String)],
    });
  }
  for (let at = whole.length - 10; at < whole.length; at++) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(must(await checkpoints.load('k'))).toMatchObject({ value: { at: 1 } });
  }
  turn = must(await checkpoints.save('k', { at: 3 }, turn));
  expect(must(await checkpoints.load('k'))).toEqual({ value: { at: 3 }, turn, passedOver: [] });
});

test('in a folder that can not be one, every answer is a fault and none a throw', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  const checkpoints = fileCheckpoints(join(folder, 'file'));
  for (const answer of [
    await checkpoints.load('k'),
    await checkpoints.save('k', 1, 0),
    await checkpoints.forget('k'),
  ]) {
    expect(answer).toMatchObject({ left: { code: 'unavailable' } });
  }
});

test('a save that died between its parts counts as none: the one before it is loaded, and the next goes on behind it', async () => {
  const store = runnersStore();
  const checkpoints = streamCheckpoints({ store });
  const large = 'x'.repeat(400_000);
  const turn = must(await checkpoints.save('k', 'small', 0));
  for (let parts = 0; parts < 3; parts++) {
    let left = parts;
    const dying: EventStore = {
      ...store,
      append: (...given) =>
        left-- > 0 ? store.append(...given) : Promise.resolve(E.left({ code: 'unavailable', reason: 'down' } as const)),
    };
    const now = must(await checkpoints.load('k')).turn;
    expect(now).toBe(turn + (parts * (parts - 1)) / 2);
    expect(await streamCheckpoints({ store: dying }).save('k', large, now)).toMatchObject({
      left: { code: 'unavailable' },
    });
    expect(must(await checkpoints.load('k')).value).toBe('small');
  }
  must(await checkpoints.save('k', large, must(await checkpoints.load('k')).turn));
  expect(must(await checkpoints.load('k')).value).toBe(large);
});

test('an acknowledgement that is lost is asked for again, and the save counts once', async () => {
  const store = runnersStore();
  let lost = 0;
  const deaf: EventStore = {
    ...store,
    append: async (stream, expected, events) => {
      const answer = await store.append(stream, expected, events);
      lost += 1;
      return lost % 2 === 1 ? E.left({ code: 'outcome-unknown', stream, reason: 'no answer' }) : answer;
    },
  };
  const checkpoints = streamCheckpoints({ store: deaf });
  expect(await checkpoints.save('k', 7, 0)).toEqual(E.right(2));
  expect(must(await checkpoints.load('k'))).toEqual({ value: 7, turn: 2, passedOver: [] });
});

test('with leave to administrate, a stream shows no more than the last saves, however often it was written', async () => {
  const store = runnersStore();
  const checkpoints = streamCheckpoints({ store });
  let turn = 0;
  for (let save = 0; save < 50; save++) turn = must(await checkpoints.save('k', { save }, turn));
  let shown = 0;
  for await (const page of store.readStream('runners.checkpoint-k')) shown += E.isRight(page) ? page.right.length : 0;
  expect(shown).toBeLessThanOrEqual(4);
  expect(must(await checkpoints.load('k')).value).toEqual({ save: 49 });
});

test('whatever else stands in its stream is passed over with why, up to a third time, and never throws', async () => {
  const spoils: readonly NewEvent[] = [
    noted(),
    noted({ type: 'CheckpointSaved', data: { key: 'k', save: 's', parts: 1_000_000_000, sha256: '' } }),
    noted({ type: 'CheckpointSaved', data: { key: 'k', save: 's', parts: 0, sha256: '' } }),
    noted({ type: 'CheckpointSaved', data: 'nothing' }),
    noted({ type: 'CheckpointPart', data: null }),
  ];
  for (const spoil of spoils) {
    const store = runnersStore();
    const checkpoints = streamCheckpoints({ store });
    const turn = must(await checkpoints.save('k', 'good', 0));
    must(await store.append('runners.checkpoint-k', 'any', [spoil]));
    const kept = must(await checkpoints.load('k'));
    expect(kept).toMatchObject({ value: 'good', turn: turn + 1 });
    must(
      await store.append(
        'runners.checkpoint-k',
        'any',
        Array.from({ length: 3 }, () => noted()),
      ),
    );
    const lost = must(await checkpoints.load('k'));
    expect(lost).toMatchObject({ value: null, turn: turn + 4 });
    expect(lost.passedOver).toHaveLength(3);
    must(await checkpoints.save('k', 'next', lost.turn));
    expect(must(await checkpoints.load('k')).value).toBe('next');
  }
});
