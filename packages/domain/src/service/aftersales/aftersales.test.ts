// After-sales cases: people are sent, it is done or not, and the customer judges.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, instantOfDate, type LocalDate, utc } from '../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  commandsOf,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import {
  type AftersalesCommand,
  type AftersalesEvent,
  type AftersalesState,
  ArrangeService,
  CancelServiceCase,
  JudgeService,
  OpenServiceCase,
  PerformService,
  aftersales as room,
  ServiceArranged,
  ServiceCaseCancelled,
  ServiceCaseOpened,
  ServiceJudged,
  ServicePerformed,
  serviceCaseSchema,
  serviceKinds,
  serviceKindTexts,
} from './index.ts';

const id = 'A1';
const named = { case: id, customer: 'C1' };
const opened = ServiceCaseOpened.of({ ...named, kind: 'installation', order: 'O7', complaint: 'K1' });
const told = scenario(room, {});
const on = (date: LocalDate) => testMeta(date);
const report = 'two shelves, one lamp';

test('O7: staff are arranged for an installation, go there, and come again until the customer takes it', () => {
  told
    .when(OpenServiceCase.of({ ...named, kind: 'installation', order: 'O7', complaint: 'K1' }, on('2024-01-02')))
    .thenEvents(opened)
    .when(PerformService.of({ case: id, done: true, report }, on('2024-01-03')))
    .thenRejected({ code: 'aftersales.not-its-turn', data: { case: id, stage: 'opened' } })
    .when(ArrangeService.of({ case: id, staff: ['S3'], on: '2024-01-02' }, on('2024-01-03')))
    .thenRejected({
      code: 'aftersales.arranged-in-the-past',
      data: { case: id, planned: '2024-01-02', on: '2024-01-03' },
    })
    .when(ArrangeService.of({ case: id, staff: ['S3', 'S4'], on: '2024-01-05' }, on('2024-01-03')))
    .thenEvents(ServiceArranged.of({ ...named, staff: ['S3', 'S4'], on: '2024-01-05' }))
    .when(PerformService.of({ case: id, done: true, report }, on('2024-01-04')))
    .thenRejected({ code: 'aftersales.before-the-date', data: { case: id, planned: '2024-01-05', on: '2024-01-04' } })
    .when(PerformService.of({ case: id, done: false, report: 'no power' }, on('2024-01-05')))
    .thenEvents(ServicePerformed.of({ ...named, done: false, report: 'no power' }))
    .when(ArrangeService.of({ case: id, staff: ['S3'], on: '2024-01-08' }, on('2024-01-05')))
    .thenEvents(ServiceArranged.of({ ...named, staff: ['S3'], on: '2024-01-08' }))
    .when(PerformService.of({ case: id, done: true, report }, on('2024-01-08')))
    .thenEvents(ServicePerformed.of({ ...named, done: true, report }))
    .when(JudgeService.of({ case: id, accepted: true, score: 5 }, on('2024-01-07')))
    .thenRejected('aftersales.dated-too-early')
    .when(JudgeService.of({ case: id, accepted: true, score: 5 }, on('2024-01-09')))
    .thenEvents(ServiceJudged.of({ ...named, accepted: true, score: 5 }))
    .when(CancelServiceCase.of({ case: id, reason: 'late' }, on('2024-01-10')))
    .thenRejected({ code: 'aftersales.not-its-turn', data: { case: id, stage: 'accepted' } });
  expect(opened.tags).toEqual(['service-case:A1', 'customer:C1', 'order:O7', 'complaint:K1']);
});

test('O7: what the customer does not take is arranged again; a case can be called off, and is opened once', () => {
  const { state } = told
    .given(
      opened,
      ServiceArranged.of({ ...named, staff: ['S3'], on: '2024-01-02' }),
      ServicePerformed.of({ ...named, done: true, report }),
    )
    .when(JudgeService.of({ case: id, accepted: false, reason: 'crooked' }, on('2024-01-09')))
    .thenEvents(ServiceJudged.of({ ...named, accepted: false, reason: 'crooked' }));
  expect(state).toMatchObject({ stage: 'opened', visits: 1, failures: 1 });
  told
    .given(opened)
    .when(OpenServiceCase.of({ ...named, kind: 'training' }, on('2024-01-09')))
    .thenRejected({ code: 'aftersales.opened-already', data: { case: id, on: '2024-01-01' } })
    .when(CancelServiceCase.of({ case: id, reason: 'sold' }, on('2024-01-09')))
    .thenEvents(ServiceCaseCancelled.of({ ...named, reason: 'sold' }));
  told
    .when(CancelServiceCase.of({ case: id, reason: 'sold' }, on('2024-01-09')))
    .thenRejected({ code: 'aftersales.not-opened', data: { case: id } });
});

