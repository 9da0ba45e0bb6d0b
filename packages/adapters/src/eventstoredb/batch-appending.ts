/**
 * Batch append: all appends over one call that stays open, each with an id by which its answer is known. The bank of those
 * who wait belongs to one call of one store, so an answer that comes too late is nobody's and harms nobody, and the end of a
 * call is told to those only who were on it.
 */
import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { type Connection, inTime, type Line } from './connection.ts';
import type { Proposed } from './proposal.ts';
import { batchAppend } from './requests.ts';
import { type Sender, type Sent, storedOf } from './sending.ts';
import { actualOf, passing, type Trouble } from './trouble.ts';

type Call = ReturnType<Awaited<ReturnType<Line['streams']>>['batchAppend']>;
type Response = streams.BatchAppendResp;

/** The server's clock may be ahead of ours, and deadlines are by its own: so far we go along with it, in milliseconds. */
const mostAhead = 365 * 24 * 3_600_000;
const firstAhead = 60_000;

/** A server that is short of nodes says so after two seconds; one whose clock is ahead says it sooner; milliseconds. */
const atOnce = 1_000;

/** A call that is open, and who waits for an answer on it. */
interface Carrier {
  readonly line: Line;
  readonly call: Call;
  readonly waiting: Map<string, (sent: Sent, timedOut?: boolean) => void>;
}

const hex = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

/** The server answers with the id as it was sent, but in halves where it made the answer itself. */
const correlationOf = (response: Response): string => {
  const id = response.getCorrelationId();
  const halves = id?.getStructured();
  if (halves === undefined) return id?.getString() ?? '';
  const digits = hex(halves.getMostSignificantBits()) + hex(halves.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** What the server packs into an error, by the name of what is packed. */
const errorOf = (response: Response, redact: (text: string) => string): Trouble => {
  const error = response.getError();
  const details = error?.getDetails();
  const said = redact(error?.getMessage() ?? '');
  switch (details?.getTypeName()) {
    case 'event_store.client.WrongExpectedVersion': {
      const wrong = details.unpack(shared.WrongExpectedVersion.deserializeBinary, details.getTypeName());
      const known = wrong?.hasCurrentStreamRevision() === true;
      return { kind: 'wrong-expected', actual: actualOf(known ? wrong.getCurrentStreamRevision() : undefined) };
    }
    case 'event_store.client.StreamDeleted':
      return { kind: 'deleted' };
    case 'event_store.client.AccessDenied':
      return { kind: 'denied', stranger: false, reason: said };
    case 'event_store.client.MaximumAppendSizeExceeded': {
      const packed = details.unpack(shared.MaximumAppendSizeExceeded.deserializeBinary, details.getTypeName());
      return { kind: 'too-large', limit: packed?.getMaxappendsize() ?? 0 };
    }
    case 'event_store.client.BadRequest':
      return { kind: 'invalid', reason: said };
    // Nothing that the client would know: the server is not ready, is busy, or has no leader, and says so in words only.
    case 'google.protobuf.Empty':
      return passing(said, 'no');
    default:
      return passing(said === '' ? 'the server gave an error without words' : said, 'perhaps');
  }
};

/** The server says that the time was over, which it does at once where its clock is ahead. */
const isTimeOut = (response: Response): boolean =>
  response.getError()?.getDetails()?.getTypeName() === 'event_store.client.Timeout';

const sentOf = (response: Response, redact: (text: string) => string): Sent => {
  const success = response.getSuccess();
  if (success === undefined) return errorOf(response, redact);
  return storedOf(success);
};

/** Sends appends in batches over one call, which is made anew on each new line and after each end. */
export const batchSender = (connection: Connection): Sender => {
  const { redact, trouble, patience } = connection;
  let carrier: Carrier | null = null;
  let ahead = 0;
  let opening: { readonly line: Line; readonly promise: Promise<Carrier | Trouble> } | null = null;

  const open = async (line: Line): Promise<Carrier | Trouble> => {
    const got = await inTime(patience.append, 'connecting', redact, line.streams());
    if ('trouble' in got) return got.trouble;
    const stub = got.value;
    const call = stub.batchAppend(...line.arguments(true));
    const opened: Carrier = { line, call, waiting: new Map() };
    const ended = (why: Trouble): void => {
      if (carrier === opened) carrier = null;
      forget();
      const { waiting } = opened;
      for (const tell of [...waiting.values()]) tell(why);
      waiting.clear();
    };
    const forget = line.keep({
      cancel: () => {
        ended(passing('the connection was given up', 'perhaps'));
        call.cancel();
      },
    });
    call.on('data', (response: Response) => {
      line.heard();
      const id = correlationOf(response);
      const tell = opened.waiting.get(id);
      opened.waiting.delete(id);
      tell?.(sentOf(response, redact), isTimeOut(response));
    });
    call.on('error', (error: unknown) => {
      line.failed(stub, error);
      const why = trouble(error);
      // One append may have led to the end of the call; of all the others on it nobody knows.
      ended(why.kind === 'passing' && opened.waiting.size > 1 ? { ...why, done: 'perhaps' } : why);
    });
    call.on('end', () => ended(passing('the server ended the call', 'perhaps')));
    carrier = opened;
    return opened;
  };

  const current = async (line: Line): Promise<Carrier | Trouble> => {
    if (carrier !== null && carrier.line === line) return carrier;
    if (opening === null || opening.line !== line) opening = { line, promise: open(line) };
    try {
      return await opening.promise;
    } catch (thrown) {
      return passing(redact(saidBy(thrown)), 'no');
    } finally {
      opening = null;
    }
  };

  return async (
    line: Line,
    stream: string,
    expected: ExpectedRevision,
    events: readonly Proposed[],
    milliseconds: number,
  ): Promise<Sent> => {
    const on = carrier !== null && carrier.line === line ? carrier : await current(line);
    if ('kind' in on) return on;
    const id = randomUUID();
    const sentAt = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        on.waiting.delete(id);
        resolve({ kind: 'silent' });
      }, milliseconds);
      on.waiting.set(id, (sent, timedOut) => {
        clearTimeout(timer);
        const early = timedOut === true && performance.now() - sentAt < Math.min(atOnce, milliseconds / 2);
        if (early) ahead = Math.min(mostAhead, ahead === 0 ? firstAhead : ahead * 10);
        resolve(sent);
      });
      try {
        on.call.write(batchAppend(id, stream, expected, events, Date.now() + milliseconds + ahead));
      } catch (thrown) {
        on.waiting.delete(id);
        clearTimeout(timer);
        resolve(passing(redact(saidBy(thrown)), 'perhaps'));
      }
    });
  };
};
