// Grades on whole rankings, against a rational oracle that computes each share from the list of all customers' values.

import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { type Money, money, year } from '../../kernel/index.ts';
import { moneys } from '../../testing/index.ts';
import type { GradeEvidence } from './events.ts';
import { evidenceFaults } from './evidence.ts';
import { checkGradePolicy, type GradePolicy, gradeOf } from './grade.ts';

/** Any valid policy: some of the cuts, ascending, and the rest. */
const policies: fc.Arbitrary<GradePolicy> = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 5 })
  .map((bounds) => ({
    name: 'any',
    version: 3,
    cuts: [...bounds.sort((a, b) => a - b).map((below, index) => ({ grade: `G${index}`, below })), { grade: 'rest' }],
  }));

/** A rational number, compared by cross-multiplication. */
const ratio = (numerator: bigint, denominator: bigint) => ({
  numerator,
  denominator,
  isBelow: (other: { readonly numerator: bigint; readonly denominator: bigint }): boolean =>
    numerator * other.denominator < other.numerator * denominator,
});

/** An amount as a whole number of millionths, so that the oracle shares no arithmetic with the room. */
const millionths = ({ amount, scale }: Money): bigint => BigInt(amount) * 10n ** BigInt(6 - scale);

/** Customers' values at scales of their own, some equal, some without sales, some below zero. */
const values: fc.Arbitrary<readonly Money[]> = fc.array(moneys({ min: -50, max: 400, scales: [0, 1, 2] }), {
  maxLength: 12,
});

/** The evidence of each customer, from first to last: ranked by value, ties by place in the list (`definitions.md`). */
const rankedEvidence = (of: readonly Money[]): readonly GradeEvidence[] => {
  const positive = of.filter(({ amount }) => amount > 0);
  const total = positive.reduce((sum, value) => sum + millionths(value), 0n);
  const ranked = [...of].sort((a, b) => (millionths(a) > millionths(b) ? -1 : millionths(a) < millionths(b) ? 1 : 0));
  let above = 0n;
  return ranked.map((value, index) => {
    const evidence: GradeEvidence = {
      period: year(2024),
      value,
      above: money(Number(above), 'CNY', 6),
      total: money(Number(total), 'CNY', 6),
      rank: value.amount > 0 ? index + 1 : null,
      customers: positive.length,
    };
    if (value.amount > 0) above += millionths(value);
    return evidence;
  });
};

describe('on whole rankings', () => {
  test('F14: existing customers are graded by the standards that the company sets, each by its exact share', () => {
    fc.assert(
      fc.property(policies, values, (policy, of) => {
        expect(isRight(checkGradePolicy(policy))).toBe(true);
        for (const evidence of rankedEvidence(of)) {
          const { value, above, total } = evidence;
          const grade = gradeOf(policy, evidence);
          if (value.amount <= 0) {
            expect(grade).toBeNull();
            continue;
          }
          const due = policy.cuts.find(
            ({ below }) =>
              below === undefined || ratio(millionths(above), millionths(total)).isBelow(ratio(BigInt(below), 10_000n)),
          );
          expect(grade).toBe(due?.grade);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the first has the first grade, and no grade is better than the one before it', () => {
    fc.assert(
      fc.property(policies, values, (policy, of) => {
        const places = rankedEvidence(of)
          .filter(({ value }) => value.amount > 0)
          .map((evidence) => policy.cuts.findIndex(({ grade }) => grade === gradeOf(policy, evidence)));
        expect(places[0] ?? 0).toBe(0);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  test('the evidence of a true ranking never disagrees with itself', () => {
    fc.assert(
      fc.property(values, (of) => {
        for (const evidence of rankedEvidence(of)) expect(evidenceFaults(evidence)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
