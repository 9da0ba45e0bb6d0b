/** Due lists and visit plans from the command line: from a row of a table to a command, an event, and a cell of the report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardVisitRules } from '@clientele/domain/field';
import { quarter } from '@clientele/domain/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-due-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...argv: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    watched: false,
    clock: () => Date.UTC(2025, 6, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const rule = (command: string, column: string, data: object) => ({
  from: 'rows',
  command,
  key: ['id'],
  except: { [column]: [''] },
  date: { column, format: 'yyyy-MM-dd HH:mm' },
  data,
});

const visit = (id: string, on: string, more: object = {}) => ({
  visit: id,
  on,
  due: on,
  mode: 'in-person',
  purpose: '了解需求',
  focus: '产品介绍',
  ...more,
});

/** Rules are adopted, and a plan by them; one visit is made a day late, one of two others was called instead. */
const imported = (): string => {
  writeFileSync(
    join(folder, 'rows.csv'),
    [
      'id,adopted,planned,came,left',
      'one,2025-03-01 09:00,2025-03-20 09:00,2025-04-15 09:00,2025-04-15 09:30',
      '',
    ].join('\n'),
  );
  const run8 = { opened: '2024-01-01', done: 8, last: '2025-03-18' };
  const areas = [
    { area: 'A1', salesperson: 'S7', vehicle: 'motorbike' },
    { area: 'A2', salesperson: 'S7', vehicle: 'van' },
  ];
  const vip = {
    customer: 'C1',
    class: 'county-hospital',
    stage: 'regular',
    importance: 'vip',
    area: 'A1',
    run: run8,
    visits: [
      visit('V1', '2025-04-14'),
      visit('V2', '2025-05-12'),
      visit('V3', '2025-06-09'),
      visit('V4', '2025-05-16', { mode: 'phone' }),
    ],
  };
  const clinic = {
    customer: 'C2',
    class: 'village-clinic',
    stage: 'regular',
    importance: 'ordinary',
    area: 'A2',
    run: { ...run8, last: '2025-01-20' },
    visits: [visit('V5', '2025-04-21', { round: 'R1' }), visit('V6', '2025-05-16', { mode: 'phone' })],
  };
  const mapping = join(folder, 'mapping.json');
  const contact = { customer: 'C1', salesperson: 'S7', class: 'county-hospital' };
  writeFileSync(
    mapping,
    JSON.stringify({
      source: 'acme',
      zone: 'Asia/Shanghai',
      by: { id: 'g1', roles: ['general-manager'] },
      tables: { rows: { path: 'rows.csv' } },
      rules: [
        rule('AdoptVisitRules', 'adopted', {
          policy: { ...standardVisitRules, name: 'own', from: '2025-03-01', areas },
        }),
        rule('AdoptVisitPlan', 'planned', {
          salesperson: 'S7',
          horizon: quarter(2025, 2),
          rules: 'own@1',
          customers: [vip, clinic],
        }),
        rule('BeginUnplannedVisit', 'came', {
          visit: 'W1',
          ...contact,
          kind: 'off-plan',
          mode: 'in-person',
          purpose: '回访',
        }),
        rule('EndVisit', 'left', { visit: 'W1' }),
      ],
    }),
  );
  return mapping;
};

interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
}
const report = async (...argv: readonly string[]): Promise<Told> => {
  const { out, err, code } = await run('report', ...argv, '--import', imported(), '--format', 'json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Told;
};

test('who is due on a date is told with the days overdue and the rule, from a plan and visits that were imported', async () => {
  const { tables, figures } = await report('due', '--on', '2025-05-15');
  const last = '2025-04-15';
  expect(tables['due']?.rows).toMatchObject([
    // Nobody called them in the first of four parts of the year, which ended 44 days ago.
    { customer: 'C1', owner: 'S7', due: '2025-04-01', overdue: 44, last: null, by: 'own@1: vip-cadence@1' },
    { customer: 'C2', owner: 'S7', due: '2025-04-01', overdue: 44, last: null, by: 'own@1: ordinary-cadence@1' },
    // Ninety days after the 20th of January; twenty-eight, and thirty, after the 15th of April.
    { customer: 'C2', due: '2025-04-20', overdue: 25, last: '2025-01-20', by: 'own@1: ordinary-cadence@1' },
    { customer: 'C1', due: '2025-05-13', overdue: 2, last, by: 'own@1: vip-cadence@1' },
    { customer: 'C1', due: '2025-05-15', overdue: 0, last, by: 'own@1: county-hospital' },
  ]);
  expect(figures).toMatchObject({ due: 5, overdue: 4, cadence: 2, calls: 2, 'follow-up': 1, monthly: 0 });
  expect((await report('due', '--on', '2025-05-15', '--owner', 'S8')).tables['due']?.rows).toEqual([]);
});

test('P9 P11: how a plan is kept, which area is left, and who has no plan come from imported commands to the report', async () => {
  const { tables } = await report('visit-plans', '--as-of', '2025-04-25');
  expect(tables['plans']?.rows).toMatchObject([
    { salesperson: 'S7', horizon: '2025-Q2', planned: 6, kept: 1, missed: 1, toCome: 4, offPlan: 0, areasLeft: 1 },
  ]);
  expect(tables['lines']?.rows[0]).toMatchObject({ visit: 'V1', done: 'W1', on: '2025-04-14', customer: 'C1' });
  expect(tables['areas']?.rows).toEqual([
    { salesperson: 'S7', horizon: '2025-Q2', area: 'A2', vehicle: 'van', next: null, rules: 'own@1' },
  ]);
  expect(tables['missing']?.rows).toHaveLength(2);
});

test('both are told as tables and CSV and in Chinese, and what is no date is refused', async () => {
  const mapping = imported();
  const due = await run('report', 'due', '--import', mapping, '--on', '2025-05-15', '--lang', 'zh');
  expect(due.out).toContain('应访名单');
  expect(due.out).toContain('前密后疏定期拜访');
  const csv = await run('report', 'due', '--import', mapping, '--on', '2025-05-15', '--format', 'csv');
  expect(csv.out).toContain('C2,S7,');
  const plans = await run('report', 'visit-plans', '--import', mapping, '--as-of', '2025-04-25', '--lang', 'zh');
  expect(plans.out).toContain('车能到而尚未拜访的区域');
  const wrong = await run('report', 'due', '--on', '2025-13-01');
  expect(wrong.err).toMatch(/YYYY-MM-DD/);
  expect(wrong.code).not.toBe(0);
});
