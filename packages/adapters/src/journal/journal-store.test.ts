/** What a journal keeps: everything acknowledged, in order and with its times, for whoever opens it again; and who may. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { eventType } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { all, journals, must } from '../../testing/journals.ts';
import { eventRegistry } from '../codec/index.ts';
import { noted, numbered } from '../conformance/events.ts';
import { positionKnownAt } from '../replay/prefix.ts';

const { file, folder, open, tryOpen, using } = journals();

describe('opened again', () => {
  test('everything acknowledged is there, at its place and with its times, and answers as known at any time are the same', async () => {
    let now = 1_000;
    const clock = () => now;
    const before = await using(
      async (store) => {
        for (now = 1_000; now < 1_010; now++) must(await store.append(`acme.note-${now % 3}`, 'any', numbered(2)));
        must(await store.append('acme.note-copy', 'no-stream', [noted({ recordedAt: 5_000 }), noted()]));
        return all(store);
      },
      { clock },
    );
    expect(before).toHaveLength(22);
    now = 900;
    await using(
      async (store) => {
        expect(await all(store)).toEqual(before);
        expect(positionOf(await positionKnownAt(store, 1_004))).toBe(9);
        expect(positionOf(await positionKnownAt(store, 4_999))).toBe(19);
        // The clock went back over night, and a time that was copied is nobody's clock.
        must(await store.append('acme.note-0', 'any', [noted()]));
        expect((await all(store)).at(-1)?.recordedAt).toBe(1_010);
      },
      { clock },
    );
  });

  const positionOf = (found: E.Either<unknown, unknown>): unknown => must(found);

  test('an event says whose story it is part of, though that is written only where it is another’s', async () => {
    const [own, others] = [noted(), noted({ correlationId: 'a story', causationId: 'a cause' })];
    await using(async (store) => must(await store.append('acme.note-1', 'no-stream', [own, others])));
    const [first, second] = await using(all);
    expect([first?.correlationId, first?.causationId]).toEqual([own.command.id, own.command.id]);
    expect([second?.correlationId, second?.causationId]).toEqual(['a story', 'a cause']);
    expect(readFileSync(file(), 'utf8').split(own.command.id)).toHaveLength(2);
  });

  test('what a newer version wrote, or another schema, keeps its place and says what is wrong with it', async () => {
    const strict = eventType({
      type: 'ConformanceNoted',
      version: 1,
      schema: z.strictObject({ note: z.string() }),
      tags: () => [],
    });
    await using(async (store) =>
      must(
        await store.append('acme.note-1', 'no-stream', [
          noted({ data: { note: 'as it was' } }),
          noted({ type: 'FromTheFuture', data: { what: [1] } }),
          noted({ version: 2 }),
          noted({ data: { other: true } }),
        ]),
      ),
    );
    const older = must(eventRegistry([{ events: [strict] }]));
    const { store, report } = await open({ registry: older });
    const events = await all(store);
    expect(report).toMatchObject({ appends: 1, events: 4, faults: 3 });
    expect(events.map(({ fault }) => fault?.code)).toEqual([
      undefined,
      'unknown-type',
      'unknown-version',
      'broken-data',
    ]);
    expect(events.map(({ data }) => data)[1]).toEqual({ what: [1] });
    must(await store.append('acme.note-1', 3, [noted({ data: { note: 'after it' } })]));
    await store.close();
    // Opened by who knows them, they are whole: nothing was lost by having been read by another.
    expect((await using(all)).map(({ fault, type }) => fault?.code ?? type).slice(0, 2)).toEqual([
      'ConformanceNoted',
      'unknown-type',
    ]);
  });
});

describe('one writer', () => {
  const lock = (holder: object): void => writeFileSync(`${file()}.lock`, JSON.stringify(holder));

  test('a second opener is told who has it open, until it is closed', async () => {
    const { store } = await open();
    expect(await tryOpen()).toEqual(
      E.left({ code: 'locked', file: file(), lock: `${file()}.lock`, holder: { pid: process.pid, host: hostname() } }),
    );
    await store.close();
    expect(existsSync(`${file()}.lock`)).toBe(false);
    await using(all);
  });

  test('the lock of a process that is dead is taken over; of several who try only one gets it', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const holder = { pid, host: hostname() };
    lock({ ...holder, began: '', token: 'gone' });
    const tried = await Promise.all([tryOpen(), tryOpen(), tryOpen()]);
    const [got, ...others] = tried.flatMap((one) => (E.isRight(one) ? [one.right] : []));
    expect(others).toEqual([]);
    expect(got?.report.tookOver).toEqual(holder);
    await got?.store.close();
    expect(readdirSync(folder())).toEqual(['acme.journal']);
  });

  test('a process that only has the same id is not the one that held it, where the system tells when it began', async () => {
    lock({ pid: process.pid, host: hostname(), began: 'an earlier life', token: 'gone' });
    const opened = await tryOpen();
    expect(E.isRight(opened)).toBe(existsSync('/proc/self/stat'));
    if (E.isRight(opened)) await opened.right.store.close();
  });

  test('the lock of another machine, or one that can’t be read, is respected', async () => {
    lock({ pid: 1, host: 'elsewhere', began: '', token: 'x' });
    expect(await tryOpen()).toMatchObject(E.left({ code: 'locked', holder: { pid: 1, host: 'elsewhere' } }));
    lock({});
    expect(await tryOpen()).toMatchObject(E.left({ code: 'locked', holder: null }));
  });
});
