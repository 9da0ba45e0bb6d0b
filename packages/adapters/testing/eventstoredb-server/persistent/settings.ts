/** The settings of a persistent subscription, read from a request, and what the server refuses of them. */
import type persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { Place } from './source.ts';

export type Strategy = 'DispatchToSingle' | 'RoundRobin' | 'Pinned';

export interface Settings {
  readonly startFrom: Place;
  readonly resolveLinks: boolean;
  readonly extraStatistics: boolean;
  /** Milliseconds; 0 for none. */
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
  /** Milliseconds. */
  readonly checkpointAfter: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** 0 for any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: Strategy;
}

const strategies: readonly Strategy[] = ['DispatchToSingle', 'RoundRobin', 'Pinned'];

const ticksInMillisecond = 10_000;

export const readSettings = (
  stated: persistent.CreateReq.Settings | persistent.UpdateReq.Settings,
  startFrom: Place,
): Settings => ({
  startFrom,
  resolveLinks: stated.getResolveLinks(),
  extraStatistics: stated.getExtraStatistics(),
  messageTimeout: stated.hasMessageTimeoutMs()
    ? stated.getMessageTimeoutMs()
    : Number(stated.getMessageTimeoutTicks()) / ticksInMillisecond,
  maxRetryCount: stated.getMaxRetryCount(),
  checkpointAfter: stated.hasCheckpointAfterMs()
    ? stated.getCheckpointAfterMs()
    : Number(stated.getCheckpointAfterTicks()) / ticksInMillisecond,
  minCheckpointCount: stated.getMinCheckpointCount(),
  maxCheckpointCount: stated.getMaxCheckpointCount(),
  maxSubscriberCount: stated.getMaxSubscriberCount(),
  liveBufferSize: stated.getLiveBufferSize(),
  readBatchSize: stated.getReadBatchSize(),
  historyBufferSize: stated.getHistoryBufferSize(),
  strategy: strategies[stated.getNamedConsumerStrategy()] ?? 'RoundRobin',
});

/** Why a group can't have these settings, or undefined. */
export const settingsFault = ({ startFrom, readBatchSize, historyBufferSize }: Settings): string | undefined => {
  if (startFrom.commit < startFrom.prepare) {
    return 'Invalid Start From position: prepare position must be less than or equal to the commit position.';
  }
  return readBatchSize >= historyBufferSize
    ? 'ReadBatchSize may not be greater than or equal to BufferSize'
    : undefined;
};
