// The periods that a plan knows, and the periods that fill another.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { month, type Period, type PeriodUnit, periodSchema, quarter, week, year } from '../../kernel/index.ts';
import { localDates, periods } from '../../testing/index.ts';
import { knowsPeriod, periodsWithin } from './index.ts';
import { header } from './samples.ts';

const units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];

describe('the periods within a period', () => {
  test('A4: are clipped where they reach beyond it, and named after it then', () => {
    expect(periodsWithin(month(2025, 2), 'week').map(({ key, start, end }) => [key, start, end])).toEqual([
      ['2025-02/2025-W05', '2025-02-01', '2025-02-03'],
      ['2025-W06', '2025-02-03', '2025-02-10'],
      ['2025-W07', '2025-02-10', '2025-02-17'],
      ['2025-W08', '2025-02-17', '2025-02-24'],
      ['2025-02/2025-W09', '2025-02-24', '2025-03-01'],
    ]);
    expect(periodsWithin(year(2025), 'quarter')).toEqual([1, 2, 3, 4].map((number) => quarter(2025, number)));
  });

  test('A4: fill it without gap or overlap, and a plan knows each of them', () => {
    fc.assert(
      fc.property(periods(), fc.constantFrom(...units), (whole, unit) => {
        const parts = periodsWithin(whole, unit);
        expect(parts[0]?.start).toBe(whole.start);
        expect(parts.at(-1)?.end).toBe(whole.end);
        for (const [index, part] of parts.entries()) {
          expect(periodSchema.safeParse(part).success).toBe(true);
          expect(part.start < part.end).toBe(true);
          if (index > 0) expect(part.start).toBe(parts[index - 1]?.end);
          expect(knowsPeriod({ ...header, span: whole }, part, whole)).toBe(true);
        }
      }),
    );
  });

  test('fill a span of any dates, to the last year that can be written', () => {
    fc.assert(
      fc.property(localDates({ from: '2024-01-01', to: '2025-06-30' }), fc.constantFrom(...units), (start, unit) => {
        const span: Period = { calendar: 'campaign@1', key: 'spring', start, end: '2025-07-01' };
        const parts = periodsWithin(span, unit);
        expect([parts[0]?.start, parts.at(-1)?.end]).toEqual([start, '2025-07-01']);
      }),
    );
    const last: Period = { calendar: 'ever@1', key: 'ever', start: '9998-12-01', end: '9999-12-31' };
    for (const unit of units) expect(periodsWithin(last, unit).at(-1)?.end).toBe('9999-12-31');
    expect(periodsWithin(last, 'year').map(({ start }) => start)).toEqual(['9998-12-01', '9999-01-01']);
  });
});

describe('a plan knows', () => {
  test('its span by its own name, and no other by that name', () => {
    const span: Period = { calendar: 'fiscal@1', key: 'FY25', start: '2025-04-01', end: '2026-04-01' };
    expect(knowsPeriod({ ...header, span }, span)).toBe(true);
    expect(knowsPeriod({ ...header, span }, { ...span, end: '2026-03-31' })).toBe(false);
    expect(knowsPeriod({ ...header, span }, { ...span, key: 'FY26' })).toBe(false);
  });

  test('no part that claims to be clipped and is not, or to something else', () => {
    const clipped: Period = {
      calendar: 'gregorian-clipped@1',
      key: '2025-02/2025-W05',
      start: '2025-02-01',
      end: '2025-02-03',
    };
    expect(knowsPeriod(header, clipped, month(2025, 2))).toBe(true);
    expect(knowsPeriod(header, clipped, month(2025, 1))).toBe(false);
    expect(knowsPeriod(header, clipped)).toBe(false);
    expect(
      knowsPeriod(
        header,
        { ...week(2025, 6), calendar: 'gregorian-clipped@1', key: '2025-02/2025-W06' },
        month(2025, 2),
      ),
    ).toBe(false);
    expect(knowsPeriod(header, { ...clipped, end: '2025-02-04' }, month(2025, 2))).toBe(false);
    expect(knowsPeriod(header, { ...clipped, key: '2025-02/__proto__' }, month(2025, 2))).toBe(false);
    expect(knowsPeriod(header, { ...clipped, calendar: 'gregorian@1' }, month(2025, 2))).toBe(false);
  });
});
