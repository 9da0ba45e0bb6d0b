/**
 * A change of targets after their plan was approved: a balanced transfer between cells, or an explicit change of a total;
 * with its cause and its reason. What it comes to at each cell is told with it, so that each event can be read on its own.
 */
import * as z from 'zod';
import { periodSchema, type Text } from '../../kernel/index.ts';
import { cellSchema, subjectSchema, valueSchema } from './cell.ts';

/** A value that may be taken away as well as added, in the plan's unit. */
export const differenceSchema = z.strictObject({ realistic: z.int(), ideal: z.int() });

export type Difference = Readonly<z.infer<typeof differenceSchema>>;

/** The most transfers that one change may hold. */
export const mostMoves = 200;

export const askedChangeSchema = z.discriminatedUnion('kind', [
  /** What one cell gives up another gets: the total stays. */
  z.strictObject({
    kind: z.literal('transfer'),
    moves: z
      .array(z.strictObject({ from: cellSchema, to: cellSchema, value: valueSchema }))
      .min(1)
      .max(mostMoves),
  }),
  /** The total itself changes, by so much, at one cell and in all that it is a part of. */
  z.strictObject({ kind: z.literal('change-of-total'), at: cellSchema, by: differenceSchema }),
]);

/** What is to be changed. */
export type AskedChange = z.infer<typeof askedChangeSchema>;

/** Why targets are changed (rows A21 A22 A32 A45). */
export const changeCauses = [
  'demand-stronger',
  'demand-weaker',
  'market',
  'new-channel',
  'staffing',
  'shortfall',
  'error',
  'other',
] as const;

export const changeCauseSchema = z.enum(changeCauses);

export type ChangeCause = z.infer<typeof changeCauseSchema>;

/** What each cause is called. */
export const causeNames: Readonly<Record<ChangeCause, Text>> = {
  'demand-stronger': { en: 'stronger demand', zh: '市场需求较强' },
  'demand-weaker': { en: 'weaker demand', zh: '市场需求较弱' },
  market: { en: 'change of the market', zh: '市场变化' },
  'new-channel': { en: 'new channel', zh: '新开发的销售渠道' },
  staffing: { en: 'people came or left', zh: '人员变动' },
  shortfall: { en: 'shortfall of an earlier period', zh: '前期目标未达成' },
  error: { en: 'error in the plan', zh: '计划有误' },
  other: { en: 'another cause', zh: '其他' },
};

export const shiftSchema = z.strictObject({ subject: subjectSchema, period: periodSchema, by: differenceSchema });

/** By how much the target of one cell moves. */
export type Shift = Readonly<z.infer<typeof shiftSchema>>;
