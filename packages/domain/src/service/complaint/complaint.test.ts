// A complaint by examples: from the first word to what keeps it from happening again, the unhappy ways included.
import { expect, test } from 'vitest';
import { instantOfDate, known, type LocalDate, money, quantity, utc } from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import {
  AcknowledgeComplaint,
  AnswerRemedy,
  AssignComplaint,
  CauseFound,
  ComplaintAcknowledged,
  ComplaintAssigned,
  ComplaintConfirmed,
  type ComplaintContent,
  ComplaintCorrected,
  ComplaintEscalated,
  type ComplaintEvent,
  ComplaintLodged,
  ComplaintPaused,
  ComplaintReopened,
  ComplaintReprioritised,
  ComplaintResolved,
  ComplaintResumed,
  ComplaintRouted,
  CompletePrevention,
  ConfirmComplaint,
  CorrectComplaint,
  CorrectionMade,
  complaintPolicy,
  EmergencyNegotiated,
  EscalateComplaint,
  GiveRemedy,
  LodgeComplaint,
  NegotiateEmergency,
  OutcomeStated,
  PauseComplaint,
  PlanPrevention,
  PreventionDone,
  PreventionPlanned,
  ProposeRemedy,
  RecordCause,
  RecordCorrection,
  RemedyAnswered,
  RemedyGiven,
  type RemedyKind,
  RemedyProposed,
  ReopenComplaint,
  ReprioritiseComplaint,
  ResolveComplaint,
  ResumeComplaint,
  RouteComplaint,
  remedyKinds,
  complaint as room,
  type Severity,
  StateOutcome,
  severities,
  standingAt,
} from './index.ts';

const complaint = 'K1';
const day1: LocalDate = '2024-01-01';
const content: ComplaintContent = {
  customer: 'C1',
  channel: 'phone',
  about: { order: 'O7', product: 'P3' },
  class: 'quality',
  severity: 'ordinary',
  territory: 'east',
};
const policy = { ...complaintPolicy, escalationRoles: ['service-manager'] };
const by = ['complaints@1'] as const;
const told = scenario(room, { policy });
const of = { complaint, customer: 'C1' };
const reason = 'so it is';
const id = (revision: number) => storedId('test.complaint-scenario', revision);
const manager = { by: { id: 'M1', roles: ['service-manager'] } };
const lodgedAs = (more: Partial<ComplaintContent> = {}) => {
  const all = { ...content, ...more };
  const line = all.severity === 'ordinary' ? 'first' : 'escalated';
  return ComplaintLodged.of({ complaint, content: all, line }, { policies: by });
};
const since = (...events: readonly (ComplaintEvent | Happened<ComplaintEvent>)[]) =>
  told.given(happened(day1, lodgedAs()), ...events);
const graver = (severity: Severity, ...events: readonly ComplaintEvent[]) =>
  told.given(happened(day1, lodgedAs({ severity })), ...events);
const resolved = ComplaintResolved.of({ ...of, outcome: 'replaced' }, { policies: by });
const offer = (remedy: string, kind: RemedyKind = 'return') => RemedyProposed.of({ ...of, remedy, kind });

test('O2: a complaint of a customer is recorded with its way, its subject, its class and who recorded it', () => {
  const recorder = { id: 'U5', roles: ['customer-service'] };
  const { state } = told
    .when(LodgeComplaint.of({ complaint, content }, testMeta(day1, { by: recorder })))
    .thenEvents(lodgedAs());
  expect(lodgedAs().tags).toEqual(['complaint:K1', 'customer:C1', 'territory:east', 'order:O7', 'product:P3']);
  expect(state).toMatchObject({ status: 'lodged', recorder: 'U5', content, handlers: [], departments: [] });
});

test("O2: a consumer's complaint is recorded with the consumer, and a contact of nobody is refused", () => {
  const { customer: _, ...rest } = content;
  const mine = { ...rest, consumer: 'N1', contact: known('555-0100') };
  told
    .when(LodgeComplaint.of({ complaint, content: mine }, testMeta(day1)))
    .thenEvents(ComplaintLodged.of({ complaint, content: mine, line: 'first' }, { policies: by }));
  const nobody = { ...rest, about: {}, contact: known('555-0100') };
  told
    .when(LodgeComplaint.of({ complaint, content: nobody }, testMeta(day1)))
    .thenRejected(
      { code: 'complaint.about-nothing', data: { complaint } },
      { code: 'complaint.contact-of-nobody', data: { complaint } },
    );
});

