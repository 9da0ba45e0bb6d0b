/** Folds: projections without their view. Many views can be asked of one fold, and many folds can run as one. */
import type { DomainEvent, Json, RecordedEvent } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { LoadFault, Projection } from './projection.ts';
import { loading, saving, wrong } from './saved.ts';

/** A projection of which nothing is asked yet. It can be saved, loaded, and run in shards. */
export type Fold<Accumulator, Event extends DomainEvent = DomainEvent> = Omit<
  Projection<Accumulator, unknown, unknown, Event>,
  'view' | 'shardKey' | 'merge'
> & {
  readonly shardKey: (event: RecordedEvent<Event>) => string;
  readonly merge: (left: Accumulator, right: Accumulator) => Accumulator;
};

/** A projection: a fold, and what is asked of it. */
export const asking = <Accumulator, Event extends DomainEvent, Question, View>(
  fold: Fold<Accumulator, Event>,
  view: (accumulator: Accumulator, question: Question) => View,
): Projection<Accumulator, Question, View, Event> => ({ ...fold, view });

/** Any fold, whatever it keeps and whatever it looks at. */
interface AnyFold {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly string[];
  readonly shardKey: (event: never) => string;
  readonly init: () => unknown;
  readonly step: (accumulator: never, event: never) => unknown;
  readonly save: (accumulator: never) => Json;
  readonly load: (saved: Json) => E.Either<LoadFault, unknown>;
  readonly merge: (left: never, right: never) => unknown;
}

type Parts = Readonly<Record<string, AnyFold>>;

/** What many folds keep, each under its own name. */
export type Kept<P extends Parts> = { -readonly [Name in keyof P]: ReturnType<P[Name]['init']> };

/** The fold of one of the parts, as what runs it sees it. */
type Part = Fold<unknown>;

/** An accumulator of which only its parts' names are known. */
type Held = Record<string, unknown>;

/**
 * Many folds as one: each event goes to those that look at it. All must shard by the same key, since one event goes to
 * one shard.
 */
export const combine = <P extends Parts>(
  { name, version }: { readonly name: string; readonly version: number },
  shardKey: (event: RecordedEvent) => string,
  parts: P,
): Fold<Kept<P>> => {
  const folds = Object.entries(parts as unknown as Readonly<Record<string, Part>>);
  const routes = new Map<string, [string, Part][]>();
  for (const [key, fold] of folds) {
    for (const type of fold.handles) routes.set(type, [...(routes.get(type) ?? []), [key, fold]]);
  }
  return {
    name,
    version,
    handles: [...routes.keys()],
    shardKey,
    init: () => Object.fromEntries(folds.map(([key, fold]) => [key, fold.init()])) as Kept<P>,
    step: (accumulator, event) => {
      const held = accumulator as Held;
      const route = routes.get(event.type);
      if (route === undefined) return accumulator;
      for (const [key, fold] of route) {
        const before = held[key];
        const after = fold.step(before, event);
        if (after !== before) held[key] = after;
      }
      return accumulator;
    },
    save: (accumulator) =>
      saving(
        { name, version },
        Object.fromEntries(folds.map(([key, fold]) => [key, fold.save((accumulator as Held)[key])])),
      ),
    load: (saved) => {
      const loaded: Held = {};
      const faults: LoadFault[] = [];
      const read = loading({ name, version }, saved, (reading, body) => {
        for (const [key, fold] of folds) {
          const part = fold.load((body[key] ?? null) as Json);
          if (E.isRight(part)) loaded[key] = part.right;
          else {
            faults.push(part.left);
            wrong(reading, part.left.reason);
          }
        }
        return loaded as Kept<P>;
      });
      return faults[0] === undefined || E.isRight(read) ? read : E.left(faults[0]);
    },
    merge: (left, right) =>
      Object.fromEntries(
        folds.map(([key, fold]) => [key, fold.merge((left as Held)[key], (right as Held)[key])]),
      ) as Kept<P>,
  };
};
