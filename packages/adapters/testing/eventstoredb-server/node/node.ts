/** What the services of one node work with. */
import type { Recent } from '../log/expectation.ts';
import type { Log } from '../log/log.ts';
import type { Groups } from '../persistent/groups.ts';
import * as refusals from '../protocol/refusals.ts';
import type { Access } from './access.ts';
import type { Endpoint, FaultState } from './faults.ts';
import type { Timers } from './timers.ts';
import type { Version } from './version.ts';

/** Who leads, as this node sees it; null while nobody does. */
export interface Leadership {
  readonly leads: boolean;
  readonly leader: Endpoint | null;
}

export interface Member extends Endpoint {
  readonly id: string;
  readonly alive: boolean;
  readonly leads: boolean;
}

export interface Node {
  readonly log: Log;
  readonly recent: Recent;
  readonly timers: Timers;
  readonly access: Access;
  readonly faults: FaultState;
  readonly groups: () => Groups;
  readonly version: Version;
  /** False hides batch append, so that the client appends one call at a time. */
  readonly batchAppend: boolean;
  /** False, as before 20.10: nobody can ask for features. */
  readonly serverFeatures: boolean;
  readonly appendLimit: number;
  readonly leadership: () => Leadership;
  readonly members: () => readonly Member[];
}

/** Why a call that must be served by the leader is not served here; a follower passes on what needn't be. */
export const refusalOfFollower = (node: Node, leaderRequired: boolean): refusals.Refusal | undefined => {
  const { leads, leader } = node.leadership();
  if (leads) return undefined;
  if (leader === null) return refusals.notReady();
  return leaderRequired ? refusals.notLeader(leader.host, leader.port) : undefined;
};

export const leaderRequired = (metadata: { readonly get: (key: string) => readonly unknown[] }): boolean =>
  metadata.get('requires-leader').includes('true');
