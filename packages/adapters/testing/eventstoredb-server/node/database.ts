/** What a server keeps when it stops: the log, and which persistent subscriptions there are. Nodes of a cluster share it. */
import { createLog, type Log } from '../log/log.ts';
import { metadataType, type ProposedEvent } from '../log/record.ts';
import type { GroupConfigs } from '../persistent/groups.ts';

export interface Database {
  readonly log: Log;
  readonly groups: GroupConfigs;
}

/** Contract 15: a fresh server's log begins with events of the system. */
export const createDatabase = (now: () => number): Database => {
  const log = createLog(now);
  const system = (type: string, content: unknown): ProposedEvent => ({
    id: log.nextId(),
    type,
    json: true,
    data: Buffer.from(JSON.stringify(content)),
    metadata: new Uint8Array(),
  });
  log.add('$$$scavenges', [system(metadataType, { $maxAge: 2_592_000 })]);
  log.add('$$$stats-127.0.0.1:2113', [system(metadataType, { $maxAge: 86_400, $acl: { $r: ['$admins', '$ops'] } })]);
  log.add('$users', [system('$User', 'admin'), system('$User', 'ops')]);
  return { log, groups: new Map() };
};
