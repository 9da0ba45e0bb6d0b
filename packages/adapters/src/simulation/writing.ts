/**
 * A simulated history into a store, with what came of it. Appends are under way together as long as they are of different
 * streams, so that a store behind a network or a disk is not waited for one by one; each stream is written in its order.
 */
import type { LocalDate } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Appended, EventStore } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { Simulation } from './simulate.ts';

/** What a simulation came to. */
export interface SimulationSummary {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly events: number;
  readonly commands: number;
  readonly rejected: number;
  /** Events by room, in the order in which rooms first occurred. */
  readonly byRoom: ReadonlyMap<string, number>;
  /** How often each code was the one that a mistake was made for, in the order of the codes. */
  readonly byCode: ReadonlyMap<string, number>;
  /** Commands that were refused though they were planned as valid, or taken though they were mistakes: always 0. */
  readonly surprises: number;
  /** Appends that the store held already: all of them where the same simulation was written before. */
  readonly repeated: number;
}

/** Why a simulation could not be written. */
export type WritingFault =
  /** The store is of another company than the simulation. */
  | { readonly code: 'other-namespace'; readonly store: string; readonly simulation: string }
  /** The store refused or failed; what was appended before is there, and writing the same simulation again goes on. */
  | { readonly code: 'unwritable'; readonly stream: string; readonly error: AppendError }
  | { readonly code: 'stopped' };

/** How far it has come. */
export interface SimulationProgress {
  readonly on: LocalDate;
  readonly day: number;
  readonly days: number;
  readonly events: number;
}

export interface WritingOptions {
  readonly store: EventStore;
  readonly simulation: Simulation;
  /** Told after each day. */
  readonly progress?: (progress: SimulationProgress) => void;
  readonly signal?: AbortSignal;
  /** How many appends are under way at most; 64 unless told otherwise. */
  readonly concurrency?: number;
}

type Outcome = E.Either<WritingFault, Appended>;

interface Tally {
  days: number;
  events: number;
  commands: number;
  rejected: number;
  surprises: number;
  repeated: number;
  to: LocalDate;
  readonly byRoom: Map<string, number>;
  readonly byCode: Map<string, number>;
}

const add = (counts: Map<string, number>, key: string, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

const roomOf = (stream: string): string => {
  const start = stream.indexOf('.') + 1;
  return stream.slice(start, stream.indexOf('-', start));
};

const appending = async (
  store: EventStore,
  batch: Parameters<EventStore['append']> extends readonly [infer _S, infer _X, infer Events]
    ? { readonly stream: string; readonly expected: number | 'no-stream'; readonly events: Events }
    : never,
): Promise<Outcome> => {
  const { stream, expected, events } = batch;
  try {
    let appended = await store.append(stream, expected, events);
    // What may be stored or not is sent again, the same to the byte.
    for (let retry = 0; retry < 5 && E.isLeft(appended) && appended.left.code === 'outcome-unknown'; retry++)
      appended = await store.append(stream, expected, events);
    return E.mapLeft((error: AppendError): WritingFault => ({ code: 'unwritable', stream, error }))(appended);
  } catch (thrown) {
    return E.left({ code: 'unwritable', stream, error: { code: 'outcome-unknown', stream, reason: saidBy(thrown) } });
  }
};

/** Writes a simulation into a store, day by day. Never rejects. */
export const writeSimulation = async ({
  store,
  simulation,
  progress,
  signal,
  concurrency = 64,
}: WritingOptions): Promise<E.Either<WritingFault, SimulationSummary>> => {
  const { options } = simulation;
  if (store.namespace !== options.namespace)
    return E.left({ code: 'other-namespace', store: store.namespace, simulation: options.namespace });
  const tally: Tally = {
    days: 0,
    events: 0,
    commands: 0,
    rejected: 0,
    surprises: 0,
    repeated: 0,
    to: options.from,
    byRoom: new Map(),
    byCode: new Map(),
  };
  let underWay: Promise<Outcome>[] = [];
  const streams = new Set<string>();
  const settle = async (): Promise<WritingFault | null> => {
    const outcomes = await Promise.all(underWay);
    underWay = [];
    streams.clear();
    for (const outcome of outcomes) {
      if (E.isLeft(outcome)) return outcome.left;
      if (outcome.right.repeated) tally.repeated += 1;
    }
    return null;
  };

  for (const day of simulation.days()) {
    for (const batch of day.batches) {
      if (underWay.length >= concurrency || streams.has(batch.stream)) {
        const fault = await settle();
        if (fault !== null) return E.left(fault);
      }
      streams.add(batch.stream);
      underWay.push(appending(store, batch));
      tally.events += batch.events.length;
      add(tally.byRoom, roomOf(batch.stream), batch.events.length);
    }
    const fault = await settle();
    if (fault !== null) return E.left(fault);
    tally.days += 1;
    tally.commands += day.commands;
    tally.rejected += day.refused.length;
    tally.surprises += day.unexpected;
    tally.to = day.on;
    for (const { planned } of day.refused) {
      if (planned === null) tally.surprises += 1;
      else add(tally.byCode, planned, 1);
    }
    progress?.({ on: day.on, day: tally.days, days: options.days, events: tally.events });
    if (signal?.aborted === true) return E.left({ code: 'stopped' });
  }
  const byCode = new Map([...tally.byCode].sort(([one], [other]) => (one < other ? -1 : 1)));
  return E.right({ ...tally, from: options.from, byCode });
};
