/** Who is connected to a persistent subscription, and which of them gets the next message. */
import type { Resolved } from '../log/visible.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { Strategy } from './settings.ts';
import type { Place } from './source.ts';

export interface Message {
  readonly id: string;
  readonly resolved: Resolved;
  readonly retries: number;
  /** True for one that was parked; it moves no checkpoint. */
  readonly replayed: boolean;
  readonly place: Place | undefined;
  /** Its number among all that were ever handed out, and the place of the one before; given when it first goes out. */
  readonly sequence: number | undefined;
  readonly previous: Place | undefined;
}

export interface Consumer {
  readonly connection: string;
  readonly user: string;
  readonly from: string;
  /** How many messages it takes before it must acknowledge some. */
  readonly capacity: number;
  readonly inFlight: Map<string, Message>;
  readonly deliver: (message: Message) => void;
  readonly drop: (refusal: Refusal) => void;
  delivered: number;
}

type Offered = 'sent' | 'skipped' | 'full';

const take = (consumer: Consumer | undefined, message: Message): boolean => {
  if (consumer === undefined || consumer.inFlight.size >= consumer.capacity) return false;
  consumer.inFlight.set(message.id, message);
  consumer.delivered += 1;
  consumer.deliver(message);
  return true;
};

/** The same stream goes to the same consumer, as long as the same ones are connected. */
const pinnedTo = (consumers: readonly Consumer[], { resolved }: Message): Consumer | undefined => {
  const stream = (resolved.event ?? resolved.link)?.stream ?? '';
  let hash = 0;
  for (const byte of Buffer.from(stream)) hash = (hash * 31 + byte) >>> 0;
  return consumers[hash % consumers.length];
};

/** Offers a message to the consumers, whose order it changes: whoever was served stands last. */
export const offer = (strategy: Strategy, consumers: Consumer[], message: Message): Offered => {
  if (strategy === 'Pinned') {
    if (consumers.every(({ inFlight, capacity }) => inFlight.size >= capacity)) return 'full';
    return take(pinnedTo(consumers, message), message) ? 'sent' : 'skipped';
  }
  for (let tried = 0; tried < consumers.length; tried++) {
    const [consumer] = consumers as [Consumer];
    const taken = take(consumer, message);
    if (!taken || strategy === 'RoundRobin') consumers.push(...consumers.splice(0, 1));
    if (taken) return 'sent';
  }
  return 'full';
};
