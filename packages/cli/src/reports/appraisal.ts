/** The appraisal report (绩效考核): scores, indicators with their weights, unmet targets and what waits for a cause, what followed. */
import { formatMoney, type Text } from '@clientele/domain/kernel';
import type { Consequence } from '@clientele/domain/planning';
import {
  type AppraisalRow,
  type Appraisals,
  type AppraisedKpi,
  appraisalTerms,
  type UnmetTarget,
} from '@clientele/projections';
import { type Cell, countCell, none, type Report, ratioCell, type Table, termCell, textCell } from '../render/index.ts';
import { composed } from './wording.ts';

const { checks, columns, definitions, explanations, follows, layers, met, missings, natures, standings, titles } =
  appraisalTerms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });

const scoresOf = (rows: readonly AppraisalRow[]): Table => ({
  key: 'appraisals',
  title: titles.appraisal,
  columns: (['subject', 'appraisal', 'period', 'scheme', 'standing', 'score', 'verified'] as const).map(column),
  rows: rows.map((row) => [
    textCell(row.subject),
    textCell(row.appraisal),
    textCell(row.period.key),
    textCell(row.scheme),
    termCell(standings[row.standing]),
    ratioCell(row.score),
    row.verified === null ? none : termCell(row.verified ? checks.same : checks.other),
  ]),
});

/** A value reads as a percentage where it is a part of something, and as a number where it is counted or an amount. */
const asOf = ({ kpi: { form } }: AppraisedKpi): 'percent' | 'number' =>
  form === 'attainment' || form === 'average' || form === 'count' ? 'number' : 'percent';

const metCell = ({ met: reached, missing }: AppraisedKpi): Cell => {
  if (missing !== null) return termCell(missings[missing]);
  return termCell(reached === null ? met.none : reached ? met.met : met.unmet);
};

const percent = (basisPoints: number): Cell => ratioCell({ numerator: BigInt(basisPoints), denominator: 10_000n });

const indicatorsOf = (rows: readonly AppraisalRow[]): Table => ({
  key: 'indicators',
  title: titles.indicators,
  columns: (
    [
      'appraisal',
      'kpi',
      'layer',
      'nature',
      'value',
      'target',
      'ratio',
      'weight',
      'counted',
      'state',
      'effective',
      'source',
    ] as const
  ).map(column),
  rows: rows.flatMap((row) =>
    row.kpis.map((one) => [
      textCell(row.appraisal),
      termCell(one.kpi.name),
      termCell(layers[one.kpi.layer]),
      termCell(natures[one.kpi.nature]),
      ratioCell(one.value, asOf(one)),
      ratioCell(one.target, asOf(one)),
      ratioCell(one.ratio),
      percent(one.weight),
      percent(one.counted),
      metCell(one),
      one.effective === null ? none : ratioCell(one.effective, 'number'),
      one.source === null ? none : textCell(one.source),
    ]),
  ),
});

const stateOf = ({ explained, overdue, late }: UnmetTarget): Text => {
  if (explained !== null) return late ? explanations.late : explanations.explained;
  return overdue ? explanations.overdue : explanations.waiting;
};

const unmetOf = (rows: readonly AppraisalRow[]): Table => ({
  key: 'unmet',
  title: titles.unmet,
  columns: (
    ['subject', 'appraisal', 'kpi', 'due', 'state', 'daysLate', 'cause', 'countermeasure', 'owner'] as const
  ).map(column),
  rows: rows.flatMap((row) =>
    row.unmet.map((one) => [
      textCell(row.subject),
      textCell(row.appraisal),
      termCell(one.name),
      textCell(one.due),
      termCell(stateOf(one)),
      countCell(one.daysLate),
      one.explained === null ? none : textCell(one.explained.cause),
      one.explained === null ? none : textCell(one.explained.countermeasure),
      one.explained === null ? none : textCell(`${one.explained.owner} ${one.explained.due}`),
    ]),
  ),
});

const detailOf = (consequence: Consequence): string => {
  if (consequence.kind === 'promotion') return `${consequence.from} → ${consequence.to}`;
  if (consequence.kind === 'dismissal' || consequence.amount === null) return '';
  return `${formatMoney(consequence.amount)} ${consequence.amount.currency}`;
};

const followedOf = (rows: readonly AppraisalRow[]): Table => ({
  key: 'followed',
  title: titles.followed,
  columns: (['appraisal', 'what', 'date', 'state', 'detail'] as const).map(column),
  rows: rows.flatMap((row) => [
    ...row.sheets.map(({ form, due, collectedOn }) => [
      textCell(row.appraisal),
      termCell(follows[form]),
      textCell(collectedOn ?? due),
      termCell(collectedOn === null ? follows.outstanding : follows.collected),
      form === 'attendance' && row.daysAttended !== null
        ? termCell(composed((language) => `${follows.fieldDays[language]} ${row.daysAttended}`))
        : none,
    ]),
    ...(row.feedbackOn === null
      ? []
      : [
          [
            textCell(row.appraisal),
            termCell(follows.feedback),
            textCell(row.feedbackOn),
            termCell(follows[row.response]),
            none,
          ],
        ]),
    ...row.decided.map(({ consequence, on, reason }) => [
      textCell(row.appraisal),
      termCell(follows[consequence.kind]),
      textCell(on),
      textCell(reason),
      textCell(detailOf(consequence)),
    ]),
  ]),
});

/** The report of appraisals. */
export const appraisalReport = ({ asOf: date, rows }: Appraisals): Report => ({
  key: 'appraisal',
  title: titles.appraisal,
  notes: [composed((language) => `${definitions.asOf[language]} ${date}`), definitions.score],
  figures: [],
  tables: [scoresOf(rows), indicatorsOf(rows), unmetOf(rows), followedOf(rows)],
  charts: [],
});
