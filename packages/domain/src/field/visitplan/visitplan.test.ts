/** Visit plans by examples: what each rule refuses and what passes beside it; a plan's life to its close; its laws, shown to bite. */
import { describe, expect, test } from 'vitest';
import {
  addDays,
  businessClock,
  checkLaws,
  chinaBusinessCalendar,
  half,
  type LocalDate,
  messageCatalogue,
  month,
  type Period,
  parseCommand,
  quarter,
  year,
} from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  AdoptVisitPlan,
  AdoptVisitRules,
  AmendVisitPlan,
  CloseVisitPlan,
  generateVisitPlan,
  horizonOf,
  type PlannedCustomer,
  type PlannedVisit,
  standardVisitRules,
  VisitPlanAdopted,
  VisitPlanAmended,
  VisitPlanClosed,
  type VisitPlanEvent,
  type VisitRules,
  VisitRulesAdopted,
  visitPlan,
  visitPlanCommands,
  visitPlanLaws,
  visitPlanMessages,
  visitRules,
} from './index.ts';

const horizon = quarter(2025, 2);
const key = { salesperson: 'S7', horizon };
const rules: VisitRules = {
  ...standardVisitRules,
  areas: [{ area: 'A1', salesperson: 'S7', vehicle: 'motorbike' }],
};
const given = { visitRules: [rules], calendar: chinaBusinessCalendar };
const policies = ['standard-visits@1', 'china-8x5@1'] as const;
const told = scenario(visitPlan, given);
const on = testMeta;

const visitOn = (visit: string, date: LocalDate, more: Partial<PlannedVisit> = {}): PlannedVisit => ({
  visit,
  on: date,
  due: date,
  mode: 'in-person',
  purpose: '了解需求',
  focus: '产品介绍',
  ...more,
});
const call = (visit: string, date: LocalDate): PlannedVisit => visitOn(visit, date, { mode: 'phone' });
const vip: PlannedCustomer = {
  customer: 'C1',
  class: 'county-hospital',
  stage: 'regular',
  importance: 'vip',
  run: { opened: '2024-01-01', done: 9, last: '2025-03-20' },
  visits: [
    visitOn('V1', '2025-04-17'),
    visitOn('V2', '2025-05-15'),
    visitOn('V3', '2025-06-12'),
    call('V4', '2025-05-16'),
  ],
};
const ordinary: PlannedCustomer = {
  customer: 'C2',
  class: 'village-clinic',
  stage: 'regular',
  importance: 'ordinary',
  area: 'A1',
  run: { opened: '2024-01-01', done: 9, last: '2025-01-20' },
  visits: [visitOn('V5', '2025-04-21', { round: 'R1', due: '2025-04-20' }), call('V6', '2025-05-16')],
};
const customers = [vip, ordinary];
const ref = 'standard-visits@1';
const adopt = (lines: readonly PlannedCustomer[] = customers, more: { readonly horizon?: Period } = {}) =>
  AdoptVisitPlan.of({ ...key, rules: ref, customers: [...lines], ...more }, on('2025-03-25'));
const adopted = VisitPlanAdopted.of({ ...key, from: '2025-04-01', customers }, { policies });
const without = (line: PlannedCustomer, ...visits: readonly string[]): PlannedCustomer => ({
  ...line,
  visits: line.visits.filter(({ visit }) => !visits.includes(visit)),
});
const withMore = (line: PlannedCustomer, ...visits: readonly PlannedVisit[]): PlannedCustomer => ({
  ...line,
  visits: [...line.visits, ...visits],
});
const codes = (lines: readonly PlannedCustomer[]): readonly string[] => {
  const { outcome } = told.when(adopt(lines));
  return outcome._tag === 'Left' ? outcome.left.map(({ code }) => code) : [];
};

