// TLS with an authority of one's own, and users by password and by certificate.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AccessDeniedError,
  EventStoreDBClient,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { afterwards, all, eventsOf, failure, givenClient, givenServer, ways } from './given.ts';
import { type Certificates, makeCertificates, type Server, type ServerOptions, type Users } from './index.ts';

let certificates: Certificates;

beforeAll(async () => {
  certificates = await makeCertificates();
});

const users: Users = {
  admin: { password: 'changeit', groups: ['$admins'] },
  ops: { password: 'changeit', groups: ['$ops'] },
  alice: { password: 'p@ss:w/ord' },
  bob: { password: 'secret' },
};

const credentialsOf = (username: string) => ({ username, password: users[username]?.password ?? 'none' });

interface Own {
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly trusted?: string;
  readonly certificate?: { readonly certificate: string; readonly key: string };
}

const clientOf = ({ host, port }: Server, { credentials, trusted, certificate }: Own = {}) => {
  const secrets = {
    rootCertificate: Buffer.from(trusted ?? certificates.authority.certificate),
    ...(certificate && {
      userCertFile: Buffer.from(certificate.certificate),
      userKeyFile: Buffer.from(certificate.key),
    }),
  };
  const client = new EventStoreDBClient({ endpoint: { address: host, port } }, secrets, credentials);
  afterwards(client.dispose);
  return client;
};

const secured = (options: ServerOptions = {}) =>
  givenServer({ users, tls: { certificate: certificates.server }, ...options });

test('TLS: a client that trusts the authority is served, by a connection string with its file too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certificates-'));
  afterwards(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ca.crt');
  await writeFile(file, certificates.authority.certificate);
  const server = await secured();
  const { password } = credentialsOf('alice');
  const own = `alice:${encodeURIComponent(password)}@${server.host}:${server.port}`;
  const client = givenClient(`esdb://${own}?tls=true&tlsCAFile=${encodeURIComponent(file)}`);
  expect(await client.appendToStream('s', eventsOf(1))).toMatchObject({ success: true });
});

test('TLS: a client that trusts another authority is not', async () => {
  const server = await secured();
  const stranger = await makeCertificates();
  const own = { credentials: credentialsOf('admin'), trusted: stranger.authority.certificate };
  expect(await failure(clientOf(server, own).appendToStream('s', eventsOf(1)))).toMatchObject({ code: 14 });
});

describe.each(ways)('append $way', ({ batchAppend }) => {
  test.each([
    { who: 'nobody', credentials: undefined },
    { who: 'somebody unknown', credentials: { username: 'mallory', password: 'changeit' } },
    { who: 'somebody with a wrong password', credentials: { username: 'alice', password: 'wrong' } },
  ])('users: $who is refused', async ({ credentials }) => {
    const server = await secured({ batchAppend });
    const client = clientOf(server, credentials === undefined ? {} : { credentials });
    expect(await failure(client.appendToStream('s', eventsOf(1)))).toBeInstanceOf(AccessDeniedError);
    expect(await failure(all(client.readStream('s')))).toBeInstanceOf(AccessDeniedError);
  });

  test('users: credentials of a call win over those of the client', async () => {
    const server = await secured({ batchAppend });
    const client = clientOf(server, { credentials: { username: 'alice', password: 'wrong' } });
    const credentials = credentialsOf('alice');
    expect(await client.appendToStream('s', eventsOf(1), { credentials })).toMatchObject({ success: true });
    expect(await all(client.readStream('s', { credentials }))).toHaveLength(1);
  });

  test('users: streams of the system and all of the log are for administrators', async () => {
    const server = await secured({ batchAppend });
    const alice = clientOf(server, { credentials: credentialsOf('alice') });
    const admin = clientOf(server, { credentials: credentialsOf('admin') });
    const denied = [
      () => alice.appendToStream('$system', eventsOf(1)),
      () => alice.appendToStream('$all', eventsOf(1)),
      () => all(alice.readAll()),
    ];
    for (const call of denied) expect(await failure(call())).toBeInstanceOf(AccessDeniedError);
    await admin.appendToStream('$system', eventsOf(1));
    expect((await all(admin.readAll())).length).toBeGreaterThan(0);
  });

  test('users: an access control list names who may read, write, delete, and see or change metadata', async () => {
    const server = await secured({ batchAppend });
    const as = (name: string) => clientOf(server, { credentials: credentialsOf(name) });
    const [alice, bob, admin] = [as('alice'), as('bob'), as('admin')];
    const acl = {
      readRoles: ['alice', 'bob'],
      writeRoles: ['alice'],
      deleteRoles: ['$admins'],
      metaReadRoles: ['alice'],
      metaWriteRoles: ['$admins'],
    };
    await alice.appendToStream('s', eventsOf(1));
    await admin.setStreamMetadata('s', { acl });
    await alice.appendToStream('s', eventsOf(1));
    expect(await all(bob.readStream('s'))).toHaveLength(2);
    expect((await alice.getStreamMetadata('s')).metadata).toEqual({ acl });
    const denied = [
      () => bob.appendToStream('s', eventsOf(1)),
      () => alice.deleteStream('s'),
      () => bob.getStreamMetadata('s'),
      () => alice.setStreamMetadata('s', {}),
      () => all(as('ops').readStream('s')),
    ];
    for (const call of denied) expect(await failure(call())).toBeInstanceOf(AccessDeniedError);
    // Nobody deletes metadata.
    expect(await failure(admin.deleteStream('$$s'))).toBeInstanceOf(AccessDeniedError);
    await admin.deleteStream('s');
  });
});

test('users: persistent subscriptions are managed by administrators and operations', async () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults();
  const server = await secured();
  const alice = clientOf(server, { credentials: credentialsOf('alice') });
  const ops = clientOf(server, { credentials: credentialsOf('ops') });
  const creation = alice.createPersistentSubscriptionToStream('s', 'g', settings);
  expect(await failure(creation)).toBeInstanceOf(AccessDeniedError);
  await ops.createPersistentSubscriptionToStream('s', 'g', settings);
  expect(await alice.listAllPersistentSubscriptions()).toHaveLength(1);
});

test('users: a certificate that the authority signed stands for its user; a client without one is not let in', async () => {
  const tls = { certificate: certificates.server, users: { authority: certificates.authority.certificate } };
  const server = await secured({ tls });
  const certificate = await certificates.forUser('alice');
  const alice = clientOf(server, { certificate });
  await alice.appendToStream('s', eventsOf(1));
  expect(await failure(all(alice.readAll()))).toBeInstanceOf(AccessDeniedError);
  const unknown = clientOf(server, { certificate: await certificates.forUser('mallory') });
  expect(await failure(unknown.appendToStream('s', eventsOf(1)))).toBeInstanceOf(AccessDeniedError);
  const bare = clientOf(server, { credentials: credentialsOf('alice') });
  expect(await failure(bare.appendToStream('s', eventsOf(1)))).toMatchObject({ code: 14 });
});

test('contract 26: without users everybody may do everything, whatever an access control list says', async () => {
  const server = await givenServer();
  const client = givenClient(server.connectionString);
  await client.appendToStream('s', eventsOf(1));
  await client.setStreamMetadata('s', { acl: { readRoles: ['$admins'], writeRoles: ['$admins'] } });
  await client.appendToStream('s', eventsOf(1));
  expect(await all(client.readStream('s'))).toHaveLength(2);
});
