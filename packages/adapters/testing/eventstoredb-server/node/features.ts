/** Which methods the server says that it has. The client appends in batches only where batch append is among them. */
import grpcFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type grpc from '@grpc/grpc-js';
import * as refusals from '../protocol/refusals.ts';
import type { Node } from './node.ts';

const streams = 'event_store.client.streams.streams';
const persistent = 'event_store.client.persistent_subscriptions.persistentsubscriptions';

const methods: readonly (readonly [service: string, method: string, ...features: readonly string[]])[] = [
  [streams, 'read', 'position', 'events'],
  [streams, 'append'],
  [streams, 'delete'],
  [streams, 'tombstone'],
  ...['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list', 'restartsubsystem'].map(
    (method) => [persistent, method, 'stream', 'all'] as const,
  ),
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
];

const batchAppend = [streams, 'batchappend', 'deadline_duration'] as const;

const supported = ({ batchAppend: batches, version }: Node): features.SupportedMethods => {
  const answer = new features.SupportedMethods().setEventStoreServerVersion(version.name);
  for (const [service, name, ...known] of batches ? [...methods, batchAppend] : methods) {
    const method = new features.SupportedMethod().setServiceName(service).setMethodName(name);
    answer.addMethods(method.setFeaturesList([...known]));
  }
  return answer;
};

export const addFeatures = (server: grpc.Server, node: Node): void => {
  const service: grpcFeatures.IServerFeaturesServer = {
    getSupportedMethods: (_, callback) =>
      node.faults.answer(() => {
        if (node.faults.featuresFail()) callback(refusals.internal('Internal server error'));
        else callback(null, supported(node));
      }),
  };
  if (node.serverFeatures) server.addService(grpcFeatures.ServerFeaturesService, service);
};
