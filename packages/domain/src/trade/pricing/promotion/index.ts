/** The room of the sales activity: one stream an activity, from its detailed plan to the report of its effect. */
import { type Decider, type Law, lawOf } from '../../../kernel/index.ts';
import { unitsOf } from '../../receivable/exact.ts';
import type { PricingGiven } from '../pricelist/index.ts';
import { type PromotionCommand, promotionCommands } from './commands.ts';
import { decidePromotion, evolvePromotion, initialPromotion, type PromotionState } from './decide.ts';
import { type PromotionEvent, promotionEvents } from './events.ts';
import { type PromotionRejection, promotionMessages } from './rejections.ts';

export * from './commands.ts';
export { type PromotionState, type StandingPromotion, upliftOf } from './decide.ts';
export {
  activityKinds,
  GroupBuyJoined,
  PromotionApproved,
  PromotionClosed,
  type PromotionContent,
  PromotionCostRecorded,
  PromotionEffectReported,
  type PromotionEvent,
  type PromotionMeans,
  PromotionPlanned,
  PromotionStepDone,
  promotionEvents,
} from './events.ts';
export { type PromotionRejection, promotionMessages } from './rejections.ts';

interface Spent {
  readonly budget: bigint;
  readonly spent: bigint;
  readonly approved: boolean;
}

/** The laws of the room. */
export const promotionLaws: readonly Law[] = [
  lawOf<PromotionEvent, Spent | null>({
    code: 'promotion.within-budget',
    rows: ['N10', 'N11', 'N13'],
    text: {
      en: 'An activity is approved before anything is done, and never costs more than its budget.',
      zh: '活动方案批准后方可执行，费用不超过预算。',
    },
    scope: 'stream',
    handles: promotionEvents.map(({ type }) => type),
    initial: null,
    check: (before, event) => {
      if (event.type === 'PromotionPlanned')
        return { memory: { budget: unitsOf(event.data.content.budget), spent: 0n, approved: false }, breach: null };
      if (before === null) return { memory: before, breach: { en: 'it was never planned', zh: '从未策划' } };
      if (event.type === 'PromotionApproved') return { memory: { ...before, approved: true }, breach: null };
      const spent = event.type === 'PromotionCostRecorded' ? before.spent + unitsOf(event.data.amount) : before.spent;
      const memory = { ...before, spent };
      if (!before.approved) return { memory, breach: { en: 'it was not approved', zh: '方案未批准' } };
      return {
        memory,
        breach: spent > before.budget ? { en: 'it costs more than its budget', zh: '费用超过预算' } : null,
      };
    },
  }),
];

/** The decider of a sales activity. */
export const promotion: Decider<PromotionState, PromotionCommand, PromotionEvent, PromotionRejection, PricingGiven> = {
  category: 'promotion',
  version: 1,
  commands: promotionCommands,
  events: promotionEvents,
  messages: promotionMessages,
  laws: promotionLaws,
  initial: initialPromotion,
  streamOf: (command) => command.data.promotion,
  decide: decidePromotion,
  evolve: evolvePromotion,
};
