/**
 * Whether a checkpoint belongs to a store. A position alone says nothing: one of another store, or of a store that was made
 * anew, looks like any other. So the last event taken is remembered too, and looked up before anything goes on from it.
 */
import type { Position, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { isCount, isGuid, isName, isObject } from '../codec/forms.ts';
import type { EventStore } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

/** An event by which a store is recognised. */
export interface Landmark {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

export const landmarkOf = ({ stream, revision, id }: RecordedEvent): Landmark => ({ stream, revision, id });

export const isLandmark = (value: unknown): value is Landmark =>
  isObject(value) && isName(value['stream']) && isCount(value['revision']) && isGuid(value['id']);

type Recognised = 'this store' | 'another store' | { readonly unavailable: string };

/** Whether the position lies behind the head of the store: where it does, the store never gave it. */
const headReaches = async (store: EventStore, position: Position): Promise<Recognised> => {
  const head = await store.head();
  if (E.isLeft(head)) return { unavailable: 'reason' in head.left ? head.left.reason : head.left.code };
  return head.right !== null && store.comparePositions(head.right, position) >= 0 ? 'this store' : 'another store';
};

/** Whether a position that goes with a landmark was given by this store. */
export const recognise = async (
  store: EventStore,
  position: Position,
  { stream, revision, id }: Landmark,
): Promise<Recognised> => {
  try {
    for await (const page of store.readStream(stream, { from: revision, limit: 1 })) {
      if (E.isLeft(page)) {
        if (page.left.code === 'unavailable') return { unavailable: page.left.reason };
        break;
      }
      const [event] = page.right;
      if (event === undefined || event.revision !== revision) break;
      return event.id === id ? headReaches(store, position) : 'another store';
    }
    // The event may have been hidden since; then the head is all there is to go by.
    return await headReaches(store, position);
  } catch (thrown) {
    return { unavailable: saidBy(thrown) };
  }
};
