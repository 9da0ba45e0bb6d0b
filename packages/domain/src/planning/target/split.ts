/**
 * Splitting a value into parts that add up to it. By weights, the realistic value is split, and the uplift to the ideal
 * one is split by the same weights and added: so both add up exactly, and no part's ideal value is below its realistic
 * one (rows A4 A5 A9; `rules.md §3.4`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { apportion, apportionCumulatively } from '../../kernel/index.ts';
import type { Cell, TargetValue } from './cell.ts';
import type { AskedSplit } from './commands.ts';
import type { Split } from './events.ts';
import { valueAsked } from './faults.ts';
import { weightsOf } from './weights.ts';

/** How a whole may be divided by weights. */
export type WeightMethod = 'largest-remainder' | 'cumulative';

/**
 * The parts of a value by weights, in their order; null where all weights are zero.
 *
 * @param method `largest-remainder`: each part within one unit of exact; `cumulative`: each running total within a half,
 *   the choice for months and weeks
 *
 * @example
 * ```ts
 * import { splitValue } from '@clientele/domain/planning';
 *
 * splitValue({ realistic: 100, ideal: 110 }, [1, 1, 1], 'largest-remainder');
 * // [{ realistic: 34, ideal: 38 }, { realistic: 33, ideal: 36 }, { realistic: 33, ideal: 36 }]
 * ```
 */
export const splitValue = (
  { realistic, ideal }: TargetValue,
  weights: readonly number[],
  method: WeightMethod,
): readonly TargetValue[] | null => {
  const divide = method === 'cumulative' ? apportionCumulatively : apportion;
  const base = divide(realistic, weights);
  const uplift = divide(ideal - realistic, weights);
  if (E.isLeft(base) || E.isLeft(uplift)) return null;
  return base.right.map((part, index) => ({ realistic: part, ideal: part + (uplift.right[index] ?? 0) }));
};

/** The split that is asked for, with the value of each part; null where all weights are zero. */
export const splitOf = (of: Cell, whole: TargetValue, asked: AskedSplit): Split | null => {
  if (asked.method === 'given')
    return asked.by === 'time'
      ? { ...asked, parts: asked.parts.map(({ period, value }) => ({ period, value: valueAsked(value) })) }
      : { ...asked, parts: asked.parts.map(({ subject, value }) => ({ subject, value: valueAsked(value) })) };
  const weights =
    asked.by === 'time'
      ? weightsOf(
          asked.parts,
          asked.parts.map(({ period }) => period),
          'time',
        )
      : weightsOf(
          asked.parts,
          asked.parts.map(() => of.period),
          'organisation',
        );
  const values = weights === null ? null : splitValue(whole, weights, asked.method);
  if (weights === null || values === null) return null;
  const valueAt = (index: number): TargetValue => values[index] ?? { realistic: 0, ideal: 0 };
  return asked.by === 'time'
    ? {
        by: 'time',
        method: asked.method,
        parts: asked.parts.map((part, index) => ({ ...part, value: valueAt(index), weight: weights[index] ?? 0 })),
      }
    : {
        by: 'organisation',
        method: asked.method,
        parts: asked.parts.map((part, index) => ({ ...part, value: valueAt(index), weight: weights[index] ?? 0 })),
      };
};
