// The laws of the classification bite: each on a history that breaks it, at the event that does.
import { expect, test } from 'vitest';
import { checkLaws, type Law, money, quarter } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory, storedId } from '../../testing/index.ts';
import { type ClassificationEvent, CustomerClassified, CustomerGraded, type GradeEvidence } from './events.ts';
import { classificationLaws, gradeFollowsEvidence, paretoPolicy } from './index.ts';

type Past = ClassificationEvent | Happened<ClassificationEvent>;

const customer = 'C1';
const stream = 'test.classification-C1';
const id = (revision: number) => storedId(stream, revision);
const classed = (axis: string, value: string | null, corrects?: string) =>
  CustomerClassified.of({ customer, axis, value }, corrects === undefined ? {} : { corrects });

/** Second of three: 500, 300 and 200 make 1000. */
const evidence: GradeEvidence = {
  period: quarter(2024, 1),
  value: money(300, 'CNY'),
  above: money(500, 'CNY'),
  total: money(1000, 'CNY'),
  rank: 2,
  customers: 3,
};
const none: GradeEvidence = { ...evidence, value: money(0, 'CNY'), above: money(1000, 'CNY'), rank: null };
const graded = (grade: string | null, rests: GradeEvidence | null, ...policies: readonly `${string}@${number}`[]) =>
  CustomerGraded.of({ customer, grade, evidence: rests }, { policies });

const breachesOf = (laws: readonly Law[], ...events: readonly Past[]) =>
  checkLaws(laws, recordedHistory<ClassificationEvent>(storedHistory(stream, events)));
const breaches = (...events: readonly Past[]) =>
  breachesOf(classificationLaws, ...events).map(({ law, revision }) => [law.replace('classification.', ''), revision]);

test('a history as the room writes it breaks none', () => {
  const day = '2024-02-01';
  expect(
    breaches(
      happened<ClassificationEvent>(day, classed('class', 'key')),
      happened<ClassificationEvent>(day, classed('time', 'old')),
      happened<ClassificationEvent>(day, graded('A', evidence, 'pareto@1')),
      happened<ClassificationEvent>(day, classed('class', 'ordinary', id(0))),
      classed('class', null, id(3)),
      graded(null, none, 'pareto@1'),
      CustomerGraded.of({ customer, grade: null, evidence: null }, { corrects: id(2) }),
    ),
  ).toEqual([]);
});

test('values of one axis never share an instant, nor do grades', () => {
  const day = '2024-02-01';
  const then = (event: ClassificationEvent) => happened(day, event);
  expect(breaches(then(classed('class', 'key')), then(classed('class', 'ordinary')))).toEqual([
    ['one-fact-an-instant', 1],
  ]);
  expect(breaches(then(graded('A', evidence, 'pareto@1')), then(graded(null, none, 'pareto@1')))).toEqual([
    ['one-fact-an-instant', 1],
  ]);
});

test('a correction stays on its axis, and a grade corrects a grade', () => {
  expect(breaches(classed('class', 'key'), classed('time', 'old', id(0)))).toEqual([['correction-of-its-own', 1]]);
  // An axis may be called what it likes: one called "grade" is no grade.
  expect(
    breaches(classed('grade', 'A'), CustomerGraded.of({ customer, grade: null, evidence: null }, { corrects: id(0) })),
  ).toEqual([['correction-of-its-own', 1]]);
  expect(breaches(classed('class', 'key'), classed('class', null))).toEqual([['correction-of-its-own', 1]]);
});

test('all of it is about one customer', () => {
  expect(
    breaches(classed('class', 'key'), CustomerClassified.of({ customer: 'C2', axis: 'time', value: 'old' })),
  ).toEqual([['one-customer', 1]]);
});

test('F14: a grade that the kept evidence does not give is found, whoever wrote it', () => {
  const law = 'grade-follows-evidence';
  expect(breaches(graded('A', evidence, 'pareto@1'))).toEqual([]);
  expect(breaches(graded('B', evidence, 'pareto@1'))).toEqual([[law, 0]]);
  expect(breaches(graded(null, evidence, 'pareto@1'))).toEqual([[law, 0]]);
  expect(breaches(graded('C', none, 'pareto@1'))).toEqual([[law, 0]]);
  expect(breaches(graded('A', null, 'pareto@1'))).toEqual([[law, 0]]);
  expect(breaches(graded('A', { ...evidence, value: money(501, 'CNY') }, 'pareto@1'))).toEqual([[law, 0]]);
  expect(breaches(graded('A', evidence))).toEqual([[law, 0]]);
  expect(breaches(graded('A', evidence, 'pareto@1', 'pareto@2'))).toEqual([[law, 0]]);
});

test('by a policy that it is given a grade is computed again; by any other only what holds under all is checked', () => {
  const own = { name: 'own', version: 2, cuts: [{ grade: 'gold', below: 5000 }, { grade: 'silver' }] };
  const unknown = [gradeFollowsEvidence([])];
  const known = [gradeFollowsEvidence([paretoPolicy, own])];
  expect(breachesOf(unknown, graded('gold', evidence, 'own@2'))).toEqual([]);
  expect(breachesOf(known, graded('silver', evidence, 'own@2'))).toEqual([]);
  const [breach] = breachesOf(known, graded('gold', evidence, 'own@2'));
  expect(breach?.text.en).toBe('it gives grade gold, but by own@2 its evidence gives grade silver');
  expect(breach?.text.zh).toContain('等级 silver');
  expect(breachesOf(unknown, graded(null, evidence, 'own@2'))).toHaveLength(1);
  expect(breachesOf(unknown, graded('gold', none, 'own@2'))).toHaveLength(1);
  expect(breachesOf(unknown, graded(null, none, 'own@2'))).toEqual([]);
});

test('every law is told in both languages and carries catalogue rows', () => {
  for (const { code, text, rows } of classificationLaws) {
    expect(code).toMatch(/^classification\./);
    expect(rows.length).toBeGreaterThan(0);
    expect(text.en).not.toBe('');
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  }
  expect(new Set(classificationLaws.map(({ code }) => code)).size).toBe(classificationLaws.length);
});
