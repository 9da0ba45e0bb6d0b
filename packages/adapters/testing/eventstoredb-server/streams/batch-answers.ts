/** Answers of batch append: successes, and errors as `google.rpc.Status` with a packed message of the server's own. */
import codes from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected } from '../log/expectation.ts';
import { noRevision } from '../log/record.ts';
import { writeStreamName } from '../protocol/ids.ts';
import { writeUint64 } from '../protocol/numbers.ts';
import { writeExpected } from './expected.ts';

const { Code } = codes;

const nothing = () => new googleEmpty.Empty();

interface Packable {
  readonly serializeBinary: () => Uint8Array;
}

const error = (code: codes.Code, message: string, details: Packable, type: string): status.Status => {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), type);
  return new status.Status().setCode(code).setMessage(message).setDetails(packed);
};

const ours = (code: codes.Code, name: string, details: Packable): status.Status =>
  error(code, name, details, `event_store.client.${name}`);

export const accessDenied = () => ours(Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());

export const timeout = () => ours(Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const streamDeleted = (stream: string) =>
  ours(Code.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(writeStreamName(stream)));

export const appendTooLarge = (limit: number) =>
  ours(
    Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit),
  );

export const badRequest = (reason: string) =>
  ours(Code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(reason));

/** The client doesn't know it, and says that it could not recognise this text. */
export const notReady = () => error(Code.OK, 'Server Is Not Ready', nothing(), 'google.protobuf.Empty');

export const wrongExpectedVersion = (expected: Expected, current: number) => {
  const wrong = new shared.WrongExpectedVersion();
  writeExpected(wrong, expected, nothing(), (revision) => wrong.setExpectedStreamPosition(revision));
  if (current === noRevision) wrong.setCurrentNoStream(nothing());
  else wrong.setCurrentStreamRevision(writeUint64(current));
  return ours(Code.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
};

export const success = (revision: number, position: number | undefined): streams.BatchAppendResp.Success => {
  const done = new streams.BatchAppendResp.Success();
  if (revision === noRevision) done.setNoStream(nothing());
  else done.setCurrentRevision(writeUint64(revision));
  if (position === undefined) return done.setNoPosition(nothing());
  const place = new shared.AllStreamPosition();
  place.setCommitPosition(writeUint64(position));
  place.setPreparePosition(writeUint64(position));
  return done.setPosition(place);
};

/** The stream is named in each answer: the client's mapper crashes without. */
export const answerTo = (
  correlation: shared.UUID | undefined,
  stream: string,
  result: status.Status | streams.BatchAppendResp.Success,
): streams.BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  answer.setCorrelationId(correlation);
  answer.setStreamIdentifier(writeStreamName(stream));
  return result instanceof status.Status ? answer.setError(result) : answer.setSuccess(result);
};
