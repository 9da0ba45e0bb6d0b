/**
 * What comes again and again in envelopes: actors, dates, policies. It is judged and copied once, and kept once, so that the
 * next event that brings the same costs a comparison and no memory.
 */
import { type Actor, isLocalDate, type LocalDate, type PolicyRef } from '@clientele/domain/kernel';
import { type Meter, plainCopy } from './plain-copy.ts';
import { isText } from './text.ts';

export const none: readonly never[] = Object.freeze([]);

export const nobody: Actor = Object.freeze({ id: '', roles: none });

/** More actors than this are rarely at work at a time; beyond it, remembering begins anew. */
const mostActors = 4_096;

/** What was seen before. */
export interface Recurring {
  readonly actors: Map<string, Actor>;
  lastActor: Actor;
  lastDate: LocalDate;
}

export const newRecurring = (): Recurring => ({ actors: new Map(), lastActor: nobody, lastDate: '0-0-0' });

const sameTexts = (left: readonly unknown[], right: readonly unknown[]): boolean => {
  const { length } = right;
  if (left.length !== length) return false;
  for (let index = 0; index < length; index++) if (left[index] !== right[index]) return false;
  return true;
};

/** A copy of a list of texts, or undefined where it is none. */
const textsOf = <T extends string>(meter: Meter, given: readonly T[]): readonly T[] | undefined => {
  const copy = plainCopy(meter, given) as readonly T[] | undefined;
  return copy?.every(isText) ? Object.freeze(copy) : undefined;
};

const newActor = (seen: Recurring, meter: Meter, id: string, roles: readonly string[]): Actor | undefined => {
  const copy = textsOf(meter, roles);
  if (copy === undefined || !isText(id)) return undefined;
  if (seen.actors.size >= mostActors) seen.actors.clear();
  const actor = Object.freeze({ id, roles: copy });
  seen.actors.set(id, actor);
  return actor;
};

/** The actor as he is kept, or undefined where this is none. */
export const actorOf = (seen: Recurring, meter: Meter, { id, roles }: Actor): Actor | undefined => {
  if (!Array.isArray(roles)) return undefined;
  const last = seen.lastActor;
  if (id === last.id && sameTexts(roles, last.roles)) return last;
  const known = seen.actors.get(id);
  const actor = known !== undefined && sameTexts(roles, known.roles) ? known : newActor(seen, meter, id, roles);
  if (actor !== undefined) seen.lastActor = actor;
  return actor;
};

/** The date as it is kept, or undefined where this is none. */
export const dateOf = (seen: Recurring, given: LocalDate): LocalDate | undefined => {
  if (given === seen.lastDate) return seen.lastDate;
  if (typeof given !== 'string' || !isLocalDate(given)) return undefined;
  seen.lastDate = given;
  return given;
};

/** The policies as they are kept: those of the event before where they are the same; undefined where these are none. */
export const policiesOf = (
  meter: Meter,
  given: readonly PolicyRef[],
  before: readonly PolicyRef[],
): readonly PolicyRef[] | undefined => {
  if (!Array.isArray(given)) return undefined;
  if (given.length === 0) return none;
  return sameTexts(given, before) ? before : textsOf(meter, given);
};
