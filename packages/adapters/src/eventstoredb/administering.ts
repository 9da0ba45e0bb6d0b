/** Deleting streams and hiding their beginnings, for whoever opened the store with leave to (contract 18 to 21). */
import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { isObject } from '../codec/forms.ts';
import type { Administration, AppendError, ExpectedRevision, ReadError, StreamMetadata } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import type { StreamsStub } from './client.ts';
import { type Connection, inTime } from './connection.ts';
import type { Proposed } from './proposal.ts';
import { closedReason } from './reading.ts';
import { type RecordMessage, revisionOf } from './recorded.ts';
import { softDelete, streamRead, tombstone } from './requests.ts';
import type { Sender } from './sending.ts';
import { openRead } from './source.ts';
import { passing, reasonOf, type Trouble } from './trouble.ts';

type Done = E.Either<AppendError, void>;

const refusal = (stream: string, expected: ExpectedRevision, trouble: Trouble): AppendError => {
  switch (trouble.kind) {
    case 'wrong-expected':
      return { code: 'wrong-expected-revision', stream, expected, actual: trouble.actual };
    case 'deleted':
      return { code: 'stream-deleted', stream };
    case 'invalid':
      return { code: 'invalid-append', stream, reason: trouble.reason };
    case 'passing':
      return trouble.done === 'perhaps'
        ? { code: 'outcome-unknown', stream, reason: trouble.reason }
        : { code: 'unavailable', reason: trouble.reason };
    default:
      return { code: 'unavailable', reason: reasonOf(trouble) };
  }
};

const isExpectation = (expected: unknown): boolean =>
  typeof expected === 'number'
    ? Number.isSafeInteger(expected) && expected >= 0
    : expected === 'any' || expected === 'no-stream' || expected === 'stream-exists';

/** How a call that answers once is made. */
type Call = (stub: StreamsStub, answered: (error: unknown) => void) => { readonly cancel: () => void };

/** Calls until it is known what came of it; what may have been done is not done again, since nothing would recognise it. */
const called = async (connection: Connection, call: Call): Promise<Trouble | null> => {
  const { patience, redact } = connection;
  const start = performance.now();
  for (let retry = 1; ; retry++) {
    if (connection.closed()) return passing(closedReason, 'no');
    const line = connection.line();
    const got = await inTime(patience.append, 'connecting', redact, line.streams());
    const trouble: Trouble | null =
      'trouble' in got
        ? got.trouble
        : await new Promise((resolve) => {
            const settle = (outcome: Trouble | null): void => {
              clearTimeout(timer);
              forget();
              resolve(outcome);
            };
            let forget = (): void => undefined;
            const timer = setTimeout(() => {
              settle(passing(`no answer for ${patience.append} ms`, 'perhaps'));
              made?.cancel();
            }, patience.append);
            let made: { readonly cancel: () => void } | null = null;
            try {
              made = call(got.value, (error) => {
                if (error !== null) line.failed(got.value, error);
                settle(error === null ? null : connection.trouble(error));
              });
              forget = line.keep(made);
            } catch (thrown) {
              settle(passing(redact(saidBy(thrown)), 'no'));
            }
          });
    if (trouble?.kind !== 'passing' || trouble.done === 'perhaps') return trouble;
    if (performance.now() - start >= patience.patience) return trouble;
    await connection.pause(retry);
  }
};

const keys = { $maxCount: 'maxCount', $maxAge: 'maxAge', $tb: 'truncateBefore' } as const;

/** Soft deletion truncates before 2^63−1, which is no safe integer: nothing is there below the largest that is one. */
const counted = (value: unknown): number | undefined => {
  if (typeof value !== 'number' || value < 0) return undefined;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
};

const metadataFrom = (stored: Readonly<Record<string, unknown>>): StreamMetadata => {
  const metadata: Partial<Record<'maxCount' | 'maxAge' | 'truncateBefore', number>> = {};
  for (const [key, name] of Object.entries(keys)) {
    const value = counted(stored[key]);
    if (value !== undefined) metadata[name as keyof typeof metadata] = value;
  }
  return metadata;
};

/** What else the metadata hold, such as who may do what, is kept as it is. */
const withMetadata = (
  stored: Readonly<Record<string, unknown>>,
  { maxCount, maxAge, truncateBefore }: StreamMetadata,
): Readonly<Record<string, unknown>> => {
  const others = Object.entries(stored).filter(([key]) => !Object.hasOwn(keys, key));
  return {
    ...Object.fromEntries(others),
    ...(maxCount === undefined ? {} : { $maxCount: maxCount }),
    ...(maxAge === undefined ? {} : { $maxAge: maxAge }),
    ...(truncateBefore === undefined ? {} : { $tb: truncateBefore }),
  };
};

const metadataFault = ({ maxCount, maxAge, truncateBefore }: StreamMetadata): string | null => {
  const isCount = (value: unknown, least: number): boolean =>
    value === undefined || (Number.isSafeInteger(value) && (value as number) >= least);
  return isCount(maxCount, 1) && isCount(maxAge, 1) && isCount(truncateBefore, 0)
    ? null
    : 'maxCount and maxAge are integers from 1, truncateBefore is one from 0';
};

interface Stored {
  readonly revision: number | 'no-stream';
  readonly metadata: Readonly<Record<string, unknown>>;
}

