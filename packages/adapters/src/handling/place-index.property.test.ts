/** The index of ids answers as a list would that is searched from its head. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventId } from './identity.ts';
import { addId, clearIndex, emptyIndex, placeOf } from './place-index.ts';

/** Ids that differ, many with the same head, some that are no digests at all. */
const ids = fc.uniqueArray(
  fc.oneof(
    fc.nat().map((number) => eventId('K', number)),
    fc.nat({ max: 50 }).map((number) => `00000000-0000-8000-8000-${`${number}`.padStart(12, '0')}`),
    fc.string(),
  ),
  { maxLength: 200 },
);

test('an id is found at its place, and one that is not there is not found, however many there are', () => {
  fc.assert(
    fc.property(ids, ids, (there, others) => {
      const index = emptyIndex();
      for (const [place, id] of there.entries()) {
        expect(placeOf(index, id)).toBe(-1);
        addId(index, id);
        expect(placeOf(index, id)).toBe(place);
      }
      for (const id of [...there, ...others]) expect(placeOf(index, id)).toBe(there.indexOf(id));
      clearIndex(index);
      for (const id of there) expect(placeOf(index, id)).toBe(-1);
    }),
  );
});

test('ten thousand events of one stream are all found', () => {
  const index = emptyIndex();
  for (let number = 0; number < 10_000; number++) addId(index, eventId('K', number));
  for (let number = 0; number < 10_000; number += 7) expect(placeOf(index, eventId('K', number))).toBe(number);
  expect(placeOf(index, eventId('K', 10_000))).toBe(-1);
});
