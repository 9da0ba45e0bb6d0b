/** What holds in every history of confirmed results. */
import { type Law, lawOf } from '../../kernel/index.ts';
import { isOwn } from './decide.ts';
import type { ResultEvent } from './events.ts';
import { evolve, nothingConfirmed, type ResultState } from './state.ts';

const byAnother = lawOf<ResultEvent, null>({
  code: 'result.confirmed-by-another',
  rows: ['B20'],
  text: {
    en: 'A result is confirmed by somebody else, when its day has come.',
    zh: '业绩由他人确认，且须待当日到来。',
  },
  scope: 'stream',
  handles: ['DailyResultConfirmed'],
  initial: null,
  check: (memory, { data, by, occurredOn, corrects }) => ({
    memory,
    breach: isOwn(data.subject, by)
      ? { en: `${by.id} confirmed his own result of ${data.on}.`, zh: `${by.id} 确认了自己 ${data.on} 的业绩。` }
      : corrects === undefined && data.on > occurredOn
        ? { en: `${data.on} was confirmed on ${occurredOn}.`, zh: `${data.on} 的业绩在 ${occurredOn} 即被确认。` }
        : null,
  }),
});

const once = lawOf<ResultEvent, ResultState>({
  code: 'result.confirmed-once',
  rows: ['B20'],
  text: {
    en: 'Of a subject one result a day is in force; another takes its place as a correction only.',
    zh: '同一对象每日只有一项有效业绩；其他业绩只能以更正取代。',
  },
  scope: 'stream',
  handles: ['DailyResultConfirmed'],
  initial: nothingConfirmed,
  check: (state, event) => {
    const { subject } = event.data;
    const known = state.get(subject);
    const fits = event.corrects === undefined ? known === undefined : known?.event === event.corrects;
    return {
      memory: evolve(state, event),
      breach: fits
        ? null
        : {
            en: `${subject} had ${known === undefined ? 'no result to correct' : 'a result already'}.`,
            zh: `${subject} ${known === undefined ? '没有可更正的业绩' : '已有业绩'}。`,
          },
    };
  },
});

export const resultLaws: readonly Law[] = [byAnother, once];
