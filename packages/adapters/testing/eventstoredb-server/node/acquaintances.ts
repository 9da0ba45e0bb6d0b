/**
 * Contract 28: after a restart the first call of an old client fails, and the second works. A client is known by the name
 * of its connection, which it sends with every call but those for gossip and features.
 */
import type grpc from '@grpc/grpc-js';

export interface Acquaintances {
  /** True once for each client that called before the last restart. */
  readonly mustFail: (metadata: grpc.Metadata) => boolean;
  readonly restarted: () => void;
}

export const createAcquaintances = (): Acquaintances => {
  const known = new Set<string>();
  const due = new Set<string>();
  return {
    mustFail: (metadata) => {
      const [name] = metadata.get('connection-name');
      if (name === undefined) return false;
      known.add(String(name));
      return due.delete(String(name));
    },
    restarted: () => {
      for (const name of known) due.add(name);
    },
  };
};