const storedIn = (record: RecordMessage): Stored => {
  const text = Buffer.from(record.getData_asU8()).toString('utf8');
  try {
    const metadata: unknown = JSON.parse(text);
    return { revision: revisionOf(record), metadata: isObject(metadata) ? metadata : {} };
  } catch {
    return { revision: revisionOf(record), metadata: {} };
  }
};

const readOnce = async (connection: Connection, metastream: string): Promise<Stored | Trouble> => {
  const { patience } = connection;
  const line = connection.line();
  const opened = await openRead(connection, line, () => streamRead(metastream, 'end', 'backwards', 1), true);
  if ('trouble' in opened) return opened.trouble;
  const none: Stored = { revision: 'no-stream', metadata: {} };
  try {
    for (;;) {
      const coming = await opened.value.next(1, patience.read);
      switch (coming.kind) {
        case 'messages':
          for (const message of coming.messages) {
            if (message.hasStreamNotFound()) return none;
            const record = message.getEvent()?.getEvent();
            if (record !== undefined) return storedIn(record);
          }
          break;
        case 'trouble':
          return coming.trouble;
        case 'end':
          return none;
        case 'left':
          return passing('the connection was given up', 'no');
        case 'silence':
          connection.renew(line, `no answer to a read for ${patience.read} ms`);
          return passing(`no answer for ${patience.read} ms`, 'no');
      }
    }
  } finally {
    opened.value.leave();
  }
};

/** The metadata of a stream, as they are stored; asked again as long as it may help. */
const readMetadataOf = async (connection: Connection, stream: string): Promise<Stored | Trouble> => {
  const start = performance.now();
  for (let retry = 1; ; retry++) {
    if (connection.closed()) return passing(closedReason, 'no');
    const stored = await readOnce(connection, `$$${stream}`);
    if (!('kind' in stored) || stored.kind !== 'passing') return stored;
    if (performance.now() - start >= connection.patience.patience) return stored;
    await connection.pause(retry);
  }
};

const encoder = new TextEncoder();

export const administrationOf = (connection: Connection, namespace: string, send: Sender): Administration => {
  const removing =
    (
      call: (
        stub: StreamsStub,
        stream: string,
        expected: ExpectedRevision,
        answered: (error: unknown) => void,
      ) => { readonly cancel: () => void },
    ) =>
    async (stream: string, expected: ExpectedRevision): Promise<Done> => {
      const fault = streamFault(namespace, stream);
      if (fault !== null) return E.left({ code: 'invalid-append', stream, reason: fault });
      if (!isExpectation(expected)) return E.left({ code: 'invalid-append', stream, reason: 'expected is none' });
      if (connection.closed()) return E.left({ code: 'unavailable', reason: closedReason });
      const trouble = await called(connection, (stub, answered) => call(stub, stream, expected, answered));
      return trouble === null ? E.right(undefined) : E.left(refusal(stream, expected, trouble));
    };

  const write = async (stream: string, metadata: StreamMetadata): Promise<Trouble | null> => {
    const { patience } = connection;
    const start = performance.now();
    const id = randomUUID();
    for (let retry = 1; ; retry++) {
      const stored = await readMetadataOf(connection, stream);
      if ('kind' in stored) return stored;
      const data = encoder.encode(JSON.stringify(withMetadata(stored.metadata, metadata)));
      const event: Proposed = { id, type: '$metadata', data, metadata: new Uint8Array() };
      const sent = await send(connection.line(), `$$${stream}`, stored.revision, [event], patience.append);
      if (sent.kind === 'stored') return null;
      const trouble = sent.kind === 'silent' ? passing(`no answer for ${patience.append} ms`, 'perhaps') : sent;
      // Others wrote in between, or it was this one: written again, the same metadata do no harm.
      if (trouble.kind !== 'passing' && trouble.kind !== 'wrong-expected') return trouble;
      if (connection.closed() || performance.now() - start >= patience.patience) return trouble;
      await connection.pause(retry);
    }
  };

  return {
    softDelete: removing((stub, stream, expected, answered) =>
      stub.delete(
        softDelete(stream, expected),
        ...connection.line().arguments(true, connection.patience.append),
        answered,
      ),
    ),
    tombstone: removing((stub, stream, expected, answered) =>
      stub.tombstone(
        tombstone(stream, expected),
        ...connection.line().arguments(true, connection.patience.append),
        answered,
      ),
    ),
    readMetadata: async (stream): Promise<E.Either<ReadError, StreamMetadata>> => {
      const fault = streamFault(namespace, stream);
      if (fault !== null) return E.left({ code: 'invalid-read', reason: fault });
      if (connection.closed()) return E.left({ code: 'unavailable', reason: closedReason });
      const stored = await readMetadataOf(connection, stream);
      if (!('kind' in stored)) return E.right(metadataFrom(stored.metadata));
      return E.left(
        stored.kind === 'deleted'
          ? { code: 'stream-deleted', stream }
          : { code: 'unavailable', reason: reasonOf(stored) },
      );
    },
    writeMetadata: async (stream, metadata): Promise<Done> => {
      const fault = streamFault(namespace, stream) ?? metadataFault(metadata);
      if (fault !== null) return E.left({ code: 'invalid-append', stream, reason: fault });
      if (connection.closed()) return E.left({ code: 'unavailable', reason: closedReason });
      const trouble = await write(stream, metadata);
      return trouble === null ? E.right(undefined) : E.left(refusal(stream, 'any', trouble));
    },
  };
};
