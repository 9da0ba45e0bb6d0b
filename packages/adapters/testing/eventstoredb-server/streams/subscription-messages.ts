/** What subscriptions say beside events, and how they wait for more. */
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Log } from '../log/log.ts';
import type { Position } from '../log/positions.ts';
import type { Version } from '../node/version.ts';
import { writeUint64 } from '../protocol/numbers.ts';
import type { Outlet } from './outlet.ts';

export const confirmation = (id: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUp = (): streams.ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

/** Contract 23: not every version tells, so nobody may wait for it. */
export const tellsCaughtUp = (version: Version, missing: boolean): boolean =>
  version.caughtUp === 'always' || (version.caughtUp === 'unless-missing' && !missing);

/** A negative place goes out as 2^64−1, as the server sends it. */
const place = (value: number): string => writeUint64(value < 0 ? Number.POSITIVE_INFINITY : value);

export const checkpointAt = ({ commit, prepare }: Position): streams.ReadResp => {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(place(commit));
  checkpoint.setPreparePosition(place(prepare));
  return new streams.ReadResp().setCheckpoint(checkpoint);
};

/** Waits, where there is no more yet, until there is or the reader has gone. */
export const untilMore = (log: Log, out: Outlet<streams.ReadResp>, more: () => boolean): Promise<void> =>
  more()
    ? Promise.resolve()
    : out.until((wake) =>
        log.watch(() => {
          if (more()) wake();
        }),
      );
