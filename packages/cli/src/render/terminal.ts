/** Reports on a terminal: tables whose columns align with Chinese text too. */
import { type Language, say } from '@clientele/domain/kernel';
import stringWidth from 'string-width';
import { columnDecimals, isNumeric, readableText } from './cell-text.ts';
import { punctuation } from './punctuation.ts';
import type { Cell, Report, Table } from './report.ts';

/** Control characters would let data write to the terminal; each is shown as a space. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

const alignments = ({ columns, rows, total }: Table): ('left' | 'right')[] =>
  columns.map((_, index) => {
    const cells = [...rows, ...(total === undefined ? [] : [total])].map((row) => row[index]);
    return cells.some((cell) => cell !== undefined && isNumeric(cell)) ? 'right' : 'left';
  });

const texts = (row: readonly Cell[], decimals: readonly number[], language: Language): string[] =>
  row.map((cell, column) => harmless(readableText(cell, language, decimals[column])));

/** Rows shown of a table; the others are counted. */
const shownRows = 40;

const gap = '   ';

const tableText = (table: Table, language: Language, most: number): string => {
  const head = table.columns.map(({ title }) => say(title, language));
  const decimals = columnDecimals(table);
  const shown = table.rows.slice(0, most).map((row) => texts(row, decimals, language));
  const total = table.total === undefined ? [] : [texts(table.total, decimals, language)];
  const aligned = alignments(table);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...shown, ...total].map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => {
        const text = row[column] ?? '';
        const space = ' '.repeat(width - stringWidth(text));
        return aligned[column] === 'right' ? `${space}${text}` : `${text}${space}`;
      })
      .join(gap)
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, gap.length * Math.max(0, widths.length - 1)));
  const hidden = table.rows.length - shown.length;
  const more =
    hidden === 0
      ? []
      : [language === 'en' ? `… and ${hidden} more rows (--rows all)` : `……另有 ${hidden} 行（--rows all）`];
  const foot = total.length === 0 ? [] : [rule, ...total.map(line)];
  return [say(table.title, language), '', line(head), rule, ...shown.map(line), ...more, ...foot]
    .map((text) => (text === '' ? '' : `  ${text}`))
    .join('\n');
};

/** The whole report as text for a terminal, with so many rows of each table. */
export const terminalText = (report: Report, language: Language, most = shownRows): string => {
  const title = say(report.title, language);
  const figures = report.figures.map(
    (figure) =>
      `  ${say(figure.title, language)}${punctuation[language].colon}${harmless(readableText(figure.value, language))}`,
  );
  const notes = report.notes.map((note) => `  ${harmless(say(note, language))}`);
  return [
    title,
    ...notes,
    ...(figures.length > 0 ? ['', ...figures] : []),
    ...report.tables.flatMap((table) => ['', tableText(table, language, most)]),
    '',
  ].join('\n');
};
