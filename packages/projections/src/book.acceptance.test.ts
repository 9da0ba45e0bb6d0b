/** The figures of real data sets, to the digit, as their descriptions and others' computations have them. */
import { formatRatio, type LocalDate, money, quantity, year } from '@clientele/domain/kernel';
import type { OrderLine } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { adventureWorksLog } from '../test/adventure-works.ts';
import { amountOf, grouped, hasData, orderPlaced, type Row, returnRecorded, rowsOf } from '../test/data.ts';
import { logOf } from '../test/events.ts';
import { folded } from '../test/laws.ts';
import { opened, planStream, quota } from '../test/plans.ts';
import { superstoreLog } from '../test/superstore.ts';
import { salesBook } from './book.ts';
import { type CompositionQuestion, type CompositionSection, composition } from './composition/composition.ts';
import { type ParetoSection, pareto } from './composition/pareto.ts';
import { formatAmount, formatFigure } from './kernel/figure.ts';
import { regions } from './regions/regions.ts';
import { targets } from './targets/targets.ts';

const right = <L, R>(either: E.Either<L, R>): R => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const only = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`expected one, found ${list.length}`);
  return first;
};

const text = (section: Pick<CompositionSection, 'unit'>, value: bigint): string => formatFigure(section.unit, value);

const shareOfGrades = ({ grades }: ParetoSection): Record<string, number> =>
  Object.fromEntries(grades.map(({ grade, customers }) => [grade ?? '(none)', customers]));

describe.runIf(hasData('superstore_cn'))('superstore_cn, in Chinese', () => {
  const book = folded(salesBook, superstoreLog());
  const ask = (question: Partial<CompositionQuestion> & Pick<CompositionQuestion, 'axes'>) =>
    only(right(composition(book, { asOf: '2020-12-31', ...question })).sections);

  test('G5: the regions come to 16,117,548.237, 华东 to 4,692,464.994, with an HHI of 2114.4207', () => {
    const section = ask({ axes: ['territory'] });
    expect(text(section, section.total.value)).toMatch(/^16117548\.2370?$/);
    expect(section.total.customers).toBe(790);
    expect(section.total.orders).toBe(4985);
    expect(section.rows[0]?.classes[0]?.key).toBe('华东');
    expect(text(section, section.rows[0]?.value ?? 0n)).toMatch(/^4692464\.9940?$/);
    expect(formatRatio(section.concentration.hhi, 4)).toBe('2114.4207');
    expect(section.otherBasis).toBeNull();
  });

  test('F14 G2: Pareto grades 436 A, 199 B and 155 C of 790 customers', () => {
    const ranked = only(
      right(
        pareto(book, {
          asOf: '2020-12-31',
          period: { calendar: 'own@1', key: 'all', start: '2010-01-01', end: '2021-01-01' },
        }),
      ).sections,
    );
    expect(shareOfGrades(ranked)).toEqual({ A: 436, B: 199, C: 155 });
    expect(ranked.ranked).toBe(790);
    const section = ask({ axes: ['pareto'], by: 'line' });
    expect(section.rows.map(({ classes, customers }) => [classes[0]?.key, customers])).toEqual([
      ['A', 436],
      ['B', 199],
      ['C', 155],
    ]);
  });

  test('G4: products by quantity, categories and subcategories by amount come to the same 10,000 lines', () => {
    for (const axis of ['product', 'category', 'subcategory']) {
      const section = ask({ axes: [axis] });
      expect(section.total.count).toBe(10_000);
      expect(section.rows.reduce((sum, { value }) => sum + value, 0n)).toBe(section.total.value);
    }
    const pieces = ask({ axes: ['category'], measure: 'quantity' });
    expect(pieces.unit).toEqual({ kind: 'quantity', unit: '件', scale: 0 });
  });
});

