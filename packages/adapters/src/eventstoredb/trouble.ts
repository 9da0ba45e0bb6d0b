/**
 * What goes wrong on the way to a server and back, told apart by what one has to do about it. Errors come as statuses of
 * gRPC with trailers; the server's own word stands in `exception`.
 */
import { saidBy } from '../thrown.ts';

export type Trouble =
  | { readonly kind: 'wrong-expected'; readonly actual: number | 'no-stream' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The request is at fault: asking again would not help. */
  | { readonly kind: 'invalid'; readonly reason: string }
  /** The rights are at fault, or already who one says that one is. */
  | { readonly kind: 'denied'; readonly stranger: boolean; readonly reason: string }
  | { readonly kind: 'unsupported'; readonly reason: string }
  /** It is about a group of consumers. */
  | { readonly kind: 'group'; readonly fault: 'not-found' | 'exists' | 'full'; readonly reason: string }
  /** It may be gone when one asks again; `done` says whether what was asked may have been done. */
  | { readonly kind: 'passing'; readonly reason: string; readonly done: 'no' | 'perhaps' };

const codes = {
  invalidArgument: 3,
  permissionDenied: 7,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;

interface Trailers {
  readonly get: (key: string) => readonly unknown[];
}

interface Status {
  readonly code: number;
  readonly details: string;
  readonly metadata: Trailers | undefined;
  /** The same word as the trailer's, where it is an error of the client's own making. */
  readonly type: string | undefined;
}

const isStatus = (error: unknown): error is Status =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number';

const trailer = ({ metadata }: Status, key: string): string | undefined => {
  const [value] = metadata?.get(key) ?? [];
  return value === undefined ? undefined : String(value);
};

export const passing = (reason: string, done: 'no' | 'perhaps'): Trouble => ({ kind: 'passing', reason, done });

/** A missing stream comes as nothing, as −1, or as 2^64−1, by the way that it was asked for. */
export const actualOf = (revision: string | undefined): number | 'no-stream' => {
  const actual = revision === undefined || revision === '' ? -1 : Number(revision);
  return Number.isSafeInteger(actual) && actual >= 0 ? actual : 'no-stream';
};

/** What gRPC says where it never came to send anything, and the server where it is not yet serving. */
const nothingDone = ['No connection established', 'Channel closed before', 'Server Is Not Ready', 'Server Is Busy'];

const byException = (status: Status, exception: string, said: string): Trouble | undefined => {
  switch (exception) {
    case 'wrong-expected-version':
      return { kind: 'wrong-expected', actual: actualOf(trailer(status, 'actual-version')) };
    case 'stream-deleted':
      return { kind: 'deleted' };
    case 'stream-not-found':
      return { kind: 'not-found' };
    case 'maximum-append-size-exceeded':
      return { kind: 'too-large', limit: Number(trailer(status, 'maximum-append-size')) };
    case 'access-denied':
      return { kind: 'denied', stranger: false, reason: said };
    case 'not-leader':
      return passing(said, 'no');
    case 'persistent-subscription-does-not-exist':
      return { kind: 'group', fault: 'not-found', reason: said };
    case 'persistent-subscription-exists':
      return { kind: 'group', fault: 'exists', reason: said };
    case 'maximum-subscribers-reached':
      return { kind: 'group', fault: 'full', reason: said };
    default:
      return undefined;
  }
};

/** What an error of a call means. */
export const troubleOf = (error: unknown, redact: (text: string) => string): Trouble => {
  if (!isStatus(error)) return passing(redact(saidBy(error)), 'perhaps');
  const details = typeof error.details === 'string' ? error.details : saidBy(error);
  const said = redact(details === '' ? `gRPC status ${error.code}` : details);
  const named = byException(error, trailer(error, 'exception') ?? error.type ?? '', said);
  if (named !== undefined) return named;
  switch (error.code) {
    case codes.invalidArgument:
      return { kind: 'invalid', reason: said };
    case codes.permissionDenied:
      return { kind: 'denied', stranger: false, reason: said };
    case codes.unauthenticated:
      return { kind: 'denied', stranger: true, reason: said };
    case codes.unimplemented:
      return { kind: 'unsupported', reason: said };
    default:
      return passing(said, nothingDone.some((words) => details.includes(words)) ? 'no' : 'perhaps');
  }
};

/** In words, for an answer that has no more to say than why. */
export const reasonOf = (trouble: Trouble): string => {
  switch (trouble.kind) {
    case 'wrong-expected':
      return 'the revision was not the expected one';
    case 'not-found':
      return 'it is not there';
    case 'deleted':
      return 'it was deleted';
    case 'too-large':
      return `it is larger than ${trouble.limit} bytes`;
    case 'denied':
      return `access denied: ${trouble.reason}`;
    default:
      return trouble.reason;
  }
};
