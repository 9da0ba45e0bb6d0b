/** The composition report: what share each class has in the whole. */
import type { Text } from '@clientele/domain/kernel';
import {
  type Composition,
  type CompositionRow,
  type CompositionSection,
  type Concentration,
  terms,
} from '@clientele/projections';
import {
  amountCell,
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
import { askedNotes, axisTitle, composed, drawn, figureCell, sectionKey, unitText, withUnit } from './wording.ts';

const { columns, rows: rowTerms, titles } = terms;

const classCell = (text: Text): Cell => (text.en === text.zh ? textCell(text.en) : termCell(text));

/** The columns of the classes: key and name where they differ, the name alone where they don't. */
const classColumns = (axes: readonly string[]): readonly Column[] =>
  axes.flatMap((axis) => [
    { key: axis, title: axisTitle(axis) },
    ...(named(axis)
      ? [
          {
            key: `${axis}Name`,
            title: composed((language) => `${axisTitle(axis)[language]} ${language === 'en' ? 'name' : '名称'}`),
          },
        ]
      : []),
  ]);

const named = (axis: string): boolean => axis === 'customer' || axis === 'product';

const classCells = (row: CompositionRow): readonly Cell[] =>
  row.classes.flatMap(({ axis, key, text }) =>
    named(axis)
      ? [key === null ? termCell(text) : textCell(key), key === null ? none : classCell(text)]
      : [classCell(text)],
  );

const tableOf = (composition: Composition, section: CompositionSection): Table => {
  const { axes, measure } = composition.asked;
  const { unit, total } = section;
  const lead = classColumns(axes);
  const cells = (row: CompositionRow): readonly Cell[] => [
    ...classCells(row),
    figureCell(unit, row.value),
    ratioCell(row.share),
    countCell(row.customers),
    countCell(row.orders),
  ];
  return {
    key: sectionKey('composition', unit, composition.sections.length),
    title: withUnit(columns[measure], unit),
    columns: [
      ...lead,
      { key: measure, title: columns[measure] },
      { key: 'share', title: columns.share },
      { key: 'customers', title: columns.customers },
      { key: 'orders', title: columns.orders },
    ],
    rows: [...section.rows, ...section.negative].map(cells),
    total: [
      termCell(rowTerms.total),
      ...lead.slice(1).map(() => none),
      figureCell(unit, total.value),
      total.value === 0n ? ratioCell(null) : ratioCell({ numerator: 1n, denominator: 1n }),
      countCell(total.customers),
      countCell(total.orders),
    ],
  };
};

const largestTitle = (k: number): Text =>
  k === 1
    ? { en: 'Share of the largest', zh: '最大一位占比' }
    : { en: `Share of the ${k} largest`, zh: `前 ${k} 位占比` };

/** The figures of a concentration. */
export const concentrationFigures = ({ hhi, effective, largest, classes }: Concentration): readonly Figure[] => [
  { key: 'classes', title: { en: 'Classes', zh: '类数' }, value: countCell(classes) },
  { key: 'hhi', title: columns.hhi, value: ratioCell(hhi, 'number') },
  { key: 'effective', title: columns.effective, value: ratioCell(effective, 'number') },
  ...largest
    .filter(({ k }) => k < classes)
    .map(({ k, share }) => ({
      key: `cr${k}`,
      title: largestTitle(k),
      value: ratioCell(share),
    })),
];

const figuresOf = (
  { unit, total, concentration, otherBasis, covered }: CompositionSection,
  measure: keyof typeof columns,
): readonly Figure[] => [
  { key: 'total', title: withUnit(columns[measure], unit), value: figureCell(unit, total.value) },
  ...concentrationFigures(concentration),
  ...(otherBasis === null
    ? []
    : [
        {
          key: `total-by-${otherBasis.by}`,
          title: terms.definitions[otherBasis.by],
          value: amountCell(otherBasis.total),
        },
        { key: 'difference', title: columns.difference, value: amountCell(otherBasis.difference) },
      ]),
  ...(covered === null ? [] : [{ key: 'covered', title: columns.covered, value: ratioCell(covered.share) }]),
];

const mostBars = 20;

const labelOf = (row: CompositionRow, language: 'en' | 'zh'): string =>
  row.classes.map(({ text }) => text[language]).join(' · ');

/** Two axes crossed: a cell for each pair of classes, the largest of each axis first. */
const heatOf = (
  { asked }: Composition,
  { unit, rows }: CompositionSection,
  language: 'en' | 'zh',
): readonly Chart[] => {
  const labelsAt = (place: number): readonly string[] => {
    const sums = new Map<string, number>();
    for (const { classes, value } of rows) {
      const label = classes[place]?.text[language] ?? '';
      sums.set(label, (sums.get(label) ?? 0) + drawn(unit, value));
    }
    return [...sums]
      .sort(([, left], [, right]) => right - left)
      .slice(0, mostBars)
      .map(([label]) => label);
  };
  const [down, across] = [labelsAt(0), labelsAt(1)];
  const values = down.map((): (number | null)[] => across.map(() => null));
  for (const { classes, value } of rows) {
    const row = values[down.indexOf(classes[0]?.text[language] ?? '')];
    const column = across.indexOf(classes[1]?.text[language] ?? '');
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + drawn(unit, value);
  }
  const by = composed((of) => asked.axes.map((axis) => axisTitle(axis)[of]).join(' × '));
  return [{ kind: 'heat', title: by, rows: down, columns: across, values, unit: unitText(unit) }];
};

const chartOf = (composition: Composition, section: CompositionSection, language: 'en' | 'zh'): readonly Chart[] => {
  const shown = section.rows.slice(0, mostBars);
  if (shown.length < 2) return [];
  const { unit } = section;
  const { axes, measure } = composition.asked;
  if (axes.length === 2) return heatOf(composition, section, language);
  const by = composed((of) => axes.map((axis) => axisTitle(axis)[of]).join(' × '));
  return [
    {
      kind: 'bars',
      title: composed((of) =>
        of === 'en' ? `${columns[measure].en} by ${by.en.toLowerCase()}` : `按${by.zh}的${columns[measure].zh}`,
      ),
      bars: shown.map((row) => ({ label: labelOf(row, language), value: drawn(unit, row.value) })),
      unit: unitText(unit),
    },
  ];
};

const titleOf = ({ asked }: Composition): Text => {
  if (asked.axes.some((axis) => axis === 'product' || axis === 'category' || axis === 'subcategory'))
    return titles.products;
  if (asked.axes.some((axis) => ['territory', 'country', 'province', 'city', 'district'].includes(axis)))
    return titles.regionsOfSales;
  return asked.axes.includes('customer') ? titles.customers : titles.composition;
};

/** The report of a composition; `language` is that of the labels in its charts. */
export const compositionReport = (composition: Composition, language: 'en' | 'zh'): Report => {
  const { asked, sections, returnsOnOwnDate } = composition;
  const notes = askedNotes(asked, asked.by);
  const unplaced = composed((of) =>
    of === 'en'
      ? `${returnsOnOwnDate} returns name no known sale and count on their own date`
      : `${returnsOnOwnDate} 笔退货未能对应原销售，计入退货日`,
  );
  return {
    key: 'composition',
    title: composed(
      (of) =>
        `${titleOf(composition)[of]}${punctuation[of].colon}${asked.axes.map((axis) => axisTitle(axis)[of]).join(' × ')}`,
    ),
    notes: returnsOnOwnDate === 0 ? notes : [...notes, unplaced],
    figures: sections.flatMap((section) => figuresOf(section, asked.measure)),
    tables: sections.map((section) => tableOf(composition, section)),
    charts: sections.flatMap((section) => chartOf(composition, section, language)),
  };
};
