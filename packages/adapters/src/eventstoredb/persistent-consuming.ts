/**
 * Consuming as one of a group: each event with what to say of it. A connection that ends is made anew; what was not
 * acknowledged on it comes again, to this consumer or another, so handling an event twice must do nothing twice.
 */
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import * as E from 'fp-ts/lib/Either.js';
import { saidBy } from '../thrown.ts';
import { asked, once, over } from './asked.ts';
import type { PersistentStub } from './client.ts';
import type { Consumed, Consuming, ConsumingOptions, GroupError, GroupSource } from './offer.ts';
import { groupErrorOf, groupFault, nameOf } from './persistent-groups.ts';
import { closedReason, type Reader } from './reading.ts';
import { idOf, isOfTheSystem, type RecordMessage } from './recorded.ts';
import { empty, streamIdentifier } from './requests.ts';
import { type Coming, openSource, type Source } from './source.ts';
import { reasonOf, type Trouble } from './trouble.ts';

const { ReadReq } = persistent;
const { Action } = ReadReq.Nack;

type Told = E.Either<GroupError, Consumed>;
type Result = IteratorResult<Told, undefined>;
type Call = ReturnType<PersistentStub['read']>;
type Message = persistent.ReadResp;

/** A call that is cancelled takes along what was written to it last: so long the last acknowledgements have to leave, in ms. */
const linger = 100;

const connecting = (name: string, source: GroupSource, atOnce: number): persistent.ReadReq => {
  const ids = new ReadReq.Options.UUIDOption();
  ids.setString(empty());
  const options = new ReadReq.Options();
  if (source.of === 'stream') options.setStreamIdentifier(streamIdentifier(source.stream));
  else options.setAll(empty());
  options.setGroupName(name);
  options.setBufferSize(atOnce);
  options.setUuidOption(ids);
  return new ReadReq().setOptions(options);
};

const uuidOf = (record: RecordMessage): shared.UUID => {
  const uuid = new shared.UUID();
  uuid.setString(idOf(record));
  return uuid;
};

const acknowledging = (record: RecordMessage): persistent.ReadReq => {
  const ack = new ReadReq.Ack();
  ack.addIds(uuidOf(record));
  return new ReadReq().setAck(ack);
};

const refusing = (
  record: RecordMessage,
  action: persistent.ReadReq.Nack.Action,
  reason: string,
): persistent.ReadReq => {
  const nack = new ReadReq.Nack();
  nack.addIds(uuidOf(record));
  nack.setAction(action);
  nack.setReason(reason);
  return new ReadReq().setNack(nack);
};

/** One connection of a consumer. */
interface Channel {
  readonly source: Source<Message>;
  readonly say: (request: persistent.ReadReq) => boolean;
  readonly gone: () => void;
}

interface Consumer {
  readonly reader: Reader;
  readonly group: string;
  readonly request: () => persistent.ReadReq;
  readonly leaving: AbortSignal;
  channel: Channel | null;
  retry: number;
  readonly ready: Consumed[];
}

const consumedOf = ({ reader }: Consumer, channel: Channel, message: Message): Consumed | null => {
  const received = message.getEvent();
  const record = received?.getEvent();
  if (received === undefined || record === undefined) return null;
  if (isOfTheSystem(record)) {
    channel.say(acknowledging(record));
    return null;
  }
  return {
    event: reader.decode(record),
    retries: received.hasRetryCount() ? received.getRetryCount() : 0,
    ack: () => channel.say(acknowledging(record)),
    retry: (reason) => channel.say(refusing(record, Action.RETRY, reason)),
    park: (reason) => channel.say(refusing(record, Action.PARK, reason)),
    skip: (reason) => channel.say(refusing(record, Action.SKIP, reason)),
  };
};

