/** What is stored is what was sent, and what JSON would change is refused: contract 10, 11, 12. */
import type { Json, LocalDate, Tag } from '@clientele/domain/kernel';
import type { NewEvent } from '../store/port.ts';
import type { Check } from './case.ts';
import { freshId, noted } from './events.ts';
import { accepted, ensure, refused, same } from './expecting.ts';
import { readWhole, streamEvents } from './reading-back.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

const plain: readonly Json[] = [
  'a text',
  '',
  0,
  -1.5e-7,
  Number.MAX_SAFE_INTEGER,
  null,
  true,
  [],
  {},
  [1, 'two', [3, [null]], { four: 4 }],
  { 'a key with "quotes"': '\u0000\u001f\u2028 \\ "', 中文: '客户 🧾', '': 'the empty key' },
  JSON.parse('{"constructor":1,"toString":"x","hasOwnProperty":null,"length":3,"then":"no promise","toJSON":4}'),
  nested(60) as Json,
];

class Sale {
  readonly amount = 1;
}

const cycle = (): unknown => {
  const value: Record<string, unknown> = {};
  value['itself'] = value;
  return value;
};

const notPlain: readonly (readonly [string, () => unknown])[] = [
  ['a date', () => new Date(0)],
  ['a bigint', () => 12n],
  ['undefined', () => undefined],
  ['a function', () => () => 1],
  ['a symbol', () => Symbol('x')],
  ['NaN', () => Number.NaN],
  ['infinity', () => Number.POSITIVE_INFINITY],
  ['minus zero', () => -0],
  ['a lone surrogate', () => '\ud83e'],
  ['a map', () => new Map([['a', 1]])],
  ['an instance of a class', () => new Sale()],
  ['a cycle', cycle],
  ['nesting without end', () => nested(200)],
  ['a hole in a list', () => Object.assign([1], { length: 3 })],
  ['the key __proto__', () => JSON.parse('{"__proto__":{"admin":true}}')],
  ['a key with a lone surrogate', () => ({ '\udc00': 1 })],
  [
    'what throws when it is read',
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
  ],
];

/** Wrong in its form: what no typed program would send, and a program without types might. */
const malformed: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['an id that is no UUID', { id: 'C1-1' }],
  ['no id', { id: undefined }],
  ['an empty type', { type: '' }],
  ['a version of 0', { version: 0 }],
  ['a time that is no integer', { occurredAt: 1.5 }],
  ['a date that does not exist', { occurredOn: '2025-02-30' }],
  ['nobody', { by: null }],
  ['no command', { command: undefined }],
  ['no correlation', { correlationId: 7 }],
  ['tags that are no list', { tags: 'customer:C1' }],
  ['a tag without a kind', { tags: ['C1'] }],
  ['a lone surrogate in a tag', { tags: ['customer:\ud83e'] }],
  ['policies that are no texts', { policies: [1] }],
  ['a correction of no event', { corrects: 'that one' }],
];

const hostileIds: readonly string[] = [
  '__proto__',
  'constructor',
  'a-b-c',
  '$all',
  'with space and "quotes"',
  '../../etc',
  '%2F%00',
  '客户一',
  '🧾',
  'x'.repeat(200),
];

