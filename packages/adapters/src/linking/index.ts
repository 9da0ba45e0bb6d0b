/** Reading tags by links, and writing those. */
export { linkEvents } from './link.ts';
export { type LinkRunnerFault, type LinkRunnerOptions, runLinks } from './link-runner.ts';
export { type LinkedStoreOptions, linkedStore } from './linked-store.ts';
export type { LinkFault } from './writing.ts';
