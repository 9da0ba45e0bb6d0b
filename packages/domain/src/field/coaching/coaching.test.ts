/** Joint visits, by examples; what refuses them, on both sides; the law, shown to bite; any story. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, messageCatalogue } from '../../kernel/index.ts';
import {
  assertRules,
  ids,
  metas,
  testMeta as on,
  recordedHistory,
  scenario,
  storedHistory,
} from '../../testing/index.ts';
import {
  AnalyseJointVisit,
  type CoachingCommand,
  type CoachingEvent,
  CoachingSessionHeld,
  coaching,
  coachingMessages,
  HoldCoachingSession,
  HoldJointVisit,
  JointVisitAnalysed,
  JointVisitHeld,
} from './index.ts';

const first = { subordinate: 'S7', joint: 'J1', superior: 'M1', visit: 'V1', leads: 'S7', coaches: 'M1' };
const second = { ...first, joint: 'J2', visit: 'V2' };
const of = (joint: string) => ({ subordinate: 'S7', joint });
const point = { point: 'I1', what: '先问后说' };
const analysis = { ...of('J1'), analysis: '开场过长', followUps: [], points: [point] };
const held = JointVisitHeld.of(first);
const analysed = JointVisitAnalysed.of({ ...analysis, superior: 'M1' });
const told = scenario(coaching, {});

test('P30 P33: joint visit after joint visit, the points of one are followed up in the next until they are improved', () => {
  const followUp = (improved: boolean) => ({ point: 'I1', improved, note: '见现场' });
  const next = { point: 'I2', what: '讲清 USP' };
  const end = told
    .when(HoldJointVisit.of(first, on('2025-03-05')))
    .thenEvents(held)
    .when(AnalyseJointVisit.of(analysis, on('2025-03-05')))
    .thenEvents(analysed)
    .when(HoldJointVisit.of(second, on('2025-04-05')))
    .thenEvents(JointVisitHeld.of(second))
    .when(AnalyseJointVisit.of({ ...of('J2'), analysis: '好', followUps: [], points: [next] }, on('2025-04-05')))
    .thenRejected({ code: 'coaching.points-left', data: { joint: 'J2', points: ['I1'] } })
    .when(
      AnalyseJointVisit.of(
        { ...of('J2'), analysis: '好', followUps: [followUp(false)], points: [next] },
        on('2025-04-05'),
      ),
    )
    .thenEvents(
      JointVisitAnalysed.of({
        ...of('J2'),
        analysis: '好',
        followUps: [followUp(false)],
        points: [next],
        superior: 'M1',
      }),
    );
  // What did not improve stays open, and has to be taken up again; what did is done with.
  const third = end.when(HoldJointVisit.of({ ...first, joint: 'J3' }, on('2025-05-05')));
  const more = { ...of('J3'), analysis: '好', points: [{ point: 'I3', what: '跟进' }] };
  third
    .when(AnalyseJointVisit.of({ ...more, followUps: [{ ...followUp(true), point: 'I2' }] }, on('2025-05-05')))
    .thenRejected({ code: 'coaching.points-left', data: { joint: 'J3', points: ['I1'] } });
  const both = [followUp(true), { ...followUp(true), point: 'I2' }];
  const after = third.when(AnalyseJointVisit.of({ ...more, followUps: both }, on('2025-05-05')));
  expect(after.state.points.map(({ point: id, improved }) => [id, improved])).toEqual([
    ['I1', true],
    ['I2', true],
    ['I3', false],
  ]);
});

test('P31: the subordinate leads and the superior coaches; parts turned round, or one person for both, are refused', () => {
  told.when(HoldJointVisit.of(first, on('2025-03-05'))).thenEvents(held);
  for (const parts of [
    { leads: 'M1', coaches: 'S7' },
    { leads: 'M1', coaches: 'M1' },
    { leads: 'S7', coaches: 'S7' },
    { leads: 'S7', coaches: 'M2' },
  ])
    told.when(HoldJointVisit.of({ ...first, ...parts }, on('2025-03-05'))).thenRejected({
      code: 'coaching.roles-turned',
      data: { joint: 'J1', ...parts },
    });
  told
    .when(HoldJointVisit.of({ ...first, superior: 'S7', coaches: 'S7' }, on('2025-03-05')))
    .thenRejected({ code: 'coaching.coaches-himself', data: { joint: 'J1' } });
});

test('P32: no joint visit follows one that was not analysed; an analysis says what to improve, once', () => {
  told
    .given(held)
    .when(HoldJointVisit.of(second, on('2025-04-05')))
    .thenRejected({ code: 'coaching.last-not-analysed', data: { joint: 'J2', last: 'J1' } });
  const nothing = { ...analysis, points: [] };
  expect(AnalyseJointVisit.schema.safeParse(nothing).success).toBe(false);
  expect(AnalyseJointVisit.schema.safeParse(analysis).success).toBe(true);
  told
    .given(held, analysed)
    .when(
      AnalyseJointVisit.of({ ...analysis, followUps: [{ point: 'I1', improved: true, note: 'x' }] }, on('2025-03-06')),
    )
    .thenRejected('coaching.analysed-already', 'coaching.points-twice');
  told
    .when(AnalyseJointVisit.of(analysis, on('2025-03-06')))
    .thenRejected({ code: 'coaching.not-the-last', data: { joint: 'J1' } });
});

const talk = {
  subordinate: 'S7',
  session: 'T1',
  superior: 'M1',
  discussed: '目标差距',
  followUps: [],
  points: [{ point: 'I5', what: '预约不足', action: '每周一约访五家', due: '2025-03-31' }],
  next: '2025-04-10',
} as const;
const spoken = { ...talk, followUps: [...talk.followUps], points: [...talk.points] };

test('W4 W5: two talk without a customer, agree on what to do until when, and look at it again the next time', () => {
  const checked = { ...spoken, session: 'T2', followUps: [], points: [], next: '2025-05-10' as const };
  const followUp = { point: 'I5', improved: true, note: '已约满' };
  const after = told
    .when(HoldCoachingSession.of(spoken, on('2025-03-10')))
    .thenEvents(CoachingSessionHeld.of(spoken))
    .when(HoldCoachingSession.of(checked, on('2025-04-10')))
    .thenRejected({ code: 'coaching.points-left', data: { joint: 'T2', points: ['I5'] } })
    .when(HoldCoachingSession.of({ ...checked, followUps: [followUp] }, on('2025-04-10')))
    .thenEvents(CoachingSessionHeld.of({ ...checked, followUps: [followUp] }));
  expect(after.state).toMatchObject({ sessions: ['T1', 'T2'], points: [{ point: 'I5', improved: true }] });
  expect(CoachingSessionHeld.of(spoken).tags).toEqual(['salesperson:S7', 'coaching-session:T1', 'person:M1']);
});

test('what a joint visit left open is taken up in the next talk, and the other way round', () => {
  const open = { ...talk, points: [], followUps: [{ point: 'I1', improved: false, note: '仍需练习' }] };
  const later = { ...analysis, ...of('J2'), points: [{ point: 'I9', what: 'x' }] };
  told
    .given(held, analysed)
    .when(HoldCoachingSession.of(spoken, on('2025-03-10')))
    .thenRejected({ code: 'coaching.points-left', data: { joint: 'T1', points: ['I1'] } })
    .when(HoldCoachingSession.of(open, on('2025-03-10')))
    .thenEvents(CoachingSessionHeld.of(open))
    .when(HoldJointVisit.of(second, on('2025-04-05')))
    .when(AnalyseJointVisit.of(later, on('2025-04-05')))
    .thenRejected({ code: 'coaching.points-left', data: { joint: 'J2', points: ['I1'] } });
});

test('a talk is of two, noted once, after the last joint visit was analysed, and sets nothing for a day that is past', () => {
  told
    .given(held)
    .when(HoldCoachingSession.of({ ...spoken, superior: 'S7', next: '2025-03-09' }, on('2025-03-10')))
    .thenRejected('coaching.coaches-himself', 'coaching.last-not-analysed', 'coaching.day-is-past');
  const [point] = talk.points;
  const today = { ...spoken, points: [{ ...point, due: '2025-03-10' as const }], next: '2025-03-10' as const };
  told.when(HoldCoachingSession.of(today, on('2025-03-10'))).thenEvents(CoachingSessionHeld.of(today));
  told
    .when(HoldCoachingSession.of(today, on('2025-03-11')))
    .thenRejected({ code: 'coaching.day-is-past', data: { session: 'T1', day: '2025-03-10', on: '2025-03-11' } });
  told
    .given(CoachingSessionHeld.of({ ...spoken, points: [] }))
    .when(HoldCoachingSession.of(spoken, on('2025-03-10')))
    .thenRejected({ code: 'coaching.talked-already', data: { session: 'T1' } });
});

test('every reason is told at once, and each in both languages', () => {
  told
    .given(held, analysed)
    .when(HoldJointVisit.of({ ...first, leads: 'M1' }, on('2023-01-01')))
    .thenRejected('coaching.roles-turned', 'coaching.held-already', 'coaching.before-what-happened');
  told
    .given(held)
    .when(
      AnalyseJointVisit.of(
        { ...analysis, followUps: [{ point: '__proto__', improved: true, note: 'x' }] },
        on('2025-03-06'),
      ),
    )
    .thenRejected({ code: 'coaching.points-unknown', data: { joint: 'J1', points: ['__proto__'] } });
  const say = messageCatalogue([coachingMessages]);
  for (const code of Object.keys(coachingMessages))
    for (const language of ['en', 'zh'] as const) {
      const data = { joint: 'J9', session: 'J9', points: ['a'] };
      expect(say({ code, data }, language)).toContain('J9');
      expect(/\p{Script=Han}/u.test(say({ code, data }, language))).toBe(language === 'zh');
    }
});

const breaches = (...events: readonly CoachingEvent[]) =>
  checkLaws(coaching.laws, recordedHistory<CoachingEvent>(storedHistory('test.coaching-S7', events))).map(
    ({ revision }) => revision,
  );

test('the law bites: on turned parts, on a second joint visit without an analysis, on an analysis of nothing', () => {
  expect(breaches(held, analysed, JointVisitHeld.of(second))).toEqual([]);
  expect(breaches(JointVisitHeld.of({ ...first, leads: 'M1', coaches: 'S7' }))).toEqual([0]);
  expect(breaches(held, JointVisitHeld.of(second))).toEqual([1]);
  expect(breaches(analysed)).toEqual([0]);
  expect(breaches(held, CoachingSessionHeld.of(spoken))).toEqual([1]);
});

test('the law of points bites: on a point of which nothing is said the next time', () => {
  const followUp = (improved: boolean) => ({ point: 'I1', improved, note: 'x' });
  const later = (improved: boolean | null) =>
    CoachingSessionHeld.of({ ...talk, points: [], followUps: improved === null ? [] : [followUp(improved)] });
  expect(breaches(held, analysed, later(null))).toEqual([2]);
  expect(breaches(held, analysed, later(false), later(null))).toEqual([3]);
  expect(breaches(held, analysed, later(true), later(null))).toEqual([]);
});

const meta = metas({ from: '2025-01-01', to: '2025-01-20' });
const joint = ids('J', 3);
const points = ids('I', 4);
const commands: fc.Arbitrary<CoachingCommand> = fc.oneof(
  fc
    .tuple(joint, fc.constantFrom('S7', 'M1'), meta)
    .map(([id, leads, at]) => HoldJointVisit.of({ ...first, joint: id, leads }, at)),
  fc
    .tuple(
      joint,
      fc.array(fc.record({ point: points, improved: fc.boolean(), note: fc.constant('x') }), { maxLength: 2 }),
      fc.array(fc.record({ point: points, what: fc.constant('x') }), { minLength: 1, maxLength: 2 }),
      meta,
    )
    .map(([id, followUps, raised, at]) =>
      AnalyseJointVisit.of({ ...of(id), analysis: 'x', followUps, points: raised }, at),
    ),
  fc
    .tuple(
      ids('T', 3),
      fc.array(fc.record({ point: points, improved: fc.boolean(), note: fc.constant('x') }), { maxLength: 2 }),
      fc.boolean(),
      meta,
    )
    .map(([session, followUps, raises, at]) =>
      HoldCoachingSession.of(
        { ...spoken, session, followUps, points: raises ? spoken.points : [], next: '2025-01-10' },
        at,
      ),
    ),
);

test('coaching keeps the rules of every room and its own law on any story', () => {
  expect(assertRules(coaching, { commands, given: () => ({}), longest: 15, runs: 150 }).passed).toBe(true);
});