describe('a plan', () => {
  test('P11: is adopted for a quarter, half-year or year, and for no other time', () => {
    told.when(adopt()).thenEvents(adopted);
    told
      .when(adopt(customers, { horizon: month(2025, 4) }))
      .thenRejected(
        { code: 'visitplan.not-a-horizon', data: { horizon: '2025-04', days: 30 } },
        'visitplan.outside-horizon',
      );
    const own = (days: number): Period => ({
      calendar: 'retail@1',
      key: 'P1',
      start: '2025-04-01',
      end: addDays('2025-04-01', days),
    });
    const months = [quarter(2025, 1), half(2025, 2), year(2024), month(2025, 1)].map(horizonOf);
    expect(months).toEqual(['quarter', 'half', 'year', null]);
    expect([83, 84, 98, 99, 167, 168, 196, 197, 356, 357, 371, 372].map((days) => horizonOf(own(days)))).toEqual([
      null,
      'quarter',
      'quarter',
      null,
      null,
      'half',
      'half',
      null,
      null,
      'year',
      'year',
      null,
    ]);
  });

  test('P11: is adopted once, before its horizon is over, with days to come within it', () => {
    told.given(happened('2025-03-25', adopted)).when(adopt()).thenRejected('visitplan.adopted-already');
    const late = (date: LocalDate) => AdoptVisitPlan.of({ ...key, rules: ref, customers }, on(date));
    told.when(late('2025-07-01')).thenRejected(
      {
        code: 'visitplan.horizon-over',
        data: { salesperson: 'S7', horizon: '2025-Q2', end: '2025-07-01', on: '2025-07-01' },
      },
      'visitplan.day-is-past',
    );
    told
      .when(late('2025-04-18'))
      .thenRejected({ code: 'visitplan.day-is-past', data: { visits: ['V1'], on: '2025-04-18' } });
    expect(codes([withMore(vip, visitOn('V9', '2025-07-10')), ordinary])).toEqual(['visitplan.outside-horizon']);
    told
      .when(AdoptVisitPlan.of({ ...key, rules: 'own@1', customers }, on('2025-03-25')))
      .thenRejected({ code: 'visitplan.rules-unknown', data: { rules: 'own@1' } });
  });

  test('P16: that leaves a VIP customer without regular visits is refused, to the day of the longest gap', () => {
    expect(codes([without(vip, 'V2'), ordinary])).toEqual(['visitplan.vip-left-out']);
    expect(codes([without(vip, 'V1', 'V2', 'V3'), ordinary])).toContain('visitplan.vip-left-out');
    const last = (date: LocalDate) => ({
      ...vip,
      visits: vip.visits.map((one) => (one.visit === 'V3' ? { ...one, on: date } : one)),
    });
    // From the 15th of May thirty-one days reach Sunday the 15th of June; and the 31st before July begins is Saturday.
    expect(codes([last('2025-06-13'), ordinary])).toEqual([]);
    told.when(adopt([last('2025-06-16'), ordinary])).thenRejected({
      code: 'visitplan.vip-left-out',
      data: { customer: 'C1', from: '2025-05-15', to: '2025-06-16', days: 32, longest: 31 },
    });
  });

  test('P14: has a contact with a VIP customer in every month, a call being one', () => {
    const wide = { ...rules, vip: { ...rules.vip, longest: 62 } };
    const asked = scenario(visitPlan, { ...given, visitRules: [wide] });
    asked
      .when(adopt([without(vip, 'V2'), ordinary]))
      .thenEvents(
        VisitPlanAdopted.of({ ...key, from: '2025-04-01', customers: [without(vip, 'V2'), ordinary] }, { policies }),
      );
    const earlier = { ...vip, visits: [...without(vip, 'V2', 'V4').visits, call('V4', '2025-04-30')] };
    asked
      .when(adopt([earlier, ordinary]))
      .thenRejected({ code: 'visitplan.vip-month-empty', data: { customer: 'C1', month: '2025-05' } });
  });

  test('P15: calls each customer as often as four calls a year come to: once a quarter, twice a half, four times a year', () => {
    told
      .when(adopt([vip, without(ordinary, 'V6')]))
      .thenRejected({ code: 'visitplan.too-few-calls', data: { customer: 'C2', calls: 0, needed: 1 } });
    const needed = (span: Period): unknown => {
      const { outcome } = told.when(
        AdoptVisitPlan.of(
          { ...key, horizon: span, rules: ref, customers: [without(ordinary, 'V6')] },
          on('2024-12-01'),
        ),
      );
      return outcome._tag === 'Left'
        ? outcome.left.find(({ code }) => code === 'visitplan.too-few-calls')?.data
        : outcome.right;
    };
    expect(needed(half(2025, 1))).toEqual({ customer: 'C2', calls: 0, needed: 2 });
    expect(needed(year(2025))).toEqual({ customer: 'C2', calls: 0, needed: 4 });
  });

  test('P17: visits ordinary customers on round trips of one area and of a working week, and VIP customers as they come', () => {
    const alone = { ...ordinary, visits: [visitOn('V5', '2025-04-21'), call('V6', '2025-05-16')] };
    expect(codes([vip, alone])).toEqual(['visitplan.not-on-a-round']);
    const other = (area: string, date: LocalDate): PlannedCustomer => ({
      ...ordinary,
      customer: 'C3',
      area,
      visits: [visitOn('V7', date, { round: 'R1' }), call('V8', '2025-05-19')],
    });
    expect(codes([vip, ordinary, other('A1', '2025-04-25')])).toEqual([]);
    const within = (roundDays: number) => {
      const asked = scenario(visitPlan, { ...given, visitRules: [{ ...rules, roundDays }] });
      return asked.when(adopt([vip, ordinary, other('A1', '2025-04-25')]));
    };
    expect(within(5).outcome._tag).toBe('Right');
    within(4).thenRejected({ code: 'visitplan.round-torn', data: { rounds: ['R1'], most: 4 } });
    expect(codes([vip, ordinary, other('A2', '2025-04-22')])).toEqual(['visitplan.round-torn']);
  });

  test('P9: that leaves out an area which a vehicle gets to is refused; where none does, nobody must go', () => {
    expect(codes([vip, { ...ordinary, area: 'A2' }])).toEqual(['visitplan.area-left-out']);
    const calls = { ...ordinary, visits: [call('V6', '2025-05-16')] };
    told
      .when(adopt([vip, calls]))
      .thenRejected({ code: 'visitplan.area-left-out', data: { areas: ['A1 (motorbike)'] } });
    for (const area of [
      { area: 'A1', salesperson: 'S7', vehicle: null },
      { area: 'A1', salesperson: 'S8', vehicle: 'car' as const },
    ]) {
      const asked = scenario(visitPlan, { ...given, visitRules: [{ ...rules, areas: [area] }] });
      expect(asked.when(adopt([vip, calls])).outcome._tag).toBe('Right');
    }
  });

  test('P12: is dense first, then sparse, by the days that the cadence gave; a visit stays near its day, and in order', () => {
    const run = (...dates: readonly LocalDate[]) => ({
      ...vip,
      visits: [...dates.map((date, at) => visitOn(`W${at}`, date)), call('V4', '2025-05-16')],
    });
    expect(codes([run('2025-04-08', '2025-04-15', '2025-05-06', '2025-06-03'), ordinary])).toEqual([]);
    expect(codes([run('2025-04-08', '2025-05-06', '2025-05-20', '2025-06-17'), ordinary])).toEqual([
      'visitplan.denser-later',
    ]);
    const moved = (due: LocalDate) => ({
      ...vip,
      visits: vip.visits.map((one) => (one.visit === 'V3' ? { ...one, due } : one)),
    });
    expect(codes([moved('2025-06-26'), ordinary])).toEqual([]);
    expect(codes([moved('2025-06-27'), ordinary])).toEqual(['visitplan.moved-too-far']);
    const turned = {
      ...vip,
      visits: [
        visitOn('V1', '2025-04-17', { due: '2025-04-18' }),
        visitOn('V9', '2025-04-18', { due: '2025-04-17' }),
        ...vip.visits.slice(1),
      ],
    };
    expect(codes([turned, ordinary])).toContain('visitplan.order-turned');
  });

  test('lies on working days, holds no more than a day has room for, and goes to nobody twice a day', () => {
    expect(codes([withMore(vip, visitOn('V9', '2025-06-14')), ordinary])).toContain('visitplan.not-a-working-day');
    const tight = scenario(visitPlan, {
      ...given,
      visitRules: [{ ...rules, capacity: { visits: 1, calls: 1 } }],
    });
    tight.when(adopt()).thenRejected({
      code: 'visitplan.day-overfull',
      data: { day: '2025-05-16', kind: 'calls', planned: 2, room: 1 },
    });
    expect(codes([withMore(vip, visitOn('V9', '2025-04-17')), ordinary])).toContain('visitplan.twice-a-day');
    expect(codes([vip, ordinary, ordinary])).toEqual(
      expect.arrayContaining(['visitplan.customer-twice', 'visitplan.visit-twice']),
    );
  });
});

