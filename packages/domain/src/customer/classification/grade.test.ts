// Grades by policy: both sides of each boundary, and policies that can't grade everybody in one way.
import { isLeft, right } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { messageCatalogue, money } from '../../kernel/index.ts';
import { checkGradePolicy, type GradePolicy, gradeOf, isVip, paretoPolicy, vipPolicy } from './grade.ts';
import { classificationMessages } from './rejections.ts';

const share = (above: number, total: number, value = 1) => ({
  value: money(value, 'CNY'),
  above: money(above, 'CNY'),
  total: money(total, 'CNY'),
});

describe('the share ranked above a customer decides', () => {
  test.each([
    [0, 'A'],
    [7_999, 'A'],
    [8_000, 'B'],
    [9_499, 'B'],
    [9_500, 'C'],
    [9_999, 'C'],
  ])('with %i of 10000 above it, the Pareto grade is %s', (above, grade) => {
    expect(gradeOf(paretoPolicy, share(above, 10_000))).toBe(grade);
  });

  test('exactly: one unit of the largest amounts tells a grade from the next', () => {
    const total = 9_007_199_254_740_990;
    const cut = 7_205_759_403_792_792;
    expect(cut * 5).toBe(total * 4);
    expect(gradeOf(paretoPolicy, share(cut - 1, total))).toBe('A');
    expect(gradeOf(paretoPolicy, share(cut, total))).toBe('B');
  });

  test('whatever the scales of the amounts', () => {
    const [value, total] = [money(1, 'CNY', 0), money(1_000_000, 'CNY', 4)];
    expect(gradeOf(paretoPolicy, { value, above: money(80_000_000, 'CNY', 6), total })).toBe('B');
    expect(gradeOf(paretoPolicy, { value, above: money(79_999_999, 'CNY', 6), total })).toBe('A');
  });

  test('so the largest has the first grade however large it is', () => {
    expect(gradeOf(paretoPolicy, share(0, 1_000, 999))).toBe('A');
  });

  test('and a customer without a positive value has none', () => {
    expect(gradeOf(paretoPolicy, share(0, 1_000, 0))).toBeNull();
    expect(gradeOf(paretoPolicy, share(0, 0, -5))).toBeNull();
  });
});

describe('the VIP', () => {
  test.each([
    [1, 1, true],
    [1, 5, true],
    [2, 5, false],
    [2, 6, true],
    [3, 10, false],
    [3, 11, true],
    [200, 1_000, true],
    [201, 1_000, false],
  ])('F32: are the top 20 percent, rounded up: rank %i of %i: %s', (rank, customers, vip) => {
    expect(isVip(vipPolicy, { rank, customers })).toBe(vip);
  });

  test('a customer without a rank is none, and the share is policy', () => {
    expect(isVip(vipPolicy, { rank: null, customers: 5 })).toBe(false);
    expect(isVip({ name: 'vip', version: 2, share: 5000 }, { rank: 3, customers: 5 })).toBe(true);
  });
});

describe('a grade policy', () => {
  const faultsOf = (input: unknown) => {
    const checked = checkGradePolicy(input);
    return isLeft(checked) ? checked.left : [];
  };
  const cuts = (...list: GradePolicy['cuts']) => ({ name: 'own', version: 1, cuts: list });

  test('is read as it is where it grades everybody in one way', () => {
    expect(checkGradePolicy(paretoPolicy)).toEqual(right(paretoPolicy));
    expect(checkGradePolicy(cuts({ grade: 'all' }))).toEqual(right(cuts({ grade: 'all' })));
  });

  const policy = 'own@1';
  test.each([
    ['no cuts', cuts(), [{ code: 'classification.policy-without-cuts', data: { policy } }]],
    [
      'a last cut with a bound',
      cuts({ grade: 'A', below: 8000 }),
      [{ code: 'classification.policy-last-cut-not-open', data: { policy, cut: 1, grade: 'A', below: 8000 } }],
    ],
    [
      'an open cut before the last',
      cuts({ grade: 'A' }, { grade: 'B' }),
      [{ code: 'classification.policy-open-cut-not-last', data: { policy, cut: 1, grade: 'A' } }],
    ],
    [
      'cuts that fall, or stay',
      cuts({ grade: 'A', below: 9000 }, { grade: 'B', below: 8000 }, { grade: 'C', below: 9000 }, { grade: 'D' }),
      [
        {
          code: 'classification.policy-cuts-not-ascending',
          data: { policy, cut: 2, grade: 'B', below: 8000, before: 9000 },
        },
        {
          code: 'classification.policy-cuts-not-ascending',
          data: { policy, cut: 3, grade: 'C', below: 9000, before: 9000 },
        },
      ],
    ],
    [
      'bounds that are no share',
      cuts({ grade: 'A', below: 0 }, { grade: 'B', below: 80.5 }, { grade: 'C', below: 10_001 }, { grade: 'D' }),
      [
        { code: 'classification.policy-cut-out-of-range', data: { policy, cut: 1, grade: 'A', below: 0 } },
        { code: 'classification.policy-cut-out-of-range', data: { policy, cut: 2, grade: 'B', below: 80.5 } },
        { code: 'classification.policy-cut-out-of-range', data: { policy, cut: 3, grade: 'C', below: 10_001 } },
      ],
    ],
    [
      'one grade three times',
      cuts({ grade: 'A', below: 1 }, { grade: 'A', below: 2 }, { grade: 'A' }),
      [
        { code: 'classification.policy-grade-twice', data: { policy, cut: 2, grade: 'A' } },
        { code: 'classification.policy-grade-twice', data: { policy, cut: 3, grade: 'A' } },
      ],
    ],
  ])('with %s is refused, with every fault', (_, input, faults) => {
    expect(faultsOf(input)).toEqual(faults);
  });

  test.each([
    ['nothing', undefined],
    ['a number', 5],
    ['an unnamed one', { ...paretoPolicy, name: '' }],
    ['a version that is none', { ...paretoPolicy, version: -1 }],
    ['a bound that is no number', { ...paretoPolicy, cuts: [{ grade: 'A', below: Number.NaN }, { grade: 'B' }] }],
    ['a grade without a name', { ...paretoPolicy, cuts: [{ grade: '' }] }],
    ['more cuts than anybody needs', { ...paretoPolicy, cuts: Array.from({ length: 101 }, () => ({ grade: 'A' })) }],
  ])('that is %s is unreadable, and says where', (_, input) => {
    expect(faultsOf(input).every(({ code }) => code === 'classification.policy-unreadable')).toBe(true);
    expect(faultsOf(input)).not.toEqual([]);
  });

  test('that is wrong is explained in both languages with its numbers', () => {
    const sentence = messageCatalogue([classificationMessages]);
    const wrong = faultsOf(
      cuts({ grade: 'A' }, { grade: 'B', below: 9000 }, { grade: 'B', below: 8000 }, { grade: 'D', below: 99_999 }),
    );
    expect(new Set(wrong.map(({ code }) => code)).size).toBe(5);
    for (const fault of [...wrong, ...faultsOf(cuts()), ...faultsOf(null)]) {
      for (const language of ['en', 'zh'] as const) {
        for (const value of Object.values(fault.data)) expect(sentence(fault, language)).toContain(`${value}`);
      }
      expect(sentence(fault, 'zh')).toMatch(/\p{Script=Han}/u);
    }
  });
});
