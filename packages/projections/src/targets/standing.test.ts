/** Targets in their time, against the target valid then, over further axes, and by results that were confirmed. */
import {
  type BusinessCalendar,
  chinaBusinessCalendar,
  dayPeriod,
  formatRatio,
  month,
  quarter,
  week,
  year,
} from '@clientele/domain/kernel';
import {
  crossed,
  DailyResultConfirmed,
  type Metric,
  metrics,
  type Subject,
  TargetChanged,
  TargetChangeProposed,
  TargetDecomposed,
  type TargetUnit,
  traitsOf,
} from '@clientele/domain/planning';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Stream, streamOf } from '../../test/events.ts';
import { opened, planStream, set, splitOverTerritories } from '../../test/plans.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { targetChanges } from './changes.ts';
import { dailyResults } from './daily.ts';
import { paceOf } from './pace.ts';
import { planView } from './plan.ts';
import { type Targets, type TargetsQuestion, targets } from './targets.ts';

const sale = (order: string, on: Parameters<typeof placed>[1], amount: number, more: object = {}): Stream =>
  placed(order, on, {
    customer: 'C1',
    salesperson: '7',
    territory: 'east',
    lines: [line('P1', yuan(amount))],
    ...more,
  });

const ask = (streams: readonly Stream[], question: Partial<TargetsQuestion>): Targets =>
  answered(targets(bookOf(streams), { asOf: '2024-03-31', plan: 'T', ...question }));

const quarterly = (each: readonly number[]) =>
  [
    '2023-12-04',
    TargetDecomposed.of({
      plan: 'T',
      of: { subject: 'company:all', period: year(2024) },
      whole: { realistic: each.reduce((sum, one) => sum + one, 0), ideal: each.reduce((sum, one) => sum + one, 0) },
      split: {
        by: 'time',
        method: 'given',
        parts: each.map((one, index) => ({
          period: quarter(2024, index + 1),
          value: { realistic: one, ideal: one },
        })),
      },
    }),
  ] as const;
const plan = planStream('T', [
  opened('T'),
  set('T', 'company:all', year(2024), 400, 400),
  quarterly([100, 100, 100, 100]),
]);

