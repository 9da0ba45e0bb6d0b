/** Reports as data for other programs: CSV (one table) and JSON (all of it), every figure to its last digit. */
import { type Language, say } from '@clientele/domain/kernel';
import { stringify } from 'csv-stringify/sync';
import { exactText } from './cell-text.ts';
import type { Cell, Report, Table } from './report.ts';

/** Text that a spreadsheet would take for a formula is made plain; figures stay as they are. */
const cellText = (cell: Cell, language: Language): string => {
  const text = exactText(cell, language);
  return cell.kind === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};

const values = (row: readonly Cell[], language: Language): string[] => row.map((cell) => cellText(cell, language));

const tableCsv = ({ columns, rows, total }: Table, language: Language): string =>
  stringify(
    [
      columns.map(({ key }) => key),
      ...rows.map((row) => values(row, language)),
      ...(total ? [values(total, language)] : []),
    ],
    { record_delimiter: '\n' },
  );

/** The tables of a report, each with a header of stable column keys; several are separated by an empty line. */
export const csvText = (report: Report, language: Language): string =>
  report.tables.map((table) => tableCsv(table, language)).join('\n');

const jsonValue = (cell: Cell, language: Language): string | number | null => {
  if (cell.kind === 'none' || (cell.kind === 'ratio' && cell.ratio === null)) return null;
  if (cell.kind === 'count' && typeof cell.count === 'number') return cell.count;
  return exactText(cell, language);
};

const jsonRow = (
  table: Table,
  row: readonly Cell[],
  language: Language,
): Readonly<Record<string, string | number | null>> =>
  Object.fromEntries(table.columns.map(({ key }, index) => [key, jsonValue(row[index] ?? { kind: 'none' }, language)]));

/** The report as JSON: amounts and ratios as decimal text, since a JSON number would lose digits; null is undefined. */
export const jsonText = (report: Report, language: Language): string =>
  `${JSON.stringify(
    {
      report: report.key,
      title: say(report.title, language),
      notes: report.notes.map((note) => say(note, language)),
      figures: Object.fromEntries(report.figures.map(({ key, value }) => [key, jsonValue(value, language)])),
      tables: Object.fromEntries(
        report.tables.map((table) => [
          table.key,
          {
            rows: table.rows.map((row) => jsonRow(table, row, language)),
            total: table.total === undefined ? null : jsonRow(table, table.total, language),
          },
        ]),
      ),
    },
    null,
    2,
  )}\n`;
