/** The event store on EventStoreDB, for whoever has outgrown one machine or wants his history on a server of its own. */
export type { Consumed, Consuming, ConsumingOptions } from './persistent-consuming.ts';
export type { GroupError, GroupSettings, GroupSource, GroupState, Groups } from './persistent-groups.ts';
export type { EventStoreDbOptions, Notice, Timers } from './settings.ts';
export { eventStoreDb, type OpenEventStoreDb, type OpenFault, type PersistentSubscriptions } from './store.ts';
