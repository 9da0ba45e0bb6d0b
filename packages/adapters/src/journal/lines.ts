/** A file as lines, of which only a part is in memory at a time. */
import { appendLimit } from '../store/port.ts';
import type { OpenFile } from './files.ts';

/** What came of reading a file to its end. */
export interface Lines {
  /** How many lines ended with a line break. */
  readonly count: number;
  /** Where the last of them ended, in bytes. */
  readonly end: number;
  /** What stands behind it. */
  readonly tail: Buffer;
}

/** That a line can't be taken: its number, from 1, and why. */
export interface LineFault<Fault> {
  readonly line: number;
  readonly fault: Fault;
}

const chunk = 4 * appendLimit;

/** No line is longer: the limit of an append, what the store adds to each of its events, and much room. */
const longest = 2 * appendLimit;

/** Hands over line after line, without its line break, valid during the call only; ends at the first that is not taken. */
export const eachLine = async <Fault>(
  file: OpenFile,
  tooLong: Fault,
  take: (line: Buffer, number: number) => Fault | null,
): Promise<Lines | LineFault<Fault>> => {
  const buffer = Buffer.allocUnsafe(chunk);
  let count = 0;
  let end = 0;
  let kept = 0;
  for (;;) {
    const read = await file.read(buffer.subarray(kept), end + kept);
    if (read === 0) return { count, end, tail: Buffer.from(buffer.subarray(0, kept)) };
    const filled = buffer.subarray(0, kept + read);
    let from = 0;
    for (let to = filled.indexOf(10); to >= 0; to = filled.indexOf(10, from)) {
      const fault = take(filled.subarray(from, to), count + 1);
      if (fault !== null) return { line: count + 1, fault };
      count += 1;
      from = to + 1;
    }
    end += from;
    kept = filled.length - from;
    if (kept > longest) return { line: count + 1, fault: tooLong };
    filled.copy(buffer, 0, from);
  }
};
