// The laws of complaints bite: each on a history that breaks it, at the event that does.
import { expect, test } from 'vitest';
import { checkLaws } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory } from '../../testing/index.ts';
import {
  CauseFound,
  ComplaintConfirmed,
  type ComplaintEvent,
  ComplaintLodged,
  ComplaintPaused,
  ComplaintReopened,
  ComplaintResolved,
  ComplaintResumed,
  ComplaintRouted,
  CorrectionMade,
  complaintLaws,
  EmergencyNegotiated,
  PreventionDone,
  PreventionPlanned,
  RemedyAnswered,
  RemedyGiven,
  RemedyProposed,
  type Severity,
} from './index.ts';

const of = { complaint: 'K1', customer: 'C1' };
const reason = 'so it is';
const lodged = (severity: Severity = 'ordinary', complaint = 'K1') =>
  ComplaintLodged.of({
    complaint,
    content: { customer: 'C1', channel: 'phone', about: { product: 'P1' }, class: 'quality', severity },
    line: severity === 'ordinary' ? 'first' : 'escalated',
  });
const paused = ComplaintPaused.of({ ...of, waiting: 'handler', waitsFor: 'supplier', reason });
const resumed = ComplaintResumed.of(of);
const resolved = ComplaintResolved.of({ ...of, outcome: 'done' });
const routed = ComplaintRouted.of({ ...of, department: 'production' });
const negotiated = EmergencyNegotiated.of({ ...of, agreement: 'done' });
const offered = RemedyProposed.of({ ...of, remedy: 'R1', kind: 'return' });
const answered = (accepted: boolean) => RemedyAnswered.of({ ...of, remedy: 'R1', accepted });
const given = RemedyGiven.of({ ...of, remedy: 'R1', document: 'return', id: 'O9' });
const cause = CauseFound.of({ ...of, cause: 'seal' });
const correction = CorrectionMade.of({ ...of, text: 'replaced' });
const planned = PreventionPlanned.of({ ...of, measure: 'M1', text: 'check', owner: 'S1', due: '2024-06-01' });
const done = PreventionDone.of({ ...of, measure: 'M1' });

const breaches = (...events: readonly (ComplaintEvent | Happened<ComplaintEvent>)[]) =>
  checkLaws(complaintLaws, recordedHistory<ComplaintEvent>(storedHistory('test.complaint-K1', events))).map(
    ({ law, revision }) => [law.replace('complaint.', ''), revision],
  );

test('a whole history breaks none', () => {
  expect(
    breaches(
      ...[lodged('emergency'), routed, paused, resumed, negotiated, offered, answered(true), given, cause, correction],
      ...[planned, resolved, ComplaintReopened.of({ ...of, reason, clock: 'restarts' }), resolved],
      ...[ComplaintConfirmed.of(of), done],
    ),
  ).toEqual([]);
});

test('a complaint begins by being lodged, once, and stays itself', () => {
  expect(breaches(routed)).toEqual([['begins-by-lodging', 0]]);
  expect(breaches(lodged(), lodged())).toEqual([['begins-by-lodging', 1]]);
  expect(breaches(lodged('ordinary', 'K2'), routed)).toEqual([['begins-by-lodging', 1]]);
});

test('its time goes forward', () => {
  expect(breaches(happened('2024-02-02', lodged()), happened('2024-02-01', routed))).toEqual([
    ['time-goes-forward', 1],
  ]);
});

test('pauses and resolutions alternate', () => {
  const code = 'pauses-and-resolutions-alternate';
  expect(breaches(lodged(), paused, paused)).toEqual([[code, 2]]);
  expect(breaches(lodged(), resumed)).toEqual([[code, 1]]);
  expect(breaches(lodged(), paused, resolved)).toEqual([[code, 2]]);
  expect(breaches(lodged(), resolved, paused)).toEqual([[code, 2]]);
  expect(breaches(lodged(), ComplaintConfirmed.of(of))).toEqual([[code, 1]]);
});

test('what was escalated is routed, and an emergency negotiated, before it is resolved', () => {
  expect(breaches(lodged('serious'), resolved)).toEqual([['grave-ones-are-escalated', 1]]);
  expect(breaches(lodged('emergency'), routed, resolved)).toEqual([['grave-ones-are-escalated', 2]]);
});

test('remedies come in order', () => {
  const code = 'remedies-in-order';
  expect(breaches(lodged(), offered, offered)).toEqual([[code, 2]]);
  expect(breaches(lodged(), answered(true))).toEqual([[code, 1]]);
  expect(breaches(lodged(), offered, answered(false), given)).toEqual([[code, 3]]);
  expect(breaches(lodged(), offered, answered(true), given, given)).toEqual([[code, 4]]);
});

test('causes come before corrections, and these before preventions', () => {
  const code = 'cause-correction-prevention';
  expect(breaches(lodged(), correction)).toEqual([[code, 1]]);
  expect(breaches(lodged(), cause, planned)).toEqual([[code, 2]]);
  expect(breaches(lodged(), cause, correction, done)).toEqual([[code, 3]]);
  expect(breaches(lodged(), cause, correction, planned, done, done)).toEqual([[code, 5]]);
});
