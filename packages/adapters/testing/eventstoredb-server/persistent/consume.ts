/** The call of a consumer: it names its group, then acknowledges or refuses what comes. */
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type grpc from '@grpc/grpc-js';
import { type Node, refusalOfFollower } from '../node/node.ts';
import { writePersistentEvent } from '../protocol/events.ts';
import { readStreamName, readUuid } from '../protocol/ids.ts';
import * as refusals from '../protocol/refusals.ts';
import type { Consumer } from './consumers.ts';
import { type Group, keyOf, type NackAction } from './group.ts';

type Call = grpc.ServerDuplexStream<persistent.ReadReq, persistent.ReadResp>;

interface Connected {
  readonly group: Group;
  readonly consumer: Consumer;
}

const { Action } = persistent.ReadReq.Nack;

const actionOf = (action: persistent.ReadReq.Nack.Action): NackAction => {
  if (action === Action.PARK) return 'park';
  if (action === Action.SKIP) return 'skip';
  return action === Action.STOP ? 'stop' : 'retry';
};

const idsOf = (message: persistent.ReadReq.Ack | persistent.ReadReq.Nack): readonly string[] =>
  message.getIdsList().flatMap((uuid) => readUuid(uuid) ?? []);

const confirmed = (group: string): persistent.ReadResp =>
  new persistent.ReadResp().setSubscriptionConfirmation(
    new persistent.ReadResp.SubscriptionConfirmation().setSubscriptionId(group),
  );

const connect = (node: Node, call: Call, options: persistent.ReadReq.Options): Connected | refusals.Refusal => {
  const source = options.hasAll() ? '$all' : readStreamName(options.getStreamIdentifier());
  const name = options.getGroupName();
  const halves = options.getUuidOption()?.hasString() !== true;
  const refusal = refusalOfFollower(node, true);
  if (refusal !== undefined) return refusal;
  if (!node.access.onStream(call, 'read', source)) return refusals.accessDenied();
  const group = node.groups().find(source, name);
  if (group === undefined) return refusals.groupMissing(source, name);
  const consumer: Consumer = {
    connection: String(call.metadata.get('connection-name')[0] ?? '<unknown>'),
    user: node.access.nameOf(call),
    from: call.getPeer(),
    capacity: options.getBufferSize(),
    inFlight: new Map(),
    delivered: 0,
    deliver: ({ resolved, retries }) => {
      if (!call.cancelled && call.writable) call.write(writePersistentEvent(resolved, retries, halves));
    },
    drop: (reason) => {
      if (!call.cancelled) call.emit('error', reason);
    },
  };
  return group.connect(consumer) ? { group, consumer } : refusals.groupFull(source, name);
};

export const consume =
  (node: Node) =>
  (call: Call): void => {
    let connected: Connected | undefined;
    const leave = () => {
      connected?.group.leave(connected.consumer);
      connected = undefined;
    };

    call.on('data', (request: persistent.ReadReq) => {
      const options = request.getOptions();
      const ack = request.getAck();
      const nack = request.getNack();
      if (options !== undefined && connected === undefined) {
        const answer = connect(node, call, options);
        if ('code' in answer) {
          call.emit('error', answer);
          return;
        }
        connected = answer;
        const { group } = answer;
        call.write(confirmed(keyOf(group.source.name, group.name)));
        node.groups().find(group.source.name, group.name)?.push();
      }
      if (ack !== undefined) connected?.group.acknowledge(idsOf(ack));
      if (nack !== undefined) connected?.group.refuse(idsOf(nack), actionOf(nack.getAction()), nack.getReason());
    });
    call.on('end', () => {
      leave();
      call.end();
    });
    call.on('cancelled', leave);
    call.on('close', leave);
  };
