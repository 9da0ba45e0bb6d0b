// The reconciliation of accounts with a customer, by examples and on arbitrary stories.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, money } from '../../../kernel/index.ts';
import { assertRules, recordedHistory, scenario, storedHistory, testMeta } from '../../../testing/index.ts';
import {
  AgreeStatement,
  ClearDifference,
  DifferenceCleared,
  DisputeStatement,
  statement as room,
  SendStatement,
  type StatedBalance,
  StatementAgreed,
  type StatementCommand,
  StatementDisputed,
  type StatementEvent,
  StatementSent,
  statementLaws,
} from './index.ts';

const told = scenario(room, {});
const yuan = (amount: number) => money(amount, 'CNY');
const whose = { statement: 'S1', customer: 'C1' };
const balance: StatedBalance = {
  opening: yuan(100),
  invoiced: yuan(1_000),
  received: yuan(300),
  credited: yuan(50),
  writtenOff: yuan(0),
  closing: yuan(750),
};
const content = { ...whose, from: '2024-01-01', until: '2024-01-31', balances: [balance] } as const;
const sending = (more: object = {}, on: LocalDate = '2024-02-02') =>
  SendStatement.of({ ...content, balances: [...content.balances], ...more }, testMeta(on));
const sent = StatementSent.of({ ...content, balances: [balance] });
const difference = { difference: 'X1', invoice: 'I1', ours: yuan(750), theirs: yuan(700), reason: 'not received' };

test('M10: a statement is sent, disputed, cleared up and then agreed, and not before', () => {
  const disputing = DisputeStatement.of({ statement: 'S1', differences: [difference] }, testMeta('2024-02-05'));
  const agreeing = AgreeStatement.of({ statement: 'S1', note: '盖章' }, testMeta('2024-02-09'));
  told
    .when(sending())
    .thenEvents(sent)
    .when(disputing)
    .thenEvents(StatementDisputed.of({ ...whose, differences: [difference] }))
    .when(agreeing)
    .thenRejected({ code: 'statement.differences-open', data: { statement: 'S1', differences: ['X1'] } })
    .when(
      ClearDifference.of(
        { statement: 'S1', difference: 'X1', right: 'ours', action: 'sent again' },
        testMeta('2024-02-07'),
      ),
    )
    .thenEvents(DifferenceCleared.of({ ...whose, difference: 'X1', right: 'ours', action: 'sent again' }))
    .when(agreeing)
    .thenEvents(StatementAgreed.of({ ...whose, note: '盖章' }))
    .when(disputing)
    .thenRejected('statement.agreed', 'statement.known-difference');
});

test('M10: a statement that doesn’t add up, or adds currencies, never goes out', () => {
  told
    .when(sending({ balances: [{ ...balance, closing: yuan(751) }] }))
    .thenRejected({ code: 'statement.does-not-add-up', data: { statement: 'S1', closing: yuan(751) } });
  told
    .when(sending({ balances: [{ ...balance, received: money(300, 'USD') }] }))
    .thenRejected({ code: 'statement.several-currencies', data: { statement: 'S1', currencies: ['CNY', 'USD'] } });
  told.when(sending({ balances: [balance, balance] })).thenRejected('statement.currency-twice');
  const dollars = { ...balance, opening: money(0, 'USD'), invoiced: money(0, 'USD'), received: money(0, 'USD') };
  const zero = { ...dollars, credited: money(0, 'USD'), writtenOff: money(0, 'USD'), closing: money(0, 'USD') };
  told
    .when(sending({ balances: [balance, zero] }))
    .thenEvents(StatementSent.of({ ...content, balances: [balance, zero] }));
});

test('a statement ends after it begins, before it is sent, and asks for an answer that is still to come', () => {
  told
    .when(sending({ from: '2024-02-01', answerBy: '2024-01-01' }, '2024-01-30'))
    .thenRejected('statement.backwards', 'statement.not-over-yet', 'statement.answer-in-the-past');
  told
    .when(sending({ answerBy: '2024-02-02' }, '2024-02-02'))
    .thenEvents(StatementSent.of({ ...content, balances: [balance], answerBy: '2024-02-02' }));
});

test('a difference differs, in a currency of the statement, and is told once', () => {
  const disputing = (differences: (typeof difference)[]) =>
    DisputeStatement.of({ statement: 'S1', differences }, testMeta('2024-02-05'));
  const since = told.given(sent);
  since.when(disputing([{ ...difference, theirs: yuan(750) }])).thenRejected('statement.no-difference');
  since.when(disputing([{ ...difference, theirs: money(1, 'USD') }])).thenRejected('statement.several-currencies');
  since.when(disputing([difference, difference])).thenRejected('statement.difference-twice');
});

test('the statement keeps the rules of every room, and its laws bite', () => {
  const metas = fc
    .tuple(fc.constantFrom<LocalDate>('2024-02-01', '2024-02-03', '2024-02-03'), fc.nat(9_999))
    .map(([on, n]) => testMeta(on, { commandId: `c${n}` }));
  const ids = fc.constantFrom('X1', 'X1', 'X1', '__proto__');
  const statements = fc.constantFrom('S1', 'S1', 'S1', 'S1', 'S2');
  const cents = fc.integer({ min: 699, max: 701 }).map(yuan);
  const commands: fc.Arbitrary<StatementCommand> = fc.oneof(
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          statements,
          metas,
          fc.constantFrom<object>(
            {},
            {},
            {},
            { until: '2024-02-02' },
            { until: '2023-12-31' },
            { answerBy: '2024-01-31' },
          ),
          fc.constantFrom([balance], [balance], [balance, balance], [{ ...balance, closing: yuan(1) }]),
        )
        .map(([statement, meta, more, balances]) =>
          SendStatement.of({ ...content, ...more, statement, balances: [...balances] }, meta),
        ),
    },
    fc.tuple(statements, metas).map(([statement, meta]) => AgreeStatement.of({ statement }, meta)),
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          statements,
          metas,
          fc.array(fc.record({ difference: ids, ours: cents, theirs: cents, reason: fc.constant('x') }), {
            minLength: 1,
            maxLength: 2,
          }),
          fc.boolean(),
        )
        .map(([statement, meta, differences, foreign]) =>
          DisputeStatement.of(
            {
              statement,
              differences: foreign ? differences.map((one) => ({ ...one, ours: money(1, 'EUR') })) : differences,
            },
            meta,
          ),
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(statements, ids, metas)
        .map(([statement, one, meta]) =>
          ClearDifference.of({ statement, difference: one, right: 'neither', action: 'x' }, meta),
        ),
    },
  );
  const report = assertRules(room, { commands, given: () => ({}), longest: 16, runs: 400, mustReach: 'events' });
  expect(report.passed).toBe(true);
  const violations = (...events: readonly StatementEvent[]) =>
    checkLaws(statementLaws, recordedHistory(storedHistory('test.statement-S1', events))).map(({ law }) => law);
  const disputed = StatementDisputed.of({ ...whose, differences: [difference] });
  expect(violations(sent, disputed, StatementAgreed.of(whose))).toEqual(['statement.agreed-without-differences']);
  expect(violations(StatementSent.of({ ...content, balances: [{ ...balance, closing: yuan(1) }] }))).toEqual([
    'statement.adds-up',
  ]);
}, 30_000);
