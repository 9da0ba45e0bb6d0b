/** The analyses on real data, each against a plain loop over the rows of the source that knows nothing of events. */
import { formatRatio, gregorian, type Period, parseMoney, year } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { adventureWorksLog } from '../test/adventure-works.ts';
import { hasData, type Row, rowsOf } from '../test/data.ts';
import { folded } from '../test/laws.ts';
import { answered, only } from '../test/sales.ts';
import { superstoreLog, superstoreRows } from '../test/superstore.ts';
import { salesBook } from './book.ts';
import { composition } from './composition/composition.ts';
import { customerGroup } from './composition/customer-group.ts';
import { customerMovement } from './composition/movement.ts';
import { findings } from './findings/found.ts';
import { formatFigure, scaleOf } from './kernel/figure.ts';
import { gazetteerOf } from './places/gazetteer.ts';
import { breadth } from './regions/breadth.ts';
import { customerFlow } from './regions/customer-flow.ts';
import { priceVolumeMix } from './regions/price-volume-mix.ts';
import { statistics } from './statistics/statistics.ts';

/** An amount in millionths. */
const millionths = (text: string): bigint => {
  const money = parseMoney(text, 'XXX');
  if (E.isLeft(money)) throw new Error(`${text} is no amount`);
  return BigInt(money.right.amount) * 10n ** BigInt(6 - money.right.scale);
};

const sumBy = <T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => bigint): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0n) + value(row));
  return sums;
};