test('O8: installation, training, maintenance and instructions for use are the kinds, each with its words', () => {
  for (const kind of serviceKinds) {
    const { state } = told.when(OpenServiceCase.of({ ...named, kind }, on('2024-01-02')));
    expect(state?.kind).toBe(kind);
  }
  expect(serviceKinds.map((kind) => serviceKindTexts[kind].zh)).toEqual([
    '安装调试',
    '培训指导',
    '维修保养',
    '使用说明',
  ]);
  expect(ServiceCaseOpened.schema.safeParse({ ...opened.data, kind: 'gift' }).success).toBe(false);
});

const breaches = (...events: readonly AftersalesEvent[]) =>
  checkLaws(room.laws, recordedHistory<AftersalesEvent>(storedHistory('test.aftersales-A1', events))).map(
    ({ revision }) => revision,
  );

test('the law of cases bites', () => {
  const arranged = ServiceArranged.of({ ...named, staff: ['S3'], on: '2024-02-01' });
  const performed = ServicePerformed.of({ ...named, done: true, report });
  expect(breaches(opened, arranged, performed)).toEqual([]);
  expect(breaches(opened, performed)).toEqual([1]);
  expect(breaches(arranged)).toEqual([0]);
  expect(breaches(opened, opened)).toEqual([1]);
  expect(breaches(opened, ServiceArranged.of({ ...named, case: 'A2', staff: ['S3'], on: '2024-02-01' }))).toEqual([1]);
});

type Ask = Asking<AftersalesState, AftersalesCommand, AftersalesEvent>;

test('after-sales cases keep the rules of every room, and are kept as they were', () => {
  const which = fc.constantFrom('1', '1', '2');
  const meta = metas({ from: '2024-01-01', to: '2024-01-20' });
  const late = metas({ from: '2024-01-20', to: '2024-03-20' });
  const date = fc.constantFrom<LocalDate>('2024-01-10', '2024-01-19');
  const next = fc.tuple(late, fc.boolean(), fc.nat(9)).map(
    ([random, yes, roll]): Ask =>
      ({ states }) => {
        const one = '1';
        const state = states.get('test.aftersales-1') ?? null;
        const stage = state?.stage;
        const planned = state?.planned ?? state?.latest.on ?? random.on;
        const on = state !== null && planned < state.latest.on ? state.latest.on : planned;
        const when = { ...random, on, at: instantOfDate(utc, on) };
        if (stage === undefined) return OpenServiceCase.of({ case: one, customer: 'C1', kind: 'training' }, when);
        if (roll === 0) return CancelServiceCase.of({ case: one, reason: 'sold' }, when);
        if (stage === 'opened') return ArrangeService.of({ case: one, staff: ['S1'], on: when.on }, when);
        if (stage === 'arranged') return PerformService.of({ case: one, done: yes, report }, when);
        return JudgeService.of({ case: one, accepted: yes }, when);
      },
  );
  const commands: fc.Arbitrary<Ask> = fc.oneof(
    { weight: 8, arbitrary: next },
    commandsOf(
      OpenServiceCase,
      fc.record({ case: which, customer: fc.constant('C1'), kind: fc.constantFrom(...serviceKinds) }),
      meta,
    ),
    commandsOf(ArrangeService, fc.record({ case: which, staff: fc.constant(['S1']), on: date }), meta),
    commandsOf(PerformService, fc.record({ case: which, done: fc.boolean(), report: fc.constant(report) }), meta),
    commandsOf(JudgeService, fc.record({ case: which, accepted: fc.boolean() }), meta),
    commandsOf(CancelServiceCase, fc.record({ case: which, reason: fc.constant('sold') }), meta),
  );
  const keeps = {
    code: 'aftersales.kept',
    text: { en: 'A case is read back as it was.', zh: '服务单读回后不变。' },
    breach: (_: unknown, { states }: { readonly states: ReadonlyMap<string, AftersalesState> }) =>
      [...states.values()].every((state) => state === null || serviceCaseSchema.safeParse(state).success)
        ? null
        : 'a state has another form',
  };
  const checked = assertRules(room, {
    commands,
    given: () => ({}),
    longest: 24,
    rules: [keeps],
    mustReach: 'events and rejections',
  });
  expect(checked.passed).toBe(true);
});
