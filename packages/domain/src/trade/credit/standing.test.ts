// The standing of a customer by examples: evaluations, changes with four eyes, temporary raises, investigations, giving up.
import { expect, test } from 'vitest';
import { half, type LocalDate } from '../../kernel/index.ts';
import { type Happened, happened, scenario, testMeta } from '../../testing/index.ts';
import {
  ApproveCreditChange,
  ConsentToCreditChange,
  CreditChangeConsented,
  CreditChangeRefused,
  CreditChangeRequested,
  CreditEvaluated,
  type CreditEvent,
  CreditGradeChanged,
  CreditLimitChanged,
  credit,
  creditStandingOn,
  EvaluateCredit,
  FlagRiskyCustomer,
  GiveUpCustomer,
  HoldCredit,
  LiftCreditHold,
  OrderCreditInvestigation,
  ReceiptEntered,
  RefuseCreditChange,
  ReportCreditInvestigation,
  RequestCreditLimit,
  RequestCreditTerms,
  RequestTemporaryRaise,
  standardCreditPolicy,
  TakeBackCustomer,
  textOfUnits,
} from './index.ts';
import {
  asking,
  by,
  chief,
  director,
  finance,
  gradeOf,
  limited,
  limitOf,
  manager,
  seller,
  whose,
  yuan,
} from './samples.ts';

const room = scenario(credit, { creditPolicy: standardCreditPolicy });
const why = { reason: 'grows', evidence: 'balance sheet 2023' };
const unset = { limit: { kind: 'unset' as const }, validUntil: null };

const evaluation = (
  year: number,
  which: 1 | 2,
  grade: string,
  cause: string | null = null,
  response: string | null = null,
) => ({
  period: half(year, which),
  grade,
  evidence: 'pays in 20 days on average',
  scores: [{ criterion: 'payment', points: 80, outOf: 100 }],
  rootCause: cause,
  response,
});
const evaluated = (on: LocalDate, ...said: Parameters<typeof evaluation>) =>
  EvaluateCredit.of({ ...whose, request: `G-${on}`, evaluation: evaluation(...said) }, by(seller, on));
const toLimit = (amount: number, on: LocalDate = '2024-02-01', validUntil: LocalDate | null = null) =>
  RequestCreditLimit.of({ ...whose, request: 'L1', to: limited(amount, validUntil), ...why }, by(seller, on));
const consent = (request: string, on: LocalDate, who = finance) =>
  ConsentToCreditChange.of({ ...whose, request }, by(who, on));
const approve = (request: string, on: LocalDate, who = director) =>
  ApproveCreditChange.of({ ...whose, request }, by(who, on));

test('M13 M16: an evaluation asks for a grade, which holds when finance consented and another approved', () => {
  const { history } = room
    .when(evaluated('2024-01-05', 2023, 2, 'B'))
    .thenEvents(
      CreditEvaluated.of(
        {
          ...whose,
          evaluation: evaluation(2023, 2, 'B'),
          before: null,
          fell: false,
          nextBy: '2024-07-01',
          request: 'G-2024-01-05',
        },
        { policies: ['credit@1'] },
      ),
    )
    .when(approve('G-2024-01-05', '2024-01-06', manager))
    .thenRejected('credit.not-consented')
    .when(consent('G-2024-01-05', '2024-01-06'))
    .when(approve('G-2024-01-05', '2024-01-07', manager));
  expect(history.at(-1)).toMatchObject({
    type: CreditGradeChanged.type,
    data: { before: null, after: 'B', requestedBy: 'seller', consentedBy: 'finance', exposure: yuan(0) },
    by: manager,
  });
});

test('M16: the same grade again asks for nothing, and a period is evaluated once, when it is over', () => {
  const past = room
    .given(happened<CreditEvent>('2023-12-01', gradeOf('B')))
    .when(evaluated('2024-01-05', 2023, 2, 'B'));
  expect(past.history.at(-1)?.data).toMatchObject({ request: null, fell: false });
  past.when(evaluated('2024-01-06', 2023, 2, 'B')).thenRejected('credit.period-evaluated');
  past.when(evaluated('2024-06-30', 2024, 1, 'B')).thenRejected('credit.period-not-over');
  past.when(evaluated('2024-07-01', 2024, 1, 'X')).thenRejected({
    code: 'credit.unknown-grade',
    data: { grade: 'X', known: ['A', 'B', 'C', 'D'], policy: 'credit@1' },
  });
  expect(past.when(evaluated('2024-07-01', 2024, 1, 'B')).history.at(-1)?.type).toBe('CreditEvaluated');
});

