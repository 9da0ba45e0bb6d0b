/** The room of the price list: one stream a list, its versions one after the other. */
import { type Decider, type Law, lawOf } from '../../../kernel/index.ts';
import { type PriceListCommand, priceListCommands } from './commands.ts';
import {
  decidePriceList,
  evolvePriceList,
  initialPriceList,
  type PriceListState,
  type PricingGiven,
} from './decide.ts';
import { type PriceListEvent, priceListEvents } from './events.ts';
import { type PriceListRejection, priceListMessages } from './rejections.ts';

export * from './commands.ts';
export type { PriceListState, PriceListVersion, PricingGiven } from './decide.ts';
export * from './events.ts';
export { type PriceQuestion, type PricesOfList, priceFor, seasonOn } from './prices.ts';
export { type PriceListRejection, priceListMessages } from './rejections.ts';

interface Seen {
  readonly proposedBy: string;
  readonly approved: boolean;
  readonly sent: number;
}

/** The laws of the room. */
export const priceListLaws: readonly Law[] = [
  lawOf<PriceListEvent, ReadonlyMap<number, Seen>>({
    code: 'pricelist.used-once-approved-and-sent',
    rows: ['N1', 'N5', 'N6'],
    text: {
      en: 'A version is used only after somebody other than its author approved it and somebody was sent it.',
      zh: '价目表版本须经提出人以外的人批准并分发后方可启用。',
    },
    scope: 'stream',
    handles: priceListEvents.map(({ type }) => type),
    initial: new Map(),
    check: (before, event) => {
      const { version } = event.data;
      const seen = before.get(version);
      const after = (one: Seen) => new Map(before).set(version, one);
      const breach = (en: string, zh: string) => ({ memory: before, breach: { en, zh } });
      if (event.type === 'PriceListProposed')
        return { memory: after({ proposedBy: event.by.id, approved: false, sent: 0 }), breach: null };
      if (seen === undefined) return breach(`version ${version} was never proposed`, `第 ${version} 版从未提出`);
      switch (event.type) {
        case 'PriceListApproved':
          return seen.proposedBy === event.by.id
            ? breach(`${event.by.id} approved a proposal of his own`, `${event.by.id} 批准了自己提出的版本`)
            : { memory: after({ ...seen, approved: true }), breach: null };
        case 'PriceListDistributed':
          return { memory: after({ ...seen, sent: seen.sent + 1 }), breach: null };
        case 'PriceListPutInForce':
          return seen.approved && seen.sent > 0
            ? { memory: before, breach: null }
            : breach(`version ${version} was not approved, or sent to nobody`, `第 ${version} 版未批准或未分发`);
        default:
          return { memory: before, breach: null };
      }
    },
  }),
];

/**
 * The decider of a price list.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { ApprovePriceList, pricelist, uniformPricing } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'p-1', { id: 'u1', roles: ['general-manager'] });
 * const given = { pricing: uniformPricing };
 * pricelist.decide(ApprovePriceList.of({ list: 'L1', version: 1 }, meta), given)(pricelist.initial)._tag; // 'Left'
 * ```
 */
export const pricelist: Decider<PriceListState, PriceListCommand, PriceListEvent, PriceListRejection, PricingGiven> = {
  category: 'pricelist',
  version: 1,
  commands: priceListCommands,
  events: priceListEvents,
  messages: priceListMessages,
  laws: priceListLaws,
  initial: initialPriceList,
  streamOf: (command) => command.data.list,
  decide: decidePriceList,
  evolve: evolvePriceList,
};
