// Inquiries: calls that are answered and returned, and messages that reach whoever was away.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  businessClock,
  checkLaws,
  chinaBusinessCalendar,
  instantIn,
  known,
  type LocalDate,
} from '../../kernel/index.ts';
import {
  assertRules,
  commandsOf,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import {
  AnswerInquiry,
  CallReturned,
  InquiryAnswered,
  type InquiryEvent,
  InquiryReceived,
  InquiryRelayed,
  inquiryClocks,
  inquiryPolicy,
  ReceiveInquiry,
  RelayInquiry,
  ReturnCall,
  inquiry as room,
} from './index.ts';

const inquiry = 'Q1';
const call = { inquiry, customer: 'C1', channel: 'phone', subject: 'delivery date', wanted: 'S7' };
const told = scenario(room, {});
const on = (date: LocalDate) => testMeta(date);
const named = { inquiry, customer: 'C1' };
const hour = 3_600_000;

test('O17: a call is received, answered once, and returned as often as it takes', () => {
  told
    .when(ReceiveInquiry.of(call, on('2024-01-02')))
    .thenEvents(InquiryReceived.of(call))
    .when(ReturnCall.of({ inquiry, reached: false }, on('2024-01-02')))
    .thenEvents(CallReturned.of({ ...named, reached: false }))
    .when(ReturnCall.of({ inquiry, reached: true, note: 'content' }, on('2024-01-03')))
    .thenEvents(CallReturned.of({ ...named, reached: true, note: 'content' }))
    .when(AnswerInquiry.of({ inquiry, answer: 'on Friday' }, on('2024-01-03')))
    .thenEvents(InquiryAnswered.of({ ...named, answer: 'on Friday' }))
    .when(AnswerInquiry.of({ inquiry, answer: 'on Friday' }, on('2024-01-04')))
    .thenRejected({ code: 'inquiry.answered-already', data: { inquiry, on: '2024-01-03' } })
    .when(ReceiveInquiry.of(call, on('2024-01-05')))
    .thenRejected({ code: 'inquiry.received-already', data: { inquiry, on: '2024-01-02' } });
  const unknown = { inquiry, channel: 'phone', subject: 'price' };
  told
    .given(InquiryReceived.of(unknown))
    .when(ReturnCall.of({ inquiry, reached: true }, on('2024-01-03')))
    .thenRejected({ code: 'inquiry.caller-unknown', data: { inquiry } });
  told
    .when(ReceiveInquiry.of({ ...unknown, contact: known('555-0100') }, on('2024-01-03')))
    .thenRejected({ code: 'inquiry.contact-of-nobody', data: { inquiry } });
  told
    .when(AnswerInquiry.of({ inquiry, answer: 'yes' }, on('2024-01-03')))
    .thenRejected({ code: 'inquiry.not-received', data: { inquiry } });
});

test('O18: what a customer wanted of someone who is away is passed on to just him, once', () => {
  const relayed = InquiryRelayed.of({ ...named, to: 'S7', means: 'message' });
  told
    .given(InquiryReceived.of(call))
    .when(RelayInquiry.of({ inquiry, means: 'message' }, on('2023-12-31')))
    .thenRejected('inquiry.dated-too-early')
    .when(RelayInquiry.of({ inquiry, means: 'message' }, on('2024-01-01')))
    .thenEvents(relayed)
    .when(RelayInquiry.of({ inquiry, means: 'message' }, on('2024-01-02')))
    .thenRejected({ code: 'inquiry.relayed-already', data: { inquiry, on: '2024-01-01' } });
  expect(relayed.tags).toEqual(['inquiry:Q1', 'customer:C1', 'salesperson:S7']);
  const { wanted: _, ...rest } = call;
  told
    .given(InquiryReceived.of(rest))
    .when(RelayInquiry.of({ inquiry, means: 'message' }, on('2024-01-02')))
    .thenRejected({ code: 'inquiry.nobody-wanted', data: { inquiry } });
});

test('O18: a message is in time within an hour of business time, and a millisecond later it is not', () => {
  const clock = businessClock(chinaBusinessCalendar);
  const at = (hours: number) => instantIn(chinaBusinessCalendar.zone, '2024-10-11', hours * hour);
  const moment = { at: at(17.5), on: '2024-10-11' } as const;
  const state = { inquiry, customer: 'C1', consumer: null, wanted: 'S7', received: moment, answered: null, calls: [] };
  const told = (relayed: number | null) => {
    const when = relayed === null ? null : { at: relayed, on: '2024-10-12' as const };
    return inquiryClocks({ ...state, relayed: when, latest: moment }, inquiryPolicy, clock, at(48)).relay?.state;
  };
  // Half an hour on Friday, half an hour on the working Saturday.
  expect([told(at(33.5)), told(at(33.5) + 1), told(null)]).toEqual(['met', 'breached', 'breached']);
  expect(inquiryClocks(null, inquiryPolicy, clock, at(48))).toEqual({ relay: null, answer: null });
});

const breaches = (...events: readonly InquiryEvent[]) =>
  checkLaws(room.laws, recordedHistory<InquiryEvent>(storedHistory('test.inquiry-Q1', events))).map(
    ({ revision }) => revision,
  );

test('the law of inquiries bites', () => {
  const relayed = (to: string) => InquiryRelayed.of({ ...named, to, means: 'message' });
  const answered = InquiryAnswered.of({ ...named, answer: 'yes' });
  expect(breaches(InquiryReceived.of(call), relayed('S7'), answered)).toEqual([]);
  expect(breaches(answered)).toEqual([0]);
  expect(breaches(InquiryReceived.of(call), InquiryReceived.of(call))).toEqual([1]);
  expect(breaches(InquiryReceived.of(call), relayed('S8'))).toEqual([1]);
  expect(breaches(InquiryReceived.of(call), relayed('S7'), relayed('S7'))).toEqual([2]);
  expect(breaches(InquiryReceived.of(call), answered, answered)).toEqual([2]);
});

test('inquiries keep the rules of every room', () => {
  const id = fc.constantFrom('1', '2');
  const meta = metas({ from: '2024-01-01', to: '2024-01-20' });
  const maybe = <A>(value: A) => fc.constantFrom({}, value);
  const commands = fc.oneof(
    {
      weight: 2,
      arbitrary: commandsOf(
        ReceiveInquiry,
        fc
          .tuple(id, maybe({ customer: 'C1' }), maybe({ wanted: 'S7' }), fc.nat(5))
          .map(([one, customer, wanted, roll]) => ({
            inquiry: one,
            channel: 'phone',
            subject: 'price',
            ...customer,
            ...wanted,
            ...(roll === 0 ? { contact: known('555-0100') } : {}),
          })),
        meta,
      ),
    },
    commandsOf(RelayInquiry, fc.record({ inquiry: id, means: fc.constant('note') }), meta),
    commandsOf(AnswerInquiry, fc.record({ inquiry: id, answer: fc.constant('yes') }), meta),
    commandsOf(ReturnCall, fc.record({ inquiry: id, reached: fc.boolean() }), meta),
  );
  const report = assertRules(room, { commands, given: () => ({}), longest: 20, mustReach: 'events and rejections' });
  expect(report.passed).toBe(true);
});