describe('a target in its time', () => {
  test('A42: a quarter that was missed shows what it means for the year: where the pace ends, and what is needed now', () => {
    // Of 366 days 91 have gone by, and 61 of 400 are reached.
    const [whole] = ask([plan, sale('1', '2024-02-01', 61)], {}).rows;
    expect(whole?.pace).toMatchObject({
      elapsedDays: 91,
      days: 366,
      due: 99n,
      lead: -38n,
      left: 339n,
      // 61 × 366 / 91 = 245.3
      projected: 245n,
      projectedGap: -155n,
    });
    expect(formatRatio(whole?.pace?.neededADay ?? null)).toBe('1.232727');
    expect(formatRatio(whole?.pace?.effort ?? null)).toBe('1.126246');
    expect(formatRatio(whole?.pace?.leadPoints ?? null)).toBe('-0.096134');
  });

  test('A38: what is reached beyond the target is told as such, and may be more than all of it', () => {
    const [, first, second] = ask([plan, sale('1', '2024-02-01', 150)], {}).rows;
    expect(first?.attainment).toMatchObject({ excess: 50n, zone: 'met', gap: 50n });
    expect(formatRatio(first?.attainment?.attainment ?? null)).toBe('1.500000');
    expect(first?.pace).toMatchObject({ left: 0n, neededADay: null, lead: 50n });
    expect(second?.attainment?.excess).toBe(0n);
  });

  test('A20: months and quarters are short-term targets, a year is a long-term one', () => {
    expect(ask([plan], {}).rows.map(({ period, horizon }) => [period.key, horizon])).toEqual([
      ['2024', 'long-term'],
      ['2024-Q1', 'short-term'],
      ['2024-Q2', 'short-term'],
      ['2024-Q3', 'short-term'],
      ['2024-Q4', 'short-term'],
    ]);
  });

  test('A7: weeks and days have their share by selling days, and what was reached in them', () => {
    const calendar: BusinessCalendar = chinaBusinessCalendar;
    const shown = (period: TargetsQuestion['period']) =>
      ask([plan, sale('1', '2024-02-20', 6)], { calendar, asOf: '2024-02-21', ...(period ? { period } : {}) }).rows[0];
    // The first quarter of 2024 has 59 working days; the week after the Spring Festival has six of them (make-up day).
    const holiday = shown(week(2024, 7));
    expect([holiday?.target?.realistic, holiday?.pace?.days]).toEqual([2n, 1]);
    expect(shown(week(2024, 8))).toMatchObject({
      target: { realistic: 8n },
      actual: 6n,
      pace: { elapsedDays: 3, days: 5 },
    });
    expect(shown(dayPeriod('2024-02-12'))).toMatchObject({ target: { realistic: 0n } });
    // Without a calendar only what is stated is a target.
    expect(ask([plan], { period: week(2024, 8) }).rows[0]?.target).toBeNull();
  });

  test('the whole elapses to all of it, and lead and due are what makes the actual', () => {
    const whole = fc.tuple(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.bigInt({ min: -1000n, max: 10n ** 12n }),
      fc.nat({ max: 366 }),
      fc.nat({ max: 366 }),
    );
    fc.assert(
      fc.property(whole, ([target, actual, a, b]) => {
        const pace = paceOf(actual, target, { elapsed: Math.min(a, b), all: Math.max(a, b) });
        expect(pace.due + pace.lead).toBe(actual);
        expect(pace.due <= target && pace.due >= 0n).toBe(true);
        if (a === b) expect(pace.due).toBe(target);
        expect(pace.left === 0n ? actual >= target : pace.left + actual === target).toBe(true);
      }),
    );
  });

  test('what was reached is laid beside the period before, the year before, and what was due since the year began', () => {
    const sales = [sale('1', '2023-05-01', 40), sale('2', '2024-02-01', 60), sale('3', '2024-05-01', 90)];
    const second = ask([plan, ...sales], { asOf: '2024-06-30' }).rows[2];
    expect([formatRatio(second?.onPrevious ?? null), formatRatio(second?.onLastYear ?? null)]).toEqual([
      '0.500000',
      '1.250000',
    ]);
    expect(second?.cumulative).toMatchObject({
      start: '2024-01-01',
      end: '2024-07-01',
      target: { realistic: 200n },
      actual: 150n,
    });
    expect(formatRatio(second?.cumulative?.attainment ?? null)).toBe('0.750000');
  });
});

const east = { subject: 'territory:east', period: year(2024) } as const;
const west = { subject: 'territory:west', period: year(2024) } as const;
const change = {
  plan: 'T',
  change: 'C1',
  cause: 'market',
  reason: 'the west grows',
  asked: { kind: 'transfer', moves: [{ from: east, to: west, value: { realistic: 20, ideal: 20 } }] },
} satisfies Omit<Parameters<typeof TargetChanged.of>[0], 'shifts'>;
const moved = planStream('T', [
  opened('T'),
  set('T', 'company:all', year(2024), 100, 150),
  splitOverTerritories('T', [
    ['east', 60, 100],
    ['west', 40, 50],
  ]),
  ['2024-05-01', TargetChangeProposed.of(change)],
  [
    '2024-05-10',
    TargetChanged.of({
      ...change,
      shifts: [
        { ...east, by: { realistic: -20, ideal: -20 } },
        { ...west, by: { realistic: 20, ideal: 20 } },
      ],
    }),
  ],
]);

describe('a changed target', () => {
  test('A32 A33: is measured against the target valid then, and both are shown: as first set, and by how much it changed', () => {
    const shown = (asOf: TargetsQuestion['asOf']) =>
      ask([moved, sale('1', '2024-02-01', 30)], { asOf }).rows.map(({ subject, target, original, attainment }) => [
        subject,
        target?.realistic,
        original?.realistic,
        formatRatio(attainment?.attainment ?? null),
      ]);
    expect(shown('2024-05-09')).toEqual([
      ['company:all', 100n, 100n, '0.300000'],
      ['territory:east', 60n, 60n, '0.500000'],
      ['territory:west', 40n, 40n, '0.000000'],
    ]);
    expect(shown('2024-05-10')).toEqual([
      ['company:all', 100n, 100n, '0.300000'],
      ['territory:east', 40n, 60n, '0.750000'],
      ['territory:west', 60n, 40n, '0.000000'],
    ]);
  });

  test('A32: its history tells who moved how much from where to where, when, why and by whose leave', () => {
    const told = (asOf: TargetsQuestion['asOf']) =>
      answered(targetChanges(bookOf([moved]), { plan: 'T', asOf })).changes;
    expect(told('2024-04-30')).toEqual([]);
    expect(told('2024-05-09')).toMatchObject([{ change: 'C1', standing: 'proposed', decidedBy: null, shifts: [] }]);
    expect(told('2024-05-10')).toMatchObject([
      {
        change: 'C1',
        kind: 'transfer',
        cause: 'market',
        reason: 'the west grows',
        moves: [{ from: east, to: west, realistic: 20n, ideal: 20n }],
        proposedBy: { id: 'tester' },
        proposedOn: '2024-05-01',
        standing: 'approved',
        decidedBy: { id: 'tester' },
        decidedOn: '2024-05-10',
        shifts: [{ subject: 'territory:east' }, { subject: 'territory:west' }],
      },
    ]);
  });
});

