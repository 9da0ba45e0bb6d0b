/** The target report (目标完成情况表): each target of a plan, and what became of it. */
import { powerOfTen, type Text } from '@clientele/domain/kernel';
import { type TargetRow, type Targets, terms } from '@clientele/projections';
import {
  type Cell,
  type Chart,
  countCell,
  none,
  punctuation,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { targetFan } from './target-fan.ts';
import { askedNotes, composed, drawn, figureCell, unitText, withUnit } from './wording.ts';

const { absences, columns, horizons, targetColumns, targetTitles, titles, zones } = terms;

const valueCells = ({ target, actual, attainment }: TargetRow, { unit }: Targets): readonly Cell[] => {
  const cell = (value: bigint | null, missing: Text): Cell =>
    value === null ? termCell(missing) : figureCell(unit, value);
  return [
    cell(target?.realistic ?? null, absences.noTarget),
    cell(target?.ideal ?? null, absences.noTarget),
    cell(actual, absences.noActual),
    ratioCell(attainment?.attainment ?? null),
    ratioCell(attainment?.idealAttainment ?? null),
    attainment === null ? none : figureCell(unit, attainment.gap),
    attainment === null ? none : termCell(zones[attainment.zone]),
  ];
};

const place = ({ subject, period }: TargetRow): readonly Cell[] => [textCell(subject), textCell(period.key)];

const placeColumns = [
  { key: 'subject', title: columns.subject },
  { key: 'period', title: columns.period },
] as const;

/** How each target stands in its time: what was due, what is left, and where the pace so far ends. */
const paceTable = ({ rows, unit }: Targets): Table => {
  const amount = (value: bigint | null): Cell => (value === null ? none : figureCell(unit, value));
  return {
    key: 'pace',
    title: targetTitles.pace,
    columns: [
      ...placeColumns,
      { key: 'workingDaysGone', title: targetColumns.days },
      { key: 'workingDays', title: targetColumns.allDays },
      { key: 'elapsed', title: targetColumns.elapsed },
      { key: 'due', title: targetColumns.due },
      { key: 'lead', title: targetColumns.lead },
      { key: 'leadPoints', title: targetColumns.leadPoints },
      { key: 'left', title: targetColumns.left },
      { key: 'neededADay', title: targetColumns.neededADay },
      { key: 'projected', title: targetColumns.projected },
      { key: 'projectedGap', title: targetColumns.projectedGap },
      { key: 'effort', title: targetColumns.effort },
    ],
    rows: rows.map((row) => {
      const { pace } = row;
      if (pace === null) return [...place(row), ...Array.from({ length: 11 }, () => none)];
      const { neededADay } = pace;
      return [
        ...place(row),
        countCell(pace.elapsedDays),
        countCell(pace.days),
        ratioCell(pace.elapsed),
        amount(pace.due),
        amount(pace.lead),
        ratioCell(pace.leadPoints, 'points'),
        amount(pace.left),
        neededADay === null
          ? none
          : ratioCell(
              {
                ...neededADay,
                denominator: neededADay.denominator * powerOfTen(unit.kind === 'count' ? 0 : unit.scale),
              },
              'number',
            ),
        amount(pace.projected),
        amount(pace.projectedGap),
        ratioCell(pace.effort, 'number'),
      ];
    }),
  };
};

/** What each target came to from the year's start, what it was at first, and what was reached against other periods. */
const courseTable = ({ rows, unit }: Targets): Table => ({
  key: 'course',
  title: targetTitles.course,
  columns: [
    ...placeColumns,
    { key: 'horizon', title: targetColumns.horizon },
    { key: 'original', title: targetColumns.original },
    { key: 'changed', title: targetColumns.changed },
    { key: 'excess', title: targetColumns.excess },
    { key: 'cumulativeTarget', title: targetColumns.cumulativeTarget },
    { key: 'cumulative', title: targetColumns.cumulativeActual },
    { key: 'cumulativeAttainment', title: targetColumns.cumulativeAttainment },
    { key: 'onLastYear', title: columns['last-year'] },
    { key: 'onPrevious', title: columns.previous },
  ],
  rows: rows.map((row) => {
    const { original, target, cumulative, attainment } = row;
    return [
      ...place(row),
      termCell(horizons[row.horizon]),
      original === null ? none : figureCell(unit, original.realistic),
      original === null || target === null ? none : figureCell(unit, target.realistic - original.realistic),
      attainment === null ? none : figureCell(unit, attainment.excess),
      cumulative === null ? none : figureCell(unit, cumulative.target.realistic),
      cumulative === null ? none : figureCell(unit, cumulative.actual),
      ratioCell(cumulative?.attainment ?? null),
      ratioCell(row.onLastYear),
      ratioCell(row.onPrevious),
    ];
  }),
});

const tableOf = (targets: Targets): Table => ({
  key: 'targets',
  title: withUnit(targets.plan.metricName, targets.unit),
  columns: [
    { key: 'subject', title: columns.subject },
    { key: 'period', title: columns.period },
    { key: 'start', title: { en: 'From', zh: '自' } },
    { key: 'end', title: { en: 'Until before', zh: '至（不含）' } },
    { key: 'realistic', title: columns.realistic },
    { key: 'ideal', title: columns.ideal },
    { key: 'actual', title: columns.actual },
    { key: 'attainment', title: columns.attainment },
    { key: 'idealAttainment', title: columns.idealAttainment },
    { key: 'gap', title: columns.gap },
    { key: 'zone', title: columns.zone },
  ],
  rows: targets.rows.map((row) => [
    textCell(row.subject),
    textCell(row.period.key),
    textCell(row.period.start),
    textCell(row.period.end),
    ...valueCells(row, targets),
  ]),
});

const mostPairs = 24;

const chartsOf = (targets: Targets, language: 'en' | 'zh'): readonly Chart[] => {
  const { rows, unit } = targets;
  if (rows.length === 0) return [];
  const pairs = rows.slice(0, mostPairs).map(({ class: of, period, target, actual }) => ({
    label: `${of.text[language]} ${period.key}`,
    values: [
      target === null ? null : drawn(unit, target.realistic),
      actual === null ? null : drawn(unit, actual),
    ] as const,
  }));
  return [
    ...targetFan(targets),
    { kind: 'pairs', title: titles.targets, series: [columns.realistic, columns.actual], pairs, unit: unitText(unit) },
  ];
};

const calendarNotes = ({ plan: { calendar } }: Targets): readonly Text[] =>
  calendar === null
    ? [{ en: 'time elapses by all days', zh: '时间进度按日历日计' }]
    : [{ en: `time elapses by the working days of ${calendar}`, zh: `时间进度按 ${calendar} 的工作日计` }];

/** The report of a plan. */
export const targetsReport = (targets: Targets, language: 'en' | 'zh'): Report => ({
  key: 'targets',
  title: composed((of) => `${targetTitles.report[of]}${punctuation[of].colon}${targets.plan.name}`),
  notes: [...askedNotes(targets.asked, null), ...calendarNotes(targets)],
  figures: [],
  tables: [tableOf(targets), paceTable(targets), courseTable(targets)],
  charts: chartsOf(targets, language),
});
