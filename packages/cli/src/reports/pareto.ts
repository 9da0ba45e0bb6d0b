/** The Pareto report: customers by value, each with the grade that the policy gives, and what each grade comes to. */
import { type Pareto, type ParetoSection, terms } from '@clientele/projections';
import {
  type Chart,
  countCell,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { concentrationFigures } from './composition.ts';
import { gradeCells, rankedCells, rankedColumns } from './ranked-customer.ts';
import { askedNotes, drawn, figureCell, sectionKey, unitText, withUnit } from './wording.ts';

const { columns, rows: rowTerms, titles } = terms;

const gradesTable = (pareto: Pareto, { unit, grades, total }: ParetoSection): Table => ({
  key: sectionKey('grades', unit, pareto.sections.length),
  title: withUnit(columns.grade, unit),
  columns: [
    { key: 'grade', title: columns.grade },
    { key: 'customers', title: columns.customers },
    { key: pareto.asked.measure, title: columns[pareto.asked.measure] },
    { key: 'share', title: columns.share },
  ],
  rows: grades.map(({ grade, customers, value, share }) => [
    grade === null ? termCell(rowTerms.noGrade) : textCell(grade),
    countCell(customers),
    figureCell(unit, value),
    ratioCell(share),
  ]),
  total: [
    termCell(rowTerms.total),
    countCell(grades.reduce((sum, { customers }) => sum + customers, 0)),
    figureCell(
      unit,
      grades.reduce((sum, { value }) => sum + value, 0n),
    ),
    total === 0n ? ratioCell(null) : none,
  ],
});

const customersTable = (pareto: Pareto, { unit, rows }: ParetoSection): Table => ({
  key: sectionKey('customers', unit, pareto.sections.length),
  title: withUnit(titles.pareto, unit),
  columns: [
    ...rankedColumns(pareto.asked.measure),
    { key: 'shareAbove', title: columns.shareAbove },
    { key: 'shareWith', title: columns.shareWith },
    { key: 'grade', title: columns.grade },
    { key: 'vip', title: columns.vip },
  ],
  rows: rows.map((row) => [
    ...rankedCells(unit, row),
    ratioCell(row.shareAbove),
    ratioCell(row.shareWith),
    ...gradeCells(row),
  ]),
});

const chartOf = (section: ParetoSection): readonly Chart[] =>
  section.rows.length < 2
    ? []
    : [
        {
          kind: 'pareto',
          title: titles.pareto,
          bars: section.rows
            .slice(0, 400)
            .map(({ customer, value }) => ({ label: customer, value: drawn(section.unit, value) })),
          cuts: [80, 95],
          unit: unitText(section.unit),
        },
      ];

/** The report of a ranking. */
export const paretoReport = (pareto: Pareto): Report => ({
  key: 'pareto',
  title: titles.pareto,
  notes: askedNotes(pareto.asked, pareto.asked.by),
  figures: pareto.sections.flatMap(({ concentration }) => concentrationFigures(concentration)),
  tables: pareto.sections.flatMap((section) => [gradesTable(pareto, section), customersTable(pareto, section)]),
  charts: pareto.sections.flatMap(chartOf),
});
