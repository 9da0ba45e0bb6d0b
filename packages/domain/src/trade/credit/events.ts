/** All that happens to a credit account: to the customer's standing, and on the ledger of exposure. */
import { type LedgerEvent, ledgerEvents } from './events-ledger.ts';
import { type StandingEvent, standingEvents } from './events-standing.ts';

export * from './events-ledger.ts';
export * from './events-standing.ts';

/** What happens to a credit account. */
export type CreditEvent = StandingEvent | LedgerEvent;

/** Every event type of the room. */
export const creditEvents = [...standingEvents, ...ledgerEvents] as const;
