/** Cells as text: to the last digit for machines, grouped and rounded once for people. */
import { formatDecimal, formatRatio, type Language, rescaleDecimal, say } from '@clientele/domain/kernel';
import type { Cell, Table } from './report.ts';

/** All digits; the empty text for what is undefined. Ratios have six decimals (`definitions.md`). */
export const exactText = (cell: Cell, language: Language): string => {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'term':
      return say(cell.term, language);
    case 'count':
      return cell.count.toString();
    case 'amount':
      return formatDecimal(cell);
    case 'ratio':
      return formatRatio(cell.ratio, cell.as === 'number' ? 4 : 6) ?? '';
    case 'none':
      return '';
  }
};

const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
};

const mostDecimals = 2;

/** How many decimals the amounts of a column have for people: as many as its finest amount, two at most. */
const decimalsOf = (cells: readonly (Cell | undefined)[]): number =>
  Math.min(
    mostDecimals,
    cells.reduce((finest, cell) => (cell?.kind === 'amount' ? Math.max(finest, cell.scale) : finest), 0),
  );

/** The decimals of each column of a table. */
export const columnDecimals = ({ columns, rows, total }: Table): readonly number[] =>
  columns.map((_, column) => decimalsOf([...rows, ...(total === undefined ? [] : [total])].map((row) => row[column])));

/** As a person reads it: thousands grouped, amounts with so many decimals, ratios in percent; a dash for what is undefined. */
export const readableText = (cell: Cell, language: Language, decimals = decimalsOf([cell])): string => {
  switch (cell.kind) {
    case 'count':
      return grouped(cell.count.toString());
    case 'amount':
      return grouped(formatDecimal(rescaleDecimal(cell, decimals)));
    case 'ratio': {
      if (cell.ratio === null) return '–';
      if (cell.as === 'number') return grouped(formatRatio(cell.ratio, 4) ?? '');
      const { numerator, denominator } = cell.ratio;
      const hundredfold = formatRatio({ numerator: numerator * 100n, denominator }, 1) ?? '';
      if (cell.as === 'percent') return `${grouped(hundredfold)} %`;
      return hundredfold.startsWith('-') ? hundredfold : `+${hundredfold}`;
    }
    case 'none':
      return '–';
    default:
      return exactText(cell, language);
  }
};

/** Whether a column of such cells is set to the right. */
export const isNumeric = (cell: Cell): boolean =>
  cell.kind === 'count' || cell.kind === 'amount' || cell.kind === 'ratio';
