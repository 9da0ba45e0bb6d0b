// Commission tables: what they pay, and that one with a gap, an overlap or an inversion is never adopted.
import { describe, expect, test } from 'vitest';
import { scenario, testMeta } from '../../testing/index.ts';
import { generalManagerAdopts } from '../adoption.ts';
import {
  AdoptCommissionTable,
  type CommissionTable,
  CommissionTableAdopted,
  commissionOf,
  commissionTable,
  tableText,
} from './commission-table.ts';
import { generalManager, marginal, slab } from './samples.ts';

const told = scenario(commissionTable, { adoption: generalManagerAdopts });
const adopt = (policy: CommissionTable) =>
  AdoptCommissionTable.of({ policy }, testMeta('2025-01-01', { by: generalManager }));
const at = (table: CommissionTable, bases: readonly bigint[]) => bases.map((base) => commissionOf(table, base));

describe('a table', () => {
  test('C1 C2: pays each slice at its rate, or the whole at that of its band, at both sides of an edge', () => {
    expect(at(marginal, [0n, 9999n, 10_000n, 10_001n, 12_000n])).toEqual([0n, 500n, 500n, 500n, 700n]);
    expect(at(slab, [9999n, 10_000n, 12_000n])).toEqual([500n, 1000n, 1200n]);
    expect(at(marginal, [-5n])).toEqual([0n]);
  });

  test('rounds once, at the end, as it says', () => {
    // 5 % of 9,990 is 499.5; of 9,989 it is 499.45.
    expect(at(marginal, [9990n, 9989n])).toEqual([500n, 499n]);
    expect(at({ ...marginal, rounding: 'down' }, [9990n, 9999n, 10_000n])).toEqual([499n, 499n, 500n]);
  });

  test('says what it is in a line', () => {
    expect(tableText(marginal)).toEqual({
      en: 'each slice by its band: [0, 10000) 5 %; [10000, ∞) 10 %',
      zh: '分段累进：[0, 10000) 5 %；[10000, ∞) 10 %',
    });
  });
});

describe('a table is adopted', () => {
  test('C1 C3: whole, and cited as name@version', () => {
    told
      .when(adopt(marginal))
      .thenEvents(CommissionTableAdopted.of({ policy: marginal }, { policies: ['policy-adoption@1'] }));
  });

  test('C1: never with gaps, overlaps or inversions; all of them are told at once', () => {
    const bands: CommissionTable['bands'] = [
      { from: 10, to: 1000, rate: 500 },
      { from: 2000, to: 3000, rate: 400 },
      { from: 2500, to: 2500, rate: -100 },
      { from: 2500, to: 9000, rate: 300 },
    ];
    told
      .when(adopt({ ...slab, bands }))
      .thenRejected(
        { code: 'commission.bands-broken', data: { fault: { fault: 'not-from-zero', band: 1, from: 10 } } },
        { code: 'commission.bands-broken', data: { fault: { fault: 'gap', band: 2, from: 2000, expected: 1000 } } },
        { code: 'commission.bands-broken', data: { fault: { fault: 'overlap', band: 3, from: 2500, expected: 3000 } } },
        { code: 'commission.bands-broken', data: { fault: { fault: 'upside-down', band: 3, from: 2500, to: 2500 } } },
        { code: 'commission.bands-broken', data: { fault: { fault: 'last-not-open', band: 4, to: 9000 } } },
        { code: 'commission.rate-below-zero', data: { band: 3, rate: -100 } },
        { code: 'commission.inverted', data: { band: 2, at: 2000, rate: 400, before: 500 } },
        { code: 'commission.inverted', data: { band: 3, at: 2500, rate: -100, before: 400 } },
      );
  });

  test('a marginal table may fall, since its slices never pay less for more; a slab may not', () => {
    const bands: CommissionTable['bands'] = [
      { from: 0, to: 1000, rate: 500 },
      { from: 1000, to: null, rate: 499 },
    ];
    told
      .when(adopt({ ...marginal, bands }))
      .thenEvents(CommissionTableAdopted.of({ policy: { ...marginal, bands } }, { policies: ['policy-adoption@1'] }));
    told
      .when(adopt({ ...slab, bands }))
      .thenRejected({ code: 'commission.inverted', data: { band: 2, at: 1000, rate: 499, before: 500 } });
    told
      .when(
        adopt({
          ...slab,
          bands: [
            { from: 0, to: null, rate: 100 },
            { from: 5, to: null, rate: 100 },
          ],
        }),
      )
      .thenRejected({ code: 'commission.bands-broken', data: { fault: { fault: 'open-not-last', band: 1, from: 0 } } });
  });
});
