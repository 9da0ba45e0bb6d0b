/** A visit from its plan to its report, by examples; what refuses it, on both sides; its laws, shown to bite. */
import { describe, expect, test } from 'vitest';
import {
  checkLaws,
  day,
  instantOfDate,
  messageCatalogue,
  minute,
  parseCommand,
  quantity,
  utc,
} from '../../kernel/index.ts';
import {
  type Happened,
  happened,
  testMeta as on,
  recordedHistory,
  scenario,
  storedHistory,
} from '../../testing/index.ts';
import {
  AnswerQuestions,
  AppointmentMade,
  BeginUnplannedVisit,
  BeginVisit,
  completeness,
  contactModes,
  contactModeTexts,
  EndVisit,
  ExcuseVisit,
  MakeAppointment,
  MaterialsPresented,
  MissVisit,
  materialKinds,
  metresBetween,
  NoteVisitFindings,
  PlanVisit,
  PresentMaterials,
  predictedOrder,
  QuestionsAnswered,
  RelayVisit,
  ReplanVisit,
  ReportVisit,
  ResearchVisit,
  shareOfWallet,
  UnplannedVisitBegun,
  VisitBegun,
  VisitEnded,
  type VisitEvent,
  VisitFindingsNoted,
  VisitMissed,
  VisitPlanned,
  type VisitPolicy,
  VisitRelayed,
  VisitReplanned,
  VisitReported,
  VisitResearched,
  visit,
  visitClasses,
  visitCommands,
  visitLaws,
  visitMessages,
  visitPolicy,
} from './index.ts';

const of = { visit: 'V1', customer: 'C1', salesperson: 'S7' };
const plan = {
  ...of,
  class: 'village-clinic',
  stage: 'first',
  mode: 'in-person',
  on: '2025-03-05',
  purpose: '了解需求',
  focus: '产品介绍',
} as const;
const policies = ['visits@1'] as const;
const V1 = { visit: 'V1' };
const here = { latitude: 30_000_000, longitude: 120_000_000 };
const planned = VisitPlanned.of(plan, { policies });
const researched = VisitResearched.of({ ...of, needs: '止咳药', preferences: '小包装' });
const begun = VisitBegun.of({ ...of, position: here });
const ended = VisitEnded.of(of);
const told = scenario(visit, { visitPolicy });
const since = (...events: readonly (VisitEvent | Happened<VisitEvent>)[]) => told.given(...events);
const beforehand = [happened('2025-03-01', planned), happened('2025-03-02', researched)] as const;
const there = [...beforehand, happened('2025-03-05', begun)] as const;
const answers = {
  nature: '个体',
  volume: quantity(1200, 'box'),
  cycle: { days: 30, last: '2025-02-20' },
  channel: '县级批发',
  payment: '现款',
  needs: '培训',
  views: '有效但价高',
} as const;
const next = { what: '送货', on: '2025-03-08', owner: 'S9' } as const;

