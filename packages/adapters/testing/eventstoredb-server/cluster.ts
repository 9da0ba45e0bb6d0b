/**
 * Several nodes over one log, as a cluster whose replication is instant. One leads; when it dies the others elect the next
 * after a while, in which nobody can write (contract 31).
 */
import type { LogRecord } from './log/record.ts';
import { createDatabase } from './node/database.ts';
import type { Member } from './node/node.ts';
import { createTimers } from './node/timers.ts';
import { type ClusterNode, type ClusterView, createServer, type Server, type ServerOptions } from './server.ts';

export interface ClusterOptions extends Omit<ServerOptions, 'port'> {
  /** 3 by default. */
  readonly nodes?: number;
  /** Milliseconds from the leader's death to the next one: 0 by default. */
  readonly election?: number;
}

export interface Cluster {
  readonly nodes: readonly Server[];
  /** With all hosts, so that the client asks by gossip who leads. */
  readonly connectionString: string;
  readonly leader: () => Server | undefined;
  /** Makes a running node the leader; the one before goes on as a follower. */
  readonly elect: (node: Server) => void;
  /** Kills the leader and answers it; the others elect a new one. */
  readonly killLeader: () => Promise<Server>;
  /** What the log holds of the streams whose names begin so, in its order. */
  readonly stored: (prefix: string) => readonly LogRecord[];
  readonly stop: () => Promise<void>;
}

export const startCluster = async ({
  nodes: size = 3,
  election = 0,
  ...options
}: ClusterOptions = {}): Promise<Cluster> => {
  const database = createDatabase(options.now ?? Date.now);
  const timers = createTimers();
  const selves: (() => Member)[] = [];
  let leading = 0;

  const leaderIs = (index: number) => leading === index;
  const member = (index: number): Member => {
    const known = (selves[index] as () => Member)();
    const id = `a0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
    return { ...known, id, leads: leaderIs(index) && known.alive };
  };

  const viewOf =
    (index: number) =>
    (self: () => Member): ClusterView => {
      selves[index] = self;
      return {
        leadership: () => {
          const leader = leading === -1 ? undefined : member(leading);
          return { leads: leaderIs(index), leader: leader?.alive === true ? leader : null };
        },
        members: () => selves.map((_, each) => member(each)),
      };
    };

  const nodes = Array.from({ length: size }, (_, index) => createServer(options, database, viewOf(index)));
  for (const node of nodes) await node.start();

  const elect = (index: number) => {
    leading = index;
    for (const node of nodes) node.leadershipChanged();
  };

  const leader = (): ClusterNode | undefined => nodes[leading];

  return {
    nodes,
    get connectionString() {
      const hosts = nodes.map(({ host, port }) => `${host}:${port}`).join(',');
      return `esdb://${hosts}?tls=${options.tls !== undefined}`;
    },
    leader,
    elect: ({ port }) => elect(nodes.findIndex((node) => node.port === port)),
    killLeader: async () => {
      const dying = leader();
      if (dying === undefined) throw new Error('nobody leads');
      elect(-1);
      await dying.kill();
      const next = () => elect(nodes.findIndex((node) => node.running()));
      if (election === 0) next();
      else timers.after(election, next);
      return dying;
    },
    stored: (prefix) => database.log.records.filter(({ stream }) => stream.startsWith(prefix)),
    stop: async () => {
      timers.clear();
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
};
