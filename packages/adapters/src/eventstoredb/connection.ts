/**
 * The connection of a store: one client at a time, replaced by a new one when it is past help. Calls know the line they were
 * made on, so that a dead one is replaced once and not by each who finds it dead.
 */
import type { EventStoreDBClient } from '@eventstore/db-client';
import { saidBy } from '../thrown.ts';
import {
  type CallArguments,
  type Certificates,
  clientOf,
  type Features,
  featuresOf,
  type Inner,
  type NewClient,
  type PersistentStub,
  persistentStub,
  type StreamsStub,
  streamsStub,
} from './client.ts';
import { type Connecting, redactor } from './connection-string.ts';
import { backoff, type Notice, type Patience, waiting } from './settings.ts';
import * as troubles from './trouble.ts';
import { passing, type Trouble } from './trouble.ts';

interface Cancellable {
  readonly cancel: () => void;
}

/** One client, from its making to its replacement. */
export interface Line {
  readonly streams: () => Promise<StreamsStub>;
  readonly persistent: () => Promise<PersistentStub>;
  /** The client itself, for what it does well. */
  readonly client: EventStoreDBClient;
  readonly features: () => Promise<Features>;
  /** `deadline` is when gRPC ends the call by itself, in milliseconds from now; never where none is given. */
  readonly arguments: (leader: boolean, deadline?: number) => CallArguments;
  /** Something came from the server. */
  readonly heard: () => void;
  /** When something last came, as `performance.now` tells it. */
  readonly lastHeard: () => number;
  /** Whether a call that failed should be told to the client, which then connects anew or follows the leader. */
  readonly failed: (stub: unknown, error: unknown) => void;
  /** Cancels a call when the connection is closed; answers how to forget it. */
  readonly keep: (call: Cancellable) => () => void;
}

export interface Connection {
  readonly patience: Patience;
  readonly line: () => Line;
  /** Replaces a line that is past help, unless somebody did so already. */
  readonly renew: (line: Line, reason: string) => void;
  readonly closed: () => boolean;
  /** Aborted when the connection is closed. */
  readonly ending: AbortSignal;
  readonly close: () => Promise<void>;
  readonly redact: (text: string) => string;
  readonly trouble: (error: unknown) => Trouble;
  readonly notice: (notice: Notice) => void;
  /** Waits before a new try, or until the connection or somebody else's signal ends. */
  readonly pause: (retry: number, signal?: AbortSignal) => Promise<void>;
}

export interface Connected {
  readonly newClient: NewClient;
  readonly connecting: Connecting;
  readonly certificates: Certificates;
  readonly patience: Patience;
  readonly onNotice: (notice: Notice) => void;
  readonly random: () => number;
}

interface OpenLine extends Line {
  readonly retire: () => void;
}

const newLine = (inner: Inner): OpenLine => {
  const calls = new Set<Cancellable>();
  let lastHeard = performance.now();
  let retired = false;
  let last: { readonly close: () => void } | null = null;
  // To ask the client for its channel would make it look for a server once more.
  const hangUp = (): void => last?.close();
  return {
    streams: async () => {
      const stub = await streamsStub(inner);
      last = stub;
      if (retired) hangUp();
      return stub;
    },
    persistent: async () => {
      const stub = await persistentStub(inner);
      last = stub;
      if (retired) hangUp();
      return stub;
    },
    client: clientOf(inner),
    features: () => featuresOf(inner),
    arguments: (leader, deadline) =>
      deadline === undefined
        ? inner.callArguments({ requiresLeader: leader }, { deadline: Number.POSITIVE_INFINITY })
        : inner.callArguments({ requiresLeader: leader, deadline }),
    heard: () => {
      lastHeard = performance.now();
    },
    lastHeard: () => lastHeard,
    failed: (stub, error) => {
      // The client throws here when the next connection fails as well, and nobody would catch it.
      inner.handleError(stub, error).catch(() => undefined);
    },
    keep: (call) => {
      calls.add(call);
      return () => {
        calls.delete(call);
        if (retired && calls.size === 0) hangUp();
      };
    },
    retire: () => {
      retired = true;
      for (const call of [...calls]) call.cancel();
      if (calls.size === 0) hangUp();
    },
  };
};

export const connect = (connected: Connected): Connection => {
  const { newClient, connecting, certificates, patience, onNotice, random } = connected;
  const ending = new AbortController();
  const redact = redactor(connecting);
  let generation = 0;
  let line = newLine(newClient(connecting, certificates, generation));

  const notice = (told: Notice): void => {
    try {
      onNotice(told);
    } catch {
      // Whoever is told must not be able to stop what is being done for him.
    }
  };

  return {
    patience,
    line: () => line,
    renew: (dead, reason) => {
      if (dead !== line || ending.signal.aborted) return;
      generation += 1;
      line = newLine(newClient(connecting, certificates, generation));
      (dead as OpenLine).retire();
      notice({ kind: 'client-renewed', reason: redact(reason) });
    },
    closed: () => ending.signal.aborted,
    ending: ending.signal,
    close: () => {
      if (!ending.signal.aborted) {
        ending.abort();
        line.retire();
      }
      return Promise.resolve();
    },
    redact,
    trouble: (error) => troubles.troubleOf(error, redact),
    notice,
    pause: (retry, signal) =>
      waiting(
        backoff(patience, retry, random),
        signal === undefined ? ending.signal : AbortSignal.any([ending.signal, signal]),
      ),
  };
};

/** What a promise of the client brings, or trouble: it may stay pending for ever, or fail. Nothing was sent yet. */
export const inTime = async <Value>(
  milliseconds: number,
  what: string,
  redact: (text: string) => string,
  promise: Promise<Value>,
  troubleOf: (error: unknown) => Trouble = (thrown) => passing(redact(saidBy(thrown)), 'no'),
): Promise<{ readonly value: Value } | { readonly trouble: Trouble }> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<{ readonly trouble: Trouble }>((resolve) => {
    timer = setTimeout(
      () => resolve({ trouble: passing(`${what}: no answer for ${milliseconds} ms`, 'no') }),
      milliseconds,
    );
  });
  const settled = promise.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ trouble: troubleOf(thrown) }),
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
};
