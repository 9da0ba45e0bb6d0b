/**
 * What a history amounts to, stream by stream: a digest over the canonical bytes of its events in their order, each digest
 * holding the one before. Two stores that give the same hold the same, whatever their positions.
 */
import { hash } from 'node:crypto';

/** What is known of one stream after some of its events. */
interface StreamDigest {
  readonly digest: string;
  readonly events: number;
}

export interface Digests {
  /** Takes the next event of a stream, as its canonical text. */
  readonly add: (stream: string, canonical: string) => void;
  /** How many events of a stream were taken. */
  readonly of: (stream: string) => number;
  readonly streams: () => number;
  readonly events: () => number;
  /** One digest of all streams. */
  readonly whole: () => string;
  /** Streams, at most so many, that are not the same in another. */
  readonly unlike: (other: Digests, most: number) => readonly string[];
  readonly digestOf: (stream: string) => string | undefined;
  readonly names: () => Iterable<string>;
}

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : left > right ? 1 : 0;

export const newDigests = (): Digests => {
  const streams = new Map<string, StreamDigest>();
  let events = 0;
  const digestOf = (stream: string): string | undefined => streams.get(stream)?.digest;
  return {
    add: (stream, canonical) => {
      const before = streams.get(stream);
      streams.set(stream, {
        digest: hash('sha256', `${before?.digest ?? ''}\n${canonical}`),
        events: (before?.events ?? 0) + 1,
      });
      events += 1;
    },
    of: (stream) => streams.get(stream)?.events ?? 0,
    streams: () => streams.size,
    events: () => events,
    whole: () =>
      hash(
        'sha256',
        [...streams]
          .sort(byName)
          .map(([name, { digest }]) => `${digest} ${JSON.stringify(name)}\n`)
          .join(''),
      ),
    unlike: (other, most) => {
      const found: string[] = [];
      for (const [stream, { digest }] of streams) {
        if (found.length === most) return found;
        if (other.digestOf(stream) !== digest) found.push(stream);
      }
      for (const stream of other.names()) {
        if (found.length === most) return found;
        if (!streams.has(stream)) found.push(stream);
      }
      return found;
    },
    digestOf,
    names: () => streams.keys(),
  };
};
