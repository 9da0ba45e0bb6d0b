// The company behind the service: one store, one handler a room, one door for all commands. A host adopts its own policies
// here; these are the domain's defaults.
import { commandHandler, type Dispatcher, dispatcher, type EventStore, streamName } from '@clientele/adapters';
import { card, classification, classificationAxesPolicy, paretoPolicy } from '@clientele/domain/customer';
import type { AnyRoom, Instant, LocalDate } from '@clientele/domain/kernel';
import { generalManagerApproves, target } from '@clientele/domain/planning';
import { order } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';

/** When a command was so. */
export interface When {
  readonly at: Instant;
  readonly on: LocalDate;
}

export interface Company {
  readonly door: Dispatcher;
  /** When the stored command of this id was so, in the stream that a command of this type and content is for. */
  readonly whenStored: (type: string, data: object, commandId: string) => Promise<When | null>;
}

/** A room, with where its commands go. */
interface Room extends AnyRoom {
  readonly streamOf: (command: never) => string;
}

/** Every room of the company. */
export const rooms: readonly Room[] = [target, card, classification, order];

/** Opens the company of a store. The clock only judges how a command is dated. */
export const companyOf = (store: EventStore, clock: () => Instant): Company => {
  const opened = dispatcher([
    commandHandler({ store, clock, decider: target, given: () => ({ approval: generalManagerApproves }) }),
    commandHandler({ store, clock, decider: card, given: () => ({}) }),
    commandHandler({
      store,
      clock,
      decider: classification,
      given: () => ({ gradePolicy: paretoPolicy, axes: classificationAxesPolicy }),
    }),
    commandHandler({ store, clock, decider: order, given: () => ({}) }),
  ]);
  if (E.isLeft(opened)) throw new Error(`these rooms can't stand behind one door: ${JSON.stringify(opened.left)}`);

  const whenStored: Company['whenStored'] = async (type, data, commandId) => {
    const room = rooms.find(({ commands }) => commands.some((known) => known.type === type));
    if (room === undefined) return null;
    const stream = streamName(store.namespace, room.category, room.streamOf({ type, data } as never));
    for await (const page of store.readStream(stream)) {
      const found = E.isRight(page) ? page.right.find(({ command }) => command.id === commandId) : undefined;
      if (found !== undefined) return { at: found.occurredAt, on: found.occurredOn };
    }
    return null;
  };

  return { door: opened.right, whenStored };
};
