/**
 * Opening a journal: its lines are read once, from the first to the last, and taken into the log in memory. What was torn off
 * at its end, when a process died in the middle of a write, was never acknowledged; it is set aside and told. Damage anywhere
 * else is not repaired: nobody can know what stood there.
 */
import * as E from 'fp-ts/lib/Either.js';
import { decodeEvent } from '../codec/decode.ts';
import type { EventRegistry } from '../codec/registry.ts';
import type { Incoming } from '../memory/intake.ts';
import { type Log, restore, reveal } from '../memory/log.ts';
import type { JournalFiles, OpenFile } from './files.ts';
import { filledIn, formatVersion, headerLine, readHeader, readLine, type Written } from './format.ts';
import { eachLine } from './lines.ts';
import type { OpenFault } from './open-fault.ts';

/** What was torn off: never acknowledged, and kept in a file of its own. */
export interface Torn {
  /** The line that was never finished. */
  readonly line: number;
  readonly bytes: number;
  /** The file that holds these bytes now. */
  readonly setAside: string;
}

/** What was found. */
export interface Found {
  readonly appends: number;
  readonly events: number;
  /** Events in their place whose data this process can't read; each says why in its `fault`. */
  readonly faults: number;
  readonly torn: Torn | null;
}

interface Source {
  readonly path: string;
  readonly file: OpenFile;
  readonly files: JournalFiles;
  readonly registry: EventRegistry;
}

/** Judges the first line of a file, without its line break. */
const headerFault = (path: string, namespace: string, line: Buffer): OpenFault | null => {
  const header = readHeader(line);
  switch (header.kind) {
    case 'other':
      return { code: 'not-a-journal', file: path, reason: 'its first line is not the header of a journal' };
    case 'newer':
      return { code: 'newer-format', file: path, version: header.version, known: formatVersion };
    case 'header':
      return header.namespace === namespace
        ? null
        : { code: 'other-namespace', file: path, found: header.namespace, expected: namespace };
  }
};

/** The bytes of a line that was never finished go into a file of their own; only then are they cut off. */
const setAside = async ({ path, file, files }: Source, end: number, line: number, tail: Buffer): Promise<Torn> => {
  let number = 1;
  while (!(await files.create(`${path}.torn-${number}`, tail))) number += 1;
  await files.syncFolderOf(path);
  await file.truncate(end);
  await file.sync();
  return { line, bytes: tail.length, setAside: `${path}.torn-${number}` };
};

/** Takes everything into the log that the file holds, or says why not; a new file is given its header. */
export const readInto = async (log: Log, source: Source): Promise<E.Either<OpenFault, Found>> => {
  const { path, file, files, registry } = source;
  const decode = decodeEvent(registry);
  let faults = 0;

  const damaged = (line: number, reason: string): OpenFault => ({ code: 'damaged-line', file: path, line, reason });

  const decoded = ({ stream, revision, recordedAt, events }: Written): E.Either<string, readonly Incoming[]> => {
    const incoming: Incoming[] = [];
    for (let offset = 0; offset < events.length; offset++) {
      const json = filledIn(events[offset]);
      const copied = typeof json === 'object' && json !== null && Object.hasOwn(json, 'recordedAt');
      const placed = { stream, revision: revision + offset, position: log.total + offset };
      const event = decode(json, copied ? placed : { ...placed, recordedAt });
      if (E.isLeft(event)) return E.left(`events.${offset}.${event.left.path}: ${event.left.reason}`);
      if (event.right.fault !== undefined) faults += 1;
      incoming.push(event.right);
    }
    return E.right(incoming);
  };

  const restored = (written: Written): string | null => {
    if (written.position !== log.total) {
      return `it is of position ${written.position}, while ${log.total} comes next: lines are missing, or stand twice`;
    }
    const events = decoded(written);
    if (E.isLeft(events)) return events.left;
    return restore(log, written.stream, written.revision, written.recordedAt, events.right);
  };

  const take = (line: Buffer, number: number): OpenFault | null => {
    if (number === 1) return headerFault(path, log.namespace, line);
    const written = readLine(line);
    const reason = E.isLeft(written) ? written.left : restored(written.right);
    return reason === null ? null : damaged(number, reason);
  };

  /** Takes away what is behind the last line break, if that is what a write leaves that was cut off. */
  const tidied = async (count: number, end: number, tail: Buffer): Promise<E.Either<OpenFault, Torn | null>> => {
    if (tail.length === 0) return E.right(null);
    if (count === 0 && !Buffer.from(headerLine(log.namespace)).subarray(0, tail.length).equals(tail)) {
      return E.left(
        headerFault(path, log.namespace, tail) ?? { code: 'not-a-journal', file: path, reason: 'it has no lines' },
      );
    }
    // A whole line and something else in place of its line break was not cut off: that byte is damaged.
    if (count > 0 && E.isRight(readLine(tail.subarray(0, -1)))) {
      return E.left(damaged(count + 1, 'it does not end with a line break'));
    }
    return E.right(await setAside(source, end, count + 1, tail));
  };

  const tooLong: OpenFault = { code: 'not-a-journal', file: path, reason: 'its first line is longer than any header' };
  const lines = await eachLine<OpenFault>(file, tooLong, take);
  if ('fault' in lines) {
    const { line, fault } = lines;
    return E.left(fault === tooLong && line > 1 ? damaged(line, 'it is longer than any append can be') : fault);
  }
  const torn = await tidied(lines.count, lines.end, lines.tail);
  if (E.isLeft(torn)) return torn;
  if (lines.count === 0) {
    await file.append(Buffer.from(headerLine(log.namespace)));
    await file.sync();
    await files.syncFolderOf(path);
  }
  reveal(log, log.total);
  return E.right({ appends: log.appends.length, events: log.total, faults, torn: torn.right });
};