describe.runIf(hasData('adventureworks'))('adventureworks', () => {
  const set = 'adventureworks';
  const events = adventureWorksLog();
  const book = folded(salesBook, events);
  const asOf = '2014-12-31';
  const ask = (question: Partial<CompositionQuestion> & Pick<CompositionQuestion, 'axes'>) =>
    only(right(composition(book, { asOf, ...question })).sections);

  test('G5: orders come to 109,846,381.4039, lines to 109,846,381.399888, and the difference is shown', () => {
    const byOrder = ask({ axes: ['territory'] });
    expect(text(byOrder, byOrder.total.value)).toBe('109846381.4039');
    expect(byOrder.total.orders).toBe(31_465);
    expect(formatRatio(byOrder.concentration.hhi, 4)).toBe('1270.5302');
    expect(byOrder.otherBasis?.by).toBe('line');
    expect(formatAmount(byOrder.otherBasis?.total ?? { currency: '', scale: 0, units: 0n })).toBe('109846381.399888');
    expect(formatAmount(byOrder.otherBasis?.difference ?? { currency: '', scale: 0, units: 0n })).toBe('0.004012');
    const byLine = ask({ axes: ['category'] });
    expect(text(byLine, byLine.total.value)).toBe('109846381.399888');
    expect(formatAmount(byLine.otherBasis?.difference ?? { currency: '', scale: 0, units: 0n })).toBe('-0.004012');
    expect(byLine.total.count).toBe(121_317);
  });

  test('G14: sales grew by 1.651888 in 2012 and by 0.301220 in 2013; 2011 and 2014 are partly covered', () => {
    const growth = (of: number) => {
      const view = right(regions(book, { asOf, period: year(of), compare: ['last-year'] }));
      return { view, growth: formatRatio(only(view.sections).total.growth[0]?.growth ?? null) };
    };
    expect(growth(2012).growth).toBe('1.651888');
    expect(growth(2013).growth).toBe('0.301220');
    expect(growth(2012).view.comparisons[0]).toMatchObject({ coverage: 'partly', from: '2011-05-31', until: null });
    expect(growth(2013).view.period.coverage).toBe('whole');
    expect(growth(2014).view.period).toMatchObject({ coverage: 'partly', from: null, until: '2014-06-30' });
  });

  test('both published SalesYTD columns are met on all 27 rows', () => {
    const period = { calendar: 'own@1', key: 'ytd', start: '2013-05-30', end: '2014-05-31' } as const;
    for (const [axis, file, id] of [
      ['salesperson', 'SalesPerson.csv', 'BusinessEntityID'],
      ['territory', 'SalesTerritory.csv', 'Name'],
    ] as const) {
      const section = ask({ axes: [axis], period });
      const told = new Map(section.rows.map(({ classes, value }) => [classes[0]?.key, text(section, value)]));
      const rows = rowsOf(set, file);
      expect(rows.map((row) => told.get(row[id] ?? ''))).toEqual(rows.map((row) => row['SalesYTD']));
    }
  });

  test('F14: Pareto grades 1,607 A, 4,299 B and 13,213 C over 19,119 buying customers', () => {
    const all = { calendar: 'own@1', key: 'all', start: '2010-01-01', end: '2015-01-01' } as const;
    const ranked = only(right(pareto(book, { asOf, period: all })).sections);
    expect(ranked.ranked).toBe(19_119);
    expect(shareOfGrades(ranked)).toEqual({ A: 1607, B: 4299, C: 13_213 });
  });

  test('B2: each quota is met by the sales of its own period: person 275 reached 0.830397 of the first', () => {
    const quotas = rowsOf(set, 'SalesPersonQuotaHistory.csv');
    const calendar = { kind: 'quotas', name: 'quotas', version: 1 } as const;
    const span = { calendar: 'own@1', key: 'data', start: '2011-05-30', end: '2014-07-01' } as const;
    const plan = planStream('quotas', [
      opened('quotas', { calendar, span, unit: { kind: 'money', currency: 'USD', scale: 4 } }, '2011-05-30'),
      ...quotas.map((row) => {
        const { BusinessEntityID = '', QuotaDate = '', SalesQuota = '' } = row;
        return quota(
          'quotas',
          `salesperson:${BusinessEntityID}`,
          QuotaDate as LocalDate,
          amountOf(SalesQuota, 'USD').amount,
        );
      }),
    ]);
    const withQuotas = folded(salesBook, [...events, ...logOf(plan)]);
    const view = right(targets(withQuotas, { asOf, plan: 'quotas' }));
    expect(view.rows).toHaveLength(163);
    const first = view.rows.find(({ subject }) => subject === 'salesperson:275');
    expect(formatRatio(first?.attainment?.attainment ?? null)).toBe('0.830397');
    // Every sale of these people lies in one of their periods, so all of them together are their sales.
    const actual = view.rows.reduce((sum, row) => sum + (row.actual ?? 0n), 0n);
    const reseller = ask({ axes: ['company'], where: [{ axis: 'salesperson', classes: [null], except: true }] });
    expect(actual).toBe(reseller.total.value);
  });

  test('a condition narrows the sales: internet orders are those without a salesperson', () => {
    const section = ask({ axes: ['company'], where: [{ axis: 'salesperson', classes: [null] }] });
    expect(text(section, section.total.value)).toBe('29358677.2207');
    expect(section.total.orders).toBe(31_465 - 3806);
  });
});

