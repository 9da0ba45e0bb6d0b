/** A plan's way from its commands to its reports: everything that was told of it is read again, in both languages. */
import { memoryStore } from '@clientele/adapters/memory';
import { instantOfDate, type LocalDate, madeOn, utc } from '@clientele/domain/kernel';
import {
  dailyResults,
  planView,
  project,
  type SalesBook,
  salesBook,
  targetChanges,
  targets,
} from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { days, elements, plan, story } from '../../test/plan-story.ts';
import { companyHandler } from '../company.ts';
import { type Report, render } from '../render/index.ts';
import { dailyResultsReport, planReport, targetChangesReport, targetsReport } from './index.ts';

let book: SalesBook = salesBook.init();

beforeAll(async () => {
  const store = memoryStore({ namespace: 'acme' });
  const handle = companyHandler(store, () => instantOfDate(utc, '2025-12-31'));
  for (const [index, { on, by, roles = [], type, data }] of [...story, ...days].entries()) {
    const done = await handle({
      type,
      data: { plan, ...data },
      meta: madeOn(utc, on, `k-${index}`, { id: by, roles }),
    });
    if (done.kind !== 'accepted') throw new Error(`${type}: ${JSON.stringify(done)}`);
  }
  for await (const page of store.readAll()) {
    if (E.isLeft(page)) throw new Error(page.left.code);
    book = project(salesBook, book, page.right);
  }
});

const right = <T>(either: E.Either<unknown, T>): T => {
  if (E.isRight(either)) return either.right;
  throw new Error(JSON.stringify(either.left));
};
type Rows = readonly Readonly<Record<string, string | number | null>>[];
const tables = (report: Report, language: 'en' | 'zh'): Readonly<Record<string, { readonly rows: Rows }>> =>
  (
    JSON.parse(render(report, 'json', language)) as {
      readonly tables: Readonly<Record<string, { readonly rows: Rows }>>;
    }
  ).tables;
const planOn = (asOf: LocalDate, language: 'en' | 'zh' = 'zh') =>
  tables(planReport(right(planView(book, { plan, asOf }))), language);
const rowsOf = (name: string, asOf: LocalDate = '2025-05-10', language: 'en' | 'zh' = 'zh'): Rows =>
  planOn(asOf, language)[name]?.rows ?? [];