const since = told.given(happened('2025-03-25', adopted));
const amend = (changes: Parameters<typeof AmendVisitPlan.of>[0]['changes'], date: LocalDate = '2025-04-10') =>
  AmendVisitPlan.of({ ...key, rules: ref, reason: '大雪', changes }, on(date));

describe('a running plan', () => {
  test('is amended with a reason; what was planned before is remembered', () => {
    const changes = [
      { kind: 'move' as const, visit: 'V5', on: '2025-04-22' as const },
      { kind: 'add' as const, customer: 'C2', visit: call('V10', '2025-06-03') },
    ];
    const { state } = since
      .when(amend(changes))
      .thenEvents(VisitPlanAmended.of({ ...key, reason: '大雪', changes }, { policies }));
    expect(state).toMatchObject({ moved: [{ visit: 'V5', from: '2025-04-21' }], reasons: ['大雪'] });
    expect(state?.customers[1]?.visits.map(({ visit, on: date }) => [visit, date])).toEqual([
      ['V5', '2025-04-22'],
      ['V6', '2025-05-16'],
      ['V10', '2025-06-03'],
    ]);
    const nobody = parseCommand(visitPlanCommands)({
      ...amend(changes),
      data: { ...amend(changes).data, reason: ' ' },
    });
    expect(nobody._tag).toBe('Left');
  });

  test('P16: is not amended into one that leaves a VIP customer or an area out', () => {
    since.when(amend([{ kind: 'drop', visit: 'V2' }])).thenRejected('visitplan.vip-left-out');
    since.when(amend([{ kind: 'drop', visit: 'V5' }])).thenRejected('visitplan.area-left-out');
  });

  test('keeps its past: visits of days that are over stay, and none is put there', () => {
    const past = (visit: string, date: LocalDate) => ({
      code: 'visitplan.day-is-past' as const,
      data: { visits: [visit], on: date },
    });
    since
      .when(amend([{ kind: 'move', visit: 'V5', on: '2025-04-23' }], '2025-04-22'))
      .thenRejected(past('V5', '2025-04-22'));
    since
      .when(amend([{ kind: 'move', visit: 'V5', on: '2025-04-09' }], '2025-04-10'))
      .thenRejected(past('V5', '2025-04-10'));
    since.when(amend([{ kind: 'move', visit: 'V5', on: '2025-04-21' }])).thenRejected('visitplan.same-day');
    since
      .when(amend([{ kind: 'drop', visit: 'V99' }]))
      .thenRejected({ code: 'visitplan.visit-unknown', data: { visits: ['V99'] } });
    since
      .when(amend([{ kind: 'add', customer: 'C9', visit: call('V10', '2025-06-03') }]))
      .thenRejected({ code: 'visitplan.customer-unknown', data: { customers: ['C9'] } });
    since.when(amend([{ kind: 'drop', visit: 'V6' }], '2025-03-24')).thenRejected('visitplan.before-what-happened');
    told.when(amend([{ kind: 'drop', visit: 'V6' }])).thenRejected('visitplan.unknown');
  });

  test('P11: is closed when its horizon is over, with what became of every visit; a visit keeps one plan', () => {
    const outcomes = [
      { visit: 'V1', outcome: 'kept', done: 'V1' },
      { visit: 'V2', outcome: 'kept', done: 'W2' },
      { visit: 'V3', outcome: 'missed' },
      { visit: 'V4', outcome: 'excused' },
      { visit: 'V5', outcome: 'kept', done: 'V5' },
      { visit: 'V6', outcome: 'missed' },
    ] as const;
    const close = (
      date: LocalDate,
      said: readonly (typeof outcomes)[number][] = outcomes,
      offPlan: string[] = ['W9'],
    ) => CloseVisitPlan.of({ ...key, outcomes: [...said], offPlan }, on(date));
    since.when(close('2025-06-30')).thenRejected('visitplan.not-over');
    since
      .when(close('2025-07-01', outcomes.slice(1)))
      .thenRejected({ code: 'visitplan.outcome-missing', data: { visits: ['V1'] } });
    since
      .when(close('2025-07-01', outcomes, ['W2']))
      .thenRejected({ code: 'visitplan.outcome-twice', data: { visits: ['W2'] } });
    const closed = since.when(close('2025-07-01')).thenEvents(
      VisitPlanClosed.of({
        ...key,
        outcomes: [...outcomes],
        offPlan: ['W9'],
        planned: 6,
        kept: 3,
        excused: 1,
        missed: 2,
      }),
    );
    expect(closed.state).toMatchObject({ status: 'closed', closing: { kept: 3 } });
    closed.when(close('2025-07-02')).thenRejected('visitplan.closed-already');
    closed.when(amend([{ kind: 'drop', visit: 'V6' }], '2025-07-02')).thenRejected('visitplan.closed-already');
  });
});

