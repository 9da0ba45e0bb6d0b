// Opening a plan: SMART, a metric in its unit, a calendar that holds together.
import { describe, expect, test } from 'vitest';
import { kernelMessages, messageCatalogue, parseCommand, year } from '../../kernel/index.ts';
import { happened, scenario, testMeta } from '../../testing/index.ts';
import {
  ApproveTargetPlan,
  DecomposeTarget,
  OpenTargetPlan,
  ReturnTargetPlan,
  SetQuota,
  SetTarget,
  WithdrawTarget,
} from './commands.ts';
import { TargetPlanOpened } from './events.ts';
import {
  formatTarget,
  metrics,
  type TargetCalendar,
  type TargetUnit,
  target,
  targetCommands,
  targetMessages,
  traitsOf,
} from './index.ts';
import { company, east, given, header, manager, plan, planner, quarters, smart, wholeYear } from './samples.ts';

const on = testMeta('2024-11-01', { by: planner });
const told = scenario(target, given);

const unitOf: Readonly<Record<TargetUnit['kind'], TargetUnit>> = {
  money: { kind: 'money', currency: 'CNY', scale: 2 },
  quantity: { kind: 'quantity', unit: 'box', scale: 0 },
  count: { kind: 'count' },
  'basis-points': { kind: 'basis-points' },
};

type OwnCalendar = Extract<TargetCalendar, { readonly kind: 'own' }>;

describe('a plan is opened', () => {
  test('A3: with all five statements of a SMART target', () => {
    const { record, ...asked } = header;
    expect(record).toBe(false);
    told.when(OpenTargetPlan.of(asked, on)).thenEvents(TargetPlanOpened.of(header));
  });

  test.each(Object.keys(smart) as (keyof typeof smart)[])(
    'A3: and not without saying how it is %s, be that missing or blank',
    (field) => {
      const { [field]: _, ...others } = smart;
      const wanted = { code: 'target.not-smart', data: { missing: [field] } } as const;
      told.when(OpenTargetPlan.of({ ...header, smart: others }, on)).thenRejected(wanted);
      told.when(OpenTargetPlan.of({ ...header, smart: { ...smart, [field]: ' \n' } }, on)).thenRejected(wanted);
    },
  );

  test('A3: nor without a metric or a period, nor a target of it without subject or amount', () => {
    const parse = parseCommand(targetCommands);
    const complete = { type: 'SetTarget', data: { plan, cell: wholeYear, value: { realistic: 1 } }, meta: on };
    expect(parse({ type: 'OpenTargetPlan', data: header, meta: on })._tag).toBe('Right');
    expect(parse(complete)._tag).toBe('Right');
    const { metric: _metric, ...noMetric } = header;
    const { span: _span, ...noSpan } = header;
    for (const data of [noMetric, noSpan]) expect(parse({ type: 'OpenTargetPlan', data, meta: on })._tag).toBe('Left');
    for (const data of [
      { plan, cell: { period: wholeYear.period }, value: { realistic: 1 } },
      { plan, cell: { subject: company }, value: { realistic: 1 } },
      { plan, cell: wholeYear, value: {} },
      { plan, cell: wholeYear },
    ])
      expect(parse({ ...complete, data })._tag).toBe('Left');
  });

  test.each(metrics)('A14 A15 A16 A18: for %s, in the unit of that metric and in no other', (metric) => {
    for (const unit of Object.values(unitOf)) {
      const asked = told.when(OpenTargetPlan.of({ ...header, metric, unit }, on));
      if (unit.kind === traitsOf[metric].unit) asked.thenEvents(TargetPlanOpened.of({ ...header, metric, unit }));
      else
        asked.thenRejected({
          code: 'target.unit-of-another-metric',
          data: { metric, unit: unit.kind, needed: traitsOf[metric].unit },
        });
    }
  });

  test('A14 A15 A16 A18: the metrics are those that targets are set for, each with a name in both languages', () => {
    const named = metrics.map((metric) => traitsOf[metric].name.zh);
    for (const name of ['销售额', '销售数量', '市场份额', '新客户数量', '客户满意度', '增加潜在客户', '费用上限'])
      expect(named).toContain(name);
    expect(new Set(metrics.map((metric) => traitsOf[metric].name.en)).size).toBe(metrics.length);
  });

  test('once', () => {
    told
      .given(happened('2024-10-01', TargetPlanOpened.of(header)))
      .when(OpenTargetPlan.of({ ...header, name: 'another' }, on))
      .thenRejected({ code: 'target.plan-exists', data: { plan, name: header.name, on: '2024-10-01' } });
  });

  test('with periods of its own that have one key each, some length, and lie in its span', () => {
    const periods: OwnCalendar['periods'] = [
      { key: 'P1', start: '2025-01-01', end: '2025-01-29' },
      { key: 'P2', start: '2025-01-29', end: '2025-02-26' },
      { key: 'P1', start: '2025-02-26', end: '2025-04-02' },
      { key: 'P3', start: '2025-05-01', end: '2025-05-01' },
      { key: 'P4', start: '2025-12-01', end: '2026-01-02' },
    ];
    const calendar: OwnCalendar = { kind: 'own', name: '4-4-5', version: 1, periods };
    told
      .when(OpenTargetPlan.of({ ...header, calendar }, on))
      .thenRejected(
        { code: 'target.calendar-broken', data: { key: 'P1', problem: 'key-twice' } },
        { code: 'target.calendar-broken', data: { key: 'P3', problem: 'ends-before-it-starts' } },
        { code: 'target.calendar-broken', data: { key: 'P4', problem: 'outside-the-span' } },
      );
    const whole = { ...calendar, periods: periods.slice(0, 2) };
    told
      .when(OpenTargetPlan.of({ ...header, calendar: whole }, on))
      .thenEvents(TargetPlanOpened.of({ ...header, calendar: whole }));
  });

  test('and every reason against it is told at once', () => {
    told
      .when(OpenTargetPlan.of({ ...header, unit: { kind: 'count' }, smart: {} }, on))
      .thenRejected('target.not-smart', 'target.unit-of-another-metric');
  });
});

