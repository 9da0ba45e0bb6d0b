// What a plan holds beside its targets: what it rests on, who agrees, what is done, and how it is looked back at.
import { describe, expect, test } from 'vitest';
import { type Actor, type LocalDate, month, quarter, year } from '../../kernel/index.ts';
import { type Happened, happened, scenario, testMeta } from '../../testing/index.ts';
import type { Subject } from './cell.ts';
import { ApproveTargetPlan, SetTarget } from './commands.ts';
import {
  type PlanHeader,
  TargetDecomposed,
  type TargetEvent,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetSet,
} from './events.ts';
import {
  AgreeToTargetPlan,
  type Ground,
  GroundTargetPlan,
  groundSchema,
  TargetPlanAgreed,
  TargetPlanGrounded,
} from './ground.ts';
import { contentAsOf, groundOf, target } from './index.ts';
import {
  CheckMeasure,
  type Measure,
  MeasureChecked,
  MeasurePlanned,
  MilestoneReported,
  measureKinds,
  PlanMeasure,
  ReportMilestone,
} from './measure.ts';
import {
  AdoptStandard,
  PlanCatchUp,
  ReportProgress,
  type ReviewAnswers,
  ReviewTarget,
  StandardAdopted,
} from './review.ts';
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
  south,
  wholeYear,
} from './samples.ts';

const told = scenario(target, given);
const on = (date: LocalDate, by: Actor = planner) => testMeta(date, { by });
const opened = (more: Partial<PlanHeader> = {}) =>
  happened('2024-10-01', TargetPlanOpened.of({ ...header, ...more }), planner);
const grounded = (more: Partial<Ground> = {}) =>
  happened('2024-10-02', TargetPlanGrounded.of({ plan, ground: { ...ground, ...more } }), planner);
const set = (realistic: number, of = wholeYear, ideal = realistic) =>
  happened('2024-11-01', TargetSet.of({ plan, cell: of, value: { realistic, ideal } }), planner);
const approved = happened('2024-12-01', TargetPlanApproved.of({ plan, step: 1, steps: 1 }), manager);
const approving = (...past: readonly Happened<TargetEvent>[]) =>
  told.given(...past).when(ApproveTargetPlan.of({ plan }, on('2024-12-01', manager)));
const isApproved = { policies: ['target-approval@1'] } as const;

