/** The limit of an append: 1 MiB of UTF-8 JSON, all its events together (contract 9). */
import { appendLimit, type NewEvent } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, ensure, refused, same } from './expecting.ts';
import { readWhole, streamEvents } from './reading-back.ts';

const batchOf = (count: number, text: string): readonly NewEvent[] => numbered(count, { data: { text } });

const tooLarge: readonly (readonly [string, () => readonly NewEvent[]])[] = [
  ['one event with a text of 1 MiB', () => batchOf(1, 'x'.repeat(appendLimit))],
  ['a batch that is too large together', () => batchOf(12, 'x'.repeat(100_000))],
  ['few characters of many bytes', () => batchOf(1, '中'.repeat(400_000))],
  ['characters that JSON escapes', () => batchOf(1, '\u0001'.repeat(200_000))],
  ['a long list of numbers', () => [noted({ data: Array.from({ length: 400_000 }, () => 123) })]],
  ['a long key', () => [noted({ data: { ['k'.repeat(appendLimit)]: 1 } })]],
  [
    'many tags',
    () => [noted({ tags: Array.from({ length: 100_000 }, (_, index) => `conformance:${index}` as const) })],
  ],
  ['a long fingerprint', () => [noted({ command: { id: 'c', index: 0, fingerprint: 'f'.repeat(appendLimit) } })]],
];

/** A value of a few objects that is enormous as JSON, because it holds itself many times over. */
const folded = (): unknown => {
  let value: unknown = ['x'];
  for (let level = 0; level < 40; level++) value = [value, value];
  return value;
};

export const limits: readonly Check[] = [
  {
    name: 'limit: an append over 1 MiB as UTF-8 JSON is refused with its size, and nothing is written',
    run: async ({ store, stream }) => {
      const name = stream();
      for (const [what, make] of tooLarge) {
        const fault = refused('9', what, 'too-large', await store.append(name, 'any', make()));
        same('9', `${what}: the limit`, fault.limit, appendLimit);
        ensure('9', fault.bytes > appendLimit, () => `${what}: ${fault.bytes} bytes are not above the limit`);
      }
      const answer = await store.append(name, 'any', [noted({ data: folded() })]);
      refused('9', 'a value that holds itself many times over', 'too-large', answer);
      refused('9', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
    },
  },
  {
    name: 'limit: just below it an append is stored whole',
    run: async ({ store, stream }) => {
      const name = stream();
      const batches = [
        batchOf(1, 'x'.repeat(1_000_000)),
        batchOf(10, '中'.repeat(33_000)),
        batchOf(100, 'x'.repeat(9_000)),
      ];
      for (const batch of batches)
        accepted('9', `${batch.length} large events`, await store.append(name, 'any', batch));
      const stored = await streamEvents(store, name);
      same('9', 'how many are stored', stored.length, 111);
      same(
        '9',
        'their data',
        stored.map(({ data }) => data),
        batches.flat().map(({ data }) => data),
      );
    },
  },
];
