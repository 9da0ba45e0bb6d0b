/** Looks at every call on its way in and at every message on its way out. */
import grpc from '@grpc/grpc-js';
import * as refusals from '../protocol/refusals.ts';
import type { Access } from './access.ts';
import type { Acquaintances } from './acquaintances.ts';
import type { FaultState } from './faults.ts';

const alwaysServed = ['/event_store.client.gossip.Gossip/', '/event_store.client.server_features.ServerFeatures/'];

export const interceptor = (
  faults: FaultState,
  access: Access,
  acquaintances: Acquaintances | undefined,
): grpc.ServerInterceptor => {
  const refusal = (path: string, metadata: grpc.Metadata): refusals.Refusal | undefined => {
    if (!access.authentic(metadata)) return refusals.unauthenticated();
    if (alwaysServed.some((service) => path.startsWith(service))) return undefined;
    return acquaintances?.mustFail(metadata) === true ? refusals.connectionDropped() : faults.refusal();
  };

  return ({ path }, call) => {
    // A call of which something was lost doesn't end well: its connection is about to be cut.
    let lost = false;
    return new grpc.ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            const refused = refusal(path, metadata);
            if (refused === undefined) proceed(metadata);
            else call.sendStatus(refused);
          },
        }),
      sendMessage: (message, next) => {
        if (faults.mayGoOut()) next(message);
        else lost = true;
      },
      sendStatus: (status, next) => {
        if (!lost) next(status);
      },
    });
  };
};
