/** The sentences about telling facts, said alike in every room of this wing: the place, the rule, and what to do. */
import type { Text } from '../kernel/index.ts';

/** The statement of a fact that is meant: whose, and of what (`the place`, `the grade`). */
export interface About {
  readonly customer: string;
  readonly fact: Text;
}

/** The command that states such a fact, and the one that corrects it. */
export interface Means {
  readonly state: string;
  readonly correct: string;
}

/** Two statements of one instant. */
export const instantTakenText = (
  { customer, fact }: About,
  { correct }: Means,
  { at, event }: { readonly at: string; readonly event: string },
): Text => ({
  en: `Event ${event} already states ${fact.en} of customer ${customer} from ${at} on; two statements of one instant can't both be in force. Correct that event (${correct}), or give the instant at which it changed.`,
  zh: `事件 ${event} 已说明客户 ${customer} 自 ${at} 起的${fact.zh}；同一时刻不能有两种说法同时有效。请更正该事件（${correct}），或填写实际变更的时刻。`,
});

/** A correction of what nobody said. */
export const unknownEventText = (
  { customer, fact }: About,
  { state }: Means,
  { corrects }: { readonly corrects: string },
): Text => ({
  en: `No event ${corrects} states ${fact.en} of customer ${customer}, so there is nothing to correct; name an event of this customer's own history, or state it anew (${state}).`,
  zh: `客户 ${customer} 的历史中没有说明其${fact.zh}的事件 ${corrects}，无可更正；请指明该客户自己历史中的事件，或重新说明（${state}）。`,
});

/** A correction of something else. */
export const otherFactText = (
  { customer, fact }: About,
  { corrects, tells }: { readonly corrects: string; readonly tells: Text },
): Text => ({
  en: `Event ${corrects} of customer ${customer} states ${tells.en}, not ${fact.en}; a correction stays with what its event states. Correct ${tells.en} there, and state ${fact.en} apart.`,
  zh: `客户 ${customer} 的事件 ${corrects} 说明的是${tells.zh}，而非${fact.zh}；更正只能针对原事件所说明的事项。请在该处更正${tells.zh}，另行说明${fact.zh}。`,
});

/** A second correction of one event. */
export const correctedAlreadyText = (
  { customer, fact }: About,
  { state, correct }: Means,
  { corrects, by, inForce }: { readonly corrects: string; readonly by: string; readonly inForce: string | null },
): Text => {
  const remedy: Text =
    inForce === null
      ? { en: `Nothing is left of it; state it anew (${state}).`, zh: `其内容已被撤回；请重新说明（${state}）。` }
      : { en: `Correct event ${inForce} instead (${correct}).`, zh: `请改为更正事件 ${inForce}（${correct}）。` };
  return {
    en: `Event ${corrects} on ${fact.en} of customer ${customer} was already corrected by event ${by}; an event is corrected once. ${remedy.en}`,
    zh: `客户 ${customer} 关于${fact.zh}的事件 ${corrects} 已被事件 ${by} 更正；每个事件只能更正一次。${remedy.zh}`,
  };
};

/** A correction of what only took something back. */
export const retractionText = (
  { customer, fact }: About,
  { state }: Means,
  { corrects }: { readonly corrects: string },
): Text => ({
  en: `Event ${corrects} only took back ${fact.en} of customer ${customer}: there is nothing in it to correct. State it anew (${state}).`,
  zh: `事件 ${corrects} 只是撤回了客户 ${customer} 的${fact.zh}，其中无可更正。请重新说明（${state}）。`,
});
