/** The connection of a store: lines that are replaced once, calls that are let go of, and failures of the client that go nowhere. */
import { expect, test } from 'vitest';
import type { Inner } from './client.ts';
import { connect } from './connection.ts';
import { readConnectionString } from './connection-string.ts';
import type { Notice } from './settings.ts';
import { patienceOf } from './settings.ts';

const given = (inner: Partial<Inner> = {}, onNotice: (notice: Notice) => void = () => undefined) => {
  const read = readConnectionString('esdb://admin:Hunter2@h?tls=true');
  if (read._tag === 'Left') throw new Error(read.left);
  const hungUp: number[] = [];
  let made = 0;
  const connection = connect({
    connecting: read.right,
    certificates: {},
    patience: patienceOf({ pause: 1, longestPause: 1 }),
    onNotice,
    random: () => 0.5,
    newClient: () => {
      const own = ++made;
      const stub = { close: () => hungUp.push(own) };
      return { getGRPCClient: () => Promise.resolve(stub), ...inner } as unknown as Inner;
    },
  });
  return { connection, hungUp, made: () => made };
};

test('a client that fails while it handles a failure ends nothing', async () => {
  const { connection } = given({ handleError: () => Promise.reject(new Error('no leader, and nobody to tell')) });
  connection.line().failed(null, new Error('unavailable'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(connection.closed()).toBe(false);
});

test('a dead line is replaced once, whoever finds it dead, and its calls are let go of', async () => {
  const notices: Notice[] = [];
  const { connection, hungUp, made } = given({}, (notice) => notices.push(notice));
  const dead = connection.line();
  await dead.streams();
  const cancelled: string[] = [];
  dead.keep({ cancel: () => cancelled.push('kept') });
  const forget = dead.keep({ cancel: () => cancelled.push('forgotten') });
  forget();
  connection.renew(dead, 'Hunter2 heard nothing');
  connection.renew(dead, 'nothing again');
  expect(made()).toBe(2);
  expect(connection.line()).not.toBe(dead);
  expect(cancelled).toEqual(['kept']);
  expect(notices).toEqual([{ kind: 'client-renewed', reason: '*** heard nothing' }]);
  expect(hungUp).toEqual([]);
});

test('a line hangs up when the last of its calls is over, and one that was given up while it connected does too', async () => {
  const { connection, hungUp } = given();
  const line = connection.line();
  const connecting = line.streams();
  const forget = line.keep({ cancel: () => undefined });
  connection.renew(line, 'why not');
  await connecting;
  forget();
  expect(hungUp.length).toBeGreaterThan(0);
  await connection.line().streams();
  await connection.close();
  expect(hungUp).toContain(2);
});

test('closed, it is not renewed, and nobody waits for it any more', async () => {
  const { connection, made } = given();
  const pausing = connection.pause(1_000);
  await connection.close();
  await pausing;
  connection.renew(connection.line(), 'too late');
  expect([made(), connection.closed()]).toEqual([1, true]);
});

test('who is told something and throws stops nothing', () => {
  const { connection } = given({}, () => {
    throw new Error('a logger that fails');
  });
  connection.renew(connection.line(), 'anything');
  expect(connection.closed()).toBe(false);
});
