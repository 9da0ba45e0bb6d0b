/**
 * Catch-up subscriptions to the log of a namespace: everything after a checkpoint, then what comes, as it comes. The client's
 * own end with an error and stay dead; these are made anew, after a pause, behind the last event that came, so that none is
 * lost and none comes twice. Whether one has caught up is asked of the log where the server doesn't say (contract 23).
 */
import type { Position, RecordedEvent, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Delivery, ReadError, Subscription, SubscriptionRange } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { asked, once, over } from './asked.ts';
import type { Line } from './connection.ts';
import { comparePlaces, isPlace, type Place, placeOf, positionOf } from './position.ts';
import { type Answer, aboutTag, closedReason, logPages, prefixOf, type Reader } from './reading.ts';
import { isOfTheSystem, placeOfRecord, type RecordMessage } from './recorded.ts';
import { logSubscription } from './requests.ts';
import { type Coming, openRead, type Source } from './source.ts';
import { reasonOf, type Trouble } from './trouble.ts';

type Delivered = E.Either<ReadError, Delivery>;
type Result = IteratorResult<Delivered, undefined>;

/** Milliseconds without a message after which it is asked whether there are any; twice as long each time, up to the longest. */
const quiet = 50;
const longestQuiet = 1_000;

/** Who is caught up and sees only what others are about is told so often how far the log has come: milliseconds. */
const betweenCheckpoints = 5_000;

const unavailable = (reason: string): Delivered => E.left({ code: 'unavailable', reason });

const invalid = (reason: string): Delivered => E.left({ code: 'invalid-read', reason });

interface Wanted {
  readonly tag: ((record: RecordMessage, event: () => RecordedEvent) => boolean) | null;
  readonly types: ReadonlySet<string> | null;
}

const wantedOf = (tag: Tag | undefined, types: readonly string[] | undefined): Wanted => ({
  tag: tag === undefined ? null : aboutTag(tag),
  types: types === undefined ? null : new Set(types),
});

/** One subscription, as far as it has come. */
interface Following {
  readonly reader: Reader;
  readonly wanted: Wanted;
  /** Ends whatever waits. */
  readonly leaving: AbortSignal;
  /** Everything up to here was delivered or passed over. */
  reached: Place | undefined;
  source: Source<Answer> | null;
  line: Line | null;
  /** Nothing more was there when it was last asked. */
  live: boolean;
  /** It was said that there is no more, and nothing was delivered since. */
  told: boolean;
  toldAt: number;
  toldPlace: Place | undefined;
  retry: number;
  /** How often it was asked whether there is more since something came. */
  asked: number;
  /** Since when nothing at all was heard. */
  heard: number;
}

const taken = (following: Following, messages: readonly Answer[]): readonly RecordedEvent[] => {
  const { reader, wanted } = following;
  const events: RecordedEvent[] = [];
  for (const message of messages) {
    if (message.hasCaughtUp()) following.live = true;
    if (message.hasFellBehind()) following.live = false;
    const checkpoint = message.getCheckpoint();
    const record = message.getEvent()?.getEvent();
    const place =
      record !== undefined
        ? placeOfRecord(record)
        : checkpoint && { commit: checkpoint.getCommitPosition(), prepare: checkpoint.getPreparePosition() };
    if (place === undefined || !isPlace(place)) continue;
    if (following.reached !== undefined && comparePlaces(place, following.reached) <= 0) continue;
    following.reached = place;
    reader.seen(place);
    if (record === undefined || isOfTheSystem(record)) continue;
    if (wanted.types?.has(record.getMetadataMap().get('type') ?? '') === false) continue;
    let decoded: RecordedEvent | undefined;
    const event = (): RecordedEvent => {
      decoded ??= reader.decode(record);
      return decoded;
    };
    if (wanted.tag === null || wanted.tag(record, event)) events.push(event());
  }
  return events;
};

/** The last event of the namespace that is in the log by now; undefined where there is none, trouble where nobody knows. */
export const lastPlace = async (reader: Reader): Promise<E.Either<ReadError, Place | undefined>> => {
  for await (const page of logPages(reader, { direction: 'backwards', limit: 1 })) {
    if (E.isLeft(page)) return page;
    return E.right(placeOf(page.right[0]?.position));
  }
  return E.right(undefined);
};

const positionReached = ({ reached }: Following): Position | null =>
  reached === undefined ? null : positionOf(reached);

const caughtUp = (following: Following): Result => {
  following.told = true;
  following.toldAt = performance.now();
  following.toldPlace = following.reached;
  return { done: false, value: E.right({ kind: 'caught-up', position: positionReached(following) }) };
};

/** How far the log has come is worth telling where it has come further, and not all the time. */
const worthTelling = ({ told, toldAt, toldPlace, reached }: Following): boolean =>
  !told || (reached !== toldPlace && performance.now() - toldAt >= betweenCheckpoints);

/** Whether everything that is in the log by now was delivered; null where nobody knows. */
const isCaughtUp = async ({ reader, reached }: Following): Promise<boolean | null> => {
  const last = await reader.last();
  if (E.isLeft(last)) return null;
  return last.right === undefined || (reached !== undefined && comparePlaces(last.right, reached) <= 0);
};

