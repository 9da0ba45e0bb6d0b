/** Events of target plans, written by hand for the lock. */
import { month, quarter, year } from '@clientele/domain/kernel';
import {
  type AskedChange,
  CatchUpPlanned,
  DailyResultConfirmed,
  ForecastMade,
  ForecastUsed,
  MeasureChecked,
  MeasurePlanned,
  MilestoneReported,
  ProgressReported,
  QuotaSet,
  StandardAdopted,
  TargetChangeDeclined,
  TargetChanged,
  TargetChangeProposed,
  TargetDecomposed,
  TargetPlanAgreed,
  TargetPlanApproved,
  TargetPlanGrounded,
  TargetPlanOpened,
  TargetPlanReturned,
  TargetReviewed,
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

type AskedMoves = Extract<AskedChange, { readonly kind: 'transfer' }>['moves'];

const transfer = {
  change: 'C-1',
  cause: 'market',
  reason: 'the west grows',
  asked: {
    kind: 'transfer',
    moves: [
      {
        from: { subject: 'territory:east', period: year(2026) },
        to: { subject: 'territory:西', period: year(2026) },
        value: { realistic: 5, ideal: 5 },
      },
    ] as AskedMoves,
  },
} as const;
const east = (by: number) =>
  ({ subject: 'territory:east', period: year(2026), by: { realistic: by, ideal: by } }) as const;

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
  TargetSet.of({
    plan,
    cell: company,
    value: { realistic: 108, ideal: 119 },
    derived: {
      from: 'history',
      source: '2025',
      base: 100,
      adjustments: [{ cause: 'demand-stronger', by: 800 }],
      uplift: 1_000,
    },
  }),
  TargetDecomposed.of({
    plan,
    of: company,
    whole: { realistic: 100, ideal: 110 },
    split: {
      by: 'organisation',
      method: 'largest-remainder',
      parts: [
        {
          subject: 'channel:old',
          value: { realistic: 80, ideal: 88 },
          weight: 4,
          basis: { by: 'history', amount: 400, source: '2025' },
        },
        {
          subject: 'channel:new',
          value: { realistic: 20, ideal: 22 },
          weight: 1,
          basis: { by: 'people', headcount: 2, ability: 10_000, experience: 9_000 },
          rampUp: { opened: '2026-01-01', steps: [2_500, 10_000] },
        },
      ],
    },
  }),
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
  TargetPlanApproved.of({ plan, note: 'as agreed', step: 2, steps: 2 }, { policies: ['approval@1'] }),
  TargetPlanApproved.of({ plan, step: 1, steps: 2 }),
  TargetPlanReturned.of({ plan, reason: 'the west can do more' }),
  TargetChangeProposed.of({ plan, ...transfer }),
  TargetChanged.of({ plan, ...transfer, shifts: [east(-5), { ...east(5), subject: 'territory:西' }] }),
  TargetChanged.of({
    plan,
    change: 'C-2',
    cause: 'demand-weaker',
    reason: 'fewer tenders',
    asked: { kind: 'change-of-total', at: company, by: { realistic: -5, ideal: -5 } },
    shifts: [{ ...company, by: { realistic: -5, ideal: -5 } }],
  }),
  TargetChangeDeclined.of({ plan, change: 'C-3', reason: 'the east needs it' }),
  TargetPlanGrounded.of({
    plan,
    ground: {
      principles: ['原则：每个区域都要增长'],
      basis: [{ kind: 'sales-history', source: '2025', says: 'grew by 8 %' }],
      policy: {
        policy: 'More of the good customers',
        strategy: 'Two new regions',
        from: [
          { kind: 'production-plan', document: 'D-1' },
          { kind: 'operation-plan', document: 'D-2' },
        ],
      },
      links: [{ department: 'production', goal: 'two shifts', subject: 'company:all', least: 10, most: 200 }],
      partners: ['production', 'sales-force'],
      budget: { amount: 500_000_00, currency: 'CNY', scale: 2 },
    },
  }),
  TargetPlanGrounded.of({
    plan,
    ground: { principles: ['p'], basis: [{ kind: 'other', source: 's', says: 'b' }], links: [], partners: [] },
  }),
  TargetPlanAgreed.of({ plan, partner: 'production', note: 'two shifts it is' }),
  MeasurePlanned.of({
    plan,
    measure: {
      measure: 'M-1',
      kind: 'promotion',
      title: 'Spring fair',
      what: 'A stand of our own',
      subject: 'territory:east',
      responsible: 'U-7',
      indicator: { metric: 'new-customers', least: 30 },
      budget: { amount: 20_000_00, currency: 'CNY', scale: 2 },
      milestones: [{ milestone: 'a', due: '2026-03-01', what: 'Stand booked' }],
    },
  }),
  MilestoneReported.of({ plan, measure: 'M-1', milestone: 'a', outcome: { kind: 'reached' } }),
  MilestoneReported.of({
    plan,
    measure: 'M-1',
    milestone: 'a',
    outcome: { kind: 'missed', cause: 'the hall was full', countermeasure: 'a stand outside' },
  }),
  MeasureChecked.of({ plan, measure: 'M-1', finding: 'behind', instruction: 'book by Friday' }),
  TargetReviewed.of({
    plan,
    cell: { subject: 'territory:east', period: quarter(2026, 1) },
    expected: { realistic: 6, ideal: 9 },
    actual: 5,
    cause: 'the fair came late',
    answers: {
      yearEnd: { result: 'Sixty', value: 60 },
      obstacles: ['few visits'],
      territory: { strengths: ['ports'], weaknesses: ['roads'] },
      impact: 'four of five quarters are needed',
      progressive: ['territory:east'],
      progress: 'by visits',
      remedy: 'a second fair',
    },
  }),
  StandardAdopted.of({
    plan,
    standard: 'S-1',
    lessonOf: { subject: 'territory:east', period: quarter(2026, 1) },
    rule: 'Book fairs in autumn',
    from: '2026-05-01',
  }),
  CatchUpPlanned.of({
    plan,
    of: company,
    actual: 5,
    whole: { realistic: 100, ideal: 110 },
    parts: [{ period: quarter(2026, 4), target: { realistic: 25, ideal: 27 }, needed: { realistic: 95, ideal: 105 } }],
  }),
  ProgressReported.of({
    plan,
    period: month(2026, 1),
    to: 'U-2',
    actual: 5,
    says: 'as planned',
    due: '2026-02-10',
  }),
];

