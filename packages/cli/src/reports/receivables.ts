/** The reports on what customers owe: ageing, collection in figures, a customer's statement. */
import type { Text } from '@clientele/domain/kernel';
import { paymentMeansSchema, paymentMeansTexts } from '@clientele/domain/trade';
import {
  type AccountStatement,
  type Ageing,
  type AgeingFigures,
  type AgeingSection,
  type Collection,
  type CollectionSection,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  type Chart,
  countCell,
  type Figure,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { composed } from './wording.ts';

const { receivableColumns: columns, receivableTitles: titles, rows: rowTerms, definitions } = terms;

/** A column of a report on receivables, under its own key. */
export const columnOf = (key: keyof typeof columns): { readonly key: string; readonly title: Text } => ({
  key,
  title: columns[key],
});

/** A key, or a title, that tells currencies apart where there are several. */
export const keyIn = (name: string, currency: string, sections: number): string =>
  sections === 1 ? name : `${name}-${currency}`;
export const titleIn = (title: Text, currency: string): Text => composed((of) => `${title[of]} (${currency})`);

export const asOfNote = (asOf: string): Text => composed((of) => `${definitions.asOf[of]} ${asOf}`);

const bucketKey = (bounds: readonly number[], bucket: number): string => {
  const from = (bounds[bucket - 1] ?? 0) + 1;
  const to = bounds[bucket];
  return to === undefined ? `days${from}` : `days${from}to${to}`;
};

const buckets = (bounds: readonly number[]): readonly number[] => [...bounds, null].map((_, bucket) => bucket);

const figureCells = (figures: AgeingFigures, scale: number): readonly Cell[] => {
  const cell = (units: bigint | null): Cell => (units === null ? none : amountCell({ units, scale }));
  const { current, open, disputed, unapplied, balance } = figures;
  return [current, ...figures.buckets, open, disputed, unapplied, balance].map(cell);
};

const ageingTable = ({ bounds, sections }: Ageing, { currency, scale, rows, total }: AgeingSection): Table => ({
  key: keyIn('ageing', currency, sections.length),
  title: titleIn(titles.ageing, currency),
  columns: [
    columnOf('customer'),
    columnOf('current'),
    ...buckets(bounds).map((bucket) => ({ key: bucketKey(bounds, bucket), title: terms.bucketText(bounds, bucket) })),
    columnOf('open'),
    columnOf('disputed'),
    columnOf('unapplied'),
    columnOf('balance'),
  ],
  rows: rows.map((row) => [textCell(row.customer), ...figureCells(row, scale)]),
  total: [termCell(rowTerms.total), ...figureCells(total, scale)],
});

const invoicesTable = ({ bounds, sections }: Ageing, { currency, scale, rows }: AgeingSection): Table => ({
  key: keyIn('invoices', currency, sections.length),
  title: titleIn(titles.openInvoices, currency),
  columns: [
    columnOf('customer'),
    columnOf('invoice'),
    columnOf('issuedOn'),
    columnOf('dueOn'),
    columnOf('overdue'),
    columnOf('bucket'),
    columnOf('amount'),
    columnOf('open'),
    columnOf('disputed'),
  ],
  rows: rows.flatMap(({ customer, invoices }) =>
    invoices.map((item) => [
      textCell(customer),
      textCell(item.invoice),
      textCell(item.issuedOn),
      textCell(item.dueOn),
      countCell(item.overdue),
      termCell(terms.bucketText(bounds, item.bucket)),
      amountCell({ units: item.amount, scale }),
      amountCell({ units: item.open, scale }),
      amountCell({ units: item.disputed, scale }),
    ]),
  ),
});

const ageingChart = (
  bounds: readonly number[],
  { currency, scale, total }: AgeingSection,
  language: 'en' | 'zh',
): Chart => ({
  kind: 'bars',
  title: titleIn(titles.ageing, currency),
  bars: [total.current, ...total.buckets].map((units, index) => ({
    label: terms.bucketText(bounds, index - 1)[language],
    value: Number(units) / 10 ** scale,
  })),
  unit: currency,
});

/** The ageing report; with its invoices where they are asked for. */
export const ageingReport = (ageing: Ageing, language: 'en' | 'zh', invoices = false): Report => ({
  key: 'ageing',
  title: titles.ageing,
  notes: [asOfNote(ageing.asOf)],
  figures: [],
  tables: ageing.sections.flatMap((section) => [
    ageingTable(ageing, section),
    ...(invoices ? [invoicesTable(ageing, section)] : []),
  ]),
  charts: ageing.sections.map((section) => ageingChart(ageing.bounds, section, language)),
});

const collectionFigures = (section: CollectionSection, sections: number): readonly Figure[] => {
  const { currency, scale, settlement, disputed } = section;
  const figure = (key: keyof typeof columns, value: Cell): Figure => ({
    key: keyIn(key, currency, sections),
    title: sections === 1 ? columns[key] : titleIn(columns[key], currency),
    value,
  });
  const money = (units: bigint): Cell => amountCell({ units, scale });
  const days = (count: number | null): Cell => (count === null ? none : countCell(count));
  return [
    figure('opening', money(section.opening)),
    figure('invoiced', money(section.invoiced)),
    figure('settled', money(section.settled)),
    figure('collected', money(section.collected)),
    figure('closing', money(section.closing)),
    figure('current', money(section.closingCurrent)),
    figure('dso', ratioCell(section.dso, 'number')),
    figure('turnoverDays', ratioCell(section.turnoverDays, 'number')),
    figure('collectionRate', ratioCell(section.collectionRate)),
    figure('moneyRate', ratioCell(section.moneyRate)),
    figure('dueRate', ratioCell(section.dueRate)),
    figure('salesRate', ratioCell(section.salesRate)),
    figure('salesSettledRate', ratioCell(section.salesSettledRate)),
    figure('effectiveness', ratioCell(section.effectiveness)),
    figure('onTime', ratioCell(settlement.onTime.byCount)),
    figure('onTimeAmount', ratioCell(settlement.onTime.byAmount)),
    figure('median', days(settlement.median)),
    figure('p90', days(settlement.p90)),
    figure('daysLate', ratioCell(settlement.weightedDaysLate, 'number')),
    figure('disputedCount', ratioCell(disputed.byCount)),
    figure('disputedAmount', ratioCell(disputed.byAmount)),
  ];
};

/** Collection in figures. */
export const collectionReport = ({ asOf, period, sections }: Collection): Report => ({
  key: 'collection',
  title: titles.collection,
  notes: [
    composed((of) =>
      of === 'en'
        ? `${period.key}, from ${period.start} until before ${period.end}`
        : `${period.key}（${period.start} 起，${period.end} 前）`,
    ),
    asOfNote(asOf),
  ],
  figures: sections.flatMap((section) => collectionFigures(section, sections.length)),
  tables: [],
  charts: [],
});

const meansCell = (means: string | null): Cell => {
  const known = paymentMeansSchema.safeParse(means);
  return known.success ? termCell(paymentMeansTexts[known.data]) : none;
};

/** A customer's statement of account. */
export const statementReport = ({ customer, period, until, sections }: AccountStatement): Report => ({
  key: 'statement',
  title: composed((of) => `${titles.statement[of]}: ${customer}`),
  notes: [composed((of) => (of === 'en' ? `${period.start} to ${until}` : `${period.start} 至 ${until}`))],
  figures: sections.flatMap(({ currency, scale, opening, invoiced, received, credited, writtenOff, closing }) =>
    Object.entries({ opening, invoiced, received, credited, writtenOff, closing }).map(
      ([key, units]): Figure => ({
        key: keyIn(key, currency, sections.length),
        title: titleIn(columns[key as 'opening'], currency),
        value: amountCell({ units, scale }),
      }),
    ),
  ),
  tables: sections.flatMap(({ currency, scale, lines, open }) => [
    {
      key: keyIn('movements', currency, sections.length),
      title: titleIn(titles.movements, currency),
      columns: [
        columnOf('date'),
        columnOf('kind'),
        columnOf('document'),
        columnOf('means'),
        columnOf('amount'),
        columnOf('balance'),
      ],
      rows: lines.map(({ on, kind, document, means, amount, balance }) => [
        textCell(on),
        termCell(terms.movementKindTexts[kind]),
        textCell(document),
        meansCell(means),
        amountCell({ units: amount, scale }),
        amountCell({ units: balance, scale }),
      ]),
    },
    {
      key: keyIn('open', currency, sections.length),
      title: titleIn(titles.openInvoices, currency),
      columns: [columnOf('invoice'), columnOf('issuedOn'), columnOf('dueOn'), columnOf('overdue'), columnOf('open')],
      rows: open.map(({ invoice, issuedOn, dueOn, overdue, open: units }) => [
        textCell(invoice),
        textCell(issuedOn),
        textCell(dueOn),
        countCell(overdue),
        amountCell({ units, scale }),
      ]),
    },
  ]),
  charts: [],
});
