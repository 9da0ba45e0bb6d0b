/** Every word that people see is said in both languages, and every fault of a question has its sentence. */
import { messageCatalogue } from '@clientele/domain/kernel';
import { expect, test } from 'vitest';
import type { QuestionFault } from '../sales/question.ts';
import { saleAxes } from '../sales/question.ts';
import { questionMessages } from './faults.ts';
import * as terms from './terms.ts';

const all = Object.values(terms).flatMap((group) => Object.values(group));

test('every term has an English and a Chinese wording', () => {
  expect(all.length).toBeGreaterThan(80);
  for (const { en, zh } of all) {
    expect(en).toMatch(/\S/u);
    expect(zh).toMatch(/\S/u);
  }
});

test('G1: the four analyses and their figures have the words of their trade', () => {
  const { titles, columns } = terms;
  expect([titles.composition, titles.products, titles.regionsOfSales].map(({ zh }) => zh)).toEqual([
    '销售构成',
    '商品构成',
    '地区构成',
  ]);
  expect(
    [columns.grade, columns.sales, columns.share, columns.attainment, columns.realistic, columns.ideal].map(
      ({ zh }) => zh,
    ),
  ).toEqual(['客户等级', '销售额', '占比', '目标达成率', '现实目标', '理想目标']);
  expect([columns.previous.zh, columns['last-year'].zh, columns.shareOfGrowth.zh]).toEqual([
    '环比',
    '同比',
    '增长贡献率',
  ]);
});

test('every axis has a name', () => {
  for (const axis of saleAxes) expect(terms.axes[axis].zh).toMatch(/\S/u);
});

const faults: readonly QuestionFault[] = [
  { code: 'question.unknown-axis', data: { axis: 'moon', known: ['territory', 'grade'] } },
  { code: 'question.number-of-axes', data: { asked: 3, most: 2 } },
  { code: 'question.axis-needs-lines', data: { axis: 'product' } },
  { code: 'question.axis-needs-values', data: { axis: 'pareto' } },
  { code: 'question.axis-without-customers', data: { axis: 'month' } },
  { code: 'question.not-kept-yet', data: { recognition: 'invoiced' } },
  { code: 'question.not-a-date', data: { text: '2024-02-30' } },
  { code: 'question.empty-period', data: { start: '2024-02-01', end: '2024-01-01' } },
  { code: 'question.no-period-before', data: { compare: 'previous', calendar: 'own@1', key: 'P7' } },
  { code: 'question.unknown-plan', data: { plan: 'T9', known: [] } },
  { code: 'question.plan-of-another-metric', data: { plan: 'T9', metric: 'visits', measure: 'sales' } },
  { code: 'question.bad-grades', data: { policy: 'own@1', reasons: ['classification.policy-without-cuts'] } },
  { code: 'question.axis-needs-policy', data: { axis: 'band' } },
];

test('every fault is said in both languages, with all that led to it', () => {
  const say = messageCatalogue([questionMessages]);
  expect(faults.map(({ code }) => code).sort()).toEqual(Object.keys(questionMessages).sort());
  for (const fault of faults) {
    for (const language of ['en', 'zh'] as const) {
      const text = say(fault, language);
      for (const value of Object.values(fault.data).flat()) expect(text).toContain(`${value}`);
    }
  }
});
