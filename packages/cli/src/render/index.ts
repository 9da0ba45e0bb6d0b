/** Rendering: one report, four forms. */
import type { Language } from '@clientele/domain/kernel';
import { say } from '@clientele/domain/kernel';
import { csvText, jsonText } from './data.ts';
import { pageHtml } from './page.ts';
import type { Report } from './report.ts';
import { terminalText } from './terminal.ts';

export { punctuation } from './punctuation.ts';
export * from './report.ts';
export { csvText, jsonText, pageHtml, terminalText };

export const formats = ['table', 'csv', 'json', 'html'] as const;
export type Format = (typeof formats)[number];

/** A report in a format. `most` bounds the rows of each table on a terminal; files have them all. */
export const render = (report: Report, format: Format, language: Language, most?: number): string => {
  switch (format) {
    case 'table':
      return terminalText(report, language, most);
    case 'csv':
      return csvText(report, language);
    case 'json':
      return jsonText(report, language);
    case 'html':
      return pageHtml(say(report.title, language), [report], language);
  }
};
