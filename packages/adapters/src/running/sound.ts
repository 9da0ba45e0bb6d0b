/** Judging a checkpoint before it is stored: what can't be loaded again, or loads as something else, is never stored. */
import type { Json } from '@clientele/domain/kernel';
import type { LoadFault } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { saidBy } from '../thrown.ts';

/** What of a projection is needed to save it, and to see that it was saved. */
export interface Saveable<Accumulator> {
  readonly save: (accumulator: Accumulator) => Json;
  readonly load: (saved: Json) => E.Either<LoadFault, Accumulator>;
}

/** What an accumulator is saved as, as JSON that is nobody else's; or why it would not come back as it is. */
export const soundly = <Accumulator>(
  { save, load }: Saveable<Accumulator>,
  accumulator: Accumulator,
): E.Either<string, Json> => {
  try {
    const text = canonicalJson(save(accumulator));
    if (E.isLeft(text)) return E.left(`${text.left.path}: ${text.left.found} is no plain JSON`);
    const back = load(JSON.parse(text.right) as Json);
    if (E.isLeft(back)) return E.left(`it would not load again: ${back.left.reason}`);
    const again = canonicalJson(save(back.right));
    if (E.isLeft(again) || again.right !== text.right) return E.left('it would load as something else');
    return E.right(JSON.parse(text.right) as Json);
  } catch (thrown) {
    return E.left(saidBy(thrown));
  }
};
