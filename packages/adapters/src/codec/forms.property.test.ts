/** What is judged at a glance is judged as the kernel does. */
import { dateOfDayNumber, isLocalDate } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDate } from './forms.ts';

test('every date of the calendar is one, and what the kernel holds to be none is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      expect(isDate(dateOfDayNumber(day))).toBe(true);
    }),
  );
  const digits = fc.stringMatching(/^[0-9:/ -]{4}-[0-9:/]{2}-[0-9:/]{2}$/);
  const loose = fc.stringMatching(/^0{0,4}[0-9]{0,4}.?[0-3]{0,2}.?[0-9]{0,3}$/);
  fc.assert(
    fc.property(fc.oneof(digits, loose, fc.string()), (text) => {
      expect(isDate(text)).toBe(isLocalDate(text));
    }),
    { numRuns: 5_000 },
  );
  for (const text of [
    '0000-01-01',
    '2023-02-29',
    '2024-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-32',
  ]) {
    expect(isDate(text)).toBe(isLocalDate(text));
  }
});
