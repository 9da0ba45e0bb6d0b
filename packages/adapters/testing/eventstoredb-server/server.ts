/**
 * An EventStoreDB for tests: the real protocol over gRPC on the loopback interface, to the client as it is published. It
 * keeps everything in memory, misbehaves on demand, and is nobody's production store.
 */
import grpcGossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import grpcPersistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import type { KeyPair } from './certificates.ts';
import type { Recent } from './log/expectation.ts';
import { createAccess, type Users } from './node/access.ts';
import { createAcquaintances } from './node/acquaintances.ts';
import { type Connections, createConnections } from './node/connections.ts';
import { createDatabase, type Database } from './node/database.ts';
import { createFaults, type Faults } from './node/faults.ts';
import { addFeatures } from './node/features.ts';
import { gossipService } from './node/gossip.ts';
import { interceptor } from './node/interceptor.ts';
import type { Leadership, Member, Node } from './node/node.ts';
import { createTimers } from './node/timers.ts';
import { type VersionName, versionNamed } from './node/version.ts';
import { createGroups, type Groups } from './persistent/groups.ts';
import { persistentService } from './persistent/service.ts';
import { streamsService } from './streams/service.ts';

export interface Tls {
  readonly certificate: KeyPair;
  /** With it every client must show a certificate that this authority signed; its common name is the user's. */
  readonly users?: { readonly authority: string };
}

export interface ServerOptions {
  /** Whose behaviour to show where versions differ; 24.6.0 by default. */
  readonly version?: VersionName;
  /** False hides batch append, so that the client sends each append as a call of its own. */
  readonly batchAppend?: boolean;
  /** False leaves the question for features unimplemented. */
  readonly serverFeatures?: boolean;
  /** Bytes; 1 MiB by default. */
  readonly appendLimit?: number;
  /** Without it everybody may do everything, as with `--insecure`. Credentials travel over TLS only. */
  readonly users?: Users;
  readonly tls?: Tls;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** How often persistent subscriptions look for messages that timed out: every 1,000 milliseconds by default. */
  readonly tickEvery?: number;
  /** False serves the first call of an old client after a restart, which a real server fails (contract 28). */
  readonly failsOldClientsOnce?: boolean;
  /** 0 for any that is free. */
  readonly port?: number;
}

export interface Server {
  readonly host: string;
  readonly port: number;
  /** `esdb://…` without credentials. With TLS a client needs the authority's certificate too. */
  readonly connectionString: string;
  readonly faults: Faults;
  readonly running: () => boolean;
  /** Ends it as an orderly stop does: what was answered goes out. The data are kept, and `start` goes on with them. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, connections reset; whatever was stored is kept. */
  readonly kill: () => Promise<void>;
  /** Listens again, on the same port. What was in memory only is forgotten, such as recent ids (contract 4). */
  readonly start: () => Promise<void>;
  /** `stop` and `start`. */
  readonly restart: () => Promise<void>;
  /** How many timers wait; none once it has stopped. */
  readonly timers: () => number;
}

/** Who leads and who is there, as a cluster tells its nodes. */
export interface ClusterView {
  readonly leadership: () => Leadership;
  readonly members: () => readonly Member[];
}

/** A server as a cluster has it. */
export interface ClusterNode extends Server {
  /** Somebody else leads from now on, or this one does: what a leader has in memory only is forgotten. */
  readonly leadershipChanged: () => void;
}

const host = '127.0.0.1';
const mebibyte = 1_048_576;
const soleMember = 'a0000000-0000-4000-8000-000000000001';

const credentialsOf = (tls: Tls | undefined): grpc.ServerCredentials => {
  if (tls === undefined) return grpc.ServerCredentials.createInsecure();
  const { certificate, key } = tls.certificate;
  const pair = { cert_chain: Buffer.from(certificate), private_key: Buffer.from(key) };
  const authority = tls.users === undefined ? null : Buffer.from(tls.users.authority);
  return grpc.ServerCredentials.createSsl(authority, [pair], authority !== null);
};

/** A few turns of the loop, in which a client of the same process sees that its connection is gone. */
const noticed = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

interface Running {
  readonly connections: Connections;
  readonly groups: Groups;
  readonly end: (abruptly: boolean) => Promise<void>;
}

export const createServer = (
  options: ServerOptions,
  database: Database = createDatabase(options.now ?? Date.now),
  view?: (self: () => Member) => ClusterView,
): ClusterNode => {
  const timers = createTimers();
  const recent: Recent = new Map();
  const acquaintances = (options.failsOldClientsOnce ?? true) ? createAcquaintances() : undefined;
  const access = createAccess(database.log, options.users);
  const credentials = credentialsOf(options.tls);
  let port = options.port ?? 0;
  let running: Running | undefined;

  const expectRunning = (): Running => {
    if (running === undefined) throw new Error('the server is not running');
    return running;
  };
  const self = (): Member => ({ id: soleMember, host, port, alive: running !== undefined, leads: true });
  const alone: ClusterView = { leadership: () => ({ leads: true, leader: self() }), members: () => [self()] };
  const { leadership, members } = view?.(self) ?? alone;
  const faults = createFaults(() => running?.connections, timers);

  const node: Node = {
    log: database.log,
    recent,
    timers,
    access,
    faults,
    groups: () => expectRunning().groups,
    version: versionNamed(options.version ?? '24.6.0'),
    batchAppend: options.batchAppend ?? true,
    serverFeatures: options.serverFeatures ?? true,
    appendLimit: options.appendLimit ?? mebibyte,
    leadership,
    members,
  };

  const start = async (): Promise<void> => {
    if (running !== undefined) return;
    const server = new grpc.Server({
      'grpc.enable_channelz': 0,
      'grpc.max_receive_message_length': 17 * mebibyte,
      interceptors: [interceptor(faults, access, acquaintances)],
    });
    server.addService(grpcStreams.StreamsService, streamsService(node));
    server.addService(grpcPersistent.PersistentSubscriptionsService, persistentService(node));
    server.addService(grpcGossip.GossipService, gossipService(node));
    addFeatures(server, node);
    const injector = server.createConnectionInjector(credentials);
    const connections = createConnections((connection) => injector.injectConnection(connection));
    port = await connections.listen(host, port);
    const groups = createGroups(database.log, database.groups, timers, options.tickEvery ?? 1_000);
    running = {
      connections,
      groups,
      end: async (abruptly) => {
        running = undefined;
        const closed = connections.close();
        connections.cut(abruptly);
        groups.stop();
        await closed;
        injector.destroy();
        server.forceShutdown();
        timers.clear();
        recent.clear();
        acquaintances?.restarted();
        await noticed();
      },
    };
  };

  const end = async (abruptly: boolean): Promise<void> => {
    await running?.end(abruptly);
  };

  return {
    host,
    get port() {
      return port;
    },
    get connectionString() {
      return `esdb://${host}:${port}?tls=${options.tls !== undefined}`;
    },
    faults,
    running: () => running !== undefined,
    start,
    stop: () => end(false),
    kill: () => end(true),
    restart: async () => {
      await end(false);
      await start();
    },
    timers: timers.pending,
    leadershipChanged: () => {
      recent.clear();
      running?.groups.restart();
    },
  };
};

/** Starts a server with nothing in it. */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const server = createServer(options);
  await server.start();
  return server;
};
