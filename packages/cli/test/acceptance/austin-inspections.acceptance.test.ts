// Inspections of restaurants as visits: imported by their mapping, and compared with a plain loop over the lines of the file.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visitPolicy } from '@clientele/domain/field';
import { chinaBusinessCalendar } from '@clientele/domain/kernel';
import { visits } from '@clientele/projections';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/command/program.ts';
import { type Company, companyOf, dataFolder, isThere, type Parsed } from './company-of.ts';

const there = isThere('austin_inspections');
const file = 'inspections.csv';
const period = { calendar: 'dates@1', key: 'all', start: '2012-08-06', end: '2015-07-18' } as const;

const visitsOf = ({ book }: Pick<Company, 'book'>) =>
  visits(
    { visits: book.visits },
    { asOf: '2015-07-17', period, tolerance: 2, policy: visitPolicy, calendar: chinaBusinessCalendar },
  );

/** A line, read by its last five columns: only the name may hold a comma. */
const cellsOf = (line: string) => {
  const [, name = '', , on = '', score = '', facility = '', process = ''] =
    /^(.*),(\d{5}),(\d{4}-\d\d-\d\d),(\d+),(\d+),([^,]*)$/.exec(line) ?? [];
  return { name, on, score, facility, process };
};

const dayOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** What the lines come to, counted without any of the library. */
const counted = (lines: readonly string[]) => {
  const rows = lines.map(cellsOf);
  const returns = rows.filter(({ process }) => process.includes('Follow Up'));
  const gaps = returns.flatMap(({ facility, on }) => {
    const before = rows.filter((row) => row.facility === facility && row.on < on).map((row) => dayOf(row.on));
    return before.length === 0 ? [] : [dayOf(on) - Math.max(...before)];
  });
  const seen = new Map<string, number>();
  for (const line of lines) seen.set(line, (seen.get(line) ?? 0) + 1);
  return {
    rows: rows.length,
    facilities: new Set(rows.map(({ facility }) => facility)).size,
    surplus: [...seen.values()].reduce((sum, times) => sum + times - 1, 0),
    returns: returns.length,
    gaps: gaps.length,
    days: gaps.reduce((sum, days) => sum + days, 0),
    scores: rows.map(({ on, facility, score }) => `${on} ${facility} Score ${score}`).sort(),
  };
};

const linesOfSource = (): readonly string[] =>
  readFileSync(join(dataFolder('austin_inspections'), file), 'utf8')
    .trimEnd()
    .split('\n');

const folderOf = (lines: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-austin-'));
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  return folder;
};

/** Every line of facilities that were returned to or inspected twice on a day, and the first lines beside them. */
const slice = (first: number): readonly string[] => {
  const [header = '', ...lines] = linesOfSource();
  const days = new Map<string, number>();
  const wanted = new Set<string>();
  for (const { facility, on, process } of lines.map(cellsOf)) {
    const key = `${facility} ${on}`;
    days.set(key, (days.get(key) ?? 0) + 1);
    if (process.includes('Follow Up') || (days.get(key) ?? 0) > 1) wanted.add(facility);
  }
  return [header, ...lines.filter((line, at) => at < first || wanted.has(cellsOf(line).facility))];
};

const expectAll = (company: Company, lines: readonly string[]): void => {
  const told = counted(lines);
  const { report: imported, rejected } = company.imported;
  expect(rejected).toEqual([]);
  expect(imported.counts.map(({ command, rows, accepted, surplus }) => [command, rows, accepted, surplus])).toEqual([
    ['RegisterCustomer', told.rows, told.facilities, 0],
    ['BeginUnplannedVisit', told.rows, told.rows, told.surplus],
    ['NoteVisitFindings', told.rows, told.rows, told.surplus],
    ['EndVisit', told.rows, told.rows, told.surplus],
  ]);
  const { total, lines: seen } = visitsOf(company);
  expect(total).toMatchObject({ planned: 0, done: told.rows, returns: told.returns });
  expect(total.returnDays).toEqual({ numerator: BigInt(told.days), denominator: BigInt(told.gaps) });
  const scores = seen.map(
    ({ begun, visit }) => `${begun} ${visit.customer} ${visit.findings.map((found) => found.seen).join()}`,
  );
  expect(scores.sort()).toEqual(told.scores);
  expect(seen.filter(({ follows }) => follows !== null)).toHaveLength(told.gaps);
};

