/**
 * Catch-up subscriptions to all, with or without a filter. Only with one are there checkpoints: while catching up after
 * so many events looked at, at its end (24.6), and live again after so many (contract 24).
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type Filter, readFilter } from '../log/filter.ts';
import {
  after,
  beforeAll,
  compare,
  endOfAll,
  indexAt,
  isPlace,
  lastPosition,
  type Position,
  positionOf,
} from '../log/positions.ts';
import type { LogRecord } from '../log/record.ts';
import { resolve } from '../log/visible.ts';
import type { Node } from '../node/node.ts';
import { writeEvent } from '../protocol/events.ts';
import * as refusals from '../protocol/refusals.ts';
import type { Outlet } from './outlet.ts';
import { readPosition, wantsHalves } from './read.ts';
import { caughtUp, checkpointAt, confirmation, tellsCaughtUp, untilMore } from './subscription-messages.ts';

/** What the server reads at once, and looks at for a filter that doesn't say how much. */
const pageSize = 32;

interface Watched {
  readonly node: Node;
  readonly allowed: Filter | undefined;
  readonly window: number;
  /** Events looked at between two checkpoints. */
  readonly interval: number;
  readonly sendEvent: (record: LogRecord) => boolean | Promise<boolean>;
  /** Sends none that isn't after the one before, so one at the very end is the last. */
  readonly sendCheckpoint: (position: Position) => boolean | Promise<boolean>;
}

interface Page {
  readonly allowed: readonly LogRecord[];
  readonly considered: number;
  readonly next: Position;
  readonly atEnd: boolean;
}

const readPage = ({ node: { log }, allowed = () => true, window }: Watched, from: Position): Page => {
  const found: LogRecord[] = [];
  let index = indexAt(log, from);
  let next = from;
  let considered = 0;
  while (found.length < pageSize && considered < window) {
    const record = log.records[index];
    if (record === undefined) return { allowed: found, considered, next, atEnd: true };
    if (allowed(record)) found.push(record);
    considered += 1;
    index += 1;
    next = after(record);
  }
  return { allowed: found, considered, next, atEnd: false };
};

interface CaughtUp {
  /** What was sent last. */
  readonly checkpoint: Position;
  /** Index of the first record that was not looked at. */
  readonly next: number;
}

/** Answers undefined when the reader has gone. */
const catchUp = async (watched: Watched, begin: Position): Promise<CaughtUp | undefined> => {
  let checkpoint = begin;
  let from = compare(begin, beforeAll) === 0 ? { commit: 0, prepare: 0 } : begin;
  let counter = 0;
  for (;;) {
    const page = readPage(watched, from);
    for (const record of page.allowed) {
      if (compare(positionOf(record), checkpoint) <= 0) continue;
      checkpoint = positionOf(record);
      if (!(await watched.sendEvent(record))) return undefined;
    }
    counter += page.considered;
    if (page.atEnd) {
      const next = indexAt(watched.node.log, page.next);
      const tells = watched.allowed !== undefined && watched.node.version.checkpointWhenCaughtUp;
      if (tells && !(await watched.sendCheckpoint(checkpoint))) return undefined;
      return { checkpoint, next };
    }
    if (watched.allowed !== undefined && counter >= watched.interval) {
      counter %= watched.interval;
      if (compare(checkpoint, from) < 0) checkpoint = from;
      if (!(await watched.sendCheckpoint(checkpoint))) return undefined;
    }
    from = page.next;
  }
};

const live = async (watched: Watched, out: Outlet<streams.ReadResp>, start: CaughtUp): Promise<void> => {
  const { log } = watched.node;
  let { next } = start;
  let counter = 0;
  while (!out.closed()) {
    const record = log.records[next];
    if (record === undefined) {
      await untilMore(log, out, () => log.records.length > next);
      continue;
    }
    next += 1;
    counter += 1;
    const isNew = compare(positionOf(record), start.checkpoint) > 0;
    if (isNew && (watched.allowed?.(record) ?? true) && !(await watched.sendEvent(record))) return;
    if (watched.allowed !== undefined && counter >= watched.interval) {
      counter = 0;
      if (isNew && !(await watched.sendCheckpoint(positionOf(record)))) return;
    }
  }
};

const watch = (node: Node, options: streams.ReadReq.Options, out: Outlet<streams.ReadResp>): Watched | undefined => {
  const stated = options.getFilter();
  const allowed = stated === undefined ? undefined : readFilter(stated);
  const multiplier = stated?.getCheckpointintervalmultiplier() ?? 1;
  if ((stated !== undefined && allowed === undefined) || multiplier === 0) return undefined;
  const window = stated?.hasMax() === true ? stated.getMax() : pageSize;
  let last = beforeAll;
  let told = false;
  return {
    node,
    allowed,
    window,
    interval: multiplier * window,
    sendEvent: (record) =>
      out.send(writeEvent(resolve(node.log, record, options.getResolveLinks()), wantsHalves(options))),
    sendCheckpoint: (position) => {
      const sent = compare(position, beforeAll) === 0 ? endOfAll : position;
      if (told && compare(sent, last) <= 0) return true;
      told = true;
      last = sent;
      return out.send(checkpointAt(sent));
    },
  };
};

export const subscribeToAll = async (
  node: Node,
  options: streams.ReadReq.Options,
  asked: streams.ReadReq.Options.AllOptions,
  out: Outlet<streams.ReadResp>,
): Promise<void> => {
  const { log } = node;
  const watched = watch(node, options, out);
  const begin = readPosition(asked, beforeAll);
  if (watched === undefined || begin === undefined) return out.refuse(refusals.handlerFailed());
  const end = lastPosition(log);
  const checkpoint = compare(begin, endOfAll) === 0 ? end : begin;
  let start: CaughtUp | undefined = { checkpoint, next: log.records.length };

  await out.send(confirmation(log.nextId()));
  if (compare(checkpoint, end) < 0) {
    const isStart = compare(checkpoint, beforeAll) === 0;
    if (!isStart && !isPlace(log, checkpoint)) return out.refuse(refusals.invalidPosition());
    start = await catchUp(watched, checkpoint);
  }
  if (start === undefined) return;
  if (tellsCaughtUp(node.version, false)) await out.send(caughtUp());
  await live(watched, out, start);
};
