/**
 * A changing fact as a projection keeps it: the kernel's timeline, in a list that the projection owns and changes in place,
 * so that a long history of one customer costs no copies. Corrections replace or retract (design: decision 1).
 */
import type { Fact, StoredEvent } from '@clientele/domain/kernel';

/** Facts in order of valid time; of two at one instant the later told comes last. */
export type Facts<T> = Fact<T>[];

type Teller = Pick<StoredEvent, 'id' | 'occurredAt' | 'occurredOn' | 'corrects'>;

/** Puts a fact at its place in valid time. */
export const insert = <T>(facts: Facts<T>, fact: Fact<T>): void => {
  let index = facts.length;
  while (index > 0 && (facts[index - 1] as Fact<T>).at > fact.at) index--;
  if (index === facts.length) facts.push(fact);
  else facts.splice(index, 0, fact);
};

/** Enters what an event states. */
export const tell = <T>(facts: Facts<T>, { id, occurredAt: at, occurredOn: on }: Teller, value: T): void =>
  insert(facts, { id, at, on, value });

/** Takes out what an event corrects, if it does. */
export const retract = (facts: Facts<unknown>, { corrects }: Teller): void => {
  const index = corrects === undefined ? -1 : facts.findLastIndex(({ id }) => id === corrects);
  if (index >= 0) facts.splice(index, 1);
};

/** Enters what an event states, in place of what it corrects; null only takes that back. */
export const tellOrRetract = <T>(facts: Facts<T>, event: Teller, value: T | null): void => {
  retract(facts, event);
  if (value !== null) tell(facts, event, value);
};