const open = async (consumer: Consumer): Promise<Trouble | null> => {
  const { connection } = consumer.reader;
  const line = connection.line();
  let call: Call | null = null;
  const opened = await openSource<PersistentStub, Message>(connection, line, line.persistent(), (stub) => {
    call = stub.read(...line.arguments(true));
    return call;
  });
  if ('trouble' in opened) return opened.trouble;
  let alive = true;
  const say = (request: persistent.ReadReq): boolean => {
    try {
      if (!alive || call === null || connection.closed()) return false;
      call.write(request);
      return true;
    } catch {
      return false;
    }
  };
  const gone = (): void => {
    alive = false;
    opened.value.leave(connection.closed() ? 0 : linger);
  };
  consumer.channel = { source: opened.value, say, gone };
  say(consumer.request());
  return null;
};

const again = async (consumer: Consumer, trouble: Trouble): Promise<Told | null> => {
  const { connection } = consumer.reader;
  consumer.channel?.gone();
  consumer.channel = null;
  consumer.ready.length = 0;
  if (trouble.kind !== 'passing') return E.left(groupErrorOf(consumer.group, trouble));
  connection.notice({ kind: 'subscribed-again', reason: reasonOf(trouble) });
  await connection.pause(consumer.retry, consumer.leaving);
  consumer.retry += 1;
  return null;
};

const received = async (consumer: Consumer, channel: Channel, coming: Coming<Message>): Promise<Told | null> => {
  switch (coming.kind) {
    case 'messages':
      consumer.retry = 1;
      for (const message of coming.messages) {
        const consumed = consumedOf(consumer, channel, message);
        if (consumed !== null) consumer.ready.push(consumed);
      }
      return null;
    case 'trouble':
      return again(consumer, coming.trouble);
    case 'end':
      return again(consumer, { kind: 'passing', reason: 'the server ended the subscription', done: 'no' });
    default:
      return null;
  }
};

const iterator = (consumer: Consumer, left: AbortController): AsyncIterator<Told, undefined> => {
  const { connection } = consumer.reader;
  const { leaving, ready } = consumer;
  let ended = false;
  leaving.addEventListener('abort', () => consumer.channel?.gone());

  const last = (value: Told): Result => {
    ended = true;
    consumer.channel?.gone();
    return { done: false, value };
  };

  const deliver = async (): Promise<Result> => {
    for (;;) {
      if (ended || leaving.aborted) {
        consumer.channel?.gone();
        return over;
      }
      if (connection.closed()) return last(E.left({ code: 'unavailable', reason: closedReason }));
      const consumed = ready.shift();
      if (consumed !== undefined) return { done: false, value: E.right(consumed) };
      if (consumer.channel === null) {
        const trouble = await open(consumer);
        const fault = trouble === null ? null : await again(consumer, trouble);
        if (fault !== null) return last(fault);
        continue;
      }
      const { channel } = consumer;
      const coming = await channel.source.next(1, connection.patience.silence);
      if (leaving.aborted || connection.closed()) continue;
      const fault = await received(consumer, channel, coming);
      if (fault !== null) return last(fault);
    }
  };

  return asked({
    step: deliver,
    thrown: (thrown) => last(E.left({ code: 'unavailable', reason: saidBy(thrown) })),
    leave: () => {
      ended = true;
      left.abort();
    },
  });
};

/** Consumes as one of a group. */
export const consumingOf =
  (reader: Reader) =>
  (group: string, source: GroupSource, { atOnce = 10, signal }: ConsumingOptions = {}): Consuming => ({
    [Symbol.asyncIterator]: () => {
      const fault =
        groupFault(reader.namespace, group, source) ??
        (Number.isSafeInteger(atOnce) && atOnce > 0 ? null : 'atOnce is an integer from 1');
      if (fault !== null) return once(E.left({ code: 'invalid-group' as const, group, reason: fault }));
      const left = new AbortController();
      const consumer: Consumer = {
        reader,
        group,
        request: () => connecting(nameOf(reader.namespace, group), source, atOnce),
        leaving: signal === undefined ? left.signal : AbortSignal.any([left.signal, signal]),
        channel: null,
        retry: 1,
        ready: [],
      };
      return iterator(consumer, left);
    },
  });
