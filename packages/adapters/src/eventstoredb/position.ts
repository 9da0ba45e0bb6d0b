/**
 * Places in the log. EventStoreDB has two numbers for each, commit and prepare, both up to 2^64: equal for an event, and not
 * always for a checkpoint, which may be (X, 0). As text, `X` or `X/Y`, no digit is lost.
 */
import type { Position } from '@clientele/domain/kernel';

export interface Place {
  readonly commit: string;
  readonly prepare: string;
}

/** The server's word for "nowhere yet" (2^64−1) and all beyond 2^63 are no places. */
const most = '9223372036854775807';

const compareNumbers = (left: string, right: string): number =>
  left.length === right.length ? (left < right ? -1 : left > right ? 1 : 0) : left.length - right.length;

export const comparePlaces = (left: Place, right: Place): number =>
  compareNumbers(left.commit, right.commit) || compareNumbers(left.prepare, right.prepare);

export const isPlace = ({ commit, prepare }: Place): boolean =>
  compareNumbers(commit, most) < 0 && compareNumbers(prepare, most) < 0;

export const positionOf = ({ commit, prepare }: Place): Position =>
  commit === prepare ? commit : `${commit}/${prepare}`;

const form = /^(0|[1-9]\d{0,18})(?:\/(0|[1-9]\d{0,18}))?$/;

/** Undefined for what no store like this gave out. */
export const placeOf = (position: unknown): Place | undefined => {
  const [, commit, prepare = commit] = (typeof position === 'string' ? form.exec(position) : null) ?? [];
  if (commit === undefined || prepare === undefined) return undefined;
  const place = { commit, prepare };
  return isPlace(place) ? place : undefined;
};

/** Below zero where the first is earlier. */
export const comparePositions = (left: Position, right: Position): number => {
  const [first, second] = [placeOf(left), placeOf(right)];
  return first === undefined || second === undefined ? 0 : comparePlaces(first, second);
};
