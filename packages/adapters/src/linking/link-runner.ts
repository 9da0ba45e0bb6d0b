/** The runner of links: follows the log and writes, for each tag of each event, where it is. */
import type { Json, Position, Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { isCount, isObject, isText } from '../codec/forms.ts';
import type { CheckpointFault, CheckpointStore, Kept } from '../running/checkpoint-store.ts';
import { withJitter } from '../running/following.ts';
import { keeperOf } from '../running/keeper.ts';
import { isLandmark, isPosition, type Landmark, landmarkOf, recognise } from '../running/landmark.ts';
import { type Runner, type RunnerOptions, startRunner } from '../running/runner.ts';
import type { EventStore, Page } from '../store/port.ts';
import { isWitnessed, type Link, linksKey, linkTo, type Witness } from './link.ts';
import { type LinkFault, type LinkWriter, linkWriter } from './writing.ts';

export interface LinkRunnerOptions extends RunnerOptions {
  /** Where the links are written: best a store of another namespace than the company's, its registry with `linkEvents`. */
  readonly links: EventStore;
  readonly checkpoints: CheckpointStore;
  /** How many tags are written to at once; 16 unless told otherwise. */
  readonly atOnce?: number;
}

/** Links of another store can't be mended by writing more. */
export type LinkRunnerFault = LinkFault | { readonly code: 'other-store'; readonly reason: string };

/** Up to here everything is linked. */
export interface LinkedUpTo {
  readonly position: Position;
  readonly landmark: Landmark;
  /** By which the links are recognised; null where nothing had a tag yet. */
  readonly witness: Witness | null;
}

/** How far the links go, as the runner kept it; null where it kept nothing that can be believed. */
export const linkedUpTo = ({ value }: Kept): LinkedUpTo | null => {
  if (!isObject(value)) return null;
  const { position, landmark, witness } = value as Readonly<Record<string, unknown>>;
  if (!isPosition(position) || !isLandmark(landmark) || !isWitnessOrNone(witness)) return null;
  return { position, landmark, witness };
};

const isWitnessOrNone = (value: unknown): value is Witness | null =>
  value === null || (isObject(value) && isText(value['tag']) && isCount(value['revision']));

/** The links of a page, by tag, in log order. */
const linksOf = (events: Page, before: Position | null): ReadonlyMap<Tag, readonly Link[]> => {
  const byTag = new Map<Tag, Link[]>();
  let after = before;
  for (const event of events) {
    const link = linkTo(event, after);
    for (const tag of new Set(event.tags)) {
      const links = byTag.get(tag);
      if (links === undefined) byTag.set(tag, [link]);
      else links.push(link);
    }
    after = event.position;
  }
  return byTag;
};

/**
 * Starts to write links. A damaged or lost checkpoint costs a pass over the log and nothing else: what is linked already is
 * recognised.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { memoryCheckpoints, runLinks } from '@clientele/adapters/running';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const links = memoryStore({ namespace: 'acme_links' });
 * const runner = runLinks({ store, links, checkpoints: memoryCheckpoints() });
 * await runner.stop(); // { state: 'stopped', position: null, … }
 * ```
 */
export const runLinks = (options: LinkRunnerOptions): Runner<LinkRunnerFault> => {
  const { store, links, checkpoints, atOnce = 16, clock = Date.now, backoff = withJitter } = options;
  const keeper = keeperOf(checkpoints, linksKey);
  let writer: LinkWriter | null = null;
  let position: Position | null = null;
  let landmark: Landmark | null = null;
  let witness: Witness | null = null;
  let unsaved = 0;
  let trouble: string | null = null;

  const begin = async (signal: AbortSignal): Promise<E.Either<CheckpointFault | LinkRunnerFault, void>> => {
    const onTrouble = (reason: string | null): void => {
      trouble = reason;
    };
    writer = linkWriter({ store, links, clock, backoff, signal, onTrouble });
    const kept = await keeper.load();
    if (E.isLeft(kept)) return kept;
    const reached = linkedUpTo(kept.right);
    if (reached === null) return E.right(undefined);
    const recognised = await recognise(store, reached.position, reached.landmark);
    if (recognised === 'another store') {
      return E.left({ code: 'other-store', reason: 'the links are of another store: give this one links of its own' });
    }
    if (recognised !== 'this store') return E.left({ code: 'unavailable', reason: recognised.unavailable });
    const witnessed = reached.witness === null ? E.right(true) : await isWitnessed(links, reached.witness);
    if (E.isLeft(witnessed)) return E.left({ code: 'unavailable', reason: witnessed.left });
    // Links that were thrown away are written anew.
    if (witnessed.right) ({ position, landmark, witness } = reached);
    return E.right(undefined);
  };

  /** Writes the links of several tags at once; answers the first that went wrong. */
  const writeAll = async (byTag: ReadonlyMap<Tag, readonly Link[]>): Promise<LinkFault | 'stopped' | null> => {
    const due = byTag.entries();
    let wrong: LinkFault | 'stopped' | null = null;
    const work = async (): Promise<void> => {
      for (const [tag, some] of due) {
        if (wrong !== null) return;
        wrong = (await writer?.write(tag, some)) ?? wrong;
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, byTag.size)) }, work));
    return wrong;
  };

  const take = async (events: Page): Promise<LinkFault | null> => {
    const byTag = linksOf(events, position);
    const wrong = await writeAll(byTag);
    const last = events[events.length - 1];
    if (wrong === 'stopped' || last === undefined) return null;
    if (wrong !== null) return wrong;
    position = last.position;
    landmark = landmarkOf(last);
    // Links that are kept in the log itself have no tags, and wake nobody.
    for (const some of byTag.values()) unsaved += some.length;
    return null;
  };

  const {
    between: _,
    status,
    ...runner
  } = startRunner<LinkRunnerFault>(options, {
    name: linksKey,
    begin,
    take,
    passed: () => {},
    position: () => position,
    unsaved: () => unsaved,
    save: async () => {
      const counted = unsaved;
      const done = await keeper.save({ position, landmark, witness: writer?.witness() ?? witness } as unknown as Json);
      if (E.isRight(done)) unsaved -= counted;
      return done;
    },
  });
  return {
    ...runner,
    status: () => {
      const now = status();
      return { ...now, trouble: now.trouble ?? trouble };
    },
  };
};
