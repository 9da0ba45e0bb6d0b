/**
 * One shard of the ledger in a process of its own, against a server: `main.ts <address> <folder> <index> <of> <until>`.
 * It ends when it has seen everything up to that position.
 */
import { argv, exit } from 'node:process';
import { allowance } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { eventRegistry } from '../../src/codec/index.ts';
import { eventStoreDb } from '../../src/eventstoredb/index.ts';
import { fileCheckpoints, runProjection } from '../../src/running/index.ts';
import { ledger } from '../ledger.ts';

const [, , connectionString = '', folder = '', index = '', of = '', until = ''] = argv;
const failed = (reason: unknown): never => {
  console.error(JSON.stringify(reason));
  return exit(1);
};

const registry = eventRegistry([allowance]);
if (E.isLeft(registry)) throw failed(registry.left);
const opened = await eventStoreDb({ connectionString, namespace: 'acme5', registry: registry.right });
if (E.isLeft(opened)) throw failed(opened.left);
const { store } = opened.right;
const { state } = await runProjection({
  store,
  projection: ledger,
  checkpoints: fileCheckpoints(folder),
  shard: { index: Number(index), of: Number(of) },
  every: { events: 5 },
  until,
}).ended;
await store.close();
exit(state === 'stopped' ? 0 : 1);
