/**
 * Writing links behind the ones that are there. The last link of a tag says what is there already, so a page that is written
 * a second time, in part or in whole, by this runner or another, adds nothing.
 */
import type { Instant, Position, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { runnersEvent } from '../running/checkpoint-events.ts';
import { type Backoff, pausedFor } from '../running/following.ts';
import type { AppendError, Appended, EventStore } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { type Link, linksIn, streamOfTag, type Witness } from './link.ts';

/** Why links can't be written, where trying again doesn't mend it. */
export interface LinkFault {
  readonly code: 'unwritable-links';
  readonly tag: Tag;
  readonly reason: string;
}

/** What of a tag's stream is known: its last revision, and up to where its links go. */
interface End {
  readonly revision: number;
  readonly position: Position | null;
}

export interface LinkWriter {
  /** Writes links of a tag, in log order. Null where they are there; `stopped` where the runner is to end before that. */
  readonly write: (tag: Tag, links: readonly Link[]) => Promise<LinkFault | 'stopped' | null>;
  /** Some link that is there; null where none was seen or written yet. */
  readonly witness: () => Witness | null;
}

export interface LinkWriting {
  readonly store: Pick<EventStore, 'comparePositions'>;
  readonly links: EventStore;
  readonly clock: () => Instant;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
  readonly onTrouble: (reason: string | null) => void;
}

/** Of how many tags the end is remembered; beyond that, it is looked up again. */
const mostKnown = 50_000;
/** Links of one event: far below what an append takes, however long the names of streams are. */
const mostLinks = 100;
const mostConflicts = 20;

type Lookup = E.Either<string, End> | { readonly unreadable: string };

export const linkWriter = ({ store, links, clock, backoff, signal, onTrouble }: LinkWriting): LinkWriter => {
  const known = new Map<Tag, End>();
  let witness: Witness | null = null;

  const remember = (tag: Tag, end: End): void => {
    if (known.size >= mostKnown) known.clear();
    known.set(tag, end);
    if (end.revision >= 0) witness = { tag, revision: end.revision };
  };

  /** Looks up where a tag's links end. A stream that can't be believed is not written to. */
  const lookUp = async (tag: Tag): Promise<Lookup> => {
    try {
      const stream = streamOfTag(links.namespace, tag);
      for await (const page of links.readStream(stream, { direction: 'backwards', limit: 1 })) {
        if (E.isLeft(page)) {
          if (page.left.code === 'stream-not-found') return E.right({ revision: -1, position: null });
          return page.left.code === 'unavailable' ? E.left(page.left.reason) : { unreadable: page.left.code };
        }
        const [event] = page.right;
        const last = event === undefined ? undefined : linksIn(event, tag)?.at(-1);
        if (event === undefined || last === undefined) return { unreadable: 'its last event holds no links' };
        return E.right({ revision: event.revision, position: last.position });
      }
      return E.right({ revision: -1, position: null });
    } catch (thrown) {
      return E.left(saidBy(thrown));
    }
  };

  const put = async (tag: Tag, end: End, some: readonly Link[]): Promise<E.Either<AppendError, Appended>> => {
    const stream = streamOfTag(links.namespace, tag);
    const cause = `${stream}@${end.revision + 1}/${some[0]?.id}/${some.length}`;
    try {
      const event = runnersEvent('TagLinked', cause, 0, clock(), { tag, links: some });
      return await links.append(stream, end.revision < 0 ? 'no-stream' : end.revision, [event]);
    } catch (thrown) {
      return E.left({ code: 'outcome-unknown', stream, reason: saidBy(thrown) });
    }
  };

  const missing = (some: readonly Link[], { position }: End): readonly Link[] =>
    position === null ? some : some.filter((one) => store.comparePositions(one.position, position) > 0);

  const unwritable = (tag: Tag, reason: string): LinkFault => ({ code: 'unwritable-links', tag, reason });

  const again = async (reason: string, attempt: number): Promise<void> => {
    onTrouble(reason);
    await pausedFor(backoff, attempt, signal);
  };

  const write: LinkWriter['write'] = async (tag, all) => {
    let conflicts = 0;
    for (let attempt = 1; !signal.aborted; attempt++) {
      let end = known.get(tag);
      if (end === undefined) {
        const found = await lookUp(tag);
        if ('unreadable' in found) return unwritable(tag, found.unreadable);
        if (E.isLeft(found)) {
          await again(found.left, attempt);
          continue;
        }
        end = found.right;
        remember(tag, end);
      }
      const some = missing(all, end).slice(0, mostLinks);
      const last = some.at(-1);
      if (last === undefined) return null;
      const done = await put(tag, end, some);
      if (E.isRight(done)) {
        onTrouble(null);
        remember(tag, { revision: done.right.revision, position: last.position });
        attempt = 0;
        continue;
      }
      known.delete(tag);
      const { left } = done;
      if (left.code === 'wrong-expected-revision' && conflicts++ < mostConflicts) continue;
      if (left.code === 'unavailable' || left.code === 'outcome-unknown') await again(left.reason, attempt);
      else return unwritable(tag, 'reason' in left ? left.reason : left.code);
    }
    return 'stopped';
  };

  return { write, witness: () => witness };
};