const opened = async (following: Following): Promise<Trouble | null> => {
  const { connection, namespace } = following.reader;
  const line = connection.line();
  const request = () => logSubscription(following.reached ?? 'start', prefixOf(namespace));
  const source = await openRead(connection, line, request, false);
  if ('trouble' in source) return source.trouble;
  following.source = source.value;
  following.line = line;
  following.live = false;
  following.heard = performance.now();
  return null;
};

const again = async (following: Following, trouble: Trouble): Promise<Delivered | null> => {
  const { connection } = following.reader;
  following.source?.leave();
  following.source = null;
  if (trouble.kind === 'invalid') return invalid(trouble.reason);
  if (trouble.kind !== 'passing') return unavailable(reasonOf(trouble));
  connection.notice({ kind: 'subscribed-again', reason: trouble.reason });
  await connection.pause(following.retry, following.leaving);
  following.retry += 1;
  return null;
};

/** Where nothing comes: is there nothing, or is something wrong? */
const onSilence = async (following: Following): Promise<Delivered | null> => {
  const { connection } = following.reader;
  const { silence } = connection.patience;
  const wasLive = following.live;
  if (wasLive && performance.now() - following.heard < silence) return null;
  following.asked += 1;
  const all = await isCaughtUp(following);
  if (all === true) {
    following.live = true;
    following.heard = performance.now();
    return null;
  }
  // Something is there that did not come. It may be on its way; who was up to date and hears nothing is cut off.
  if (!wasLive && performance.now() - following.heard < silence) return null;
  const reason = all === null ? 'nobody answers' : `nothing came for ${silence} ms, though there is more`;
  return again(following, { kind: 'passing', reason, done: 'no' });
};

/** What comes next from an open source, or null where there is nothing to tell. */
const received = async (following: Following, coming: Coming<Answer>): Promise<Result | Delivered | null> => {
  switch (coming.kind) {
    case 'messages': {
      following.heard = performance.now();
      following.retry = 1;
      following.asked = 0;
      const events = taken(following, coming.messages);
      const position = positionReached(following);
      if (events.length === 0 || position === null) return null;
      following.told = false;
      return { done: false, value: E.right({ kind: 'events', events, position }) };
    }
    case 'silence':
      return onSilence(following);
    case 'trouble':
      return again(following, coming.trouble);
    case 'end':
      return again(following, { kind: 'passing', reason: 'the server ended the subscription', done: 'no' });
    case 'left':
      return null;
  }
};

/** How long to wait for a message before one looks what is the matter. */
const patienceOf = ({ live, asked }: Following, silence: number): number =>
  live ? Math.min(silence, betweenCheckpoints) : Math.min(longestQuiet, quiet * 2 ** Math.min(asked, 10));

const isResult = (value: Result | Delivered): value is Result => 'value' in value || 'done' in value;

const iterator = (reader: Reader, range: SubscriptionRange): AsyncIterator<Delivered, undefined> => {
  const { after, signal } = range;
  const { connection } = reader;
  const { silence } = connection.patience;
  const left = new AbortController();
  const leaving = signal === undefined ? left.signal : AbortSignal.any([left.signal, signal]);
  const following: Following = {
    reader,
    wanted: wantedOf(range.tag, range.types),
    leaving,
    reached: after === undefined ? undefined : placeOf(after),
    source: null,
    line: null,
    live: false,
    told: false,
    toldAt: 0,
    toldPlace: undefined,
    retry: 1,
    asked: 0,
    heard: 0,
  };
  let ended = false;
  const leave = (): void => following.source?.leave();
  leaving.addEventListener('abort', leave);

  const last = (value: Delivered): Result => {
    ended = true;
    leave();
    return { done: false, value };
  };

  const deliver = async (): Promise<Result> => {
    for (;;) {
      if (ended || leaving.aborted) {
        leave();
        return over;
      }
      if (connection.closed()) return last(unavailable(closedReason));
      if (after !== undefined && following.reached === undefined)
        return last(invalid('a position is one that this store gave'));
      if (following.source === null) {
        const trouble = await opened(following);
        const fault = trouble === null ? null : await again(following, trouble);
        if (fault !== null) return last(fault);
        continue;
      }
      const { source } = following;
      if (following.live && !source.ready() && worthTelling(following)) return caughtUp(following);
      const coming = await source.next(1, patienceOf(following, silence));
      if (leaving.aborted || connection.closed()) continue;
      const come = await received(following, coming);
      if (come === null) continue;
      if (isResult(come)) return come;
      return last(come);
    }
  };

  return asked({
    step: deliver,
    thrown: (thrown) => last(invalid(saidBy(thrown))),
    leave: () => {
      ended = true;
      left.abort();
    },
  });
};

export const subscription = (reader: Reader, range: SubscriptionRange): Subscription => ({
  [Symbol.asyncIterator]: () => {
    try {
      return iterator(reader, range);
    } catch (thrown) {
      return once(invalid(saidBy(thrown)));
    }
  },
});

/** The position of the last event of the namespace, or null where there is none. */
export const head = async (reader: Reader): Promise<E.Either<ReadError, Position | null>> => {
  const last = await lastPlace(reader);
  return E.isLeft(last) ? last : E.right(last.right === undefined ? null : positionOf(last.right));
};