test('a complaint is lodged once, and nothing happens to one that was not', () => {
  since()
    .when(LodgeComplaint.of({ complaint, content }, testMeta('2024-01-02')))
    .thenRejected({ code: 'complaint.lodged-already', data: { complaint, on: day1 } });
  told
    .when(ResumeComplaint.of({ complaint }, testMeta(day1)))
    .thenRejected({ code: 'complaint.not-lodged', data: { complaint } });
});

test('O3: the department that answers, the person who handles and the one who recorded are three things', () => {
  const { state } = since()
    .when(RouteComplaint.of({ complaint, department: 'production', note: 'batch 12' }, testMeta('2024-01-02')))
    .thenEvents(ComplaintRouted.of({ ...of, department: 'production', note: 'batch 12' }))
    .when(AssignComplaint.of({ complaint, handler: 'S7' }, testMeta('2024-01-02')))
    .thenEvents(ComplaintAssigned.of({ ...of, handler: 'S7' }))
    .when(AssignComplaint.of({ complaint, handler: 'S7' }, testMeta('2024-01-03')))
    .thenNothing()
    .when(RouteComplaint.of({ complaint, department: 'logistics' }, testMeta('2024-01-04')))
    .thenEvents(ComplaintRouted.of({ ...of, department: 'logistics' }));
  expect(state).toMatchObject({
    recorder: 'tester',
    handlers: [{ handler: 'S7' }],
    departments: [{ department: 'production' }, { department: 'logistics' }],
  });
});

test('O4: an ordinary complaint is settled by the first line; a graver one only by those whom the policy names', () => {
  since()
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-01-02')))
    .thenEvents(resolved);
  const routed = ComplaintRouted.of({ ...of, department: 'production' });
  graver('serious', routed)
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-01-03')))
    .thenRejected({
      code: 'complaint.beyond-first-line',
      data: { complaint, severity: 'serious', roles: ['service-manager'], policy: 'complaints@1' },
    });
  graver('serious', routed)
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-01-03', manager)))
    .thenEvents(resolved);
});

test('O4: what the first line passes up is no longer its own, whatever its severity becomes', () => {
  since()
    .when(EscalateComplaint.of({ complaint, reason }, testMeta('2024-01-02')))
    .thenEvents(ComplaintEscalated.of({ ...of, reason }))
    .when(EscalateComplaint.of({ complaint, reason }, testMeta('2024-01-02')))
    .thenRejected({ code: 'complaint.escalated-already', data: { complaint } })
    .when(ReprioritiseComplaint.of({ complaint, severity: 'serious', reason }, testMeta('2024-01-03')))
    .thenEvents(ComplaintReprioritised.of({ ...of, severity: 'serious', line: 'escalated', reason }, { policies: by }))
    .when(ReprioritiseComplaint.of({ complaint, severity: 'ordinary', reason }, testMeta('2024-01-03')))
    .thenEvents(ComplaintReprioritised.of({ ...of, severity: 'ordinary', line: 'escalated', reason }, { policies: by }))
    .when(ReprioritiseComplaint.of({ complaint, severity: 'ordinary', reason }, testMeta('2024-01-04')))
    .thenNothing()
    .when(ResolveComplaint.of({ complaint, outcome: 'done' }, testMeta('2024-01-05')))
    .thenRejected('complaint.not-routed', 'complaint.beyond-first-line');
});

