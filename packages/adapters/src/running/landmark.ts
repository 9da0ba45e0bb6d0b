/**
 * Whether a checkpoint belongs to a store. A position alone says nothing: one of another store, or of a store that was made
 * anew, looks like any other. So the last event taken is remembered too, and looked up before anything goes on from it.
 */
import type { Position, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { isCount, isGuid, isInteger, isName, isObject, isText } from '../codec/forms.ts';
import type { EventStore } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** One event, wherever it is in the log. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

export const isEventPlace = (value: unknown): value is EventPlace =>
  isObject(value) && isName(value['stream']) && isCount(value['revision']) && isGuid(value['id']);

/** An event by which a store is recognised: a copy holds it too, but elsewhere. */
export interface Landmark extends EventPlace {
  readonly position: Position;
}

export const landmarkOf = ({ stream, revision, id, position }: RecordedEvent): Landmark => ({
  stream,
  revision,
  id,
  position,
});

export const isPosition = (value: unknown): value is Position => isInteger(value) || isText(value);

export const isLandmark = (value: unknown): value is Landmark =>
  isEventPlace(value) && isPosition((value as unknown as Landmark).position);

type Recognised = 'this store' | 'another store' | { readonly unavailable: string };

/** Whether the log goes as far as the landmark: where it doesn't, it was never there. */
const headReaches = async (store: EventStore, { position }: Landmark): Promise<Recognised> => {
  const head = await store.head();
  if (E.isLeft(head)) return { unavailable: 'reason' in head.left ? head.left.reason : head.left.code };
  return head.right !== null && store.comparePositions(head.right, position) >= 0 ? 'this store' : 'another store';
};

/** Whether a position that goes with a landmark, and is not before it, was given by this store. */
export const recognise = async (store: EventStore, position: Position, landmark: Landmark): Promise<Recognised> => {
  const { stream, revision, id } = landmark;
  try {
    if (store.comparePositions(position, landmark.position) < 0) return 'another store';
    for await (const page of store.readStream(stream, { from: revision, limit: 1 })) {
      if (E.isLeft(page)) {
        if (page.left.code === 'unavailable') return { unavailable: page.left.reason };
        break;
      }
      const [event] = page.right;
      if (event === undefined || event.revision !== revision) break;
      const isIt = event.id === id && store.comparePositions(event.position, landmark.position) === 0;
      return isIt ? 'this store' : 'another store';
    }
    // The event may have been hidden since; then the head is all there is to go by.
    return await headReaches(store, landmark);
  } catch (thrown) {
    return { unavailable: saidBy(thrown) };
  }
};
