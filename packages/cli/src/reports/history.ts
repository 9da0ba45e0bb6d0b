/** The history of one customer as a report: a line an event, with what it did to the sales. */
import { type StoryLine, terms } from '@clientele/projections';
import { amountCell, none, type Report, termCell, textCell } from '../render/index.ts';

/** The report of a customer's story. */
export const historyReport = (customer: string, lines: readonly StoryLine[]): Report => ({
  key: 'history',
  title: { en: `${terms.titles.history.en}: ${customer}`, zh: `${terms.titles.history.zh}：${customer}` },
  notes: [],
  figures: [],
  charts: [],
  tables: [
    {
      key: 'history',
      title: terms.titles.history,
      columns: [
        { key: 'date', title: terms.columns.date },
        { key: 'event', title: terms.columns.event },
        { key: 'amount', title: terms.columns.amount },
        { key: 'currency', title: terms.columns.currency },
      ],
      rows: lines.flatMap(({ on, text, amounts }) => {
        const [first, ...others] = amounts;
        const row = [
          textCell(on),
          termCell(text),
          amountCell(first),
          first === undefined ? none : textCell(first.currency),
        ];
        return [row, ...others.map((amount) => [textCell(on), none, amountCell(amount), textCell(amount.currency)])];
      }),
    },
  ],
});
