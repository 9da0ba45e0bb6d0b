/** Events, tags, policies and places: what their types make, and what their schemas refuse. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { type DomainEvent, eventType } from './event.ts';
import { placeSchema } from './place.ts';
import { policyRef, policyRefSchema } from './policy.ts';
import { wishId } from './process-manager.ts';
import { idSchema, tag, tagSchema } from './tag.ts';

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

it.each(['customer:C1', 'sales-region:east', 'a::', 'customer:a:b', 'customer:\n', 'customer:东'])(
  '%j is a tag',
  (text) => {
    expect(tagSchema.safeParse(text).success).toBe(true);
  },
);

it.each(['', 'customer', 'customer:', ':C1', 'Customer:C1', ' customer:C1', '客户:C1', '1:C1', null, 7, ['a:b']])(
  '%j is no tag',
  (text) => {
    expect(tagSchema.safeParse(text).success).toBe(false);
  },
);

it('a tag of any opaque id is a tag, and keeps the id whole', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 200 }), (id) => {
      expect(tagSchema.safeParse(tag('customer', id)).success).toBe(true);
      expect(tag('customer', id).slice('customer:'.length)).toBe(id);
    }),
  );
});

it('an id has 1 to 200 characters', () => {
  expect([0, 1, 200, 201].map((length) => idSchema.safeParse('x'.repeat(length)).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(idSchema.safeParse(7).success).toBe(false);
});

it('a policy is named by its name and its version', () => {
  expect(policyRef({ name: 'grading', version: 3 })).toBe('grading@3');
  expect(policyRefSchema.safeParse('a@b@3').success).toBe(true);
  for (const text of ['grading', 'grading@', '@3', 'grading@x', 'grading@3.1', 3, null])
    expect(policyRefSchema.safeParse(text).success).toBe(false);
});

it('a place says at least something, and nothing unknown', () => {
  expect(placeSchema.safeParse({ country: '中国', province: '330000' }).success).toBe(true);
  for (const place of [
    {},
    { country: '' },
    { country: undefined },
    { continent: 'Asia' },
    { city: 'x'.repeat(201) },
    null,
  ])
    expect(placeSchema.safeParse(place).success).toBe(false);
});

it("the names of a process manager's commands tell events and places apart", () => {
  const manager = { name: 'credit-hold' };
  const names = [
    wishId(manager, 'E1', 0),
    wishId(manager, 'E1', 1),
    wishId(manager, 'E2', 0),
    wishId({ name: 'x' }, 'E1', 0),
  ];
  expect(new Set(names).size).toBe(4);
  expect(wishId(manager, 'E1', 0)).toBe(names[0]);
});
