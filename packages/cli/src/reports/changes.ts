/** The reports on what changed between two periods: by customers won and lost, and by prices, quantities and mix. */
import {
  type CustomerFlow,
  customerFates,
  type FlowFigures,
  type FlowSection,
  type PriceVolumeMix,
  type PriceVolumeMixFigures,
  type PriceVolumeMixSection,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  type Chart,
  countCell,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
  type WaterfallStep,
} from '../render/index.ts';
import { askedNotes, axisTitle, composed, drawn, figureCell, sectionKey, unitText, withUnit } from './wording.ts';

const { changeParts, columns, fates: fateTerms, rows: rowTerms, titles } = terms;

const classCell = ({ key, text }: FlowSection['rows'][number]['class']): Cell =>
  key === null || text.en !== text.zh ? termCell(text) : textCell(text.en);

const flowTable = (flow: CustomerFlow, { unit, rows, total }: FlowSection): Table => {
  const cells = ({ earlier, transfers, fates, later, likeForLike, retention }: FlowFigures): readonly Cell[] => [
    figureCell(unit, earlier),
    figureCell(unit, transfers),
    ...customerFates.map((fate) => figureCell(unit, fates[fate].later - fates[fate].earlier)),
    figureCell(unit, later),
    ratioCell(likeForLike),
    ratioCell(retention),
  ];
  return {
    key: sectionKey('flow', unit, flow.sections.length),
    title: withUnit(columns[flow.asked.measure], unit),
    columns: [
      { key: flow.asked.axis, title: axisTitle(flow.asked.axis) },
      { key: 'earlier', title: columns.earlier },
      { key: 'transfers', title: columns.transfers },
      ...customerFates.map((fate) => ({ key: fate, title: fateTerms[fate] })),
      { key: 'later', title: columns.later },
      { key: 'likeForLike', title: columns.likeForLike },
      { key: 'retention', title: columns.retention },
    ],
    rows: rows.map((row) => [classCell(row.class), ...cells(row)]),
    total: [termCell(rowTerms.total), ...cells(total)],
  };
};

const fatesTable = (flow: CustomerFlow, { unit, total }: FlowSection): Table => ({
  key: sectionKey('fates', unit, flow.sections.length),
  title: withUnit(columns.customers, unit),
  columns: [
    { key: 'fate', title: columns.movement },
    { key: 'customers', title: columns.customers },
    { key: 'earlier', title: columns.earlier },
    { key: 'later', title: columns.later },
  ],
  rows: customerFates.map((fate) => [
    termCell(fateTerms[fate]),
    countCell(total.fates[fate].customers),
    figureCell(unit, total.fates[fate].earlier),
    figureCell(unit, total.fates[fate].later),
  ]),
});

/** How one value becomes another; steps that change nothing are left out. */
export const waterfall = (
  from: WaterfallStep,
  steps: readonly WaterfallStep[],
  to: WaterfallStep,
  title: Chart['title'],
  unit: string,
): Chart => ({
  kind: 'waterfall',
  title,
  steps: [{ ...from, whole: true }, ...steps.filter(({ value }) => value !== 0), { ...to, whole: true }],
  unit,
});

const flowChart = (flow: CustomerFlow, { unit, total }: FlowSection, language: 'en' | 'zh'): Chart =>
  waterfall(
    { label: flow.compared.key, value: drawn(unit, total.earlier) },
    customerFates.map((fate) => ({
      label: fateTerms[fate][language],
      value: drawn(unit, total.fates[fate].later - total.fates[fate].earlier),
    })),
    { label: flow.asked.period?.key ?? '', value: drawn(unit, total.later) },
    titles.flow,
    unitText(unit),
  );

/** The report of customers won, won back, kept and lost. */
export const flowReport = (flow: CustomerFlow, language: 'en' | 'zh'): Report => ({
  key: 'flow',
  title: titles.flow,
  notes: askedNotes(flow.asked, flow.asked.by),
  figures: flow.sections.flatMap(({ unit, total }) => [
    { key: 'likeForLike', title: withUnit(columns.likeForLike, unit), value: ratioCell(total.likeForLike) },
    { key: 'retention', title: withUnit(columns.retention, unit), value: ratioCell(total.retention) },
  ]),
  tables: flow.sections.flatMap((section) => [fatesTable(flow, section), flowTable(flow, section)]),
  charts: flow.sections.map((section) => flowChart(flow, section, language)),
});

const partNames = ['price', 'volume', 'mix', 'newItems', 'droppedItems', 'unpriced'] as const;

const titleOf = ({ currency, measure }: PriceVolumeMixSection): string => `${currency}/${measure}`;

const partsTable = ({ asked, sections }: PriceVolumeMix, section: PriceVolumeMixSection): Table => {
  const { scale, rows, total } = section;
  const money = (units: bigint): Cell => amountCell({ units, scale });
  const cells = ({ earlier, parts, later }: PriceVolumeMixFigures): readonly Cell[] => [
    money(earlier),
    ...partNames.map((name) => money(parts[name])),
    money(later),
  ];
  return {
    key: sections.length === 1 ? 'change' : `change-${titleOf(section)}`,
    title: composed((of) => `${titles.priceVolumeMix[of]} (${titleOf(section)})`),
    columns: [
      { key: asked.axis, title: axisTitle(asked.axis) },
      { key: 'earlier', title: columns.earlier },
      ...partNames.map((name) => ({ key: name, title: changeParts[name] })),
      { key: 'later', title: columns.later },
    ],
    rows: rows.map((row) => [classCell(row.class), ...cells(row)]),
    total: [termCell(rowTerms.total), ...cells(total)],
  };
};

/** The report of price, volume and mix. */
export const priceVolumeMixReport = (view: PriceVolumeMix, language: 'en' | 'zh'): Report => ({
  key: 'price-volume-mix',
  title: titles.priceVolumeMix,
  notes: [
    ...askedNotes(view.asked, 'line'),
    composed((of) =>
      of === 'en'
        ? 'price (P1 − P0) × Q1; volume (T1 − T0) × mean price before; mix is what other goods at old prices make'
        : '价格影响 (P1 − P0) × Q1；数量影响 (T1 − T0) × 基期平均价；结构影响为按基期价计的商品结构变化',
    ),
  ],
  figures: [],
  tables: view.sections.map((section) => partsTable(view, section)),
  charts: view.sections.map((section) => {
    const amount = (units: bigint): number => Number(units) / 10 ** section.scale;
    return waterfall(
      { label: view.compared.key, value: amount(section.total.earlier) },
      partNames.map((name) => ({ label: changeParts[name][language], value: amount(section.total.parts[name]) })),
      { label: view.asked.period?.key ?? '', value: amount(section.total.later) },
      titles.priceVolumeMix,
      titleOf(section),
    );
  }),
});
