/** The event store on EventStoreDB, for whoever has outgrown one machine or wants his history on a server of its own. */
export type {
  Consumed,
  Consuming,
  ConsumingOptions,
  GroupError,
  GroupSettings,
  GroupSource,
  GroupState,
  Groups,
  OpenEventStoreDb,
  OpenFault,
  PersistentSubscriptions,
} from './offer.ts';
export type { EventStoreDbOptions, Notice, Timers } from './settings.ts';
export { eventStoreDb } from './store.ts';
