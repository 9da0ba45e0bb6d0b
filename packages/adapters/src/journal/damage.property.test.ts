/** What a crash leaves behind, and what damage does: the one is set aside and told, the other refused with its line. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { all, journals, must } from '../../testing/journals.ts';
import { noted, numbered } from '../conformance/events.ts';

const { file, folder, open, tryOpen, using } = journals();

describe('what a crash leaves', () => {
  test('every beginning of the file opens to a beginning of what was acknowledged, never half a batch; the rest is set aside', async () => {
    const events = await using(async (store) => {
      for (const count of [1, 3, 2]) must(await store.append(`acme.note-${count}`, 'no-stream', numbered(count)));
      must(await store.append('acme.note-1', 0, [noted({ data: '客户 🧾' })]));
      return all(store);
    });
    const bytes = readFileSync(file());
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
    const wholeAfter = [0, 0, 1, 4, 6, 7];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
        const path = join(mkdtempSync(join(folder(), 'cut-')), 'j');
        writeFileSync(path, bytes.subarray(0, cut));
        const { store, report } = await open({ file: path });
        const lines = ends.filter((end) => end <= cut).length;
        const whole = wholeAfter[lines] ?? 0;
        expect(await all(store)).toEqual(events.slice(0, whole));
        const torn = bytes.subarray(lines === 0 ? 0 : ends[lines - 1], cut);
        expect(report.torn?.bytes ?? 0).toBe(torn.length);
        if (report.torn !== null) {
          expect(report.torn).toEqual({ line: lines + 1, bytes: torn.length, setAside: `${path}.torn-1` });
          expect(readFileSync(report.torn.setAside)).toEqual(torn);
        }
        must(await store.append('acme.note-9', 'no-stream', [noted()]));
        await store.close();
        const again = await open({ file: path });
        expect(again.report).toMatchObject({ events: whole + 1, torn: null });
        await again.store.close();
      }),
      { numRuns: 60, examples: ends.flatMap((end) => [[end - 1], [end], [Math.min(end + 1, bytes.length)]]) },
    );
  });

  test('what is torn off a second time goes into a second file', async () => {
    for (const number of [1, 2]) {
      await using(async (store) => must(await store.append('acme.note-1', 'any', [noted()])));
      writeFileSync(file(), `{"crc32":"0${number}`, { flag: 'a' });
      const { store, report } = await open();
      await store.close();
      expect(report.torn?.setAside).toBe(`${file()}.torn-${number}`);
    }
    expect(readFileSync(`${file()}.torn-1`, 'utf8')).toBe('{"crc32":"01');
  });
});

describe('damage', () => {
  const small = async (): Promise<Buffer> => {
    await using(async (store) => {
      for (const id of [1, 2, 3]) must(await store.append(`acme.note-${id}`, 'no-stream', numbered(2)));
    });
    return readFileSync(file());
  };

  test('any byte that is another refuses to open, names its line, and leaves the file as it is', async () => {
    const bytes = await small();
    const lineAt = (at: number): number => bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const damaged = Buffer.from(bytes);
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          writeFileSync(file(), damaged);
          const opened = await tryOpen();
          const line = lineAt(at);
          if (line === 1) expect(E.isLeft(opened)).toBe(true);
          else expect(opened).toMatchObject(E.left({ code: 'damaged-line', file: file(), line }));
          expect(readFileSync(file())).toEqual(damaged);
          expect(readdirSync(folder())).toEqual(['acme.journal']);
        },
      ),
      { numRuns: 120, examples: [[bytes.length - 1, 1]] },
    );
  });

  test('lines that are missing, stand twice or changed places refuse to open', async () => {
    const [header, one, two, three] = (await small()).toString('utf8').split('\n');
    for (const [lines, line] of [
      [[header, one, three], 3],
      [[header, one, one, two], 3],
      [[header, two, one], 2],
      [[header, one, '', two], 3],
    ] as const) {
      writeFileSync(file(), `${lines.join('\n')}\n`);
      expect(await tryOpen()).toMatchObject(E.left({ code: 'damaged-line', line }));
    }
  });

  test('a file that is no journal, one of another company and one of a later format each refuse, untouched', async () => {
    const header = (fields: object) => `${JSON.stringify({ format: 'clientele-journal', version: 1, ...fields })}\n`;
    for (const [text, fault] of [
      ['a letter', { code: 'not-a-journal' }],
      ['a letter\n', { code: 'not-a-journal' }],
      ['x'.repeat(3_000_000), { code: 'not-a-journal' }],
      ['[]\n', { code: 'not-a-journal' }],
      [header({ namespace: 'acme', version: 0 }), { code: 'not-a-journal' }],
      [header({ namespace: 'other' }), { code: 'other-namespace', found: 'other', expected: 'acme' }],
      [header({ namespace: 'other' }).trim(), { code: 'other-namespace' }],
      [header({ version: 2, books: [] }), { code: 'newer-format', version: 2, known: 1 }],
    ] as const) {
      writeFileSync(file(), text);
      expect(await tryOpen()).toMatchObject(E.left({ ...fault, file: file() }));
      expect(readFileSync(file(), 'utf8')).toBe(text);
      expect(existsSync(`${file()}.lock`)).toBe(false);
    }
    expect(await tryOpen({ namespace: 'a.b' })).toMatchObject(E.left({ code: 'invalid-namespace' }));
    expect(await tryOpen({ file: folder() })).toMatchObject(E.left({ code: 'unreadable' }));
    expect(await tryOpen({ file: join(folder(), 'absent', 'j') })).toMatchObject(E.left({ code: 'unreadable' }));
  });
});
