/** Running what follows the log: projections and process managers, with checkpoints to go on from. */
export { type Copied, type CopyFault, type CopyOptions, copyHistory } from '../copying/index.ts';
export {
  type LinkedStoreOptions,
  type LinkFault,
  type LinkRunnerFault,
  type LinkRunnerOptions,
  linkEvents,
  linkedStore,
  runLinks,
} from '../linking/index.ts';
export { checkpointEvents } from './checkpoint-events.ts';
export type { CheckpointFault, CheckpointStore, Kept } from './checkpoint-store.ts';
export { fileCheckpoints } from './file-checkpoints.ts';
export { type Backoff, withJitter } from './following.ts';
export { memoryCheckpoints } from './memory-checkpoints.ts';
export type { ProcessFault, ProcessRunner, ProcessRunnerOptions, Unparked } from './process-options.ts';
export { processKey, runProcessManager } from './process-runner.ts';
export type { Parked, StateForm } from './process-state.ts';
export {
  type ProjectionFault,
  type ProjectionRunner,
  type ProjectionRunnerOptions,
  projectionKey,
  type Rebuilt,
  type Runnable,
  runProjection,
  savedProjection,
} from './projection-runner.ts';
export type { Runner, RunnerFault, RunnerOptions, RunnerState, RunnerStatus } from './runner.ts';
export {
  type Mergeable,
  type Merged,
  type MergeFault,
  mergeShards,
  type Shard,
  type ShardSaved,
  shardOf,
} from './sharding.ts';
export { type StreamCheckpointsOptions, streamCheckpoints } from './stream-checkpoints.ts';
export {
  type Answered,
  type Serving,
  type Switched,
  switchWhenCaughtUp,
  type Version,
  versionOf,
} from './switching.ts';
