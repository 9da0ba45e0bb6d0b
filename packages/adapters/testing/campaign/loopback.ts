/**
 * A world of real sockets: the adapter over the published client and gRPC, against the loopback server. Its time is the real
 * one, so all of a schedule's times and the adapter's timers are shorter by the same factor.
 */
import { eventStoreDb } from '@clientele/adapters/eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { type Server, startCluster } from '../eventstoredb-server/index.ts';
import { play } from './play.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { healNode, lastingAt, strikeNode } from './striking.ts';
import { type Noticed, namespace, noticing, type World } from './world.ts';

const registry = { types: new Map() };

/** How many times as fast as the schedule says. */
const faster = 20;
const pace = (milliseconds: number): number => milliseconds / faster;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, pace(milliseconds)));

const timers = { append: 500, read: 500, patience: 1_500, pause: 5, longestPause: 250, silence: 1_500 };

const loopbackWorld = async (schedule: Schedule, noticed: Noticed): Promise<World> => {
  const cluster = await startCluster({ nodes: schedule.nodes, version: schedule.version });
  const lasting = lastingAt(pace);
  const open = new Set<() => Promise<void>>();
  const underWay = new Set<Promise<unknown>>();

  const meanwhile = (work: Promise<unknown>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  const nodeAt = (index: number): Server => cluster.nodes[index] as Server;
  const leadsNow = (server: Server): boolean => cluster.leader() === server;
  const electSomebody = (wanted: Server): void => {
    const alive = wanted.running() ? wanted : cluster.nodes.find((node) => node.running());
    if (alive !== undefined) cluster.elect(alive);
  };

  return {
    open: async (appends) => {
      const opened = await eventStoreDb({
        connectionString: cluster.connectionString,
        namespace,
        registry,
        appends,
        timers,
        onNotice: noticing(noticed),
      });
      if (E.isLeft(opened)) return opened;
      const { store } = opened.right;
      open.add(store.close);
      return E.right({ ...opened.right, abandon: () => void store.close() });
    },
    strike: (incident) => {
      const struck = nodeAt(incident.node);
      switch (incident.kind) {
        case 'restart': {
          if (!struck.running()) return;
          const led = leadsNow(struck);
          meanwhile(incident.abruptly ? struck.kill() : struck.stop());
          if (led) electSomebody(nodeAt((incident.node + 1) % schedule.nodes));
          return lasting.until(incident.lasts, () => {
            meanwhile(struck.start().then(() => electSomebody(cluster.leader() ?? struck)));
          });
        }
        case 'elect':
          // The cluster is never without a leader here: the next one leads at once, or after the while.
          return lasting.until(incident.lasts, () => electSomebody(struck));
        default:
          return strikeNode(struck.faults, incident, lasting, pace);
      }
    },
    heal: async () => {
      lasting.endAll();
      while (underWay.size > 0) await Promise.all(underWay);
      for (const node of cluster.nodes) {
        await node.start();
        healNode(node.faults);
      }
      electSomebody(cluster.leader() ?? nodeAt(0));
    },
    stored: () => cluster.stored(`${namespace}.`),
    sleep,
    stop: async () => {
      for (const close of open) await close();
      lasting.endAll();
      await cluster.stop();
    },
  };
};

/** What was wrong with the schedule of a seed, played over gRPC. */
export const playOverGrpc = async (seed: number, noticed: Noticed): Promise<readonly string[]> => {
  const schedule = scheduleOf(seed);
  return play(schedule, await loopbackWorld(schedule, noticed));
};
