/**
 * Connections between clients and nodes: what is sent arrives after a while and in order, waits at a node that is frozen, and is
 * lost when the connection is cut. As over TCP, what arrived at a frozen node is worked on when it thaws, though the client may
 * have hung up long ago.
 */

/** One connection. */
export interface Wire {
  readonly toServer: (deliver: () => void) => void;
  readonly toClient: (deliver: () => void) => void;
  readonly open: () => boolean;
  /** The client hangs up; the server learns of it behind what was sent before. */
  readonly hangUp: () => void;
}

/** Who is told of the end of a connection. */
export interface Ends {
  readonly atServer: () => void;
  readonly atClient: () => void;
}

/** All connections of one node. */
export interface Switchboard {
  /** A new connection; null where nobody listens. */
  readonly connect: (ends: Ends) => Wire | null;
  readonly listening: () => boolean;
  readonly frozen: () => boolean;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends every connection; orderly, what was sent to clients arrives before. */
  readonly cut: (abruptly: boolean) => void;
  readonly listen: (listens: boolean) => void;
}

/** A client that hears nothing for so long takes the connection for dead: keep-alive, and its time-out. */
const keptAlive = 20_000;

/** One way of a connection: what is under way, first come, first served, and when the last of it arrives. */
interface Way {
  readonly underWay: (() => void)[];
  lastAt: number;
}

interface Connection {
  readonly ends: Ends;
  readonly held: (() => void)[];
  readonly up: Way;
  readonly down: Way;
  clientOpen: boolean;
  serverOpen: boolean;
}

const way = (): Way => ({ underWay: [], lastAt: 0 });

export const switchboard = (latency: () => number): Switchboard => {
  const connections = new Set<Connection>();
  let listens = true;
  let frozen = false;
  let freezes = 0;

  /** In order: nothing overtakes what was sent before it, though timers of one moment may go off in any order. */
  const send = (on: Way, deliver: () => void): void => {
    on.lastAt = Math.max(on.lastAt, Date.now() + latency());
    on.underWay.push(deliver);
    setTimeout(() => on.underWay.shift()?.(), on.lastAt - Date.now());
  };
  const endAtClient = (connection: Connection): void => {
    if (!connection.clientOpen) return;
    connection.clientOpen = false;
    connection.ends.atClient();
  };
  const endAtServer = (connection: Connection): void => {
    if (!connection.serverOpen) return;
    connection.serverOpen = false;
    connection.held.length = 0;
    connections.delete(connection);
    connection.ends.atServer();
  };
  const atServer = (connection: Connection, action: () => void): void => {
    if (frozen && connection.serverOpen) connection.held.push(action);
    else if (connection.serverOpen) action();
  };
  const sendUp = (connection: Connection, action: () => void): void => {
    send(connection.up, () => atServer(connection, action));
  };

  return {
    listening: () => listens,
    frozen: () => frozen,
    connect: (ends) => {
      if (!listens) return null;
      const connection: Connection = { ends, held: [], up: way(), down: way(), clientOpen: true, serverOpen: true };
      connections.add(connection);
      return {
        open: () => connection.clientOpen,
        toServer: (deliver) => {
          if (connection.clientOpen) sendUp(connection, deliver);
        },
        toClient: (deliver) => {
          if (!connection.serverOpen) return;
          send(connection.down, () => {
            if (connection.clientOpen) deliver();
          });
        },
        hangUp: () => {
          if (!connection.clientOpen) return;
          connection.clientOpen = false;
          sendUp(connection, () => endAtServer(connection));
        },
      };
    },
    freeze: () => {
      if (frozen) return;
      frozen = true;
      freezes += 1;
      const freeze = freezes;
      setTimeout(() => {
        if (frozen && freeze === freezes) for (const connection of [...connections]) endAtClient(connection);
      }, keptAlive);
    },
    thaw: () => {
      if (!frozen) return;
      frozen = false;
      for (const connection of [...connections]) {
        for (const action of connection.held.splice(0)) action();
        // Whom the client gave up in the meantime learns of it now.
        if (!connection.clientOpen) endAtServer(connection);
      }
    },
    cut: (abruptly) => {
      for (const connection of [...connections]) {
        endAtServer(connection);
        if (abruptly) setTimeout(() => endAtClient(connection), 0);
        else send(connection.down, () => endAtClient(connection));
      }
    },
    listen: (open) => {
      listens = open;
    },
  };
};
