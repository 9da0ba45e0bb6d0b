// Commission never falls as the base rises where that is promised, and what was judged by edges holds everywhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../kernel/index.ts';
import { assertRules, metas } from '../../testing/index.ts';
import { generalManagerAdopts } from '../adoption.ts';
import { bandOf } from '../bands.ts';
import {
  AdoptCommissionTable,
  type CommissionTable,
  commissionOf,
  commissionTable,
  exactCommission,
  tableFaults,
} from './commission-table.ts';
import { generalManager, marginal, seller } from './samples.ts';

const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 5 });
const rates = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 6, maxLength: 6 });
/** Whole tables of any rates. */
const tables = (method: CommissionTable['method']): fc.Arbitrary<CommissionTable> =>
  fc.tuple(cuts, rates, fc.constantFrom('half-away-from-zero', 'down')).map(([edges, of, rounding]) => {
    const from = [0, ...edges.toSorted((a, b) => a - b)];
    const bands = from.map((start, index) => ({ from: start, to: from[index + 1] ?? null, rate: of[index] ?? 0 }));
    return { ...marginal, method, rounding, bands };
  });
const base = fc.oneof(fc.bigInt({ min: -10n, max: 6000n }), fc.bigInt({ min: 0n, max: 10n ** 15n }));

describe('commission', () => {
  test('C1: never falls as the base rises, of any whole marginal table', () => {
    fc.assert(
      fc.property(tables('marginal'), base, base, (table, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(tableFaults(table)).toEqual([]);
        expect(commissionOf(table, low) <= commissionOf(table, high)).toBe(true);
      }),
    );
  });

  test('C1: of a slab table never falls if, and only if, it has no inversion at an edge', () => {
    fc.assert(
      fc.property(tables('slab'), (table) => {
        const inverted = tableFaults(table).some(({ code }) => code === 'commission.inverted');
        const falls = table.bands.some(
          ({ from }) =>
            from > 0 && exactCommission(table, BigInt(from)) < exactCommission(table, BigInt(from) - 1n) - 3000n,
        );
        const bases = table.bands.flatMap(({ from }) => [BigInt(from), BigInt(from) + 1n, BigInt(from) * 3n]);
        const rising = bases
          .toSorted((a, b) => (a < b ? -1 : 1))
          .every(
            (value, index, all) =>
              index === 0 || commissionOf(table, all[index - 1] ?? 0n) <= commissionOf(table, value),
          );
        if (!inverted) expect(rising).toBe(true);
        if (falls) expect(inverted).toBe(true);
      }),
    );
  });

  test('a slab with an inversion pays less just at its edge than it would just below, in exact parts', () => {
    fc.assert(
      fc.property(tables('slab'), (table) => {
        for (const [index, { from, rate }] of table.bands.entries()) {
          const before = table.bands[index - 1];
          if (before === undefined) continue;
          const edge = BigInt(from);
          const below = BigInt(before.rate) * edge;
          const told = tableFaults(table).some(
            (fault) => fault.code === 'commission.inverted' && fault.data.band === index + 1,
          );
          expect(told).toBe(exactCommission(table, edge) < below);
          expect(exactCommission(table, edge)).toBe(BigInt(rate) * edge);
        }
      }),
    );
  });

  test('of a marginal table is the sum of its units, each at the rate of the band that it lies in', () => {
    fc.assert(
      fc.property(tables('marginal'), fc.integer({ min: 0, max: 300 }), (table, units) => {
        let sum = 0n;
        for (let unit = 0n; unit < BigInt(units); unit++) sum += BigInt(bandOf(table.bands, unit)?.rate ?? 0);
        expect(exactCommission(table, BigInt(units))).toBe(sum);
      }),
    );
  });
});

test('the room of tables keeps the rules of every room, and reaches every event and reason', () => {
  const broken = fc.oneof(
    tables('slab'),
    tables('marginal'),
    tables('marginal').map((table) => ({
      ...table,
      bands: table.bands.map((band) => ({ ...band, rate: band.rate - 100 })),
    })),
    tables('slab').map((table) => ({ ...table, bands: table.bands.slice(1).concat(table.bands.slice(0, 1)) })),
  );
  const policy = fc
    .tuple(broken, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .map(([table, version, month]): CommissionTable => ({ ...table, version, from: localDate(2025, month, 1) }));
  const meta = metas({}, fc.constantFrom(generalManager, generalManager, seller));
  const commands = fc.tuple(policy, meta).map(([of, when]) => AdoptCommissionTable.of({ policy: of }, when));
  const report = assertRules(commissionTable, {
    commands,
    given: () => ({ adoption: generalManagerAdopts }),
    runs: 60,
    seed: 5,
    mustReach: 'events and rejections',
  });
  expect(report.unreached).toEqual([]);
});