describe('actual values', () => {
  test('A8: of a team are what its people reached, month by month', () => {
    const team = 'team:red' as const;
    const people = [
      '2023-12-03',
      TargetDecomposed.of({
        plan: 'T',
        of: { subject: team, period: month(2024, 1) },
        whole: { realistic: 100, ideal: 100 },
        split: {
          by: 'organisation',
          method: 'given',
          parts: ['7', '8'].map((person) => ({
            subject: `salesperson:${person}` as const,
            value: { realistic: 50, ideal: 50 },
          })),
        },
      }),
    ] as const;
    const stream = planStream('T', [opened('T'), set('T', team, month(2024, 1), 100, 100), people]);
    const sales = [
      sale('1', '2024-01-10', 30),
      sale('2', '2024-01-11', 45, { salesperson: '8' }),
      sale('3', '2024-02-01', 9),
    ];
    expect(ask([stream, ...sales], {}).rows.map(({ subject, actual }) => [subject, actual])).toEqual([
      ['team:red', 75n],
      ['salesperson:7', 30n],
      ['salesperson:8', 45n],
    ]);
  });

  test('A5: of a subject on two axes are the sales on both: a product of a region, a channel of a salesperson', () => {
    const tea = crossed('territory:east', 'product:P1');
    const retail = crossed('salesperson:7', 'channel:retail');
    const stream = planStream('T', [
      opened('T'),
      set('T', tea, year(2024), 10, 10),
      set('T', retail, year(2024), 10, 10),
    ]);
    const sales = [
      sale('1', '2024-01-10', 3, { channel: 'retail' }),
      sale('2', '2024-01-10', 5, { territory: 'west', channel: 'retail' }),
      sale('3', '2024-01-10', 7, { channel: 'web', lines: [line('P2', yuan(7))] }),
    ];
    const rows = ask([stream, ...sales], {}).rows;
    expect(rows.map(({ actual }) => actual)).toEqual([3n, 8n]);
    expect(rows.map(({ class: { text } }) => text.en)).toEqual(['east › P1', '7 › retail']);
  });

  const unitOf: Readonly<Record<TargetUnit['kind'], TargetUnit>> = {
    money: { kind: 'money', currency: 'CNY', scale: 0 },
    quantity: { kind: 'quantity', unit: 'box', scale: 0 },
    count: { kind: 'count' },
    'basis-points': { kind: 'basis-points' },
  };
  const subject: Subject = 'salesperson:7';
  const confirmed = (metric: Metric, unit: TargetUnit, on: 'early' | 'late', value: number): Stream => {
    const day = on === 'early' ? '2024-01-10' : '2024-01-11';
    return streamOf(`test.result-T.${day}`, [
      [day, DailyResultConfirmed.of({ plan: 'T', on: day, metric, unit, subject, value })],
    ]);
  };
  test.each(metrics.filter((metric) => !['revenue', 'gross-profit', 'units'].includes(metric)))(
    'A14 A15 A16 A18: of %s are the results that were confirmed: added up, or the last where days don’t add up',
    (metric) => {
      const { unit: kind, additivity, direction } = traitsOf[metric];
      const unit = unitOf[kind];
      const stream = planStream('T', [opened('T', { metric, unit }), set('T', subject, month(2024, 1), 100, 120)]);
      const results = [confirmed(metric, unit, 'early', 40), confirmed(metric, unit, 'late', 70)];
      const [row] = ask([stream, ...results], {}).rows;
      const reached = additivity === 'everywhere' ? 110n : 70n;
      expect(row?.actual).toBe(reached);
      expect(row?.attainment?.zone).toBe(
        direction === 'lower' ? 'beyond' : additivity === 'everywhere' ? 'between' : 'below',
      );
      expect(ask([stream, ...results], { asOf: '2024-01-10' }).rows[0]?.actual).toBe(40n);
    },
  );

  test('A14: costs inside the plan are within it up to the ceiling, and beyond it above', () => {
    const unit = unitOf.money;
    const zoneAt = (spent: number) =>
      ask(
        [
          planStream('T', [
            opened('T', { metric: 'expense-ceiling', unit }),
            set('T', subject, month(2024, 1), 100, 100),
          ]),
          confirmed('expense-ceiling', unit, 'early', spent),
        ],
        {},
      ).rows[0]?.attainment;
    expect([zoneAt(100)?.zone, zoneAt(101)?.zone]).toEqual(['within', 'beyond']);
    expect(zoneAt(101)?.excess).toBe(0n);
  });
});

