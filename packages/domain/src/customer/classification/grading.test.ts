// Grading by examples: what follows from which figures by which policy, and figures that can't all be true.
import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { factOn, money, quarter } from '../../kernel/index.ts';
import { happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import { CorrectClassification, CorrectGrade, GradeCustomer } from './commands.ts';
import { CustomerClassified, CustomerGraded, type GradeEvidence } from './events.ts';
import { type ClassificationRejection, classification, gradeNow, paretoPolicy } from './index.ts';

const customer = 'C1';
const given = { gradePolicy: paretoPolicy };
const told = scenario(classification, given);
const on = testMeta;
/** The id of an event of a scenario, by its place. */
const id = (revision: number) => storedId('test.classification-scenario', revision);
const byPareto = { policies: ['pareto@1'] } as const;

/** Second of three: 500, 300 and 200 make 1000. */
const second: GradeEvidence = {
  period: quarter(2024, 1),
  value: money(300, 'CNY'),
  above: money(500, 'CNY'),
  total: money(1000, 'CNY'),
  rank: 2,
  customers: 3,
};
const third: GradeEvidence = { ...second, value: money(200, 'CNY'), above: money(800, 'CNY'), rank: 3 };
const unranked: GradeEvidence = { ...second, value: money(0, 'CNY'), above: money(1000, 'CNY'), rank: null };

describe('a grade', () => {
  test('follows from the figures by the policy given, and keeps both', () => {
    told
      .when(GradeCustomer.of({ customer, evidence: second }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto));
    told
      .when(GradeCustomer.of({ customer, evidence: third }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: 'B', evidence: third }, byPareto));
    scenario(classification, {
      gradePolicy: { name: 'two', version: 7, cuts: [{ grade: '大', below: 5000 }, { grade: '小' }] },
    })
      .when(GradeCustomer.of({ customer, evidence: second }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: '小', evidence: second }, { policies: ['two@7'] }));
  });

  test('is none for a customer without a positive value, from that day on', () => {
    const { state } = told
      .given(happened('2024-01-01', CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto)))
      .when(GradeCustomer.of({ customer, evidence: unranked }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: null, evidence: unranked }, byPareto));
    expect(gradeNow(state)).toBeNull();
    expect(factOn(state.grade.facts, '2024-03-31')?.value.grade).toBe('A');
  });

  test('from the same figures at the same time is nothing new; from others it is a correction', () => {
    const graded = told.given(
      happened('2024-04-01', CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto)),
    );
    graded.when(GradeCustomer.of({ customer, evidence: { ...second } }, on('2024-04-01'))).thenNothing();
    graded.when(GradeCustomer.of({ customer, evidence: third }, on('2024-04-01'))).thenRejected({
      code: 'classification.instant-taken',
      data: { customer, axis: null, at: '2024-04-01T12:00:00.000Z', event: id(0) },
    });
    graded
      .when(CorrectGrade.of({ customer, corrects: id(0), evidence: third }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: 'B', evidence: third }, { ...byPareto, corrects: id(0) }));
  });

  test.each<[string, Partial<GradeEvidence>]>([
    ['period', { period: quarter(2024, 2) }],
    ['start of a period of that name', { period: { ...second.period, start: '2023-12-31' } }],
    ['value', { value: money(301, 'CNY') }],
    ['sum above', { above: money(601, 'CNY') }],
    ['total', { total: money(1101, 'CNY') }],
    ['rank', { rank: 3 }],
    ['number of customers', { customers: 5 }],
    ['scale', { value: money(3000, 'CNY', 3) }],
  ])('from another %s is another, though the letter is the same', (_, other) => {
    const first = { ...second, above: money(600, 'CNY'), total: money(1100, 'CNY'), customers: 4 };
    told
      .given(happened('2024-04-01', CustomerGraded.of({ customer, grade: 'A', evidence: first }, byPareto)))
      .when(GradeCustomer.of({ customer, evidence: { ...first, ...other } }, on('2024-04-01')))
      .thenRejected('classification.instant-taken');
  });

  test('that a foreign history gives without figures stands, and only a correction takes its place', () => {
    const foreign = told.given(
      happened('2024-04-01', CustomerGraded.of({ customer, grade: 'A', evidence: null }, byPareto)),
    );
    const asked = foreign.when(GradeCustomer.of({ customer, evidence: second }, on('2024-04-01')));
    asked.thenRejected('classification.instant-taken');
    expect(gradeNow(asked.state)).toBe('A');
  });

  test('from the same figures by another policy is another grade', () => {
    scenario(classification, { gradePolicy: { ...paretoPolicy, version: 2 } })
      .given(happened('2024-04-01', CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto)))
      .when(GradeCustomer.of({ customer, evidence: second }, on('2024-04-01')))
      .thenRejected('classification.instant-taken');
  });

  test('is taken back with null, whatever the policy, and may be given anew', () => {
    const past = told.given(
      happened('2024-04-01', CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto)),
    );
    const gone = past
      .when(CorrectGrade.of({ customer, corrects: id(0), evidence: null }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: null, evidence: null }, { corrects: id(0) }));
    expect(gradeNow(gone.state)).toBeNull();
    gone
      .when(GradeCustomer.of({ customer, evidence: third }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: 'B', evidence: third }, byPareto));
    gone
      .when(CorrectGrade.of({ customer, corrects: id(0), evidence: second }, on('2024-04-01')))
      .thenRejected('classification.corrected-already');
  });

  test('is corrected by naming a grade, not a value on an axis, nor the other way round', () => {
    const past = told.given(
      CustomerClassified.of({ customer, axis: 'class', value: 'key' }),
      CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto),
    );
    past.when(CorrectGrade.of({ customer, corrects: id(0), evidence: null }, on('2024-04-01'))).thenRejected({
      code: 'classification.corrects-another-fact',
      data: { customer, axis: null, corrects: id(0), tells: 'class' },
    });
    past
      .when(CorrectClassification.of({ customer, corrects: id(1), axis: 'class', value: null }, on('2024-04-01')))
      .thenRejected({
        code: 'classification.corrects-another-fact',
        data: { customer, axis: 'class', corrects: id(1), tells: null },
      });
  });

  test('is refused under a policy that grades nobody, but may still be taken back', () => {
    const broken = scenario(classification, { gradePolicy: { name: 'broken', version: 1, cuts: [] } });
    broken
      .when(GradeCustomer.of({ customer, evidence: second }, on('2024-04-01')))
      .thenRejected({ code: 'classification.policy-without-cuts', data: { policy: 'broken@1' } });
    broken
      .given(CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto))
      .when(CorrectGrade.of({ customer, corrects: id(0), evidence: null }, on('2024-04-01')))
      .thenEvents(CustomerGraded.of({ customer, grade: null, evidence: null }, { corrects: id(0) }));
  });
});

