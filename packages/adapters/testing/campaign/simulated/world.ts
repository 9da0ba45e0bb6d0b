/** A world without sockets, in virtual time: the adapter as it is, over a simulated client, network and cluster. */
import * as E from 'fp-ts/lib/Either.js';
import { openBy } from '../../../src/eventstoredb/opening.ts';
import { chanceOf } from '../chance.ts';
import type { Schedule } from '../schedule.ts';
import { healNode, lastingAt, strikeNode } from '../striking.ts';
import { type Noticed, namespace, noticing, type World } from '../world.ts';
import { simulatedClients } from './client.ts';
import { type SimulatedNode, simulatedNodes } from './nodes.ts';

const registry = { types: new Map() };

/** Time is virtual, and goes as the schedule says. */
const pace = (milliseconds: number): number => milliseconds;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** Must be made, and played in, in virtual time. */
export const simulatedWorld = (schedule: Schedule, noticed: Noticed): World => {
  // Other numbers than those of the schedule, and the same in every run.
  const chance = chanceOf(schedule.seed ^ 0x5eed);
  const latency = (): number => (chance.percent(95) ? chance.int(0, 3) : chance.int(3, 60));
  const cluster = simulatedNodes(schedule, latency);
  const newClient = simulatedClients(cluster, chance);
  const lasting = lastingAt(pace);
  const open = new Set<() => Promise<void>>();

  const nodeAt = (index: number): SimulatedNode => cluster.nodes[index] as SimulatedNode;
  const electSomebody = (wanted: number): void => {
    const alive = cluster.nodes.findIndex(({ board }) => board.listening());
    cluster.elect(nodeAt(wanted).board.listening() ? wanted : alive);
  };

  return {
    open: async (appends) => {
      const opened = await openBy(newClient, {
        connectionString: 'esdb://simulated:2113?tls=false',
        namespace,
        registry,
        appends,
        random: chance.fraction,
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
        case 'restart':
          if (!struck.board.listening()) return;
          struck.stop(incident.abruptly);
          if (cluster.leading() === incident.node) electSomebody((incident.node + 1) % schedule.nodes);
          return lasting.until(incident.lasts, () => {
            struck.start();
            if (cluster.leading() < 0) electSomebody(incident.node);
          });
        case 'elect':
          cluster.elect(-1);
          return lasting.until(incident.lasts, () => electSomebody(incident.node));
        default:
          return strikeNode(struck.node.faults, incident, lasting, pace);
      }
    },
    heal: () => {
      lasting.endAll();
      for (const { node, start } of cluster.nodes) {
        start();
        healNode(node.faults);
      }
      if (cluster.leading() < 0) electSomebody(0);
      return Promise.resolve();
    },
    stored: () => cluster.database.log.records.filter(({ stream }) => stream.startsWith(`${namespace}.`)),
    sleep,
    stop: async () => {
      for (const close of open) await close();
    },
  };
};
