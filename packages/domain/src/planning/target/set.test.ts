// Setting targets from above: before their period, realistic and ideal in order, each cell in one place.
import { describe, expect, test } from 'vitest';
import { dayPeriod, month, quarter, week, year } from '../../kernel/index.ts';
import { happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import { ApproveTargetPlan, DecomposeTarget, SetTarget, WithdrawTarget } from './commands.ts';
import { TargetDecomposed, TargetPlanOpened, TargetSet } from './events.ts';
import { TargetPlanGrounded } from './ground.ts';
import { periodsOf, target, targetFor } from './index.ts';
import {
  cell,
  company,
  east,
  given,
  ground,
  header,
  manager,
  plan,
  planner,
  quarters,
  quotaHeader,
  wholeYear,
} from './samples.ts';

const told = scenario(target, given);
const opened = happened('2024-10-01', TargetPlanOpened.of(header), planner);
const id = (revision: number) => storedId('test.target-scenario', revision);
const on = testMeta('2024-11-01', { by: planner });
const value = { realistic: 1_000_000, ideal: 1_200_000 };
const set = happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value }), planner);
const inQuarters = {
  by: 'time',
  method: 'given',
  parts: quarters.map((period) => ({ period, value: { realistic: 250_000, ideal: 300_000 } })),
} as const;
const decomposed = happened(
  '2024-11-02',
  TargetDecomposed.of({ plan, of: wholeYear, whole: value, split: { ...inQuarters, parts: [...inQuarters.parts] } }),
  planner,
);