const breaches = (...events: readonly (VisitPlanEvent | Happened<VisitPlanEvent>)[]) =>
  checkLaws(visitPlanLaws, recordedHistory<VisitPlanEvent>(storedHistory('test.visitplan-S7', events))).map(
    ({ law, revision }) => [law, revision],
  );

test('the laws bite: a plan twice, outside its horizon, a VIP customer with an empty month, a close too early or not in full', () => {
  const law = 'visitplan.kept-within-its-horizon';
  const amended = (changes: Parameters<typeof VisitPlanAmended.of>[0]['changes']) =>
    VisitPlanAmended.of({ ...key, reason: 'x', changes }, { policies });
  const outcomes = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'].map((visit) => ({ visit, outcome: 'missed' as const }));
  const closing = { ...key, outcomes, offPlan: [], planned: 6, kept: 0, excused: 0, missed: 6 };
  const closed = happened('2025-07-01', VisitPlanClosed.of(closing));
  expect(breaches(adopted, closed)).toEqual([]);
  expect(breaches(adopted, adopted)).toContainEqual([law, 1]);
  expect(breaches(amended([{ kind: 'drop', visit: 'V6' }]))).toEqual([[law, 0]]);
  expect(breaches(adopted, amended([{ kind: 'move', visit: 'V6', on: '2025-07-01' }]))).toEqual([[law, 1]]);
  expect(breaches(adopted, amended([{ kind: 'add', customer: 'C2', visit: call('V1', '2025-06-03') }]))).toContainEqual(
    [law, 1],
  );
  expect(breaches(adopted, happened('2025-06-30', VisitPlanClosed.of(closing)))).toEqual([[law, 1]]);
  expect(breaches(adopted, amended([{ kind: 'drop', visit: 'V3' }]))).toEqual([['visitplan.vips-every-month', 1]]);
  const short = { ...closing, outcomes: outcomes.slice(1), planned: 5, missed: 5 };
  expect(breaches(adopted, happened('2025-07-01', VisitPlanClosed.of(short)))).toEqual([
    ['visitplan.closed-in-full', 1],
  ]);
  const keeping = (...done: readonly string[]) => {
    const kept = done.map((id, at) => ({ visit: `V${at + 1}`, outcome: 'kept' as const, done: id }));
    const all = [...kept, ...outcomes.slice(kept.length)];
    const sums = { kept: kept.length, missed: 6 - kept.length };
    return breaches(adopted, happened('2025-07-01', VisitPlanClosed.of({ ...closing, outcomes: all, ...sums })));
  };
  expect(keeping('W1', 'W2')).toEqual([]);
  expect(keeping('W1', 'W1')).toEqual([['visitplan.closed-in-full', 1]]);
  expect(breaches(adopted, happened('2025-07-01', VisitPlanClosed.of({ ...closing, missed: 5 })))).toEqual([
    ['visitplan.closed-in-full', 1],
  ]);
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([visitPlanMessages]);
  const lists = { visits: ['x'], customers: ['x'], rounds: ['x'], areas: ['x'] };
  const data = { ...lists, horizon: 'x', salesperson: 'x', rules: 'x', customer: 'x', day: 'x' };
  for (const code of Object.keys(visitPlanMessages)) {
    expect(say({ code, data }, 'en')).toContain('x');
    expect(say({ code, data }, 'zh')).toMatch(/x.*\p{Script=Han}|\p{Script=Han}.*x/u);
  }
});