describe('a plan', () => {
  test('A49: is approved only with the principles and the basis that it was made by', () => {
    approving(opened(), set(10)).thenRejected({ code: 'target.no-ground', data: { plan } });
    approving(opened(), grounded(), set(10)).thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 1 }, isApproved));
    for (const missing of ['principles', 'basis'] as const)
      expect(groundSchema.safeParse({ ...ground, [missing]: [] }).success).toBe(false);
    expect(groundSchema.safeParse(ground).success).toBe(true);
  });

  test('A48: whose marketing policy of the year follows from the production and the operation plan, both', () => {
    const policy = (kinds: readonly ('production-plan' | 'operation-plan')[]) => ({
      policy: 'More of the good customers',
      strategy: 'Two new regions',
      from: kinds.map((kind) => ({ kind, document: `D-${kind}` })),
    });
    const grounding = (kinds: readonly ('production-plan' | 'operation-plan')[]) =>
      told
        .given(opened())
        .when(GroundTargetPlan.of({ plan, ground: { ...ground, policy: policy(kinds) } }, on('2024-10-05')));
    grounding(['production-plan']).thenRejected({
      code: 'target.policy-without-source',
      data: { missing: ['operation-plan'] },
    });
    grounding([]).thenRejected('target.policy-without-source');
    const whole = grounding(['production-plan', 'operation-plan']);
    expect(groundOf(whole.state.content)?.policy).toEqual(policy(['production-plan', 'operation-plan']));
    expect(groundOf(contentAsOf(whole.state.content, '2024-10-04'))).toBeNull();
  });

  test('A26: keeps in step with the goals of other departments: at the bounds it does, beyond them it doesn’t', () => {
    const link = { department: 'production', goal: 'two shifts', subject: company, least: 10, most: 20 } as const;
    const asking = (realistic: number) => approving(opened(), grounded({ links: [link] }), set(realistic));
    for (const realistic of [10, 20]) expect(asking(realistic).outcome._tag).toBe('Right');
    for (const realistic of [9, 21])
      asking(realistic).thenRejected({
        code: 'target.out-of-step',
        data: { ...link, unit: header.unit, realistic: `${realistic}` },
      });
    approving(opened(), grounded({ links: [{ ...link, subject: east }] }), set(10)).thenRejected('target.out-of-step');
  });

  test('A27: is agreed to by every partner before it is approved, each in its own role, as the plan then stands', () => {
    const partners = ['production', 'sales-force'];
    const past = [opened(), grounded({ partners }), set(10)];
    const maker: Actor = { id: 'maker', roles: ['production'] };
    const seller: Actor = { id: 'seller', roles: ['sales-force'] };
    approving(...past).thenRejected({ code: 'target.not-agreed', data: { missing: partners } });
    const agree = (partner: string, by: Actor) => AgreeToTargetPlan.of({ plan, partner }, on('2024-11-10', by));
    told
      .given(...past)
      .when(agree('production', seller))
      .thenRejected({
        code: 'target.speaks-for-another',
        data: { actor: 'seller', roles: ['sales-force'], partner: 'production' },
      });
    told
      .given(...past)
      .when(agree('finance', { id: 'f', roles: ['finance'] }))
      .thenRejected({ code: 'target.not-a-partner', data: { partner: 'finance', partners } });
    const both = told
      .given(...past)
      .when(agree('production', maker))
      .thenEvents(TargetPlanAgreed.of({ plan, partner: 'production' }))
      .when(agree('production', maker))
      .thenNothing()
      .when(agree('sales-force', seller));
    const approval = ApproveTargetPlan.of({ plan }, on('2024-12-01', manager));
    expect(both.when(approval).outcome._tag).toBe('Right');
    // What is set afterwards is another plan than the one they agreed to.
    both
      .when(SetTarget.of({ plan, cell: cell(east, year(2025)), value: { realistic: 5 } }, on('2024-11-20')))
      .when(approval)
      .thenRejected({ code: 'target.not-agreed', data: { missing: partners } });
  });

  test('A10: of a progressive chain goes beyond the year before; the same level is no step', () => {
    const follows = { plan: 'P0', levels: [{ subject: company, realistic: 100 }] };
    const asking = (realistic: number) => approving(opened({ follows }), grounded(), set(realistic));
    expect(asking(101).outcome._tag).toBe('Right');
    asking(100).thenRejected({
      code: 'target.no-step-beyond',
      data: { subject: company, unit: header.unit, earlier: 100, now: '100', follows: 'P0' },
    });
    approving(opened({ follows }), grounded(), set(101, cell(east, year(2025)))).thenRejected('target.no-step-beyond');
    // Of a ceiling less is better.
    const ceiling = (realistic: number) =>
      approving(opened({ follows, metric: 'expense-ceiling' }), grounded(), set(realistic));
    expect(ceiling(99).outcome._tag).toBe('Right');
    ceiling(101).thenRejected('target.no-step-beyond');
  });
});

const measure = (more: Partial<Measure> = {}): Measure => ({
  measure: 'M1',
  kind: 'promotion',
  title: 'Spring fair',
  what: 'A stand of our own',
  subject: company,
  responsible: 'seller',
  indicator: { metric: 'new-customers', least: 30 },
  milestones: [
    { milestone: 'a', due: '2025-03-01', what: 'Stand booked' },
    { milestone: 'b', due: '2025-05-01', what: 'Thirty customers met' },
  ],
  ...more,
});
const planned = (more: Partial<Measure> = {}) =>
  happened('2024-11-05', MeasurePlanned.of({ plan, measure: measure(more) }), planner);
const money = (amount: number, currency = 'CNY') => ({ amount, currency, scale: 2 });

