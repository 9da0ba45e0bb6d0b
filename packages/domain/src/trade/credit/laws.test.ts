// The laws of credit bite: each on a history that breaks it, at the event that does; and what people read of each reason.
import { expect, test } from 'vitest';
import { checkLaws, half, messageCatalogue } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory } from '../../testing/index.ts';
import {
  BlockedOrderReleased,
  blockReasonText,
  type CreditChange,
  CreditChangeConsented,
  CreditChangeRequested,
  CreditEvaluated,
  type CreditEvent,
  CreditHeld,
  CreditLimitChanged,
  type CreditRejection,
  CreditReserved,
  CreditStopEntered,
  CreditStopRefused,
  CustomerGivenUp,
  creditLaws,
  creditMessages,
  InvoiceEntered,
} from './index.ts';
import { finance, limited, lineOf, manager, seller, whose, yuan } from './samples.ts';

type Past = CreditEvent | Happened<CreditEvent>;
const breaches = (...events: readonly Past[]) =>
  checkLaws(creditLaws, recordedHistory(storedHistory<CreditEvent>('test.credit-CNY:C1', events))).map(
    ({ law, revision }) => [law.replace('credit.', ''), revision],
  );

const none = { limit: { kind: 'unset' as const }, validUntil: null };
const change: CreditChange = { kind: 'limit', to: limited(100) };
const day = '2024-01-01';
const by = (event: CreditEvent, who: typeof seller) => happened<CreditEvent>(day, event, who);
const requested = by(CreditChangeRequested.of({ ...whose, request: 'L1', change, reason: 'r', evidence: 'e' }), seller);
const consented = (who = finance) => by(CreditChangeConsented.of({ ...whose, request: 'L1', note: null }), who);
const changed = (more: object = {}, who = manager) =>
  by(
    CreditLimitChanged.of({
      ...whose,
      request: 'L1',
      reason: 'r',
      evidence: 'e',
      requestedBy: 'seller',
      consentedBy: 'finance',
      exposure: yuan(0),
      before: none,
      after: limited(100),
      ...more,
    }),
    who,
  );
const reserved = (order: string, amount: number, others = 0, ask = 1, release: string | null = null) =>
  CreditReserved.of({
    ...whose,
    order,
    ask,
    lines: [lineOf(amount, amount)],
    total: yuan(amount),
    others: yuan(others),
    release,
  });
const opening = [requested, consented(), changed()] as const;
const released = (most: number, order = 'O1') =>
  BlockedOrderReleased.of({
    ...whose,
    release: 'F1',
    order,
    most: yuan(most),
    until: '2024-12-31',
    reason: 'r',
    reasons: [],
    exposure: yuan(0),
  });

test('a history as the room writes it breaks none', () => {
  expect(
    breaches(
      ...opening,
      reserved('O1', 60),
      reserved('O2', 40, 60),
      released(500, 'O3'),
      reserved('O3', 500, 100, 1, 'F1'),
    ),
  ).toEqual([]);
});

test('M21 M22: a change that nobody asked for, that finance did not consent to, or that its asker approved', () => {
  expect(breaches(changed())).toEqual([['four-eyes', 0]]);
  expect(breaches(requested, changed())).toEqual([['four-eyes', 1]]);
  expect(breaches(requested, consented(), changed({}, seller))).toEqual([['four-eyes', 2]]);
  expect(breaches(requested, consented(seller), changed({ consentedBy: 'seller' }))).toEqual([['four-eyes', 2]]);
});

test('M13 M14: a change that says untruly what was before, or what was owed', () => {
  expect(breaches(requested, consented(), changed({ before: limited(1) }))).toEqual([['told-in-full', 2]]);
  expect(breaches(requested, consented(), changed({ exposure: yuan(1) }))).toEqual([['told-in-full', 2]]);
});

