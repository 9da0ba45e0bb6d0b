// Who is due, by hand: each rule on the day before, on its day and after it; and what takes it off the list.
import { ProgressFollowedUp, UnplannedVisitBegun, VisitEnded, vipCadence } from '@clientele/domain/field';
import { addDays, chinaBusinessCalendar, type LocalDate, quarter, type RecordedEvent } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { entry, line, made, planTold, promising, rulesTold } from '../../test/visits.ts';
import { visitBook } from './book.ts';
import { type DueQuestion, type DueRule, due } from './due.ts';
import { progressBook, visitPlanBook, visitRulesBook } from './plan-book.ts';

const ask = (log: readonly RecordedEvent[], on: LocalDate, more: Partial<DueQuestion> = {}) =>
  due(
    {
      visits: folded(visitBook, log),
      visitPlans: folded(visitPlanBook, log),
      visitRules: folded(visitRulesBook, log),
      progress: folded(progressBook, log),
    },
    { asOf: on, on, calendar: chinaBusinessCalendar, ...more },
  );
const told = (log: readonly RecordedEvent[], on: LocalDate, rule: DueRule, more: Partial<DueQuestion> = {}) =>
  ask(log, on, more)
    .rows.filter((one) => one.rule === rule)
    .map(({ customer, owner, due: day, overdue, last }) => [customer, owner, day, overdue, last]);

const fresh = { opened: '2025-01-06', done: 0, last: null } as const;
const horizon = quarter(2025, 1);

test('P1: a customer is visited periodically; a visit that nobody made stays due by a day more each day, until it is made', () => {
  const planned = planTold('2024-12-20', horizon, [line('C1', fresh, [entry('V1', '2025-01-06')])]);
  const first = made('V1', '2025-01-06', { customer: 'C1' });
  const late = made('V2', '2025-01-20', { customer: 'C1' });
  // Seven days after the first visit, fourteen after the second, whenever that was.
  const before = logOf(planned, first);
  expect(told(before, '2025-01-12', 'cadence')).toEqual([]);
  expect(told(before, '2025-01-13', 'cadence')).toEqual([['C1', 'S1', '2025-01-13', 0, '2025-01-06']]);
  expect(told(before, '2025-01-19', 'cadence')).toEqual([['C1', 'S1', '2025-01-13', 6, '2025-01-06']]);
  const after = logOf(planned, first, late);
  expect(told(after, '2025-01-20', 'cadence')).toEqual([]);
  expect(told(after, '2025-02-03', 'cadence')).toEqual([['C1', 'S1', '2025-02-03', 0, '2025-01-20']]);
  expect(told(logOf(planned), '2025-01-05', 'cadence')).toEqual([]);
  expect(told(logOf(planned), '2025-01-08', 'cadence')).toEqual([['C1', 'S1', '2025-01-06', 2, null]]);
  expect(ask(before, '2025-01-19', { owner: 'S2' }).rows).toEqual([]);
  expect(ask(before, '2025-01-19', { owner: 'S1' }).rows).toHaveLength(1);
});

test('P14: a VIP customer without contact in a month is due on its last working day; a call will do', () => {
  const run = { opened: '2024-01-01', done: 30, last: '2025-01-24' } as const;
  const vip = planTold('2024-12-20', horizon, [line('C1', run, [], { importance: 'vip' })]);
  // The 28th of February 2025 is a Friday; the 31st of May a Saturday and the first of three holidays.
  expect(told(logOf(vip), '2025-02-27', 'monthly')).toEqual([]);
  expect(told(logOf(vip), '2025-02-28', 'monthly')).toEqual([['C1', 'S1', '2025-02-28', 0, '2025-01-24']]);
  expect(told(logOf(vip), '2025-03-02', 'monthly')).toEqual([['C1', 'S1', '2025-02-28', 2, '2025-01-24']]);
  const called = logOf(vip, made('V1', '2025-02-28', { customer: 'C1', mode: 'phone' }));
  expect(told(called, '2025-03-30', 'monthly')).toEqual([]);
  expect(told(called, '2025-03-31', 'monthly')).toEqual([['C1', 'S1', '2025-03-31', 0, '2025-02-28']]);
  const spring = logOf(vip, made('V1', '2025-04-02', { customer: 'C1', mode: 'phone' }));
  expect(told(spring, '2025-05-30', 'monthly')).toEqual([['C1', 'S1', '2025-05-30', 0, '2025-04-02']]);
});

