/** Where something is, on the tree of places: country, province, city, district. Sales territories are another tree. */
import * as z from 'zod';

const name = z.string().min(1).max(200);

/** Reads a {@link Place}; one that says nothing is refused. */
export const placeSchema = z
  .strictObject({
    country: name.optional(),
    province: name.optional(),
    city: name.optional(),
    district: name.optional(),
  })
  .refine((place) => Object.values(place).some((part) => part !== undefined), {
    message: 'a place says at least one of country, province, city, district',
    params: { zh: '地点至少须注明国家、省份、城市、区县之一' },
  });

/** A place, as far as it is known; names or codes (GB/T 2260 codes are accepted as they are). */
export type Place = z.infer<typeof placeSchema>;