test('P14: rules are adopted in versions; VIP customers contacted in every month, no class or area twice', () => {
  const general = { adoption: { name: 'policy-adoption', version: 1, adopters: ['general-manager'] } };
  const asked = scenario(visitRules, general);
  const by = { by: { id: 'g1', roles: ['general-manager'] } };
  const take = (policy: VisitRules) => asked.when(AdoptVisitRules.of({ policy }, on('2025-01-01', by)));
  take(rules).thenEvents(VisitRulesAdopted.of({ policy: rules }, { policies: ['policy-adoption@1'] }));
  const vipEvery = (steady: number) => take({ ...rules, vip: { ...rules.vip, steady } });
  expect(vipEvery(28).outcome._tag).toBe('Right');
  vipEvery(29).thenRejected('visitrules.vip-not-monthly');
  take({ ...rules, vip: { ...rules.vip, monthly: false } }).thenRejected('visitrules.vip-not-monthly');
  take({ ...rules, areas: [...rules.areas, ...rules.areas] }).thenRejected('visitrules.named-twice');
});

test('a generated plan: four calls, VIP customers every four weeks, a round of the clinics of one village', () => {
  const base = (line: PlannedCustomer) => {
    const { visits: _visits, ...kept } = line;
    return { ...kept, purpose: '了解需求', focus: '产品介绍' };
  };
  const second = { ...ordinary, customer: 'C3', run: { ...ordinary.run, last: '2025-01-22' as const } };
  const asked = { ...key, from: horizon.start, customers: [base(second), base(ordinary), base(vip)] };
  const plan = generateVisitPlan(asked, rules, businessClock(chinaBusinessCalendar));
  expect(
    plan.customers.map(({ customer, visits }) => [customer, ...visits.map(({ on: date, mode }) => `${date} ${mode}`)]),
  ).toEqual([
    // Four weeks after the 20th of March, and on; the middle of the quarter's 91 days is the 16th of May.
    ['C1', '2025-04-17 in-person', '2025-05-15 in-person', '2025-05-16 phone', '2025-06-12 in-person'],
    // Ninety days after the 20th of January is Sunday the 20th of April: Friday is two days away, Monday one.
    ['C2', '2025-04-21 in-person', '2025-05-16 phone'],
    // Two days later than that, and taken along on the same round.
    ['C3', '2025-04-21 in-person', '2025-05-16 phone'],
  ]);
  expect(plan.moved.map(({ customer, due, on: date, why }) => [customer, due, date, why])).toEqual([
    ['C2', '2025-04-20', '2025-04-21', 'no-working-day'],
    ['C3', '2025-04-22', '2025-04-21', 'round'],
  ]);
  expect([plan.unplaced, plan.areasWithoutCustomer]).toEqual([[], []]);
  told
    .when(adopt(plan.customers))
    .thenEvents(VisitPlanAdopted.of({ ...key, from: '2025-04-01', customers: [...plan.customers] }, { policies }));
});