test('M17: an evaluation that falls tells its root cause and the answer to it, else it is refused', () => {
  const past = room.given(happened<CreditEvent>('2023-12-01', gradeOf('B')));
  past.when(evaluated('2024-01-05', 2023, 2, 'C')).thenRejected({
    code: 'credit.fall-without-cause',
    data: { before: 'B', after: 'C', missing: ['rootCause', 'response'] },
  });
  past.when(evaluated('2024-01-05', 2023, 2, 'C', 'lost its largest client', ' ')).thenRejected({
    code: 'credit.fall-without-cause',
    data: { before: 'B', after: 'C', missing: ['response'] },
  });
  const fell = past.when(
    evaluated('2024-01-05', 2023, 2, 'C', 'lost its largest client', 'shorter terms, monthly talk'),
  );
  expect(fell.history.at(-1)?.data).toMatchObject({ fell: true, before: 'B' });
  expect(past.when(evaluated('2024-01-05', 2023, 2, 'A')).history.at(-1)?.data).toMatchObject({ fell: false });
});

test('M18: a customer is not given up after one fall, and may be after two in a row', () => {
  const giveUp = (on: LocalDate, who = director) => GiveUpCustomer.of({ ...whose, reason: 'no way on' }, by(who, on));
  const once = room
    .given(happened<CreditEvent>('2023-01-01', gradeOf('A')))
    .when(evaluated('2023-07-05', 2023, 1, 'B', 'cause', 'answer'));
  once.when(giveUp('2023-07-06')).thenRejected({
    code: 'credit.given-up-lightly',
    data: { customer: 'C1', falls: 1, needed: 2, policy: 'credit@1' },
  });
  const twice = once.when(evaluated('2024-01-05', 2023, 2, 'C', 'cause', 'answer'));
  twice.when(giveUp('2024-01-06', seller)).thenRejected('credit.not-authorised');
  const over = twice.when(giveUp('2024-01-06'));
  expect(over.history.at(-1)).toMatchObject({ type: 'CustomerGivenUp', data: { falls: 2, exposure: yuan(0) } });
  expect(over.when(asking('O1', 1, '2024-01-07')).history.at(-1)?.data).toMatchObject({
    reasons: [{ code: 'given-up' }, { code: 'limit-unset' }],
  });
  over.when(giveUp('2024-01-08')).thenRejected({ code: 'credit.given-up', data: { customer: 'C1', on: '2024-01-06' } });
  const again = over.when(TakeBackCustomer.of({ ...whose, reason: 'new owner' }, by(chief, '2024-02-01')));
  expect(again.state.standing.givenUp).toBeNull();
  again
    .when(TakeBackCustomer.of({ ...whose, reason: 'new owner' }, by(chief, '2024-02-02')))
    .thenRejected('credit.not-given-up');
  // A fall, then none: the next fall is the first in a row.
  const kept = once
    .when(evaluated('2024-01-05', 2023, 2, 'B'))
    .when(evaluated('2024-07-05', 2024, 1, 'C', 'cause', 'answer'));
  kept.when(giveUp('2024-07-06')).thenRejected('credit.given-up-lightly');
});

test('M14 M21 M22: a limit is asked for by one, consented to by finance, approved by another, with before, after and exposure', () => {
  const past = room.given(
    happened<CreditEvent>('2024-01-01', gradeOf('B')),
    happened<CreditEvent>('2024-01-02', ReceiptEntered.of({ ...whose, receipt: 'R1', amount: yuan(70), bill: null })),
  );
  const asked = past.when(toLimit(100_000));
  asked.thenEvents(
    CreditChangeRequested.of({ ...whose, request: 'L1', change: { kind: 'limit', to: limited(100_000) }, ...why }),
  );
  asked.when(approve('L1', '2024-02-02', manager)).thenRejected('credit.not-consented');
  asked.when(consent('L1', '2024-02-02', manager)).thenRejected({
    code: 'credit.not-authorised',
    data: { actor: 'manager', needed: ['finance-manager', 'accountant'], policy: 'credit@1' },
  });
  asked.when(consent('L1', '2024-02-02', { id: 'seller', roles: ['accountant'] })).thenRejected({
    code: 'credit.own-request',
    data: { actor: 'seller', deed: 'requested' },
  });
  const agreed = asked.when(consent('L1', '2024-02-02'));
  agreed.thenEvents(CreditChangeConsented.of({ ...whose, request: 'L1', note: null }, { policies: ['credit@1'] }));
  agreed.when(consent('L1', '2024-02-03')).thenRejected('credit.already-consented');
  agreed
    .when(approve('L1', '2024-02-03', { id: 'seller', roles: ['general-manager'] }))
    .thenRejected('credit.own-request');
  agreed.when(approve('L1', '2024-02-03', manager)).thenEvents(
    CreditLimitChanged.of(
      {
        ...whose,
        request: 'L1',
        ...why,
        requestedBy: 'seller',
        consentedBy: 'finance',
        exposure: yuan(-70),
        before: unset,
        after: limited(100_000),
      },
      { policies: ['credit@1'] },
    ),
  );
});

