/** The way out of a call that streams: at the pace of its reader, and not at all when it has gone. */
import type { EventEmitter } from 'node:events';
import type { Refusal } from '../protocol/refusals.ts';

interface Streaming<Message> extends EventEmitter {
  readonly cancelled: boolean;
  readonly destroyed: boolean;
  readonly write: (message: Message) => boolean;
  readonly end: () => unknown;
}

export interface Outlet<Message> {
  /** False when nobody listens any more. Awaited only where the reader is slower. */
  readonly send: (message: Message) => boolean | Promise<boolean>;
  readonly end: () => void;
  readonly refuse: (refusal: Refusal) => void;
  readonly closed: () => boolean;
  /** Resolves when the waker that it hands out is called, or the reader has gone; then it calls what it was answered. */
  readonly until: (register: (wake: () => void) => () => void) => Promise<void>;
}

export const outletOf = <Message>(call: Streaming<Message>): Outlet<Message> => {
  let gone = false;
  const closed = () => gone || call.cancelled || call.destroyed;

  const until = (register: (wake: () => void) => () => void): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        call.off('cancelled', wake);
        call.off('close', wake);
        unregister();
        resolve();
      };
      call.on('cancelled', wake);
      call.on('close', wake);
      const unregister = register(wake);
    });

  return {
    closed,
    until,
    send: (message) => {
      if (closed()) return false;
      if (call.write(message)) return true;
      return until((wake) => {
        call.on('drain', wake);
        return () => call.off('drain', wake);
      }).then(() => !closed());
    },
    end: () => {
      if (!closed()) call.end();
      gone = true;
    },
    refuse: (refusal) => {
      if (!closed()) call.emit('error', refusal);
      gone = true;
    },
  };
};
