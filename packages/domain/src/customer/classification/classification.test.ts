// The classification by examples: values on axes, what is refused of them, and how each refusal is said.
import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { factOn, jsonFault, messageCatalogue, money, parseCommand, quarter } from '../../kernel/index.ts';
import { scenario, storedId, testMeta } from '../../testing/index.ts';
import { ClassifyCustomer, CorrectClassification } from './commands.ts';
import { CustomerClassified, type GradeEvidence } from './events.ts';
import {
  type ClassificationGiven,
  type ClassificationRejection,
  classification,
  classificationCommands,
  classificationMessages,
  paretoPolicy,
  toldOfAxis,
  valueNow,
} from './index.ts';

const customer = 'C1';
const given: ClassificationGiven = {
  gradePolicy: paretoPolicy,
  axes: {
    name: 'own-axes',
    version: 4,
    axes: [
      { axis: 'class', values: ['key', 'ordinary'], open: false },
      { axis: 'habit', values: ['prompt'], open: true },
    ],
  },
};
const told = scenario(classification, given);
const on = testMeta;
/** The id of an event of a scenario, by its place. */
const id = (revision: number) => storedId('test.classification-scenario', revision);
const byAxes = { policies: ['own-axes@4'] } as const;

/** Second of three: 500, 300 and 200 make 1000. */
const second: GradeEvidence = {
  period: quarter(2024, 1),
  value: money(300, 'CNY'),
  above: money(500, 'CNY'),
  total: money(1000, 'CNY'),
  rank: 2,
  customers: 3,
};

