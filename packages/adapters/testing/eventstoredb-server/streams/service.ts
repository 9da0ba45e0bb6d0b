/** The streams service: what the client calls for everything but persistent subscriptions. */
import type grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import { leaderRequired, type Node, refusalOfFollower } from '../node/node.ts';
import { readStreamName } from '../protocol/ids.ts';
import * as refusals from '../protocol/refusals.ts';
import { unaryAppend } from './append.ts';
import { batchAppend } from './batch-append.ts';
import { softDeletion, tombstoning } from './delete.ts';
import { type Outlet, outletOf } from './outlet.ts';
import { read } from './read.ts';
import { subscribeToAll } from './subscribe-to-all.ts';
import { subscribeToStream } from './subscribe-to-stream.ts';

const begin = (node: Node, options: streams.ReadReq.Options, out: Outlet<streams.ReadResp>): Promise<void> => {
  const ofStream = options.getStream();
  const ofAll = options.getAll();
  if (!options.hasSubscription()) return read(node.log, options, out);
  if (ofStream !== undefined) return subscribeToStream(node, options, ofStream, out);
  if (ofAll !== undefined) return subscribeToAll(node, options, ofAll, out);
  return Promise.resolve(out.refuse(refusals.handlerFailed()));
};

const reading =
  (node: Node): grpc.handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  (call) => {
    const out = outletOf<streams.ReadResp>(call);
    const options = call.request.getOptions();
    if (options === undefined) return out.refuse(refusals.handlerFailed());
    const stream = options.hasStream() ? readStreamName(options.getStream()?.getStreamIdentifier()) : '$all';
    // A follower answers reads itself, unless it is asked for the leader.
    const refusal = leaderRequired(call.metadata) ? refusalOfFollower(node, true) : undefined;
    if (refusal !== undefined) return out.refuse(refusal);
    if (!node.access.onStream(call, 'read', stream)) return out.refuse(refusals.accessDenied());
    return node.faults.answer(() => {
      begin(node, options, out).catch(() => out.refuse(refusals.handlerFailed()));
    });
  };

export const streamsService = (node: Node): grpcStreams.IStreamsServer => ({
  read: reading(node),
  append: unaryAppend(node),
  batchAppend: batchAppend(node),
  delete: softDeletion(node),
  tombstone: tombstoning(node),
});
