/** What closing lets go of: a process that appended, read and subscribed ends by itself, though its server goes on. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenServer } from '../../testing/eventstoredb-troubles.ts';

const program = (connectionString: string, leave: string): string => `
  import { eventStoreDb } from '@clientele/adapters/eventstoredb';
  import { noted } from ${JSON.stringify(join(import.meta.dirname, '../conformance/events.ts'))};
  const opened = await eventStoreDb({ connectionString: '${connectionString}', namespace: 'acme', registry: { types: new Map() } });
  if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
  const { store } = opened.right;
  const answer = await store.append('acme.order-1', 'no-stream', [noted()]);
  for await (const page of store.readAll()) console.log(page.right.length, answer._tag);
  const waiting = store.subscribe()[Symbol.asyncIterator]();
  await waiting.next();
  await waiting.next();
  const pending = waiting.next();
  ${leave}
  await pending;
`;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program, and tells what it says as it says it. */
const run = (source: string, heard: (output: string) => void = () => undefined): Promise<Ended> =>
  new Promise((resolve) => {
    const options = ['--conditions=@clientele/source', '--input-type=module', '--eval', source];
    const child = spawn(process.execPath, options, { cwd: import.meta.dirname, timeout: 20_000 });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      heard(output);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, output }));
  });

test('a process whose store is closed ends by itself', async () => {
  const server = await givenServer();
  expect(await run(program(server.connectionString, 'await store.close();'))).toEqual({ code: 0, output: '1 Right\n' });
});

test('so does one whose server is gone when it closes', async () => {
  const server = await givenServer();
  const gone = "console.log('now'); await new Promise((resolve) => setTimeout(resolve, 200)); await store.close();";
  const ended = await run(program(server.connectionString, gone), (output) => {
    if (output.includes('now')) void server.kill();
  });
  expect(ended).toEqual({ code: 0, output: '1 Right\nnow\n' });
  expect(server.running()).toBe(false);
});