test('P14: a visit to a VIP customer is moved to the working day nearest to it in its month, though another is nearer', () => {
  const { visits: _visits, ...kept } = vip;
  const base = { ...kept, run: { ...vip.run, last: '2025-01-04' as const }, purpose: 'x', focus: 'y' };
  const weekdays = { year: 2025, week: chinaBusinessCalendar.years[0]?.week ?? [], workingDays: [] };
  const holidays = Array.from({ length: 25 }, (_, at) => addDays('2025-02-04', at));
  const calendar = { ...chinaBusinessCalendar, years: [{ ...weekdays, holidays }] } as typeof chinaBusinessCalendar;
  const first = quarter(2025, 1);
  const plan = generateVisitPlan(
    { salesperson: 'S7', horizon: first, from: '2025-01-06', customers: [base] },
    standardVisitRules,
    businessClock(calendar),
  );
  // Due on Saturday the 1st of February: Friday is nearer than Monday, but lies in January.
  const days = plan.customers[0]?.visits
    .filter(({ mode }) => mode === 'in-person')
    .map(({ due, on: day }) => [due, day]);
  expect(days).toEqual([
    ['2025-02-01', '2025-02-03'],
    ['2025-03-01', '2025-03-03'],
    ['2025-03-29', '2025-03-28'],
  ]);
});
