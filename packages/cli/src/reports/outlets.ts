/** The report on outlets: stock by the book, sales to consumers, counts, checks of accounts, goods on their way. */
import { type OutletReport, terms } from '@clientele/projections';
import { amountCell, type Cell, none, type Report, type Table, termCell, textCell } from '../render/index.ts';
import { composed } from './wording.ts';

const { outletColumns: columns, outletTitles: titles, creditRemarks: remarks } = terms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });
const scaled = ({ amount, scale }: { readonly amount: number; readonly scale: number }): Cell =>
  amountCell({ units: BigInt(amount), scale });
const wordsCell = (words: string | null): Cell => (words === null ? none : textCell(words));

const tableOf = (
  key: keyof typeof titles,
  names: readonly (keyof typeof columns)[],
  rows: readonly (readonly Cell[])[],
): Table => ({ key, title: titles[key], columns: names.map(column), rows });

/** The report of outlets. */
export const outletsReport = ({ asOf, stock, sold, counts, checks, onTheWay }: OutletReport): Report => ({
  key: 'outlets',
  title: titles.outlets,
  notes: [composed((of) => `${terms.definitions.asOf[of]} ${asOf}`)],
  figures: [],
  charts: [],
  tables: [
    tableOf(
      'stock',
      ['outlet', 'customer', 'product', 'unit', 'received', 'sold', 'returned', 'lost', 'differences', 'book', 'shelf'],
      stock.map((row) => [
        textCell(row.outlet),
        textCell(row.customer),
        textCell(row.product),
        textCell(row.unit),
        ...[row.received, row.sold, row.returned, row.lost, row.counted, row.book, row.shelf].map(amountCell),
      ]),
    ),
    tableOf(
      'sold',
      ['outlet', 'period', 'report', 'product', 'quantity', 'unit', 'amount', 'currency'],
      sold.map(({ outlet, period, report, product, quantity, amount }) => [
        textCell(outlet),
        textCell(period),
        textCell(report),
        textCell(product),
        scaled(quantity),
        textCell(quantity.unit),
        scaled(amount),
        textCell(amount.currency),
      ]),
    ),
    tableOf(
      'counts',
      ['outlet', 'on', 'count', 'product', 'unit', 'book', 'counted', 'difference', 'cause'],
      counts.map((row) => [
        textCell(row.outlet),
        textCell(row.on),
        textCell(row.count),
        textCell(row.product),
        textCell(row.unit),
        ...[row.book, row.counted, row.difference].map(amountCell),
        wordsCell(row.cause),
      ]),
    ),
    tableOf(
      'checks',
      ['outlet', 'on', 'check', 'period', 'reported', 'stated', 'difference', 'currency', 'explanation'],
      checks.map((row) => [
        textCell(row.outlet),
        textCell(row.on),
        textCell(row.check),
        textCell(row.period),
        ...[row.reported, row.stated, row.difference].map(amountCell),
        textCell(row.currency),
        wordsCell(row.explanation),
      ]),
    ),
    tableOf(
      'onTheWay',
      ['outlet', 'delivery', 'expectedOn', 'place', 'late'],
      onTheWay.map(({ outlet, delivery, expectedOn, place, late }) => [
        textCell(outlet),
        textCell(delivery),
        textCell(expectedOn),
        wordsCell(place),
        late ? termCell(remarks.yes) : none,
      ]),
    ),
  ],
});
