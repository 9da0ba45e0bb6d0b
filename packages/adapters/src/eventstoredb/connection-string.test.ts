/** Connection strings: what is read from them, what is said of those that are wrong, and what is never said. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { readConnectionString, redactor } from './connection-string.ts';

test('all that a connection string can say is read', () => {
  const text =
    'esdb://us%40er:p%3Ass@a.example,b.example:2114/?tls=false&NodePreference=Follower&keep-alive-interval=-1' +
    '&maxDiscoverAttempts=3&connectionName=my%20app&throwOnAppendFailure=false&gossipTimeout=2';
  expect(readConnectionString(text)).toEqual(
    E.right({
      discover: false,
      hosts: [
        { address: 'a.example', port: 2113 },
        { address: 'b.example', port: 2114 },
      ],
      credentials: { username: 'us@er', password: 'p:ss' },
      tls: false,
      files: {},
      nodePreference: 'follower',
      numbers: { keepAliveInterval: -1, maxDiscoverAttempts: 3, gossipTimeout: 2 },
      connectionName: 'my app',
    }),
  );
  expect(readConnectionString(' kurrentdb+discover://cluster.example ')).toMatchObject(
    E.right({ discover: true, tls: true, credentials: null, hosts: [{ address: 'cluster.example', port: 2113 }] }),
  );
  const files = 'esdb://h?tlsCAFile=%2Fca.crt&userCertFile=u.crt&userKeyFile=u.key';
  expect(readConnectionString(files)).toMatchObject(
    E.right({ files: { ca: '/ca.crt', userCertificate: 'u.crt', userKey: 'u.key' } }),
  );
});

test.each([
  ['', 'begins with esdb://'],
  ['http://h', 'begins with esdb://'],
  ['esdb://', 'is no host'],
  ['esdb://h,', 'is no host'],
  ['esdb://h:0', 'port of h'],
  ['esdb://h:99999', 'port of h'],
  ['esdb://h:21x3', 'port of h'],
  ['esdb://[::1]:2113', 'IPv6'],
  ['esdb://user@h', 'user:password'],
  ['esdb://user:@h', 'user:password'],
  ['esdb://user:100%@h', 'password has a %'],
  ['esdb://h?tls', '"tls" has no value'],
  ['esdb://h?tls=', '"tls" has no value'],
  ['esdb://h?tls=yes', 'tls is true or false'],
  ['esdb://h?tls=true&TLS=false', 'tls is there twice'],
  ['esdb://h?tlsVerifyCert=false', 'tlsCAFile'],
  ['esdb://h?colour=red', '"colour" is no option; there are'],
  ['esdb://h?keepAliveInterval=often', 'keepAliveInterval is an integer from -1'],
  ['esdb://h?maxDiscoverAttempts=0', 'maxDiscoverAttempts is an integer from 1'],
  ['esdb://h?nodePreference=best', 'nodePreference is one of'],
  ['esdb://h?userCertFile=a.crt', 'come together'],
  ['esdb+discover://a,b', '+discover takes one'],
])('%s is refused: %s', (text, reason) => {
  expect(readConnectionString(text)).toEqual(E.left(expect.stringContaining(reason)));
});

test('whatever the text, reading it never throws; and a password that was given is in no answer that refuses it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readConnectionString(text);
      readConnectionString(`esdb://${text}`);
      readConnectionString(`esdb://h?${text}`);
    }),
  );
  const hosts = fc.constantFrom('', 'h:0', '[::1]', 'h?x=1', 'h?tls=no', 'h:p:q');
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{8,16}$/), hosts, (password, host) => {
      const read = readConnectionString(`esdb://admin:${password}@${host}`);
      expect(JSON.stringify(read)).not.toContain(password);
    }),
  );
});

test('a password is taken out of what others say, in every form in which it may stand there', () => {
  const redact = redactor({ credentials: { username: 'admin', password: 'p@ss word' } });
  const basic = Buffer.from('admin:p@ss word').toString('base64');
  expect(redact(`esdb://admin:p%40ss%20word@h failed for p@ss word, Basic ${basic}`)).toBe(
    'esdb://admin:***@h failed for ***, Basic ***',
  );
});
