/** What can be asked of a sales activity. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, moneySchema } from '../../../kernel/index.ts';
import { effectFiguresSchema, promotionContentSchema, promotionCostKinds } from './events.ts';

const promotion = { promotion: idSchema };

/** Plans an activity in detail. */
export const PlanPromotion = commandType({
  type: 'PlanPromotion',
  schema: z.strictObject({ ...promotion, content: promotionContentSchema }),
});
/** Approves a plan. */
export const ApprovePromotion = commandType({ type: 'ApprovePromotion', schema: z.strictObject(promotion) });
/** Tells that a step was done. */
export const CompletePromotionStep = commandType({
  type: 'CompletePromotionStep',
  schema: z.strictObject({ ...promotion, step: idSchema, note: z.string().max(2000).optional() }),
});
/** Records what was spent. */
export const RecordPromotionCost = commandType({
  type: 'RecordPromotionCost',
  schema: z.strictObject({
    ...promotion,
    cost: idSchema,
    kind: z.enum(promotionCostKinds),
    amount: moneySchema,
    customer: idSchema.optional(),
    relationship: z.int().min(1).max(5).optional(),
    note: z.string().max(2000).optional(),
  }),
});
/** A customer joins a group buy. */
export const JoinGroupBuy = commandType({
  type: 'JoinGroupBuy',
  schema: z.strictObject({ ...promotion, customer: idSchema, pieces: z.int().min(1).max(1_000_000) }),
});
/** Ends an activity. */
export const ClosePromotion = commandType({ type: 'ClosePromotion', schema: z.strictObject(promotion) });
/** Reports what came of it. */
export const ReportPromotionEffect = commandType({
  type: 'ReportPromotionEffect',
  schema: z.strictObject({
    ...promotion,
    before: effectFiguresSchema,
    during: effectFiguresSchema,
    conclusion: z.string().min(1).max(2000),
    to: z.string().min(1).max(200),
  }),
});

/** Every command type of the room. */
export const promotionCommands = [
  PlanPromotion,
  ApprovePromotion,
  CompletePromotionStep,
  RecordPromotionCost,
  JoinGroupBuy,
  ClosePromotion,
  ReportPromotionEffect,
] as const;

/** What can be asked of a sales activity. */
export type PromotionCommand = CommandOf<(typeof promotionCommands)[number]>;