test('A10: a progressive chain is shown from its first plan on, each level beside the one before', () => {
  const of = (id: string, number: number, realistic: number, follows?: { plan: string; realistic: number }) =>
    planStream(id, [
      opened(id, {
        span: year(number),
        ...(follows === undefined
          ? {}
          : { follows: { plan: follows.plan, levels: [{ subject: 'company:all', realistic: follows.realistic }] } }),
      }),
      set(id, 'company:all', year(number), realistic, realistic),
    ]);
  const plans = [
    of('A', 2023, 100),
    of('B', 2024, 110, { plan: 'A', realistic: 100 }),
    of('C', 2025, 125, { plan: 'B', realistic: 110 }),
  ];
  const chain = (id: string) =>
    answered(planView(bookOf(plans), { plan: id, asOf: '2025-01-01' })).chain.map((row) => [
      row.plan,
      row.span,
      row.earlier,
      row.realistic,
    ]);
  expect(chain('C')).toEqual([
    ['A', '2023', null, 100n],
    ['B', '2024', 100n, 110n],
    ['C', '2025', 110n, 125n],
  ]);
  expect(chain('A')).toEqual([]);
  // A ring ends where it began.
  const ring = [of('A', 2023, 100, { plan: 'B', realistic: 110 }), of('B', 2024, 110, { plan: 'A', realistic: 100 })];
  expect(answered(planView(bookOf(ring), { plan: 'B', asOf: '2025-01-01' })).chain).toHaveLength(2);
});

describe('results of days', () => {
  test('B20: each salesperson’s day is confirmed or shown as unconfirmed, beside what the sales tell', () => {
    const stream = planStream('T', [opened('T'), set('T', 'salesperson:7', month(2024, 1), 100, 100)]);
    const day = {
      plan: 'T',
      metric: 'revenue',
      unit: { kind: 'money', currency: 'CNY', scale: 0 },
      subject: 'salesperson:7',
    } as const;
    const told = streamOf('test.result-T.2024-01-10', [
      ['2024-01-10', DailyResultConfirmed.of({ ...day, on: '2024-01-10', value: 25 })],
    ]);
    const corrected = streamOf('test.result-T.2024-01-10', [
      ['2024-01-10', DailyResultConfirmed.of({ ...day, on: '2024-01-10', value: 25 })],
      ['2024-01-12', DailyResultConfirmed.of({ ...day, on: '2024-01-10', value: 30 }, { corrects: told[0]?.id ?? '' })],
    ]);
    const shown = (results: Stream) =>
      answered(
        dailyResults(bookOf([stream, results, sale('1', '2024-01-10', 30)]), {
          plan: 'T',
          asOf: '2024-01-12',
          period: week(2024, 2),
          calendar: chinaBusinessCalendar,
        }),
      );
    const view = shown(told);
    expect(view.rows.map(({ day: on, confirmed, sold, difference }) => [on, confirmed, sold, difference])).toEqual([
      ['2024-01-08', null, 0n, null],
      ['2024-01-09', null, 0n, null],
      ['2024-01-10', 25n, 30n, -5n],
      ['2024-01-11', null, 0n, null],
      ['2024-01-12', null, 0n, null],
    ]);
    expect(view.unconfirmed).toBe(4);
    expect(shown(corrected).rows[2]).toMatchObject({ confirmed: 30n, difference: 0n });
  });
});
