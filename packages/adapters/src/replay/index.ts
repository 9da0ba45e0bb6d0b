/** Replaying: from the log to projections, to the history of one customer, and to what breaks the laws. */
export { type Audit, type AuditError, auditLaws, type Unreadable } from './audit.ts';
export {
  type AnyFoldable,
  type Checkpoint,
  checkpointOf,
  type Foldable,
  type Rebuilt,
  type Replayed,
} from './checkpoint.ts';
export { historyOf } from './history-of.ts';
export { type Prefix, positionKnownAt } from './prefix.ts';
export {
  type AccumulatorOf,
  type AllReplayed,
  type Foldables,
  type FoldFault,
  type ReplayAllOptions,
  type ReplayError,
  type ReplayOptions,
  replay,
  replayAll,
} from './replay.ts';
