/** Events of target plans, written by hand for the lock. */
import { month, quarter, year } from '@clientele/domain/kernel';
import {
  QuotaSet,
  TargetDecomposed,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetPlanReturned,
  TargetSet,
} from '@clientele/domain/planning';

const plan = 'PLAN-2026';
const corrects = '9c8a2b6f-1d7e-5a4b-8f3c-2e1d0c9b8a70';
const smart = {
  specific: 'Net sales of the company',
  measurable: 'Orders, net of tax and freight',
  achievable: 'Last year and 8 %',
  relevant: 'Half of the budget rests on it',
  timeBound: 'By 31 December 2026',
};
const opened = { plan, name: '2026 年销售目标', owner: 'U-1', smart, record: false } as const;
const company = { subject: 'company:all', period: year(2026) } as const;

export const targetSamples = [
  TargetPlanOpened.of({
    ...opened,
    metric: 'revenue',
    unit: { kind: 'money', currency: 'CNY', scale: 2 },
    span: year(2026),
    calendar: { kind: 'gregorian' },
  }),
  TargetPlanOpened.of({
    ...opened,
    metric: 'units',
    unit: { kind: 'quantity', unit: 'kg', scale: 1 },
    span: { calendar: 'retail@1', key: 'FY26', start: '2026-02-01', end: '2027-01-31' },
    calendar: {
      kind: 'own',
      name: 'retail',
      version: 1,
      periods: [
        { key: 'FY26-H1', start: '2026-02-01', end: '2026-08-02' },
        { key: 'FY26-H2', start: '2026-08-02', end: '2027-01-31' },
      ],
    },
  }),
  TargetPlanOpened.of({
    ...opened,
    metric: 'new-customers',
    unit: { kind: 'count' },
    span: { calendar: 'quota@1', key: 'all', start: '2026-01-01', end: '9999-12-31' },
    calendar: { kind: 'quotas', name: 'quota', version: 1 },
    record: true,
  }),
  TargetPlanOpened.of({
    ...opened,
    metric: 'market-share',
    unit: { kind: 'basis-points' },
    span: year(2026),
    calendar: { kind: 'gregorian' },
  }),
  TargetSet.of({ plan, cell: company, value: { realistic: 1_200_000_00, ideal: 1_300_000_00 } }),
  TargetSet.of({ plan, cell: company, value: null }, { corrects }),
  TargetDecomposed.of({
    plan,
    of: company,
    whole: { realistic: 100, ideal: 110 },
    split: {
      by: 'organisation',
      method: 'largest-remainder',
      parts: [
        { subject: 'territory:east', value: { realistic: 67, ideal: 73 }, weight: 2 },
        { subject: 'territory:西', value: { realistic: 33, ideal: 37 }, weight: 1 },
      ],
    },
  }),
  TargetDecomposed.of({
    plan,
    of: { subject: 'territory:east', period: quarter(2026, 1) },
    whole: { realistic: 6, ideal: 9 },
    split: {
      by: 'time',
      method: 'given',
      parts: [1, 2, 3].map((number) => ({ period: month(2026, number), value: { realistic: 2, ideal: 3 } })),
    },
  }),
  TargetDecomposed.of({ plan, of: company, whole: { realistic: 0, ideal: 0 }, split: null }, { corrects }),
  QuotaSet.of({ plan, subject: 'salesperson:275', from: '2026-01-01', value: { realistic: 300_000, ideal: 300_000 } }),
  QuotaSet.of({ plan, subject: 'salesperson:275', from: '2026-01-01', value: null }, { corrects }),
  TargetPlanApproved.of({ plan, note: 'as agreed' }, { policies: ['approval@1'] }),
  TargetPlanApproved.of({ plan }),
  TargetPlanReturned.of({ plan, reason: 'the west can do more' }),
];