describe('the report of a plan', () => {
  test('A48 A49: tells its principles, its basis, the policy of the year and what that follows from', () => {
    expect(rowsOf('ground')).toEqual([
      { kind: '编制原则', source: null, what: 'Every region grows' },
      { kind: '历史销售数据', source: '2022–2024', what: 'Eight percent a year' },
    ]);
    expect(rowsOf('policy')).toEqual([
      { kind: '营销方针', what: 'More of the good customers' },
      { kind: '策略计划', what: 'Two new regions' },
      { kind: '生产计划', what: 'D-1' },
      { kind: '经营计划', what: 'D-2' },
    ]);
    expect(rowsOf('ground', '2024-10-01')).toEqual([]);
  });

  test('A26 A27: tells which goals of other departments it keeps in step with, and who agreed', () => {
    expect(rowsOf('links')).toEqual([
      { department: 'production', what: 'two shifts', least: null, most: '90000.00 CNY' },
    ]);
    expect(rowsOf('partners')).toEqual([
      { partner: 'production', by: 'maker', agreedOn: '2024-11-20', standing: '已完成' },
    ]);
    expect(rowsOf('partners', '2024-11-19')[0]?.['standing']).toBe('待审批');
  });

  test('A28 A29 A30: tells each of its elements with indicator, milestones and who answers for it', () => {
    expect(
      rowsOf('measures').map(({ kind, what, responsible, indicator, least }) => [
        kind,
        what,
        responsible,
        indicator,
        least,
      ]),
    ).toEqual(elements.map(([, title]) => [title, `${title}: what ${title} is about`, '7', '新客户数量', '30']));
    expect(
      rowsOf('milestones', '2025-03-01')
        .slice(0, 6)
        .map(({ measure: of, milestone, standing }) => [of, milestone, standing]),
    ).toEqual([
      ['M0', 'a', '逾期完成'],
      ['M0', 'b', '未到期'],
      ['M1', 'a', '未达成'],
      ['M1', 'b', '未到期'],
      ['M2', 'a', '逾期未报'],
      ['M2', 'b', '未到期'],
    ]);
    expect(rowsOf('milestones')[2]).toMatchObject({ cause: 'the hall was full', countermeasure: 'a stand outside' });
  });

  test('A31: tells its budget, the share of each measure, and what is left', () => {
    expect(rowsOf('measures').map(({ budget }) => budget)).toEqual([
      '10.00',
      '10.01',
      '10.02',
      '10.03',
      '10.04',
      '10.05',
      '10.06',
    ]);
    const { budget } = right(planView(book, { plan, asOf: '2025-05-10' }));
    expect(budget).toMatchObject({ shared: 7_021n, left: 2_979n });
  });

  test('A35 A37: tells what was checked, whose progress was told in time, and whose is overdue', () => {
    expect(rowsOf('checks')).toEqual([
      { measure: 'M0', on: '2025-02-06', by: 'head', finding: '落后', instruction: 'book by Friday' },
    ]);
    expect(right(planView(book, { plan, asOf: '2025-05-10' })).unchecked).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
    expect(
      rowsOf('progress', '2025-03-10').map(({ what, dueOn, standing, to }) => [what, dueOn, standing, to]),
    ).toEqual([
      ['2025-01', '2025-02-10', '已完成', 'manager'],
      ['2025-02', '2025-03-10', '未到期', null],
    ]);
    expect(rowsOf('progress', '2025-03-11')[1]?.['standing']).toBe('逾期未报');
  });

  test('A39 A40 A41 A42: keeps the answers to the first four review questions', () => {
    expect(rowsOf('review').slice(0, 4)).toEqual([
      { question: '①你想在年底达成什么样的成果？', answer: 'A thousand by December (1000.00 CNY)' },
      { question: '②你面临着哪些障碍？', answer: 'few visits in spring' },
      { question: '③你的销售区域有哪些优势和不足？', answer: '+ close to ports / − bad roads' },
      { question: '④本期（季度）目标未能顺利达成，对最终目标有何影响？', answer: 'three quarters must carry four' },
    ]);
  });

  test('A43 A44 A45: keeps the answers to the other three, and how the shortfall is caught up', () => {
    expect(rowsOf('review').slice(4)).toEqual([
      { question: '⑤完成的目标之中，哪些是渐进式的？', answer: 'territory:east' },
      { question: '⑥你是如何取得这些进展的？', answer: 'by two more visits a day' },
      { question: '⑦你是否有别的办法可以弥补？', answer: 'a second fair in June' },
      { question: '原因', answer: 'the fair came late' },
    ]);
    // 40,000 of the year less 9,000, over three quarters.
    expect(rowsOf('catchUp').map(({ needed }) => needed)).toEqual(['103.34 CNY', '103.33 CNY', '103.33 CNY']);
  });

  test('A36: tells what was learnt and became a standard', () => {
    expect(rowsOf('standards')).toEqual([
      { source: 'territory:east 2025-Q1', rule: 'Book fairs in autumn', on: '2025-05-01' },
    ]);
    expect(rowsOf('standards', '2025-04-02')).toEqual([]);
  });

  test('A47: a national plan is told with goal, strategy and budget, and its targets by region and person', () => {
    const { header, ground, budget } = right(planView(book, { plan, asOf: '2025-05-01' }));
    expect([header.smart.specific, ground?.policy?.strategy, budget?.total.amount]).toEqual([
      'specific of the plan',
      'Two new regions',
      10_000,
    ]);
    const report = targetsReport(right(targets(book, { plan, asOf: '2025-05-01' })), 'zh');
    const rows = tables(report, 'zh')['targets']?.rows ?? [];
    expect(
      rows.map(({ subject, period, realistic, ideal }) => [subject, period, realistic, ideal]).slice(0, 5),
    ).toEqual([
      ['country:CN', '2025', '800.00', '1000.00'],
      ['territory:east', '2025', '400.00', '500.00'],
      ['territory:east', '2025-Q1', '100.00', '125.00'],
      ['salesperson:7', '2025-Q1', '50.00', '62.50'],
      ['salesperson:8', '2025-Q1', '50.00', '62.50'],
    ]);
  });

  test('A32: the history of its changes names from, to, how much, why, who and who approved', () => {
    const report = tables(targetChangesReport(right(targetChanges(book, { plan, asOf: '2025-05-10' }))), 'zh');
    expect(report['changes']?.rows).toEqual([
      {
        change: 'C1',
        kind: '目标调剂',
        from: 'territory:east 2025',
        to: 'territory:west 2025',
        realistic: '30.00',
        ideal: '30.00',
        cause: '市场变化',
        reason: 'the west grows',
        by: 'head',
        on: '2025-05-01',
        standing: '已批准',
        decidedBy: 'manager',
        decidedOn: '2025-05-05',
      },
    ]);
    expect(report['shifts']?.rows.map(({ subject, period, realistic }) => [subject, period, realistic])).toEqual([
      ['territory:east', '2025', '-30.00'],
      ['territory:east', '2025-Q2', '-10.00'],
      ['territory:east', '2025-Q3', '-10.00'],
      ['territory:east', '2025-Q4', '-10.00'],
      ['territory:west', '2025', '30.00'],
    ]);
  });

  test('B20: the days that were confirmed, and those that were not', () => {
    const view = dailyResults(book, {
      plan,
      asOf: '2025-01-07',
      period: { calendar: 'own@1', key: 'days', start: '2025-01-06', end: '2025-01-08' },
    });
    const rows = tables(dailyResultsReport(right(view)), 'zh')['results']?.rows ?? [];
    expect(rows.map(({ subject, day, confirmed }) => [subject, day, confirmed])).toEqual([
      ['salesperson:7', '2025-01-06', '12.50'],
      ['salesperson:7', '2025-01-07', '未确认'],
      ['salesperson:8', '2025-01-06', '未确认'],
      ['salesperson:8', '2025-01-07', '未确认'],
    ]);
  });

  test('every word of it is there in both languages and in every format', () => {
    for (const language of ['en', 'zh'] as const)
      for (const format of ['table', 'csv', 'json', 'html'] as const) {
        const text = render(planReport(right(planView(book, { plan, asOf: '2025-05-10' }))), format, language);
        expect(text).toContain('Two new regions');
        expect(text).not.toContain('undefined');
      }
  });
});
