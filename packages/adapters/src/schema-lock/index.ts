/** The schema lock: keeps what was stored readable, by failing the build of who would break it. */
export { adviceOn, type LockFault, lockFaults } from './check.ts';
export { type Extension, type ExtensionFault, extendLock, releaseLock, type Samples } from './extend.ts';
export { type EventLock, emptyLock, type GoldenSample, type LockedVersion, readLock } from './lock.ts';