test('an order beyond the limit, beside what is owed, or by a release that does not fit it', () => {
  const law = 'granted-within-limit';
  expect(breaches(...opening, reserved('O1', 101))).toEqual([[law, 3]]);
  expect(breaches(...opening, reserved('O1', 60), reserved('O2', 41, 60))).toEqual([[law, 4]]);
  expect(breaches(...opening, reserved('O1', 60, 5))).toEqual([[law, 3]]);
  expect(breaches(reserved('O1', 1))).toEqual([[law, 0]]);
  expect(breaches(...opening, reserved('O1', 500, 0, 1, 'F1'))).toEqual([[law, 3]]);
  expect(breaches(...opening, released(499), reserved('O1', 500, 0, 1, 'F1'))).toEqual([[law, 4]]);
  expect(breaches(...opening, released(500, 'O2'), reserved('O1', 500, 0, 1, 'F1'))).toEqual([[law, 4]]);
  const over = happened<CreditEvent>('2025-01-01', reserved('O1', 500, 0, 1, 'F1'));
  expect(breaches(...opening, released(500), over)).toEqual([[law, 4]]);
  // Once: lower, it would be granted anyway; as much again, it would not.
  const again = [reserved('O1', 500, 0, 1, 'F1'), reserved('O1', 501, 0, 2, 'F1')];
  expect(breaches(...opening, released(600), ...again)).toEqual([[law, 5]]);
});

test('M17 M18: a fall without its cause, and a customer that is given up after one', () => {
  const evaluation = { period: half(2023, 2), grade: 'C', evidence: 'e', scores: [], rootCause: null, response: null };
  const fell = CreditEvaluated.of({
    ...whose,
    evaluation,
    before: 'B',
    fell: true,
    nextBy: '2024-07-01',
    request: null,
  });
  expect(breaches(fell)).toEqual([['falls-are-answered', 0]]);
  const answered = CreditEvaluated.of({
    ...fell.data,
    evaluation: { ...evaluation, rootCause: 'lost a client', response: 'monthly talk' },
  });
  const up = CustomerGivenUp.of({ ...whose, reason: 'r', falls: 1, exposure: yuan(0) });
  expect(breaches(answered, up)).toEqual([['falls-are-answered', 1]]);
  expect(breaches(answered, answered, up)).toEqual([]);
});

test('M4: a stop that nobody proposed, that is decided twice, or by who sent the last notice', () => {
  const law = 'stops-are-decided';
  const proposed = CreditStopEntered.of({
    ...whose,
    stop: 'I1',
    invoice: 'I1',
    level: 3,
    balance: yuan(9),
    overdueDays: 46,
    proposedBy: seller.id,
  });
  const held = CreditHeld.of({ ...whose, hold: 'I1', scope: { kind: 'account' }, until: null, reason: 'r' });
  const refused = CreditStopRefused.of({ ...whose, stop: 'I1', reason: 'r' });
  expect(breaches(refused)).toEqual([[law, 0]]);
  expect(breaches(proposed, by(held, seller))).toEqual([[law, 1]]);
  expect(breaches(proposed, by(refused, manager), by(held, manager))).toEqual([[law, 2]]);
  expect(breaches(proposed, by(held, manager))).toEqual([]);
});

test('an event of another account, and a document that is entered twice', () => {
  const hold = { hold: 'H1', scope: { kind: 'account' as const }, until: null, reason: 'r' };
  const other = CreditHeld.of({ ...whose, ...hold, currency: 'USD' });
  expect(breaches(CreditHeld.of({ ...whose, ...hold }), other)).toEqual([['one-account', 1]]);
  const invoice = InvoiceEntered.of({ ...whose, invoice: 'I1', amount: yuan(1), dueOn: day, order: null, lines: [] });
  expect(breaches(invoice, invoice)).toEqual([['documents-once', 1]]);
});