describe('a target is set from above', () => {
  test('A9: with a realistic and an ideal value; without an ideal one it is as the realistic one', () => {
    told
      .given(opened)
      .when(SetTarget.of({ plan, cell: wholeYear, value }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value }));
    told
      .given(opened)
      .when(SetTarget.of({ plan, cell: wholeYear, value: { realistic: 5 } }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: { realistic: 5, ideal: 5 } }));
  });

  test('A9: an ideal value equal to the realistic one stands, one below it is refused', () => {
    const asking = (ideal: number) =>
      told.given(opened).when(SetTarget.of({ plan, cell: wholeYear, value: { realistic: 100, ideal } }, on));
    asking(100).thenEvents(TargetSet.of({ plan, cell: wholeYear, value: { realistic: 100, ideal: 100 } }));
    asking(99).thenRejected({
      code: 'target.ideal-below-realistic',
      data: { subject: company, period: '2025', unit: header.unit, realistic: 100, ideal: 99 },
    });
  });

  test('A1 A2: on the last day before its period; on the first day of the period it is too late', () => {
    const asking = (date: '2024-12-31' | '2025-01-01') =>
      told.given(opened).when(SetTarget.of({ plan, cell: wholeYear, value }, testMeta(date)));
    asking('2024-12-31').thenEvents(TargetSet.of({ plan, cell: wholeYear, value }));
    asking('2025-01-01').thenRejected({
      code: 'target.too-late',
      data: { on: '2025-01-01', first: '2025-01-01', period: '2025', periods: 1 },
    });
  });

  test('A2: at any time where the plan is a record of an earlier one', () => {
    told
      .given(happened('2026-01-01', TargetPlanOpened.of({ ...header, record: true })))
      .when(SetTarget.of({ plan, cell: wholeYear, value }, testMeta('2025-06-01')))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value }));
  });

  test('not before the plan was opened', () => {
    told
      .given(opened)
      .when(SetTarget.of({ plan, cell: wholeYear, value }, testMeta('2024-09-30')))
      .thenRejected({
        code: 'target.before-its-basis',
        data: { basis: 'plan', at: '2024-09-30T12:00:00.000Z', since: '2024-10-01T12:00:00.000Z' },
      });
  });

  test('A18: a share of the whole is at most 100 %', () => {
    const shares = { ...header, metric: 'satisfaction', unit: { kind: 'basis-points' } } as const;
    const asking = (realistic: number, ideal: number) =>
      told
        .given(happened('2024-10-01', TargetPlanOpened.of(shares)))
        .when(SetTarget.of({ plan, cell: wholeYear, value: { realistic, ideal } }, on));
    asking(9_000, 10_000).thenEvents(
      TargetSet.of({ plan, cell: wholeYear, value: { realistic: 9_000, ideal: 10_000 } }),
    );
    asking(9_000, 10_001).thenRejected({
      code: 'target.above-the-whole',
      data: { subject: company, period: '2025', basisPoints: 10_001 },
    });
  });

  test('for a period within the plan, which its calendar has by that name and with those dates', () => {
    const asking = (period: ReturnType<typeof year>) =>
      told.given(opened).when(SetTarget.of({ plan, cell: cell(company, period), value }, on));
    asking(quarter(2025, 2)).thenEvents(TargetSet.of({ plan, cell: cell(company, quarter(2025, 2)), value }));
    asking(year(2026)).thenRejected({
      code: 'target.outside-the-plan',
      data: {
        subject: company,
        period: '2026',
        start: '2026-01-01',
        end: '2027-01-01',
        spanStart: '2025-01-01',
        spanEnd: '2026-01-01',
      },
    });
    asking({ ...quarter(2025, 2), end: '2025-06-30' }).thenRejected({
      code: 'target.period-unknown',
      data: {
        subject: company,
        period: '2025-Q2',
        calendar: 'gregorian@1',
        start: '2025-04-01',
        end: '2025-06-30',
      },
    });
    asking({ ...quarter(2025, 2), calendar: 'fiscal@1' }).thenRejected('target.period-unknown');
    asking(week(2025, 1)).thenRejected('target.outside-the-plan');
  });

  test('once: the same again changes nothing, another value is refused and both are named', () => {
    const asking = (realistic: number) =>
      told.given(opened, set).when(SetTarget.of({ plan, cell: wholeYear, value: { realistic, ideal: 1_200_000 } }, on));
    asking(1_000_000).thenNothing();
    asking(1_000_001).thenRejected({
      code: 'target.already-set',
      data: {
        subject: company,
        period: '2025',
        unit: header.unit,
        ...value,
        askedRealistic: 1_000_001,
        askedIdeal: 1_200_000,
        event: id(1),
      },
    });
  });

  test('once, whatever the calendar calls the dates', () => {
    const span = { ...year(2025), calendar: 'fiscal@3', key: 'FY25' };
    told
      .given(happened('2024-10-01', TargetPlanOpened.of({ ...header, span })), set)
      .when(SetTarget.of({ plan, cell: cell(company, span), value }, on))
      .thenNothing();
  });

  test('not for days for which the subject has a target already', () => {
    told
      .given(opened, set)
      .when(SetTarget.of({ plan, cell: cell(company, quarter(2025, 2)), value }, on))
      .thenRejected({
        code: 'target.overlaps',
        data: { subject: company, period: '2025-Q2', other: '2025', event: id(1) },
      });
    told
      .given(opened, happened('2024-11-01', TargetSet.of({ plan, cell: cell(company, month(2025, 3)), value })))
      .when(SetTarget.of({ plan, cell: cell(company, month(2025, 4)), value }, on))
      .thenEvents(TargetSet.of({ plan, cell: cell(company, month(2025, 4)), value }));
  });

  test('where values of periods do not add up, for a year and for its quarters beside it', () => {
    const active = { ...header, metric: 'active-customers', unit: { kind: 'count' } } as const;
    told
      .given(happened('2024-10-01', TargetPlanOpened.of(active)), set)
      .when(SetTarget.of({ plan, cell: cell(company, quarter(2025, 2)), value: { realistic: 80 } }, on))
      .thenEvents(TargetSet.of({ plan, cell: cell(company, quarter(2025, 2)), value: { realistic: 80, ideal: 80 } }));
  });

  test.each([
    ['revenue', { kind: 'money', currency: 'CNY', scale: 2 }, 60_000_000],
    ['active-customers', { kind: 'count' }, 40],
    ['market-share', { kind: 'basis-points' }, 1_250],
  ] as const)('A17: for a salesperson, in %s', (metric, unit, realistic) => {
    const personal = cell('salesperson:275', wholeYear.period);
    told
      .given(happened('2024-10-01', TargetPlanOpened.of({ ...header, metric, unit })))
      .when(SetTarget.of({ plan, cell: personal, value: { realistic } }, on))
      .thenEvents(TargetSet.of({ plan, cell: personal, value: { realistic, ideal: realistic } }));
  });

  test.each([
    ['revenue', { kind: 'money', currency: 'CNY', scale: 2 }, month(2025, 3)],
    ['calls', { kind: 'count' }, dayPeriod('2025-03-03')],
    ['visits', { kind: 'count' }, quarter(2025, 1)],
  ] as const)('A19 A20: for a short period or a long one: %s', (metric, unit, period) => {
    const past = told.given(happened('2024-10-01', TargetPlanOpened.of({ ...header, metric, unit })));
    for (const of of [cell('salesperson:275', period), cell('salesperson:275', year(2025))])
      past
        .when(SetTarget.of({ plan, cell: of, value: { realistic: 20 } }, on))
        .thenEvents(TargetSet.of({ plan, cell: of, value: { realistic: 20, ideal: 20 } }));
  });

  test('not in a plan whose periods follow from its quotas', () => {
    told
      .given(happened('2024-10-01', TargetPlanOpened.of(quotaHeader)))
      .when(SetTarget.of({ plan, cell: wholeYear, value }, on))
      .thenRejected({ code: 'target.takes-quotas', data: { calendar: 'quota@1' } });
  });

  test('and every reason against it is told at once', () => {
    told
      .given(opened)
      .when(
        SetTarget.of(
          { plan, cell: cell(company, year(2024)), value: { realistic: 2, ideal: 1 } },
          testMeta('2024-06-01'),
        ),
      )
      .thenRejected(
        'target.ideal-below-realistic',
        'target.outside-the-plan',
        'target.too-late',
        'target.before-its-basis',
      );
  });
});

