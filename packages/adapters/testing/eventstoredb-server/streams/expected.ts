/** The expected revision of a request, in the forms of its three kinds (contract 1). */
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Expected } from '../log/expectation.ts';
import { readUint64, writeUint64 } from '../protocol/numbers.ts';

interface Stated {
  readonly hasAny: () => boolean;
  readonly hasNoStream: () => boolean;
  readonly hasStreamExists: () => boolean;
}

/** 2^64−1 means "no stream" to the server; undefined for what it refuses. */
export const readExpected = (options: Stated, revision: string): Expected | undefined => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  const number = readUint64(revision);
  if (number === 'invalid') return undefined;
  return number === 'end' ? 'no_stream' : number;
};

/** As the server's own numbers, which the trailers of a refused deletion hold. */
export const expectedAsNumber = (expected: Expected): string => {
  if (expected === 'any') return '-2';
  if (expected === 'no_stream') return '-1';
  return expected === 'stream_exists' ? '-4' : writeUint64(expected);
};

interface Refused {
  readonly setExpectedAny: (value: shared.Empty) => unknown;
  readonly setExpectedNoStream: (value: shared.Empty) => unknown;
  readonly setExpectedStreamExists: (value: shared.Empty) => unknown;
}

/** Says in a refusal what was expected. */
export const writeExpected = (
  refused: Refused,
  expected: Expected,
  empty: shared.Empty,
  setRevision: (revision: string) => unknown,
): void => {
  if (expected === 'any') refused.setExpectedAny(empty);
  else if (expected === 'no_stream') refused.setExpectedNoStream(empty);
  else if (expected === 'stream_exists') refused.setExpectedStreamExists(empty);
  else setRevision(writeUint64(expected));
};
