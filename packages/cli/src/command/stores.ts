/** Stores by their addresses. */
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import * as E from 'fp-ts/lib/Either.js';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import type { Io } from './terminal-io.ts';

/** Opens the store of an address, or says why it can't. */
export const openStore = async (address: string, namespace: string, io: Io): Promise<E.Either<Ending, EventStore>> => {
  if (address === 'memory:') return E.right(memoryStore({ namespace, clock: io.clock }));
  return E.left(ending(exitCodes.usage, `"${address}" is no store: use memory: or journal:<file>.`));
};
