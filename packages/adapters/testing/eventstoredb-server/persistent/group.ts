/**
 * One persistent subscription at work: messages go out to consumers, wait for their acknowledgement, come back to be
 * retried, are parked when they were retried too often, and the checkpoint follows what is done (contract 25).
 */
import type { Log } from '../log/log.ts';
import { originalOf, resolve } from '../log/visible.ts';
import * as refusals from '../protocol/refusals.ts';
import { createCheckpoints } from './checkpoints.ts';
import { type Consumer, type Message, offer } from './consumers.ts';
import { createKeeping } from './keeping.ts';
import type { Settings } from './settings.ts';
import { isLive, type Place, type Source } from './source.ts';

/** The server makes nothing of `stop`: the message is skipped, and the subscription goes on. */
export type NackAction = 'park' | 'retry' | 'skip' | 'stop';

export interface Group {
  readonly source: Source;
  readonly name: string;
  readonly settings: Settings;
  readonly consumers: readonly Consumer[];
  /** False where no more may connect. */
  readonly connect: (consumer: Consumer) => boolean;
  readonly leave: (consumer: Consumer) => void;
  readonly acknowledge: (ids: readonly string[]) => void;
  readonly refuse: (ids: readonly string[], action: NackAction, reason: string) => void;
  readonly replayParked: (stopAt: number) => void;
  /** Hands out what can be; called when the log has grown. */
  readonly push: () => void;
  /** Every second: what was not acknowledged in time comes back, and the checkpoint may be due. */
  readonly tick: () => void;
  /** Sends all consumers away. */
  readonly drop: () => void;
  /** Forgets checkpoint and parked messages. */
  readonly remove: () => void;
  readonly statistics: () => Statistics;
}

export interface Statistics {
  readonly delivered: number;
  readonly outstanding: number;
  readonly buffered: number;
  readonly retrying: number;
  readonly parked: number;
  readonly atEnd: boolean;
  readonly checkpoint: Place | undefined;
  readonly lastKnown: Place | undefined;
}

/** An event that the filter left out, in its place between the messages. */
interface Skip {
  readonly skipped: Place;
}

export const keyOf = (source: string, group: string): string => `${source}::${group}`;