describe('a measure of a plan', () => {
  const planning = (more: Partial<Measure>, ...past: readonly Happened<TargetEvent>[]) =>
    told
      .given(opened(), grounded({ budget: money(100) }), set(10), ...past)
      .when(PlanMeasure.of({ plan, measure: measure(more) }, on('2024-11-06')));

  test('A28 A29 A30: is of one of the elements of a sales plan, with an indicator and milestones in time', () => {
    for (const kind of measureKinds)
      planning({ kind }).thenEvents(MeasurePlanned.of({ plan, measure: measure({ kind }) }));
    const late = [{ milestone: 'a', due: '2026-01-01', what: 'too late' }] as const;
    planning({ milestones: [...late] }).thenRejected({
      code: 'target.milestone-out-of-place',
      data: { measure: 'M1', milestone: 'a', due: '2026-01-01', spanStart: '2025-01-01', spanEnd: '2026-01-01' },
    });
    planning({ milestones: measure().milestones.toReversed() }).thenRejected('target.milestone-out-of-place');
    planning({
      milestones: [measure().milestones[0], measure().milestones[0]].flatMap((one) => one ?? []),
    }).thenRejected('target.milestone-out-of-place');
    planning({ subject: south }).thenRejected({ code: 'target.subject-without-target', data: { subject: south } });
    planning({}, planned()).thenRejected({ code: 'target.measure-exists', data: { measure: 'M1', on: '2024-11-05' } });
  });

  test('A31: takes its share of the plan’s budget: all of it at most, in its currency', () => {
    const other = planned({ measure: 'M0', budget: money(60) });
    expect(planning({ budget: money(40) }, other).outcome._tag).toBe('Right');
    planning({ budget: money(41) }, other).thenRejected({
      code: 'target.over-budget',
      data: { budget: money(100), measures: '101' },
    });
    planning({ budget: money(1, 'USD') }).thenRejected('target.budget-in-another-unit');
    told
      .given(opened(), grounded(), set(10))
      .when(PlanMeasure.of({ plan, measure: measure({ budget: money(1) }) }, on('2024-11-06')))
      .thenRejected({ code: 'target.no-budget', data: { asked: money(1) } });
    // Nor may the budget be lowered below what the measures share already.
    told
      .given(opened(), grounded({ budget: money(100) }), set(10), other)
      .when(GroundTargetPlan.of({ plan, ground: { ...ground, budget: money(59) } }, on('2024-11-06')))
      .thenRejected('target.over-budget');
  });

  test('A28 A34: is carried out after the approval of its plan only; each milestone is told of once', () => {
    const report = (milestone: string) =>
      ReportMilestone.of({ plan, measure: 'M1', milestone, outcome: { kind: 'reached' } }, on('2025-03-01'));
    told
      .given(opened(), grounded(), set(10), planned())
      .when(report('a'))
      .thenRejected({ code: 'target.not-approved-yet', data: { plan } });
    const after = told.given(opened(), grounded(), set(10), planned(), approved);
    const first = after
      .when(report('a'))
      .thenEvents(MilestoneReported.of({ plan, measure: 'M1', milestone: 'a', outcome: { kind: 'reached' } }));
    first.when(report('a')).thenRejected({
      code: 'target.milestone-told',
      data: { measure: 'M1', milestone: 'a', on: '2025-03-01' },
    });
    after.when(report('z')).thenRejected({
      code: 'target.no-such-measure',
      data: { measure: 'M1', milestone: 'z' },
    });
    // What was missed says why, and what is done about it.
    expect(
      ReportMilestone.schema.safeParse({ plan, measure: 'M1', milestone: 'b', outcome: { kind: 'missed' } }).success,
    ).toBe(false);
  });

  test('A37: is checked, and not by who carries it out', () => {
    const after = told.given(opened(), grounded(), set(10), planned(), approved);
    const data = { plan, measure: 'M1', finding: 'behind', instruction: 'book by Friday' } as const;
    after.when(CheckMeasure.of(data, on('2025-03-02', manager))).thenEvents(MeasureChecked.of(data));
    after
      .when(CheckMeasure.of(data, on('2025-03-02', { id: 'seller', roles: ['sales-director'] })))
      .thenRejected({ code: 'target.checks-own', data: { actor: 'seller', measure: 'M1' } });
    after
      .when(CheckMeasure.of({ ...data, measure: 'M9' }, on('2025-03-02', manager)))
      .thenRejected({ code: 'target.no-such-measure', data: { measure: 'M9', milestone: null } });
  });
});

const answers: ReviewAnswers = {
  yearEnd: { result: 'A thousand', value: 1_000 },
  obstacles: ['few visits'],
  territory: { strengths: ['ports'], weaknesses: ['roads'] },
  impact: 'three quarters have to carry four',
  progressive: [company],
  progress: 'by visits',
  remedy: 'a second fair',
};

/** 400 and an ideal of 600, a quarter of it in each quarter. */
const inQuarters = (of: Subject) =>
  happened(
    '2024-11-02',
    TargetDecomposed.of({
      plan,
      of: cell(of, year(2025)),
      whole: { realistic: 400, ideal: 600 },
      split: {
        by: 'time',
        method: 'given',
        parts: quarters.map((period) => ({ period, value: { realistic: 100, ideal: 150 } })),
      },
    }),
    planner,
  );
const lived = [opened(), grounded(), set(400, wholeYear, 600), inQuarters(company), approved];
const firstQuarter = cell(company, quarter(2025, 1));
const reviewing = (actual: number, cause?: string, date: LocalDate = '2025-04-01') =>
  ReviewTarget.of({ plan, cell: firstQuarter, actual, answers, ...(cause === undefined ? {} : { cause }) }, on(date));

