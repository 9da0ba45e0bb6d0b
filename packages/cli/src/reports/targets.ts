/** The target report (目标完成情况表): each target of a plan, and what became of it. */
import type { Text } from '@clientele/domain/kernel';
import { type TargetRow, type Targets, terms } from '@clientele/projections';
import {
  type Cell,
  type Chart,
  none,
  punctuation,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { askedNotes, composed, drawn, figureCell, unitText, withUnit } from './wording.ts';

const { absences, columns, titles, zones } = terms;

const valueCells = ({ target, actual, attainment }: TargetRow, { unit }: Targets): readonly Cell[] => {
  const cell = (value: bigint | null, missing: Text): Cell =>
    value === null || unit === null ? termCell(missing) : figureCell(unit, value);
  return [
    cell(target?.realistic ?? null, absences.noTarget),
    cell(target?.ideal ?? null, absences.noTarget),
    cell(actual, absences.noActual),
    ratioCell(attainment?.attainment ?? null),
    ratioCell(attainment?.idealAttainment ?? null),
    attainment === null || unit === null ? none : figureCell(unit, attainment.gap),
    attainment === null ? none : termCell(zones[attainment.zone]),
  ];
};

const tableOf = (targets: Targets): Table => ({
  key: 'targets',
  title: targets.unit === null ? columns.actual : withUnit(targets.plan.metricName, targets.unit),
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

const chartsOf = ({ rows, unit }: Targets, language: 'en' | 'zh'): readonly Chart[] => {
  if (unit === null || rows.length === 0) return [];
  const pairs = rows.slice(0, mostPairs).map(({ class: of, period, target, actual }) => ({
    label: `${of.text[language]} ${period.key}`,
    values: [
      target === null ? null : drawn(unit, target.realistic),
      actual === null ? null : drawn(unit, actual),
    ] as const,
  }));
  return [
    { kind: 'pairs', title: titles.targets, series: [columns.realistic, columns.actual], pairs, unit: unitText(unit) },
  ];
};

/** The report of a plan. */
export const targetsReport = (targets: Targets, language: 'en' | 'zh'): Report => ({
  key: 'targets',
  title: composed((of) => `${titles.targets[of]}${punctuation[of].colon}${targets.plan.name}`),
  notes: askedNotes(targets.asked, null),
  figures: [],
  tables: [tableOf(targets)],
  charts: chartsOf(targets, language),
});