describe('a planned visit', () => {
  test('P4: goes from plan, research and appointment by phone to check-out; the appointment is not made by going there', () => {
    const from = instantOfDate(utc, '2025-03-05');
    told
      .when(PlanVisit.of(plan, on('2025-03-01')))
      .thenEvents(planned)
      .when(ResearchVisit.of({ ...V1, needs: '止咳药', preferences: '小包装' }, on('2025-03-02')))
      .thenEvents(researched)
      .when(MakeAppointment.of({ ...V1, from, means: 'in-person' }, on('2025-03-03')))
      .thenRejected('visit.appointment-in-person')
      .when(MakeAppointment.of({ ...V1, from, means: 'phone' }, on('2025-03-03')))
      .thenEvents(AppointmentMade.of({ ...of, from, means: 'phone' }))
      .when(BeginVisit.of({ ...V1, position: here }, on('2025-03-05')))
      .thenEvents(begun)
      .when(EndVisit.of(V1, on('2025-03-05', { at: from + 45 * minute + 30_000 })))
      .thenEvents(ended);
    expect(planned.tags).toEqual(['visit:V1', 'customer:C1', 'salesperson:S7']);
  });

  test('P3: begins only after the customer was looked into, and nobody looks into him afterwards', () => {
    since(beforehand[0])
      .when(BeginVisit.of({ ...V1, position: here }, on('2025-03-05')))
      .thenRejected({ code: 'visit.not-researched', data: V1 });
    since(...there)
      .when(ResearchVisit.of({ ...V1, needs: 'x', preferences: 'y' }, on('2025-03-06')))
      .thenRejected('visit.not-at-this-stage');
  });

  test('P5: has the focus that its class and stage allow; where the policy names none, any', () => {
    const rule = { class: 'village-clinic', questions: [], materials: [] } as const;
    const strict: VisitPolicy = {
      ...visitPolicy,
      classes: [{ ...rule, materials: [], questions: [], focuses: [{ stage: 'first', allowed: ['产品介绍'] }] }],
    };
    const asked = scenario(visit, { visitPolicy: strict });
    asked.when(PlanVisit.of(plan, on('2025-03-01'))).thenEvents(planned);
    asked.when(PlanVisit.of({ ...plan, focus: '回款' }, on('2025-03-01'))).thenRejected({
      code: 'visit.focus-not-of-class',
      data: { visit: 'V1', focus: '回款', allowed: ['产品介绍'] },
    });
    for (const free of [{ stage: 'later' }, { class: 'private-clinic' }] as const)
      asked
        .when(PlanVisit.of({ ...plan, ...free, focus: '回款' }, on('2025-03-01')))
        .thenEvents(VisitPlanned.of({ ...plan, ...free, focus: '回款' }, { policies }));
    const parse = parseCommand(visitCommands);
    const { purpose: _purpose, ...without } = plan;
    expect(parse({ type: 'PlanVisit', data: without, meta: on('2025-03-01') })._tag).toBe('Left');
  });

  test('tells where it began, how far that is from the customer, and how long it took', () => {
    const customerAt = { ...here, latitude: 30_001_000 };
    // A thousandth of a degree on a sphere of 6,371,009 m is 111.195 m.
    const state = since(...beforehand)
      .when(BeginVisit.of({ ...V1, position: here, customerAt }, on('2025-03-05')))
      .thenEvents(VisitBegun.of({ ...of, position: here, customerAt, distance: 111 }))
      .when(EndVisit.of(V1, on('2025-03-05', { at: instantOfDate(utc, '2025-03-05') + 45 * minute + 30_000 })))
      .thenEvents(ended).state;
    expect(state).toMatchObject({ status: 'ended', begun: { distance: 111 }, ended: { stay: 45 } });
    expect(metresBetween(here, here)).toBe(0);
    since(...beforehand)
      .when(BeginVisit.of(V1, on('2025-03-05')))
      .thenRejected({ code: 'visit.place-unknown', data: V1 });
  });

  test('is missed on its day at the earliest, and excused until two days after it at the latest', () => {
    since(...beforehand)
      .when(MissVisit.of(V1, on('2025-03-04')))
      .thenRejected({ code: 'visit.day-not-come', data: { visit: 'V1', day: '2025-03-05', on: '2025-03-04' } })
      .when(MissVisit.of(V1, on('2025-03-05')))
      .thenEvents(VisitMissed.of(of));
    const missed = since(...beforehand, happened('2025-03-06', VisitMissed.of(of)));
    expect(missed.when(ExcuseVisit.of({ ...V1, reason: '大雪' }, on('2025-03-07'))).state).toMatchObject({
      status: 'missed',
      excuse: '大雪',
    });
    missed.when(ExcuseVisit.of({ ...V1, reason: '大雪' }, on('2025-03-08'))).thenRejected({
      code: 'visit.excuse-too-late',
      data: { visit: 'V1', until: '2025-03-07', on: '2025-03-08' },
    });
  });

  test('can be put on another day to come, which takes the appointment with it', () => {
    const state = since(...beforehand)
      .when(ReplanVisit.of({ ...V1, on: '2025-03-05', reason: 'x' }, on('2025-03-03')))
      .thenRejected('visit.same-day')
      .when(ReplanVisit.of({ ...V1, on: '2025-03-02', reason: 'x' }, on('2025-03-03')))
      .thenRejected('visit.day-is-past')
      .when(ReplanVisit.of({ ...V1, on: '2025-03-09', reason: '大雪' }, on('2025-03-03')))
      .thenEvents(VisitReplanned.of({ ...of, on: '2025-03-09', reason: '大雪' })).state;
    expect(state).toMatchObject({ status: 'planned', days: ['2025-03-05', '2025-03-09'], appointment: null });
  });

  test('is not completed before it has begun, and nothing follows a miss but its excuse', () => {
    const nothing = [
      AnswerQuestions.of({ ...V1, answers }, on('2025-03-06')),
      PresentMaterials.of({ ...V1, kinds: ['awards'] }, on('2025-03-06')),
      EndVisit.of(V1, on('2025-03-06')),
      ReportVisit.of({ ...V1, text: 'x', next }, on('2025-03-06')),
    ];
    for (const command of nothing) {
      since(...beforehand)
        .when(command)
        .thenRejected('visit.not-at-this-stage');
      since(...beforehand, VisitMissed.of(of))
        .when(command)
        .thenRejected('visit.not-at-this-stage');
      told.when(command).thenRejected({ code: 'visit.unknown', data: V1 });
    }
  });
});