describe.runIf(hasData('superstore_cn'))('superstore_cn', () => {
  const rows = superstoreRows();
  const book = folded(salesBook, superstoreLog());
  const last = Math.max(...rows.map((row) => Number((row['订单日期'] ?? '').slice(0, 4))));
  const asOf = `${last}-12-31` as const;
  const yearOf = (row: Row) => Number((row['订单日期'] ?? '').slice(0, 4));
  const inYear = (of: number) => rows.filter((row) => yearOf(row) === of);
  const sales = (row: Row) => millionths(row['销售额'] ?? '');

  test('G10: customers won, won back, kept and lost in the last year are those that the rows name', () => {
    const { total } = only(answered(customerFlow(book, { asOf, period: year(last) })).sections);
    const customers = (of: readonly Row[]) => new Set(of.map((row) => row['客户 ID'] ?? ''));
    const [now, before] = [customers(inYear(last)), customers(inYear(last - 1))];
    const ever = customers(rows.filter((row) => yearOf(row) < last));
    const count = (of: ReadonlySet<string>, test: (id: string) => boolean) => [...of].filter(test).length;
    expect(
      [total.fates.new, total.fates.returned, total.fates.kept, total.fates.lost].map((one) => one.customers),
    ).toEqual([
      count(now, (id) => !ever.has(id)),
      count(now, (id) => ever.has(id) && !before.has(id)),
      count(now, (id) => before.has(id)),
      count(before, (id) => !now.has(id)),
    ]);
    expect(total.fates.kept.customers).toBeGreaterThan(400);
  });

  test('G16: every quarter of four years has the sales of its rows, and the last one closes the year', () => {
    const all: Period = { calendar: gregorian, key: 'all', start: `${last - 3}-01-01`, end: `${last + 1}-01-01` };
    const { rows: quarters, unit } = only(
      answered(statistics(book, { asOf, unit: 'quarter', period: { ...all, calendar: 'own@1' } })).sections,
    );
    const sums = sumBy(
      rows,
      (row) =>
        `${yearOf(row)}-Q${Math.ceil(Number((row['订单日期'] ?? '').split('/')[1] ?? (row['订单日期'] ?? '').split('-')[1]) / 3)}`,
      sales,
    );
    expect(quarters).toHaveLength(16);
    for (const { period, value } of quarters)
      expect([period.key, value * 10n ** BigInt(6 - scaleOf(unit))]).toEqual([period.key, sums.get(period.key) ?? 0n]);
    const whole = [...sums].filter(([key]) => key.startsWith(`${last}-`)).reduce((sum, [, value]) => sum + value, 0n);
    expect((quarters.at(-1)?.cumulative ?? 0n) * 10n ** BigInt(6 - scaleOf(unit))).toBe(whole);
  });

  test('G13 G14: prices, quantities and goods make the whole growth of every region, and goods are those of the rows', () => {
    const view = answered(priceVolumeMix(book, { asOf, period: year(last), axis: 'territory' }));
    const { rows: regions, total, scale } = only(view.sections);
    const change = (of: readonly Row[]) => of.reduce((sum, row) => sum + sales(row), 0n);
    expect(total.change * 10n ** BigInt(6 - scale)).toBe(change(inYear(last)) - change(inYear(last - 1)));
    expect(regions).toHaveLength(6);
    for (const { parts, change: own } of [...regions, total])
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(own);
    const goods = (of: readonly Row[]) => sumBy(of, (row) => row['产品 ID'] ?? '', sales);
    const [now, before] = [goods(inYear(last)), goods(inYear(last - 1))];
    const only1 = [...now].reduce((sum, [id, value]) => (before.has(id) ? sum : sum + value), 0n);
    expect(total.parts.newItems * 10n ** BigInt(6 - scale)).toBe(only1);
  });

  test('G9: breadth over 17 subcategories is counted from the rows, and what a province lacks is named', () => {
    const view = answered(breadth(book, { asOf, axis: 'province', of: 'subcategory' }));
    const { rows: provinces, classes } = only(view.sections);
    expect(classes).toBe(17);
    for (const { class: own, classes: sold, missing } of provinces) {
      const named = new Set(rows.filter((row) => row['省/自治区'] === own.key).map((row) => row['子类别']));
      expect([own.key, sold, missing.length]).toEqual([own.key, named.size, 17 - named.size]);
    }
  });

  test('G5: by the gazetteer of China, its provinces are the same with their codes', () => {
    if (!hasData('china_divisions')) return;
    const gazetteer = gazetteerOf(
      ['provinces.csv', 'cities.csv'].flatMap((file) =>
        rowsOf('china_divisions', file).map(({ code = '', name = '' }) => ({ code, name })),
      ),
    );
    const by = (question: object) =>
      only(answered(composition(book, { asOf, axes: ['province'], ...question })).sections);
    const [plain, coded] = [by({}), by({ gazetteer })];
    expect(coded.rows.map(({ value }) => value)).toEqual(plain.rows.map(({ value }) => value));
    expect(coded.rows.every(({ classes }) => /^\d{2}$/u.test(classes[0]?.key ?? ''))).toBe(true);
    expect(coded.rows[0]?.classes[0]?.text.zh).toMatch(/(省|市|自治区)$/u);
  });

  test('G3 G9: what rules find in the last year is told with its figure, in the words of the source', () => {
    const { findings: found } = only(answered(findings(book, { asOf, period: year(last), axis: 'province' })).sections);
    const [largest] = only(answered(composition(book, { asOf, period: year(last), axes: ['customer'] })).sections)
      .concentration.largest;
    expect(formatRatio(largest?.share ?? null, 2)).toBe('0.01');
    expect(found.some(({ rule }) => rule === 'largest-customer')).toBe(false);
    expect(found.find(({ rule }) => rule === 'grade-carries-sales')?.about.key).toBe('A');
    for (const { rule, measured, limit } of found.filter((one) => one.rule === 'region-falls'))
      expect([rule, measured.numerator * limit.denominator < limit.numerator * measured.denominator]).toEqual([
        rule,
        true,
      ]);
  });

  test('F14: who moved between grades from one year to the next adds up to the customers of both years', () => {
    const moment = (of: number) => ({ asOf: `${of}-12-31` as const, period: year(of) });
    const { cells, customers } = only(
      answered(customerMovement(book, { axis: 'pareto', from: moment(last - 1), to: moment(last) })).sections,
    );
    const both = new Set([...inYear(last), ...inYear(last - 1)].map((row) => row['客户 ID']));
    expect(customers).toBe(both.size);
    expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(both.size);
  });
});

