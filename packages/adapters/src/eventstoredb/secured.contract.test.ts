/** TLS with an authority of one's own, users by password and by certificate, and no secret in anything that is said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Certificates,
  makeCertificates,
  type ServerOptions,
  startServer,
} from '../../testing/eventstoredb-server/index.ts';
import { openOn } from '../../testing/eventstoredb-store.ts';
import { afterwards, all, givenServer, givenStore, write } from '../../testing/eventstoredb-troubles.ts';
import { conformance } from '../conformance/index.ts';
import { eventStoreDb } from './index.ts';

const password = 'p@ss:wörd/?#';
const users = { admin: { password, groups: ['$admins'] }, sales: { password: 'sales' } };

let certificates: Certificates;

beforeAll(async () => {
  certificates = await makeCertificates();
});

const secured = (more: Partial<ServerOptions> = {}): ServerOptions => ({
  tls: { certificate: certificates.server },
  users,
  ...more,
});

const timers = { opening: 1_500, pause: 5, longestPause: 20 };

const opening = (more: Parameters<typeof openOn>[1] = {}) => ({
  certificates: { authority: certificates.authority.certificate },
  credentials: { username: 'admin', password },
  ...more,
});

describe('the conformance suite over TLS, by a user', () => {
  const open = async () => {
    const server = await startServer(secured());
    const { store } = await openOn(server.connectionString, opening());
    return {
      store,
      close: async () => {
        await store.close();
        await server.stop();
      },
    };
  };
  for (const { name, run } of conformance(open, { without: ['durability'], patience: 5_000 })) test(name, run);
});

test('user and password in the connection string, encoded, and the authority in a file', async () => {
  const server = await givenServer(secured());
  const folder = mkdtempSync(join(tmpdir(), 'clientele-tls-'));
  afterwards(async () => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ca.crt');
  writeFileSync(file, certificates.authority.certificate);
  const credentials = `admin:${encodeURIComponent(password)}`;
  const { store, told } = await givenStore(
    `esdb://${credentials}@${server.host}:${server.port}?tls=true&tlsCAFile=${encodeURIComponent(file)}`,
  );
  // Credentials of the client, not of each call, leave it the faster way.
  expect(told.appends).toBe('batch');
  await write(store, 'acme.order-1', 2);
  expect(await all(store.readAll())).toHaveLength(2);
});

test('a user by his certificate', async () => {
  const server = await givenServer(
    secured({ tls: { certificate: certificates.server, users: { authority: certificates.authority.certificate } } }),
  );
  const user = await certificates.forUser('admin');
  const { store } = await openOn(server.connectionString, {
    certificates: { authority: certificates.authority.certificate, user },
  });
  afterwards(store.close);
  await write(store, 'acme.order-1', 2);
});

test('who may not read the log can still append and read streams; everything else is denied, at once and in words', async () => {
  const server = await givenServer(secured());
  const { store } = await givenStore(
    server.connectionString,
    opening({ credentials: { username: 'sales', password: 'sales' } }),
  );
  await write(store, 'acme.order-1', 2);
  expect(await all(store.readStream('acme.order-1'))).toHaveLength(2);
  expect(await store.head()).toMatchObject(E.left({ code: 'unavailable', reason: expect.stringContaining('denied') }));
  const first = await store.subscribe()[Symbol.asyncIterator]().next();
  expect(first.value).toMatchObject(E.left({ code: 'unavailable', reason: expect.stringContaining('denied') }));
});

test('a wrong password, a certificate of somebody else, no server: each is a fault, and none tells a secret', async () => {
  const server = await givenServer(secured());
  const wrong = { username: 'admin', password: 'Hunter2-wrong' };
  const stranger = await makeCertificates();
  const registry = { types: new Map() };
  const base = { namespace: 'acme', registry, timers };
  const answers = await Promise.all([
    eventStoreDb({ ...base, ...opening({ credentials: wrong }), connectionString: server.connectionString }),
    eventStoreDb({
      ...base,
      ...opening({ certificates: { authority: stranger.authority.certificate } }),
      connectionString: server.connectionString,
    }),
    eventStoreDb({ ...base, connectionString: `esdb://admin:Hunter2-wrong@127.0.0.1:1?tls=false` }),
    eventStoreDb({ ...base, connectionString: `esdb://admin:Hunter2-wrong@${server.host}:${server.port}?tls=maybe` }),
    eventStoreDb({ ...base, connectionString: `esdb://admin:Hunter2-wrong@h?tls=true&tlsCAFile=/no/such/file` }),
  ]);
  const garbage = opening({ certificates: { authority: 'no certificate at all' } });
  const unreadable = await eventStoreDb({ ...base, ...garbage, connectionString: server.connectionString });
  expect(unreadable).toMatchObject(E.left({ code: 'unreadable-certificate' }));
  expect(answers).toMatchObject([
    E.left({ code: 'access-denied' }),
    E.left({ code: 'unreachable', reason: expect.stringContaining('certificate') }),
    E.left({ code: 'unreachable', hosts: ['127.0.0.1:1'] }),
    E.left({ code: 'invalid-connection-string', reason: 'tls is true or false' }),
    E.left({ code: 'unreadable-certificate', reason: expect.stringContaining('/no/such/file') }),
  ]);
  const said = JSON.stringify(answers);
  expect(said).not.toContain('Hunter2');
  expect(said).not.toContain(Buffer.from('admin:Hunter2-wrong').toString('base64'));
});
