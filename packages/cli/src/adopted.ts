/** The policies that a company adopted, read from its own store: what a command cites as name@version is looked up there. */
import { type EventStore, streamName } from '@clientele/adapters';
import type { Decider, DomainEvent, StoredEvent } from '@clientele/domain/kernel';
import type { Adoptable, Adopted } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';

/** A room of policies, as far as it is needed to read one. */
type PolicyRoom<P extends Adoptable, Event extends DomainEvent> = Pick<
  Decider<Adopted<P>, never, Event>,
  'category' | 'initial' | 'evolve'
>;

/** The name in `name@version`. */
const nameIn = (ref: string): string => ref.replace(/@\d+$/, '');

/** All versions of the policy that a command cites; none where none was adopted. A store that can't be read is a defect. */
export const adoptedIn = async <P extends Adoptable, Event extends DomainEvent>(
  store: EventStore,
  room: PolicyRoom<P, Event>,
  ref: string,
): Promise<readonly P[]> => {
  let adopted = room.initial;
  for await (const page of store.readStream(streamName(store.namespace, room.category, nameIn(ref)))) {
    if (E.isLeft(page)) {
      if (page.left.code === 'stream-not-found') break;
      throw new Error(JSON.stringify(page.left));
    }
    for (const event of page.right)
      if (event.fault === undefined) adopted = room.evolve(adopted, event as unknown as StoredEvent<Event>);
  }
  return adopted.versions;
};
