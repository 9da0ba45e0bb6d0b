/** Places: as far as they are known, and no further. */
import { expect, it } from 'vitest';
import { placeSchema } from './place.ts';

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