describe("figures that can't all be true are refused", () => {
  const yuan = (amount: number) => money(amount, 'CNY');
  const { value, above, total } = second;
  const cases: readonly (readonly [string, Partial<GradeEvidence>, readonly ClassificationRejection[]])[] = [
    [
      'a value above the total',
      { value: yuan(1001), above: yuan(0), rank: 1 },
      [{ code: 'classification.evidence-value-above-total', data: { value: yuan(1001), total } }],
    ],
    [
      'a value and those above it that come to more than the total',
      { value: yuan(501) },
      [{ code: 'classification.evidence-parts-above-total', data: { value: yuan(501), above, total } }],
    ],
    [
      'more above a customer without a value than there is',
      { value: yuan(-1), above: yuan(1001), rank: null },
      [{ code: 'classification.evidence-parts-above-total', data: { value: yuan(-1), above: yuan(1001), total } }],
    ],
    [
      'a rank beyond the customers',
      { rank: 4 },
      [{ code: 'classification.evidence-rank-beyond-customers', data: { rank: 4, customers: 3 } }],
    ],
    [
      'a positive value without a rank',
      { rank: null },
      [{ code: 'classification.evidence-without-rank', data: { value } }],
    ],
    [
      'a rank without a positive value',
      { value: yuan(-1) },
      [{ code: 'classification.evidence-rank-without-value', data: { value: yuan(-1), rank: 2 } }],
    ],
    [
      'several currencies',
      { above: money(500, 'USD') },
      [{ code: 'classification.evidence-of-many-currencies', data: { currencies: ['CNY', 'USD'] } }],
    ],
    [
      'sums below zero',
      { above: yuan(-1), total: yuan(-2) },
      [
        { code: 'classification.evidence-below-zero', data: { figure: 'above', amount: yuan(-1) } },
        { code: 'classification.evidence-below-zero', data: { figure: 'total', amount: yuan(-2) } },
      ],
    ],
    [
      'a first rank with somebody above it',
      { rank: 1 },
      [{ code: 'classification.evidence-not-in-order', data: { value, above, total, rank: 1, customers: 3 } }],
    ],
    [
      'less above a customer than its own value each',
      { above: yuan(299), total: yuan(700) },
      [
        {
          code: 'classification.evidence-not-in-order',
          data: { value, above: yuan(299), total: yuan(700), rank: 2, customers: 3 },
        },
      ],
    ],
    [
      'more below it than its own value each',
      { total: yuan(1101) },
      [
        {
          code: 'classification.evidence-not-in-order',
          data: { value, above, total: yuan(1101), rank: 2, customers: 3 },
        },
      ],
    ],
    [
      'everything at once',
      { value: yuan(2000), above: money(1, 'USD'), rank: null },
      [
        { code: 'classification.evidence-without-rank', data: { value: yuan(2000) } },
        { code: 'classification.evidence-of-many-currencies', data: { currencies: ['CNY', 'USD'] } },
      ],
    ],
  ];

  test.each(cases)('%s', (_, wrong, reasons) => {
    const evidence = { ...second, ...wrong };
    told.when(GradeCustomer.of({ customer, evidence }, on('2024-04-01'))).thenRejected(...reasons);
    told
      .given(CustomerGraded.of({ customer, grade: 'A', evidence: second }, byPareto))
      .when(CorrectGrade.of({ customer, corrects: id(0), evidence }, on('2024-04-01')))
      .thenRejected(...reasons);
  });

  test('and those at the very boundary are taken', () => {
    const taken: readonly Partial<GradeEvidence>[] = [
      { value: yuan(1000), above: yuan(0), rank: 1, customers: 1 },
      { value: yuan(500), above: yuan(500), rank: 2, customers: 2 },
      { above: yuan(300), total: yuan(900) },
      { total: yuan(1100) },
      { value: yuan(0), above: yuan(0), total: yuan(0), rank: null, customers: 0 },
      { value: money(3_000_000, 'CNY', 6) },
    ];
    for (const evidence of taken) {
      const command = GradeCustomer.of({ customer, evidence: { ...second, ...evidence } }, on('2024-04-01'));
      expect(isLeft(classification.decide(command, given)(classification.initial))).toBe(false);
    }
  });
});
