/** Event types: what they make, and that nobody can spoil what is shared. */
import { expect, it } from 'vitest';
import * as z from 'zod';
import { type DomainEvent, eventType } from './event.ts';
import { tag } from './tag.ts';

const VisitMissed = eventType({
  type: 'VisitMissed',
  version: 2,
  schema: z.strictObject({ customer: z.string(), reason: z.string() }),
  upcasts: { 1: (data) => ({ ...(data as object), reason: 'unknown' }) },
  tags: ({ customer }) => [tag('customer', customer)],
});
const data = { customer: 'C1', reason: 'closed' };

it('an event carries its type, its version, its data, and whom it is about', () => {
  expect(VisitMissed.of(data)).toStrictEqual({
    type: 'VisitMissed',
    version: 2,
    data,
    tags: ['customer:C1'],
    policies: [],
  });
});

it('an event names its policies, and what it corrects, only where there is something', () => {
  const event = VisitMissed.of(data, { policies: ['grading@3'], corrects: 'E1' });
  expect(event.policies).toEqual(['grading@3']);
  expect(event.corrects).toBe('E1');
  expect('corrects' in VisitMissed.of(data, {})).toBe(false);
  expect('corrects' in VisitMissed.of(data, { policies: ['grading@3'] })).toBe(false);
});

it('the list of no policies that events share can not be written to', () => {
  const first: DomainEvent = VisitMissed.of(data);
  expect(() => (first.policies as string[]).push('sneaked@1')).toThrow(TypeError);
  expect(VisitMissed.of(data).policies).toEqual([]);
});

it('a version is reached from the one before it', () => {
  expect(VisitMissed.upcasts[1]?.({ customer: 'C1' })).toEqual({ customer: 'C1', reason: 'unknown' });
  expect(eventType({ type: 'A', version: 1, schema: z.null(), tags: () => [] }).upcasts).toEqual({});
});