describe('a value on an axis', () => {
  test('is told by judgement, with its reason, and names the policy that allows it', () => {
    told
      .when(ClassifyCustomer.of({ customer, axis: 'class', value: 'key', reason: '三年合同' }, on('2024-01-01')))
      .thenEvents(CustomerClassified.of({ customer, axis: 'class', value: 'key', reason: '三年合同' }, byAxes));
  });

  test('may be anything where the axis is open, or ruled by nobody', () => {
    told
      .when(ClassifyCustomer.of({ customer, axis: 'habit', value: 'slow' }, on('2024-01-01')))
      .thenEvents(CustomerClassified.of({ customer, axis: 'habit', value: 'slow' }, byAxes))
      .when(ClassifyCustomer.of({ customer, axis: '__proto__', value: 'constructor' }, on('2024-01-01')))
      .thenEvents(CustomerClassified.of({ customer, axis: '__proto__', value: 'constructor' }));
    scenario(classification, { gradePolicy: paretoPolicy })
      .when(ClassifyCustomer.of({ customer, axis: 'class', value: 'whatever' }, on('2024-01-01')))
      .thenEvents(CustomerClassified.of({ customer, axis: 'class', value: 'whatever' }));
  });

  test("is refused where a closed axis doesn't know it, told or corrected", () => {
    const reason: ClassificationRejection = {
      code: 'classification.value-not-allowed',
      data: { customer, axis: 'class', value: 'VIP', allowed: ['key', 'ordinary'], policy: 'own-axes@4' },
    };
    told.when(ClassifyCustomer.of({ customer, axis: 'class', value: 'VIP' }, on('2024-01-01'))).thenRejected(reason);
    told
      .given(CustomerClassified.of({ customer, axis: 'class', value: 'key' }))
      .when(CorrectClassification.of({ customer, corrects: id(0), axis: 'class', value: 'VIP' }, on('2024-01-01')))
      .thenRejected(reason);
  });

  test('F20: stands beside the values on all other axes', () => {
    const { state } = told
      .when(ClassifyCustomer.of({ customer, axis: 'class', value: 'key' }, on('2024-01-01')))
      .when(ClassifyCustomer.of({ customer, axis: 'habit', value: 'prompt' }, on('2024-01-01')))
      .when(ClassifyCustomer.of({ customer, axis: 'an axis of our own', value: 'yes' }, on('2024-01-01')))
      .when(ClassifyCustomer.of({ customer, axis: 'class', value: 'ordinary' }, on('2024-06-01')));
    expect([valueNow(state, 'class'), valueNow(state, 'habit'), valueNow(state, 'an axis of our own')]).toEqual([
      'ordinary',
      'prompt',
      'yes',
    ]);
    expect(factOn(toldOfAxis(state, 'class').facts, '2024-05-31')?.value.value).toBe('key');
    expect(valueNow(state, 'never told')).toBeNull();
    expect(jsonFault(state)).toBeNull();
  });

  test('told late lies at its time; told again it is nothing new, unless for another reason', () => {
    const key = (reason?: string) => ({ customer, axis: 'class', value: 'key', ...(reason ? { reason } : {}) });
    const two = told
      .when(ClassifyCustomer.of({ customer, axis: 'class', value: 'ordinary' }, on('2024-06-01')))
      .when(ClassifyCustomer.of(key('volume'), on('2024-02-01')));
    expect(valueNow(two.state, 'class')).toBe('ordinary');
    two.when(ClassifyCustomer.of(key('volume'), on('2024-02-01'))).thenNothing();
    two.when(ClassifyCustomer.of(key('years'), on('2024-02-01'))).thenRejected({
      code: 'classification.instant-taken',
      data: { customer, axis: 'class', at: '2024-02-01T12:00:00.000Z', event: id(1) },
    });
    two.when(ClassifyCustomer.of(key(), on('2024-02-01'))).thenRejected('classification.instant-taken');
  });

  test('is corrected on its own axis, once, and taken back with null', () => {
    const ordinary = CustomerClassified.of({ customer, axis: 'class', value: 'ordinary' });
    const past = told.given(ordinary, CustomerClassified.of({ customer, axis: 'habit', value: 'slow' }));
    const put = (corrects: string, axis: string, value: string | null) =>
      CorrectClassification.of({ customer, corrects, axis, value }, on('2024-01-01'));

    const righted = past
      .when(
        CorrectClassification.of(
          { customer, corrects: id(0), axis: 'class', value: 'key', reason: 'typo' },
          on('2023-12-01'),
        ),
      )
      .thenEvents(
        CustomerClassified.of(
          { customer, axis: 'class', value: 'key', reason: 'typo' },
          { ...byAxes, corrects: id(0) },
        ),
      );
    expect(factOn(toldOfAxis(righted.state, 'class').facts, '2023-12-01')?.value.value).toBe('key');
    righted.when(put(id(0), 'class', null)).thenRejected({
      code: 'classification.corrected-already',
      data: { customer, axis: 'class', corrects: id(0), by: id(2), inForce: id(2) },
    });

    const gone = past
      .when(put(id(0), 'class', null))
      .thenEvents(CustomerClassified.of({ customer, axis: 'class', value: null }, { corrects: id(0) }));
    expect(valueNow(gone.state, 'class')).toBeNull();
    gone.when(put(id(2), 'class', 'key')).thenRejected({
      code: 'classification.corrects-a-retraction',
      data: { customer, axis: 'class', corrects: id(2) },
    });

    past.when(put(id(1), 'class', 'key')).thenRejected(
      {
        code: 'classification.corrects-another-fact',
        data: { customer, axis: 'class', corrects: id(1), tells: 'habit' },
      },
      {
        code: 'classification.instant-taken',
        data: { customer, axis: 'class', at: '2024-01-01T12:00:00.000Z', event: id(0) },
      },
    );
    past.when(put('nowhere', 'habit', null)).thenRejected({
      code: 'classification.corrects-unknown-event',
      data: { customer, axis: 'habit', corrects: 'nowhere' },
    });
    past.when(put(id(0), 'class', 'ordinary')).thenNothing();
  });
});

