/**
 * The client, and the parts of it that lie beneath its surface. Its connections, discovery, credentials and the way it follows
 * the leader are used as they are; its calls are not, since they wait for ever, keep one bank of promises for the whole
 * process, and throw where nobody can catch it (contract: troubles of the client). They are made from its own messages instead.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import eventstore from '@eventstore/db-client';
import grpcPersistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import * as E from 'fp-ts/lib/Either.js';
import { saidBy } from '../thrown.ts';
import type { Connecting } from './connection-string.ts';
import type { EventStoreDbOptions } from './settings.ts';

export type StreamsStub = InstanceType<typeof grpcStreams.StreamsClient>;
export type PersistentStub = InstanceType<typeof grpcPersistent.PersistentSubscriptionsClient>;

/** Metadata and options of a call, as gRPC takes them. */
export type CallArguments = [NonNullable<Parameters<StreamsStub['batchAppend']>[0]>, { deadline: number | Date }];

export interface Features {
  readonly serverVersion: string;
  readonly batchAppend: boolean;
}

interface Supporting {
  readonly serverVersion: string;
  readonly supports: (method: { readonly path: string }, feature?: string) => boolean;
}

/** What lies beneath the client's surface, as of 6.2, which is the last of its line. */
export interface Inner {
  readonly getGRPCClient: <Stub>(stub: new (...given: never[]) => Stub, name: string) => Promise<Stub>;
  readonly callArguments: (
    base: { readonly requiresLeader?: boolean; readonly deadline?: number },
    options?: { readonly deadline: number },
  ) => CallArguments;
  readonly handleError: (stub: unknown, error: unknown) => Promise<void>;
  readonly capabilities: Promise<Supporting>;
}

const needed = ['getGRPCClient', 'callArguments', 'handleError'] as const;

export const streamsStub = (inner: Inner): Promise<StreamsStub> =>
  inner.getGRPCClient(grpcStreams.StreamsClient, 'streams');

export const persistentStub = (inner: Inner): Promise<PersistentStub> =>
  inner.getGRPCClient(grpcPersistent.PersistentSubscriptionsClient, 'persistent subscriptions');

/** What the server can; it is asked once. */
export const featuresOf = async (inner: Inner): Promise<Features> => {
  const supporting = await inner.capabilities;
  return {
    serverVersion: supporting.serverVersion,
    batchAppend: supporting.supports(grpcStreams.StreamsService.batchAppend),
  };
};

export interface Certificates {
  readonly authority?: Buffer;
  readonly user?: { readonly certificate: Buffer; readonly key: Buffer };
}

const fileAt = (path: string, what: string): E.Either<string, Buffer> => {
  try {
    return E.right(readFileSync(resolve(path)));
  } catch (thrown) {
    return E.left(`${what} can't be read: ${saidBy(thrown)}`);
  }
};

/** The first certificate of a PEM; TLS itself takes whatever it is given and trusts nobody then, without a word. */
const certificateIn = (pem: Buffer, what: string): E.Either<string, Buffer> => {
  try {
    return E.right(new X509Certificate(pem) && pem);
  } catch {
    return E.left(`${what} holds no certificate as PEM`);
  }
};

const keyIn = (pem: Buffer, what: string): E.Either<string, Buffer> => {
  try {
    return E.right(createPrivateKey(pem) && pem);
  } catch {
    return E.left(`${what} holds no private key as PEM`);
  }
};

type Read = (pem: Buffer, what: string) => E.Either<string, Buffer>;

/** What was given as text, or else what is in the file; undefined where there is neither. */
const found = (
  given: string | undefined,
  file: string | undefined,
  what: string,
  read: Read,
): E.Either<string, Buffer | undefined> => {
  if (given !== undefined) return read(Buffer.from(given), 'what was given');
  if (file === undefined) return E.right(undefined);
  const content = fileAt(file, what);
  return E.isLeft(content) ? content : read(content.right, what);
};

/** The certificates that were given as text, or else those in the files of the connection string. */
export const certificatesOf = (
  { files }: Connecting,
  given: EventStoreDbOptions['certificates'] = {},
): E.Either<string, Certificates> => {
  const authority = found(given.authority, files.ca, 'tlsCAFile', certificateIn);
  if (E.isLeft(authority)) return authority;
  const certificate = found(given.user?.certificate, files.userCertificate, 'userCertFile', certificateIn);
  if (E.isLeft(certificate)) return certificate;
  const key = found(given.user?.key, files.userKey, 'userKeyFile', keyIn);
  if (E.isLeft(key)) return key;
  return E.right({
    ...(authority.right === undefined ? {} : { authority: authority.right }),
    ...(certificate.right === undefined || key.right === undefined
      ? {}
      : { user: { certificate: certificate.right, key: key.right } }),
  });
};

/**
 * A new client. Each has a keep-alive of its own length, since gRPC hands a connection on to whoever asks for the same with
 * the same options, and a client that is made because a connection is dead would get that one.
 */
export const newClient = (connecting: Connecting, certificates: Certificates, generation: number): Inner => {
  const { hosts, discover, numbers, nodePreference, connectionName } = connecting;
  const { keepAliveInterval = 10_000, keepAliveTimeout, defaultDeadline, ...discovery } = numbers;
  const common = {
    keepAliveInterval: keepAliveInterval < 0 ? keepAliveInterval : keepAliveInterval + generation,
    ...(keepAliveTimeout === undefined ? {} : { keepAliveTimeout }),
    ...(defaultDeadline === undefined ? {} : { defaultDeadline }),
    ...(connectionName === null ? {} : { connectionName }),
  };
  const cluster = { ...common, ...discovery, ...(nodePreference === null ? {} : { nodePreference }) };
  const { authority, user } = certificates;
  const channel = {
    insecure: !connecting.tls,
    ...(authority === undefined ? {} : { rootCertificate: authority }),
    ...(user === undefined ? {} : { userCertFile: user.certificate, userKeyFile: user.key }),
  };
  const credentials = connecting.credentials ?? undefined;
  const [host] = hosts;
  const { EventStoreDBClient } = eventstore;
  const client = discover
    ? new EventStoreDBClient({ ...cluster, discover: host }, channel, credentials)
    : hosts.length > 1
      ? new EventStoreDBClient({ ...cluster, endpoints: [...hosts] }, channel, credentials)
      : new EventStoreDBClient({ ...common, endpoint: host }, channel, credentials);
  return client as unknown as Inner;
};

/** Makes a client: the published one, or one that only plays its part, so that years of trouble take a minute. */
export type NewClient = typeof newClient;

/** The client itself. */
export const clientOf = (inner: Inner): InstanceType<typeof eventstore.EventStoreDBClient> =>
  inner as unknown as InstanceType<typeof eventstore.EventStoreDBClient>;

/** Why this client can't be used, or null: another major version may have it all under other names. */
export const strangeness = (inner: Inner): string | null => {
  const missing = needed.filter((name) => typeof inner[name] !== 'function');
  return missing.length === 0 ? null : `@eventstore/db-client is not a version 6.2: it has no ${missing.join(', ')}`;
};
