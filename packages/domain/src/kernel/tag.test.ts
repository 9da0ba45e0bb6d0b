/** Tags and ids: what is one, and what is none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSchema, tag, tagSchema } from './tag.ts';

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
