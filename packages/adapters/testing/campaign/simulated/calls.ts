/** Calls over a simulated connection: the client's half and the server's, each shaped as gRPC shapes it for who uses it. */
import { EventEmitter } from 'node:events';
import grpc from '@grpc/grpc-js';
import type { Wire } from './network.ts';

/** A status as gRPC gives it to a client. */
export interface Status {
  readonly code: number;
  readonly details: string;
  readonly metadata: grpc.Metadata;
}

export const statusOf = (code: grpc.status, details: string): Status => ({
  code,
  details,
  metadata: new grpc.Metadata(),
});

/** What the server's handlers see. */
export class ServerHalf extends EventEmitter {
  cancelled = false;
  destroyed = false;
  writable = true;
  readonly request: unknown;
  readonly metadata: grpc.Metadata;
  readonly #write: (message: unknown) => void;
  readonly #end: () => void;

  constructor(request: unknown, metadata: grpc.Metadata, write: (message: unknown) => void, end: () => void) {
    super();
    this.request = request;
    this.metadata = metadata;
    this.#write = write;
    this.#end = end;
  }

  write(message: unknown): boolean {
    if (this.writable && !this.cancelled) this.#write(message);
    return true;
  }

  end(): void {
    if (!this.writable) return;
    this.writable = false;
    this.#end();
  }
}

/** What the adapter holds. */
export class ClientHalf extends EventEmitter {
  #paused = false;
  #over = false;
  readonly #waiting: (() => void)[] = [];
  readonly #write: (message: unknown) => void;
  readonly #finish: () => void;
  readonly #cancel: () => void;

  constructor(write: (message: unknown) => void, finish: () => void, cancel: () => void) {
    super();
    this.#write = write;
    this.#finish = finish;
    this.#cancel = cancel;
  }

  write(message: unknown): boolean {
    if (!this.#over) this.#write(message);
    return true;
  }

  end(): void {
    if (!this.#over) this.#finish();
  }

  pause(): this {
    this.#paused = true;
    return this;
  }

  resume(): this {
    this.#paused = false;
    for (const action of this.#waiting.splice(0)) this.#hand(action);
    return this;
  }

  cancel(): void {
    if (this.#over) return;
    this.#cancel();
    this.fail(statusOf(grpc.status.CANCELLED, 'Cancelled on client'));
  }

  #hand(action: () => void): void {
    if (this.#paused) this.#waiting.push(action);
    else action();
  }

  /** Something came. */
  take(message: unknown): void {
    if (!this.#over) this.#hand(() => this.emit('data', message));
  }

  /** The server ended the call well. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#hand(() => this.emit('end'));
  }

  /** The call ended with a status. */
  fail(status: Status): void {
    if (this.#over) return;
    this.#over = true;
    queueMicrotask(() => this.emit('error', Object.assign(new Error(`${status.code} ${status.details}`), status)));
  }
}

/** Both halves of a call that is open. */
export interface Call {
  readonly client: ClientHalf;
  /** The connection is gone. */
  readonly broken: (status: Status) => void;
  readonly gone: () => void;
}

/** Opens a call: `serve` is handed the server's half when the call arrives there, `admit` looks at what goes out to the client. */
export const openCall = (
  wire: Wire,
  metadata: grpc.Metadata,
  request: unknown,
  serve: (half: ServerHalf) => void,
  admit: () => boolean,
): Call => {
  const client = new ClientHalf(
    (message) => wire.toServer(() => server.emit('data', message)),
    () => wire.toServer(() => server.emit('end')),
    () => wire.toServer(() => leave()),
  );
  // A call of which something was lost doesn't end well: its connection is about to be cut.
  let lost = false;
  const server = new ServerHalf(
    request,
    metadata,
    (message) => {
      if (admit()) wire.toClient(() => client.take(message));
      else lost = true;
    },
    () => {
      if (!lost) wire.toClient(() => client.close());
    },
  );
  const leave = (): void => {
    if (server.cancelled) return;
    server.cancelled = true;
    server.writable = false;
    server.emit('cancelled');
    server.emit('close');
  };
  server.on('error', (status: Status) => {
    server.writable = false;
    if (!lost) wire.toClient(() => client.fail(status));
  });
  wire.toServer(() => serve(server));
  return { client, broken: (status) => client.fail(status), gone: leave };
};