test('authority ends at its amount: one fen more is for the next level, and no bound at all for the highest', () => {
  const past = room.given(happened<CreditEvent>('2024-01-01', gradeOf('A')));
  const agreed = (amount: number) => past.when(toLimit(amount)).when(consent('L1', '2024-02-02'));
  expect(
    agreed(100_000)
      .when(approve('L1', '2024-02-03', manager))
      .history.at(-1)?.type,
  ).toBe('CreditLimitChanged');
  agreed(100_001)
    .when(approve('L1', '2024-02-03', manager))
    .thenRejected({
      code: 'credit.beyond-authority',
      data: { actor: 'manager', asked: '100001.00', authority: '100000.00', currency: 'CNY', policy: 'credit@1' },
    });
  const unbound = RequestCreditLimit.of(
    { ...whose, request: 'L1', to: { limit: { kind: 'unlimited' }, validUntil: null }, ...why },
    by(seller, '2024-02-01'),
  );
  const asked = past.when(unbound).when(consent('L1', '2024-02-02'));
  asked.when(approve('L1', '2024-02-03', director)).thenRejected('credit.beyond-authority');
  expect(asked.when(approve('L1', '2024-02-03', chief)).history.at(-1)?.type).toBe('CreditLimitChanged');
});

test('M14 G7: a limit rests on a grade and stays under its ceiling', () => {
  room.when(toLimit(1)).thenRejected({ code: 'credit.not-graded', data: { customer: 'C1' } });
  const past = room.given(happened<CreditEvent>('2024-01-01', gradeOf('B')));
  expect(past.when(toLimit(500_000)).history.at(-1)?.type).toBe('CreditChangeRequested');
  past.when(toLimit(500_001)).thenRejected({
    code: 'credit.above-ceiling',
    data: { asked: '500001.00', ceiling: '500000.00', currency: 'CNY', grade: 'B', policy: 'credit@1' },
  });
  past.when(toLimit(10, '2024-02-01', '2024-01-31')).thenRejected('credit.ends-too-early');
  expect(past.when(toLimit(0)).history.at(-1)?.type).toBe('CreditChangeRequested');
});

test('a limit may be lowered below what is owed: the customer is then over it, and says so', () => {
  const past = room.given(
    happened<CreditEvent>('2024-01-01', gradeOf('B')),
    happened<CreditEvent>('2024-01-01', limitOf(limited(1_000))),
  );
  const lowered = past
    .when(asking('O1', 900, '2024-01-05'))
    .when(toLimit(500))
    .when(consent('L1', '2024-02-02'))
    .when(approve('L1', '2024-02-03', manager));
  expect(lowered.history.at(-1)).toMatchObject({ type: 'CreditLimitChanged', data: { exposure: yuan(900) } });
  expect(creditStandingOn(lowered.state, standardCreditPolicy, '2024-02-03').overLimit).toBe(true);
});

test('a temporary raise holds on its days, both included, and ends by itself', () => {
  const raise = RequestTemporaryRaise.of(
    { ...whose, request: 'T1', by: yuan(500), from: '2024-02-10', until: '2024-02-20', ...why },
    by(seller, '2024-02-01'),
  );
  const { state } = room
    .given(
      happened<CreditEvent>('2024-01-01', gradeOf('B')),
      happened<CreditEvent>('2024-01-01', limitOf(limited(1_000))),
    )
    .when(raise)
    .when(consent('T1', '2024-02-02'))
    .when(approve('T1', '2024-02-03', manager));
  const headroom = (on: LocalDate) => textOfUnits(creditStandingOn(state, standardCreditPolicy, on).headroom ?? 0n);
  expect([headroom('2024-02-09'), headroom('2024-02-10'), headroom('2024-02-20'), headroom('2024-02-21')]).toEqual([
    '1000.00',
    '1500.00',
    '1500.00',
    '1000.00',
  ]);
  room
    .given(happened<CreditEvent>('2024-01-01', gradeOf('B')))
    .when(raise)
    .thenRejected({
      code: 'credit.nothing-to-raise',
      data: { limit: 'unset' },
    });
});

