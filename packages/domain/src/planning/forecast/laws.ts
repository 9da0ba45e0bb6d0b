/** What holds of every forecast that was made. */
import { type Law, lawOf } from '../../kernel/index.ts';
import { gapFault } from './decide.ts';
import type { ForecastEvent, Made } from './events.ts';
import { forecastOf } from './methods.ts';

/** Whether the periods to come follow from the history by the method. */
const followsFrom = ({ history, method, horizon }: Made): boolean => {
  const values = forecastOf(
    history.map(({ value }) => BigInt(value)),
    method,
    horizon.length,
  );
  return values !== null && horizon.every(({ value }, index) => BigInt(value) === values[index]);
};

const canBeMadeAgain = lawOf<ForecastEvent, null>({
  code: 'forecast.can-be-made-again',
  rows: ['A46'],
  text: {
    en: 'Every forecast follows from the history that it keeps, by the method that it names.',
    zh: '每项预测均可由其所载历史数据按所载方法重新得出。',
  },
  scope: 'stream',
  handles: ['ForecastMade'],
  initial: null,
  check: (memory, event) => ({
    memory,
    breach:
      event.type !== 'ForecastMade' || followsFrom(event.data)
        ? null
        : {
            en: `${event.data.method.method} gives other values from that history.`,
            zh: `按 ${event.data.method.method} 由该历史数据得出的数值不同。`,
          },
  }),
});

const restsOnThePast = lawOf<ForecastEvent, null>({
  code: 'forecast.rests-on-the-past',
  rows: ['A46'],
  text: {
    en: 'A forecast rests on periods that were over when it was made, and says those that follow them.',
    zh: '预测以做出时已结束的各期为依据，并预测其后各期。',
  },
  scope: 'stream',
  handles: ['ForecastMade'],
  initial: null,
  check: (memory, event) => {
    if (event.type !== 'ForecastMade') return { memory, breach: null };
    const { history, horizon } = event.data;
    const open = history.find(({ period }) => period.end > event.occurredOn);
    const gap = gapFault([...history, ...horizon].map(({ period }) => period));
    return {
      memory,
      breach:
        open === undefined && gap === null
          ? null
          : {
              en: `On ${event.occurredOn} ${open?.period.key ?? 'a period'} was ${open === undefined ? 'missing' : 'not over'}.`,
              zh: `在 ${event.occurredOn}，${open?.period.key ?? '某期'}${open === undefined ? '缺失' : '尚未结束'}。`,
            },
    };
  },
});

export const forecastLaws: readonly Law[] = [canBeMadeAgain, restsOnThePast];
