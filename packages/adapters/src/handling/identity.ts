/**
 * Who is who among commands and events: an event's id derives from its command's id and its place, so that an append can be
 * sent again; a command's fingerprint tells whether the same id came with the same content (design: decision 3).
 */
import { hash } from 'node:crypto';
import type { Command, JsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { v7 } from 'uuid';
import { canonicalJson } from '../codec/canonical-json.ts';

/** The namespace of event ids, a UUID of version 8 (RFC 9562) of our own. */
export const eventNamespace = '636c6965-6ec3-89c3-a965-76656e746964';

/** The sixteen bytes of the namespace as UTF-8, chosen so that they are text: a digest of text then needs no buffer. */
const namespaceText = 'clienÉéeventid';

/** The digit that begins a UUID's fourth group, by the digit of the digest at its place. */
const variants = '89ab89ab89ab89ab';
const worth = (digit: number): number => (digit & 15) + (digit > 64 ? 9 : 0);

/** Where each id is put together, and read out before the call ends: a string made of pieces would hold on to all of them. */
const letters = Buffer.alloc(36, '-');

const put = (at: number, digest: string, from: number, to: number): void => {
  for (let place = from; place < to; place++) letters[at + place - from] = digest.charCodeAt(place);
};

/**
 * The id of the event that a command made at an index: the UUID of version 5 of `<command id>/<index>`, as the `uuid`
 * library makes it, at a tenth of the cost.
 *
 * @example
 * ```ts
 * import { eventId } from '@clientele/adapters';
 *
 * eventId('command-1', 0); // '0ab1828c-083f-5b2a-ba9e-a69efba1552d', in every process, for ever
 * ```
 */
export const eventId = (commandId: string, index: number): string => {
  const digest = hash('sha1', `${namespaceText}${commandId}/${index}`);
  put(0, digest, 0, 8);
  put(9, digest, 8, 12);
  put(14, '5', 0, 1);
  put(15, digest, 13, 16);
  put(19, variants, worth(digest.charCodeAt(16)), worth(digest.charCodeAt(16)) + 1);
  put(20, digest, 17, 20);
  put(24, digest, 20, 32);
  return letters.toString('latin1');
};

/**
 * What a command says, as a digest: SHA-256 over the canonical JSON of its type, data, time, date and actor, in base64url.
 * A command that is no plain JSON has none.
 */
export const fingerprint = ({ type, data, meta: { at, on, by } }: Command): E.Either<JsonFault, string> => {
  const text = canonicalJson({ at, by, data, on, type });
  return E.isLeft(text) ? text : E.right(hash('sha256', text.right, 'base64url'));
};

/** A new id for a command: a UUID of version 7, so that ids sort by when they were made. To be kept when it is sent again. */
export const newCommandId = (): string => v7();
