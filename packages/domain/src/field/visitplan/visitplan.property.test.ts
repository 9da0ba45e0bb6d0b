/** Visit plans on any customers, rules and calendars: what is generated can be adopted; and the room on any story. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  businessClock,
  chinaBusinessCalendar,
  daysBetween,
  half,
  quarter,
  replay,
  year,
} from '../../kernel/index.ts';
import { assertRules, businessCalendars, ids, metas, testMeta } from '../../testing/index.ts';
import { type Cadence, nextVisitDue, plannedBreaches, runAfter, runDates } from '../cadence.ts';
import { visitClasses } from '../visit/index.ts';
import {
  AdoptVisitPlan,
  AmendVisitPlan,
  CloseVisitPlan,
  generateVisitPlan,
  type PlanChange,
  type PlannedBase,
  type PlannedCustomer,
  type PlannedVisit,
  standardVisitRules,
  type VisitOutcome,
  type VisitPlanCommand,
  type VisitRules,
  visitPlan,
} from './index.ts';

const horizons = fc.constantFrom(quarter(2025, 1), quarter(2025, 4), half(2025, 1), year(2025));
const areas = ['A1', 'A2', 'A3'] as const;

/** Customers of one salesperson; runs of any length, some overdue for years, some not begun. */
const bases = (most: number): fc.Arbitrary<readonly PlannedBase[]> =>
  fc
    .array(
      fc.record({
        of: fc.constantFrom(...visitClasses),
        importance: fc.constantFrom('vip' as const, 'ordinary' as const, 'ordinary' as const),
        area: fc.constantFrom(...areas),
        done: fc.integer({ min: 0, max: 7 }),
        ago: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((list) =>
      list.map(({ of, importance, area, done, ago }, index) => ({
        customer: `C${index}`,
        class: of,
        stage: 'regular',
        importance,
        area,
        run: {
          opened: addDays('2024-12-31', -ago),
          done,
          last: done === 0 ? null : addDays('2024-12-31', -ago),
        },
        purpose: 'learn needs',
        focus: 'service',
      })),
    );

const rulesOf = fc
  .record({
    visits: fc.integer({ min: 1, max: 6 }),
    calls: fc.integer({ min: 1, max: 6 }),
    roundDays: fc.integer({ min: 1, max: 10 }),
    shiftDays: fc.integer({ min: 0, max: 20 }),
    reached: fc.subarray([...areas]),
  })
  .map(
    ({ visits, calls, roundDays, shiftDays, reached }): VisitRules => ({
      ...standardVisitRules,
      capacity: { visits, calls },
      roundDays,
      shiftDays,
      areas: reached.map((area) => ({ area, salesperson: 'S7', vehicle: 'van' })),
    }),
  );

const entriesOf = (customers: readonly PlannedCustomer[]): readonly PlannedVisit[] =>
  customers.flatMap(({ visits }) => visits);

test('P16 P17 P9 P15: whatever is generated and found its days can be adopted as it is, under any calendar', () => {
  let accepted = 0;
  fc.assert(
    fc.property(horizons, bases(12), rulesOf, businessCalendars(), (horizon, customers, rules, any) => {
      for (const calendar of [chinaBusinessCalendar, any]) {
        const asked = { salesperson: 'S7', horizon, from: horizon.start, customers };
        const plan = generateVisitPlan(asked, rules, businessClock(calendar));
        const command = AdoptVisitPlan.of(
          { salesperson: 'S7', horizon, rules: 'standard-visits@1', customers: [...plan.customers] },
          testMeta(addDays(horizon.start, -7)),
        );
        const decided = visitPlan.decide(command, { visitRules: [rules], calendar })(null);
        if (plan.unplaced.length === 0 && plan.areasWithoutCustomer.length === 0) {
          expect(decided).toMatchObject({ _tag: 'Right' });
          accepted += 1;
        }
      }
    }),
  );
  expect(accepted).toBeGreaterThan(5);
});

test('a generated plan never leaves its horizon, never holds more than a day has room for, and drops nothing in silence', () => {
  fc.assert(
    fc.property(horizons, bases(25), rulesOf, fc.integer({ min: 0, max: 60 }), (horizon, customers, rules, late) => {
      const clock = businessClock(chinaBusinessCalendar);
      const from = addDays(horizon.start, late);
      const asked = { salesperson: 'S7', horizon, from, customers };
      const plan = generateVisitPlan(asked, rules, clock);
      const all = entriesOf(plan.customers);
      const taken = new Map<string, number>();
      for (const { on, mode } of all) {
        expect(on >= from && on < horizon.end && clock.isWorkingDay(on)).toBe(true);
        taken.set(`${on} ${mode}`, (taken.get(`${on} ${mode}`) ?? 0) + 1);
      }
      for (const [key, count] of taken)
        expect(count).toBeLessThanOrEqual(key.endsWith('phone') ? rules.capacity.calls : rules.capacity.visits);
      const lost = plan.unplaced.filter(({ on }) => on === null).length;
      for (const line of plan.customers) {
        const base = customers.find(({ customer }) => customer === line.customer);
        const cadence: Cadence = line.importance === 'vip' ? rules.vip : rules.ordinary;
        const dues = base === undefined ? [] : runDates(cadence, base.run, from, horizon.end);
        const planned = line.visits.filter(({ mode }) => mode === 'in-person');
        // Each due day is planned or told as lost; one that no cadence gave is there for an area alone.
        const told = plan.unplaced.filter(
          ({ customer, mode, on }) => customer === line.customer && mode === 'in-person' && on === null,
        );
        expect(planned.length + told.length).toBeGreaterThanOrEqual(dues.length);
        expect(planned.map(({ due }) => due)).toEqual(planned.map(({ due }) => due).sort());
        expect(new Set(planned.map(({ on }) => on)).size).toBe(planned.length);
        expect(plannedBreaches(planned.map(({ due }) => due)).length === 0 || told.length > 0).toBe(true);
      }
      const moved = new Set(plan.moved.map(({ visit }) => visit));
      for (const { visit, on, due } of all) expect(moved.has(visit)).toBe(on !== due);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(generateVisitPlan({ ...asked, customers: [...customers].reverse() }, rules, clock)).toEqual(plan);
    }),
  );
});

test('P12: a run grows sparser however far it has come, and is dense again after a lapse', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 90 }), (list, done, ago) => {
      const inOrder = [...list].sort((left, right) => left - right);
      const cadence: Cadence = {
        ...standardVisitRules.ordinary,
        opening: inOrder.slice(0, -1),
        steady: inOrder.at(-1) ?? 1,
        longest: 60,
      };
      const last = addDays('2025-01-01', -ago);
      const run = { opened: last, done, last: done === 0 ? null : last };
      const dates = runDates(cadence, run, '2025-01-01', '2026-01-01');
      expect(plannedBreaches(dates)).toEqual([]);
      expect(dates[0] ?? '2026-01-01').toBe([nextVisitDue(cadence, run), '2025-01-01'].sort().at(-1));
      const opened = { opened: '2025-01-01', done: 0, last: null } as const;
      const kept = dates.slice(0, 8);
      const folded = runAfter(cadence, opened, kept);
      expect(folded).toEqual({ opened: '2025-01-01', done: kept.length, last: kept.at(-1) ?? null });
      // What was counted isn't counted again, in whatever order it comes.
      expect(runAfter(cadence, folded, [...kept].reverse())).toEqual(folded);
      const lapsed = runAfter(cadence, opened, [addDays(kept.at(-1) ?? '2025-01-01', 61), ...kept]);
      expect(lapsed.done).toBe(1);
      expect(daysBetween(kept.at(-1) ?? '2025-01-01', lapsed.opened)).toBe(61);
    }),
  );
});

