/**
 * Checkpoints in a stream of an event store, a stream a key. A value of any size is cut into parts that fit an append, and
 * counts only when the event that closes them is there; of the turns, the stream's revision is the measure.
 */
import { createHash } from 'node:crypto';
import type { Instant, Json, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import {
  type AppendError,
  type Appended,
  type EventStore,
  type NewEvent,
  type StreamRange,
  streamName,
} from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { partIn, runnersEvent, type SavedData, savedIn } from './checkpoint-events.ts';
import { type CheckpointFault, type CheckpointStore, type Kept, unavailableCheckpoint } from './checkpoint-store.ts';

export interface StreamCheckpointsOptions {
  /** Where they are kept: best a store of another namespace than the company's, its registry with `checkpointEvents`. */
  readonly store: EventStore;
  /** The time that the events bear; the clock of the machine by default. */
  readonly clock?: () => Instant;
}

/** At six bytes a character, the most that JSON makes of one, this and its envelope fit into an append. */
const partLength = 150_000;

/** Cut between characters, never inside one: half a surrogate pair is no text. */
const partsOf = (text: string): readonly string[] => {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + partLength);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
};

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads a stream from its end until a save is whole; what is damaged is passed over, with why. */
const latestIn = () => {
  const passedOver: string[] = [];
  let closing: SavedData | null = null;
  let texts: string[] = [];
  const damaged = (reason: string): void => {
    passedOver.push(reason);
    closing = null;
  };

  /** The value of the save that is whole with these parts; undefined where it is not. */
  const whole = ({ save, sha256 }: SavedData): Json | undefined => {
    const text = texts.toReversed().join('');
    try {
      if (digestOf(text) === sha256) return JSON.parse(text) as Json;
      damaged(`${save}: its digest is another`);
    } catch (thrown) {
      damaged(`${save}: ${saidBy(thrown)}`);
    }
    return undefined;
  };

  /** Takes the next event backwards; answers the value when there is one. */
  const take = ({ type, data, fault, revision }: RecordedEvent): Json | undefined => {
    if (type === 'CheckpointForgotten') return null;
    const saved = type === 'CheckpointSaved' && fault === undefined ? savedIn(data) : null;
    if (saved !== null) {
      if (closing !== null) damaged(`${closing.save}: parts are missing`);
      closing = saved;
      texts = [];
      return saved.parts === 0 ? whole(saved) : undefined;
    }
    if (closing === null) {
      // Parts without what closes them are of a save that was never finished; anything else is none of ours.
      if (type !== 'CheckpointPart') damaged(`revision ${revision}: it can't be read`);
      return undefined;
    }
    const part = fault === undefined ? partIn(data) : null;
    if (part === null || part.save !== closing.save || part.index !== closing.parts - 1 - texts.length) {
      damaged(`${closing.save}: parts are missing`);
      return undefined;
    }
    texts.push(part.text);
    return texts.length === closing.parts ? whole(closing) : undefined;
  };

  /** How many events are worth reading next: the parts that are missing, since they are large, and of the unknown only a few. */
  const wanted = (): number => (closing === null ? 2 : closing.parts - texts.length);

  return { take, wanted, passedOver: (): readonly string[] => passedOver };
};

/** After so many damaged saves, what comes before them is too old to be worth looking for. */
const mostDamaged = 3;

/**
 * A store of checkpoints in streams `<namespace>.checkpoint-<key>`. Where the store was opened with leave to administrate,
 * what lies before the last two saves is hidden after each.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { streamCheckpoints } from '@clientele/adapters/running';
 *
 * const checkpoints = streamCheckpoints({ store: memoryStore({ namespace: 'acme_runners' }) });
 * await checkpoints.save('reports', { position: 7 }, 0); // right(2)
 * ```
 */
