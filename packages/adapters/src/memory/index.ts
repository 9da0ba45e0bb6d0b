/** The event store in memory, the fastest honest one and the first to keep the port's contract; with a journal it is durable. */
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts';