describe('a target is looked back at', () => {
  test('A39 A40 A41 A42: with all seven questions answered, once, when its period is over', () => {
    for (const question of Object.keys(answers))
      expect(
        ReviewTarget.schema.safeParse({
          plan,
          cell: firstQuarter,
          actual: 1,
          answers: { ...answers, [question]: undefined },
        }).success,
      ).toBe(false);
    const done = told.given(...lived).when(reviewing(100));
    expect(done.state.content.reviews).toMatchObject([
      { cell: firstQuarter, expected: { realistic: 100, ideal: 150 }, actual: 100, answers, on: '2025-04-01' },
    ]);
    done.when(reviewing(100)).thenRejected({
      code: 'target.already-reviewed',
      data: { subject: company, period: '2025-Q1', on: '2025-04-01' },
    });
    told
      .given(...lived)
      .when(reviewing(100, undefined, '2025-03-31'))
      .thenRejected({
        code: 'target.period-still-open',
        data: { period: '2025-Q1', end: '2025-04-01', on: '2025-03-31' },
      });
  });

  test('A43 A44: of what was progressive only subjects of the plan are named', () => {
    told
      .given(...lived)
      .when(
        ReviewTarget.of(
          { plan, cell: firstQuarter, actual: 100, answers: { ...answers, progressive: [south] } },
          on('2025-04-01'),
        ),
      )
      .thenRejected({ code: 'target.subject-without-target', data: { subject: south } });
  });

  test('A36: a missed target needs its cause, and what it taught becomes a standard; not without a review', () => {
    const adopting = AdoptStandard.of(
      { plan, standard: 'S1', lessonOf: firstQuarter, rule: 'Book fairs in autumn', from: '2025-05-01' },
      on('2025-04-10'),
    );
    told
      .given(...lived)
      .when(reviewing(99))
      .thenRejected({
        code: 'target.shortfall-unexplained',
        data: { subject: company, period: '2025-Q1', unit: header.unit, realistic: 100, actual: 99 },
      });
    told
      .given(...lived)
      .when(adopting)
      .thenRejected({ code: 'target.not-reviewed', data: { subject: company, period: '2025-Q1' } });
    told
      .given(...lived)
      .when(reviewing(99, 'the fair came late'))
      .when(adopting)
      .thenEvents(StandardAdopted.of(adopting.data))
      .when(adopting)
      .thenRejected({ code: 'target.standard-exists', data: { standard: 'S1', on: '2025-04-10' } });
  });

  test('A45: what is missing is caught up by the open periods, and with what was reached it is the whole', () => {
    const catching = (actual: number, date: LocalDate = '2025-04-02') =>
      told.given(...lived).when(PlanCatchUp.of({ plan, of: wholeYear, actual }, on(date)));
    const { content } = catching(80).state;
    expect(
      content.catchUps[0]?.parts.map(({ period, needed }) => [period.key, needed.realistic, needed.ideal]),
    ).toEqual([
      ['2025-Q2', 107, 174],
      ['2025-Q3', 107, 174],
      ['2025-Q4', 106, 172],
    ]);
    // 80 + 107 + 107 + 106 = 400, and the uplift of 200 is shared as 67, 67 and 66: 80 + 520 = 600.
    expect(catching(399).outcome._tag).toBe('Right');
    catching(400).thenRejected({
      code: 'target.nothing-to-catch-up',
      data: { subject: company, period: '2025', unit: header.unit, realistic: 400, actual: 400 },
    });
    catching(80, '2026-01-01').thenRejected('target.period-closed');
    told
      .given(opened(), set(10))
      .when(PlanCatchUp.of({ plan, of: wholeYear, actual: 1 }, on('2025-04-02')))
      .thenRejected({ code: 'target.not-split-over-time', data: { subject: company, period: '2025' } });
  });

  test('A35: progress is told upward once a period is over, to somebody else, and it is known until when that was due', () => {
    const report = (date: LocalDate, to = 'manager') =>
      ReportProgress.of({ plan, period: month(2025, 1), to, actual: 30, says: 'as planned' }, on(date));
    const done = told.given(...lived).when(report('2025-02-03'));
    expect(done.state.content.progress).toMatchObject([{ due: '2025-02-10', on: '2025-02-03', to: 'manager' }]);
    done.when(report('2025-02-04')).thenRejected({
      code: 'target.progress-told',
      data: { actor: 'planner', period: '2025-01', on: '2025-02-03' },
    });
    told
      .given(...lived)
      .when(report('2025-01-31'))
      .thenRejected('target.period-still-open');
    told
      .given(...lived)
      .when(report('2025-02-03', 'planner'))
      .thenRejected({ code: 'target.reports-to-himself', data: { actor: 'planner', period: '2025-01' } });
  });
});
