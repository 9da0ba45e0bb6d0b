// Plans that are grounded, agreed, approved, changed and looked back at, on arbitrary stories: the rules of every room and
// the laws of this one, and every event and every reason reached.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Actor,
  type CommandMeta,
  instantOfDate,
  type LocalDate,
  month,
  type Period,
  quarter,
  utc,
  year,
} from '../../kernel/index.ts';
import { type Asking, assertRules, type SoFar } from '../../testing/index.ts';
import type { Cell, Subject } from './cell.ts';
import { changeCauses } from './change.ts';
import {
  ApproveTargetChange,
  ApproveTargetPlan,
  DeclineTargetChange,
  DecomposeInTable,
  DecomposeTarget,
  OpenTargetPlan,
  ProposeTargetChange,
  SetTarget,
  type TargetCommand,
} from './commands.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { AgreeToTargetPlan, type Ground, GroundTargetPlan } from './ground.ts';
import { entriesOf, lookUp } from './growing-map.ts';
import { standingOf, type TargetState, target } from './index.ts';
import { CheckMeasure, measureKinds, PlanMeasure, ReportMilestone } from './measure.ts';
import { generalManagerApproves, type TargetGiven } from './policy.ts';
import { AdoptStandard, PlanCatchUp, ReportProgress, ReviewTarget } from './review.ts';
import { company, east, eventsOfLives, ground, header, manager, planner, reasonsOfLives, south } from './samples.ts';

type Ask = Asking<TargetState, TargetCommand, TargetEvent>;

const chair: Actor = { id: 'chair', roles: ['general-manager', 'sales-director'] };
const maker: Actor = { id: 'maker', roles: ['production'] };
const person = fc.constantFrom(planner, manager, chair, maker);
const plan = 'P1';

const dates: readonly LocalDate[] = [
  '2024-12-01',
  '2025-01-10',
  '2025-04-01',
  '2025-05-20',
  '2025-10-01',
  '2026-01-01',
];

const whenOf = (on: LocalDate, by: Actor, number: number): CommandMeta => ({
  commandId: `command-${number}`,
  at: instantOfDate(utc, on),
  on,
  by,
});
const number = fc.nat({ max: 999_999 });
/** While the plan is made, and while it is lived by. */
const making = fc
  .tuple(fc.constantFrom(planner, planner, planner, maker), number)
  .map(([by, no]) => whenOf('2024-12-01', by, no));
const living = fc
  .tuple(
    fc.constantFrom<LocalDate>('2025-01-10', '2025-04-01', '2025-05-20', '2025-10-01', '2026-01-01'),
    person,
    number,
  )
  .map(([on, by, no]) => whenOf(on, by, no));

const subject = fc.constantFrom<Subject>(company, east, south, south, 'team:1');
const period = fc.constantFrom<Period>(
  year(2025),
  quarter(2025, 1),
  quarter(2025, 2),
  quarter(2025, 3),
  month(2025, 5),
);
const cell: fc.Arbitrary<Cell> = fc.record({ subject, period });
const small = fc.nat({ max: 400 });
const large = fc.oneof(
  { weight: 20, arbitrary: small },
  { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
);

const headers: readonly PlanHeader[] = [
  header,
  header,
  header,
  { ...header, follows: { plan: 'P0', levels: [{ subject: company, realistic: 900 }] } },
  { ...header, record: true },
];
const grounds: readonly Ground[] = [
  ground,
  { ...ground, budget: { amount: 100, currency: 'CNY', scale: 2 } },
  { ...ground, budget: { amount: 100, currency: 'CNY', scale: 2 } },
  { ...ground, partners: ['production'] },
  { ...ground, links: [{ department: 'production', goal: 'two shifts', subject: company, most: 1_500 }] },
  { ...ground, policy: { policy: 'Growth', strategy: 'New regions', from: [] } },
];

const opening = fc.tuple(fc.constantFrom(...headers), making).map(([of, when]) => OpenTargetPlan.of(of, when));
const grounding = fc
  .tuple(fc.constantFrom(...grounds), making)
  .map(([of, when]) => GroundTargetPlan.of({ plan, ground: of }, when));
const derived = {
  from: 'history',
  source: '2024',
  base: 1_000,
  adjustments: [{ cause: 'demand-stronger', by: 500 }],
  uplift: 1_000,
} as const;
const setting = fc.tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 7 }), making).map(([realistic, pick, when]) =>
  SetTarget.of(
    {
      plan,
      cell: { subject: company, period: year(2025) },
      value:
        pick < 3
          ? { realistic, ideal: realistic + 100 }
          : pick === 3
            ? { realistic, uplift: 2_000 }
            : {
                derived: {
                  ...derived,
                  base: pick === 7 ? Number.MAX_SAFE_INTEGER : realistic,
                  adjustments: pick > 4 ? [{ cause: 'demand-weaker', by: -600 }] : [...derived.adjustments],
                },
              },
    },
    when,
  ),
);
const quarters = [1, 2, 3, 4].map((of) => quarter(2025, of));
const tabling = fc
  .tuple(fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 }), fc.nat({ max: 9 }), making)
  .map(([weights, pick, when]) =>
    DecomposeInTable.of(
      {
        plan,
        of: { subject: company, period: year(2025) },
        subjects: [east, south],
        periods: quarters,
        weights: [weights.slice(0, 4), weights.slice(4, pick === 0 ? 7 : 8)],
      },
      when,
    ),
  );
