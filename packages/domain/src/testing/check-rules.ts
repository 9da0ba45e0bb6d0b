/**
 * The rule checker: tells whether a room keeps the rules of every room, and its own, on arbitrary stories; and where it
 * doesn't, the shortest story that it could find. It also tells what the stories never reached, since a rule that met
 * nothing proves nothing.
 */
import fc from 'fast-check';
import type { Command, Decider, DomainEvent, Rejection, Text } from '../kernel/index.ts';
import { type StoryOptions, stories } from './histories.ts';
import { never, type Reach, reachInWords, reaching } from './reach.ts';
import type { Rule } from './rule.ts';
import { generalRules } from './rules.ts';
import { type Story, storyInWords } from './story.ts';
import { chapter, storyOf } from './words.ts';

/** How a room is checked. */
export interface RuleOptions<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>
  extends StoryOptions<State, C, Event, Given> {
  /** How many stories: 100 unless told otherwise. */
  readonly runs?: number;
  /** To make the same stories again. */
  readonly seed?: number;
  /** Rules of the room's own, beside the general ones. */
  readonly rules?: readonly Rule<State, C, Event, R, Given>[];
  /**
   * What the stories must reach at least once, else the check fails: nothing unless told otherwise. What is rare is looked
   * for in up to eight times as many stories, so that chance alone fails no check.
   */
  readonly mustReach?: 'events' | 'events and rejections';
}

/** How many times as many stories are told where something was not reached. */
const patience = 8;

/** A rule that was broken, with the shortest story found. */
export interface BrokenRule {
  readonly code: string;
  readonly text: Text;
  readonly breach: string;
  /** The story in words, and how to see it again. */
  readonly story: string;
  readonly seed: number;
  readonly path: string;
}

/** What the checker found out about a room. */
export interface RuleReport {
  readonly room: string;
  readonly passed: boolean;
  readonly runs: number;
  readonly seed: number;
  /** The codes of the rules that were checked. */
  readonly rules: readonly string[];
  readonly broken: readonly BrokenRule[];
  readonly reach: Reach;
  /** What should have been reached and wasn't. */
  readonly unreached: readonly string[];
  /** All that for a person. */
  readonly text: string;
}

/**
 * Checks a room by the rules of every room and by its own, on arbitrary stories. Never throws; see {@link assertRules}.
 *
 * @example
 * ```ts
 * import { allowance, allowanceCommands, checkRules } from '@clientele/domain/testing';
 *
 * const report = checkRules(allowance, { commands: allowanceCommands, given: () => ({ ceiling: 500 }) });
 * report.passed; // true
 * report.broken; // []
 * ```
 */
export const checkRules = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  options: RuleOptions<State, C, Event, R, Given>,
): RuleReport => {
  const rules = [...generalRules<State, C, Event, R, Given>(), ...(options.rules ?? [])];
  const arbitrary = stories(decider, options);
  const numRuns = options.runs ?? 100;
  const { see, reach } = reaching(decider);

  // All rules over all stories first; then each broken rule alone on the same stories, to find its shortest one.
  type Told = Story<State, C, Event, R, Given>;
  const suspects = new Map<Rule<State, C, Event, R, Given>, Told>();
  const everything = fc.property(arbitrary, (story) => {
    see(story);
    for (const rule of rules)
      if (!suspects.has(rule) && rule.breach(decider, story) !== null) suspects.set(rule, story);
  });
  const { seed } = fc.check(everything, { numRuns, ...(options.seed === undefined ? {} : { seed: options.seed }) });
  const missing = (): readonly string[] => {
    const { events, rejections } = reach();
    return [
      ...(options.mustReach === undefined ? [] : never(events)),
      ...(options.mustReach === 'events and rejections' ? never(rejections) : []),
    ];
  };
  for (let more = 1; more < patience && missing().length > 0; more++) {
    fc.check(everything, { numRuns, seed: (seed + more) | 0 });
  }

  const brokenBy = (rule: Rule<State, C, Event, R, Given>, met: Told): BrokenRule => {
    const kept = fc.property(arbitrary, (story) => rule.breach(decider, story) === null);
    const { counterexample, counterexamplePath } = fc.check(kept, { numRuns, seed });
    const story = counterexample?.[0] ?? met;
    const breach =
      rule.breach(decider, story) ?? 'It broke once, and not when it was told again: the room is no pure function.';
    const path = counterexamplePath ?? '';
    const told = storyOf(
      chapter('What happened', storyInWords(decider, story)),
      chapter('What broke', [breach]),
      chapter('To see it again', [`seed ${seed}, path ${path}`]),
    );
    return { code: rule.code, text: rule.text, breach, story: told, seed, path };
  };

  const broken = rules.flatMap((rule) => {
    const met = suspects.get(rule);
    return met === undefined ? [] : [brokenBy(rule, met)];
  });
  const reached = reach();
  const unreached = missing();
  const passed = suspects.size === 0 && unreached.length === 0;
  const heading = passed
    ? `${decider.category} keeps ${rules.length} rules on ${numRuns} stories (seed ${seed}).`
    : `${decider.category} breaks ${suspects.size} of ${rules.length} rules on ${numRuns} stories (seed ${seed}).`;
  const text = storyOf(
    heading,
    ...broken.map(({ code, text: { en }, story }) => chapter(`${code}: ${en}`, story.split('\n'))),
    chapter('Never reached, though it must be', unreached),
    chapter('What the stories reached', reachInWords(reached)),
  );
  return {
    room: decider.category,
    passed,
    runs: numRuns,
    seed,
    rules: rules.map(({ code }) => code),
    broken,
    reach: reached,
    unreached,
    text,
  };
};

/** Checks as {@link checkRules} does, and throws an error that tells the stories where a rule is broken. */
export const assertRules = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  options: RuleOptions<State, C, Event, R, Given>,
): RuleReport => {
  const report = checkRules(decider, options);
  if (!report.passed) throw Object.assign(new Error(report.text), { name: 'RulesBroken' });
  return report;
};
