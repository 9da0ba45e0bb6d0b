/** Who is in the cluster and who leads it: what a client that is given several hosts asks first. */

import type grpcGossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { writeUuid } from '../protocol/ids.ts';
import { ticks } from '../protocol/numbers.ts';
import type { Member, Node } from './node.ts';

const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;

const memberInfo = (now: number, { id, host, port, alive, leads }: Member): gossip.MemberInfo => {
  const info = new gossip.MemberInfo();
  info.setInstanceId(writeUuid(id, true));
  info.setTimeStamp(ticks(now));
  info.setState(leads ? LEADER : FOLLOWER);
  info.setIsAlive(alive);
  info.setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
  return info;
};

export const gossipService = (node: Node): grpcGossip.IGossipServer => ({
  read: (_, callback) =>
    node.faults.answer(() => {
      const members = node.members().map((member) => memberInfo(node.log.now(), member));
      callback(null, new gossip.ClusterInfo().setMembersList(members));
    }),
});
