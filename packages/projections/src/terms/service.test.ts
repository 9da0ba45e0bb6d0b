// Every event of the service is told in both languages, in a customer's history, and as of any date.

import { money } from '@clientele/domain/kernel';
import {
  ComplaintLodged,
  ComplaintPaused,
  ComplaintResolved,
  RemedyProposed,
  ReturnVisitMade,
  SurveyAnswered,
} from '@clientele/domain/service';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { storyOf } from '../history/story.ts';
import { serviceTypes } from './service.ts';

const of = { complaint: 'K1', customer: 'C1' };
const log = logOf(
  streamOf('t.complaint-K1', [
    [
      '2024-01-02',
      ComplaintLodged.of({
        complaint: 'K1',
        content: { customer: 'C1', channel: 'phone', about: { order: 'O1' }, class: 'quality', severity: 'serious' },
        line: 'escalated',
      }),
    ],
    ['2024-01-03', ComplaintPaused.of({ ...of, waiting: 'handler', waitsFor: 'supplier', reason: 'test' })],
    ['2024-01-05', RemedyProposed.of({ ...of, remedy: 'R1', kind: 'allowance', amount: money(50_00, 'CNY') })],
    ['2024-01-09', ComplaintResolved.of({ ...of, outcome: 'replaced' })],
  ]),
  streamOf('t.satisfaction-C1', [
    ['2024-01-10', ReturnVisitMade.of({ customer: 'C1', complaints: ['K1', 'K2'] })],
    ['2024-01-11', SurveyAnswered.of({ customer: 'C1', survey: 'Q1', score: 4, of: 5 })],
  ]),
);

test("O1 O6: a customer's history tells of his complaints and visits in both languages", () => {
  expect(storyOf(log, 'C1').map(({ text }) => text)).toEqual([
    { en: 'Complaint K1 lodged: quality (Serious complaint)', zh: '登记投诉 K1：quality（重大投诉）' },
    { en: 'Complaint K1 paused: the handler waits for the supplier', zh: '投诉 K1 暂停：处理人等待供应商' },
    { en: 'Offered for complaint K1: Allowance 50.00 CNY', zh: '投诉 K1 处理方案：折让 50.00 CNY' },
    { en: 'Complaint K1 resolved: replaced', zh: '投诉 K1 已解决：replaced' },
    { en: 'Return visit, with complaints K1, K2', zh: '回访，处理投诉 K1、K2' },
    { en: 'Survey Q1 answered: 4 of 5', zh: '答复满意度调查 Q1：4 分（满分 5）' },
  ]);
  expect(storyOf(log, 'C1', '2024-01-04')).toHaveLength(2);
  expect(serviceTypes.size).toBe(43);
});
