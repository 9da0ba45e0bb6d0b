/** The room of awards (奖金): bonuses paid at once, or over time as a long-term incentive (row C4). */
import { type Decider, type Law, lawOf } from '../../../kernel/index.ts';
import { type AwardCommand, awardCommands } from './commands.ts';
import { type AwardGiven, type AwardRejection, awardMessages, decideAward } from './decide.ts';
import { type AwardEvent, awardEvents } from './events.ts';
import { type AwardState, evolveAward } from './state.ts';

export * from './commands.ts';
export { type AwardGiven, type AwardRejection, awardMessages, directorsAward } from './decide.ts';
export { type AwardEvent, AwardForfeited, AwardGranted, awardEvents, InstalmentPaid } from './events.ts';
export { type Award, type AwardState, evolveAward, type Instalment } from './state.ts';

/** The laws of the room. */
export const awardLaws: readonly Law[] = [
  lawOf<AwardEvent, null>({
    code: 'award.instalments-add-up',
    rows: ['C4'],
    text: { en: 'The instalments of an award add up to it.', zh: '各期奖金之和等于奖金总额。' },
    scope: 'stream',
    handles: ['AwardGranted'],
    initial: null,
    check: (memory, event) => {
      if (event.type !== 'AwardGranted') return { memory, breach: null };
      const { award, amount, instalments } = event.data;
      const sum = instalments.reduce((total, one) => total + one.amount, 0);
      return {
        memory,
        breach:
          sum === amount.amount
            ? null
            : { en: `${award}: ${sum} isn't ${amount.amount}`, zh: `${award}：${sum} 不等于 ${amount.amount}` },
      };
    },
  }),
  lawOf<AwardEvent, AwardState>({
    code: 'award.paid-when-due',
    rows: ['C4'],
    text: {
      en: 'An instalment is paid once, when it is due, unless it was forfeited.',
      zh: '每期奖金到期后支付一次，已取消的不得支付。',
    },
    scope: 'stream',
    handles: awardEvents.map(({ type }) => type),
    initial: null,
    check: (before, event) => {
      const memory = evolveAward(before, event);
      if (event.type !== 'InstalmentPaid') return { memory, breach: null };
      const { award, instalment, amount } = event.data;
      const one = before?.instalments[instalment - 1];
      const right =
        one !== undefined &&
        one.paidOn === null &&
        !one.forfeited &&
        one.due <= event.occurredOn &&
        one.amount === amount;
      return {
        memory,
        breach: right ? null : { en: `${award}: instalment ${instalment}`, zh: `${award}：第 ${instalment} 期` },
      };
    },
  }),
];

/**
 * The decider of awards: one stream an award.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { award } from '@clientele/domain/planning';
 *
 * replay(award, []); // null: nothing was granted yet
 * ```
 */
export const award: Decider<AwardState, AwardCommand, AwardEvent, AwardRejection, AwardGiven> = {
  category: 'award',
  version: 1,
  commands: awardCommands,
  events: awardEvents,
  messages: awardMessages,
  laws: awardLaws,
  initial: null,
  streamOf: ({ data }) => data.award,
  decide: decideAward,
  evolve: evolveAward,
};
