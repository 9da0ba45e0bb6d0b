/** How a journal is written: in order, many with one sync, nothing seen before it; and what happens when the disk fails. */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { all, journals, must } from '../../testing/journals.ts';
import { noted, numbered } from '../conformance/events.ts';
import { headOf, idsOf, readWhole, streamEvents } from '../conformance/reading-back.ts';
import type { JournalFiles, OpenFile } from './files.ts';
import { nodeFiles } from './node-files.ts';

const { open, tryOpen, using } = journals();

/** Files whose writes and syncs are counted, and can be made to fail or to wait. */
const watchedFiles = () => {
  const state = {
    syncs: 0,
    sync: async (): Promise<void> => {},
    append: async (file: OpenFile, bytes: Uint8Array): Promise<void> => file.append(bytes),
  };
  const files: JournalFiles = {
    ...nodeFiles,
    open: async (path) => {
      const inner = await nodeFiles.open(path);
      return {
        ...inner,
        append: (bytes) => state.append(inner, bytes),
        sync: async () => {
          state.syncs += 1;
          await state.sync();
          await inner.sync();
        },
      };
    },
  };
  return { files, state };
};

const disk = (): never => {
  throw new Error('the disk is gone');
};

describe('many at once', () => {
  test('a hundred appends to different streams share a few syncs, and stand in the order of their positions', async () => {
    const { files, state } = watchedFiles();
    const { store } = await open({ files });
    const before = state.syncs;
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        // They come in their own turns, as they would from a hundred connections.
        for (let turn = 0; turn < index; turn++) await null;
        return must(await store.append(`acme.note-${index}`, 'no-stream', numbered(2)));
      }),
    );
    expect(state.syncs - before).toBeGreaterThan(0);
    expect(state.syncs - before).toBeLessThanOrEqual(5);
    expect(answers.map(({ position }) => position)).toEqual(answers.map((_, index) => 2 * index + 1));
    const events = await all(store);
    await store.close();
    expect(idsOf(await using(all))).toEqual(idsOf(events));
  });

  test('nothing is seen before it is synced, and a retry of what is under way waits for it', async () => {
    const { files, state } = watchedFiles();
    const { store } = await open({ files });
    let finish = (): void => {};
    state.sync = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const events = numbered(2);
    let answered = 0;
    const count = <Value>(value: Value): Value => {
      answered += 1;
      return value;
    };
    const first = store.append('acme.note-1', 'no-stream', events).then(count);
    const retry = store.append('acme.note-1', 'no-stream', events).then(count);
    const rival = store.append('acme.note-1', 'no-stream', numbered(1)).then(count);
    const next = store.append('acme.note-1', 1, numbered(1)).then(count);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(0);
    expect(await all(store)).toEqual([]);
    expect(await headOf(store)).toBe(undefined);
    state.sync = async () => {};
    finish();
    const position = must(await first).position;
    expect(await retry).toEqual(E.right({ revision: 1, position, repeated: true }));
    expect(await rival).toMatchObject(E.left({ code: 'wrong-expected-revision', actual: 1 }));
    expect(must(await next).revision).toBe(2);
    expect(await all(store)).toHaveLength(3);
    await store.close();
  });

  test('closing waits for what is under way', async () => {
    const { store } = await open();
    const appends = [store.append('acme.note-1', 'any', [noted()]), store.append('acme.note-2', 'any', [noted()])];
    await store.close();
    for (const answer of await Promise.all(appends)) must(answer);
    expect(await using(all)).toHaveLength(2);
  });
});

describe('a disk that fails', () => {
  const failing = async (fail: (state: ReturnType<typeof watchedFiles>['state']) => void) => {
    const { files, state } = watchedFiles();
    const { store } = await open({ files });
    const first = must(await store.append('acme.note-1', 'no-stream', numbered(2)));
    const kept = await all(store);
    fail(state);
    const pending = [
      store.append('acme.note-1', 1, numbered(2)),
      store.append('acme.note-2', 'no-stream', numbered(2)),
      // Whether the one before was written isn't known, but this one surely wasn't.
      store.append('acme.note-2', 'no-stream', numbered(2)),
    ];
    const codes = (await Promise.all(pending)).map((answer) => (E.isLeft(answer) ? answer.left.code : 'accepted'));
    expect(codes).toEqual(['outcome-unknown', 'outcome-unknown', 'unavailable']);
    expect(await store.append('acme.note-3', 'any', [noted()])).toMatchObject(E.left({ code: 'unavailable' }));
    expect(await all(store)).toEqual(kept);
    expect(await streamEvents(store, 'acme.note-1')).toEqual(kept);
    expect(await readWhole(store.readStream('acme.note-2'))).toMatchObject(E.left({ code: 'stream-not-found' }));
    expect(await headOf(store)).toBe(first.position);
    await store.close();
    return kept;
  };

  test('a write that fails stops the store: what was under way is unknown, later ones are refused, reading goes on', async () => {
    const kept = await failing((state) => {
      state.append = disk;
    });
    expect(await using(all)).toEqual(kept);
  });

  test('a sync that fails does so too, and what was written may be there afterwards, whole', async () => {
    const kept = await failing((state) => {
      state.sync = disk;
    });
    const after = await using(all);
    expect(after).toHaveLength(6);
    expect(after.slice(0, 2)).toEqual(kept);
  });

  test('a write that ends in the middle leaves whole appends and a torn line that is found', async () => {
    const kept = await failing((state) => {
      state.append = async (inner, bytes) => {
        await inner.append(bytes.subarray(0, bytes.length - 10));
        disk();
      };
    });
    const { store, report } = await open();
    const after = await all(store);
    await store.close();
    expect(report.torn?.line).toBe(4);
    expect(after).toHaveLength(4);
    expect(after.slice(0, 2)).toEqual(kept);
  });

  test('a file that can’t be read refuses to open, and lets go of its lock', async () => {
    const files: JournalFiles = {
      ...nodeFiles,
      open: async (path) => ({ ...(await nodeFiles.open(path)), read: disk }),
    };
    expect(await tryOpen({ files })).toMatchObject(E.left({ code: 'unreadable' }));
    await using(all);
  });
});