describe('at a visit', () => {
  test('P20 P21: the second answer gives our share of the wallet, the third the predicted next order', () => {
    expect(shareOfWallet(quantity(300, 'box'), answers)).toEqual({ numerator: 300n, denominator: 1200n });
    expect(shareOfWallet(quantity(3000, 'box', 1), answers)).toEqual({ numerator: 3000n, denominator: 12000n });
    expect(shareOfWallet(quantity(300, 'kg'), answers)).toBeNull();
    expect(shareOfWallet(quantity(300, 'box'), { volume: quantity(0, 'box') })).toBeNull();
    expect(predictedOrder(answers)).toBe('2025-03-22');
    expect(predictedOrder({ cycle: { days: 30 } })).toBeNull();
  });

  test('each must-ask counts for completeness, and so does what the class is asked beside them', () => {
    const state = since(...there)
      .when(AnswerQuestions.of({ ...V1, answers: { nature: '集体', payment: '现款' } }, on('2025-03-05')))
      .thenEvents(QuestionsAnswered.of({ ...of, answers: { nature: '集体', payment: '现款' } }))
      .when(
        AnswerQuestions.of(
          { ...V1, answers: { nature: '个体', more: [{ question: '床位', answer: '4' }] } },
          on('2025-03-05'),
        ),
      )
      .thenEvents(
        QuestionsAnswered.of({ ...of, answers: { nature: '个体', more: [{ question: '床位', answer: '4' }] } }),
      )
      .when(AnswerQuestions.of({ ...V1, answers: {} }, on('2025-03-05')))
      .thenRejected('visit.nothing-noted').state;
    const got = state?.answers ?? {};
    expect(got).toEqual({ nature: '个体', payment: '现款', more: [{ question: '床位', answer: '4' }] });
    const own = { class: 'village-clinic', questions: ['床位', '医生'], materials: [], focuses: [] } as const;
    const policy: VisitPolicy = {
      ...visitPolicy,
      classes: [{ ...own, questions: [...own.questions], materials: [], focuses: [] }],
    };
    expect(completeness(visitPolicy, 'village-clinic', got)).toEqual({ answered: 2, asked: 7 });
    expect(completeness(policy, 'village-clinic', got)).toEqual({ answered: 3, asked: 9 });
    expect(completeness(policy, 'private-clinic', answers)).toEqual({ answered: 7, asked: 7 });
    expect(completeness(policy, null, answers)).toEqual({ answered: 7, asked: 7 });
  });

  test('P26 P27: each of the eight kinds can be presented; the product only with its difference and its USP', () => {
    expect(materialKinds).toHaveLength(8);
    for (const kind of materialKinds) {
      const usp = kind === 'product-introduction' ? { difference: '无糖', usp: '每日一次' } : {};
      since(...there)
        .when(PresentMaterials.of({ ...V1, kinds: [kind], ...usp }, on('2025-03-05')))
        .thenEvents(MaterialsPresented.of({ ...of, kinds: [kind], ...usp }, { policies }));
    }
    for (const half of [{}, { difference: '无糖' }, { usp: '每日一次' }])
      since(...there)
        .when(PresentMaterials.of({ ...V1, kinds: ['awards', 'product-introduction'], ...half }, on('2025-03-05')))
        .thenRejected({ code: 'visit.usp-missing', data: V1 });
  });

  test('P40: a class is told what its policy selects for it, and nothing else', () => {
    const only = { class: 'village-clinic' as const, questions: [], materials: ['awards' as const], focuses: [] };
    const asked = scenario(visit, { visitPolicy: { ...visitPolicy, classes: [only] } }).given(...there);
    asked
      .when(PresentMaterials.of({ ...V1, kinds: ['awards'] }, on('2025-03-05')))
      .thenEvents(MaterialsPresented.of({ ...of, kinds: ['awards'] }, { policies }));
    asked.when(PresentMaterials.of({ ...V1, kinds: ['awards', 'sales-data'] }, on('2025-03-05'))).thenRejected({
      code: 'visit.material-not-for-class',
      data: { visit: 'V1', kinds: ['sales-data'] },
    });
  });

  test('P18: what was seen, heard and asked is noted, and at least one thing is', () => {
    const seen = { seen: '货架空', heard: '竞品每周来', asked: '儿童用药', orders: ['O1'], complaints: ['K1'] };
    const noted = VisitFindingsNoted.of({ ...of, ...seen });
    expect(
      since(...there)
        .when(NoteVisitFindings.of({ ...V1, ...seen }, on('2025-03-05')))
        .thenEvents(noted).state,
    ).toMatchObject({
      findings: [seen],
    });
    expect(noted.tags).toContain('order:O1');
    expect(noted.tags).toContain('complaint:K1');
    since(...there)
      .when(NoteVisitFindings.of({ ...V1, orders: [], complaints: [] }, on('2025-03-05')))
      .thenRejected('visit.nothing-noted');
  });
});