test('O5: an emergency is negotiated with the customer before it is resolved', () => {
  const routed = ComplaintRouted.of({ ...of, department: 'production' });
  graver('emergency', routed)
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-01-03', manager)))
    .thenRejected({ code: 'complaint.not-negotiated', data: { complaint } })
    .when(NegotiateEmergency.of({ complaint, agreement: 'all stock back by Friday' }, testMeta('2024-01-03')))
    .thenEvents(EmergencyNegotiated.of({ ...of, agreement: 'all stock back by Friday' }))
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-01-03', manager)))
    .thenEvents(resolved);
  since()
    .when(NegotiateEmergency.of({ complaint, agreement: 'none' }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.no-emergency', data: { complaint, severity: 'ordinary' } });
});

test('the policy decides for every severity whose line it is', () => {
  const lines = severities.map((severity) => {
    const { state } = told.when(LodgeComplaint.of({ complaint, content: { ...content, severity } }, testMeta(day1)));
    return state.status === 'lodged' ? state.gravity[0]?.line : null;
  });
  expect(lines).toEqual(['first', 'escalated', 'escalated']);
});

test('O1: it is paused and resumed by turns, says who waits for whom, and is not settled while it waits', () => {
  const pausing = { waiting: 'handler', waitsFor: 'supplier', reason } as const;
  since()
    .when(PauseComplaint.of({ complaint, waiting: 'handler', waitsFor: 'handler', reason }, testMeta('2024-01-02')))
    .thenRejected({ code: 'complaint.waits-for-itself', data: { complaint, party: 'handler' } })
    .when(PauseComplaint.of({ complaint, ...pausing }, testMeta('2024-01-02')))
    .thenEvents(ComplaintPaused.of({ ...of, ...pausing }))
    .when(PauseComplaint.of({ complaint, ...pausing }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.paused', data: { complaint, since: '2024-01-02T12:00:00.000Z' } })
    .when(ResolveComplaint.of({ complaint, outcome: 'done' }, testMeta('2024-01-03')))
    .thenRejected('complaint.paused')
    .when(ResumeComplaint.of({ complaint }, testMeta('2024-01-04')))
    .thenEvents(ComplaintResumed.of(of))
    .when(ResumeComplaint.of({ complaint }, testMeta('2024-01-04')))
    .thenRejected({ code: 'complaint.not-paused', data: { complaint } });
});

test('the first answer is given once', () => {
  since()
    .when(AcknowledgeComplaint.of({ complaint, answer: 'we look into it' }, testMeta('2024-01-02')))
    .thenEvents(ComplaintAcknowledged.of({ ...of, answer: 'we look into it' }))
    .when(AcknowledgeComplaint.of({ complaint }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.acknowledged-already', data: { complaint, on: '2024-01-02' } });
});

test('time goes forward within a complaint', () => {
  since(happened('2024-01-05', ComplaintRouted.of({ ...of, department: 'production' })))
    .when(AssignComplaint.of({ complaint, handler: 'S7' }, testMeta('2024-01-04')))
    .thenRejected({
      code: 'complaint.dated-too-early',
      data: { complaint, at: '2024-01-04T12:00:00.000Z', latest: '2024-01-05T12:00:00.000Z' },
    });
  since()
    .when(RouteComplaint.of({ complaint, department: 'production' }, testMeta('2023-12-31')))
    .thenRejected('complaint.dated-too-early');
});

test.each(remedyKinds)(
  'a remedy of the kind %s is proposed, accepted and given, and shown by its own document',
  (kind) => {
    const amount = money(50_00, 'CNY');
    const document = {
      return: 'return',
      exchange: 'order',
      repair: 'service-case',
      compensation: 'payment',
      allowance: 'credit-note',
    } as const;
    const wrong = kind === 'compensation' ? 'return' : 'payment';
    since()
      .when(ProposeRemedy.of({ complaint, remedy: 'R1', kind, amount }, testMeta('2024-01-02')))
      .thenEvents(RemedyProposed.of({ ...of, remedy: 'R1', kind, amount }))
      .when(GiveRemedy.of({ complaint, remedy: 'R1', document: document[kind], id: 'D1' }, testMeta('2024-01-02')))
      .thenRejected({ code: 'complaint.remedy-unanswered', data: { complaint, remedy: 'R1' } })
      .when(AnswerRemedy.of({ complaint, remedy: 'R1', accepted: true }, testMeta('2024-01-03')))
      .thenEvents(RemedyAnswered.of({ ...of, remedy: 'R1', accepted: true }))
      .when(GiveRemedy.of({ complaint, remedy: 'R1', document: wrong, id: 'D1' }, testMeta('2024-01-04')))
      .thenRejected('complaint.remedy-shown-by-other')
      .when(GiveRemedy.of({ complaint, remedy: 'R1', document: document[kind], id: 'D1' }, testMeta('2024-01-04')))
      .thenEvents(RemedyGiven.of({ ...of, remedy: 'R1', document: document[kind], id: 'D1' }))
      .when(GiveRemedy.of({ complaint, remedy: 'R1', document: document[kind], id: 'D2' }, testMeta('2024-01-04')))
      .thenRejected({ code: 'complaint.remedy-given-already', data: { complaint, remedy: 'R1', id: 'D1' } });
  },
);

test('O1: a refused remedy is never given; another is proposed, and nothing is settled while an offer is open', () => {
  since(offer('R1'))
    .when(ResolveComplaint.of({ complaint, outcome: 'done' }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.remedy-unanswered', data: { complaint, remedy: 'R1' } })
    .when(AnswerRemedy.of({ complaint, remedy: 'R1', accepted: false, reason: 'too little' }, testMeta('2024-01-03')))
    .thenEvents(RemedyAnswered.of({ ...of, remedy: 'R1', accepted: false, reason: 'too little' }))
    .when(AnswerRemedy.of({ complaint, remedy: 'R1', accepted: true }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.remedy-answered-already', data: { complaint, remedy: 'R1', accepted: false } })
    .when(GiveRemedy.of({ complaint, remedy: 'R1', document: 'return', id: 'D1' }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.remedy-refused', data: { complaint, remedy: 'R1' } })
    .when(ProposeRemedy.of({ complaint, remedy: 'R1', kind: 'repair' }, testMeta('2024-01-04')))
    .thenRejected({ code: 'complaint.remedy-proposed-already', data: { complaint, remedy: 'R1' } })
    .when(AnswerRemedy.of({ complaint, remedy: 'R9', accepted: true }, testMeta('2024-01-04')))
    .thenRejected({ code: 'complaint.remedy-unknown', data: { complaint, remedy: 'R9' } })
    .when(ProposeRemedy.of({ complaint, remedy: 'R2', kind: 'allowance' }, testMeta('2024-01-04')))
    .thenRejected({ code: 'complaint.remedy-without-amount', data: { complaint, remedy: 'R2', kind: 'allowance' } })
    .when(
      ProposeRemedy.of(
        { complaint, remedy: 'R2', kind: 'return', amount: money(0, 'CNY'), quantity: quantity(0) },
        testMeta('2024-01-04'),
      ),
    )
    .thenRejected(
      { code: 'complaint.remedy-not-above-zero', data: { complaint, remedy: 'R2', field: 'amount' } },
      { code: 'complaint.remedy-not-above-zero', data: { complaint, remedy: 'R2', field: 'quantity' } },
    );
});

test('O1 O13: a cause leads to a correction and that to a prevention with an owner and a date, also after it is closed', () => {
  const planned = { measure: 'M1', text: 'check every batch', owner: 'S9', due: '2024-02-01' } as const;
  since(resolved)
    .when(RecordCorrection.of({ complaint, text: 'replaced' }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.without-cause', data: { complaint } })
    .when(RecordCause.of({ complaint, cause: 'packaging', text: 'seal leaks' }, testMeta('2024-01-03')))
    .thenEvents(CauseFound.of({ ...of, cause: 'packaging', text: 'seal leaks' }))
    .when(PlanPrevention.of({ complaint, ...planned }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.without-correction', data: { complaint } })
    .when(RecordCorrection.of({ complaint, text: 'replaced' }, testMeta('2024-01-04')))
    .thenEvents(CorrectionMade.of({ ...of, text: 'replaced' }))
    .when(PlanPrevention.of({ complaint, ...planned, due: '2024-01-03' }, testMeta('2024-01-04')))
    .thenRejected('complaint.measure-due-in-the-past')
    .when(PlanPrevention.of({ complaint, ...planned }, testMeta('2024-01-04')))
    .thenEvents(PreventionPlanned.of({ ...of, ...planned }))
    .when(PlanPrevention.of({ complaint, ...planned }, testMeta('2024-01-05')))
    .thenRejected({ code: 'complaint.measure-planned-already', data: { complaint, measure: 'M1' } })
    .when(CompletePrevention.of({ complaint, measure: 'M2' }, testMeta('2024-01-20')))
    .thenRejected({ code: 'complaint.measure-unknown', data: { complaint, measure: 'M2' } })
    .when(CompletePrevention.of({ complaint, measure: 'M1' }, testMeta('2024-01-20')))
    .thenEvents(PreventionDone.of({ ...of, measure: 'M1' }))
    .when(CompletePrevention.of({ complaint, measure: 'M1' }, testMeta('2024-01-21')))
    .thenRejected({ code: 'complaint.measure-done-already', data: { complaint, measure: 'M1', on: '2024-01-20' } });
});

test('O1 O12: what was resolved is confirmed by the customer, or lapses of itself on the day that the policy says', () => {
  since(happened('2024-01-02', resolved))
    .when(ConfirmComplaint.of({ complaint, score: 4 }, testMeta('2024-01-09')))
    .thenEvents(ComplaintConfirmed.of({ ...of, score: 4 }, { policies: by }))
    .when(ConfirmComplaint.of({ complaint }, testMeta('2024-01-09')))
    .thenRejected({ code: 'complaint.confirmed-already', data: { complaint, on: '2024-01-09' } });
  const { state } = since(happened('2024-01-02', resolved))
    .when(ConfirmComplaint.of({ complaint }, testMeta('2024-01-10')))
    .thenRejected({ code: 'complaint.lapsed', data: { complaint, days: 7, policy: 'complaints@1' } });
  const on = (date: LocalDate) => standingAt(state, [policy], instantOfDate(utc, date));
  expect((['2023-12-31', '2024-01-01', '2024-01-02', '2024-01-09', '2024-01-10'] as const).map(on)).toEqual([
    null,
    'open',
    'resolved',
    'resolved',
    'lapsed',
  ]);
});

test('O1: what was settled too early is reopened, within the days that the policy says', () => {
  since()
    .when(ReopenComplaint.of({ complaint, reason }, testMeta('2024-01-02')))
    .thenRejected({ code: 'complaint.not-resolved', data: { complaint, standing: 'open' } });
  const reopened = ComplaintReopened.of({ ...of, reason, clock: 'continues' }, { policies: by });
  since(happened('2024-01-02', resolved))
    .when(AcknowledgeComplaint.of({ complaint }, testMeta('2024-01-03')))
    .thenRejected({ code: 'complaint.not-open', data: { complaint, standing: 'resolved' } })
    .when(ReopenComplaint.of({ complaint, reason }, testMeta('2024-02-02')))
    .thenRejected({ code: 'complaint.reopened-too-late', data: { complaint, days: 30, policy: 'complaints@1' } })
    .when(ReopenComplaint.of({ complaint, reason }, testMeta('2024-02-01')))
    .thenEvents(reopened)
    .when(ConfirmComplaint.of({ complaint }, testMeta('2024-02-01')))
    .thenRejected({ code: 'complaint.not-resolved', data: { complaint, standing: 'open' } })
    .when(ResolveComplaint.of({ complaint, outcome: 'replaced' }, testMeta('2024-02-02')))
    .thenEvents(resolved);
});

test('what was entered wrongly is corrected whole, by naming the event, or taken back', () => {
  const after = { ...content, severity: 'serious', class: 'delivery' } as const;
  since(happened('2024-01-03', ComplaintRouted.of({ ...of, department: 'production' })))
    .when(
      CorrectComplaint.of(
        { complaint, corrects: 'other', after: { ...after, about: {} }, reason },
        testMeta('2024-01-04'),
      ),
    )
    .thenRejected('complaint.corrects-another', 'complaint.about-nothing', 'complaint.dated-too-late')
    .when(CorrectComplaint.of({ complaint, corrects: id(0), after, reason }, testMeta('2024-01-02')))
    .thenEvents(
      ComplaintCorrected.of(
        { complaint, before: content, after, line: 'escalated', reason },
        { corrects: id(0), policies: by },
      ),
    )
    .when(CorrectComplaint.of({ complaint, corrects: id(2), after: null, reason }, testMeta('2024-01-02')))
    .thenEvents(
      ComplaintCorrected.of(
        { complaint, before: after, after: null, line: 'escalated', reason },
        { corrects: id(2), policies: by },
      ),
    )
    .thenState({ status: 'retracted', complaint })
    .when(LodgeComplaint.of({ complaint, content }, testMeta('2024-01-05')))
    .thenEvents(lodgedAs());
});

test('a source that keeps no times states how it ended, whatever stands', () => {
  const { state } = since(happened('2024-01-02', resolved))
    .when(StateOutcome.of({ complaint, timely: true, disputed: false, outcome: 'closed' }, testMeta('2024-01-02')))
    .thenEvents(OutcomeStated.of({ ...of, timely: true, disputed: false, outcome: 'closed' }));
  expect(state).toMatchObject({ stated: [{ timely: true, disputed: false }] });
});
