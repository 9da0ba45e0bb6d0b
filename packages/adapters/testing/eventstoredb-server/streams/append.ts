/** Append by a call of its own: options first, then each event, then one answer (contract 1–11, without batches). */
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Expected } from '../log/expectation.ts';
import { noRevision, type ProposedEvent } from '../log/record.ts';
import { append, type Written } from '../log/writing.ts';
import { leaderRequired, type Node, refusalOfFollower } from '../node/node.ts';
import { readProposed } from '../protocol/events.ts';
import { readStreamName } from '../protocol/ids.ts';
import { writeUint64 } from '../protocol/numbers.ts';
import * as refusals from '../protocol/refusals.ts';
import { readExpected, writeExpected } from './expected.ts';

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
  size: number;
}

const empty = () => new shared.Empty();

const successful = ({ revision, position }: Extract<Written, { readonly kind: 'written' }>): streams.AppendResp => {
  const success = new streams.AppendResp.Success();
  if (revision === noRevision) success.setNoStream(empty());
  else success.setCurrentRevision(writeUint64(revision));
  if (position === undefined) return new streams.AppendResp().setSuccess(success.setNoPosition(empty()));
  const place = new streams.AppendResp.Position();
  place.setCommitPosition(writeUint64(position));
  place.setPreparePosition(writeUint64(position));
  return new streams.AppendResp().setSuccess(success.setPosition(place));
};

const conflicting = (expected: Expected, current: number): streams.AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  writeExpected(wrong, expected, empty(), (revision) => wrong.setExpectedRevision(revision));
  if (current === noRevision) wrong.setCurrentNoStream(empty());
  else wrong.setCurrentRevision(writeUint64(current));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

type Call = grpc.ServerReadableStream<streams.AppendReq, streams.AppendResp>;

const begin = (node: Node, call: Call, options: streams.AppendReq.Options): Pending | refusals.Refusal => {
  const stream = readStreamName(options.getStreamIdentifier());
  const expected = readExpected(options, options.getRevision());
  const refusal = refusalOfFollower(node, leaderRequired(call.metadata));
  if (refusal !== undefined) return refusal;
  if (!node.access.onStream(call, 'write', stream)) return refusals.accessDenied();
  if (expected === undefined || stream === '') return refusals.handlerFailed();
  return { stream, expected, events: [], size: 0 };
};

/** The limit counts the bytes of data, of all events together: the server forgets their metadata (contract 9). */
const take = (node: Node, pending: Pending, message: streams.AppendReq.ProposedMessage) => {
  const event = readProposed(message);
  if ('kind' in event) {
    return event.kind === 'missing' ? refusals.missingProperty(event.property) : refusals.handlerFailed();
  }
  pending.events.push(event);
  pending.size += event.data.length;
  return pending.size > node.appendLimit ? refusals.appendTooLarge(node.appendLimit) : undefined;
};

export const unaryAppend =
  (node: Node) =>
  (call: Call, callback: grpc.sendUnaryData<streams.AppendResp>): void => {
    let pending: Pending | undefined;
    let refused = false;
    const refuse = (refusal: refusals.Refusal | undefined) => {
      if (refusal === undefined) return;
      refused = true;
      node.faults.answer(() => callback(refusal));
    };

    call.on('data', (request: streams.AppendReq) => {
      if (refused) return;
      const options = request.getOptions();
      const message = request.getProposedMessage();
      if (options !== undefined) {
        const begun = begin(node, call, options);
        if ('code' in begun) refuse(begun);
        else pending = begun;
      } else if (pending === undefined || message === undefined) refuse(refusals.handlerFailed());
      else refuse(take(node, pending, message));
    });

    const finish = () => {
      // What the client called off, or what its connection took with it, was never sent to its end.
      if (refused || call.cancelled) return;
      if (pending === undefined) return refuse(refusals.handlerFailed());
      const { stream, expected, events } = pending;
      const timeOut = node.faults.timesOut();
      const written = timeOut?.stored === false ? undefined : append(node.log, node.recent, stream, expected, events);
      if (timeOut !== undefined || written === undefined) return refuse(refusals.timedOut('Commit phase timeout.'));
      if (written.kind === 'deleted') return refuse(refusals.streamDeleted(stream));
      if (written.kind === 'written' && node.faults.losesAcknowledgement()) return;
      const answer = written.kind === 'written' ? successful(written) : conflicting(expected, written.current);
      node.faults.answer(() => callback(null, answer));
    };
    // Where the connection was cut, the end of what came is told first, and that the call is off some turns later.
    call.on('end', () => void setImmediate(() => setImmediate(finish)));
  };
