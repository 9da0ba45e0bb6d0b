/** The results of days as they were confirmed (每日确认业绩), beside what the sales tell. */
import { type DailyResults, terms } from '@clientele/projections';
import { countCell, none, punctuation, type Report, termCell, textCell } from '../render/index.ts';
import { composed, figureCell, withUnit } from './wording.ts';

const { columns, definitions, standings, targetColumns, targetTitles } = terms;

/** The report of a plan's daily results. */
export const dailyResultsReport = ({ plan, asOf, unit, rows, unconfirmed }: DailyResults): Report => ({
  key: 'daily-results',
  title: composed((of) => `${targetTitles.daily[of]}${punctuation[of].colon}${plan.name}`),
  notes: [composed((of) => `${definitions.asOf[of]} ${asOf}`)],
  figures: [{ key: 'unconfirmed', title: standings.unconfirmed, value: countCell(unconfirmed) }],
  tables: [
    {
      key: 'results',
      title: withUnit(targetTitles.daily, unit),
      columns: [
        { key: 'subject', title: columns.subject },
        { key: 'day', title: columns.date },
        { key: 'confirmed', title: targetColumns.confirmed },
        { key: 'sold', title: targetColumns.sold },
        { key: 'difference', title: targetColumns.difference },
      ],
      rows: rows.map(({ subject, day, confirmed, sold, difference }) => [
        textCell(subject),
        textCell(day),
        confirmed === null ? termCell(standings.unconfirmed) : figureCell(unit, confirmed),
        sold === null ? none : figureCell(unit, sold),
        difference === null ? none : figureCell(unit, difference),
      ]),
    },
  ],
  charts: [],
});