const deepening = fc.tuple(fc.constantFrom(...quarters), making).map(([of, when]) =>
  DecomposeTarget.of(
    {
      plan,
      of: { subject: east, period: of },
      split: {
        by: 'organisation',
        method: 'largest-remainder',
        parts: (['team:1', 'team:2'] as const).map((team, index) => ({ subject: team, weight: index + 1 })),
      },
    },
    when,
  ),
);
const agreeing = fc
  .tuple(fc.constantFrom('production', 'finance'), making)
  .map(([partner, when]) => AgreeToTargetPlan.of({ plan, partner }, when));
const approving = fc
  .tuple(person, number)
  .map(([by, no]) => ApproveTargetPlan.of({ plan }, whenOf('2024-12-01', by, no)));

const change = fc.constantFrom('c1', 'c2', 'c3');
const cause = fc.constantFrom(...changeCauses);
/** Two cells of the plan as it stands, mostly; now and then any. */
const cellIn = ({ tree }: TargetState, pick: number, other: Cell): Cell => {
  const nodes = [...entriesOf(tree.nodes).values()];
  return pick % 12 === 0 ? other : (nodes[pick % Math.max(nodes.length, 1)]?.cell ?? other);
};
const stateOf = ({ states }: SoFar<TargetState, TargetEvent>): TargetState =>
  states.get(`test.target-${plan}`) ?? target.initial;

/** Mostly not before what was told last, and by whom it takes, so that changes come to pass. */
const fitting = (state: TargetState, when: CommandMeta, pick: number, by: Actor): CommandMeta => {
  if (pick % 8 === 0) return when;
  const on = dates.find((date) => instantOfDate(utc, date) >= (state.latest ?? 0)) ?? when.on;
  return whenOf(pick % 5 === 0 ? when.on : on, by, pick);
};

const proposing: fc.Arbitrary<Ask> = fc
  .tuple(change, cause, fc.nat(), fc.nat(), cell, small, large, fc.boolean(), living)
  .map(([id, of, one, two, other, realistic, more, transfers, when]) => (soFar) => {
    const state = stateOf(soFar);
    const from = cellIn(state, one, other);
    const to = cellIn(state, two, other);
    const value = { realistic, ideal: more };
    return ProposeTargetChange.of(
      {
        plan,
        change: id,
        cause: of,
        reason: 'because',
        asked: transfers
          ? { kind: 'transfer', moves: [{ from, to, value }] }
          : {
              kind: 'change-of-total',
              at: to,
              by: one % 2 === 0 ? value : { realistic: 0 - realistic, ideal: 0 - more },
            },
      },
      fitting(state, when, one + 1, planner),
    );
  });
const deciding: fc.Arbitrary<Ask> = fc
  .tuple(change, fc.nat({ max: 5 }), fc.nat(), living)
  .map(([id, pick, other, when]) => (soFar) => {
    const state = stateOf(soFar);
    const open = [...entriesOf(state.tree.changes).values()].find(({ decided }) => decided === null)?.change;
    const of = { plan, change: pick % 3 === 0 ? id : (open ?? id) };
    const meta = fitting(state, when, other, other % 7 === 1 ? planner : chair);
    return pick === 5 ? DeclineTargetChange.of({ ...of, reason: 'no' }, meta) : ApproveTargetChange.of(of, meta);
  });

const money = fc.constantFrom(
  { amount: 60, currency: 'CNY', scale: 2 },
  { amount: 60, currency: 'CNY', scale: 2 },
  { amount: 5, currency: 'USD', scale: 2 },
  undefined,
);
const measuring = fc
  .tuple(fc.constantFrom('m1', 'm2'), fc.constantFrom(...measureKinds), subject, money, fc.boolean(), making)
  .map(([id, kind, of, budget, early, when]) =>
    PlanMeasure.of(
      {
        plan,
        measure: {
          measure: id,
          kind,
          title: 'a measure',
          what: 'what is done',
          subject: of,
          responsible: 'maker',
          indicator: { metric: 'visits', least: 10 },
          milestones: [
            { milestone: 'a', due: '2025-03-01', what: 'half' },
            { milestone: 'b', due: early ? '2025-02-01' : '2025-06-01', what: 'whole' },
          ],
          ...(budget === undefined ? {} : { budget }),
        },
      },
      when,
    ),
  );
const milestone = fc
  .tuple(fc.constantFrom('m1', 'm1', 'm2'), fc.constantFrom('a', 'a', 'b', 'c'), living)
  .map(([measure, of, when]) =>
    ReportMilestone.of({ plan, measure, milestone: of, outcome: { kind: 'reached' } }, when),
  );
