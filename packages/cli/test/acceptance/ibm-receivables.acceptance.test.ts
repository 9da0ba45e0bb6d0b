import { ageing, collection } from '@clientele/projections';
import { beforeAll, describe, expect, test } from 'vitest';
import { ageingReport, collectionReport } from '../../src/reports/index.ts';
import { type Company, companyOf, dataFolder, isThere, parsed, periodOf, right } from './company-of.ts';

const there = isThere('ibm_receivables');
const asOf = '2013-06-30';
const whole = { calendar: 'dates@1', key: 'all', start: '2012-01-01', end: '2015-01-01' } as const;

describe.runIf(there)('ibm_receivables: 2,466 invoices of 100 customers', () => {
  let company: Company;
  beforeAll(async () => {
    company = await companyOf('ibm_receivables', dataFolder('ibm_receivables'));
  }, 60_000);

  const figures = (more: Partial<Parameters<typeof collection>[1]> = {}) =>
    parsed(
      collectionReport(right(collection(company.book.receivables, { asOf, period: periodOf('2013-Q2'), ...more }))),
    ).figures;

  test('every invoice, dispute and payment goes in', () => {
    expect(company.imported.rejected).toEqual([]);
    expect(company.imported.report.counts.map(({ command, accepted }) => [command, accepted])).toEqual([
      ['RegisterCustomer', 100],
      ['IssueInvoice', 2466],
      ['DisputeInvoice', 561],
      ['ReceivePayment', 2466],
    ]);
  });

  test('147,703.18 was invoiced, 22.75 % disputed by count and 24.88 % by amount', () => {
    const all = figures({ asOf: '2014-12-31', period: whole });
    expect(all).toMatchObject({ invoiced: '147703.18', closing: '0.00' });
    expect(Number(all['disputedCount'])).toBeCloseTo(0.2275, 4);
    expect(Number(all['disputedAmount'])).toBeCloseTo(0.2488, 4);
  });

  test('64.44 % was settled on time, in 26 days at the median and 43 at the 90th percentile', () => {
    const all = figures({ asOf: '2014-12-31', period: whole });
    expect(Number(all['onTime'])).toBeCloseTo(0.6444, 4);
    expect(all).toMatchObject({ median: 26, p90: 43 });
  });

  test('M1: at 2013-06-30 5,119.85 was open, 4,284.29 of it not due and 835.56 1 to 30 days late', () => {
    const report = parsed(ageingReport(right(ageing(company.book.receivables, { asOf })), 'en', true));
    expect(report.tables['ageing']?.total).toMatchObject({
      current: '4284.29',
      days1to30: '835.56',
      days31to60: '0.00',
      days61to90: '0.00',
      days91: '0.00',
      open: '5119.85',
      unapplied: '0.00',
      balance: '5119.85',
    });
    const invoices = report.tables['invoices']?.rows ?? [];
    expect(invoices.reduce((sum, { open }) => sum + BigInt(String(open).replace('.', '')), 0n)).toBe(511_985n);
  });

  test('M9: DSO is 23.18 days, the collection rate 80.31 % of all open and 0.948298 of what was due, in 2013-Q2', () => {
    const quarter = figures();
    expect(Number(quarter['dso'])).toBeCloseTo(23.18, 2);
    expect(Number(quarter['collectionRate'])).toBeCloseTo(0.8031, 4);
    expect(quarter['dueRate']).toBe('0.948298');
  });

  test('what a later day brought changes nothing that was so before', () => {
    const earlier = company.book.receivables;
    const before = parsed(ageingReport(right(ageing(earlier, { asOf: '2013-03-31' })), 'en'));
    const invoiced = [...earlier.invoices.values()].filter(({ issuedOn }) => issuedOn <= '2013-03-31');
    const paid = invoiced.filter(({ entries }) => entries.every(({ on }) => on <= '2013-03-31'));
    const cents = (some: typeof invoiced) =>
      some.reduce((sum, { amount }) => sum + amount.amount * 10 ** (2 - amount.scale), 0);
    expect(before.tables['ageing']?.total?.['open']).toBe(((cents(invoiced) - cents(paid)) / 100).toFixed(2));
  });
});
