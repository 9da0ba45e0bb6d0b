/** A registry is refused as data where two rooms claim one name, or a version could never be read again. */
import { type AnyEventType, eventType } from '@clientele/domain/kernel';
import { allowance } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { eventRegistry } from './registry.ts';

const schema = z.strictObject({});
const of = (type: string, version: number, upcasts: AnyEventType['upcasts'] = {}): AnyEventType =>
  eventType({ type, version, schema, upcasts, tags: () => [] });

test('the types of all rooms are found by name', () => {
  const registry = eventRegistry([allowance, { events: [of('Other', 1)] }]);
  expect(E.isRight(registry) && [...registry.right.types.keys()]).toEqual([
    'AllowanceGranted',
    'AllowanceSpent',
    'Other',
  ]);
});

test('a name claimed twice, a version that is none and a missing upcast are all told at once', () => {
  const events = [of('Twice', 1), of('Twice', 2), of('Half', 1.5), of('Zero', 0), of('Gap', 4, { 2: (data) => data })];
  expect(eventRegistry([{ events }])).toEqual(
    E.left([
      { code: 'duplicate-type', type: 'Twice' },
      { code: 'not-a-version', type: 'Half', version: 1.5 },
      { code: 'not-a-version', type: 'Zero', version: 0 },
      { code: 'missing-upcast', type: 'Gap', version: 1 },
      { code: 'missing-upcast', type: 'Gap', version: 3 },
    ]),
  );
});

test('an upcast that is only inherited is none', () => {
  const inherited = Object.create({ 1: (data: unknown) => data }) as AnyEventType['upcasts'];
  expect(eventRegistry([{ events: [of('Gap', 2, inherited)] }])).toEqual(
    E.left([{ code: 'missing-upcast', type: 'Gap', version: 1 }]),
  );
});
