/** Reports on a terminal: tables whose columns align with Chinese text too. */
import { type Language, say } from '@clientele/domain/kernel';
import CliTable from 'cli-table3';
import stringWidth from 'string-width';
import { isNumeric, readableText } from './cell-text.ts';
import type { Cell, Report, Table } from './report.ts';

/** Control characters would let data write to the terminal; each is shown as a space. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

const lines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '  ',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '   ',
};

const alignments = ({ columns, rows, total }: Table): ('left' | 'right')[] =>
  columns.map((_, index) => {
    const cells = [...rows, ...(total === undefined ? [] : [total])].map((row) => row[index]);
    return cells.some((cell) => cell !== undefined && isNumeric(cell)) ? 'right' : 'left';
  });

const texts = (row: readonly Cell[], language: Language): string[] =>
  row.map((cell) => harmless(readableText(cell, language)));

const tableText = (table: Table, language: Language): string => {
  const grid = new CliTable({
    head: table.columns.map(({ title }) => say(title, language)),
    colAligns: alignments(table),
    chars: lines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  for (const row of table.rows) grid.push(texts(row, language));
  if (table.total !== undefined) grid.push(texts(table.total, language));
  const body = grid.toString().split('\n');
  const ruled = (text: string) => text.replace(/\s+$/, '');
  const [head = '', ...rest] = body.map(ruled);
  const rule = `  ${'─'.repeat(Math.max(1, stringWidth(body[0] ?? '') - 2))}`;
  const last = table.total === undefined ? [] : [rule, rest.pop() ?? ''];
  return [`  ${say(table.title, language)}`, '', head, rule, ...rest, ...last].join('\n');
};

/** The whole report as text for a terminal. */
export const terminalText = (report: Report, language: Language): string => {
  const title = say(report.title, language);
  const figures = report.figures.map(
    (figure) => `  ${say(figure.title, language)}: ${harmless(readableText(figure.value, language))}`,
  );
  const notes = report.notes.map((note) => `  ${harmless(say(note, language))}`);
  return [
    title,
    ...notes,
    ...(figures.length > 0 ? ['', ...figures] : []),
    ...report.tables.flatMap((table) => ['', tableText(table, language)]),
    '',
  ].join('\n');
};
