/** The statistics by period, and those of signings. */
import {
  type SigningFigures,
  type Signings,
  type SigningsSection,
  type Statistics,
  type StatisticsSection,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  type Chart,
  countCell,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { askedNotes, axisTitle, composed, drawn, figureCell, sectionKey, unitText, withUnit } from './wording.ts';

const { columns, coverage, rows: rowTerms, titles } = terms;

const statisticsTable = (statistics: Statistics, { unit, rows }: StatisticsSection): Table => ({
  key: sectionKey('statistics', unit, statistics.sections.length),
  title: withUnit(columns[statistics.asked.measure], unit),
  columns: [
    { key: 'period', title: columns.period },
    { key: statistics.asked.measure, title: columns[statistics.asked.measure] },
    { key: 'onPrevious', title: columns.previous },
    { key: 'onLastYear', title: columns['last-year'] },
    { key: 'cumulative', title: columns.cumulative },
    { key: 'cumulativeOnLastYear', title: columns.cumulativeGrowth },
    { key: 'orders', title: columns.orders },
    { key: 'customers', title: columns.customers },
    { key: 'perOrder', title: columns.perOrder },
    { key: 'coverage', title: columns.coverage },
  ],
  rows: rows.map((row) => [
    textCell(row.period.key),
    figureCell(unit, row.value),
    ratioCell(row.onPrevious),
    ratioCell(row.onLastYear),
    figureCell(unit, row.cumulative),
    ratioCell(row.cumulativeOnLastYear),
    countCell(row.orders),
    countCell(row.customers),
    unit.kind === 'count' ? none : perOrder(row.perOrder, unit.scale),
    termCell(row.coverage === 'none' ? coverage.nothing : coverage[row.coverage]),
  ]),
});

const perOrder = (ratio: StatisticsSection['rows'][number]['perOrder'], scale: number): Cell =>
  ratioCell(
    ratio === null ? null : { numerator: ratio.numerator, denominator: ratio.denominator * 10n ** BigInt(scale) },
    'number',
  );

const linesOf = ({ unit, rows }: StatisticsSection, language: 'en' | 'zh'): readonly Chart[] =>
  rows.length < 2
    ? []
    : [
        {
          kind: 'lines',
          title: titles.statistics,
          labels: rows.map(({ period }) => period.key),
          lines: [
            { name: columns.amountOfPeriod[language], values: rows.map(({ value }) => drawn(unit, value)) },
            { name: columns.cumulative[language], values: rows.map(({ cumulative }) => drawn(unit, cumulative)) },
          ],
          unit: unitText(unit),
        },
      ];

/** The report of the statistics by period. */
export const statisticsReport = (statistics: Statistics, language: 'en' | 'zh'): Report => ({
  key: 'statistics',
  title: composed((of) => `${titles.statistics[of]}: ${axisTitle(statistics.asked.unit)[of]}`),
  notes: askedNotes(statistics.asked, statistics.asked.by),
  figures: [],
  tables: statistics.sections.map((section) => statisticsTable(statistics, section)),
  charts: statistics.sections.flatMap((section) => linesOf(section, language)),
});

const signingsTable = (signings: Signings, { currency, scale, rows, total }: SigningsSection): Table => {
  const money = (units: bigint): Cell => amountCell({ units, scale });
  const cells = (figures: SigningFigures): readonly Cell[] => [
    countCell(figures.signed),
    money(figures.signedAmount),
    countCell(figures.changed),
    money(figures.changedAmount),
    countCell(figures.cancelled),
    money(figures.cancelledAmount),
    money(figures.netAmount),
  ];
  return {
    key: signings.sections.length === 1 ? 'signings' : `signings-${currency}`,
    title: composed((of) => `${titles.signings[of]} (${currency})`),
    columns: [
      { key: 'period', title: columns.period },
      { key: signings.asked.axis, title: axisTitle(signings.asked.axis) },
      { key: 'signed', title: columns.signed },
      { key: 'signedAmount', title: columns.signedAmount },
      { key: 'changed', title: columns.changed },
      { key: 'changedAmount', title: columns.changedAmount },
      { key: 'cancelled', title: columns.cancelled },
      { key: 'cancelledAmount', title: columns.cancelledAmount },
      { key: 'netAmount', title: columns.netAmount },
    ],
    rows: rows.map((row) => [textCell(row.period.key), termCell(row.class.text), ...cells(row)]),
    total: [termCell(rowTerms.total), none, ...cells(total)],
  };
};

/** The report of signings. */
export const signingsReport = (signings: Signings): Report => ({
  key: 'signings',
  title: titles.signings,
  notes: askedNotes(signings.asked, 'order'),
  figures: [],
  tables: signings.sections.map((section) => signingsTable(signings, section)),
  charts: [],
});
