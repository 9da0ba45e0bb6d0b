/** Where the benchmarks of EventStoreDB run: on the server at EVENTSTORE_URL, or on the one for tests in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Place {
  readonly connectionString: string;
  readonly name: string;
  readonly leave: () => void;
}

/** Finds the server at EVENTSTORE_URL, or starts one. */
export const serverPlace = async (): Promise<Place> => {
  const url = process.env['EVENTSTORE_URL'];
  if (url !== undefined) return { connectionString: url, name: 'the server at EVENTSTORE_URL', leave: () => undefined };
  const program = join(import.meta.dirname, '../testing/eventstoredb-server/main.ts');
  const options = ['--conditions=@clientele/source', '--max-old-space-size=6000', program];
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connectionString = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the server for tests did not start')));
  });
  return { connectionString, name: 'the server for tests', leave: () => child.stdin.end() };
};