const checking = fc
  .tuple(fc.constantFrom('m1', 'm1', 'm2'), living)
  .map(([measure, when]) => CheckMeasure.of({ plan, measure, finding: 'behind', instruction: 'faster' }, when));
const reviewing: fc.Arbitrary<Ask> = fc.tuple(fc.nat(), cell, small, fc.boolean(), subject, living).map(
  ([pick, other, actual, explained, progressive, when]) =>
    (soFar) =>
      ReviewTarget.of(
        {
          plan,
          cell:
            (pick % 2 === 0 ? stateOf(soFar).content.reviews.at(-1)?.cell : undefined) ??
            cellIn(stateOf(soFar), pick, other),
          actual,
          answers: {
            yearEnd: { result: 'all of it', value: 1_000 },
            obstacles: ['rain'],
            territory: { strengths: ['ports'], weaknesses: ['roads'] },
            impact: 'a quarter is missing',
            progressive: [progressive],
            progress: 'by visits',
            remedy: 'more visits',
          },
          ...(explained ? { cause: 'rain' } : {}),
        },
        when,
      ),
);
const adopting: fc.Arbitrary<Ask> = fc
  .tuple(fc.nat(), cell, fc.constant('s1'), living)
  .map(([pick, other, standard, when]) => (soFar) => {
    const state = stateOf(soFar);
    const reviewed = state.content.reviews.at(-1)?.cell;
    const lessonOf = pick % 3 === 0 ? cellIn(state, pick, other) : (reviewed ?? other);
    return AdoptStandard.of({ plan, standard, lessonOf, rule: 'visit in spring', from: '2025-06-01' }, when);
  });
const catching: fc.Arbitrary<Ask> = fc.tuple(fc.nat(), cell, small, living).map(
  ([pick, other, actual, when]) =>
    (soFar) =>
      PlanCatchUp.of({ plan, of: cellIn(stateOf(soFar), pick, other), actual }, when),
);
const reporting = fc
  .tuple(fc.constant(month(2025, 1)), fc.constantFrom('manager', 'chair'), living)
  .map(([of, to, when]) => ReportProgress.of({ plan, period: of, to, actual: 10, says: 'as planned' }, when));

const making1 = fc.oneof(opening, grounding, setting, tabling, deepening, agreeing, approving, measuring, measuring);

/** The next step towards an approved plan, whatever is asked; now and then what is asked all the same. */
const lived = (asked: fc.Arbitrary<Ask>): fc.Arbitrary<Ask> =>
  fc
    .tuple(asked, fc.nat({ max: 9 }), opening, grounding, setting, tabling, deepening, measuring, number)
    .map(([ask, pick, open, basis, set, table, deepen, measure, no]) => (soFar) => {
      const { tree, content } = stateOf(soFar);
      const command = typeof ask === 'function' ? ask(soFar) : ask;
      if (pick === 9 && content.grounds.length === 0 && tree.header !== null)
        return ApproveTargetPlan.of({ plan }, whenOf('2024-12-01', manager, no));
      if (pick === 0 || standingOf(tree) === 'approved') return command;
      if (tree.header === null) return open;
      if (content.grounds.length === 0) return basis;
      const root = lookUp(tree.nodes, `2025-01-01/2026-01-01/${company}`);
      if (root === undefined) return set;
      if (root.split === null) return table;
      if (entriesOf(tree.nodes).size < 12) return deepen;
      if (content.measures.length === 0) return measure;
      if (pick < 4 && content.agreements.length === 0)
        return AgreeToTargetPlan.of({ plan, partner: 'production' }, whenOf('2024-12-01', maker, no));
      return ApproveTargetPlan.of({ plan }, whenOf('2024-12-01', pick < 6 ? manager : chair, no));
    });

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 2, arbitrary: making1 },
  { weight: 5, arbitrary: lived(proposing) },
  { weight: 5, arbitrary: lived(deciding) },
  { weight: 4, arbitrary: lived(fc.oneof(milestone, checking)) },
  { weight: 4, arbitrary: lived(fc.oneof(reviewing, reviewing, adopting, adopting, catching, reporting)) },
);

const policies: readonly TargetGiven[] = [
  { approval: { ...generalManagerApproves, setters: null, approval: [['general-manager'], ['general-manager']] } },
  { approval: { ...generalManagerApproves, challenge: { least: 10_000, most: 10_500 } } },
  { approval: generalManagerApproves },
  { approval: generalManagerApproves },
];
const given = fc.constantFrom(...policies).map((policy) => () => policy);
const options = { commands, given, longest: 30 };

test('a plan that is lived by keeps the rules of every room on any story', () => {
  expect(assertRules(target, options).broken).toEqual([]);
});

test('and its stories reach every event and every reason of that, each with its text in both languages', () => {
  const { reach } = assertRules(target, { ...options, longest: 50, runs: 130, seed: 53 });
  const reached = new Set(
    [...reach.events, ...reach.rejections].flatMap(({ name, times }) => (times > 0 ? [name] : [])),
  );
  expect([...eventsOfLives, ...reasonsOfLives].filter((name) => !reached.has(name))).toEqual([]);
});
