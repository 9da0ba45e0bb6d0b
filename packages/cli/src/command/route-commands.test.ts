/** Routes and coaching on the command line: from the rows of tables to commands, events, and the cells of reports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-routes-'));
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
const whole = (column: string) => ({ $integer: column });
const rule = (from: string, command: string, data: object, where: object = {}) => ({
  from,
  command,
  key: ['id'],
  where,
  date: { column: 'on' },
  data,
});

/** One round by motorbike with two stops and another by bus; the roads are in a table of their own. */
const imported = (): string => {
  put(
    'rounds.csv',
    [
      'id,on,vehicle,place,customer,claim,bad',
      'R1,2024-03-05,motorbike,A,C1,12000,',
      'R2,2024-03-06,bus,A,C1,0,',
      'R3,2024-03-06,van,A,C1,0,tram',
      '',
    ].join('\n'),
  );
  put(
    'roads.csv',
    ['round,from,to,metres,seconds', 'R1,depot,A,6000,900', 'R1,A,depot,6000,900', 'R3,depot,A,1,1', ''].join('\n'),
  );
  put('talks.csv', ['id,on,who,chief,what', 'T1,2024-03-10,S7,M1,预约不足', ''].join('\n'));
  const roads = {
    $each: 'roads',
    as: { from: of('from'), to: of('to'), metres: whole('metres'), seconds: whole('seconds'), vehicles: ['motorbike'] },
  };
  const round = {
    route: of('id'),
    on: { $date: 'on' },
    salesperson: 'S7',
    start: 'depot',
    leaves: 28_800,
    back: true,
    stops: [{ place: of('place'), customer: of('customer'), stay: 1800, open: [{ from: 32_400, to: 36_000 }] }],
    leftOut: [],
  };
  const bus = { from: 'depot', to: 'A', metres: 9000, seconds: 0, vehicles: ['bus'] };
  const timetables = [
    { ...bus, timetable: [{ departs: 30_600, arrives: 33_000 }] },
    { ...bus, from: 'A', to: 'depot', timetable: [{ departs: 36_000, arrives: 37_800 }] },
  ];
  const driven = {
    route: of('id'),
    place: of('place'),
    departs: 31_000,
    arrives: 32_000,
    begins: 32_400,
    ends: 34_000,
  };
  const back = { departs: 34_000, arrives: 35_000, metres: 6000 };
  const motorbike = { vehicle: ['motorbike'] };
  return put(
    'mapping.json',
    JSON.stringify({
      source: 'acme',
      zone: 'Asia/Shanghai',
      tables: { rounds: { path: 'rounds.csv' }, roads: { path: 'roads.csv' }, talks: { path: 'talks.csv' } },
      rules: [
        {
          ...rule('rounds', 'PlanRoute', { ...round, vehicle: of('vehicle'), legs: roads }, motorbike),
          join: { roads: { table: 'roads', key: ['round'], by: ['id'] } },
        },
        rule('rounds', 'PlanRoute', { ...round, vehicle: of('vehicle'), legs: timetables }, { vehicle: ['bus'] }),
        rule('rounds', 'PlanRoute', { ...round, vehicle: of('bad'), legs: timetables }, { bad: ['tram'] }),
        rule('rounds', 'AdoptRoute', { route: of('id') }, { bad: [''] }),
        rule('rounds', 'ReachStop', { ...driven, metres: 6000 }, motorbike),
        rule('rounds', 'FinishRoute', { route: of('id'), back }, motorbike),
        rule('rounds', 'ClaimFuel', { route: of('id'), claim: 'F1', metres: whole('claim') }, motorbike),
        rule('talks', 'HoldCoachingSession', {
          subordinate: of('who'),
          session: of('id'),
          superior: of('chief'),
          discussed: '目标差距',
          followUps: [],
          points: [{ point: 'I1', what: of('what'), action: '每周约访五家', due: '2024-03-31' }],
          next: '2024-04-10',
        }),
      ],
    }),
  );
};

interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
}

const report = async (what: string, ...argv: readonly string[]) =>
  run('report', what, '--import', imported(), '--as-of', '2024-04-30', ...argv);
const read = async (what: string, ...argv: readonly string[]): Promise<Told> => {
  const { out } = await report(what, '--format', 'json', ...argv);
  return JSON.parse(out) as Told;
};

test('P10: motorbike and bus come from a cell of a table to one of the report, with the fuel that is paid; a tram is refused', async () => {
  const { tables, figures } = await read('routes');
  expect(tables['routes']?.rows.map(({ route, vehicle, status }) => [route, vehicle, status])).toEqual([
    ['R1', 'motorbike', 'driven'],
    ['R2', 'bus', 'adopted'],
  ]);
  // 12 km at 0.35 yuan.
  expect(tables['fuel']?.rows).toEqual([
    {
      salesperson: 'S7',
      vehicle: 'motorbike',
      claimedKm: '12.000',
      amount: '4.20',
      currency: 'CNY',
      visits: 1,
      perVisit: '4.2000',
    },
  ]);
  expect(figures).toMatchObject({ routes: 2, finished: 1, reached: 1, late: 1, drivenKm: '12.000' });
  const { err } = await report('routes');
  expect(err).toContain('data.vehicle');
});

test('the day is told in its parts: road, waiting and customers, planned and driven, in three forms and two languages', async () => {
  const { figures, tables } = await read('routes');
  // Set out at 8:00 as planned: 40 minutes until he left, 1000 s of road, 400 s of waiting, 1600 s there, 1000 s back.
  expect(figures).toMatchObject({ travel: '33.3333', waiting: '43.3333', visiting: '26.6667' });
  expect(figures['travelShare']).toBe('0.322581');
  expect(tables['salespeople']?.rows).toHaveLength(1);
  const csv = (await report('routes', '--format', 'csv')).out;
  expect(csv).toMatch(/plannedKm/u);
  expect((await report('routes', '--lang', 'zh')).out).toMatch(/途中占比[\s\S]*摩托车/u);
  expect((await read('routes', '--period', '2023')).figures).toMatchObject({ routes: 0, travelShare: null });
});

test('W4: a talk of two comes from a row of a table to the report, with what is to be done until when', async () => {
  const { tables, figures } = await read('coaching');
  expect(figures).toMatchObject({ sessions: 1, joints: 0, raised: 1, open: 1, overdue: 1 });
  expect(tables['points']?.rows).toMatchObject([
    {
      subordinate: 'S7',
      superior: 'M1',
      point: 'I1',
      what: '预约不足',
      action: '每周约访五家',
      due: '2024-03-31',
      standing: 'Overdue',
    },
  ]);
  expect(tables['subordinates']?.rows).toMatchObject([{ subordinate: 'S7', next: '2024-04-10', nextMissed: 'yes' }]);
  expect((await report('coaching', '--format', 'csv')).out).toContain('预约不足');
  expect((await report('coaching', '--lang', 'zh')).out).toMatch(/一对一辅导[\s\S]*逾期未改善/u);
  expect((await read('coaching', '--period', '2023')).figures).toMatchObject({ sessions: 0, raised: 0 });
});
