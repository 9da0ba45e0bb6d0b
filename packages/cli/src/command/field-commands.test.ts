/** The report of visits from the command line: from a row of a table to a command, an event, and a cell of the report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-visits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

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
    clock: () => Date.UTC(2024, 11, 1),
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

const of = (column: string) => ({ $column: column });
const rule = (command: string, column: string, data: object) => ({
  from: 'rows',
  command,
  key: ['id'],
  except: { [column]: [''] },
  date: { column, format: 'yyyy-MM-dd HH:mm' },
  data: { visit: of('id'), ...data },
});

/** Two contacts without a plan: one tells all, the other begins and ends. */
const imported = (): string => {
  put(
    'rows.csv',
    [
      'id,customer,came,told,left,reported,nature,channel,payment,needs,views,usage,market,change,next',
      'V1,C1,2024-03-05 09:00,2024-03-05 09:10,2024-03-05 09:45,2024-03-05 20:01,个体,县级批发,现款,培训,价高,日用,降价,小包装,送货',
      'V2,C2,2024-03-06 09:00,,2024-03-06 09:10,,,,,,,,,,',
      '',
    ].join('\n'),
  );
  const contact = { class: 'village-clinic', kind: 'off-plan', mode: 'in-person', purpose: '回访', salesperson: 'S7' };
  const answers = {
    nature: of('nature'),
    channel: of('channel'),
    payment: of('payment'),
    needs: of('needs'),
    views: of('views'),
    volume: { amount: 1200, scale: 0, unit: 'box' },
    cycle: { days: 30, last: '2024-02-20' },
  };
  const found = { usage: of('usage'), market: of('market'), needs: of('change'), orders: ['O1'], complaints: [] };
  const next = { what: of('next'), on: '2024-03-08', owner: 'S9' };
  return put(
    'mapping.json',
    JSON.stringify({
      source: 'acme',
      zone: 'Asia/Shanghai',
      tables: { rows: { path: 'rows.csv' } },
      rules: [
        rule('BeginUnplannedVisit', 'came', { customer: of('customer'), ...contact }),
        rule('AnswerQuestions', 'told', { answers }),
        rule('NoteVisitFindings', 'told', found),
        rule('EndVisit', 'left', {}),
        rule('ReportVisit', 'reported', { text: '已订货', next }),
      ],
    }),
  );
};

interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
}
const report = async (...argv: readonly string[]): Promise<Told> => {
  const asked = ['report', 'visits', '--import', imported(), '--format', 'json', '--as-of', '2024-03-31', ...argv];
  const { out, err, code } = await run(...asked);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Told;
};

test('P19 P20 P21 P22: four of the seven answers come from a row of a table to a cell of the report', async () => {
  const { tables } = await report();
  expect(tables['visits']?.rows).toMatchObject([
    { visit: 'V1', nature: '个体', volume: '1200 box', cycle: 30, channel: '县级批发', predicted: '2024-03-21' },
    { visit: 'V2', nature: null, volume: null, cycle: null, channel: null, predicted: null },
  ]);
});

test('P23 P24 P25: the other three come the same way, and who answered nothing has no cell', async () => {
  const { tables, figures } = await report();
  expect(tables['visits']?.rows).toMatchObject([
    { visit: 'V1', payment: '现款', needs: '培训', views: '价高', stay: 45 },
    { visit: 'V2', payment: null, needs: null, views: null, stay: 10 },
  ]);
  expect(figures).toMatchObject({ done: 2, completeness: '0.500000', strike: '0.500000', offPlan: '1.000000' });
});

test('P35 P38: changed needs, use, market and the next action with its date and owner are told; the late report too', async () => {
  const { tables, figures } = await report();
  expect(tables['visits']?.rows[0]).toMatchObject({
    needsChange: '小包装',
    usage: '日用',
    market: '降价',
    next: '送货',
    nextOn: '2024-03-08',
    owner: 'S9',
    late: 1,
  });
  expect(figures).toMatchObject({ reports: 1, lateReports: 1 });
});

test('P13: customers who were left alone for too long, and coverage by class, come to the report', async () => {
  const { tables, figures } = await report('--as-of', '2024-06-30', '--period', '2024-Q2');
  // Seen on the 5th and 6th of March; by the end of June 118 and 117 days ago, and ninety-two are borne.
  expect(tables['interruptions']?.rows).toMatchObject([
    { customer: 'C1', owner: 'S7', from: '2024-03-05', to: '2024-07-01', days: 118, longest: 92 },
    { customer: 'C2', owner: 'S7', from: '2024-03-06', to: '2024-07-01', days: 117, longest: 92 },
  ]);
  expect(tables['classes']?.rows).toMatchObject([{ customers: 2, visited: 0, coverage: '0.000000', interruptions: 2 }]);
  expect(figures).toMatchObject({ customerCoverage: '0.000000', interruptions: 2 });
  const spring = await report('--period', '2024-Q1');
  expect(spring.figures).toMatchObject({ customerCoverage: '1.000000', interruptions: 0 });
});

test('the period bounds what is counted; the words are there in Chinese; what is wrong is told', async () => {
  expect((await report('--period', '2024-02')).figures).toMatchObject({ done: 0, offPlan: null });
  const { out } = await run('report', 'visits', '--import', imported(), '--as-of', '2024-03-31', '--lang', 'zh');
  expect(out).toContain('经营性质');
  expect(out).toContain('计划完成率');
  for (const [argv, said] of [
    [['--tolerance', '-1'], /whole number of days/],
    [['--policy', put('bad.json', '{}')], /bad\.json: name: /],
  ] as const) {
    const { code, err } = await run('report', 'visits', ...argv);
    expect(err).toMatch(said);
    expect(code).not.toBe(0);
  }
});
