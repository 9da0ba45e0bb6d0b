// A client of the service for its tests: over real HTTP, on a free port of this machine.
import { createConnection } from 'node:net';
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { chinaStandardTime, type StoredEvent } from '@clientele/domain/kernel';
import { type ServiceOptions, serviceOf } from './service.ts';

interface Figures {
  readonly value: string;
  readonly customers: number;
  readonly orders: number;
}

/** What an answer may say; each test expects what it should. */
export interface Body {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly rejections?: readonly { readonly code: string; readonly data: object; readonly text: string }[];
  readonly stream?: string;
  readonly events?: readonly StoredEvent[];
  readonly sections?: readonly { readonly rows: readonly (Figures & object)[]; readonly total: Figures }[];
  readonly lines?: readonly { readonly on: string; readonly text: string }[];
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Running {
  readonly store: EventStore;
  readonly port: number;
  /** POST /commands. */
  readonly send: (key: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly fetch: (path: string, init: RequestInit) => Promise<Answer>;
  /** Sends text as it is, and answers all that comes back. */
  readonly raw: (text: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** 2026-11-22 09:00 in the company's zone. */
export const now = Date.UTC(2026, 10, 22, 1);

export const actor = { 'x-actor': JSON.stringify({ id: 'U1', roles: ['general-manager'] }) };

/** A service that listens on a free port, on a store of its own unless one is given. */
export const running = async (options: Partial<ServiceOptions> = {}): Promise<Running> => {
  const store = options.store ?? memoryStore({ namespace: 'acme' });
  const app = serviceOf({ zone: chinaStandardTime, clock: () => now, ...options, store });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const fetched = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    store,
    port,
    fetch: fetched,
    get: (path, headers = {}) => fetched(path, { headers: { ...actor, ...headers } }),
    send: (key, body, headers = {}) =>
      fetched('/commands', {
        method: 'POST',
        headers: { ...actor, 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    raw: async (text) => {
      const socket = createConnection(port, '127.0.0.1');
      let came = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        came += chunk;
      });
      socket.on('error', () => undefined).write(text);
      await new Promise((resolve) => socket.on('close', resolve));
      return came;
    },
    close: () => app.close(),
  };
};

/** Every event of a store, in the order of its log. */
export const logOf = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) if (page._tag === 'Right') events.push(...page.right);
  return events;
};

/** An order of some pieces of one product, in yuan. */
export const placed = (order: string, category: string, pieces: number, yuan: number, territory = 'east'): object => ({
  type: 'PlaceOrder',
  data: {
    order,
    content: {
      customer: 'C1',
      territory,
      lines: [
        {
          line: '1',
          product: `P-${category}`,
          category,
          quantity: { amount: pieces, scale: 0, unit: 'piece' },
          amount: { amount: yuan * 100, currency: 'CNY', scale: 2 },
        },
      ],
    },
  },
});

/** Pieces of an order that come back. */
export const cameBack = (order: string, pieces: number): object => ({
  type: 'ReturnLines',
  data: { order, lines: [{ line: '1', quantity: { amount: pieces, scale: 0, unit: 'piece' } }], reason: 'damaged' },
});
