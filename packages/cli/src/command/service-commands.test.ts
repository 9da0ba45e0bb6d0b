/** The reports of the service from the command line: from a row of a table to a figure, by policies and calendars as files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaBusinessCalendar } from '@clientele/domain/kernel';
import { complaintPolicy } from '@clientele/domain/service';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-service-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
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

const rule = (command: string, column: string, data: object) => ({
  from: 'rows',
  command,
  key: ['id'],
  except: { [column]: [''] },
  date: { column, format: 'yyyy-MM-dd HH:mm' },
  data: { complaint: { $column: 'id' }, ...data },
});

/** Two complaints of a Friday: one answered on the working Saturday after it, one never. */
const imported = (): string => {
  put('rows.csv', 'id,came,answered,product\nK1,2024-10-11 17:00,2024-10-12 10:00,P1\nK2,2024-10-11 09:00,,P2\n');
  const content = {
    customer: 'C1',
    channel: 'phone',
    about: { product: { $column: 'product' } },
    class: 'quality',
    severity: 'ordinary',
  };
  return put('mapping.json', {
    source: 'acme',
    zone: 'Asia/Shanghai',
    tables: { rows: { path: 'rows.csv' } },
    rules: [rule('LodgeComplaint', 'came', { content }), rule('AcknowledgeComplaint', 'answered', {})],
  });
};

interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
}
const report = async (...argv: readonly string[]): Promise<Told> => {
  const { out, err, code } = await run('report', 'complaints', '--import', imported(), '--format', 'json', ...argv);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Told;
};

test('O19: a row of a table becomes a command, an event, and a figure of the report', async () => {
  const { figures, tables } = await report('--by', 'product', '--as-of', '2024-10-14');
  expect(figures).toMatchObject({ lodged: 2, answered: 1, answerTimely: '1.000000', answerBusinessMedian: '2.0000' });
  expect(tables['complaints']?.rows.map(({ product, lodged }) => [product, lodged])).toEqual([
    ['P1', 1],
    ['P2', 1],
  ]);
});

test('O13: complaints stand beside sales, where they were asked for', async () => {
  const { tables } = await report('--beside-sales', 'product', '--as-of', '2024-10-14');
  expect(tables['rates']?.rows).toMatchObject([
    { product: 'P1', sales: null, orders: 0, complaints: 1, rate: null },
    { product: 'P2', complaints: 1 },
  ]);
  expect((await report('--as-of', '2024-10-14')).tables['rates']).toBeUndefined();
});

test('O12: the clocks are read as of any time, by the policy and the calendar of the files given', async () => {
  const strict = { ...complaintPolicy.severities.ordinary, resolveWithin: 8 * 60 };
  const policy = { ...complaintPolicy, severities: { ...complaintPolicy.severities, ordinary: strict } };
  const closed = { ...chinaBusinessCalendar, name: 'no-saturdays' };
  const years = closed.years.map((year) => ({ ...year, workingDays: [] }));
  const files = ['--policy', put('policy.json', policy), '--calendar', put('calendar.json', { ...closed, years })];
  const states = async (at: string, ...more: readonly string[]) => {
    const { tables } = await report('--as-of', '2024-10-14', '--at', at, ...more);
    return tables['open']?.rows.map(({ complaint, clock }) => [complaint, clock]);
  };
  // Eight hours of K2 are used up at 18:00 on Friday; of K1 at 17:00 on the working Saturday, else on Monday.
  expect(await states('2024-10-12T17:30:00+08:00', ...files.slice(0, 2))).toEqual([
    ['K2', 'Overdue'],
    ['K1', 'Overdue'],
  ]);
  expect(await states('2024-10-12T17:30:00+08:00', ...files)).toEqual([
    ['K2', 'Running'],
    ['K1', 'Running'],
  ]);
  expect(await states('2024-10-11T16:00:00+08:00')).toEqual([['K2', 'Running']]);
});

test('what is wrong with an axis, a policy or a calendar is told with its place, and nothing is reported', async () => {
  const bad = put('bad.json', { ...complaintPolicy, reopenedClock: 'sometimes' });
  const torn = put('torn.json', '{');
  for (const [argv, said] of [
    [['--by', 'colour'], /There is no axis "colour"; there are company, product/],
    [['--policy', bad], /bad\.json: reopenedClock: /],
    [['--calendar', torn], /torn\.json can't be read as JSON/],
    [['--calendar', join(folder, 'none.json')], /none\.json can't be read as JSON/],
    [['--at', 'noon'], /Expected a time with its offset/],
  ] as const) {
    const { code, out, err } = await run('report', 'complaints', ...argv);
    expect(err).toMatch(said);
    expect([code === 0, out]).toEqual([false, '']);
  }
});

test('O10 O12: satisfaction is reported in both languages, with what is to be done', async () => {
  put(
    'surveys.csv',
    'customer,survey,sent,answered,score\nC1,S1,2024-03-01,2024-03-02,5\nC1,S2,2024-06-01,2024-06-02,3\n',
  );
  const survey = (command: string, column: string, data: object) => ({
    from: 'surveys',
    command,
    key: ['survey'],
    date: { column },
    data: { customer: { $column: 'customer' }, survey: { $column: 'survey' }, ...data },
  });
  const mapping = put('surveys.json', {
    source: 'surveys',
    tables: { surveys: { path: 'surveys.csv' } },
    rules: [
      survey('SendSurvey', 'sent', { channel: 'web' }),
      survey('AnswerSurvey', 'answered', { score: { $integer: 'score' }, of: 5 }),
    ],
  });
  const asked = ['report', 'satisfaction', '--import', mapping, '--as-of', '2024-06-30'];
  const { out } = await run(...asked, '--format', 'json');
  const { figures, tables } = JSON.parse(out) as Told;
  expect(figures).toMatchObject({
    sent: 2,
    answered: 2,
    mean: '0.800000',
    content: '0.500000',
    falls: 1,
    explained: 0,
  });
  expect(tables['duties']?.rows).toMatchObject([
    { what: 'Explain the fall', customer: 'C1', of: 'S2', due: '2024-06-16' },
    {},
  ]);
  const chinese = await run(...asked, '--lang', 'zh');
  expect(chinese.out).toMatch(/客户满意度[\s\S]*说明下降原因[\s\S]*逾期/);
});
