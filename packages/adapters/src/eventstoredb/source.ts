/**
 * A call that streams, as something one asks for more: what comes is gathered until it is asked for, the server is held back
 * when too much is, and the wait has an end. Listeners stand before anything can come, and leaving cancels the call.
 */
import { setImmediate } from 'node:timers/promises';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { saidBy } from '../thrown.ts';
import type { StreamsStub } from './client.ts';
import { type Connection, inTime, type Line } from './connection.ts';
import { passing, type Trouble } from './trouble.ts';

/** What the stream of a call looks like, whichever service it belongs to. */
export interface Streaming<Message> {
  on(event: 'data', listener: (message: Message) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
  cancel(): void;
}

export type Coming<Message> =
  | { readonly kind: 'messages'; readonly messages: readonly Message[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** Nothing came for so long; it may still. */
  | { readonly kind: 'silence' }
  /** Somebody left. */
  | { readonly kind: 'left' };

export interface Source<Message> {
  /** At least so many messages where the call has not ended, or as many as there are when it is quiet for so long. */
  readonly next: (least: number, silence: number) => Promise<Coming<Message>>;
  /** Ends whatever waits for it, and cancels the call: now, or when what was said last has had the time to arrive. */
  readonly leave: (linger?: number) => void;
  /** Whether something lies ready. */
  readonly ready: () => boolean;
}

/** So many messages may lie here before the server is held back, and it goes on when so many are left. */
const high = 2_048;
const low = 512;

export const sourceOf = <Message>(
  call: Streaming<Message>,
  line: Line,
  trouble: (error: unknown) => Trouble,
): Source<Message> => {
  let gathered: Message[] = [];
  let final: Coming<Message> | null = null;
  let held = false;
  let left = false;
  let least = 1;
  let wake: (() => void) | null = null;

  const ended = (coming: Coming<Message>): void => {
    if (final !== null) return;
    final = coming;
    forget();
    wake?.();
  };
  const leave = (linger = 0): void => {
    if (left) return;
    left = true;
    const over = final !== null;
    ended({ kind: 'left' });
    gathered = [];
    if (linger === 0 || over) call.cancel();
    else setTimeout(() => call.cancel(), linger);
  };
  const forget = line.keep({
    // The line was replaced or the connection closed: for whoever reads, a connection that is gone.
    cancel: () => {
      ended({ kind: 'trouble', trouble: passing('the connection was given up', 'perhaps') });
      call.cancel();
    },
  });

  call.on('data', (message) => {
    if (left) return;
    line.heard();
    gathered.push(message);
    if (gathered.length >= least) wake?.();
    if (gathered.length >= high && !held) {
      held = true;
      call.pause();
    }
  });
  call.on('error', (error) => ended({ kind: 'trouble', trouble: trouble(error) }));
  call.on('end', () => ended({ kind: 'end' }));

  const waited = (silence: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => done(), silence);
      const done = (): void => {
        clearTimeout(timer);
        wake = null;
        resolve();
      };
      wake = done;
    });

  const taken = (): Coming<Message> => {
    const messages = gathered;
    gathered = [];
    if (held) {
      held = false;
      call.resume();
    }
    return { kind: 'messages', messages };
  };

  return {
    next: async (wanted, silence) => {
      least = Math.min(wanted, low);
      for (let before = -1; gathered.length < least && final === null && gathered.length !== before; ) {
        before = gathered.length;
        await waited(silence);
      }
      // What comes in one go is handed on in one piece: as long as turns of the loop bring more.
      for (let before = 0; gathered.length > before && gathered.length < low && final === null; ) {
        before = gathered.length;
        await setImmediate();
        await setImmediate();
      }
      if (gathered.length > 0) return taken();
      return final ?? { kind: 'silence' };
    },
    leave,
    ready: () => gathered.length > 0,
  };
};

/** Makes a call that streams, or says why none could be made. */
export const openSource = async <Stub, Message>(
  { patience, redact, trouble }: Connection,
  line: Line,
  stub: Promise<Stub>,
  call: (stub: Stub) => Streaming<Message>,
): Promise<{ readonly value: Source<Message> } | { readonly trouble: Trouble }> => {
  const got = await inTime(patience.read, 'connecting', redact, stub);
  if ('trouble' in got) return got;
  try {
    const source = sourceOf(call(got.value), line, (error) => {
      line.failed(got.value, error);
      return trouble(error);
    });
    return { value: source };
  } catch (thrown) {
    return { trouble: passing(redact(saidBy(thrown)), 'no') };
  }
};

/** Opens a read or a catch-up subscription. */
export const openRead = (
  connection: Connection,
  line: Line,
  request: () => streams.ReadReq,
  leader: boolean,
): Promise<{ readonly value: Source<streams.ReadResp> } | { readonly trouble: Trouble }> =>
  openSource<StreamsStub, streams.ReadResp>(connection, line, line.streams(), (stub) =>
    stub.read(request(), ...line.arguments(leader)),
  );
