/** Events of appraisals and their schemes, written by hand for the lock. */
import { money, quarter } from '@clientele/domain/kernel';
import {
  AppraisalAcknowledged,
  AppraisalFeedbackGiven,
  AppraisalFrozen,
  AppraisalObjected,
  AppraisalOpened,
  type AppraisalScheme,
  AppraisalSchemeAdopted,
  AppraisalSheetCollected,
  AppraisalSheetIssued,
  CoachingStarted,
  ConsequenceDecided,
  KpiMeasured,
  ObjectionAnswered,
  ShortfallExplained,
} from '@clientele/domain/planning';

const person = { of: 'person', layer: 'performance', direction: 'higher' } as const;

const scheme: AppraisalScheme = {
  name: 'sellers',
  version: 1,
  from: '2026-01-01',
  cycle: 'quarter',
  kpis: [
    {
      kpi: {
        ...person,
        code: 'sales-attainment',
        name: { en: 'sales target attainment', zh: '销售目标达成率' },
        form: 'attainment',
        metric: 'revenue',
        nature: 'quantitative',
      },
      weight: 8000,
      cap: 15_000,
    },
    {
      kpi: {
        ...person,
        code: 'teamwork',
        name: { en: 'teamwork', zh: '团队合作' },
        form: 'rating',
        metric: null,
        nature: 'qualitative',
      },
      weight: 2000,
      cap: 10_000,
    },
  ],
  explainWithin: 10,
  objectWithin: 5,
  bands: [
    { from: 0, to: 6000, outcome: 'penalty', amount: money(500_00, 'CNY') },
    { from: 6000, to: 10_000, outcome: 'none', amount: null },
    { from: 10_000, to: null, outcome: 'reward', amount: money(1000_00, 'CNY') },
  ],
  expectation: { above: 11_000, below: 7000 },
};

export const schemeSamples = [AppraisalSchemeAdopted.of({ policy: scheme }, { policies: ['policy-adoption@1'] })];

const of = { subject: 'salesperson:7', appraisal: 'A-1' } as const;
const policies = { policies: ['sellers@1', 'appraisal-authority@1'] } as const;
const corrects = '5f0c7f3e-5d0b-5f0e-9d0a-1b2c3d4e5f60';
const source = 'target report of 2026-Q1, by order';

const sales = {
  kpi: 'sales-attainment',
  facts: {
    form: 'attainment',
    unit: { kind: 'money', currency: 'CNY', scale: 2 },
    actual: 90_000_00,
    target: 100_000_00,
    plan: 'PLAN-2026',
  },
  source,
} as const;
const rated = {
  kpi: 'teamwork',
  facts: { form: 'rating', of: 5, ratings: [{ by: 'U-2', score: 4, evidence: '与同事联合拜访三次' }], target: null },
  source: 'appraisal sheet',
} as const;
const other = (kpi: string) => ({ kpi, source });

export const appraisalSamples = [
  AppraisalOpened.of({ ...of, appraisee: 'U-7', period: quarter(2026, 1), scheme }, policies),
  AppraisalSheetIssued.of({ ...of, form: 'attendance', due: '2026-04-05' }, policies),
  AppraisalSheetCollected.of(
    { ...of, sheet: { form: 'attendance', workingDays: 60, leaveDays: 3, meetingDays: 2 } },
    policies,
  ),
  AppraisalSheetCollected.of({ ...of, sheet: { form: 'appraisal', remarks: '同意' } }, policies),
  KpiMeasured.of({ ...of, input: sales }, policies),
  KpiMeasured.of(
    { ...of, input: { ...rated, facts: { ...rated.facts, ratings: [...rated.facts.ratings] } } },
    policies,
  ),
  KpiMeasured.of(
    {
      ...of,
      input: { ...other('collection-rate'), facts: { form: 'share', numerator: 95, denominator: 100, target: 9000 } },
    },
    policies,
  ),
  KpiMeasured.of(
    {
      ...of,
      input: {
        ...other('customers-visited-a-day'),
        facts: { form: 'average', days: [{ on: '2026-01-05', customers: 7 }], workingDays: 55, target: 600 },
      },
    },
    policies,
  ),
  KpiMeasured.of(
    { ...of, input: { ...other('customers'), facts: { form: 'count', count: 45, target: 50 } } },
    policies,
  ),
  KpiMeasured.of(
    {
      ...of,
      input: {
        ...other('customer-breadth'),
        facts: {
          form: 'breadth',
          classes: [{ class: 'dealer', customers: 3 }],
          targeted: ['dealer', 'hotel'],
          target: null,
        },
      },
    },
    policies,
  ),
  KpiMeasured.of(
    {
      ...of,
      input: {
        ...other('product-mix'),
        facts: { form: 'mix', parts: [{ class: 'tea', actual: 60, planned: 50 }], target: null },
      },
    },
    policies,
  ),
  KpiMeasured.of(
    {
      ...of,
      input: { ...other('sales-growth'), facts: { form: 'growth', current: 110, previous: 100, target: 1000 } },
    },
    policies,
  ),
  AppraisalFrozen.of(
    {
      ...of,
      inputs: [sales],
      result: {
        score: '0.900000',
        kpis: [
          {
            kpi: 'sales-attainment',
            value: '9000000.000000',
            target: '10000000.000000',
            ratio: '0.900000',
            weight: 8000,
            counted: 10_000,
            met: false,
            missing: null,
          },
          {
            kpi: 'teamwork',
            value: null,
            target: null,
            ratio: null,
            weight: 2000,
            counted: 0,
            met: null,
            missing: 'not-measured',
          },
        ],
      },
    },
    { ...policies, corrects },
  ),
  ShortfallExplained.of(
    {
      ...of,
      kpi: 'sales-attainment',
      cause: '两家经销商停业',
      countermeasure: '在南区开发两家经销商',
      owner: 'U-7',
      due: '2026-06-30',
      meeting: { on: '2026-04-05', participants: ['U-1', 'U-7'] },
    },
    { policies: ['sellers@1'] },
  ),
  AppraisalFeedbackGiven.of({ ...of, guidance: '每周拜访南区两次' }, policies),
  AppraisalAcknowledged.of(of),
  AppraisalObjected.of({ ...of, reason: '三月有一张订单未计入' }, { policies: ['sellers@1'] }),
  ObjectionAnswered.of({ ...of, upheld: true, reason: '订单确属该季度' }, policies),
  CoachingStarted.of(
    { ...of, coach: 'U-3', from: '2026-04-10', until: '2026-07-01', goal: '制定每周拜访计划' },
    policies,
  ),
  ConsequenceDecided.of(
    { ...of, consequence: { kind: 'reward', amount: money(1000_00, 'CNY') }, reason: '按得分' },
    policies,
  ),
  ConsequenceDecided.of({ ...of, consequence: { kind: 'penalty', amount: null }, reason: '按得分' }, policies),
  ConsequenceDecided.of(
    { ...of, consequence: { kind: 'promotion', from: '销售代表', to: '高级销售代表' }, reason: '超出期望' },
    { policies: ['sellers@1', 'appraisal-authority@1', 'sales-career@1'] },
  ),
  ConsequenceDecided.of({ ...of, consequence: { kind: 'dismissal' }, reason: '辅导后仍低于期望' }, policies),
];
