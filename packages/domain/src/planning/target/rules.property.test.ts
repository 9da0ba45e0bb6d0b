// The room on arbitrary stories: the rules of every room, its laws among them, and every event and every reason reached.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, day, type LocalDate, type Period, year } from '../../kernel/index.ts';
import { type Asking, assertRules, metas, type SoFar } from '../../testing/index.ts';
import type { Subject } from './cell.ts';
import {
  ApproveTargetPlan,
  type AskedSplit,
  DecomposeTarget,
  mostParts,
  OpenTargetPlan,
  ReturnTargetPlan,
  SetQuota,
  SetTarget,
  type TargetCommand,
  WithdrawTarget,
} from './commands.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { entriesOf } from './growing-map.ts';
import { periodsWithin, type TargetState, target, targetsOf } from './index.ts';
import {
  company,
  east,
  eventsOfLives,
  given,
  header,
  manager,
  months,
  planner,
  quarters,
  quotaHeader,
  reasonsOfLives,
  south,
  wholeYear,
} from './samples.ts';

type Ask = Asking<TargetState, TargetCommand, TargetEvent>;

const id = fc.constantFrom('P1', 'P1', 'P1', 'P2', 'P3');
/** Plans for targets from above, and for quotas; now and then the wrong one. */
const fromAbove = fc.constantFrom('P1', 'P1', 'P1', 'P1', 'P1', 'P2', 'P3', 'P3');
const fromBelow = fc.constantFrom('P1', 'P2', 'P2', 'P2', 'P2', 'P2');
const subject = fc.constantFrom<Subject>(company, east, south, 'team:1', 'team:2', 'team:3', 'team:__proto__');
const amount = fc.oneof(fc.nat({ max: 20_000 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const value = fc.oneof(
  { weight: 3, arbitrary: amount.map((realistic) => ({ realistic })) },
  {
    weight: 3,
    arbitrary: fc.tuple(amount, amount).map(([a, b]) => ({ realistic: Math.min(a, b), ideal: Math.max(a, b) })),
  },
  { weight: 1, arbitrary: fc.record({ realistic: amount, ideal: amount }) },
);
const strange: Period = { calendar: 'lunar@1', key: '1', start: '2025-01-29', end: '2025-02-28' };
const period = fc.oneof(
  { weight: 4, arbitrary: fc.constant(year(2025)) },
  { weight: 4, arbitrary: fc.constantFrom(...quarters, ...months.slice(0, 2)) },
  { weight: 1, arbitrary: fc.constantFrom(strange, year(2026)) },
);
const people: readonly Actor[] = [
  planner,
  manager,
  { id: 'owner', roles: ['general-manager'] },
  { id: 'clerk', roles: [] },
];

/** Mostly before the year, in the order of the story, so that plans can be made; now and then at any time. */
const meta = fc.oneof(
  { weight: 9, arbitrary: metas({ from: '2024-12-01', to: '2024-12-01' }, fc.constantFrom(...people)) },
  { weight: 1, arbitrary: metas({ from: '2024-11-25', to: '2025-04-01' }, fc.constantFrom(...people)) },
);

const headers: readonly PlanHeader[] = [
  header,
  header,
  quotaHeader,
  { ...header, record: true },
  { ...header, metric: 'market-share', unit: { kind: 'basis-points' } },
  { ...header, metric: 'active-customers', unit: { kind: 'count' } },
  { ...header, metric: 'calls' },
  {
    ...header,
    calendar: {
      kind: 'own',
      name: 'lunar',
      version: 1,
      periods: [{ key: '1', start: strange.start, end: strange.end }],
    },
  },
  {
    ...header,
    calendar: {
      kind: 'own',
      name: 'lunar',
      version: 1,
      periods: [{ key: '1', start: strange.end, end: strange.start }],
    },
  },
];

const opening = fc
  .tuple(id, fc.constantFrom(...headers), fc.boolean(), meta)
  .map(([plan, of, blank, when]) =>
    OpenTargetPlan.of({ ...of, plan, smart: blank ? { ...of.smart, relevant: ' ' } : of.smart }, when),
  );

/** Each plan with a calendar of another kind, so that what follows finds its place. */
const firstHeaders: Readonly<Record<string, PlanHeader>> = {
  P1: header,
  P2: { ...quotaHeader, record: false },
  P3: { ...header, metric: 'active-customers', unit: { kind: 'count' } },
};

/** The state of a plan in the story so far. */
const stateOf = ({ states }: SoFar<TargetState, TargetEvent>, plan: string): TargetState =>
  states.get(`test.target-${plan}`) ?? target.initial;

/** Now and then the command names an event so far as what it corrects, or one that never was. */
const correcting = (soFar: SoFar<TargetState, TargetEvent>, plan: string, pick: number | null) => {
  if (pick === null) return {};
  const known = [...entriesOf(stateOf(soFar, plan).tree.facts).keys()];
  return { corrects: known[pick % (known.length + 1)] ?? 'no-such-event' };
};

const correction = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() });

const setting: fc.Arbitrary<Ask> = fc
  .tuple(fc.record({ plan: fromAbove, cell: fc.record({ subject, period }), value }), correction, meta)
  .map(
    ([data, pick, when]) =>
      (soFar) =>
        SetTarget.of({ ...data, ...correcting(soFar, data.plan, pick) }, when),
  );

const quota: fc.Arbitrary<Ask> = fc
  .tuple(
    fc.record({
      plan: fromBelow,
      subject,
      from: fc.constantFrom<LocalDate>('2025-02-01', '2025-02-02', '2024-12-31', '2026-01-01'),
      value,
    }),
    correction,
    meta,
  )
  .map(
    ([data, pick, when]) =>
      (soFar) =>
        SetQuota.of({ ...data, ...correcting(soFar, data.plan, pick) }, when),
  );

const weight = fc.oneof(fc.constant(0), fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const overSubjects = fc.oneof(
  fc
    .array(fc.record({ subject, weight }), { minLength: 1, maxLength: 4 })
    .map((parts): AskedSplit => ({ by: 'organisation', method: 'largest-remainder', parts })),
  fc
    .array(fc.record({ subject, value }), { minLength: 1, maxLength: 3 })
    .map((parts): AskedSplit => ({ by: 'organisation', method: 'given', parts })),
);
/** Built once: it has more parts than one event may hold. */
const tooMany: AskedSplit = {
  by: 'organisation',
  method: 'largest-remainder',
  parts: Array.from({ length: Math.min(mostParts, 900) }, (_, index) => ({
    subject: `team:${'组'.repeat(190)}${index}`,
    weight: 1,
  })),
};
const overTime = (whole: Period) =>
  fc
    .tuple(
      fc.constantFrom('half', 'quarter', 'month', 'week', 'year'),
      fc.array(weight, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('largest-remainder', 'cumulative'),
      fc.nat({ max: 9 }),
    )
    .map(([unit, weights, method, dropped]): AskedSplit => {
      const periods = periodsWithin(whole, unit);
      const kept = dropped < periods.length && periods.length > 1 ? periods.toSpliced(dropped, dropped % 2) : periods;
      return {
        by: 'time',
        method,
        parts: kept.map((part, index) => ({ period: part, weight: weights[index % weights.length] ?? 0 })),
      };
    });

const decomposing: fc.Arbitrary<Ask> = fc
  .tuple(
    fromAbove,
    fc.nat(),
    fc.record({ subject, period }),
    fc.oneof(
      { weight: 30, arbitrary: overSubjects.map((split) => () => split) },
      {
        weight: 30,
        arbitrary: fc.nat().map((seed) => (of: Period) => fc.sample(overTime(of), { numRuns: 1, seed })[0]),
      },
      { weight: 2, arbitrary: fc.constant(() => tooMany) },
    ),
    correction,
    meta,
  )
  .map(([plan, pick, other, split, corrects, when]) => (soFar) => {
    const all = targetsOf(stateOf(soFar, plan).tree);
    if (all.length === 0 && pick % 5 > 0)
      return SetTarget.of({ plan, cell: wholeYear, value: { realistic: 9_999 } }, when);
    const of = pick % 20 === 0 ? other : (all[pick % (all.length + 1)] ?? other);
    const asked = split(of.period) ?? tooMany;
    return DecomposeTarget.of(
      {
        plan,
        of: { subject: of.subject, period: of.period },
        split: asked,
        ...correcting(soFar, plan, corrects),
      },
      when,
    );
  });

const withdrawing: fc.Arbitrary<Ask> = fc.tuple(id, fc.nat(), meta).map(
  ([plan, pick, when]) =>
    (soFar) =>
      WithdrawTarget.of({ plan, event: correcting(soFar, plan, pick).corrects ?? 'no-such-event' }, when),
);

const deciding: fc.Arbitrary<Ask> = fc.oneof(
  fc.tuple(id, meta).map(([plan, when]) => ApproveTargetPlan.of({ plan }, when)),
  fc
    .tuple(id, meta)
    .map(([plan, when]) => ReturnTargetPlan.of({ plan, reason: 'too little' }, { ...when, at: when.at + day })),
);

/** What is asked of a plan that isn't open mostly opens it first, so that stories get somewhere. */
const opened = (asked: fc.Arbitrary<Ask>): fc.Arbitrary<Ask> =>
  fc.tuple(asked, fc.nat({ max: 9 })).map(([ask, pick]) => (soFar) => {
    const command = typeof ask === 'function' ? ask(soFar) : ask;
    const { plan } = command.data;
    const isOpen = stateOf(soFar, plan).tree.header !== null;
    return isOpen || pick === 0
      ? command
      : OpenTargetPlan.of({ ...(firstHeaders[plan] ?? header), plan }, command.meta);
  });

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 1, arbitrary: opening },
  { weight: 4, arbitrary: opened(setting) },
  { weight: 2, arbitrary: opened(quota) },
  { weight: 8, arbitrary: opened(decomposing) },
  { weight: 1, arbitrary: opened(withdrawing) },
  { weight: 1, arbitrary: opened(deciding) },
);

test('the room keeps the rules of every room on any story', () => {
  expect(assertRules(target, { commands, given: () => given, longest: 30 }).broken).toEqual([]);
});

test('and its stories reach every event and every reason of making a plan, each with its text in both languages', () => {
  const report = assertRules(target, {
    commands,
    given: () => given,
    longest: 30,
    runs: 250,
    seed: 20_250_101,
  });
  const { events, rejections } = report.reach;
  const elsewhere = new Set<string>([...eventsOfLives, ...reasonsOfLives]);
  const unreached = [...events, ...rejections].filter(({ name, times }) => times === 0 && !elsewhere.has(name));
  expect(unreached).toEqual([]);
});
