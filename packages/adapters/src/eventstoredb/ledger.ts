/**
 * Whether an append wrote what it was answered with. The server answers an append that it knew by its ids just like one that
 * it wrote; but positions only rise, so what lies at or before a place that was seen before it was sent had been there. Of
 * several that were under way at once with the same answer, the first to be answered wrote it.
 */
import { comparePlaces, type Place } from './position.ts';

export interface Ledger {
  /** Something was seen at this place. */
  readonly seen: (place: Place) => void;
  /** An append is sent: answers the last place that was seen by then. */
  readonly begin: () => Place | undefined;
  /** The append that began so was answered with this place: true where it had been there before. */
  readonly wasThere: (begun: Place | undefined, place: Place) => boolean;
  /** The append is settled, whatever came of it. */
  readonly end: () => void;
}

export const newLedger = (): Ledger => {
  let latest: Place | undefined;
  let underWay = 0;
  const answered = new Set<string>();

  const seen = (place: Place): void => {
    if (latest === undefined || comparePlaces(place, latest) > 0) latest = place;
  };
  return {
    seen,
    begin: () => {
      underWay += 1;
      return latest;
    },
    wasThere: (begun, place) => {
      const there = (begun !== undefined && comparePlaces(place, begun) <= 0) || answered.has(place.commit);
      if (underWay > 1) answered.add(place.commit);
      seen(place);
      return there;
    },
    end: () => {
      underWay -= 1;
      if (underWay === 0) answered.clear();
    },
  };
};
