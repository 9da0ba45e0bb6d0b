// Runs the service on this machine: `npm run example:http`, with PORT and HOST as they are wanted. Ctrl-C ends it as a host
// would: no new requests, the last ones answered, then the store closed.
import { memoryStore } from '@clientele/adapters/memory';
import { chinaStandardTime } from '@clientele/domain/kernel';
import { serviceOf } from './service.ts';

const store = memoryStore({ namespace: 'acme' });
const app = serviceOf({ store, zone: chinaStandardTime, clock: Date.now, logged: true });

const end = async (): Promise<void> => {
  await app.close();
  await store.close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());

await app.listen({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT'] ?? 8080) });
