/** Bands by amount, scores by recency, frequency and value, positions, and what grades are for: both sides of each bound. */

import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { messageCatalogue } from '../../kernel/index.ts';
import { type AmountBandPolicy, bandOf, checkAmountBandPolicy } from './amount-bands.ts';
import { classificationAxes } from './axes.ts';
import { paretoPolicy } from './grade.ts';
import { checkGradeUses, type GradeUsePolicy, useOfGrade } from './grade-uses.ts';
import { positionOf, positionPolicy } from './position.ts';
import { cutScore, quintileScore, rfmClass } from './rfm.ts';
import { amountBandMessages, gradeUseMessages } from './segment-texts.ts';

const bands: AmountBandPolicy = {
  name: 'by-amount',
  version: 2,
  currency: 'CNY',
  scale: 2,
  bands: [{ band: 'large', from: 100_000 }, { band: 'medium', from: 10_000 }, { band: 'small' }],
};

const codes = (answer: E.Either<readonly { readonly code: string }[], unknown>): readonly string[] =>
  E.isLeft(answer) ? answer.left.map(({ code }) => code) : [];

test('G2: an amount is in the band whose bound it reaches, to the last unit of any scale', () => {
  const of = (units: bigint, scale: number) => bandOf(bands, { units, scale });
  expect([of(100_000n, 2), of(99_999n, 2), of(1000n, 0), of(999_999n, 3)]).toEqual([
    'large',
    'medium',
    'large',
    'medium',
  ]);
  expect([of(10_000n, 2), of(9999n, 2), of(1n, 6), of(0n, 2), of(-5n, 2)]).toEqual([
    'medium',
    'small',
    'small',
    null,
    null,
  ]);
});

test('bands that leave an amount in two bands or in none are refused, each fault by name', () => {
  expect(checkAmountBandPolicy(bands)).toEqual(E.right(bands));
  const refused = (list: readonly object[]) => codes(checkAmountBandPolicy({ ...bands, bands: list }));
  expect(refused([{ band: 'a', from: 5 }, { band: 'a' }])).toEqual(['classification.band-twice']);
  expect(refused([{ band: 'a', from: 5 }, { band: 'b', from: 5 }, { band: 'c' }])).toEqual([
    'classification.bands-not-descending',
  ]);
  expect(refused([{ band: 'a' }, { band: 'b' }])).toEqual(['classification.band-without-bound']);
  expect(refused([{ band: 'a', from: 5 }])).toEqual(['classification.last-band-with-bound']);
  expect(refused([])).toEqual(['classification.bands-unreadable']);
  for (const broken of [null, 7, {}, { ...bands, currency: '__proto__' }, { ...bands, scale: 1.5 }])
    expect(codes(checkAmountBandPolicy(broken))[0]).toBe('classification.bands-unreadable');
});

test('G2: every positive amount has one band, and more never lowers it', () => {
  const height = (units: bigint, scale: number) =>
    bands.bands.findIndex(({ band }) => band === bandOf(bands, { units, scale }));
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), fc.nat({ max: 6 }), (units, more, scale) => {
      expect(height(units, scale)).toBeGreaterThanOrEqual(0);
      expect(height(units + more, scale)).toBeLessThanOrEqual(height(units, scale));
    }),
  );
});

test('quintiles give 5 to the first fifth and 1 to the last, and nobody anything else', () => {
  expect([1, 20, 21, 40, 41, 60, 61, 80, 81, 100].map((rank) => quintileScore(rank, 100))).toEqual([
    5, 5, 4, 4, 3, 3, 2, 2, 1, 1,
  ]);
  expect([quintileScore(1, 1), quintileScore(3, 3), quintileScore(1, 0)]).toEqual([5, 2, 1]);
  expect(cutScore([30, 60, 90, 180], (cut) => 60 <= cut)).toBe(4);
  expect(cutScore([30, 60, 90, 180], (cut) => 181 <= cut)).toBe(1);
  expect(rfmClass({ recency: 5, frequency: 3, value: 1 })).toBe('R5F3M1');
});

