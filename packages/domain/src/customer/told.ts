/**
 * What was told of one fact that changes: where a customer is, what it is called, how it is classed. Statements lie at
 * their places in valid time whatever the order in which they came; a correction takes one out and puts the whole true
 * fact in its stead, or nothing (design: decision 1). Every room of this wing tells its facts by these rules.
 *
 * Two of the rules follow from the order of arrival having no say in any answer. Two different statements of one instant
 * can't both be in force, since the later told would win: the second has to be told as a correction. And a statement
 * that repeats the fact before it is a fact of its own all the same: were it dropped, a correction of that fact, or one
 * told late between the two, would change what was said here. Only the very same statement of the very same instant is
 * nothing new.
 */
import type { Eq } from 'fp-ts/lib/Eq.js';
import {
  addFact,
  correctFact,
  type Fact,
  factAt,
  type Instant,
  noFacts,
  retractFact,
  type StoredEvent,
  type Timeline,
} from '../kernel/index.ts';

/** That one event took the place of another, or took it back. */
export interface Replaced {
  readonly id: string;
  readonly by: string;
}

/** The facts in force by valid time, and which statements were corrected by which. Plain JSON. */
export interface Told<T> {
  readonly facts: Timeline<T>;
  readonly replaced: readonly Replaced[];
}

/** Nothing was told yet. */
export const nothingTold: Told<never> = { facts: noFacts, replaced: [] };

type Teller = Pick<StoredEvent, 'id' | 'occurredAt' | 'occurredOn' | 'corrects'>;

/** What is told after an event that states a value, or null to take back what it corrects. Total: nothing is refused. */
export const tell = <T>(told: Told<T>, event: Teller, value: T | null): Told<T> => {
  const { id, occurredAt: at, occurredOn: on, corrects } = event;
  if (corrects === undefined)
    return value === null ? told : { ...told, facts: addFact(told.facts, { id, at, on, value }) };
  return {
    facts:
      value === null ? retractFact(told.facts, corrects) : correctFact(told.facts, corrects, { id, at, on, value }),
    replaced: [...told.replaced, { id: corrects, by: id }],
  };
};

/** Whether an event stated, corrected or took back this fact. */
export const tells = <T>(told: Told<T>, id: string): boolean =>
  told.facts.some((fact) => fact.id === id) || told.replaced.some((one) => one.id === id || one.by === id);

/** Why something can't be told as it is. */
export type TellingFault =
  /** Another statement of the very instant is in force. */
  | { readonly fault: 'instant-taken'; readonly event: string; readonly at: Instant }
  /** No event of this fact has the id that is to be corrected. */
  | { readonly fault: 'unknown-event'; readonly corrects: string }
  /** It was corrected before; `inForce` is what stands in its stead, null where that was taken back. */
  | {
      readonly fault: 'corrected-already';
      readonly corrects: string;
      readonly by: string;
      readonly inForce: string | null;
    }
  /** It only took something back: there is nothing in it to correct. */
  | { readonly fault: 'retraction'; readonly corrects: string };

/** What telling something comes to: the faults, or nothing new, or news. */
export interface Telling {
  readonly faults: readonly TellingFault[];
  /** True where the same is in force for the same instant already. */
  readonly known: boolean;
}

const inForceFor = <T>(told: Told<T>, id: string): Fact<T> | undefined => told.facts.find((fact) => fact.id === id);

const takenBy = <T>(fact: Fact<T>): TellingFault => ({ fault: 'instant-taken', event: fact.id, at: fact.at });

/** The fact that is in force from exactly an instant on, but not one that is about to be corrected. */
const from = <T>(told: Told<T>, at: Instant, besides?: string): Fact<T> | undefined => {
  const facts = besides === undefined ? told.facts : retractFact(told.facts, besides);
  const fact = factAt(facts, at);
  return fact?.at === at ? fact : undefined;
};

/** What a replaced statement ended in, through all its corrections; a history that turns in circles ends too. */
const heirOf = <T>(told: Told<T>, id: string): string => {
  let heir = id;
  for (const _ of told.replaced) {
    if (inForceFor(told, heir) !== undefined) break;
    heir = told.replaced.findLast((one) => one.id === heir)?.by ?? heir;
  }
  return heir;
};

const faultOfCorrecting = <T>(told: Told<T>, corrects: string): TellingFault | null => {
  if (inForceFor(told, corrects) !== undefined) return null;
  const replaced = told.replaced.findLast((one) => one.id === corrects);
  if (replaced !== undefined) {
    const inForce = inForceFor(told, heirOf(told, corrects))?.id ?? null;
    return { fault: 'corrected-already', corrects, by: replaced.by, inForce };
  }
  return { fault: tells(told, corrects) ? 'retraction' : 'unknown-event', corrects };
};

/**
 * What it comes to when a value is told as of an instant: stated anew, or in the stead of the event that it corrects;
 * null only takes that event back.
 */
export const telling = <T>(told: Told<T>, eq: Eq<T>, at: Instant, value: T | null, corrects?: string): Telling => {
  const fault = corrects === undefined ? null : faultOfCorrecting(told, corrects);
  const old = corrects === undefined ? from(told, at) : inForceFor(told, corrects);
  if (value === null) return { faults: fault === null ? [] : [fault], known: corrects === undefined };
  const known = old?.at === at && eq.equals(old.value, value);
  const taken = known ? undefined : from(told, at, corrects);
  return {
    faults: [...(fault === null ? [] : [fault]), ...(taken === undefined ? [] : [takenBy(taken)])],
    known,
  };
};
