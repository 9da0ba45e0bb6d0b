/** The fan of a plan: what was reached so far between the realistic and the ideal course, period after period. */
import { type LocalDate, type Period, unitOf } from '@clientele/domain/kernel';
import { type FigureUnit, terms } from '@clientele/projections';
import type { Chart } from '../render/index.ts';
import { drawn, unitText } from './wording.ts';

const { columns, titles } = terms;

/** What of a target the chart draws. */
interface FanRow {
  readonly subject: string;
  readonly period: Period;
  readonly target: { readonly realistic: bigint; readonly ideal: bigint } | null;
  readonly actual: bigint | null;
}

type WithTarget = FanRow & { readonly target: NonNullable<FanRow['target']> };

/** The rows of one subject and one length of period that follow each other; the longest such series of a plan. */
const longestSeries = (rows: readonly FanRow[]): readonly WithTarget[] => {
  const series = new Map<string, WithTarget[]>();
  for (const row of rows) {
    const { target } = row;
    if (target === null) continue;
    const key = JSON.stringify([row.subject, unitOf(row.period) ?? row.period.calendar]);
    const own = series.get(key) ?? [];
    own.push({ ...row, target });
    series.set(key, own);
  }
  const ordered = [...series.values()]
    .map((own) => own.toSorted((left, right) => (left.period.start < right.period.start ? -1 : 1)))
    .filter((own) =>
      own.every(({ period }, index) => index === 0 || (own[index - 1]?.period.end ?? '') <= period.start),
    );
  return ordered.reduce((longest, own) => (own.length > longest.length ? own : longest), []);
};

/** Sums so far. */
const soFar = (values: readonly bigint[]): readonly bigint[] => {
  let sum = 0n;
  return values.map((value) => {
    sum += value;
    return sum;
  });
};

/** The chart, where a plan has at least three periods of one subject. */
export const targetFan = ({
  rows,
  unit,
  asked,
}: {
  readonly rows: readonly FanRow[];
  readonly unit: FigureUnit;
  readonly asked: { readonly asOf: LocalDate };
}): readonly Chart[] => {
  const series = longestSeries(rows);
  if (series.length < 3) return [];
  const drawnSum = (values: readonly bigint[]): readonly number[] => soFar(values).map((value) => drawn(unit, value));
  const actual = drawnSum(series.map((row) => row.actual ?? 0n));
  return [
    {
      kind: 'fan',
      title: titles.targets,
      labels: series.map(({ period }) => period.key),
      realistic: drawnSum(series.map(({ target }) => target.realistic)),
      ideal: drawnSum(series.map(({ target }) => target.ideal)),
      actual: series.map(({ period, actual: own }, index) =>
        period.start > asked.asOf || own === null ? null : (actual[index] ?? null),
      ),
      names: [columns.realistic, columns.ideal, columns.actual],
      unit: unitText(unit),
    },
  ];
};
