// Runs the service on this machine: `npm run example:http`, with PORT, HOST and JOURNAL (a file) as they are wanted. Ctrl-C ends
// it as a host would: no new requests, the last ones answered, then the store closed.
import { chinaStandardTime } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { serviceOf } from './service.ts';
import { openStore } from './store.ts';

const { HOST: host = '127.0.0.1', PORT: port = '8080', JOURNAL: journal } = process.env;

const opened = await openStore(journal);
if (E.isLeft(opened)) {
  console.error(opened.left);
  process.exitCode = 1;
} else {
  const store = opened.right;
  const app = serviceOf({ store, zone: chinaStandardTime, clock: Date.now, logged: true });
  const end = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  await app.listen({ host, port: Number(port) });
}
