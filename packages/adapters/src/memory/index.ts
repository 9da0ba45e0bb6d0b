/** The event store in memory, the fastest honest one and the first to keep the port's contract; with a journal it is durable. */
export type { JournalFiles, OpenFile } from '../journal/files.ts';
export {
  type JournalReport,
  type JournalStoreOptions,
  journalStore,
  type OpenJournal,
} from '../journal/journal-store.ts';
export type { Holder } from '../journal/lock.ts';
export { nodeFiles } from '../journal/node-files.ts';
export type { OpenFault } from '../journal/open-fault.ts';
export type { Torn } from '../journal/opening.ts';
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts';
