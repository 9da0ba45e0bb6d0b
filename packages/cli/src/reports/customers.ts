/** The reports on a customer base: every customer with its classes, who moved between classes, and grades that are due. */
import {
  type CustomerGroup,
  type CustomerGroupSection,
  type CustomerMovement,
  type MovementSection,
  type Regrading,
  terms,
} from '@clientele/projections';
import {
  type Cell,
  type Chart,
  countCell,
  none,
  type Report,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { gradeCells, rankedCells, rankedColumns } from './ranked-customer.ts';
import { askedNotes, axisTitle, composed, figureCell, sectionKey, withUnit } from './wording.ts';

const { axes, columns, rows: rowTerms, titles } = terms;

const orNone = (text: string | null): Cell => (text === null ? none : textCell(text));

const groupTable = (group: CustomerGroup, { unit, rows, total }: CustomerGroupSection): Table => ({
  key: sectionKey('customers', unit, group.sections.length),
  title: withUnit(titles.customers, unit),
  columns: [
    ...rankedColumns(group.asked.measure),
    { key: 'orders', title: columns.orders },
    { key: 'since', title: columns.since },
    { key: 'lastOrder', title: columns.lastOrder },
    { key: 'grade', title: axes.pareto },
    { key: 'vip', title: columns.vip },
    { key: 'band', title: axes.band },
    { key: 'recency', title: columns.recency },
    { key: 'frequency', title: columns.frequency },
    { key: 'value', title: columns.monetary },
    { key: 'position', title: axes.position },
  ],
  rows: rows.map((row) => [
    ...rankedCells(unit, row),
    countCell(row.orders),
    orNone(row.since),
    orNone(row.lastOrder),
    ...gradeCells(row),
    orNone(row.band),
    row.rfm === null ? none : countCell(row.rfm.recency),
    row.rfm === null ? none : countCell(row.rfm.frequency),
    row.rfm === null ? none : countCell(row.rfm.value),
    orNone(row.position),
  ]),
  total: [termCell(rowTerms.total), none, none, figureCell(unit, total), ...Array.from({ length: 11 }, () => none)],
});

/** Customers by their scores of frequency and recency: how many stand where. */
const scoresChart = ({ rows }: CustomerGroupSection): readonly Chart[] => {
  const scores = ['5', '4', '3', '2', '1'];
  const count = (recency: number, frequency: number): number =>
    rows.filter(({ rfm }) => rfm?.recency === recency && rfm.frequency === frequency).length;
  if (rows.every(({ rfm }) => rfm === null)) return [];
  return [
    {
      kind: 'heat',
      title: composed((of) => `${columns.recency[of]} × ${columns.frequency[of]}`),
      rows: scores,
      columns: scores.toReversed(),
      values: [5, 4, 3, 2, 1].map((recency) => [1, 2, 3, 4, 5].map((frequency) => count(recency, frequency))),
      unit: '',
    },
  ];
};

/** The report of a customer group. */
export const customerGroupReport = (group: CustomerGroup): Report => ({
  key: 'customers',
  title: titles.group,
  notes: [
    ...askedNotes(group.asked, group.asked.by),
    composed((of) => `${of === 'en' ? 'policies' : '政策'}: ${group.policies.join(', ')}`),
  ],
  figures: group.sections.map(({ unit, ranked }) => ({
    key: sectionKey('customers', unit, group.sections.length),
    title: withUnit(columns.customers, unit),
    value: countCell(ranked),
  })),
  tables: group.sections.map((section) => groupTable(group, section)),
  charts: group.sections.flatMap(scoresChart),
});

const classText = ({ key, text }: MovementSection['cells'][number]['from']): Cell =>
  key === null ? termCell(text) : textCell(text.en);

const movementTable = (movement: CustomerMovement, { unit, cells, customers }: MovementSection): Table => ({
  key: sectionKey('movement', unit, movement.sections.length),
  title: withUnit(axisTitle(movement.axis), unit),
  columns: [
    { key: 'from', title: columns.fromClass },
    { key: 'to', title: columns.toClass },
    { key: 'customers', title: columns.customers },
    { key: 'earlier', title: columns.earlier },
    { key: 'later', title: columns.later },
  ],
  rows: cells.map((cell) => [
    classText(cell.from),
    classText(cell.to),
    countCell(cell.customers),
    figureCell(unit, cell.earlier),
    figureCell(unit, cell.later),
  ]),
  total: [
    termCell(rowTerms.total),
    none,
    countCell(customers),
    figureCell(
      unit,
      cells.reduce((sum, { earlier }) => sum + earlier, 0n),
    ),
    figureCell(
      unit,
      cells.reduce((sum, { later }) => sum + later, 0n),
    ),
  ],
});

const movementChart = ({ cells }: MovementSection, language: 'en' | 'zh'): readonly Chart[] => {
  const labels = (side: 'from' | 'to') => [...new Set(cells.map((cell) => cell[side].text[language]))].slice(0, 20);
  const [down, across] = [labels('from'), labels('to')];
  if (down.length < 2 && across.length < 2) return [];
  const values = down.map((from) =>
    across.map(
      (to) =>
        cells.find((cell) => cell.from.text[language] === from && cell.to.text[language] === to)?.customers ?? null,
    ),
  );
  return [{ kind: 'heat', title: columns.customers, rows: down, columns: across, values, unit: '' }];
};

/** The report of who moved between classes. */
export const movementReport = (movement: CustomerMovement, language: 'en' | 'zh'): Report => {
  const { from, to, axis, by, sections } = movement;
  return {
    key: 'movement',
    title: composed((of) => `${titles.movement[of]}: ${axisTitle(axis)[of]}`),
    notes: [...askedNotes(from, by), ...askedNotes(to, by).slice(0, 1)],
    figures: sections.flatMap(({ unit, customers, moved }) => [
      { key: 'customers', title: withUnit(columns.customers, unit), value: countCell(customers) },
      { key: 'moved', title: withUnit(columns.moved, unit), value: countCell(moved) },
    ]),
    tables: sections.map((section) => movementTable(movement, section)),
    charts: sections.flatMap((section) => movementChart(section, language)),
  };
};

/** The report of grades over some periods. */
export const regradingReport = ({ policy, hold, periods, sections }: Regrading): Report => ({
  key: 'regrading',
  title: titles.regrading,
  notes: [
    composed((of) =>
      of === 'en'
        ? `${policy}; another grade is due after ${hold} periods in a row that give it`
        : `${policy}；连续 ${hold} 期评为其他等级方予调整`,
    ),
  ],
  figures: [],
  tables: sections.map(({ unit, rows }) => ({
    key: sections.length === 1 ? 'regrading' : `regrading-${unit}`,
    title: composed((of) => `${titles.regrading[of]} (${unit})`),
    columns: [
      { key: 'customer', title: axes.customer },
      // A bare year would be moved to the front of a JSON object.
      ...periods.map(({ key }) => ({ key: `period-${key}`, title: composed(() => key) })),
      { key: 'due', title: columns.due },
      { key: 'changedBy', title: columns.changedBy },
    ],
    rows: rows.map(({ customer, steps, due, changedBy }) => [
      textCell(customer),
      ...steps.map(({ found }) => (found === null ? none : textCell(found))),
      due === null ? termCell(rowTerms.noGrade) : textCell(due),
      orNone(changedBy?.key ?? null),
    ]),
  })),
  charts: [],
});
