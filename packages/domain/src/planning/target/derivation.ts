/**
 * How a target follows from a base: what was reached or forecast (row A24), adjusted by named causes such as demand (row
 * A21), and raised to the ideal value that is to draw out what people can do (row A13). Each step rounds half away.
 */
import * as z from 'zod';
import { divideHalfAway } from '../../kernel/index.ts';
import type { TargetValue } from './cell.ts';

const whole = 10_000n;

/** Ten-thousandths of the realistic value that the ideal one lies above it. */
export const upliftSchema = z.int().min(0).max(1_000_000);

/** What a target may be derived from. */
const baseKinds = ['history', 'forecast', 'earlier-target', 'market-research'] as const;

export const derivationSchema = z.strictObject({
  from: z.enum(baseKinds),
  /** Where the base was found: a report, a period, a document. */
  source: z.string().min(1).max(200),
  /** In the plan's unit. */
  base: z.int().min(0),
  /** In order, each by so many ten-thousandths of what it meets. */
  adjustments: z
    .array(
      z
        .strictObject({
          cause: z.enum(['demand-stronger', 'demand-weaker', 'market-trend', 'growth', 'challenge']),
          by: z.int().min(-10_000).max(1_000_000),
        })
        .refine(({ cause, by }) => cause !== 'demand-stronger' || by >= 0, {
          message: 'stronger demand raises a target',
          params: { zh: '需求增强时目标只能上调' },
          path: ['by'],
        })
        .refine(({ cause, by }) => cause !== 'demand-weaker' || by <= 0, {
          message: 'weaker demand lowers a target',
          params: { zh: '需求减弱时目标只能下调' },
          path: ['by'],
        }),
    )
    .max(10),
  uplift: upliftSchema,
});

export type Derivation = z.infer<typeof derivationSchema>;

const raised = (value: bigint, by: number): bigint => divideHalfAway(value * (whole + BigInt(by)), whole);

/** A realistic value and the ideal one so many ten-thousandths above it. */
export const upliftedBy = (realistic: number, uplift: number): TargetValue => ({
  realistic,
  ideal: Number(raised(BigInt(realistic), uplift)),
});

/**
 * The value that follows from a base. It may be beyond what is counted exactly, which deciders refuse.
 *
 * @example
 * ```ts
 * import { valueFrom } from '@clientele/domain/planning';
 *
 * valueFrom({
 *   from: 'history',
 *   source: '2024',
 *   base: 1_000_000,
 *   adjustments: [{ cause: 'demand-stronger', by: 800 }],
 *   uplift: 1_000,
 * }); // { realistic: 1080000, ideal: 1188000 }
 * ```
 */
export const valueFrom = ({ base, adjustments, uplift }: Derivation): TargetValue => {
  const realistic = adjustments.reduce((value, { by }) => raised(value, by), BigInt(base));
  return { realistic: Number(realistic), ideal: Number(raised(realistic, uplift)) };
};
