/** The regional report: what each region sold, how it grew, what it contributed, and what it reached of its target. */
import type { Text } from '@clientele/domain/kernel';
import {
  type BesideFigures,
  type BesideSales,
  type Bridge,
  type BridgeSection,
  type PeriodCoverage,
  type RegionFigures,
  type RegionGrowth,
  type Regions,
  type RegionsSection,
  terms,
} from '@clientele/projections';
import {
  type Cell,
  type Chart,
  type Column,
  countCell,
  type Figure,
  none,
  punctuation,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { concentrationFigures } from './composition.ts';
import { askedNotes, axisTitle, composed, drawn, figureCell, sectionKey, unitText, withUnit } from './wording.ts';

const { columns, coverage, definitions, movements, rows: rowTerms, titles } = terms;

type Compared = Regions['comparisons'][number];

/** `previous`, `lastYear`, or the key of a named period. */
const keyOf = ({ compare, period }: Compared): string =>
  compare === 'named' ? period.key : compare === 'previous' ? 'previous' : 'lastYear';

/** 环比, 同比, or the name of the period compared with. */
const titleOf = ({ compare, period }: Compared): Text =>
  compare === 'named' ? { en: `On ${period.key}`, zh: `较 ${period.key}` } : columns[compare];

/** Each comparison begins with its period's name, so the titles after it need not repeat it. */
const growthColumns = (compared: Compared): readonly Column[] => {
  const key = keyOf(compared);
  return [
    { key: `${key}Sales`, title: { en: compared.period.key, zh: compared.period.key } },
    { key: `${key}Growth`, title: titleOf(compared) },
    { key: `${key}Contribution`, title: columns.contribution },
    { key: `${key}ShareOfGrowth`, title: columns.shareOfGrowth },
  ];
};

const growthCells = (
  section: RegionsSection,
  { earlier, growth, movement, contribution, shareOfGrowth }: RegionGrowth,
): readonly Cell[] => [
  figureCell(section.unit, earlier.value),
  growth === null && (movement === 'new' || movement === 'lost') ? termCell(movements[movement]) : ratioCell(growth),
  ratioCell(contribution, 'points'),
  ratioCell(shareOfGrowth),
];

/** What each region reached of its target: a table of its own, so that neither grows too wide to read. */
const attainmentTable = (regions: Regions, section: RegionsSection): Table => {
  const { asked } = regions;
  const { unit } = section;
  const cells = ({ value, attainment }: RegionFigures): readonly Cell[] => [
    figureCell(unit, value),
    ...(attainment === null
      ? [termCell(terms.absences.noTarget), none, none, none, none]
      : [
          figureCell(unit, attainment.realistic),
          figureCell(unit, attainment.ideal),
          ratioCell(attainment.attainment),
          ratioCell(attainment.idealAttainment),
          figureCell(unit, attainment.gap),
        ]),
  ];
  return {
    key: sectionKey('attainment', unit, regions.sections.length),
    title: withUnit(titles.targets, unit),
    columns: [
      { key: asked.axis, title: axisTitle(asked.axis) },
      { key: 'actual', title: columns.actual },
      { key: 'realistic', title: columns.realistic },
      { key: 'ideal', title: columns.ideal },
      { key: 'attainment', title: columns.attainment },
      { key: 'idealAttainment', title: columns.idealAttainment },
      { key: 'gap', title: columns.gap },
    ],
    rows: section.rows.map((row) => [classCell(row.class), ...cells(row)]),
    total: [termCell(rowTerms.total), ...cells(section.total)],
  };
};

const classCell = ({ key, text }: RegionsSection['rows'][number]['class']): Cell =>
  key === null ? termCell(text) : textCell(text.en);

const hasMarket = ({ rows, total }: RegionsSection): boolean =>
  total.market !== null || rows.some(({ market }) => market !== null);

const tableOf = (regions: Regions, section: RegionsSection): Table => {
  const { asked, comparisons } = regions;
  const cells = (figures: RegionFigures): readonly Cell[] => [
    figureCell(section.unit, figures.value),
    'share' in figures
      ? ratioCell(figures.share as Parameters<typeof ratioCell>[0])
      : ratioCell({ numerator: 1n, denominator: 1n }),
    countCell(figures.customers),
    countCell(figures.orders),
    ...figures.growth.flatMap((growth) => growthCells(section, growth)),
    ...(section.total.cumulative === null
      ? []
      : [
          figureCell(section.unit, figures.cumulative?.value ?? 0n),
          ratioCell(figures.cumulative?.growth?.growth ?? null),
        ]),
    ...(hasMarket(section)
      ? [ratioCell(figures.market?.share ?? null), figures.market === null ? none : textCell(figures.market.source)]
      : []),
  ];
  return {
    key: sectionKey('regions', section.unit, regions.sections.length),
    title: withUnit(columns[asked.measure], section.unit),
    columns: [
      { key: asked.axis, title: axisTitle(asked.axis) },
      { key: asked.measure, title: columns[asked.measure] },
      { key: 'share', title: columns.share },
      { key: 'customers', title: columns.customers },
      { key: 'orders', title: columns.orders },
      ...comparisons.flatMap(growthColumns),
      ...(section.total.cumulative === null
        ? []
        : [
            { key: 'cumulative', title: columns.cumulative },
            { key: 'cumulativeGrowth', title: columns.cumulativeGrowth },
          ]),
      ...(hasMarket(section)
        ? [
            { key: 'marketShare', title: columns.marketShare },
            { key: 'marketSource', title: columns.source },
          ]
        : []),
    ],
    rows: section.rows.map((row) => [classCell(row.class), ...cells(row)]),
    total: [termCell(rowTerms.total), ...cells(section.total)],
  };
};

const coverageNote = ({ period, coverage: covered, from, until }: PeriodCoverage): readonly Text[] =>
  covered === 'whole'
    ? []
    : [
        composed((of) => {
          if (covered === 'none') return of === 'en' ? `${period.key}: no data` : `${period.key}：无数据`;
          const dates = [from, until === null ? null : `– ${until}`].filter((date) => date !== null).join(' ');
          return `${period.key}${punctuation[of].colon}${coverage.partly[of]}${punctuation[of].remark(dates)}`;
        }),
      ];

const chartsOf = (regions: Regions, section: RegionsSection, language: 'en' | 'zh'): readonly Chart[] => {
  const [compared] = regions.comparisons;
  const { unit } = section;
  if (compared === undefined || section.rows.length < 2) return [];
  const { period } = regions.period;
  return [
    {
      kind: 'pairs',
      title: composed((of) =>
        of === 'en' ? `${period.key} beside ${compared.period.key}` : `${period.key} 与 ${compared.period.key} 对比`,
      ),
      series: [
        { en: compared.period.key, zh: compared.period.key },
        { en: period.key, zh: period.key },
      ],
      pairs: section.rows.slice(0, 20).map((row) => ({
        label: row.class.text[language],
        values: [drawn(unit, row.growth[0]?.earlier.value ?? 0n), drawn(unit, row.value)],
      })),
      unit: unitText(unit),
    },
  ];
};

const figuresOf = (regions: Regions, section: RegionsSection): readonly Figure[] => [
  {
    key: 'total',
    title: withUnit(columns[regions.asked.measure], section.unit),
    value: figureCell(section.unit, section.total.value),
  },
  ...regions.comparisons.map((compared, index) => ({
    key: `${keyOf(compared)}Growth`,
    title: titleOf(compared),
    value: ratioCell(section.total.growth[index]?.growth ?? null),
  })),
  ...concentrationFigures(section.concentration),
];

const bridgeTable = (bridge: Bridge, section: BridgeSection): Table => ({
  key: sectionKey('bridge', section.unit, bridge.sections.length),
  title: withUnit(titles.bridge, section.unit),
  columns: [
    { key: bridge.asked.axis, title: axisTitle(bridge.asked.axis) },
    { key: 'asWas', title: columns.asWas },
    { key: 'movedIn', title: columns.movedIn },
    { key: 'movedOut', title: columns.movedOut },
    { key: 'asIs', title: columns.asIs },
  ],
  rows: section.rows.map((row) => [
    classCell(row.class),
    ...[row.asWas, row.movedIn, row.movedOut, row.asIs].map((value) => figureCell(section.unit, value)),
  ]),
  total: [
    termCell(rowTerms.total),
    figureCell(section.unit, section.total),
    ...[
      section.rows.reduce((sum, { movedIn }) => sum + movedIn, 0n),
      section.rows.reduce((sum, { movedOut }) => sum + movedOut, 0n),
    ].map((value) => figureCell(section.unit, value)),
    figureCell(section.unit, section.total),
  ],
});

const besideCells = ({ orders, customers, breadth, visits, complaints }: BesideFigures): readonly Cell[] => [
  countCell(customers),
  countCell(orders),
  breadth === null ? none : countCell(breadth),
  ...(visits === null
    ? [none, none, none]
    : [countCell(visits.visits), countCell(visits.customers), ratioCell(visits.strike)]),
  ...(complaints === null
    ? [none, none, none]
    : [countCell(complaints.complaints), ratioCell(complaints.perOrder), ratioCell(complaints.perCustomer)]),
];

/** A table of its own: what happened beside sales is counted once, and not once a currency. */
const besideTable = ({ asked, sections }: Regions, beside: BesideSales): Table => ({
  key: 'beside',
  title: titles.beside,
  columns: [
    { key: asked.axis, title: axisTitle(asked.axis) },
    ...sections.map(({ unit }) => ({
      key: sectionKey(asked.measure, unit, sections.length),
      title: withUnit(columns[asked.measure], unit),
    })),
    { key: 'customers', title: columns.customers },
    { key: 'orders', title: columns.orders },
    { key: 'breadth', title: columns.breadth },
    { key: 'visits', title: columns.visits },
    { key: 'visitedCustomers', title: columns.visitedCustomers },
    { key: 'strike', title: columns.strike },
    { key: 'complaints', title: columns.complaints },
    { key: 'complaintsPerOrder', title: columns.complaintsPerOrder },
    { key: 'complaintsPerCustomer', title: columns.complaintsPerCustomer },
  ],
  rows: beside.rows.map((row) => [
    classCell(row.class),
    ...sections.map(({ unit, rows }) =>
      figureCell(unit, rows.find((one) => one.class.key === row.class.key)?.value ?? 0n),
    ),
    ...besideCells(row),
  ]),
  total: [
    termCell(rowTerms.total),
    ...sections.map(({ unit, total }) => figureCell(unit, total.value)),
    ...besideCells(beside.total),
  ],
});

/** The report of the regions of a period, with the bridge from as-was to as-is and what stands beside sales, where given. */
export const regionsReport = (
  regions: Regions,
  bridge: Bridge | null,
  language: 'en' | 'zh',
  beside: BesideSales | null = null,
): Report => ({
  key: 'regions',
  title: composed((of) => `${titles.regions[of]}${punctuation[of].colon}${axisTitle(regions.asked.axis)[of]}`),
  notes: [
    ...askedNotes(regions.asked, regions.asked.by),
    ...(beside === null
      ? []
      : [regions.asked.region === 'of-the-sale' ? definitions.beside : definitions.besideOfCustomer]),
    ...[regions.period, ...regions.comparisons].flatMap(coverageNote),
  ],
  figures: regions.sections.flatMap((section) => figuresOf(regions, section)),
  tables: [
    ...regions.sections.flatMap((section) => [
      tableOf(regions, section),
      ...(regions.asked.plan === null ? [] : [attainmentTable(regions, section)]),
    ]),
    ...(beside === null ? [] : [besideTable(regions, beside)]),
    ...(bridge?.sections ?? []).map((section) => bridgeTable(bridge as Bridge, section)),
  ],
  charts: regions.sections.flatMap((section) => chartsOf(regions, section, language)),
});
