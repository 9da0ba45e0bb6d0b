/** The commission report (佣金与激励): runs with their tables, a line for whatever was earned or clawed back, and what is owed. */
import { baseTexts } from '@clientele/domain/planning';
import { appraisalTerms, type IncentiveLine, type Incentives, type RunRow } from '@clientele/projections';
import { amountCell, none, type Report, type Table, termCell, textCell } from '../render/index.ts';
import { composed } from './wording.ts';

const { columns, definitions, kinds, standings, titles } = appraisalTerms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });

const runsOf = (runs: readonly RunRow[]): Table => ({
  key: 'runs',
  title: titles.runs,
  columns: (['run', 'period', 'table', 'basis', 'terms', 'standing'] as const).map(column),
  rows: runs.map((row) => [
    textCell(row.run),
    textCell(row.period.key),
    textCell(row.table),
    termCell(baseTexts[row.basis]),
    termCell(row.terms),
    termCell(standings[row.standing]),
  ]),
});

const linesOf = (lines: readonly IncentiveLine[]): Table => ({
  key: 'lines',
  title: titles.lines,
  columns: (['payee', 'form', 'of', 'base', 'amount', 'currency', 'booked', 'standing', 'cause'] as const).map(column),
  rows: lines.map(({ payee, kind, of, base, amount, booked, standing, sale, cause }) => [
    textCell(payee),
    termCell(kinds[kind]),
    textCell(of),
    base === null ? none : amountCell({ units: base, scale: amount.scale }),
    amountCell(amount),
    textCell(amount.currency),
    textCell(booked),
    termCell(standings[standing]),
    cause === null ? none : termCell(composed((language) => `${kinds[cause][language]} ${sale ?? ''}`)),
  ]),
});

/** The report of commission, bonuses and prizes. */
export const incentiveReport = ({ asOf, runs, lines, totals }: Incentives): Report => ({
  key: 'commission',
  title: titles.commission,
  notes: [composed((language) => `${definitions.asOf[language]} ${asOf}`), definitions.clawBack],
  figures: [],
  tables: [
    runsOf(runs),
    linesOf(lines),
    {
      key: 'totals',
      title: titles.totals,
      columns: (['payee', 'amount', 'currency'] as const).map(column),
      rows: totals.map(({ payee, amount }) => [textCell(payee), amountCell(amount), textCell(amount.currency)]),
    },
  ],
  charts: [],
});
