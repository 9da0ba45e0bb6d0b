/**
 * A client that plays the published one's part over a simulated network: it finds a node, keeps one channel, connects anew when
 * it is told of an error that calls for it, and never ends a call by itself.
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import type { Inner, NewClient } from '../../../src/eventstoredb/client.ts';
import type { Chance } from '../chance.ts';
import { type Call, ClientHalf, openCall, type ServerHalf, type Status, statusOf } from './calls.ts';
import type { Wire } from './network.ts';
import { portOf, type SimulatedNode, type SimulatedNodes } from './nodes.ts';

const { UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED } = grpc.status;

const dropped = (): Status => statusOf(UNAVAILABLE, 'Connection dropped');

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** A call that never came to be. */
const stillborn = (details: string): ClientHalf => {
  const nothing = (): void => undefined;
  const half = new ClientHalf(nothing, nothing, nothing);
  setTimeout(() => half.fail(statusOf(UNAVAILABLE, details)), 1);
  return half;
};

/** What a client has to one node; it connects by itself whenever a call is made. */
interface Channel {
  readonly call: (
    metadata: grpc.Metadata,
    request: unknown,
    serve: (half: ServerHalf, wire: Wire) => void,
  ) => ClientHalf;
  readonly close: () => void;
}

const channelTo = ({ board, node, refusal }: SimulatedNode): Channel => {
  const calls = new Set<Call>();
  let wire: Wire | null = null;
  let closed = false;

  const connect = (): Wire | null => {
    const own = new Set<Call>();
    const made = board.connect({
      atServer: () => {
        for (const call of [...own]) call.gone();
      },
      atClient: () => {
        for (const call of [...own]) call.broken(dropped());
      },
    });
    if (made === null) return null;
    wire = made;
    ownCalls = own;
    return made;
  };
  let ownCalls = new Set<Call>();

  return {
    call: (metadata, request, serve) => {
      if (closed) return stillborn('Channel closed before call started');
      const open = wire?.open() === true ? wire : connect();
      if (open === null) return stillborn('No connection established. Last error: connect ECONNREFUSED');
      const own = ownCalls;
      const call = openCall(
        open,
        metadata,
        request,
        (half) => {
          const refused = refusal(metadata);
          if (refused === undefined) serve(half, open);
          else half.emit('error', refused);
        },
        node.faults.mayGoOut,
      );
      own.add(call);
      calls.add(call);
      const forget = (): void => {
        own.delete(call);
        calls.delete(call);
        if (closed && calls.size === 0) open.hangUp();
      };
      call.client.on('error', forget);
      call.client.on('end', forget);
      return call.client;
    },
    close: () => {
      closed = true;
      if (calls.size === 0) wire?.hangUp();
    },
  };
};

/** The part of the streams service that the adapter calls, as its stub has it. */
const stubOver = (channel: Channel, { handlers }: SimulatedNode) => {
  const handled = (handler: unknown, half: ServerHalf, ...more: unknown[]): void =>
    (handler as (...given: unknown[]) => void)(half, ...more);
  return {
    channel,
    close: channel.close,
    read: (request: streams.ReadReq, metadata: grpc.Metadata) =>
      channel.call(metadata, request, (half) => handled(handlers.read, half)),
    batchAppend: (metadata: grpc.Metadata) =>
      channel.call(metadata, undefined, (half) => handled(handlers.batchAppend, half)),
    append: (
      metadata: grpc.Metadata,
      { deadline }: { readonly deadline: number },
      callback: (error: Status | null, answer?: unknown) => void,
    ) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let answered = false;
      const once = (error: Status | null, answer?: unknown): void => {
        clearTimeout(timer);
        if (answered) return;
        answered = true;
        callback(error, answer);
      };
      const client = channel.call(metadata, undefined, (half, wire) =>
        handled(handlers.append, half, (error: Status | null, answer: unknown) =>
          wire.toClient(() => {
            if (error !== null) client.fail(error);
            else {
              once(null, answer);
              client.close();
            }
          }),
        ),
      );
      client.on('error', (error: Status) => once(error));
      if (Number.isFinite(deadline)) {
        timer = setTimeout(() => {
          once(statusOf(DEADLINE_EXCEEDED, 'Deadline exceeded'));
          client.cancel();
        }, deadline - Date.now());
      }
      return client;
    },
  };
};

type Stub = ReturnType<typeof stubOver>;

const attempts = 10;
const gossipTime = 5_000;

/** Makes clients of these nodes. */
export const simulatedClients =
  ({ nodes, leading }: SimulatedNodes, chance: Chance): NewClient =>
  () => {
    const name = `client-${chance.int(0, 1_000_000_000)}`;
    let stub: Promise<Stub> | undefined;
    let next: number | undefined;
    let features: Promise<unknown> | undefined;

    const stubOf = (index: number): Stub => {
      const node = nodes[index] as SimulatedNode;
      return stubOver(channelTo(node), node);
    };

    /** Asks the nodes who leads, one after the other, as the client does by gossip. */
    const discovered = async (): Promise<number> => {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const first = chance.int(0, nodes.length - 1);
        for (let turn = 0; turn < nodes.length; turn++) {
          const asked = (first + turn) % nodes.length;
          const node = nodes[asked] as SimulatedNode;
          if (node.board.frozen()) await sleep(gossipTime);
          else await sleep(chance.int(1, 10));
          if (node.board.frozen() || !node.board.listening()) continue;
          const leader = leading();
          return leader >= 0 && nodes[leader]?.board.listening() === true ? leader : asked;
        }
        await sleep(100);
      }
      throw new Error(`Failed to discover after ${attempts} attempts.`);
    };

    const found = async (): Promise<Stub> => {
      try {
        const target = next ?? (nodes.length === 1 ? 0 : await discovered());
        next = undefined;
        return stubOf(target);
      } catch (thrown) {
        stub = undefined;
        throw thrown;
      }
    };
    const current = (): Promise<Stub> => {
      stub ??= found();
      return stub;
    };

    const handleError = async (failed: unknown, error: unknown): Promise<void> => {
      const { code, metadata } = error as Status;
      const port = metadata?.get('leader-endpoint-port')[0];
      if (code !== UNAVAILABLE && code !== CANCELLED && port === undefined) return;
      if (stub === undefined || (await stub) !== failed) return;
      (failed as Stub).close();
      stub = undefined;
      features = undefined;
      next = port === undefined ? undefined : nodes.findIndex((_, index) => portOf(index) === Number(port));
    };

    const asked = async (): Promise<unknown> => {
      const own = await current();
      return new Promise((resolve, reject) => {
        const call = own.channel.call(metadataOf(false), undefined, (half, wire) =>
          wire.toClient(() => {
            half.end();
            resolve({ serverVersion: nodes[0]?.node.version.name, supports: () => true });
          }),
        );
        call.on('error', (error) => {
          void handleError(own, error);
          reject(error);
        });
      });
    };

    const metadataOf = (leader: boolean): grpc.Metadata => {
      const metadata = new grpc.Metadata();
      metadata.add('connection-name', name);
      if (leader) metadata.add('requires-leader', 'true');
      return metadata;
    };

    const inner = {
      getGRPCClient: current,
      callArguments: ({ requiresLeader = false }, options: { readonly deadline: number }) => [
        metadataOf(requiresLeader),
        { deadline: Number.isFinite(options?.deadline) ? options.deadline : Number.POSITIVE_INFINITY },
      ],
      handleError,
      get capabilities() {
        features ??= asked();
        return features;
      },
    };
    return inner as unknown as Inner;
  };
