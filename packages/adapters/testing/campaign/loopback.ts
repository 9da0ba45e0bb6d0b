/**
 * A world of real sockets: the adapter over the published client and gRPC, against the loopback server. Its time is the real
 * one, so all of a schedule's times and the adapter's timers are shorter by the same factor.
 */
import { eventStoreDb } from '@clientele/adapters/eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { type Server, startCluster } from '../eventstoredb-server/index.ts';
import { play } from './play.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { type Noticed, namespace, noticing, type World } from './world.ts';

const registry = { types: new Map() };

/** How many times as fast as the schedule says. */
const faster = 20;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds / faster));

const timers = { append: 500, read: 500, patience: 1_500, pause: 5, longestPause: 250, silence: 1_500 };

const loopbackWorld = async (schedule: Schedule, noticed: Noticed): Promise<World> => {
  const cluster = await startCluster({ nodes: schedule.nodes, version: schedule.version });
  const ends = new Set<() => void>();
  const open = new Set<() => Promise<void>>();
  const underWay = new Set<Promise<unknown>>();

  const lasting = (milliseconds: number, end: () => void): void => {
    const once = (): void => {
      clearTimeout(timer);
      if (ends.delete(once)) end();
    };
    ends.add(once);
    const timer = setTimeout(once, milliseconds / faster);
  };
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
      const { faults } = struck;
      switch (incident.kind) {
        case 'freeze':
          faults.freeze();
          return lasting(incident.lasts, faults.thaw);
        case 'drop':
          return faults.dropConnections({ abruptly: incident.abruptly });
        case 'drop-after':
          return faults.dropAfter(incident.messages);
        case 'lose-acknowledgements':
          return faults.loseAcknowledgements(incident.count);
        case 'time-out':
          return faults.timeOutAppends(incident.count, { stored: incident.stored });
        case 'delay':
          faults.delayAnswers(incident.by / faster);
          return lasting(incident.lasts, () => faults.delayAnswers(0));
        case 'not-ready':
          faults.notReady(true);
          return lasting(incident.lasts, () => faults.notReady(false));
        case 'restart': {
          if (!struck.running()) return;
          const led = leadsNow(struck);
          meanwhile(incident.abruptly ? struck.kill() : struck.stop());
          if (led) electSomebody(nodeAt((incident.node + 1) % schedule.nodes));
          return lasting(incident.lasts, () => {
            meanwhile(struck.start().then(() => electSomebody(cluster.leader() ?? struck)));
          });
        }
        case 'elect':
          // The cluster is never without a leader here: the next one leads at once, or after the while.
          return lasting(incident.lasts, () => electSomebody(struck));
      }
    },
    heal: async () => {
      for (const end of [...ends]) end();
      while (underWay.size > 0) await Promise.all(underWay);
      for (const node of cluster.nodes) {
        await node.start();
        node.faults.thaw();
        node.faults.delayAnswers(0);
        node.faults.notReady(false);
        node.faults.loseAcknowledgements(0);
        node.faults.timeOutAppends(0, { stored: false });
      }
      electSomebody(cluster.leader() ?? nodeAt(0));
    },
    stored: () => cluster.stored(`${namespace}.`),
    sleep,
    stop: async () => {
      for (const close of open) await close();
      for (const end of [...ends]) end();
      await cluster.stop();
    },
  };
};

/** What was wrong with the schedule of a seed, played over gRPC. */
export const playOverGrpc = async (seed: number, noticed: Noticed): Promise<readonly string[]> => {
  const schedule = scheduleOf(seed);
  return play(schedule, await loopbackWorld(schedule, noticed));
};