export const createGroup = (log: Log, source: Source, name: string, settings: Settings): Group => {
  const keeping = createKeeping(log, source, keyOf(source.name, name));
  const consumers: Consumer[] = [];
  const buffer: (Message | Skip)[] = [];
  const retries: Message[] = [];
  const outstanding = new Map<string, { readonly message: Message; readonly expires: number }>();
  const saved = keeping.loadCheckpoint();
  const checkpoints = createCheckpoints(settings, saved, keeping.saveCheckpoint, log.now);
  let delivered = 0;
  let cursor = source.cursorAtEnd();
  if (saved !== undefined) cursor = source.cursorAt(saved, false);
  else if (!isLive(settings.startFrom)) cursor = source.cursorAt(settings.startFrom, true);
  let lastSeen = saved;

  const fill = () => {
    while (buffer.length < settings.historyBufferSize) {
      const pulled = source.pull(cursor);
      if (pulled === undefined) return;
      cursor = pulled.next;
      const { place, record } = pulled;
      if (!pulled.allowed) {
        buffer.push({ skipped: place });
        continue;
      }
      lastSeen = place;
      const resolved = resolve(log, record, settings.resolveLinks);
      const fresh = { retries: 0, replayed: false, sequence: undefined, previous: undefined };
      buffer.push({ ...fresh, id: record.id, resolved, place });
    }
  };

  const send = (message: Message): boolean | 'full' => {
    const numbered = checkpoints.number(message);
    const offered = offer(settings.strategy, consumers, numbered);
    if (offered !== 'sent') return offered === 'full' ? 'full' : false;
    delivered += 1;
    checkpoints.begin(numbered);
    const expires = settings.messageTimeout === 0 ? Number.POSITIVE_INFINITY : log.now() + settings.messageTimeout;
    outstanding.set(numbered.id, { message: numbered, expires });
    return true;
  };

  /** Answers false when nobody can take any more. */
  const sendFrom = (list: (Message | Skip)[]): boolean => {
    for (let index = 0; index < list.length; ) {
      const entry = list[index] as Message | Skip;
      if ('skipped' in entry) {
        if (index === 0) {
          list.shift();
          checkpoints.skip(entry.skipped);
        } else index += 1;
        continue;
      }
      const sent = send(entry);
      if (sent === 'full') return false;
      if (sent) list.splice(index, 1);
      else index += 1;
    }
    return true;
  };

  const push = () => {
    for (;;) {
      fill();
      const before = delivered;
      const waiting = buffer.length;
      if (consumers.length === 0 || !sendFrom(retries) || !sendFrom(buffer)) break;
      if (delivered === before && buffer.length === waiting) break;
    }
    checkpoints.save(outstandingMessages(), retries, false);
  };

  const outstandingMessages = () => [...outstanding.values()].map(({ message }) => message);

  const release = (id: string) => {
    outstanding.delete(id);
    for (const { inFlight } of consumers) inFlight.delete(id);
  };

  const park = (message: Message, reason: string) => {
    keeping.park(message.resolved, reason);
    release(message.id);
  };

  /** Before what lies later; what was parked comes last. */
  const retry = (message: Message) => {
    release(message.id);
    const again = { ...message, retries: message.retries + 1 };
    const commit = again.place?.commit ?? Number.POSITIVE_INFINITY;
    const later = retries.findIndex(({ place }) => (place?.commit ?? Number.POSITIVE_INFINITY) > commit);
    retries.splice(later === -1 ? retries.length : later, 0, again);
  };

  const retryOrPark = (message: Message) => {
    if (message.retries < settings.maxRetryCount) retry(message);
    else park(message, `Reached retry count of ${settings.maxRetryCount}`);
  };

  return {
    source,
    name,
    settings,
    consumers,
    push,
    connect: (consumer) => {
      if (settings.maxSubscriberCount !== 0 && consumers.length >= settings.maxSubscriberCount) return false;
      consumers.push(consumer);
      return true;
    },
    leave: (consumer) => {
      const index = consumers.indexOf(consumer);
      if (index === -1) return;
      consumers.splice(index, 1);
      for (const message of [...consumer.inFlight.values()]) retry(message);
      push();
    },
    acknowledge: (ids) => {
      for (const id of ids) release(id);
      push();
    },
    refuse: (ids, action, reason) => {
      for (const id of ids) {
        const known = outstanding.get(id);
        if (known === undefined) continue;
        if (action === 'park') park(known.message, `Client explicitly NAK'ed message.\n${reason}`);
        else if (action === 'retry') retryOrPark(known.message);
        else release(id);
      }
      push();
    },
    replayParked: (stopAt) => {
      for (const link of keeping.takeParked(stopAt)) {
        const resolved = resolve(log, link, true);
        const fresh = { place: undefined, sequence: undefined, previous: undefined };
        retries.push({ ...fresh, id: originalOf(resolved).id, resolved, retries: 0, replayed: true });
      }
      push();
    },
    tick: () => {
      const now = log.now();
      for (const { message, expires } of [...outstanding.values()]) {
        if (expires <= now) retryOrPark(message);
      }
      push();
      checkpoints.save(outstandingMessages(), retries, true);
    },
    drop: () => {
      for (const consumer of consumers.splice(0)) consumer.drop(refusals.groupDropped(source.name, name));
    },
    remove: keeping.remove,
    statistics: () => ({
      delivered,
      outstanding: outstanding.size,
      buffered: buffer.length,
      retrying: retries.length,
      parked: keeping.parkedCount(),
      atEnd: source.pull(cursor) === undefined,
      checkpoint: checkpoints.last(),
      lastKnown: lastSeen,
    }),
  };
};