describe('a target that was set wrongly', () => {
  const better = { realistic: 900_000, ideal: 1_000_000 };

  test('is replaced by naming the event that set it', () => {
    const asked = told
      .given(opened, set)
      .when(SetTarget.of({ plan, cell: wholeYear, value: better, corrects: id(1) }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: better }, { corrects: id(1) }));
    expect(targetFor(asked.state.tree, company, year(2025))).toEqual({ realistic: 900_000n, ideal: 1_000_000n });
    asked
      .when(SetTarget.of({ plan, cell: wholeYear, value, corrects: id(1) }, on))
      .thenRejected({ code: 'target.nothing-to-correct', data: { event: id(1), kind: 'target' } });
  });

  test('is not replaced by a target for another cell, nor by naming what set no target', () => {
    const asking = (corrects: string) =>
      told
        .given(opened, set)
        .when(SetTarget.of({ plan, cell: cell(east, year(2025)), value: better, corrects }, on))
        .thenRejected({ code: 'target.nothing-to-correct', data: { event: corrects, kind: 'target' } });
    asking(id(1));
    asking(id(0));
    asking('no-such-event');
  });

  test('is taken back by naming the event, and can then be set anew', () => {
    const asked = told
      .given(opened, set)
      .when(WithdrawTarget.of({ plan, event: id(1) }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: null }, { corrects: id(1) }));
    expect(targetFor(asked.state.tree, company, year(2025))).toBeNull();
    expect(periodsOf(asked.state.tree, company)).toEqual([]);
    asked
      .when(WithdrawTarget.of({ plan, event: id(1) }, on))
      .thenRejected({ code: 'target.nothing-to-correct', data: { event: id(1), kind: 'any' } });
    asked
      .when(SetTarget.of({ plan, cell: wholeYear, value: better }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: better }));
  });

  test('stays while its decomposition stands on it', () => {
    const builtOn = {
      code: 'target.part-was-split',
      data: { subject: company, period: '2025', event: id(2) },
    } as const;
    const past = told.given(opened, set, decomposed);
    past.when(WithdrawTarget.of({ plan, event: id(1) }, on)).thenRejected(builtOn);
    past.when(SetTarget.of({ plan, cell: wholeYear, value: better, corrects: id(1) }, on)).thenRejected(builtOn);
    past
      .when(WithdrawTarget.of({ plan, event: id(2) }, on))
      .thenEvents(TargetDecomposed.of({ plan, of: wholeYear, whole: value, split: null }, { corrects: id(2) }))
      .when(WithdrawTarget.of({ plan, event: id(1) }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: null }, { corrects: id(1) }));
  });
});

test('A33: after its approval nothing in a plan is set, decomposed, told or taken back', () => {
  const approved = { code: 'target.plan-approved', data: { by: 'manager', on: '2024-12-01' } } as const;
  const grounded = happened('2024-10-02', TargetPlanGrounded.of({ plan, ground }), planner);
  const after = told
    .given(opened, grounded, set)
    .when(ApproveTargetPlan.of({ plan }, testMeta('2024-12-01', { by: manager })));
  for (const command of [
    SetTarget.of({ plan, cell: cell(east, year(2025)), value }, testMeta('2024-12-02')),
    DecomposeTarget.of(
      { plan, of: wholeYear, split: { ...inQuarters, parts: [...inQuarters.parts] } },
      testMeta('2024-12-02'),
    ),
    WithdrawTarget.of({ plan, event: id(2) }, testMeta('2024-12-02')),
  ])
    after.when(command).thenRejected(approved);
});
