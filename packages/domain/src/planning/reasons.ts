/** Reasons against a command, each told once, however often what is wrong stands in it. */
import type { Rejection } from '../kernel/index.ts';

/** The reasons, without those that say the same again; the order is kept. */
export const once = <R extends Rejection>(
  reasons: readonly (R | false | null | undefined)[],
): readonly (R | false | null | undefined)[] => {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    if (reason === false || reason == null) return false;
    const said = JSON.stringify(reason);
    const known = seen.has(said);
    seen.add(said);
    return !known;
  });
};
