/** The due list (应访名单): who is due on a date, overdue by how many days, and by which rule. */
import { type DueList, dueRules, dueRuleTerms, dueTerms, terms } from '@clientele/projections';
import { countCell, none, type Report, termCell, textCell } from '../render/index.ts';

const words = dueTerms;
const columns = ['customer', 'owner', 'rule', 'due', 'overdue', 'last', 'by'] as const;

/** The report of who is due. */
export const dueReport = ({ asked, rows, counts, overdue }: DueList): Report => ({
  key: 'due',
  title: words.title,
  notes: [
    {
      en: `${terms.definitions.asOf.en} ${asked.asOf}; due on ${asked.on} or before; ${asked.calendar.name}@${asked.calendar.version}`,
      zh: `${terms.definitions.asOf.zh} ${asked.asOf}；${asked.on} 及之前应访；${asked.calendar.name}@${asked.calendar.version}`,
    },
  ],
  figures: [
    { key: 'due', title: words.dueCount, value: countCell(rows.length) },
    { key: 'overdue', title: words.overdueCount, value: countCell(overdue) },
    ...dueRules.map((rule) => ({ key: rule, title: dueRuleTerms[rule], value: countCell(counts[rule]) })),
  ],
  tables: [
    {
      key: 'due',
      title: words.list,
      columns: columns.map((key) => ({ key, title: words[key] })),
      rows: rows.map((row) => [
        row.customer === null ? none : textCell(row.customer),
        textCell(row.owner),
        termCell(dueRuleTerms[row.rule]),
        textCell(row.due),
        countCell(row.overdue),
        row.last === null ? none : textCell(row.last),
        textCell(row.by),
      ]),
    },
  ],
  charts: [],
});
