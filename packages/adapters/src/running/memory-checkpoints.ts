/** Checkpoints in memory: for tests, and for what is built anew at each start anyway. */
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

/**
 * A store of checkpoints that forgets when the process ends.
 *
 * @example
 * ```ts
 * import { memoryCheckpoints } from '@clientele/adapters/running';
 *
 * const checkpoints = memoryCheckpoints();
 * await checkpoints.save('reports', { position: 7 }, 0); // right(1)
 * await checkpoints.load('reports'); // right({ value: { position: 7 }, turn: 1, passedOver: [] })
 * ```
 */
export const memoryCheckpoints = (): CheckpointStore => {
  const kept = new Map<string, { readonly text: string; readonly turn: number }>();
  return {
    load: async (key) => {
      const found = kept.get(key);
      return E.right(
        found === undefined
          ? { value: null, turn: 0, passedOver: [] }
          : { value: JSON.parse(found.text), turn: found.turn, passedOver: [] },
      );
    },
    save: async (key, value, turn) => {
      if ((kept.get(key)?.turn ?? 0) !== turn) return E.left({ code: 'superseded', key });
      const text = canonicalJson(value);
      if (E.isLeft(text)) {
        return E.left({ code: 'unfit', key, reason: `${text.left.path}: ${text.left.found} is no plain JSON` });
      }
      kept.set(key, { text: text.right, turn: turn + 1 });
      return E.right(turn + 1);
    },
    forget: async (key) => {
      kept.delete(key);
      return E.right(undefined);
    },
  };
};
