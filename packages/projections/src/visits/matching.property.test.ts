// Planned visits matched with actual ones, against every matching that there is.
import { addDays } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatedVisit, matchVisits } from './matching.ts';

const list = (letter: string) =>
  fc
    .array(fc.record({ customer: fc.constantFrom('C1', 'C1', 'C2'), day: fc.integer({ min: 0, max: 12 }) }), {
      maxLength: 5,
    })
    .map((days): readonly DatedVisit[] =>
      days.map(({ customer, day }, index) => ({
        visit: `${letter}${index}`,
        customer,
        on: addDays('2025-01-01', day),
      })),
    );

const distance = (left: DatedVisit, right: DatedVisit): number =>
  Math.abs(Number(left.on.slice(8)) - Number(right.on.slice(8)));

/** The most matches and, of those, the least distance: every way is tried. */
const byTrying = (planned: readonly DatedVisit[], done: readonly DatedVisit[], tolerance: number): [number, number] => {
  const [first, ...others] = planned;
  if (first === undefined) return [0, 0];
  let best = byTrying(others, done, tolerance);
  for (const visit of done) {
    const away = distance(first, visit);
    if (visit.customer !== first.customer || away > tolerance) continue;
    const rest = byTrying(
      others,
      done.filter((one) => one !== visit),
      tolerance,
    );
    const one: [number, number] = [rest[0] + 1, rest[1] + away];
    if (one[0] > best[0] || (one[0] === best[0] && one[1] < best[1])) best = one;
  }
  return best;
};

test('as many visits are matched as can be, then with the least total distance, each once, in whatever order they come', () => {
  fc.assert(
    fc.property(list('P'), list('D'), fc.integer({ min: 0, max: 4 }), (planned, done, tolerance) => {
      const matched = matchVisits(planned, done, tolerance);
      const total = matched.reduce((sum, { days }) => sum + Math.abs(days), 0);
      expect([matched.length, total]).toEqual(byTrying(planned, done, tolerance));
      expect(new Set(matched.map((one) => one.planned)).size).toBe(matched.length);
      expect(new Set(matched.map((one) => one.done)).size).toBe(matched.length);
      for (const one of matched) {
        const plan = planned.find(({ visit }) => visit === one.planned);
        const visit = done.find((other) => other.visit === one.done);
        expect(plan?.customer).toBe(visit?.customer);
        expect(Math.abs(one.days)).toBeLessThanOrEqual(tolerance);
      }
      const pairs = (of: typeof matched) => of.map((one) => `${one.planned} ${one.done}`).sort();
      expect(pairs(matchVisits([...planned].reverse(), [...done].reverse(), tolerance))).toEqual(pairs(matched));
    }),
  );
});
