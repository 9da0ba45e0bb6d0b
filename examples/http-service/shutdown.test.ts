// Closing: what was begun is answered, what waits for the log is let go, and nothing new is taken.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actor, logOf, placed, running } from './client.ts';

/** Something that is waited for. */
const moment = (): { readonly came: Promise<void>; readonly come: () => void } => {
  let come = (): void => undefined;
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { came, come: () => come() };
};

/** A store whose next append waits until it is let. */
const slow = (): { readonly store: EventStore; readonly begun: Promise<void>; readonly go: () => void } => {
  const store = memoryStore({ namespace: 'acme' });
  const begun = moment();
  const gate = moment();
  return {
    store: {
      ...store,
      append: async (...append) => {
        begun.come();
        await gate.came;
        return store.append(...append);
      },
    },
    begun: begun.came,
    go: gate.come,
  };
};

test('a command that was begun is finished and answered, and no other is taken', async () => {
  const { store, begun, go } = slow();
  const service = await running({ store });
  const answer = service.send('k1', placed('O1', 'Tea', 4, 100));
  await begun;
  const closed = service.close();
  await expect(service.send('k2', placed('O2', 'Tea', 4, 100))).rejects.toThrow();
  const before = performance.now();
  go();
  const { status, headers } = await answer;
  expect([status, headers.get('connection')]).toEqual([201, 'close']);
  await closed;
  expect(performance.now() - before).toBeLessThan(5_000);
  expect((await logOf(store)).map(({ stream }) => stream)).toEqual(['acme.order-O1']);
});

test('a view that waits for the log is not waited for', async () => {
  const service = await running({ patience: 60_000 });
  const waiting = service.get('/views/composition?by=category&asOf=2025-03-31', { 'read-after': btoa('999') });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = performance.now();
  await service.close();
  expect((await waiting).status).toBe(503);
  expect(performance.now() - before).toBeLessThan(10_000);
});

describe('the program', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clientele-http-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts it, does something at its address, asks it to end, and answers how it ended. */
  const whileRunning = async (use: (address: string) => Promise<void>): Promise<unknown> => {
    const root = join(import.meta.dirname, '../..');
    const program = ['--conditions=@clientele/source', 'examples/http-service/main.ts'];
    const env = { ...process.env, PORT: '0', JOURNAL: join(folder, 'acme.journal') };
    const child = spawn(process.execPath, program, { cwd: root, env });
    const exited = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address === undefined) continue;
      await use(address);
      child.kill('SIGTERM');
      break;
    }
    return exited;
  };

  test('ends when it is asked to, and knows after a start what it had acknowledged', async () => {
    const headers = { ...actor, 'content-type': 'application/json', 'idempotency-key': 'k1' };
    const body = JSON.stringify(placed('O1', 'Tea', 4, 100));
    const statuses: number[] = [];
    const send = async (address: string): Promise<void> => {
      const { status } = await fetch(`${address}/commands`, { method: 'POST', headers, body });
      statuses.push(status);
    };
    expect(await whileRunning(send)).toEqual([0, null]);
    // The time of the command was left to the host: the stored one holds, in another process too.
    expect(await whileRunning(send)).toEqual([0, null]);
    expect(statuses).toEqual([201, 200]);
  });

  test('does not start on what is no journal', async () => {
    await writeFile(join(folder, 'acme.journal'), 'a letter\n');
    expect(await whileRunning(async () => undefined)).toEqual([1, null]);
    expect(await readFile(join(folder, 'acme.journal'), 'utf8')).toBe('a letter\n');
  });
});
