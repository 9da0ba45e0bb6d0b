/**
 * The sockets of a server, each behind a gate. Bytes wait at a closed gate in both directions, as they do when a process
 * is frozen: connections are accepted, pings stay without an answer, and nothing is lost (contract 29).
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface Connections {
  /** Answers the port. */
  readonly listen: (host: string, port: number) => Promise<number>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Cuts every connection: what was written goes out first, or, abruptly, nothing does. */
  readonly cut: (abruptly: boolean) => void;
  /** Takes no more connections. */
  readonly close: () => Promise<void>;
  readonly count: () => number;
}

interface Gate {
  readonly stream: Duplex;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly cut: (abruptly: boolean) => void;
}

const createGate = (socket: Socket, frozenAtFirst: boolean): Gate => {
  let frozen = frozenAtFirst;
  let ending = false;
  const held: (() => void)[] = [];
  const pass = (action: () => void) => {
    if (frozen) held.push(action);
    else action();
  };
  const send = (bytes: Uint8Array, done: () => void) => {
    if (socket.write(bytes)) done();
    else socket.once('drain', done);
  };
  const stream = new Duplex({
    read: () => pass(() => socket.resume()),
    write: (chunk: Uint8Array, _, done) => pass(() => send(chunk, done)),
    // Many small frames go out as one.
    writev: (chunks, done) => pass(() => send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)),
    final: (done) => pass(() => socket.end(done)),
    destroy: (error, done) => {
      if (!ending) socket.destroy();
      done(error);
    },
  });
  socket.setNoDelay(true);
  socket.on('data', (chunk) =>
    pass(() => {
      if (!ending && !stream.push(chunk)) socket.pause();
    }),
  );
  socket.on('end', () => pass(() => stream.push(null)));
  socket.on('error', () => stream.destroy());
  socket.on('close', () => stream.destroy());
  // Whoever writes to a cut connection is told by its call, not by this stream.
  stream.on('error', () => undefined);
  return {
    stream,
    freeze: () => {
      frozen = true;
      socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const action of held.splice(0)) action();
      socket.resume();
    },
    cut: (abruptly) => {
      // A socket that is being shut down can't be reset any more: it would never close.
      if (abruptly) return void (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());
      // Bytes that nobody read would turn the end into a reset, and the peer would lose what was written last.
      ending = true;
      socket.end();
      socket.resume();
      stream.destroy();
      const impatient = setTimeout(() => socket.destroy(), 20);
      impatient.unref();
      socket.on('close', () => clearTimeout(impatient));
    },
  };
};

export const createConnections = (accept: (connection: Duplex) => void): Connections => {
  const gates = new Set<Gate>();
  let frozen = false;
  const server = createServer((socket) => {
    const gate = createGate(socket, frozen);
    gates.add(gate);
    socket.on('close', () => gates.delete(gate));
    accept(gate.stream);
  });
  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    freeze: () => {
      frozen = true;
      for (const gate of gates) gate.freeze();
    },
    thaw: () => {
      frozen = false;
      for (const gate of [...gates]) gate.thaw();
    },
    cut: (abruptly) => {
      for (const gate of [...gates]) gate.cut(abruptly);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
    count: () => gates.size,
  };
};