/** Results of days, as they were confirmed and corrected. */
export const resultSamples = [
  DailyResultConfirmed.of({
    plan,
    on: '2026-03-02',
    metric: 'visits',
    unit: { kind: 'count' },
    subject: 'salesperson:275',
    value: 8,
  }),
  DailyResultConfirmed.of(
    {
      plan,
      on: '2026-03-02',
      metric: 'revenue',
      unit: { kind: 'money', currency: 'CNY', scale: 2 },
      subject: 'salesperson:275',
      value: null,
    },
    { corrects },
  ),
];

/** Forecasts as they were made and used. */
export const forecastSamples = [
  ForecastMade.of({
    forecast: 'F-1',
    subject: 'company:all',
    metric: 'revenue',
    unit: { kind: 'money', currency: 'CNY', scale: 2 },
    history: [1, 2, 3].map((number) => ({ period: month(2026, number), value: 100 * number })),
    method: { method: 'moving-average', window: 2 },
    tested: { periods: 1, meanError: '150.000000', share: '0.500000', bias: '-150' },
    horizon: [{ period: month(2026, 4), value: 250 }],
    nextDue: '2026-05-10',
  }),
  ForecastMade.of({
    forecast: 'F-2',
    subject: 'salesperson:275',
    metric: 'visits',
    unit: { kind: 'count' },
    history: [1, 2, 3, 4].map((number) => ({ period: quarter(2025, number), value: 4 })),
    method: { method: 'holt-winters', season: 2, level: 3_000, trend: 1_000, seasonal: 5_000 },
    tested: { periods: 0, meanError: null, share: null, bias: '0' },
    horizon: [{ period: quarter(2026, 1), value: 4 }],
    nextDue: '2026-04-10',
  }),
  ForecastMade.of({
    forecast: 'F-3',
    subject: 'company:all',
    metric: 'new-customers',
    unit: { kind: 'count' },
    history: [{ period: quarter(2025, 4), value: 4 }],
    method: { method: 'seasonal-naive', season: 1 },
    tested: { periods: 0, meanError: null, share: null, bias: '0' },
    horizon: [{ period: quarter(2026, 1), value: 4 }],
    nextDue: '2026-04-10',
  }),
  ForecastUsed.of({ forecast: 'F-1', made: corrects, plan, adjustment: 'more for the second quarter' }),
];
