/** The room of the customer's card: what a customer is called, where it is, whose territory it lies in, and since when. */
import type { Decider } from '../../kernel/index.ts';
import { type CardCommand, cardCommands } from './commands.ts';
import { decideCard } from './decide.ts';
import { type CardEvent, cardEvents } from './events.ts';
import { cardLaws } from './laws.ts';
import { type CardRejection, cardMessages } from './rejections.ts';
import { type Card, emptyCard, evolveCard } from './state.ts';

export * from './commands.ts';
export * from './events.ts';
export { cardLaws } from './laws.ts';
export { type CardFact, type CardRejection, cardFactText, cardMessages } from './rejections.ts';
export { type Card, cardNow, type Registration } from './state.ts';

/**
 * The decider of a customer's card: one stream a customer, whose id is the customer's.
 *
 * @example
 * ```ts
 * import { card, RegisterCustomer } from '@clientele/domain/customer';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'import-1', { id: 'u1', roles: ['sales-assistant'] });
 * const command = RegisterCustomer.of({ customer: 'C1', place: { country: 'China', city: '苏州' } }, meta);
 * card.decide(command, {})(card.initial); // right([{ type: 'CustomerRegistered', … }, { type: 'CustomerPlaced', … }])
 * ```
 */
export const card: Decider<Card, CardCommand, CardEvent, CardRejection> = {
  category: 'card',
  version: 1,
  commands: cardCommands,
  events: cardEvents,
  messages: cardMessages,
  laws: cardLaws,
  initial: emptyCard,
  streamOf: (command) => command.data.customer,
  decide: decideCard,
  evolve: evolveCard,
};