test('a report is handed in by its hour: on the minute it is in time, a moment later it is late; its next step is to come', () => {
  // 20:00 in China on the day of check-out is 12:00 UTC.
  const due = instantOfDate(utc, '2025-03-05');
  const at = (delay: number) => {
    const done = since(...there, happened('2025-03-05', ended));
    return done.when(ReportVisit.of({ ...V1, text: '订货', next }, on('2025-03-05', { at: due + delay })));
  };
  const reported = VisitReported.of({ ...of, text: '订货', next, due }, { policies });
  expect(at(0).thenEvents(reported).state).toMatchObject({ status: 'reported', report: { late: 0, next } });
  expect(at(1).thenEvents(reported).state).toMatchObject({ report: { late: 1 } });
  expect(at(day).state).toMatchObject({ report: { late: 1440 } });
  expect(reported.tags).toContain('person:S9');
  since(...there, happened('2025-03-05', ended))
    .when(ReportVisit.of({ ...V1, text: 'x', next: { ...next, on: '2025-03-05' } }, on('2025-03-06')))
    .thenRejected({ code: 'visit.next-in-the-past', data: { visit: 'V1', day: '2025-03-05', on: '2025-03-06' } });
});

test('P41: who walks in or calls is recorded, and the absent salesperson is told once; nobody is told who is there', () => {
  const met = { ...of, class: 'private-clinic', kind: 'walk-in', mode: 'in-person', purpose: '询价' } as const;
  const wanted = { ...met, wanted: 'S9' };
  told
    .when(BeginUnplannedVisit.of(wanted, on('2025-03-05')))
    .thenEvents(UnplannedVisitBegun.of(wanted))
    .when(RelayVisit.of({ ...V1, means: '微信' }, on('2025-03-05')))
    .thenEvents(VisitRelayed.of({ ...of, means: '微信', to: 'S9' }))
    .when(RelayVisit.of({ ...V1, means: '微信' }, on('2025-03-05')))
    .thenRejected({ code: 'visit.relayed-already', data: V1 });
  expect(UnplannedVisitBegun.of(wanted).tags).toContain('salesperson:S9');
  for (const present of [met, { ...met, wanted: 'S7' }])
    since(UnplannedVisitBegun.of(present))
      .when(RelayVisit.of({ ...V1, means: '微信' }, on('2025-03-05')))
      .thenRejected({ code: 'visit.nobody-absent', data: V1 });
  for (const [kind, mode] of [
    ['walk-in', 'phone'],
    ['incoming', 'in-person'],
  ] as const)
    told.when(BeginUnplannedVisit.of({ ...met, kind, mode }, on('2025-03-05'))).thenRejected('visit.mode-does-not-fit');
  const called = { ...met, kind: 'incoming', mode: 'phone' } as const;
  told.when(BeginUnplannedVisit.of(called, on('2025-03-05'))).thenEvents(UnplannedVisitBegun.of(called));
});

