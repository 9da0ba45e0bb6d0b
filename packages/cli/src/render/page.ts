/** Reports as one self-contained page: tables and drawn charts, no script, nothing from the network; it prints well. */
import { type Language, say } from '@clientele/domain/kernel';
import { columnDecimals, exactText, isNumeric, readableText } from './cell-text.ts';
import { chartSvg } from './charts.ts';
import type { Cell, Report, Table } from './report.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const style = `
:root { color-scheme: light; --ink: #1a202c; --soft: #718096; --line: #e2e8f0; --accent: #2b6cb0; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 80rem; color: var(--ink); background: #fff;
  font: 15px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.3rem; margin: 3rem 0 .4rem; padding-top: 1rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1rem; margin: 1.8rem 0 .4rem; } .notes { color: var(--soft); margin: 0; padding: 0; list-style: none; }
.figures { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; padding: 0; }
.figures div { border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; min-width: 9rem; }
.figures dt { color: var(--soft); font-size: .85rem; } .figures dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; } tfoot td { font-weight: 600; border-top: 2px solid var(--soft); }
.many { font-size: .8rem; } .many th, .many td { padding: .3rem .35rem; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; } figcaption { font-weight: 600; }
@media print { h2 { break-before: page; } body { padding: 0; } }
`;

const row = (cells: readonly Cell[], decimals: readonly number[], language: Language): string =>
  `<tr>${cells
    .map(
      (cell, column) =>
        `<td${isNumeric(cell) ? ` class="number" title="${escaped(exactText(cell, language))}"` : ''}>${escaped(readableText(cell, language, decimals[column]))}</td>`,
    )
    .join('')}</tr>`;

const numericColumn = (table: Table, index: number): boolean =>
  table.rows.some((cells) => {
    const cell = cells[index];
    return cell !== undefined && isNumeric(cell);
  });

const tableHtml = (table: Table, language: Language): string => {
  const decimals = columnDecimals(table);
  return `
<h3>${escaped(say(table.title, language))}</h3>
<div class="wide"><table${table.columns.length > 10 ? ' class="many"' : ''}><thead><tr>${table.columns
    .map(
      ({ title }, index) =>
        `<th${numericColumn(table, index) ? ' class="number"' : ''}>${escaped(say(title, language))}</th>`,
    )
    .join('')}</tr></thead>
<tbody>${table.rows.map((cells) => row(cells, decimals, language)).join('\n')}</tbody>${
    table.total === undefined ? '' : `<tfoot>${row(table.total, decimals, language)}</tfoot>`
  }</table></div>`;
};

const section = (report: Report, language: Language): string => `
<section id="${escaped(report.key)}"><h2>${escaped(say(report.title, language))}</h2>
<ul class="notes">${report.notes.map((note) => `<li>${escaped(say(note, language))}</li>`).join('')}</ul>
${
  report.figures.length === 0
    ? ''
    : `<dl class="figures">${report.figures
        .map(
          ({ title, value }) =>
            `<div><dt>${escaped(say(title, language))}</dt><dd>${escaped(readableText(value, language))}</dd></div>`,
        )
        .join('')}</dl>`
}
${report.charts
  .map(
    (chart) =>
      `<figure><figcaption>${escaped(say(chart.title, language))}</figcaption>${chartSvg(chart, language)}</figure>`,
  )
  .join('\n')}
${report.tables.map((table) => tableHtml(table, language)).join('\n')}</section>`;

/** One page with several reports. */
export const pageHtml = (title: string, reports: readonly Report[], language: Language): string =>
  `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>${reports.map((report) => section(report, language)).join('\n')}</body></html>
`;
