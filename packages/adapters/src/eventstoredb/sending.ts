/** One try of an append, whichever way it is sent, and what comes of it. */
import type { ExpectedRevision } from '../store/port.ts';
import type { Line } from './connection.ts';
import type { Place } from './position.ts';
import type { Proposed } from './proposal.ts';
import type { Trouble } from './trouble.ts';

export type Sent =
  | { readonly kind: 'stored'; readonly revision: number; readonly place: Place | undefined }
  /** No answer in time: it may have been stored, and may yet be. */
  | { readonly kind: 'silent' }
  | Trouble;

/** Sends an append once, and answers within so many milliseconds. It never rejects. */
export type Sender = (
  line: Line,
  stream: string,
  expected: ExpectedRevision,
  events: readonly Proposed[],
  milliseconds: number,
) => Promise<Sent>;

/** What the server says of an append that it stored, in either of its answers. */
interface Stored {
  readonly hasCurrentRevision: () => boolean;
  readonly getCurrentRevision: () => string;
  readonly getPosition: () =>
    | { readonly getCommitPosition: () => string; readonly getPreparePosition: () => string }
    | undefined;
}

export const storedOf = (success: Stored): Sent => {
  const position = success.getPosition();
  return {
    kind: 'stored',
    revision: success.hasCurrentRevision() ? Number(success.getCurrentRevision()) : -1,
    place:
      position === undefined
        ? undefined
        : { commit: position.getCommitPosition(), prepare: position.getPreparePosition() },
  };
};
