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

/** Each answers what is to be kept, or undefined where what is given is not of its form. */
export interface Recurring {
  readonly actor: (given: Actor) => Actor | undefined;
  readonly date: (given: LocalDate) => LocalDate | undefined;
  readonly policies: (given: readonly PolicyRef[], before: readonly PolicyRef[]) => readonly PolicyRef[] | undefined;
}

export const createRecurring = (meter: Meter): Recurring => {
  const actors = new Map<string, Actor>();
  let last = nobody;
  let day: LocalDate = '0-0-0';

  const remembered = (id: string, roles: readonly string[]): Actor | undefined => {
    const known = actors.get(id);
    if (known !== undefined && sameTexts(roles, known.roles)) return known;
    const copy = textsOf(meter, roles);
    if (copy === undefined || !isText(id)) return undefined;
    if (actors.size >= mostActors) actors.clear();
    const actor = Object.freeze({ id, roles: copy });
    actors.set(id, actor);
    return actor;
  };

  return {
    actor: ({ id, roles }) => {
      if (!Array.isArray(roles)) return undefined;
      if (id === last.id && sameTexts(roles, last.roles)) return last;
      const actor = remembered(id, roles);
      if (actor !== undefined) last = actor;
      return actor;
    },
    date: (given) => {
      if (given === day) return day;
      if (typeof given !== 'string' || !isLocalDate(given)) return undefined;
      day = given;
      return day;
    },
    policies: (given, before) => {
      if (!Array.isArray(given)) return undefined;
      if (given.length === 0) return none;
      return sameTexts(given, before) ? before : textsOf(meter, given);
    },
  };
};
