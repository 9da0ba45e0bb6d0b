/**
 * What stands in a journal: a header, then a line for each append, all of it JSON, each line with the CRC-32 of what it says.
 * One append is one line, so that a batch is whole or absent; its number among all lines is the number an editor shows.
 */
import { crc32 } from 'node:zlib';
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { toJson, type WritableEvent } from '../codec/encode.ts';
import { type Append, countOf, eventAt } from '../memory/record.ts';

/** The version of the format that is written; older ones, when there are any, are read too. */
export const formatVersion = 1;

const formatName = 'clientele-journal';

/** The first line. */
export const headerLine = (namespace: string): string =>
  `${JSON.stringify({ format: formatName, version: formatVersion, namespace })}\n`;

const headerSchema = z.object({ format: z.literal(formatName), version: z.int().min(1) });
const namespaceSchema = z.strictObject({ format: z.literal(formatName), version: z.int(), namespace: z.string() });

export type Header =
  | { readonly kind: 'header'; readonly namespace: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'other' };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the first line of a file says it is. A newer format may say more than we know, and is judged by its version. */
export const readHeader = (line: Buffer): Header => {
  const json = parsed(line.toString('utf8'));
  const found = headerSchema.safeParse(json);
  if (!found.success) return { kind: 'other' };
  if (found.data.version > formatVersion) return { kind: 'newer', version: found.data.version };
  const whole = namespaceSchema.safeParse(json);
  return whole.success ? { kind: 'header', namespace: whole.data.namespace } : { kind: 'other' };
};

const before = '{"crc32":"';
const between = '","append":';
const payloadFrom = before.length + 8 + between.length;

const checksum = (payload: string | Uint8Array): string => crc32(payload).toString(16).padStart(8, '0');

const withChecksum = (payload: string): string => `${before}${checksum(payload)}${between}${payload}}\n`;

/** An append as it stands in a journal: what all its events share is said once. */
export interface Written {
  /** Of the first event: how many events stand before it. */
  readonly position: number;
  readonly stream: string;
  /** Of the first event. */
  readonly revision: number;
  /** When it was told; an event that was copied says its own. */
  readonly recordedAt: number;
  readonly events: readonly unknown[];
}

/** The event without what can be filled in again: mostly a story begins with the command that is its own cause. */
const spared = (event: WritableEvent): object => {
  const { correlationId, causationId, ...json } = toJson(event);
  const { id } = event.command;
  return {
    ...json,
    ...(correlationId === id ? {} : { correlationId }),
    ...(causationId === id ? {} : { causationId }),
  };
};

/** The JSON of an event with what was spared in it; whatever has not its form is left to the decoder to refuse. */
export const filledIn = (json: unknown): unknown => {
  if (typeof json !== 'object' || json === null || !('command' in json)) return json;
  const { command } = json;
  if (typeof command !== 'object' || command === null || !('id' in command)) return json;
  const event = json as Record<string, unknown>;
  event['correlationId'] ??= command.id;
  event['causationId'] ??= command.id;
  return event;
};

/** The line of an append, with its line break. `told` is what the clock said when it was taken in. */
export const lineOf = (times: Float64Array, append: Append, told: number): string => {
  const events = Array.from({ length: countOf(append) }, (_, offset) => {
    const { stream: _s, revision: _r, position: _p, recordedAt, ...given } = eventAt(times, append, offset);
    return spared(recordedAt === told ? given : { ...given, recordedAt });
  });
  const { position, stream, revision } = append;
  return withChecksum(JSON.stringify({ position, stream: stream.name, revision, recordedAt: told, events }));
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Judged by hand and not by a schema: it is asked for every line of a long file. */
const isWritten = (value: unknown): value is Written => {
  if (typeof value !== 'object' || value === null) return false;
  const { position, stream, revision, recordedAt, events } = value as Partial<Written>;
  return (
    isCount(position) &&
    typeof stream === 'string' &&
    isCount(revision) &&
    Number.isSafeInteger(recordedAt) &&
    Array.isArray(events)
  );
};

/** What a line, without its line break, says, or why it can't be trusted. */
export const readLine = (line: Buffer): E.Either<string, Written> => {
  const end = line.length - 1;
  if (
    end < payloadFrom ||
    line.toString('latin1', 0, before.length) !== before ||
    line.toString('latin1', before.length + 8, payloadFrom) !== between ||
    line[end] !== 125
  ) {
    return E.left('it has not the form of a line with its checksum');
  }
  const stated = line.toString('latin1', before.length, before.length + 8);
  const found = checksum(line.subarray(payloadFrom, end));
  if (stated !== found) return E.left(`its checksum is ${found}, not ${stated}`);
  const json = parsed(line.toString('utf8', payloadFrom, end));
  return isWritten(json) ? E.right(json) : E.left('it is no append');
};