test('P2 P6: each of three modes and five classes is taken, the classes in the order of visits, and nothing else', () => {
  const take = (data: object) =>
    parseCommand(visitCommands)({ type: 'PlanVisit', data: { ...plan, ...data }, meta: on('2025-03-01') })._tag;
  expect(contactModes.map((mode) => [mode, contactModeTexts[mode].zh])).toEqual([
    ['phone', '电话'],
    ['email', '邮件'],
    ['in-person', '亲访'],
  ]);
  expect(visitClasses).toEqual([
    'county-hospital',
    'township-health-centre',
    'village-clinic',
    'private-clinic',
    'village-or-town-pharmacy',
  ]);
  for (const mode of contactModes) expect(take({ mode })).toBe('Right');
  for (const one of visitClasses) expect(take({ class: one })).toBe('Right');
  for (const wrong of [{ mode: 'fax' }, { mode: '__proto__' }, { class: 'hotel' }, { class: null }, { visit: '' }])
    expect(take(wrong)).toBe('Left');
});

const breaches = (...events: readonly (VisitEvent | Happened<VisitEvent>)[]) =>
  checkLaws(visitLaws, recordedHistory<VisitEvent>(storedHistory('test.visit-V1', events))).map(({ law, revision }) => [
    law,
    revision,
  ]);

test('the laws bite: on an end without a beginning, no research, a second plan, another customer, a product without its USP', () => {
  const law = 'visit.begun-before-ended';
  const reported = VisitReported.of({ ...of, text: 'x', next, due: 0 });
  expect(breaches(planned, researched, begun, ended, reported)).toEqual([]);
  expect(breaches(planned, researched, ended)).toEqual([[law, 2]]);
  expect(breaches(planned, begun)).toEqual([[law, 1]]);
  expect(breaches(planned, planned)).toEqual([[law, 1]]);
  expect(breaches(ended)).toEqual([[law, 0]]);
  expect(breaches(planned, researched, begun, reported)).toEqual([[law, 3]]);
  expect(breaches(planned, VisitMissed.of(of), VisitMissed.of(of))).toEqual([[law, 2]]);
  expect(breaches(happened('2025-02-02', planned), happened('2025-02-01', researched))).toEqual([[law, 1]]);
  expect(breaches(planned, VisitResearched.of({ ...of, customer: 'C2', needs: 'x', preferences: 'y' }))).toEqual([
    ['visit.one-visit', 1],
  ]);
  const bare = MaterialsPresented.of({ ...of, kinds: ['product-introduction'], usp: 'x' });
  expect(breaches(planned, researched, begun, bare)).toEqual([['visit.usp-told', 3]]);
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([visitMessages]);
  const data = { visit: 'V9', needed: ['a'], allowed: ['a'], kinds: ['a'] };
  for (const code of Object.keys(visitMessages)) {
    expect(say({ code, data }, 'en')).toContain('V9');
    expect(say({ code, data }, 'zh')).toContain('V9');
    expect(say({ code, data }, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});