describe.runIf(hasData('adventureworks'))('adventureworks', () => {
  const book = folded(salesBook, adventureWorksLog());
  const heads = rowsOf('adventureworks', 'SalesOrderHeader.csv');
  const asOf = '2014-12-31';

  test('F31 F32: the top fifth of 19,119 buying customers are 3,824 VIP, and the grades are 1,607, 4,299 and 13,213', () => {
    const { rows, ranked } = only(answered(customerGroup(book, { asOf })).sections);
    expect(ranked).toBe(19_119);
    expect(rows.filter(({ vip }) => vip)).toHaveLength(Math.ceil(19_119 / 5));
    const count = (grade: string) => rows.filter((row) => row.grade === grade).length;
    expect([count('A'), count('B'), count('C')]).toEqual([1607, 4299, 13_213]);
  });

  test('scores of recency are those of a count over the order dates, equal customers equal', () => {
    const { rows } = only(answered(customerGroup(book, { asOf })).sections);
    const last = new Map<string, string>();
    for (const { CustomerID = '', OrderDate = '' } of heads)
      if (OrderDate > (last.get(CustomerID) ?? '')) last.set(CustomerID, OrderDate);
    const dates = [...last.values()].sort();
    // How many ordered last on that date or later: the worst rank of those who did on it.
    const rankOf = new Map<string, number>();
    for (const [index, date] of dates.entries()) if (!rankOf.has(date)) rankOf.set(date, dates.length - index);
    for (const { customer, rfm, lastOrder } of rows.slice(0, 3000)) {
      expect(lastOrder).toBe(last.get(customer));
      const rank = rankOf.get(last.get(customer) ?? '') ?? 0;
      expect([customer, rfm?.recency]).toEqual([customer, 5 - Math.floor((5 * (rank - 1)) / dates.length)]);
    }
  });

  test('G14: the growth of 2013 is that of customers new, returned, kept and lost, territory by territory', () => {
    const flow = answered(customerFlow(book, { asOf, period: year(2013), axis: 'territory' }));
    const { rows, total, unit } = only(flow.sections);
    expect(rows).toHaveLength(10);
    const sum = (of: string) =>
      heads
        .filter(({ OrderDate = '' }) => OrderDate.startsWith(of))
        .reduce((all, row) => all + millionths(row['SubTotal'] ?? ''), 0n);
    expect(formatFigure(unit, total.later)).toBe(
      formatFigure({ ...unit, scale: 6 } as typeof unit, sum('2013')).replace(/00$/u, ''),
    );
    expect(total.later - total.earlier).toBe(
      Object.values(total.fates).reduce((change, { earlier, later }) => change + later - earlier, 0n),
    );
    const buyers = new Set(
      heads.flatMap(({ OrderDate = '', CustomerID = '' }) => (OrderDate.startsWith('2012') ? [CustomerID] : [])),
    );
    expect(total.fates.kept.customers + total.fates.lost.customers).toBe(buyers.size);
  });

  test('G4: categories and subcategories by quantity and by amount come to the lines of the source', () => {
    const lines = rowsOf('adventureworks', 'SalesOrderDetail.csv');
    const pieces = lines.reduce((sum, row) => sum + Number(row['OrderQty']), 0);
    for (const axis of ['category', 'subcategory']) {
      const own = only(answered(composition(book, { asOf, axes: [axis], measure: 'quantity' })).sections);
      expect(own.total.value).toBe(BigInt(pieces));
      expect(own.rows.reduce((sum, { value }) => sum + value, 0n)).toBe(BigInt(pieces));
    }
    expect(only(answered(composition(book, { asOf, axes: ['category'] })).sections).rows).toHaveLength(4);
  });
});
