/** Personal fields: known, sealed or forgotten, marked where a sealer finds them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { forgotten, known, knownOr, type Personal, personal, personalMarks } from './personal.ts';

const phone = personal('person', z.string().min(3));
const contact = z.strictObject({ person: z.string(), phone });
const sealed = { kind: 'sealed', key: 'P1/1', text: 'c2VhbGVk' } as const;

it.each<[string, Personal<string>]>([
  ['known', known('555-0100')],
  ['sealed', sealed],
  ['forgotten', forgotten],
])('a field that is %s is read as it was stored', (_, field) => {
  expect(contact.parse({ person: 'P1', phone: field })).toEqual({ person: 'P1', phone: field });
});

it.each<[string, unknown]>([
  ['a bare value', '555-0100'],
  ['a value that its schema refuses', { kind: 'known', value: '5' }],
  ['a forgotten field that still has its value', { kind: 'forgotten', value: '555-0100' }],
  ['a sealed field that still has its value', { ...sealed, value: '555-0100' }],
  ['a sealed field without a key', { kind: 'sealed', text: 'x' }],
  ['a sealed field without its text', { ...sealed, text: '' }],
  ['another kind', { kind: 'secret', value: '555-0100' }],
  ['nothing', null],
])('%s is refused', (_, field) => {
  expect(contact.safeParse({ person: 'P1', phone: field }).success).toBe(false);
});

it('whoever seals finds the field and the person beside it', () => {
  expect(personalMarks.get(phone)).toEqual({ person: 'person' });
  expect(personalMarks.get(contact.shape.phone)).toEqual({ person: 'person' });
  expect(personalMarks.get(z.string())).toBeUndefined();
});

it('a known value is itself, and what stands for it where it is not known', () => {
  fc.assert(fc.property(fc.anything(), (value) => Object.is(knownOr(known(value), 'gone'), value)));
  expect([knownOr<string, null>(sealed, null), knownOr<string, null>(forgotten, null)]).toEqual([null, null]);
});
