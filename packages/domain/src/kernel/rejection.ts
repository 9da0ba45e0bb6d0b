/**
 * Rejections: why a command is refused, as data. A stable code, the numbers that led to it, and every reason at once, not
 * the first one only. Text for people is made from them by a catalogue, in both languages.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { JsonObject } from './json.ts';
import type { Language } from './language.ts';

/** One reason. The code is `room.what-is-wrong`; the data are what the text needs, plain JSON. */
export interface Rejection<Code extends string = string, Data extends object = object> {
  readonly code: Code;
  readonly data: Readonly<Data>;
}

/** All reasons, at least one. */
export type Rejections<R extends Rejection = Rejection> = ReadonlyNonEmptyArray<R>;

/** What a decider answers: all reasons against, or the events (none where nothing changes). */
export type Decision<R extends Rejection, Event> = E.Either<Rejections<R>, readonly Event[]>;

/**
 * The events, unless there are reasons against: those of the list that aren't false or null.
 *
 * @example
 * ```ts
 * import { unless } from '@clientele/domain/kernel';
 *
 * const limit = 3;
 * unless([limit < 0 && { code: 'credit.negative-limit', data: { limit } }], () => [{ type: 'LimitSet' }]);
 * // right([{ type: 'LimitSet' }])
 * ```
 */
export const unless = <R extends Rejection, Event>(
  reasons: readonly (R | false | null | undefined)[],
  events: () => readonly Event[],
): Decision<R, Event> => {
  const [first, ...others] = reasons.filter((reason): reason is R => reason !== false && reason != null);
  return first === undefined ? E.right(events()) : E.left([first, ...others]);
};

/** Refused for one reason. */
export const refuse = <R extends Rejection>(reason: R): Decision<R, never> => E.left([reason]);

/** The text of each reason of a room, in both languages. A code without a text is a compile error. */
export type Messages<R extends Rejection> = {
  readonly [Code in R['code']]: {
    readonly en: (data: Extract<R, { readonly code: Code }>['data']) => string;
    readonly zh: (data: Extract<R, { readonly code: Code }>['data']) => string;
  };
};

/** What a catalogue can be made of: the messages of any room. */
export type AnyMessages = {
  readonly [code: string]: { readonly en: (data: never) => string; readonly zh: (data: never) => string };
};

/** Says a rejection in a language. One of an unknown code is said by its code and its data. */
export type MessageCatalogue = (rejection: Rejection, language: Language) => string;

/**
 * One catalogue from the messages of many rooms.
 *
 * @example
 * ```ts
 * import { kernelMessages, messageCatalogue } from '@clientele/domain/kernel';
 *
 * const say = messageCatalogue([kernelMessages]);
 * say({ code: 'command.from-the-future', data: { at: '2030-01-01T00:00:00.000Z', now: '2026-01-01T00:00:00.000Z' } }, 'en');
 * ```
 */
export const messageCatalogue = (rooms: readonly AnyMessages[]): MessageCatalogue => {
  const texts = new Map(rooms.flatMap((room) => Object.entries(room)));
  return ({ code, data }, language) => {
    const text = texts.get(code)?.[language] as ((data: object) => string) | undefined;
    return text === undefined ? `${code} ${JSON.stringify(data)}` : text(data);
  };
};

/** Data of a rejection as they are stored or sent: plain JSON. */
export type RejectionData = JsonObject;