test('before it is opened, nothing can be asked of a plan', () => {
  const none = { code: 'target.no-plan', data: { plan } } as const;
  const value = { realistic: 1 };
  const split = { by: 'time', method: 'given', parts: quarters.map((period) => ({ period, value })) } as const;
  for (const command of [
    SetTarget.of({ plan, cell: wholeYear, value }, on),
    DecomposeTarget.of({ plan, of: wholeYear, split: { ...split, parts: [...split.parts] } }, on),
    SetQuota.of({ plan, subject: east, from: '2025-01-01', value }, on),
    WithdrawTarget.of({ plan, event: 'E1' }, on),
    ApproveTargetPlan.of({ plan }, testMeta('2024-11-01', { by: manager })),
    ReturnTargetPlan.of({ plan, reason: 'no' }, testMeta('2024-11-01', { by: manager })),
  ])
    told.when(command).thenRejected(none);
});

test('what is refused is said with the place, the rule and the remedy, in both languages', () => {
  const say = messageCatalogue([kernelMessages, targetMessages]);
  const reason = {
    code: 'target.ideal-below-realistic',
    data: { subject: east, period: '2025-Q1', unit: header.unit, realistic: 1_250_000, ideal: 1_200_000 },
  } as const;
  expect(say(reason, 'en')).toBe(
    'The ideal target of territory:east for 2025-Q1 (12000.00 CNY) is below the realistic one (12500.00 CNY); the ideal target is at least the realistic one.',
  );
  expect(say(reason, 'zh')).toBe(
    'territory:east 在 2025-Q1 的理想目标（12000.00 CNY）低于现实目标（12500.00 CNY）；理想目标不得低于现实目标。',
  );
});

test('a value is written in the unit of its plan', () => {
  expect(formatTarget(1_999, { kind: 'money', currency: 'CNY', scale: 2 })).toBe('19.99 CNY');
  expect(formatTarget(25n, { kind: 'quantity', unit: 'kg', scale: 1 })).toBe('2.5 kg');
  expect(formatTarget(12, { kind: 'count' })).toBe('12');
  expect(formatTarget(1250, { kind: 'basis-points' })).toBe('12.50 %');
});

test('a plan without an end may cover all that is to come', () => {
  const span = { calendar: 'ever@1', key: 'ever', start: year(2025).start, end: '9999-12-31' } as const;
  told.when(OpenTargetPlan.of({ ...header, span }, on)).thenEvents(TargetPlanOpened.of({ ...header, span }));
});