test('P15: the calls of a year are spread over it: each falls due at the end of its quarter, and a visit is none', () => {
  const plan = planTold('2024-12-20', horizon, [line('C1', { ...fresh, opened: '2024-06-01' }, [])]);
  const visited = logOf(plan, made('V1', '2025-03-03', { customer: 'C1' }));
  // 365 days in four parts: the first ends after 91 of them, on the 1st of April; the second after 182.
  expect(told(visited, '2025-03-31', 'calls')).toEqual([]);
  expect(told(visited, '2025-04-01', 'calls')).toEqual([['C1', 'S1', '2025-04-01', 0, null]]);
  const called = logOf(plan, made('V1', '2025-03-03', { customer: 'C1', mode: 'phone' }));
  expect(told(called, '2025-06-30', 'calls')).toEqual([]);
  expect(told(called, '2025-07-01', 'calls')).toEqual([['C1', 'S1', '2025-07-01', 0, '2025-03-03']]);
  const times = (count: number) =>
    logOf(
      plan,
      ...Array.from({ length: count }, (_, at) =>
        made(`K${at}`, addDays('2025-02-03', at), { customer: 'C1', mode: 'phone' }),
      ),
    );
  expect(told(times(3), '2025-12-31', 'calls')).toEqual([['C1', 'S1', '2025-12-31', 0, '2025-02-05']]);
  expect(told(times(4), '2025-12-31', 'calls')).toEqual([]);
  const later = planTold('2024-12-20', horizon, [line('C1', { ...fresh, opened: '2026-01-05' }, [])]);
  expect(ask(logOf(later), '2025-12-31').rows).toEqual([]);
});

test('P34: return visits keep up long cooperation: one is due by class after a visit, is missed, is made late, and the next falls due', () => {
  const rules = rulesTold('2024-12-01', { from: '2024-12-01', followUps: [{ class: 'village-clinic', days: 30 }] });
  const first = made('V1', '2025-01-06', { customer: 'C1' });
  const returned = made('V2', '2025-02-10', { customer: 'C1' });
  expect(told(logOf(rules, first), '2025-02-04', 'follow-up')).toEqual([]);
  expect(told(logOf(rules, first), '2025-02-09', 'follow-up')).toEqual([['C1', 'S1', '2025-02-05', 4, '2025-01-06']]);
  const after = logOf(rules, first, returned);
  expect(told(after, '2025-03-11', 'follow-up')).toEqual([]);
  expect(told(after, '2025-03-12', 'follow-up')).toEqual([['C1', 'S1', '2025-03-12', 0, '2025-02-10']]);
});

test('P37: after each visit a follow-up falls due in the days of its class, whatever came before, until somebody is in touch', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (on, wait, later) => {
      const rules = rulesTold('2024-12-01', {
        from: '2024-12-01',
        followUps: [{ class: 'village-clinic', days: wait }],
      });
      const dates = on.map((ahead) => addDays('2025-01-01', ahead));
      const last = [...dates].sort().at(-1) ?? '2025-01-01';
      const visits = dates.map((date, at) => made(`V${at}`, date, { customer: 'C1' }));
      const dueOn = addDays(last, wait);
      const log = logOf(rules, ...visits);
      expect(told(log, addDays(dueOn, -1), 'follow-up')).toEqual([]);
      expect(told(log, addDays(dueOn, later), 'follow-up')).toEqual([['C1', 'S1', dueOn, later, last]]);
      const called = made('K', addDays(last, later), { customer: 'C1', mode: 'phone' });
      expect(told(logOf(rules, ...visits, called), addDays(dueOn, 999), 'follow-up')).toEqual([]);
    }),
  );
});

test('P28: a manager goes to customers and asks their opinion; a visit without asking, or by somebody else, is no such call', () => {
  const rules = rulesTold('2024-12-01', { from: '2025-01-01', ownCalls: [{ manager: 'M1', everyDays: 30 }] });
  const by = { customer: 'C1', salesperson: 'M1' };
  expect(told(logOf(rules), '2025-01-30', 'own-call')).toEqual([]);
  expect(told(logOf(rules), '2025-01-31', 'own-call')).toEqual([[null, 'M1', '2025-01-31', 0, null]]);
  const others = logOf(
    rules,
    made('V1', '2025-01-10', by),
    made('V2', '2025-01-11', { customer: 'C1' }, true),
    made('V3', '2025-01-12', { ...by, mode: 'phone' }, true),
  );
  expect(told(others, '2025-02-02', 'own-call')).toEqual([[null, 'M1', '2025-01-31', 2, null]]);
  const asked = logOf(rules, made('V1', '2025-01-20', by, true));
  expect(told(asked, '2025-02-18', 'own-call')).toEqual([]);
  expect(told(asked, '2025-02-19', 'own-call')).toEqual([[null, 'M1', '2025-02-19', 0, '2025-01-20']]);
});

