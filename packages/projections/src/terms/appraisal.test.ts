/** The words of appraisals and incentives: said in both languages, the Chinese ones as the catalogue has them. */
import { expect, test } from 'vitest';
import * as words from './appraisal.ts';

test('every term has an English and a Chinese wording', () => {
  const all = Object.values(words).flatMap((group) => Object.values(group));
  expect(all.length).toBeGreaterThan(80);
  for (const { en, zh } of all) {
    expect(en).toMatch(/\S/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});

test('B17 B21 B24 B25: methods, consequences, feedback and the unmet are called as the source calls them', () => {
  const { natures, follows, met, columns } = words;
  expect([natures.quantitative.zh, natures.qualitative.zh]).toEqual(['定量', '定性']);
  expect([follows.reward, follows.penalty, follows.promotion, follows.dismissal].map(({ zh }) => zh)).toEqual([
    '奖励',
    '惩罚',
    '晋升',
    '解雇',
  ]);
  expect([follows.feedback.zh, met.unmet.zh, columns.cause.zh, columns.countermeasure.zh]).toEqual([
    '考核结果反馈',
    '未达成',
    '原因',
    '改善对策',
  ]);
});