const horizon = quarter(2025, 2);
const key = { salesperson: 'S7', horizon };
const mode = fc.constantFrom('in-person' as const, 'phone' as const, 'email' as const);
const day = fc.integer({ min: -5, max: 95 }).map((days) => addDays(horizon.start, days));
const few = ids('V', 6);
const visitOf = fc.record({
  visit: few,
  on: day,
  due: day,
  mode,
  purpose: fc.constant('a'),
  focus: fc.constant('b'),
});
const lineOf: fc.Arbitrary<PlannedCustomer> = fc.record({
  customer: ids('C', 3),
  class: fc.constant('village-clinic' as const),
  stage: fc.constant('a'),
  importance: fc.constantFrom('vip' as const, 'ordinary' as const),
  area: fc.constant('A1'),
  run: fc.constant({ opened: '2024-06-01' as const, done: 8, last: '2025-03-20' as const }),
  visits: fc.array(visitOf, { maxLength: 2 }),
});
const clock = businessClock(chinaBusinessCalendar);
/** A plan without faults, of which arbitrary ones are few. */
const sound: fc.Arbitrary<PlannedCustomer[]> = bases(3).map((customers) => [
  ...generateVisitPlan({ ...key, from: horizon.start, customers }, standardVisitRules, clock).customers,
]);
const changeOf: fc.Arbitrary<PlanChange> = fc.oneof(
  fc.record({ kind: fc.constant('take-in' as const), line: lineOf }),
  fc.record({
    kind: fc.constant('add' as const),
    customer: ids('C', 3),
    visit: visitOf.map((one): PlannedVisit => ({ ...one, mode: 'phone', due: one.on })),
  }),
  fc.record({ kind: fc.constant('move' as const), visit: few, on: day }),
  fc.record({ kind: fc.constant('drop' as const), visit: few }),
);
const outcomeOf: fc.Arbitrary<VisitOutcome> = fc.oneof(
  fc.record({ visit: few, outcome: fc.constant('kept' as const), done: few }),
  fc.record({ visit: few, outcome: fc.constantFrom('excused' as const, 'missed' as const) }),
);
const rules = fc.constantFrom('standard-visits@1' as const, 'other@1' as const);
const meta = metas({ from: '2025-03-20', to: '2025-07-05' });
const commands: fc.Arbitrary<VisitPlanCommand> = fc.oneof(
  fc
    .tuple(
      fc.oneof(
        { arbitrary: sound, weight: 4 },
        { arbitrary: fc.array(lineOf, { minLength: 1, maxLength: 3 }), weight: 1 },
      ),
      rules,
      metas({ from: '2025-03-20', to: '2025-03-31' }),
    )
    .map(([customers, ref, at]) => AdoptVisitPlan.of({ ...key, rules: ref, customers }, at)),
  fc
    .tuple(fc.array(changeOf, { minLength: 1, maxLength: 2 }), meta)
    .map(([changes, at]) => AmendVisitPlan.of({ ...key, rules: 'standard-visits@1', reason: 'x', changes }, at)),
  fc
    .tuple(fc.array(outcomeOf, { maxLength: 3 }), meta)
    .map(([outcomes, at]) => CloseVisitPlan.of({ ...key, outcomes, offPlan: [] }, at)),
);

