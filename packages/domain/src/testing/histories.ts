/**
 * Arbitrary stories and histories of a room, made by running arbitrary commands through its decider: so every history is
 * one that could have happened. Some commands are spoiled on purpose, since the world sends such too.
 */
import fc from 'fast-check';
import type { Command, Decider, DomainEvent, RecordedEvent, Rejection } from '../kernel/index.ts';
import { recordedHistory } from './envelope.ts';
import { type Asking, type Story, tell } from './story.ts';

/** How the stories of a room are made. */
export interface StoryOptions<State, C extends Command, Event extends DomainEvent, Given> {
  /** Its commands, of every type, the refused ones included; some may be made from what happened so far. */
  readonly commands: fc.Arbitrary<Asking<State, C, Event>>;
  /** What it needs from outside, for each command; arbitrary where policies are to vary. */
  readonly given: ((command: C) => Given) | fc.Arbitrary<(command: C) => Given>;
  /** How many commands a story has at most; 12 unless told otherwise. */
  readonly longest?: number;
  /** How many of a hundred commands are spoiled: 10 unless told otherwise. */
  readonly spoiled?: number;
}

/** What stands where something else should: the values that have broken programs before. */
const surprise: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '__proto__',
    'constructor',
    -0,
    -1,
    2 ** 53,
    Number.NaN,
    1e308,
    '\ud800',
  ),
  fc.anything({ maxDepth: 2 }),
);

interface Spoiling {
  readonly where: number;
  readonly value: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every way from the root to a part of a value. */
const waysIn = (value: unknown): readonly (readonly string[])[] =>
  isObject(value)
    ? [[], ...Object.entries(value).flatMap(([key, part]) => waysIn(part).map((way) => [key, ...way]))]
    : [[]];

const replaced = (whole: unknown, [key, ...way]: readonly string[], value: unknown): unknown => {
  if (key === undefined || !isObject(whole)) return value;
  const part = replaced(Reflect.get(whole, key), way, value);
  return Array.isArray(whole) ? whole.with(Number(key), part) : { ...whole, [key]: part };
};

/** A command with one of its parts, or the whole, replaced by something that doesn't belong there. */
const spoil = (command: unknown, { where, value }: Spoiling): unknown => {
  const ways = waysIn(command);
  return replaced(command, ways[where % ways.length] ?? [], value);
};

/** Whatever is sent: commands, and now and then a spoiled one. */
const sending = <State, C extends Command, Event extends DomainEvent, Given>({
  commands,
  spoiled = 10,
}: StoryOptions<State, C, Event, Given>): fc.Arbitrary<unknown> => {
  const spoiling: fc.Arbitrary<Spoiling> = fc.record({ where: fc.nat({ max: 10_000 }), value: surprise });
  const bad = fc
    .tuple(commands, spoiling)
    .map(([asking, how]) =>
      typeof asking === 'function'
        ? (...soFar: Parameters<typeof asking>) => spoil(asking(...soFar), how)
        : spoil(asking, how),
    );
  return fc.oneof({ weight: 100 - spoiled, arbitrary: commands }, { weight: spoiled, arbitrary: bad });
};

/** Arbitrary stories of a room. They shrink by leaving out commands and by making each simpler. */
export const stories = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  options: StoryOptions<State, C, Event, Given>,
): fc.Arbitrary<Story<State, C, Event, R, Given>> => {
  const { given, longest = 12 } = options;
  const policies = typeof given === 'function' ? fc.constant(given) : given;
  const asked = fc.array(sending(options), { maxLength: longest, size: 'max' });
  return fc.tuple(asked, policies).map(([commands, givenFor]) => tell(decider, commands, givenFor));
};

/**
 * Arbitrary valid histories of a room: what stories leave in the log.
 *
 * @example
 * ```ts
 * import { replay } from '@clientele/domain/kernel';
 * import { allowance, allowanceCommands, histories } from '@clientele/domain/testing';
 * import fc from 'fast-check';
 *
 * const log = histories(allowance, { commands: allowanceCommands, given: () => ({ ceiling: 500 }) });
 * fc.assert(fc.property(log, (events) => events.every(({ tags }) => tags.length > 0)));
 * ```
 */
export const histories = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  options: StoryOptions<State, C, Event, Given>,
): fc.Arbitrary<readonly RecordedEvent<Event>[]> => stories(decider, options).map(({ history }) => history);

/**
 * The same events recorded in any order that a log allows: streams meet as they will, each keeps its own order. For
 * properties of what must not depend on the order of arrival.
 */
export const recordedInAnyOrder = <Event extends DomainEvent>(
  history: readonly RecordedEvent<Event>[],
): fc.Arbitrary<readonly RecordedEvent<Event>[]> => {
  const picks = fc.array(fc.nat(), { minLength: history.length, maxLength: history.length });
  return picks.map((order) => {
    const waiting = new Map<string, RecordedEvent<Event>[]>();
    for (const event of history) waiting.set(event.stream, [...(waiting.get(event.stream) ?? []), event]);
    const told = order.flatMap((pick) => {
      const streams = [...waiting.values()].filter((events) => events.length > 0);
      return streams[pick % streams.length]?.splice(0, 1) ?? [];
    });
    return recordedHistory(told);
  });
};
