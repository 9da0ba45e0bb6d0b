/**
 * Appends, until it is known what came of them. A try that was lost is sent again with the same ids and the same revision,
 * which the server recognises (contract 3). Where no revision was expected nothing would be recognised after a restart
 * (contract 4), so from the first lost try on the end of the stream is looked at, and its revision is expected.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Appended, EventStore, ExpectedRevision } from '../store/port.ts';
import { streamFault } from '../store/stream-name.ts';
import { batchSender } from './batch-appending.ts';
import type { Features } from './client.ts';
import type { Connection, Line } from './connection.ts';
import type { Ledger } from './ledger.ts';
import { type Place, positionOf } from './position.ts';
import { type Proposed, proposalOf } from './proposal.ts';
import { closedReason } from './reading.ts';
import type { Sender, Sent } from './sending.ts';
import { settle } from './settling.ts';
import { passing, reasonOf, type Trouble } from './trouble.ts';
import { unarySender } from './unary-appending.ts';

type Outcome = E.Either<AppendError, Appended>;

const isExpectation = (expected: unknown): expected is ExpectedRevision =>
  typeof expected === 'number'
    ? Number.isSafeInteger(expected) && expected >= 0
    : expected === 'any' || expected === 'no-stream' || expected === 'stream-exists';

/** Expecting no revision: the server would store it again where it has forgotten the ids. */
const isOpen = (expected: ExpectedRevision): boolean => expected === 'any' || expected === 'stream-exists';

const invalid = (stream: string, reason: string): Outcome => E.left({ code: 'invalid-append', stream, reason });

const unavailable = (reason: string): Outcome => E.left({ code: 'unavailable', reason });

/** By the way that the server knows: where it turns out not to know batches after all, one by one from then on. */
export const senderOf = (connection: Connection, features: Features, wanted: 'batch' | 'unary' | undefined): Sender => {
  const unary = unarySender(connection);
  if (wanted === 'unary' || (wanted === undefined && !features.batchAppend)) return unary;
  const batch = batchSender(connection);
  let known = true;
  return async (...sending) => {
    if (!known) return unary(...sending);
    const sent = await batch(...sending);
    if (sent.kind !== 'unsupported') return sent;
    known = false;
    return unary(...sending);
  };
};

interface Appending {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly Proposed[];
  readonly begun: Place | undefined;
}

/** What is known of an append that is not settled yet. */
interface Progress {
  /** What the next try expects. */
  expected: ExpectedRevision;
  /** Whether an earlier try may have been stored. */
  perhaps: boolean;
  reason: string;
}

/** Appends through a connection, as the port says. */
export const appender = (
  connection: Connection,
  ledger: Ledger,
  namespace: string,
  send: Sender,
): EventStore['append'] => {
  const { patience } = connection;

  const stored = ({ begun }: Appending, revision: number, place: Place): Outcome =>
    E.right({ revision, position: positionOf(place), repeated: ledger.wasThere(begun, place) });

  const refused = (
    { stream, expected, events }: Appending,
    trouble: Exclude<Trouble, { kind: 'passing' }>,
  ): Outcome => {
    switch (trouble.kind) {
      case 'wrong-expected':
        return E.left({ code: 'wrong-expected-revision', stream, expected, actual: trouble.actual });
      case 'deleted':
        return E.left({ code: 'stream-deleted', stream });
      case 'too-large': {
        const bytes = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
        return E.left({ code: 'too-large', stream, bytes, limit: trouble.limit });
      }
      case 'invalid':
        return invalid(stream, trouble.reason);
      default:
        return unavailable(reasonOf(trouble));
    }
  };

  /** Silence may be the fault of one answer that was lost, or of a connection that is dead: then nobody hears anything. */
  const heardNothing = (line: Line, since: number): Trouble => {
    const reason = `no answer to an append for ${patience.append} ms`;
    if (line.lastHeard() < since) connection.renew(line, reason);
    return passing(reason, 'perhaps');
  };

  const once = async (appending: Appending, expected: ExpectedRevision): Promise<Exclude<Sent, { kind: 'silent' }>> => {
    const line = connection.line();
    const since = performance.now();
    const sent = await send(line, appending.stream, expected, appending.events, patience.append);
    return sent.kind === 'silent' ? heardNothing(line, since) : sent;
  };

  /** Looks for an earlier try at the end of the stream; where it is not, the next try can say what it expects. */
  const looked = async (appending: Appending, progress: Progress): Promise<Outcome | 'absent' | 'unseen'> => {
    const { stream, expected, events, begun } = appending;
    const settled = await settle(connection, stream, events, begun);
    switch (settled.kind) {
      case 'stored':
        return stored(appending, settled.revision, settled.place);
      case 'absent':
        if (expected === 'stream-exists' && settled.last === 'no-stream') {
          return refused(appending, { kind: 'wrong-expected', actual: 'no-stream' });
        }
        if (isOpen(expected)) progress.expected = settled.last;
        return 'absent';
      case 'passing':
        progress.reason = settled.reason;
        return 'unseen';
      default:
        return refused(appending, settled);
    }
  };

  /** Sends it: an answer, or null where it is to be tried once more. */
  const tried = async (appending: Appending, progress: Progress): Promise<Outcome | null> => {
    const sent = await once(appending, progress.expected);
    if (sent.kind === 'passing') {
      progress.perhaps ||= sent.done === 'perhaps';
      progress.reason = sent.reason;
      return null;
    }
    if (sent.kind === 'stored' && sent.place !== undefined) return stored(appending, sent.revision, sent.place);
    if (sent.kind === 'stored') {
      progress.perhaps = true;
      progress.reason = 'the server told no position';
    } else if (sent.kind !== 'wrong-expected' || !progress.perhaps) return refused(appending, sent);
    // It may be the earlier try itself that moved the stream on.
    const found = await looked(appending, progress);
    if (typeof found !== 'string') return found;
    return found === 'absent' && sent.kind === 'wrong-expected' && !isOpen(appending.expected)
      ? refused(appending, sent)
      : null;
  };

  const next = async (appending: Appending, progress: Progress): Promise<Outcome | null> => {
    // As long as nobody could look, nothing may be sent that the server would store a second time.
    if (progress.perhaps && isOpen(progress.expected)) {
      const found = await looked(appending, progress);
      if (found === 'unseen') return null;
      if (found !== 'absent') return found;
    }
    return tried(appending, progress);
  };

  const append = async (appending: Appending): Promise<Outcome> => {
    const { stream, expected } = appending;
    const progress: Progress = { expected, perhaps: false, reason: '' };
    const start = performance.now();
    for (let retry = 1; ; retry++) {
      const outcome = await next(appending, progress);
      if (outcome !== null) return outcome;
      const { perhaps, reason } = progress;
      if (connection.closed() || performance.now() - start >= patience.patience) {
        const why = connection.closed() ? closedReason : reason;
        return perhaps ? E.left({ code: 'outcome-unknown', stream, reason: why }) : unavailable(why);
      }
      connection.notice({ kind: 'append-again', stream, reason });
      await connection.pause(retry);
    }
  };

  return async (stream, expected, events) => {
    if (connection.closed()) return unavailable(closedReason);
    const fault = streamFault(namespace, stream);
    if (fault !== null) return invalid(stream, fault);
    if (!isExpectation(expected)) {
      return invalid(stream, 'expected is a revision from 0, no-stream, stream-exists or any');
    }
    const proposal = proposalOf(stream, events);
    if (E.isLeft(proposal)) return proposal;
    const begun = ledger.begin();
    try {
      return await append({ stream, expected, events: proposal.right, begun });
    } finally {
      ledger.end();
    }
  };
};