test('visit plans keep the rules of every room and their own laws on any story', () => {
  const given = () => ({ visitRules: [standardVisitRules], calendar: chinaBusinessCalendar });
  expect(assertRules(visitPlan, { commands, given, longest: 10, runs: 60 }).passed).toBe(true);
});

test('P11: a plan can be closed with whatever became of its visits, each told once, and it then adds up', () => {
  fc.assert(
    fc.property(sound, fc.array(fc.constantFrom('kept', 'excused', 'missed'), { minLength: 1 }), (customers, fates) => {
      const given = { visitRules: [standardVisitRules], calendar: chinaBusinessCalendar };
      const adopt = AdoptVisitPlan.of({ ...key, rules: 'standard-visits@1', customers }, testMeta('2025-03-20'));
      const adopted = visitPlan.decide(adopt, given)(null);
      const state = replay(
        visitPlan,
        adopted._tag === 'Right'
          ? adopted.right.map((event) => ({ ...event, occurredAt: 0, occurredOn: '2025-03-20' }) as never)
          : [],
      );
      if (state === null) return;
      const outcomes = entriesOf(customers).map(({ visit }, at): VisitOutcome => {
        const fate = fates[at % fates.length];
        return fate === 'kept'
          ? { visit, outcome: 'kept', done: visit }
          : { visit, outcome: fate === 'excused' ? 'excused' : 'missed' };
      });
      const close = CloseVisitPlan.of({ ...key, outcomes, offPlan: [] }, testMeta('2025-07-01'));
      const closed = visitPlan.decide(close, given)(state);
      expect(closed._tag).toBe('Right');
      const data = closed._tag === 'Right' ? closed.right[0]?.data : undefined;
      if (data === undefined || !('planned' in data)) throw new Error('not closed');
      expect(data.kept + data.excused + data.missed).toBe(data.planned);
      expect(data.planned).toBe(entriesOf(customers).length);
    }),
  );
});