describe('a hostile or careless sender', () => {
  const parse = parseCommand(classificationCommands);
  const meta = on('2024-01-01');
  test.each([
    ['a value of spaces', { type: 'ClassifyCustomer', data: { customer, axis: 'class', value: ' ' }, meta }],
    [
      'a value taken back without a correction',
      { type: 'ClassifyCustomer', data: { customer, axis: 'class', value: null }, meta },
    ],
    ['a grade without figures', { type: 'GradeCustomer', data: { customer, evidence: null }, meta }],
    ['a grade of its own', { type: 'GradeCustomer', data: { customer, evidence: second, grade: 'A' }, meta }],
    [
      'half a unit of money',
      { type: 'GradeCustomer', data: { customer, evidence: { ...second, value: money(0.5, 'CNY') } }, meta },
    ],
    ['a rank of zero', { type: 'GradeCustomer', data: { customer, evidence: { ...second, rank: 0 } }, meta }],
    [
      'a reason that never ends',
      { type: 'ClassifyCustomer', data: { customer, axis: 'a', value: 'b', reason: 'x'.repeat(2001) }, meta },
    ],
    ['a correction of nothing named', { type: 'CorrectGrade', data: { customer, evidence: null }, meta }],
  ])('%s is refused before it reaches the room', (_, sent) => {
    expect(isLeft(parse(sent))).toBe(true);
  });
});

test('each refusal names the place, the rule and the remedy, in both languages', () => {
  const sentence = messageCatalogue([classificationMessages]);
  const axis = { customer: 'C7', axis: 'class', corrects: 'E1' };
  const grade = { customer: 'C7', axis: null, corrects: 'E1' };
  const [value, above, total] = [money(30050, 'CNY'), money(50000, 'CNY'), money(1000, 'CNY')];
  const said: readonly (readonly [ClassificationRejection, readonly string[]])[] = [
    [
      {
        code: 'classification.value-not-allowed',
        data: { customer: 'C7', axis: 'class', value: 'VIP', allowed: ['key', 'ordinary'], policy: 'own-axes@4' },
      },
      ['C7', 'VIP', 'key', 'ordinary', 'own-axes@4'],
    ],
    [
      {
        code: 'classification.instant-taken',
        data: { customer: 'C7', axis: null, at: '2024-01-01T12:00:00.000Z', event: 'E0' },
      },
      ['C7', '2024-01-01T12:00:00.000Z', 'E0', 'CorrectGrade'],
    ],
    [{ code: 'classification.corrects-unknown-event', data: axis }, ['C7', 'E1', 'ClassifyCustomer']],
    [{ code: 'classification.corrects-another-fact', data: { ...grade, tells: 'class' } }, ['C7', 'E1']],
    [
      { code: 'classification.corrected-already', data: { ...axis, by: 'E2', inForce: 'E3' } },
      ['C7', 'E1', 'E2', 'E3', 'CorrectClassification'],
    ],
    [{ code: 'classification.corrects-a-retraction', data: grade }, ['C7', 'E1', 'GradeCustomer']],
    [{ code: 'classification.evidence-of-many-currencies', data: { currencies: ['CNY', 'USD'] } }, ['CNY', 'USD']],
    [
      { code: 'classification.evidence-below-zero', data: { figure: 'total', amount: money(-105, 'CNY') } },
      ['-1.05 CNY'],
    ],
    [{ code: 'classification.evidence-value-above-total', data: { value, total } }, ['300.50 CNY', '10.00 CNY']],
    [
      { code: 'classification.evidence-parts-above-total', data: { value, above, total } },
      ['300.50 CNY', '500.00 CNY', '10.00 CNY'],
    ],
    [{ code: 'classification.evidence-without-rank', data: { value } }, ['300.50 CNY']],
    [{ code: 'classification.evidence-rank-without-value', data: { value, rank: 3 } }, ['300.50 CNY', '3']],
    [{ code: 'classification.evidence-rank-beyond-customers', data: { rank: 4, customers: 3 } }, ['4', '3']],
    [
      { code: 'classification.evidence-not-in-order', data: { value, above, total, rank: 4, customers: 7 } },
      ['300.50 CNY', '500.00 CNY', '10.00 CNY', '4', '7'],
    ],
  ];
  const codes = Object.keys(classificationMessages).filter((code) => !code.startsWith('classification.policy-'));
  expect(new Set(said.map(([{ code }]) => code))).toEqual(new Set(codes));
  for (const [rejection, words] of said) {
    for (const language of ['en', 'zh'] as const) {
      for (const word of words) expect(sentence(rejection, language)).toContain(word);
    }
    expect(sentence(rejection, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});
