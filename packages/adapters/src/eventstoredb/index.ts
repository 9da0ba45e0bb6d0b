/** The event store on EventStoreDB, for whoever has outgrown one machine or wants his history on a server of its own. */
export type { EventStoreDbOptions, Notice, Timers } from './settings.ts';
export { eventStoreDb, type OpenEventStoreDb, type OpenFault } from './store.ts';
