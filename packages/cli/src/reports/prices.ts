/** The reports on prices: averages against plan or list, what displays cost, what an activity brought. */
import { divideHalfAway, type Ratio } from '@clientele/domain/kernel';
import { type DisplayCostRow, type PriceDeviation, type PromotionEffect, terms } from '@clientele/projections';
import {
  amountCell,
  type Cell,
  countCell,
  type Figure,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { asOfNote } from './receivables.ts';
import { composed } from './wording.ts';

const { priceColumns: columns, priceTitles: titles, priceWords: words } = terms;

const columnOf = (key: keyof typeof columns) => ({ key, title: columns[key] });

/** Millionths as people read money: two decimals, half away from zero. */
const money = (millionths: bigint): Cell => amountCell({ units: divideHalfAway(millionths, 10_000n), scale: 2 });
const average = (ratio: Ratio | null): Cell =>
  ratio === null ? none : amountCell({ units: divideHalfAway(ratio.numerator, ratio.denominator * 10_000n), scale: 2 });
/** Millionths of a unit of measure, with as many decimals as they need. */
const pieces = (millionths: bigint): Cell =>
  millionths % 1_000_000n === 0n
    ? amountCell({ units: millionths / 1_000_000n, scale: 0 })
    : amountCell({ units: millionths, scale: 6 });
const orNone = (text: string | null): Cell => (text === null ? none : textCell(text));

const displaysTable = (rows: readonly DisplayCostRow[]): Table => ({
  key: 'displays',
  title: titles.displays,
  columns: [
    columnOf('currency'),
    columnOf('relationship'),
    columnOf('displays'),
    columnOf('shops'),
    columnOf('amount'),
    columnOf('average'),
  ],
  rows: rows.map((row) => [
    textCell(row.currency),
    countCell(row.relationship),
    countCell(row.displays),
    countCell(row.shops),
    money(row.amount),
    average(row.average),
  ]),
});

/** Averages against what was meant, and what special displays cost. */
export const pricesReport = (view: PriceDeviation, displays: readonly DisplayCostRow[]): Report => ({
  key: 'prices',
  title: composed((of) => `${titles.prices[of]}: ${view.name}`),
  notes: [asOfNote(view.asOf), { en: view.currency, zh: view.currency }],
  figures: [
    { key: 'margin', title: columns.margin, value: ratioCell(view.margin) },
    {
      key: 'floor',
      title: columns.floor,
      value: view.belowFloor === null ? none : termCell(view.belowFloor ? words.belowFloor : words.atFloor),
    },
    {
      key: 'reviewBy',
      title: columns.reviewBy,
      value:
        view.reviewBy === null
          ? none
          : termCell(composed((of) => `${view.reviewBy}${view.reviewOverdue ? ` (${words.overdue[of]})` : ''}`)),
    },
  ],
  tables: [
    {
      key: 'prices',
      title: titles.prices,
      columns: [
        columnOf('product'),
        columnOf('class'),
        columnOf('season'),
        columnOf('meant'),
        columnOf('actual'),
        columnOf('deviation'),
        columnOf('beyond'),
        columnOf('sales'),
        columnOf('quantity'),
      ],
      rows: view.rows.map((row) => [
        textCell(row.product),
        orNone(row.class),
        orNone(row.season),
        money(row.meant),
        average(row.actual),
        ratioCell(row.deviation),
        row.actual === null ? none : termCell(row.beyond ? words.beyond : words.within),
        money(row.sales),
        pieces(row.quantity),
      ]),
    },
    ...(displays.length === 0 ? [] : [displaysTable(displays)]),
  ],
  charts: [],
});

/** What an activity brought, and what it cost. */
export const promotionReport = (view: PromotionEffect, asOf: string): Report => {
  const figure = (key: keyof typeof columns, value: Cell): Figure => ({ key, title: columns[key], value });
  return {
    key: 'promotion',
    title: composed((of) => `${titles.promotion[of]}: ${view.name}`),
    notes: [
      asOfNote(asOf),
      composed((of) => (of === 'en' ? `${view.start} to ${view.end}` : `${view.start} 至 ${view.end}`)),
      ...(view.over ? [] : [words.running]),
      { en: view.currency, zh: view.currency },
    ],
    figures: [
      figure('days', countCell(view.days)),
      figure('before', money(view.before)),
      figure('during', money(view.during)),
      figure('uplift', money(view.uplift)),
      figure('upliftRatio', ratioCell(view.upliftRatio)),
      figure('budget', money(view.budget)),
      figure('cost', money(view.cost)),
      figure('perCost', ratioCell(view.perCost, 'number')),
      ...(view.pieces === null ? [] : [figure('pieces', countCell(view.pieces))]),
    ],
    tables: [],
    charts: [],
  };
};