export const streamCheckpoints = ({ store, clock = Date.now }: StreamCheckpointsOptions): CheckpointStore => {
  const streamOf = (key: string): string => streamName(store.namespace, 'checkpoint', key);

  const load = async (key: string): Promise<E.Either<CheckpointFault, Kept>> => {
    const latest = latestIn();
    let turn = 0;
    const kept = (value: Json | null): E.Either<CheckpointFault, Kept> =>
      E.right({ value, turn, passedOver: latest.passedOver() });
    try {
      let from: number | null = null;
      while (from === null || from >= 0) {
        const limit = Math.min(1_000, Math.max(1, latest.wanted()));
        const range: StreamRange = { direction: 'backwards', limit, ...(from === null ? {} : { from }) };
        let seen = 0;
        for await (const page of store.readStream(streamOf(key), range)) {
          if (E.isLeft(page)) {
            if (page.left.code === 'stream-not-found') return kept(null);
            return E.left(unavailableCheckpoint('reason' in page.left ? page.left.reason : page.left.code));
          }
          for (const event of page.right) {
            turn ||= event.revision + 1;
            const value = latest.take(event);
            if (value !== undefined) return kept(value);
            if (latest.passedOver().length >= mostDamaged) return kept(null);
            from = event.revision - 1;
            seen += 1;
          }
        }
        if (seen === 0) return kept(null);
      }
      return kept(null);
    } catch (thrown) {
      return E.left(unavailableCheckpoint(saidBy(thrown)));
    }
  };

  const put = async (key: string, turn: number, event: NewEvent): Promise<E.Either<CheckpointFault, number>> => {
    const expected = turn === 0 ? 'no-stream' : turn - 1;
    const once = async (): Promise<E.Either<AppendError, Appended>> => {
      try {
        return await store.append(streamOf(key), expected, [event]);
      } catch (thrown) {
        return E.left({ code: 'outcome-unknown', stream: streamOf(key), reason: saidBy(thrown) });
      }
    };
    let answer = await once();
    // The same ids at the same revision: what was written already is recognised.
    for (let again = 0; again < 3 && E.isLeft(answer) && answer.left.code === 'outcome-unknown'; again++) {
      answer = await once();
    }
    if (E.isRight(answer)) return E.right(answer.right.revision + 1);
    const { left } = answer;
    if (left.code === 'wrong-expected-revision') return E.left({ code: 'superseded', key });
    if (left.code === 'too-large' || left.code === 'invalid-append') {
      return E.left({ code: 'unfit', key, reason: 'reason' in left ? left.reason : `${left.bytes} bytes` });
    }
    return E.left(unavailableCheckpoint('reason' in left ? left.reason : left.code));
  };

  /** Hides what is before the save before this one; what can't be hidden now stays. */
  const tidy = async (key: string, before: number): Promise<void> => {
    try {
      if (before > 0) await store.administration?.writeMetadata(streamOf(key), { truncateBefore: before });
    } catch {
      // It is only more to read.
    }
  };

  const save = async (key: string, value: Json, turn: number): Promise<E.Either<CheckpointFault, number>> => {
    const text = canonicalJson(value);
    if (E.isLeft(text)) {
      return E.left({ code: 'unfit', key, reason: `${text.left.path}: ${text.left.found} is no plain JSON` });
    }
    const sha256 = digestOf(text.right);
    const name = `${key}/${turn}/${sha256}`;
    const at = clock();
    const parts = partsOf(text.right);
    const events = [
      ...parts.map((part, index) => runnersEvent('CheckpointPart', name, index, at, { save: name, index, text: part })),
      runnersEvent('CheckpointSaved', name, parts.length, at, { key, save: name, parts: parts.length, sha256 }),
    ];
    let next = turn;
    for (const event of events) {
      const put1 = await put(key, next, event);
      if (E.isLeft(put1)) return put1;
      next = put1.right;
    }
    await tidy(key, turn - parts.length - 1);
    return E.right(next);
  };

  return {
    load,
    save,
    forget: async (key) => {
      const kept = await load(key);
      if (E.isLeft(kept)) return kept;
      if (kept.right.value === null) return E.right(undefined);
      const { turn } = kept.right;
      const event = runnersEvent('CheckpointForgotten', `${key}/${turn}/forgotten`, 0, clock(), { key });
      const done = await put(key, turn, event);
      return E.isLeft(done) ? done : E.right(undefined);
    },
  };
};