describe.runIf(there)('austin_inspections: a slice', () => {
  let lines: readonly string[] = [];
  let folder = '';
  let company: Company;
  beforeAll(async () => {
    lines = slice(200);
    folder = folderOf(lines);
    company = await companyOf('austin_inspections', folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('P34: all 176 return visits and 6 equal lines go in, each return with the visit that it follows', () => {
    expect(counted(lines.slice(1))).toMatchObject({ returns: 176, surplus: 6 });
    expectAll(company, lines.slice(1));
  });

  test('the command line reports them: every visit off plan, each return with its days', async () => {
    const mapping = join(folder, 'austin_inspections.json');
    copyFileSync(new URL('../../../../examples/mappings/austin_inspections.json', import.meta.url), mapping);
    let out = '';
    const said = (text: string) => {
      out += text;
    };
    const io = { out: said, err: () => {}, watched: false, clock: Date.now };
    const asked = ['report', 'visits', '--import', mapping, '--as-of', '2015-07-17', '--format', 'json'];
    const code = await runProgram([...asked, '--period', '2012-08-06..2015-07-18'], { ...io, environment: {} });
    expect(code).toBe(0);
    const { figures, tables } = JSON.parse(out) as Parsed;
    const told = counted(lines.slice(1));
    expect(figures).toMatchObject({ done: told.rows, offPlan: '1.000000', returns: told.returns });
    expect(figures['returnDays']).toBe((told.days / told.gaps).toFixed(4));
    const rows = tables['visits']?.rows ?? [];
    expect(rows.reduce((sum, { followsDays }) => sum + Number(followsDays ?? 0), 0)).toBe(told.days);
    expect(rows.filter(({ occasion }) => occasion === 'return visit')).toHaveLength(told.returns);
  });

  test('lines that cannot be used are told by file, line and field with what is wrong; the others go in', async () => {
    const [header = '', first = '', second = '', third = '', fourth = '', fifth = ''] = lines;
    const bad = [
      header,
      first,
      second.replace(cellsOf(second).on, '2013-02-30'),
      third.replace(/[^,]*$/, 'Spot Check'),
      fourth.replace(`,${cellsOf(fourth).facility},`, ',,'),
      fifth.replace(`,${cellsOf(fifth).score},`, ',high,'),
    ];
    const spoilt = folderOf(bad);
    try {
      const { imported, book } = await companyOf('austin_inspections', spoilt);
      const begun = imported.report.counts.find(({ command }) => command === 'BeginUnplannedVisit');
      expect(begun).toMatchObject({ rows: 5, accepted: 2, rejected: 3 });
      const told = imported.rejected.map(({ table, line, column, value, reason }) => [
        table,
        line,
        column,
        value,
        reason,
      ]);
      expect(told).toContainEqual([
        'inspections',
        3,
        'Inspection Date',
        '2013-02-30',
        'it is no date in the form yyyy-MM-dd',
      ]);
      expect(told).toContainEqual([
        'inspections',
        4,
        expect.stringContaining('Process Description'),
        'Spot Check',
        expect.stringMatching(/none of the mapped values \(Routine Inspection, .*"otherwise"/),
      ]);
      expect(told).toContainEqual(['inspections', 5, '', '', expect.stringContaining('data.customer')]);
      expect(told).toContainEqual(['inspections', 6, 'Score', 'high', 'it is no number']);
      // What follows for a visit that was never begun is told with its remedy.
      expect(told).toContainEqual(['inspections', 4, '', '', expect.stringContaining('BeginUnplannedVisit')]);
      expect(
        visitsOf({ book })
          .lines.map(({ visit }) => visit.customer)
          .sort(),
      ).toEqual([first, fifth].map((line) => cellsOf(line).facility).sort());
    } finally {
      rmSync(spoilt, { recursive: true, force: true });
    }
  });
});

const wanted = process.env['CLIENTELE_WHOLE'] === '1';
if (there && !wanted)
  process.stderr.write(
    'SKIPPED: all of austin_inspections, 21,958 visits (set CLIENTELE_WHOLE=1 for some seconds of it)\n',
  );

describe.runIf(there && wanted)('austin_inspections: all of it', () => {
  test('P34: 21,958 visits to 4,747 facilities, 176 of them returns', async () => {
    const company = await companyOf('austin_inspections', dataFolder('austin_inspections'));
    const lines = linesOfSource().slice(1);
    expect(counted(lines)).toMatchObject({ rows: 21_958, facilities: 4747, returns: 176, surplus: 6 });
    expectAll(company, lines);
    expect(company.seconds).toBeLessThan(60);
  }, 120_000);
});
