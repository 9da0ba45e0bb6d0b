/** Commands from outside: read whole or refused with every reason, whatever is sent. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import * as z from 'zod';
import {
  type CommandMeta,
  type CommandRejection,
  commandMetaSchema,
  commandType,
  datingFault,
  kernelMessages,
  madeAt,
  madeOn,
  parseCommand,
} from './command.ts';
import { jsonFault } from './json.ts';
import { messageCatalogue } from './rejection.ts';
import { chinaStandardTime } from './zone.ts';

const Greet = commandType({ type: 'Greet', schema: z.strictObject({ customer: z.string(), times: z.int() }) });
const Leave = commandType({ type: 'Leave', schema: z.strictObject({}), backdating: 3 });
const parse = parseCommand([Greet, Leave]);

const by = { id: 'U1', roles: ['seller'] };
const meta: CommandMeta = { commandId: 'c1', at: Date.UTC(2024, 0, 2, 4), on: '2024-01-02', by };
const data = { customer: 'C1', times: 2 };

const codes = (answer: E.Either<readonly CommandRejection[], unknown>): readonly string[] =>
  E.isLeft(answer) ? answer.left.map(({ code }) => code) : [];
const paths = (answer: E.Either<readonly CommandRejection[], unknown>): readonly string[] =>
  E.isLeft(answer) ? answer.left.flatMap((each) => ('path' in each.data ? [each.data.path] : [])) : [];

it('a command that is as its schema says is read, and is the one that its type makes', () => {
  expect(parse({ type: 'Greet', data, meta })).toEqual(E.right(Greet.of(data, meta)));
  expect(parse(JSON.parse(JSON.stringify(Greet.of(data, meta))))).toEqual(E.right(Greet.of(data, meta)));
  const whole = { ...meta, correlationId: 'story', causationId: 'event' };
  expect(parse({ type: 'Leave', data: {}, meta: whole })).toEqual(E.right(Leave.of({}, whole)));
});

it('every fault of data and meta is told with its place', () => {
  const answer = parse({
    type: 'Greet',
    data: { customer: 1, times: 0.5, note: '' },
    meta: { ...meta, commandId: '', on: '2024-02-30', by: { id: 'U1', roles: [''] } },
  });
  expect(paths(answer)).toEqual([
    'data.customer',
    'data.times',
    'data',
    'meta.commandId',
    'meta.on',
    'meta.by.roles.0',
  ]);
});

it('an unknown type is told with the types that are known', () => {
  expect(parse({ type: 'Shout', data, meta })).toEqual(
    E.left([{ code: 'command.unknown-type', data: { type: 'Shout', known: ['Greet', 'Leave'] } }]),
  );
});

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'Greet'],
  ['a number', 7],
  ['a list', ['Greet']],
  ['an empty object', {}],
  ['a type that is no text', { type: 7, data, meta }],
  ['a type that can not be made a text', { type: { toString: 1, valueOf: 1 }, data, meta }],
  ['a type without a prototype', { type: Object.create(null), data, meta }],
  ['the name of what every object has', { type: 'constructor', data, meta }],
  ['the name of the prototype', { type: '__proto__', data, meta }],
  ['data as text', { type: 'Greet', data: JSON.stringify(data), meta }],
  ['no data', { type: 'Greet', meta }],
  ['no meta', { type: 'Greet', data }],
  [
    'a key __proto__ in its data',
    { type: 'Greet', data: JSON.parse('{"__proto__":{"customer":"C1"},"times":1}'), meta },
  ],
  ['a Date for an instant', { type: 'Greet', data, meta: { ...meta, at: new Date(0) } }],
  ['an instant that is no whole number', { type: 'Greet', data, meta: { ...meta, at: 0.5 } }],
  ['an instant without a date', { type: 'Greet', data, meta: { ...meta, at: 8.64e15 } }],
  ['a command id of 201 characters', { type: 'Greet', data, meta: { ...meta, commandId: 'x'.repeat(201) } }],
  ['21 roles', { type: 'Greet', data, meta: { ...meta, by: { id: 'U1', roles: Array(21).fill('r') } } }],
  ['a meta with a key too many', { type: 'Greet', data, meta: { ...meta, admin: true } }],
  ['a key beside type, data and meta', { type: 'Greet', data, meta, admin: true }],
  ['a lone surrogate', { type: 'Greet', data: { ...data, customer: '\ud800' }, meta }],
])('%s is refused as data', (_, sent) => {
  expect(codes(parse(sent)).every((code) => code === 'command.malformed' || code === 'command.unknown-type')).toBe(
    true,
  );
  expect(parse(sent)._tag).toBe('Left');
});

it('a command id of 200 characters, and 20 roles, are taken', () => {
  const long = { ...meta, commandId: 'x'.repeat(200), by: { id: 'U1', roles: Array<string>(20).fill('r') } };
  expect(commandMetaSchema.safeParse(long).success).toBe(true);
});

it('whatever is sent, reading answers, and what it says is plain JSON with a text in both languages', () => {
  const say = messageCatalogue([kernelMessages]);
  const strange = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
    fc.record({
      type: fc.oneof(fc.constantFrom('Greet', 'Leave'), fc.anything()),
      data: fc.anything(),
      meta: fc.anything(),
    }),
    fc.record({
      type: fc.constant('Greet'),
      data: fc.record({ customer: fc.anything(), times: fc.anything() }),
      meta: fc.constant(meta),
    }),
  );
  fc.assert(
    fc.property(strange, (sent) => {
      const answer = parse(sent);
      if (E.isRight(answer)) return;
      for (const rejection of answer.left) {
        expect(jsonFault(rejection)).toBeNull();
        expect(say(rejection, 'en')).not.toBe('');
        expect(say(rejection, 'zh')).toMatch(/\p{Script=Han}/u);
      }
    }),
    { numRuns: 1000 },
  );
});

it('a name that is too long is told shortened, without cutting a character in two', () => {
  const answer = parse({ type: `${'x'.repeat(79)}💴`, data, meta });
  expect(jsonFault(answer)).toBeNull();
});

it('a million faults are told, and the stack holds', () => {
  const Many = commandType({ type: 'Many', schema: z.strictObject({ lines: z.array(z.int()) }) });
  const lines = Array<string>(200_000).fill('x');
  expect(codes(parseCommand([Many])({ type: 'Many', data: { lines }, meta }))).toHaveLength(200_000);
});

const [now, second, oneDay] = [Date.UTC(2024, 5, 10), 1000, 86_400_000];

it('a command may be dated up to a minute ahead of now, and no further', () => {
  expect(datingFault('any', now + 60 * second, now)).toBeNull();
  expect(datingFault('any', now + 60 * second + 1, now)).toEqual({
    code: 'command.from-the-future',
    data: { at: '2024-06-10T00:01:00.001Z', now: '2024-06-10T00:00:00.000Z' },
  });
});

it('a command may be backdated by as many days as its type says, and no further', () => {
  expect(datingFault(3, now - 3 * oneDay, now)).toBeNull();
  expect(datingFault(3, now - 3 * oneDay - 1, now)).toEqual({
    code: 'command.backdated-too-far',
    data: { at: '2024-06-06T23:59:59.999Z', now: '2024-06-10T00:00:00.000Z', days: 3 },
  });
  expect(datingFault(0, now, now)).toBeNull();
  expect(datingFault(0, now - 1, now)?.code).toBe('command.backdated-too-far');
  expect(datingFault('any', now - 100_000 * oneDay, now)).toBeNull();
});

it('a type that says nothing may be backdated by any number of days', () => {
  expect([Greet.backdating, Leave.backdating]).toEqual(['any', 3]);
});

it('the meta of a command has the date in the zone of the company', () => {
  expect(madeAt(chinaStandardTime, Date.UTC(2024, 0, 1, 16), 'c1', by)).toEqual({
    commandId: 'c1',
    at: Date.UTC(2024, 0, 1, 16),
    on: '2024-01-02',
    by,
  });
  expect(madeOn(chinaStandardTime, '2024-01-02', 'c1', by)).toEqual(meta);
});
