/** Soft deletion and tombstones (contract 8, 18–20). */
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Expected, Recent } from '../log/expectation.ts';
import type { Log } from '../log/log.ts';
import { type Removed, softDelete, tombstone } from '../log/writing.ts';
import { leaderRequired, type Node, refusalOfFollower } from '../node/node.ts';
import { readStreamName } from '../protocol/ids.ts';
import { writeUint64 } from '../protocol/numbers.ts';
import * as refusals from '../protocol/refusals.ts';
import { expectedAsNumber, readExpected } from './expected.ts';

interface Answer {
  readonly position: number;
}

type Remove = (log: Log, recent: Recent, stream: string, expected: Expected) => Removed;
type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;
type Call = grpc.ServerUnaryCall<streams.DeleteReq, unknown> | grpc.ServerUnaryCall<streams.TombstoneReq, unknown>;

const serve = (node: Node, call: Call, options: Options | undefined, remove: Remove): Answer | refusals.Refusal => {
  const stream = readStreamName(options?.getStreamIdentifier());
  const expected = options === undefined ? undefined : readExpected(options, options.getRevision());
  const refusal = refusalOfFollower(node, leaderRequired(call.metadata));
  if (refusal !== undefined) return refusal;
  if (!node.access.onStream(call, 'delete', stream)) return refusals.accessDenied();
  if (expected === undefined || stream === '') return refusals.handlerFailed();
  const removed = remove(node.log, node.recent, stream, expected);
  if (removed.kind === 'removed') return { position: removed.record.position };
  return removed.kind === 'deleted'
    ? refusals.streamDeleted(stream)
    : refusals.wrongExpectedVersion(stream, expectedAsNumber(expected), writeUint64(removed.current));
};

const placed = <Place extends streams.DeleteResp.Position | streams.TombstoneResp.Position>(
  place: Place,
  { position }: Answer,
): Place => {
  place.setCommitPosition(writeUint64(position));
  place.setPreparePosition(writeUint64(position));
  return place;
};

export const softDeletion =
  (node: Node): grpc.handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  (call, callback) => {
    const answer = serve(node, call, call.request.getOptions(), softDelete);
    node.faults.answer(() => {
      if ('code' in answer) callback(answer);
      else callback(null, new streams.DeleteResp().setPosition(placed(new streams.DeleteResp.Position(), answer)));
    });
  };

export const tombstoning =
  (node: Node): grpc.handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  (call, callback) => {
    const answer = serve(node, call, call.request.getOptions(), tombstone);
    node.faults.answer(() => {
      if ('code' in answer) callback(answer);
      else
        callback(null, new streams.TombstoneResp().setPosition(placed(new streams.TombstoneResp.Position(), answer)));
    });
  };