test('F9: main is long trading and large volume, both to the bound; one order without them is scattered', () => {
  const at = { tradingDays: 365, above: 7_999n, total: 10_000n, orders: 9 };
  expect(positionOf(positionPolicy, at)).toBe('main');
  expect(positionOf(positionPolicy, { ...at, tradingDays: 364 })).toBe('ordinary');
  expect(positionOf(positionPolicy, { ...at, above: 8_000n })).toBe('ordinary');
  expect(positionOf(positionPolicy, { ...at, above: 8_000n, orders: 1 })).toBe('scattered');
  expect(positionOf(positionPolicy, { ...at, above: 8_000n, orders: 2 })).toBe('ordinary');
  const known = classificationAxes.find(({ axis }) => axis === 'volume-and-position')?.values.map(({ code }) => code);
  expect(known).toEqual(['main', 'ordinary', 'scattered']);
});

const use = { goods: ['tea'], contacts: 12, termDays: 60, stopAfterDays: 30 };
const uses: GradeUsePolicy = {
  name: 'uses',
  version: 1,
  uses: [
    { grade: 'A', ...use },
    { grade: 'B', ...use, contacts: 6, termDays: 30 },
    { grade: 'C', goods: [], contacts: 4, termDays: 0, stopAfterDays: 0 },
  ],
};

test('F15: each grade has one use for goods, sales and collection, and none without a grade', () => {
  const checked = checkGradeUses(uses, paretoPolicy);
  expect(checked).toEqual(E.right(uses));
  expect(useOfGrade(uses, 'B')).toEqual({ grade: 'B', goods: ['tea'], contacts: 6, termDays: 30, stopAfterDays: 30 });
  expect([useOfGrade(uses, null), useOfGrade(uses, '__proto__')]).toEqual([null, null]);
});

test('F15: a table that leaves a grade out, names one twice or one that nobody has, is refused', () => {
  const refused = (list: readonly object[]) => codes(checkGradeUses({ ...uses, uses: list }, paretoPolicy));
  const [a, b, c] = uses.uses;
  if (a === undefined || b === undefined || c === undefined) throw new Error('three uses');
  expect(refused([a, b])).toEqual(['classification.grade-without-use']);
  expect(refused([a, b, c, { ...c, grade: 'D' }])).toEqual(['classification.use-of-unknown-grade']);
  expect(refused([a, b, c, b])).toEqual(['classification.grade-used-twice']);
  expect(refused([{ ...a, termDays: -1 }])).toEqual(['classification.uses-unreadable']);
  expect(codes(checkGradeUses(null, paretoPolicy))).toEqual(['classification.uses-unreadable']);
});

test('every fault of bands and uses is said in both languages, with what it is about', () => {
  const say = messageCatalogue([amountBandMessages, gradeUseMessages]);
  const faults = [
    ...(['band-twice', 'band-without-bound'] as const).map((fault) => ({
      code: `classification.${fault}`,
      data: { policy: 'own@1', place: 2, band: 'b' },
    })),
    { code: 'classification.bands-unreadable', data: { path: 'bands', reason: 'too few' } },
    { code: 'classification.bands-not-descending', data: { policy: 'own@1', place: 2, band: 'b', from: 5, before: 4 } },
    { code: 'classification.last-band-with-bound', data: { policy: 'own@1', place: 2, band: 'b', from: 5 } },
    { code: 'classification.uses-unreadable', data: { path: 'uses', reason: 'too few' } },
    ...(['grade-without-use', 'use-of-unknown-grade', 'grade-used-twice'] as const).map((fault) => ({
      code: `classification.${fault}`,
      data: { policy: 'own@1', grade: 'Q' },
    })),
  ];
  expect(faults.map(({ code }) => code).sort()).toEqual(
    [...Object.keys(amountBandMessages), ...Object.keys(gradeUseMessages)].sort(),
  );
  for (const fault of faults)
    for (const language of ['en', 'zh'] as const)
      for (const value of Object.values(fault.data)) expect(say(fault, language)).toContain(`${value}`);
});
