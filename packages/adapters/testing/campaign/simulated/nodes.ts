/**
 * Nodes without sockets: the handlers of the loopback server behind a simulated network, several of them over one log. What a
 * node keeps in memory only, such as the ids it wrote of late, is gone when it begins anew or stops leading.
 */
import type grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Recent } from '../../eventstoredb-server/log/expectation.ts';
import { createAccess } from '../../eventstoredb-server/node/access.ts';
import { createAcquaintances } from '../../eventstoredb-server/node/acquaintances.ts';
import { createDatabase, type Database } from '../../eventstoredb-server/node/database.ts';
import { createFaults } from '../../eventstoredb-server/node/faults.ts';
import type { Leadership, Member, Node } from '../../eventstoredb-server/node/node.ts';
import { createTimers } from '../../eventstoredb-server/node/timers.ts';
import { versionNamed } from '../../eventstoredb-server/node/version.ts';
import * as refusals from '../../eventstoredb-server/protocol/refusals.ts';
import { streamsService } from '../../eventstoredb-server/streams/service.ts';
import type { Schedule } from '../schedule.ts';
import { type Switchboard, switchboard } from './network.ts';

/** A node, as clients reach it and as trouble strikes it. */
export interface SimulatedNode {
  readonly node: Node;
  readonly board: Switchboard;
  readonly handlers: grpcStreams.IStreamsServer;
  /** Why a call is not even begun. */
  readonly refusal: (metadata: grpc.Metadata) => refusals.Refusal | undefined;
  readonly stop: (abruptly: boolean) => void;
  readonly start: () => void;
  readonly forget: () => void;
}

export interface SimulatedNodes {
  readonly database: Database;
  readonly nodes: readonly SimulatedNode[];
  /** The place of the leader among them; −1 where nobody leads. */
  readonly leading: () => number;
  readonly elect: (index: number) => void;
}

const host = 'node';
/** A node's place, told by its port. */
export const portOf = (index: number): number => 2_113 + index;

export const simulatedNodes = ({ nodes: size, version }: Schedule, latency: () => number): SimulatedNodes => {
  const database = createDatabase(Date.now);
  let leading = 0;
  const built: SimulatedNode[] = [];

  const member = (index: number): Member => ({
    id: `a0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    host,
    port: portOf(index),
    alive: built[index]?.board.listening() ?? false,
    leads: leading === index,
  });

  const create = (index: number): SimulatedNode => {
    const board = switchboard(latency);
    const timers = createTimers();
    const recent: Recent = new Map();
    const acquaintances = createAcquaintances();
    const faults = createFaults(
      () => ({
        listen: () => Promise.resolve(portOf(index)),
        freeze: board.freeze,
        thaw: board.thaw,
        cut: board.cut,
        close: () => Promise.resolve(),
        count: () => 0,
      }),
      timers,
    );
    const leadership = (): Leadership => {
      const leader = leading === -1 ? undefined : member(leading);
      return { leads: leading === index, leader: leader?.alive === true ? leader : null };
    };
    const node: Node = {
      log: database.log,
      recent,
      timers,
      access: createAccess(database.log, undefined),
      faults,
      groups: () => {
        throw new Error('there are no persistent subscriptions here');
      },
      version: versionNamed(version),
      batchAppend: true,
      serverFeatures: true,
      appendLimit: 1_048_576,
      leadership,
      members: () => built.map((_, each) => member(each)),
    };
    return {
      node,
      board,
      handlers: streamsService(node),
      refusal: (metadata) => (acquaintances.mustFail(metadata) ? refusals.connectionDropped() : faults.refusal()),
      stop: (abruptly) => {
        board.listen(false);
        board.cut(abruptly);
        board.thaw();
        timers.clear();
        recent.clear();
        acquaintances.restarted();
      },
      start: () => board.listen(true),
      forget: () => recent.clear(),
    };
  };
  for (let index = 0; index < size; index++) built.push(create(index));

  return {
    database,
    nodes: built,
    leading: () => leading,
    elect: (index) => {
      leading = index;
      for (const { forget } of built) forget();
    },
  };
};
