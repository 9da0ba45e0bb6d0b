/** Visits on any story: the rules of every room, and nothing completed that has not begun. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOfDate, replay, utc } from '../../kernel/index.ts';
import { assertRules, ids, metas, storedHistory } from '../../testing/index.ts';
import {
  AnswerQuestions,
  AppointmentMade,
  BeginUnplannedVisit,
  BeginVisit,
  contactModes,
  EndVisit,
  ExcuseVisit,
  MakeAppointment,
  MissVisit,
  materialKinds,
  metresBetween,
  NoteVisitFindings,
  PlanVisit,
  PresentMaterials,
  RelayVisit,
  ReplanVisit,
  ReportVisit,
  ResearchVisit,
  VisitBegun,
  type VisitCommand,
  VisitEnded,
  type VisitEvent,
  VisitMissed,
  VisitPlanned,
  VisitReported,
  VisitResearched,
  visit,
  visitPolicy,
} from './index.ts';

const who = ids('V', 2);
const words = fc.constantFrom('a', 'b');
const dates = fc.constantFrom('2025-01-02', '2025-01-04', '2025-01-20');
const mode = fc.constantFrom(...contactModes);
const place = fc.record({
  latitude: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  longitude: fc.integer({ min: -180_000_000, max: 180_000_000 }),
});
const people = { customer: fc.constant('C1'), salesperson: words, class: fc.constant('village-clinic' as const) };

const datas = {
  plan: fc.record({ visit: who, ...people, stage: words, mode, on: dates, purpose: words, focus: words }),
  met: fc.record(
    {
      visit: who,
      ...people,
      kind: fc.constantFrom('off-plan', 'walk-in', 'incoming'),
      mode,
      purpose: words,
      wanted: words,
    },
    { requiredKeys: ['visit', 'customer', 'salesperson', 'class', 'kind', 'mode', 'purpose'] },
  ),
  research: fc.record({ visit: who, needs: words, preferences: words }),
  appoint: fc.record({ visit: who, from: fc.constant(instantOfDate(utc, '2025-01-04')), means: mode }),
  replan: fc.record({ visit: who, on: dates, reason: words }),
  only: fc.record({ visit: who }),
  excuse: fc.record({ visit: who, reason: words }),
  begin: fc.record({ visit: who, position: place, customerAt: place }, { requiredKeys: ['visit'] }),
  relay: fc.record({ visit: who, means: words }),
  answer: fc.record({ visit: who, answers: fc.record({ nature: words, needs: words }, { requiredKeys: [] }) }),
  present: fc.record(
    {
      visit: who,
      kinds: fc.uniqueArray(fc.constantFrom(...materialKinds), { minLength: 1 }),
      difference: words,
      usp: words,
    },
    { requiredKeys: ['visit', 'kinds'] },
  ),
  found: fc.record({ visit: who, orders: fc.subarray(['O1']), complaints: fc.subarray(['K1']) }),
  report: fc.record({ visit: who, text: words, next: fc.record({ what: words, on: dates, owner: words }) }),
};

const meta = metas({ from: '2025-01-01', to: '2025-01-05' });
const sent = <Data>(
  data: fc.Arbitrary<Data>,
  of: (data: Data, at: Parameters<typeof EndVisit.of>[1]) => VisitCommand,
) => fc.tuple(data, meta).map(([one, at]) => of(one, at));

const commands: fc.Arbitrary<VisitCommand> = fc.oneof(
  sent(datas.plan, PlanVisit.of),
  sent(datas.met, BeginUnplannedVisit.of),
  sent(datas.research, ResearchVisit.of),
  sent(datas.appoint, MakeAppointment.of),
  sent(datas.replan, ReplanVisit.of),
  sent(datas.only, MissVisit.of),
  sent(datas.excuse, ExcuseVisit.of),
  sent(datas.begin, BeginVisit.of),
  sent(datas.relay, RelayVisit.of),
  sent(datas.answer, AnswerQuestions.of),
  sent(datas.present, PresentMaterials.of),
  sent(datas.found, NoteVisitFindings.of),
  sent(datas.only, EndVisit.of),
  sent(datas.report, ReportVisit.of),
);

test('visits keep the rules of every room and their own laws on any story', () => {
  expect(assertRules(visit, { commands, given: () => ({ visitPolicy }), longest: 25, runs: 150 }).passed).toBe(true);
});

const of = { visit: 'V1', customer: 'C1', salesperson: 'S1' };
const anyEvent: fc.Arbitrary<VisitEvent> = fc.constantFrom<VisitEvent[]>(
  VisitPlanned.of({
    ...of,
    class: 'private-clinic',
    stage: 'a',
    mode: 'phone',
    on: '2024-01-02',
    purpose: 'a',
    focus: 'a',
  }),
  VisitResearched.of({ ...of, needs: 'a', preferences: 'b' }),
  AppointmentMade.of({ ...of, from: 0, means: 'phone' }),
  VisitMissed.of(of),
  VisitBegun.of(of),
  VisitEnded.of(of),
  VisitReported.of({ ...of, text: 'a', next: { what: 'b', on: '2024-02-01', owner: 'S1' }, due: 0 }),
);

test('after any history, whatever it is, only a visit that has begun can be ended, and only an ended one reported', () => {
  const at = metas({ from: '2026-01-01', to: '2026-01-05' });
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), at, (events, meta) => {
      const state = replay(visit, storedHistory<VisitEvent>('test.visit-V1', events));
      const taken = (command: VisitCommand) => visit.decide(command, { visitPolicy })(state)._tag === 'Right';
      const next = { what: 'b', on: '2026-02-01', owner: 'S1' } as const;
      expect(taken(EndVisit.of({ visit: 'V1' }, meta))).toBe(state?.status === 'begun');
      expect(taken(ReportVisit.of({ visit: 'V1', text: 'a', next }, meta))).toBe(state?.status === 'ended');
    }),
  );
});

test('the way between two places is the same both ways, nothing to itself, and at most half around the earth', () => {
  fc.assert(
    fc.property(place, place, (from, to) => {
      expect(metresBetween(from, to)).toBe(metresBetween(to, from));
      expect(metresBetween(from, from)).toBe(0);
      expect(metresBetween(from, to)).toBeLessThanOrEqual(20_015_116);
    }),
  );
});
