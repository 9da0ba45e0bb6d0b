/**
 * Keeping one runner's checkpoint: what is saved is judged first, what is loaded is believed only as far as it holds, and a
 * save whose outcome is unknown is looked up before it is called lost.
 */
import type { Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { saidBy } from '../thrown.ts';
import { type CheckpointFault, type CheckpointStore, type Kept, unavailableCheckpoint } from './checkpoint-store.ts';

/** The store of checkpoints, for one key, by one runner. */
export interface Keeper {
  readonly load: () => Promise<E.Either<CheckpointFault, Kept>>;
  readonly save: (value: Json) => Promise<E.Either<CheckpointFault, void>>;
}

/** Asks a store that may be anybody's: what it throws is an answer too. */
const asked = async <A>(ask: () => Promise<E.Either<CheckpointFault, A>>): Promise<E.Either<CheckpointFault, A>> => {
  try {
    return await ask();
  } catch (thrown) {
    return E.left(unavailableCheckpoint(saidBy(thrown)));
  }
};

const textOf = (value: Json | null): string | null => {
  const text = canonicalJson(value);
  return E.isRight(text) ? text.right : null;
};

export const keeperOf = (store: CheckpointStore, key: string): Keeper => {
  let turn = 0;
  /** What was there when we last looked, as a text. */
  let known: string | null = null;
  /** True after a save of which nobody knows what came of it: the turn is to be asked for. */
  let unsure = false;

  const load = async (): Promise<E.Either<CheckpointFault, Kept>> => {
    const kept = await asked(() => store.load(key));
    if (E.isLeft(kept)) return kept;
    turn = kept.right.turn;
    known = textOf(kept.right.value);
    unsure = false;
    return kept;
  };

  /** After a save in doubt: whether it is there, or the one before it still is, or somebody else's. */
  const lookUp = async (attempted: string): Promise<E.Either<CheckpointFault, 'there' | 'not there'>> => {
    const before = known;
    const kept = await load();
    if (E.isLeft(kept)) {
      unsure = true;
      return kept;
    }
    if (known === attempted) return E.right('there');
    return known === before ? E.right('not there') : E.left({ code: 'superseded', key });
  };

  const save = async (value: Json): Promise<E.Either<CheckpointFault, void>> => {
    const text = canonicalJson(value);
    if (E.isLeft(text)) {
      return E.left({ code: 'unfit', key, reason: `${text.left.path}: ${text.left.found} is no plain JSON` });
    }
    if (unsure) {
      const found = await lookUp(text.right);
      if (E.isLeft(found)) return found;
      if (found.right === 'there') return E.right(undefined);
    }
    const saved = await asked(() => store.save(key, value, turn));
    if (E.isLeft(saved)) {
      unsure = saved.left.code === 'unavailable';
      return saved;
    }
    turn = saved.right;
    known = text.right;
    return E.right(undefined);
  };

  return { load, save };
};