test('M12: other terms are agreed like any change, and a refused request changes nothing', () => {
  const to = { due: { kind: 'after-month' as const, days: 30 }, means: ['bank-acceptance' as const] };
  const terms = RequestCreditTerms.of({ ...whose, request: 'K1', to, ...why }, by(seller, '2024-02-01'));
  const asked = room.given(happened<CreditEvent>('2024-01-01', gradeOf('B'))).when(terms);
  const made = asked.when(consent('K1', '2024-02-02')).when(approve('K1', '2024-02-03', manager));
  expect(made.history.at(-1)).toMatchObject({ type: 'CreditTermsChanged', data: { before: null, after: to } });
  expect(made.state.standing.terms).toEqual(to);
  made
    .when(RequestCreditTerms.of({ ...whose, request: 'K2', to, ...why }, by(seller, '2024-02-04')))
    .thenRejected({ code: 'credit.nothing-changes', data: { kind: 'terms' } });
  const refusal = { ...whose, request: 'K1', reason: 'too long' };
  asked
    .when(RefuseCreditChange.of(refusal, by({ id: 'passer-by', roles: [] }, '2024-02-02')))
    .thenRejected('credit.not-authorised');
  asked
    .when(RefuseCreditChange.of(refusal, by(finance, '2024-02-02')))
    .thenEvents(CreditChangeRefused.of(refusal, { policies: ['credit@1'] }))
    .when(approve('K1', '2024-02-03'))
    .thenRejected('credit.unknown-request');
});

test('M20: a risky customer gets no limit before an agency looked into it, and is cleared where it is found sound', () => {
  const past = room.given(happened<CreditEvent>('2024-01-01', gradeOf('B')));
  const flagged = past.when(FlagRiskyCustomer.of({ ...whose, reason: 'rumours' }, by(seller, '2024-01-10')));
  flagged.when(toLimit(100)).thenRejected({
    code: 'credit.not-investigated',
    data: { customer: 'C1', days: 365, policy: 'credit@1' },
  });
  flagged
    .when(FlagRiskyCustomer.of({ ...whose, reason: 'more' }, by(seller, '2024-01-11')))
    .thenRejected('credit.already-risky');
  const report = (conclusion: 'sound' | 'risky') =>
    ReportCreditInvestigation.of(
      { ...whose, investigation: 'V1', findings: 'pays its suppliers late', conclusion },
      by(finance, '2024-01-20'),
    );
  flagged.when(report('sound')).thenRejected('credit.unknown-investigation');
  const ordered = flagged.when(
    OrderCreditInvestigation.of({ ...whose, investigation: 'V1', agency: '中诚信' }, by(finance, '2024-01-12')),
  );
  const risky = ordered.when(report('risky'));
  expect(risky.state.standing.risky).not.toBeNull();
  expect(risky.when(toLimit(100)).history.at(-1)?.type).toBe('CreditChangeRequested');
  const sound = ordered.when(report('sound'));
  expect(sound.state.standing.risky).toBeNull();
  sound.when(report('sound')).thenRejected('credit.investigation-reported');
  // A report is fresh for a year: on its last day, and not on the next.
  const low = (on: LocalDate) =>
    room
      .given(happened<CreditEvent>('2023-01-01', gradeOf('C')))
      .when(OrderCreditInvestigation.of({ ...whose, investigation: 'V1', agency: 'A' }, by(finance, '2023-01-05')))
      .when(
        ReportCreditInvestigation.of(
          { ...whose, investigation: 'V1', findings: 'sound', conclusion: 'sound' },
          by(finance, '2023-02-01'),
        ),
      )
      .when(toLimit(100, on));
  expect(low('2024-02-01').history.at(-1)?.type).toBe('CreditChangeRequested');
  low('2024-02-02').thenRejected('credit.not-investigated');
});

test('a hold is lifted before its time by who has authority', () => {
  const hold = HoldCredit.of(
    { ...whose, hold: 'H1', scope: { kind: 'account' }, reason: 'audit' },
    by(seller, '2024-02-01'),
  );
  const lift = (who = manager) => LiftCreditHold.of({ ...whose, hold: 'H1', reason: 'done' }, by(who, '2024-02-02'));
  const held = room.when(hold);
  held.when(hold).thenRejected('credit.hold-known');
  held.when(lift(seller)).thenRejected('credit.not-authorised');
  expect(held.when(lift()).state.holds.size).toBe(0);
  room.when(lift()).thenRejected({ code: 'credit.unknown-hold', data: { hold: 'H1', known: [] } });
});

test('nothing of the standing is dated before its last change', () => {
  const past: readonly Happened<CreditEvent>[] = [happened<CreditEvent>('2024-03-01', gradeOf('B'))];
  room
    .given(...past)
    .when(FlagRiskyCustomer.of({ ...whose, reason: 'x' }, testMeta('2024-02-29')))
    .thenRejected({
      code: 'credit.dated-too-early',
      data: { on: '2024-02-29', changedOn: '2024-03-01' },
    });
});
