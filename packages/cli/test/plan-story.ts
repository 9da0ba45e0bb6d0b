/** A national plan from its opening to its changes, as commands tell it: what the tests of its reports read again. */
import { type LocalDate, month, quarter, year } from '@clientele/domain/kernel';

export const plan = 'P1';
const money = (amount: number) => ({ amount, currency: 'CNY', scale: 2 });
const statement = (of: string) => `${of} of the plan`;
const national = { subject: 'country:CN', period: year(2025) };
const east = { subject: 'territory:east', period: year(2025) };
const east1 = { subject: 'territory:east', period: quarter(2025, 1) };

interface Told {
  readonly on: LocalDate;
  readonly by: string;
  readonly roles?: readonly string[];
  readonly type: string;
  readonly data: object;
}

const evenly = (periods: readonly object[]) => ({
  by: 'time',
  method: 'largest-remainder',
  parts: periods.map((period) => ({ period, weight: 1 })),
});
const over = (...subjects: readonly string[]) => ({
  by: 'organisation',
  method: 'largest-remainder',
  parts: subjects.map((subject) => ({ subject, weight: 1 })),
});

const measure = (id: string, kind: string, title: string, budget: number) => ({
  measure: id,
  kind,
  title,
  what: `what ${title} is about`,
  subject: 'territory:east',
  responsible: '7',
  indicator: { metric: 'new-customers', least: 30 },
  budget: money(budget),
  milestones: [
    { milestone: 'a', due: '2025-02-01', what: `${title} begun` },
    { milestone: 'b', due: '2025-04-01', what: `${title} done` },
  ],
});

export const elements = [
  ['sales-strategy', '销售策略'],
  ['channel', '销售渠道选择'],
  ['customer-development', '客户开发计划'],
  ['activity', '销售活动安排'],
  ['product-positioning', '产品定位'],
  ['price', '价格策略'],
  ['promotion', '促销活动'],
] as const;

const answers = {
  yearEnd: { result: 'A thousand by December', value: 100_000 },
  obstacles: ['few visits in spring'],
  territory: { strengths: ['close to ports'], weaknesses: ['bad roads'] },
  impact: 'three quarters must carry four',
  progressive: ['territory:east'],
  progress: 'by two more visits a day',
  remedy: 'a second fair in June',
};

export const story: readonly Told[] = [
  {
    on: '2024-10-01',
    by: 'planner',
    type: 'OpenTargetPlan',
    data: {
      name: '2025 全国销售计划',
      metric: 'revenue',
      unit: { kind: 'money', currency: 'CNY', scale: 2 },
      span: year(2025),
      calendar: { kind: 'gregorian' },
      owner: 'owner',
      smart: {
        specific: statement('specific'),
        measurable: statement('measurable'),
        achievable: statement('achievable'),
        relevant: statement('relevant'),
        timeBound: statement('timeBound'),
      },
    },
  },
  {
    on: '2024-10-02',
    by: 'planner',
    type: 'GroundTargetPlan',
    data: {
      ground: {
        principles: ['Every region grows'],
        basis: [{ kind: 'sales-history', source: '2022–2024', says: 'Eight percent a year' }],
        policy: {
          policy: 'More of the good customers',
          strategy: 'Two new regions',
          from: [
            { kind: 'production-plan', document: 'D-1' },
            { kind: 'operation-plan', document: 'D-2' },
          ],
        },
        links: [{ department: 'production', goal: 'two shifts', subject: 'country:CN', most: 90_000_00 }],
        partners: ['production'],
        budget: money(10_000),
      },
    },
  },
  {
    on: '2024-11-01',
    by: 'planner',
    type: 'SetTarget',
    data: { cell: national, value: { realistic: 80_000, uplift: 2_500 } },
  },
  {
    on: '2024-11-02',
    by: 'planner',
    type: 'DecomposeTarget',
    data: { of: national, split: over('territory:east', 'territory:west') },
  },
  {
    on: '2024-11-02',
    by: 'planner',
    type: 'DecomposeTarget',
    data: { of: east, split: evenly([1, 2, 3, 4].map((of) => quarter(2025, of))) },
  },
  {
    on: '2024-11-02',
    by: 'planner',
    type: 'DecomposeTarget',
    data: { of: east1, split: over('salesperson:7', 'salesperson:8') },
  },
  ...elements.map(([kind, title], index) => ({
    on: '2024-11-03' as const,
    by: 'planner',
    type: 'PlanMeasure',
    data: { measure: measure(`M${index}`, kind, title, 1_000 + index) },
  })),
  { on: '2024-11-20', by: 'maker', roles: ['production'], type: 'AgreeToTargetPlan', data: { partner: 'production' } },
  { on: '2024-12-01', by: 'manager', roles: ['general-manager'], type: 'ApproveTargetPlan', data: {} },
  {
    on: '2025-02-05',
    by: '7',
    type: 'ReportMilestone',
    data: { measure: 'M0', milestone: 'a', outcome: { kind: 'reached' } },
  },
  {
    on: '2025-02-01',
    by: '7',
    type: 'ReportMilestone',
    data: {
      measure: 'M1',
      milestone: 'a',
      outcome: { kind: 'missed', cause: 'the hall was full', countermeasure: 'a stand outside' },
    },
  },
  {
    on: '2025-02-06',
    by: 'head',
    type: 'CheckMeasure',
    data: { measure: 'M0', finding: 'behind', instruction: 'book by Friday' },
  },
  {
    on: '2025-02-03',
    by: 'planner',
    type: 'ReportProgress',
    data: { period: month(2025, 1), to: 'manager', actual: 3_000, says: 'as planned' },
  },
  {
    on: '2025-04-02',
    by: 'head',
    type: 'ReviewTarget',
    data: { cell: east1, actual: 9_000, answers, cause: 'the fair came late' },
  },
  {
    on: '2025-04-03',
    by: 'head',
    type: 'AdoptStandard',
    data: { standard: 'S1', lessonOf: east1, rule: 'Book fairs in autumn', from: '2025-05-01' },
  },
  { on: '2025-04-04', by: 'head', type: 'PlanCatchUp', data: { of: east, actual: 9_000 } },
  {
    on: '2025-05-01',
    by: 'head',
    type: 'ProposeTargetChange',
    data: {
      change: 'C1',
      cause: 'market',
      reason: 'the west grows',
      asked: {
        kind: 'transfer',
        moves: [{ from: east, to: { ...east, subject: 'territory:west' }, value: { realistic: 3_000, ideal: 3_000 } }],
      },
    },
  },
  { on: '2025-05-05', by: 'manager', roles: ['general-manager'], type: 'ApproveTargetChange', data: { change: 'C1' } },
];

export const days: readonly Told[] = [
  {
    on: '2025-01-06',
    by: 'head',
    type: 'ConfirmDailyResults',
    data: {
      on: '2025-01-06',
      metric: 'revenue',
      unit: { kind: 'money', currency: 'CNY', scale: 2 },
      results: [{ subject: 'salesperson:7', value: 1_250 }],
    },
  },
];
