/**
 * How calls are refused: a gRPC status with trailers that the client's mapper reads (`exception`, `stream-name` …). A
 * missing `stream-name` makes the client crash, so each refusal brings all that belongs to it.
 */
import grpc from '@grpc/grpc-js';

export interface Refusal {
  readonly code: grpc.status;
  readonly details: string;
  readonly metadata: grpc.Metadata;
}

const { status } = grpc;

const refusal = (code: grpc.status, details: string, trailers: Readonly<Record<string, string>> = {}): Refusal => {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
};

export const accessDenied = (): Refusal =>
  refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): Refusal => refusal(status.UNAUTHENTICATED, 'Unauthenticated');

export const streamDeleted = (stream: string): Refusal =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** Of a deletion; an append answers with a message instead. */
export const wrongExpectedVersion = (stream: string, expected: string, actual: string): Refusal =>
  refusal(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expected,
      'actual-version': actual,
    },
  );

export const appendTooLarge = (limit: number): Refusal =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const missingProperty = (property: string): Refusal =>
  refusal(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const notLeader = (host: string, port: number): Refusal =>
  refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const notReady = (): Refusal => refusal(status.UNAVAILABLE, 'Server Is Not Ready');

/** In the client's words, where a server has gone away under a call. */
export const connectionDropped = (): Refusal => refusal(status.UNAVAILABLE, 'Connection dropped');

export const timedOut = (what: string): Refusal => refusal(status.ABORTED, `Operation timed out: ${what}`);

export const invalidPosition = (): Refusal =>
  refusal(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const invalidArgument = (details: string): Refusal => refusal(status.INVALID_ARGUMENT, details);

/** What a handler that throws looks like from outside. */
export const handlerFailed = (): Refusal => refusal(status.UNKNOWN, 'Exception was thrown by handler.');

export const unexpected = (details: string): Refusal => refusal(status.UNKNOWN, details);

export const internal = (details: string): Refusal => refusal(status.INTERNAL, details);

const ofGroup = (code: grpc.status, details: string, exception: string, stream: string, group: string): Refusal =>
  refusal(code, details, { exception, 'stream-name': stream, 'group-name': group });

export const groupMissing = (stream: string, group: string): Refusal =>
  ofGroup(
    status.NOT_FOUND,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    'persistent-subscription-does-not-exist',
    stream,
    group,
  );

export const groupExists = (stream: string, group: string): Refusal =>
  ofGroup(
    status.ALREADY_EXISTS,
    `Subscription group ${group} on stream ${stream} exists.`,
    'persistent-subscription-exists',
    stream,
    group,
  );

export const groupFull = (stream: string, group: string): Refusal =>
  ofGroup(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    'maximum-subscribers-reached',
    stream,
    group,
  );

export const groupDropped = (stream: string, group: string): Refusal =>
  ofGroup(
    status.CANCELLED,
    `Subscription group ${group} on stream ${stream} was dropped.`,
    'persistent-subscription-dropped',
    stream,
    group,
  );

export const groupFailed = (stream: string, group: string, reason: string): Refusal =>
  refusal(status.INTERNAL, `Subscription group ${group} on stream ${stream} failed: '${reason}'`, {
    exception: 'persistent-subscription-failed',
    'stream-name': stream,
    'group-name': group,
    reason,
  });