type Code = CreditRejection['code'];
const policy = 'credit@1';
const samples: { readonly [C in Code]: Extract<CreditRejection, { readonly code: C }>['data'] } = {
  'credit.other-currency': { currency: 'USD', expected: 'CNY' },
  'credit.amount-not-above-zero': { amount: '-1.00', currency: 'CNY' },
  'credit.dated-too-early': { on: '2024-01-01', changedOn: '2024-02-01' },
  'credit.not-authorised': { actor: 'U-1', needed: ['R-1', 'R-2'], policy },
  'credit.beyond-authority': { actor: 'U-1', asked: '9.01', authority: '9.00', currency: 'CNY', policy },
  'credit.own-request': { actor: 'U-1', deed: 'requested' },
  'credit.unknown-grade': { grade: 'X', known: ['A', 'B'], policy },
  'credit.period-evaluated': { period: '2023-H1', last: '2023-H2', until: '2024-01-01' },
  'credit.period-not-over': { period: '2024-H1', on: '2024-02-01', end: '2024-07-01' },
  'credit.fall-without-cause': { before: 'A', after: 'B', missing: ['rootCause'] },
  'credit.request-known': { request: 'L-1' },
  'credit.unknown-request': { request: 'L-1', pending: ['L-2'] },
  'credit.not-consented': { request: 'L-1' },
  'credit.already-consented': { request: 'L-1', by: 'U-2' },
  'credit.nothing-changes': { kind: 'limit' },
  'credit.not-graded': { customer: 'C-1' },
  'credit.above-ceiling': { asked: '9.01', ceiling: '9.00', currency: 'CNY', grade: 'B', policy },
  'credit.not-investigated': { customer: 'C-1', days: 365, policy },
  'credit.ends-too-early': { until: '2024-01-01', from: '2024-02-01' },
  'credit.nothing-to-raise': { limit: 'unset' },
  'credit.hold-known': { hold: 'H-1' },
  'credit.unknown-hold': { hold: 'H-1', known: ['H-2'] },
  'credit.unknown-stop': { stop: 'I-1', proposed: ['I-2'] },
  'credit.stop-decided': { stop: 'I-1', status: 'refused' },
  'credit.stop-without-arrears': { stop: 'S-1', invoice: 'I-1' },
  'credit.still-owed': {
    hold: 'H-1',
    invoice: 'I-1',
    open: '9.00',
    currency: 'CNY',
    needed: ['R-1', 'R-2'],
    policy,
  },
  'credit.already-risky': { customer: 'C-1', since: '2024-01-01' },
  'credit.investigation-known': { investigation: 'V-1' },
  'credit.unknown-investigation': { investigation: 'V-1', known: ['V-2'] },
  'credit.investigation-reported': { investigation: 'V-1', on: '2024-01-01' },
  'credit.given-up-lightly': { customer: 'C-1', falls: 1, needed: 2, policy },
  'credit.given-up': { customer: 'C-1', on: '2024-01-01' },
  'credit.not-given-up': { customer: 'C-1' },
  'credit.duplicate-lines': { order: 'O-1', lines: ['L-1'] },
  'credit.lines-beside-total': { order: 'O-1', lines: '9.00', total: '9.01' },
  'credit.not-blocked': { order: 'O-1' },
  'credit.release-known': { release: 'F-1' },
  'credit.release-too-small': { order: 'O-1', most: '9.00', total: '9.01' },
  'credit.document-known': { document: 'invoice I-1' },
};
/** Words of ours that a text translates; all other data are told as they are. */
const translated = new Set(['deed', 'missing', 'kind', 'limit', 'status']);

const say = messageCatalogue([creditMessages]);

test.each(Object.keys(samples) as Code[])(
  '%s is said with all its data, in whole sentences of either language',
  (code) => {
    for (const language of ['en', 'zh'] as const) {
      const text = say({ code, data: samples[code] }, language);
      const told = Object.entries(samples[code]).filter(([name]) => !translated.has(name));
      for (const word of told.flatMap(([, value]) => value)) expect(text).toContain(`${word}`);
      expect(text).toMatch(language === 'en' ? /^[\x20-\x7e]+\.$/u : /[^ -~].*。$/u);
      expect(text).not.toMatch(/undefined|null|\[object/u);
    }
  },
);

test('every reason for a block is said in both languages, with its figures', () => {
  const texts = [
    blockReasonText({ code: 'limit-unset' }),
    blockReasonText({ code: 'limit-expired', validUntil: '2024-03-31' }),
    blockReasonText({ code: 'limit-exceeded', exposure: yuan(11), limit: yuan(10) }),
    blockReasonText({ code: 'cash-only', exposure: yuan(11), grade: 'D' }),
    blockReasonText({ code: 'not-graded' }),
    blockReasonText({ code: 'overdue-too-long', days: 31, most: 30 }),
    blockReasonText({ code: 'overdue-too-much', overdue: yuan(11), most: yuan(10) }),
    blockReasonText({ code: 'held', hold: 'H1', until: '2024-03-31', reason: 'moving' }),
    blockReasonText({ code: 'held', hold: 'H1', until: null, reason: 'moving' }),
    blockReasonText({ code: 'given-up' }),
  ];
  expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
  expect(texts.every(({ zh }) => /[\u4e00-\u9fff]/u.test(zh))).toBe(true);
  expect(texts[2]?.zh).toBe('加上该订单，信用占用为 11.00 CNY，超过限度 10.00 CNY');
});