test('P35: a promised next action is due from its owner until the next contact; who walks in or calls us is no visit of ours', () => {
  const promise = promising('V1', '2025-01-06', { customer: 'C1' }, '2025-01-09', 'S9');
  expect(told(logOf(promise), '2025-01-08', 'next-action')).toEqual([]);
  expect(told(logOf(promise), '2025-01-10', 'next-action')).toEqual([['C1', 'S9', '2025-01-09', 1, '2025-01-06']]);
  const after = logOf(promise, made('V2', '2025-01-09', { customer: 'C1', mode: 'phone' }));
  expect(told(after, '2025-01-10', 'next-action')).toEqual([]);
  const walkIn = { visit: 'V3', customer: 'C2', salesperson: 'S1' };
  const came = streamOf('t.visit-V3', [
    [
      '2025-01-20',
      UnplannedVisitBegun.of({ ...walkIn, class: 'village-clinic', kind: 'walk-in', mode: 'in-person', purpose: 'x' }),
    ],
    ['2025-01-20', VisitEnded.of(walkIn)],
  ]);
  expect(told(logOf(came), '2025-01-21', 'cadence')).toEqual([['C2', 'S1', '2025-01-20', 1, null]]);
});

test('P39: sales progress is due from the manager on the day that its last follow-up named, until it is followed up again', () => {
  const follow = (followUp: string, next: LocalDate) =>
    ProgressFollowedUp.of({
      salesperson: 'S1',
      followUp,
      manager: 'M1',
      progress: [{ measure: 'sales', reached: 1, target: 2 }],
      guidance: [],
      next,
    });
  const log = logOf(
    streamOf('t.progress-S1', [
      ['2025-01-06', follow('F1', '2025-01-13')],
      ['2025-01-15', follow('F2', '2025-01-22')],
    ]),
  );
  expect(told(log, '2025-01-12', 'progress')).toEqual([]);
  expect(told(log, '2025-01-14', 'progress')).toEqual([[null, 'M1', '2025-01-13', 1, '2025-01-06']]);
  expect(told(log, '2025-01-15', 'progress')).toEqual([]);
  expect(told(log, '2025-01-22', 'progress')).toEqual([[null, 'M1', '2025-01-22', 0, '2025-01-15']]);
});

test('what is known at a date answers for a later one; a lapse, and another owner by a later plan, begin dense again', () => {
  const seen = logOf(made('V1', '2025-01-06', { customer: 'C1' }), made('V2', '2025-01-13', { customer: 'C1' }));
  expect(told(seen, '2025-06-30', 'cadence', { asOf: '2025-01-06' })).toEqual([
    ['C1', 'S1', '2025-01-13', 168, '2025-01-06'],
  ]);
  // More than ninety-two days later: the run begins anew, with seven days after it.
  const lapsed = logOf(
    made('V1', '2025-01-06', { customer: 'C1' }),
    made('V2', '2025-01-13', { customer: 'C1' }),
    made('V3', '2025-04-16', { customer: 'C1' }),
  );
  expect(told(lapsed, '2025-04-23', 'cadence')).toEqual([['C1', 'S1', '2025-04-23', 0, '2025-04-16']]);
  const run = { opened: '2024-01-01', done: 9, last: '2024-12-20' } as const;
  const handed = logOf(
    planTold('2024-12-20', horizon, [line('C1', run, [])]),
    planTold('2025-03-20', quarter(2025, 2), [line('C1', { opened: '2025-04-03', done: 0, last: null }, [])], 'S2'),
  );
  expect(told(handed, '2025-03-20', 'cadence')).toEqual([['C1', 'S1', '2025-03-20', 0, '2024-12-20']]);
  expect(told(handed, '2025-04-04', 'cadence')).toEqual([['C1', 'S2', '2025-04-03', 1, null]]);
});

test('the list names its rules, counts by them, and has the longest overdue first', () => {
  const rules = rulesTold('2024-12-01', { from: '2024-12-01', vip: { ...vipCadence, name: 'own-vip' } });
  const run = { opened: '2024-01-01', done: 30, last: '2025-01-06' } as const;
  const plan = planTold('2024-12-20', horizon, [line('C1', run, [], { importance: 'vip' })], 'S1', 'own@1');
  const list = ask(logOf(rules, plan, made('V1', '2025-01-20', { customer: 'C2' })), '2025-03-01');
  expect(list.rows.map(({ customer, rule, overdue, by }) => [customer, rule, overdue, by])).toEqual([
    ['C2', 'cadence', 33, 'own@1: ordinary-cadence@1'],
    ['C1', 'cadence', 26, 'own@1: own-vip@1'],
    ['C2', 'follow-up', 10, 'own@1: village-clinic'],
    ['C1', 'monthly', 1, 'own@1: own-vip@1'],
  ]);
  expect([list.counts.cadence, list.counts.monthly, list.counts['follow-up'], list.overdue]).toEqual([2, 1, 1, 4]);
});