export const keeping: readonly Check[] = [
  {
    name: 'keep: every field of an event comes back as it was sent, with stream, revision and recorded time',
    run: async ({ store, stream, tag }) => {
      const name = stream();
      const tags: readonly Tag[] = [tag(), tag()];
      const full: NewEvent = {
        id: freshId(),
        type: 'ConformanceNoted',
        version: 1,
        occurredAt: 1_709_164_800_123,
        occurredOn: '2024-02-29' as LocalDate,
        by: { id: 'S7', roles: ['salesperson', 'manager'] },
        command: { id: 'a command', index: 3, fingerprint: 'f00d' },
        correlationId: 'a story',
        causationId: 'its cause',
        corrects: freshId(),
        tags,
        policies: ['credit@2', 'calendar@14'],
        data: { customer: 'C1', net: { units: 1299, scale: 2, currency: 'EUR' }, lines: [1, 2] },
      };
      const answer = accepted('11', 'the append', await store.append(name, 'no-stream', [full]));
      const [event] = await streamEvents(store, name);
      const { recordedAt, position, fault, ...rest } = event ?? {};
      same('11', 'the event', rest, { ...full, stream: name, revision: 0 });
      ensure(
        '11',
        fault === undefined,
        () => `the store must know the suite's event types, but found a fault: ${fault?.code}`,
      );
      ensure('12', Number.isSafeInteger(recordedAt), () => `recorded time is in milliseconds, not ${recordedAt}`);
      same('1', 'the position', position, answer.position);
    },
  },
  {
    name: 'keep: recorded time never runs backwards, but a copied event keeps the one it first had',
    run: async ({ store, stream }) => {
      const name = stream();
      for (let revision = 0; revision < 5; revision++) {
        accepted('12', 'an append', await store.append(name, 'any', [noted(), noted()]));
      }
      const told = (await streamEvents(store, name)).map(({ recordedAt }) => recordedAt);
      ensure(
        '12',
        told.every((at, index) => at >= (told[index - 1] ?? at)),
        () => `recorded times ran backwards: ${told}`,
      );
      accepted('12', 'a copy', await store.append(name, 'any', [noted({ recordedAt: 1_500_000_000_000 })]));
      same('12', 'the time of the copy', (await streamEvents(store, name)).at(-1)?.recordedAt, 1_500_000_000_000);
    },
  },
  {
    name: 'keep: any plain JSON is data, and comes back as it was',
    run: async ({ store, stream }) => {
      const name = stream();
      for (const data of plain) {
        accepted('11', `data ${JSON.stringify(data)}`, await store.append(name, 'any', [noted({ data })]));
      }
      const events = await streamEvents(store, name);
      for (const [index, data] of plain.entries()) same('11', 'the data', events[index]?.data, data);
    },
  },
  {
    name: 'keep: data that JSON would change are refused, alone and deep inside, and nothing is written',
    run: async ({ store, stream }) => {
      const name = stream();
      for (const [what, make] of notPlain) {
        const alone = await store.append(name, 'any', [noted({ data: make() })]);
        refused('11', what, 'invalid-append', alone);
        const inside = await store.append(name, 'any', [noted({ data: { lines: [{ value: make() }] } })]);
        refused('11', `${what} inside`, 'invalid-append', inside);
      }
      refused('11', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
    },
  },
  {
    name: 'keep: an event that has not the form of one is refused, and nothing is written',
    run: async ({ store, stream }) => {
      const name = stream();
      for (const [what, fields] of malformed) {
        const event = { ...noted(), ...fields } as unknown as NewEvent;
        refused('10', what, 'invalid-append', await store.append(name, 'any', [event]));
      }
      for (const event of [null, undefined, 'an event', []]) {
        refused('10', `${event}`, 'invalid-append', await store.append(name, 'any', [event as unknown as NewEvent]));
      }
      refused('10', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
    },
  },
  {
    name: 'keep: names that are no streams of the namespace, and revisions below 0, are refused',
    run: async ({ store }) => {
      const { namespace } = store;
      const id = freshId();
      const names = [
        '',
        namespace,
        `${namespace}.order`,
        `${namespace}.-${id}`,
        `${namespace}.order-`,
        `other${id}.order-1`,
      ];
      for (const name of [...names, undefined, 7]) {
        const answer = await store.append(name as string, 'any', [noted()]);
        refused('10', `a stream called ${name}`, 'invalid-append', answer);
      }
      for (const expected of [-1, 1.5, Number.NaN, 'none']) {
        const answer = await store.append(`${namespace}.order-${id}`, expected as number, [noted()]);
        refused('10', `expecting ${expected}`, 'invalid-append', answer);
      }
    },
  },
  {
    name: 'keep: ids are opaque: hostile ones name streams and tags like any other',
    run: async ({ store, stream }) => {
      for (const id of hostileIds) {
        const name = stream(id);
        const events = [noted({ tags: [`conformance:${id}`], type: 'ConformanceNoted', correlationId: id })];
        const answer = accepted('10', `a stream with the id ${id}`, await store.append(name, 'no-stream', events));
        same('10', 'its revision', answer.revision, 0);
        const [event] = await streamEvents(store, name);
        same(
          '10',
          'its name, tags and story',
          [event?.stream, event?.tags, event?.correlationId],
          [name, [`conformance:${id}`], id],
        );
      }
      ensure('10', !('admin' in {}) && Object.keys(Object.prototype).length === 0, () => 'a prototype was written to');
    },
  },
];
