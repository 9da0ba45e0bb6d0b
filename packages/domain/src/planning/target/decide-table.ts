/**
 * Deciding of a decomposition in two directions at once: the whole over subjects, and each subject's part over time, in one
 * table whose rows, columns and cells are as near to the weights as whole numbers get (`rules.md §3.4`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { apportionTable, type CommandOf, type Decision, refuse, unless } from '../../kernel/index.ts';
import type { TargetValue } from './cell.ts';
import type { DecomposeInTable } from './commands.ts';
import {
  additivityFault,
  partFaults,
  partIsWholeFault,
  sizeFault,
  splitAlreadyFault,
  tilingFault,
  twiceFaults,
} from './decide-decomposition.ts';
import { takesQuotasFault } from './decide-target.ts';
import { type Split, TargetDecomposed, type TargetEvent } from './events.ts';
import { distinct, tooEarlyFault, tooLateFault, unknownPeriodFault } from './faults.ts';
import { sumOfTargets, targetAt } from './lookups.ts';
import { approvedFault, openedPlan } from './plan-standing.ts';
import type { TableRejection, TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** The values of a table, row by row; null where its weights make none. */
const tableOf = (
  { realistic, ideal }: TargetValue,
  weights: readonly (readonly number[])[],
): readonly (readonly TargetValue[])[] | null => {
  const base = apportionTable(realistic, weights);
  const uplift = apportionTable(ideal - realistic, weights);
  if (E.isLeft(base) || E.isLeft(uplift)) return null;
  return base.right.map((row, index) =>
    row.map((part, column) => ({ realistic: part, ideal: part + (uplift.right[index]?.[column] ?? 0) })),
  );
};

const totalOf = (values: readonly TargetValue[]): TargetValue => {
  const { realistic, ideal } = sumOfTargets(values);
  return { realistic: Number(realistic), ideal: Number(ideal) };
};

const sum = (weights: readonly number[]): number => weights.reduce((all, weight) => all + weight, 0);

const shapeFault = ({
  subjects,
  periods,
  weights,
}: CommandOf<typeof DecomposeInTable>['data']): TableRejection | null =>
  weights.length === subjects.length && weights.every((row) => row.length === periods.length)
    ? null
    : {
        code: 'target.table-out-of-shape',
        data: { subjects: subjects.length, periods: periods.length, rows: weights.map((row) => row.length) },
      };

/** One event a split node: the whole over its subjects, and each subject over the periods. */
export const decomposeInTable = ({ data, meta }: CommandOf<typeof DecomposeInTable>, state: TargetState): Answer => {
  const opened = openedPlan(state, data.plan);
  if (E.isLeft(opened)) return refuse(opened.left);
  const header = opened.right;
  const { tree } = state;
  const { plan, of, subjects, periods, weights } = data;
  const node = targetAt(tree, of.subject, of.period);
  const ofPlan = [approvedFault(state), takesQuotasFault(header), shapeFault(data)];
  if (node === undefined || ofPlan.some((fault) => fault !== null))
    return unless<TargetRejection, TargetEvent>(
      [
        ...ofPlan,
        node === undefined && { code: 'target.no-such-target', data: { subject: of.subject, period: of.period.key } },
      ],
      () => [],
    );
  const values = tableOf(node.value, weights);
  if (values === null) return refuse({ code: 'target.weights-are-zero', data: { parts: subjects.length } });
  const over: Split = {
    by: 'organisation',
    method: 'controlled',
    parts: subjects.map((subject, row) => ({
      subject,
      value: totalOf(values[row] ?? []),
      weight: sum(weights[row] ?? []),
    })),
  };
  const rows = subjects.map((subject, row) => ({
    of: { subject, period: node.cell.period },
    whole: totalOf(values[row] ?? []),
    split: {
      by: 'time',
      method: 'controlled',
      parts: periods.map((period, column) => ({
        period,
        value: values[row]?.[column] ?? { realistic: 0, ideal: 0 },
        weight: weights[row]?.[column] ?? 0,
      })),
    } as const satisfies Split,
  }));
  const events = [
    TargetDecomposed.of({ plan, of: node.cell, whole: node.value, split: over }),
    ...rows.map((row) => TargetDecomposed.of({ plan, ...row, split: { ...row.split, parts: [...row.split.parts] } })),
  ];
  const parts = subjects.length * periods.length;
  const [first] = rows;
  return unless<TargetRejection, TargetEvent>(
    [
      splitAlreadyFault(node),
      additivityFault(header, 'organisation'),
      additivityFault(header, 'time'),
      partIsWholeFault(node, over),
      ...twiceFaults(over),
      ...distinct(partFaults(tree, header, node, over)),
      ...(first === undefined ? [] : [tilingFault(first.of, first.split)]),
      ...distinct(periods.map((period) => unknownPeriodFault(header, of.subject, period, node.cell.period))),
      periods.some(({ start, end }) => start === node.cell.period.start && end === node.cell.period.end) && {
        code: 'target.part-is-the-whole',
        data: { subject: of.subject, period: node.cell.period.key },
      },
      tooLateFault(header, meta.on, periods),
      tooEarlyFault(header, 'target', meta.at, node.at),
      sizeFault(events, parts),
    ],
    () => events,
  );
};
