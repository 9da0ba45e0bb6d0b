/** Complaints of real data sets: imported by their mappings, nothing lost silently, and the published figures met. */
import { chinaBusinessCalendar, fiveDayWeek, fixedZone, parseInstant } from '@clientele/domain/kernel';
import { complaintPolicy } from '@clientele/domain/service';
import { type ComplaintAxis, complaints } from '@clientele/projections';
import { beforeAll, describe, expect, test } from 'vitest';
import { complaintsReport } from '../../src/reports/index.ts';
import { type Company, companyOf, dataFolder, isThere, parsed, right, rowsBy } from './company-of.ts';

const hours = [{ from: '09:00', to: '17:00' }] as const;
const years = [{ year: 2010, week: fiveDayWeek(hours), holidays: [], workingDays: [] }];
const american = { ...chinaBusinessCalendar, name: 'us-8x5', zone: fixedZone('America/New_York', -240), years };

describe.skipIf(!isThere('cfpb'))('the complaints of consumers, all of them', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('cfpb', dataFolder('cfpb'));
  });
  const report = (by: readonly ComplaintAxis[]) =>
    parsed(
      complaintsReport(
        complaints(company.book, { asOf: '2017-12-31', by, policies: [complaintPolicy], calendar: american }),
        'en',
      ),
    );

  test('O19: 3,186 complaints go in, 11 equal ones are told and count, and 6 that were sent before they came are refused', () => {
    const { report: imported, rejected } = company.imported;
    expect(
      imported.counts.map(({ command, rows, accepted, rejected: refused, surplus }) => [
        command,
        rows,
        accepted,
        refused,
        surplus,
      ]),
    ).toEqual([
      ['LodgeComplaint', 3186, 3186, 0, 11],
      ['StateOutcome', 3186, 3186, 0, 11],
      ['RouteComplaint', 3186, 3180, 6, 11],
    ]);
    expect(rejected).toHaveLength(6);
    expect(rejected.every(({ reason }) => /before the last thing that happened to complaint/.test(reason))).toBe(true);
  });

  test('O19: half are routed on their day and nine tenths within seven days; 97.08 % were timely', () => {
    const { figures } = report([]);
    expect(figures).toMatchObject({
      lodged: 3186,
      routingCount: 3180,
      routingMissing: 6,
      routingMedian: 0,
      routingP90: 7,
    });
    expect(figures['statedTimely']).toBe('0.970810');
  });

  test('O19: they are told apart by product, and the parts make the whole', () => {
    const byProduct = report(['product']);
    const rows = rowsBy(byProduct, 'complaints', 'product');
    expect([...rows.keys()].slice(0, 3)).toEqual(['Mortgage', 'Credit reporting', 'Debt collection']);
    expect(rows.get('Mortgage')?.['lodged']).toBe(921);
    const sum = [...rows.values()].reduce((all, { lodged }) => all + Number(lodged), 0);
    expect(sum).toBe(3186);
  });
});

describe.skipIf(!isThere('nyc311_days'))('the complaints of a city on two days', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('nyc311_days', dataFolder('nyc311_days'));
  });
  const asked = (more: object) =>
    complaints(company.book, {
      asOf: '2024-12-31',
      by: ['territory', 'month'],
      policies: [complaintPolicy],
      calendar: american,
      ...more,
    });

  test('O19: both forms of the table go in, and nothing is refused', () => {
    const { report, rejected } = company.imported;
    expect(rejected).toEqual([]);
    expect(report.counts.map(({ accepted }) => accepted)).toEqual([924, 924, 480, 1000, 1000, 292]);
  });

  test('O19: by region and month, with what is closed, and how long that took', () => {
    const view = asked({});
    expect(view.total).toMatchObject({ lodged: 1924, closed: { count: 772 } });
    expect(view.open).toHaveLength(1152);
    const brooklyn = view.rows.filter(({ classes }) => classes[0]?.key === 'BROOKLYN');
    expect(brooklyn.map(({ classes, figures }) => [classes[1]?.key, figures.lodged])).toEqual([
      ['2024-04', 327],
      ['2022-05', 269],
    ]);
    // 1,941 and 4,354 seconds are the medians and ninetieth percentiles of the closed of the first day, by nearest rank.
    const first = asked({ period: { calendar: 'dates@1', key: 'first', start: '2022-05-01', end: '2022-05-02' } });
    expect(first.total.toResolve.elapsed).toMatchObject({ count: 480, negative: 0, median: 1_941_000, p90: 4_354_000 });
  });

  test('O12: at one in the morning of the first day, only what had come by then is there, and open what was not closed', () => {
    const at = right(parseInstant('2022-05-01T01:00:00-04:00'));
    const { total, open } = asked({ at });
    expect(total.lodged).toBeLessThan(924);
    expect(total.closed.count).toBeGreaterThan(0);
    expect(open).toHaveLength(total.lodged - total.closed.count);
  });
});
