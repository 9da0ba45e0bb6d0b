/** Requests of the stream service, in the words of the protocol. */
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Direction, ExpectedRevision } from '../store/port.ts';
import type { Place } from './position.ts';
import type { Proposed } from './proposal.ts';

const { ReadReq, AppendReq, BatchAppendReq, DeleteReq, TombstoneReq } = streams;

const encoder = new TextEncoder();

export const empty = (): shared.Empty => new shared.Empty();

export const streamIdentifier = (stream: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(encoder.encode(stream));
  return identifier;
};

/** Which events of the log, for the server to choose: those of streams whose names begin so. */
export interface Prefixed {
  readonly prefix: string;
}

/** Of how many events the server looks at in one go for a filter; 32 by default, which makes many of few. */
const window = 2_048;

const filterOf = ({ prefix }: Prefixed): streams.ReadReq.Options.FilterOptions => {
  const filter = new ReadReq.Options.FilterOptions();
  const expression = new ReadReq.Options.FilterOptions.Expression();
  expression.setPrefixList([prefix]);
  filter.setStreamIdentifier(expression);
  filter.setMax(window);
  filter.setCheckpointintervalmultiplier(1);
  return filter;
};

const options = (): streams.ReadReq.Options => {
  const ids = new ReadReq.Options.UUIDOption();
  ids.setString(empty());
  const made = new ReadReq.Options();
  made.setUuidOption(ids);
  made.setResolveLinks(false);
  return made;
};

const filtered = (made: streams.ReadReq.Options, filter: Prefixed | null): void => {
  if (filter === null) made.setNoFilter(empty());
  else made.setFilter(filterOf(filter));
};

const requestOf = (made: streams.ReadReq.Options): streams.ReadReq => {
  const request = new ReadReq();
  request.setOptions(made);
  return request;
};

const directions = { forwards: 0, backwards: 1 } as const;

/** Reads a stream from a revision on, inclusive; from its own end where none is given. */
export const streamRead = (
  stream: string,
  from: number | 'start' | 'end',
  direction: Direction,
  limit: number,
): streams.ReadReq => {
  const ofStream = new ReadReq.Options.StreamOptions();
  ofStream.setStreamIdentifier(streamIdentifier(stream));
  if (from === 'start') ofStream.setStart(empty());
  else if (from === 'end') ofStream.setEnd(empty());
  else ofStream.setRevision(String(from));
  const made = options();
  made.setStream(ofStream);
  made.setReadDirection(directions[direction]);
  made.setCount(String(limit));
  made.setNoFilter(empty());
  return requestOf(made);
};

const allOptions = (from: Place | 'start' | 'end'): streams.ReadReq.Options.AllOptions => {
  const ofAll = new ReadReq.Options.AllOptions();
  if (from === 'start') ofAll.setStart(empty());
  else if (from === 'end') ofAll.setEnd(empty());
  else {
    const position = new ReadReq.Options.Position();
    position.setCommitPosition(from.commit);
    position.setPreparePosition(from.prepare);
    ofAll.setPosition(position);
  }
  return ofAll;
};

/** Reads the log: forwards inclusive, backwards exclusive (contract 15). */
export const logRead = (
  from: Place | 'start' | 'end',
  direction: Direction,
  limit: number,
  filter: Prefixed | null,
): streams.ReadReq => {
  const made = options();
  made.setAll(allOptions(from));
  made.setReadDirection(directions[direction]);
  made.setCount(String(limit));
  filtered(made, filter);
  return requestOf(made);
};

/** Subscribes to the log after a place. */
export const logSubscription = (from: Place | 'start', filter: Prefixed): streams.ReadReq => {
  const made = options();
  made.setAll(allOptions(from));
  made.setSubscription(new ReadReq.Options.SubscriptionOptions());
  filtered(made, filter);
  return requestOf(made);
};

interface Expecting {
  readonly setAny: (nothing: shared.Empty) => unknown;
  readonly setNoStream: (nothing: shared.Empty) => unknown;
  readonly setStreamExists: (nothing: shared.Empty) => unknown;
}

const expect = (message: Expecting, expected: ExpectedRevision, exactly: (revision: string) => unknown): void => {
  if (expected === 'any') message.setAny(empty());
  else if (expected === 'no-stream') message.setNoStream(empty());
  else if (expected === 'stream-exists') message.setStreamExists(empty());
  else exactly(String(expected));
};

const fill = <Message extends streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage>(
  message: Message,
  event: Proposed,
): Message => {
  const id = new shared.UUID();
  id.setString(event.id);
  message.setId(id);
  const properties = message.getMetadataMap();
  properties.set('type', event.type);
  properties.set('content-type', 'application/json');
  message.setData(event.data);
  message.setCustomMetadata(event.metadata);
  return message;
};

/** An append as a call of its own sends it: what is expected first, then each event. */
export function* unaryAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly Proposed[],
): Generator<streams.AppendReq> {
  const head = new AppendReq.Options();
  head.setStreamIdentifier(streamIdentifier(stream));
  expect(head, expected, (revision) => head.setRevision(revision));
  yield new AppendReq().setOptions(head);
  for (const event of events) yield new AppendReq().setProposedMessage(fill(new AppendReq.ProposedMessage(), event));
}

/** An empty time as the protocol has it: its class belongs to a library that is the client's and not ours to name. */
const emptyDeadline = Uint8Array.of(0x32, 0);

/** An append in one message of the call that carries all of them. The server doesn't store it when its time is over. */
export const batchAppend = (
  correlation: string,
  stream: string,
  expected: ExpectedRevision,
  events: readonly Proposed[],
  deadline: number,
): streams.BatchAppendReq => {
  const head = BatchAppendReq.Options.deserializeBinary(emptyDeadline);
  head
    .getDeadline()
    ?.setSeconds(Math.floor(deadline / 1_000))
    .setNanos(Math.floor((deadline % 1_000) * 1e6));
  head.setStreamIdentifier(streamIdentifier(stream));
  expect(head, expected, (revision) => head.setStreamPosition(revision));
  const id = new shared.UUID();
  id.setString(correlation);
  const request = new BatchAppendReq();
  request.setCorrelationId(id);
  request.setOptions(head);
  request.setProposedMessagesList(events.map((event) => fill(new BatchAppendReq.ProposedMessage(), event)));
  request.setIsFinal(true);
  return request;
};

export const softDelete = (stream: string, expected: ExpectedRevision): streams.DeleteReq => {
  const head = new DeleteReq.Options();
  head.setStreamIdentifier(streamIdentifier(stream));
  expect(head, expected, (revision) => head.setRevision(revision));
  return new DeleteReq().setOptions(head);
};

export const tombstone = (stream: string, expected: ExpectedRevision): streams.TombstoneReq => {
  const head = new TombstoneReq.Options();
  head.setStreamIdentifier(streamIdentifier(stream));
  expect(head, expected, (revision) => head.setRevision(revision));
  return new TombstoneReq().setOptions(head);
};