describe.runIf(hasData('northwind'))('northwind', () => {
  const details = grouped(rowsOf('northwind', 'order_details.csv'), (row) => row['OrderID'] ?? '');
  const lineOf = (row: Row): OrderLine => {
    // Price × quantity × (1 − discount), in ten-thousandths: prices and discounts have two decimals at most.
    const price = Math.round(Number(row['UnitPrice']) * 100);
    const rest = Math.round((1 - Number(row['Discount'])) * 100);
    const pieces = Number(row['Quantity']);
    const product = row['ProductID'] ?? '';
    return { line: product, product, quantity: quantity(pieces), amount: money(price * rest * pieces, 'USD', 4) };
  };
  const events = rowsOf('northwind', 'orders.csv').map((row, position) => {
    const order = row['OrderID'] ?? '';
    const content = {
      customer: row['CustomerID'] ?? '',
      place: { country: row['ShipCountry'] ?? '' },
      lines: (details.get(order) ?? []).map(lineOf),
    };
    return orderPlaced(order, (row['OrderDate'] ?? '') as LocalDate, content, position);
  });

  test('net sales come to 1,265,793.0395 over 830 orders, 2,155 lines and 89 customers who bought', () => {
    const book = folded(salesBook, events);
    const byOrder = only(right(composition(book, { asOf: '1998-12-31', axes: ['country'] })).sections);
    expect(text(byOrder, byOrder.total.value)).toBe('1265793.0395');
    expect([byOrder.total.orders, byOrder.total.customers, byOrder.rows.length]).toEqual([830, 89, 21]);
    const byLine = only(right(composition(book, { asOf: '1998-12-31', axes: ['product'] })).sections);
    expect([byLine.total.value, byLine.total.count]).toEqual([byOrder.total.value, 2155]);
  });
});

describe.runIf(hasData('online_retail'))('online_retail', () => {
  const invoices = grouped(rowsOf('online_retail', 'online_retail.csv.gz'), (row) => row['InvoiceNo'] ?? '');
  const lineOf =
    (sign: 1 | -1) =>
    (row: Row, index: number): OrderLine => {
      const price = amountOf(row['UnitPrice'] ?? '', 'GBP');
      const pieces = sign * Number(row['Quantity']);
      const amount = { ...price, amount: price.amount * pieces || 0 };
      return { line: `${index}`, product: row['StockCode'] ?? '', quantity: quantity(pieces), amount };
    };
  const events = [...invoices].map(([invoice, rows], position) => {
    const [first = {}] = rows;
    const { CustomerID: customer = '', Country: country = '', InvoiceDate = '' } = first;
    const isCredit = invoice.startsWith('C');
    const content = {
      ...(customer === '' ? {} : { customer }),
      place: { country },
      lines: rows.map(lineOf(isCredit ? -1 : 1)),
    };
    const on = InvoiceDate.slice(0, 10) as LocalDate;
    return isCredit ? returnRecorded(invoice, on, content, position) : orderPlaced(invoice, on, content, position);
  });
  const book = folded(salesBook, events);

  test('net of credit notes it is 9,747,747.934 GBP, sold to 4,339 customers; 1,178 are A, 1,456 B and 1,683 C', () => {
    const section = only(right(composition(book, { asOf: '2012-12-31', axes: ['country'] })).sections);
    expect(text(section, section.total.value)).toBe('9747747.934');
    expect(section.total.customers).toBe(4339);
    const all = { calendar: 'own@1', key: 'all', start: '2010-01-01', end: '2012-01-01' } as const;
    const ranked = only(right(pareto(book, { asOf: '2012-12-31', period: all })).sections);
    expect(shareOfGrades(ranked)).toMatchObject({ A: 1178, B: 1456, C: 1683 });
    expect(ranked.rows).toHaveLength(4372);
  });
});
