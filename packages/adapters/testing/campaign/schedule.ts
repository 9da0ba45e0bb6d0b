/** What is to happen in one run: who writes what, who follows, and what goes wrong when. Made of a seed, and of nothing else. */
import { chanceOf } from './chance.ts';

/** What can go wrong. Times are in milliseconds. */
export type Incident =
  | { readonly kind: 'freeze'; readonly node: number; readonly lasts: number }
  | { readonly kind: 'drop'; readonly node: number; readonly abruptly: boolean }
  | { readonly kind: 'drop-after'; readonly node: number; readonly messages: number }
  | { readonly kind: 'lose-acknowledgements'; readonly node: number; readonly count: number }
  | { readonly kind: 'time-out'; readonly node: number; readonly count: number; readonly stored: boolean }
  | { readonly kind: 'delay'; readonly node: number; readonly by: number; readonly lasts: number }
  | { readonly kind: 'not-ready'; readonly node: number; readonly lasts: number }
  | { readonly kind: 'restart'; readonly node: number; readonly lasts: number; readonly abruptly: boolean }
  /** Nobody leads for a while, then another node does. */
  | { readonly kind: 'elect'; readonly node: number; readonly lasts: number }
  /** The process of an actor is killed, and begins anew after a while. */
  | { readonly kind: 'kill-process'; readonly actor: string; readonly lasts: number };

/** A process that appends, one command after the other. */
export interface WriterPlan {
  readonly name: string;
  readonly stream: number;
  /** `revision`: each command is decided on what the stream holds, as a handler does. `any`: it is only sent. */
  readonly expecting: 'revision' | 'any';
  /** Events of each command, in order. */
  readonly commands: readonly number[];
  /** Before each command. */
  readonly pauses: readonly number[];
  readonly appends: 'batch' | 'unary';
}

/** A process that follows the log. */
export interface FollowerPlan {
  readonly name: string;
  readonly follows: 'everything' | 'a-type' | 'a-tag';
}

export interface Schedule {
  readonly seed: number;
  readonly nodes: 1 | 3;
  readonly version: '22.10.5' | '23.10.6' | '24.6.0';
  readonly writers: readonly WriterPlan[];
  readonly followers: readonly FollowerPlan[];
  /** In the order of their times. */
  readonly incidents: readonly { readonly at: number; readonly incident: Incident }[];
  /** When everything is well again. */
  readonly heals: number;
}

/** The schedule of a seed. */
export const scheduleOf = (seed: number): Schedule => {
  const { int, percent, pick } = chanceOf(seed);
  const nodes = percent(60) ? 3 : 1;
  const heals = int(5_000, 60_000);
  const writers = Array.from({ length: int(2, 4) }, (_, index): WriterPlan => {
    const commands = Array.from({ length: int(3, 12) }, () => (percent(70) ? 1 : int(2, 5)));
    const open = percent(25);
    return {
      name: `writer-${index}`,
      // Two who decide on the same stream get into each other's way; one who only sends has a stream of his own.
      stream: open ? 100 + index : int(0, 1),
      expecting: open ? 'any' : 'revision',
      commands,
      pauses: commands.map(() => (percent(50) ? int(0, 50) : int(50, 6_000))),
      appends: percent(60) ? 'batch' : 'unary',
    };
  });
  const followers = Array.from(
    { length: int(1, 3) },
    (_, index): FollowerPlan => ({
      name: `follower-${index}`,
      follows: index === 0 ? 'everything' : pick(['everything', 'a-type', 'a-tag']),
    }),
  );
  const mortal = [...writers.filter(({ expecting }) => expecting === 'revision'), ...followers];

  const lasting = (): number => (percent(70) ? int(10, 3_000) : int(3_000, 40_000));
  const incidentOf = (): Incident => {
    const node = int(0, nodes - 1);
    const kinds = [
      'freeze',
      'drop',
      'drop-after',
      'lose',
      'time-out',
      'delay',
      'not-ready',
      'restart',
      'kill',
    ] as const;
    const kind = nodes > 1 && percent(20) ? 'elect' : pick(kinds);
    switch (kind) {
      case 'freeze':
        return { kind, node, lasts: lasting() };
      case 'drop':
        return { kind, node, abruptly: percent(50) };
      case 'drop-after':
        return { kind, node, messages: int(1, 40) };
      case 'lose':
        return { kind: 'lose-acknowledgements', node, count: int(1, 3) };
      case 'time-out':
        return { kind, node, count: int(1, 3), stored: percent(50) };
      case 'delay':
        return { kind, node, by: int(1, 15_000), lasts: lasting() };
      case 'not-ready':
        return { kind, node, lasts: lasting() };
      case 'restart':
        return { kind, node, lasts: lasting(), abruptly: percent(60) };
      case 'elect':
        return { kind, node, lasts: percent(50) ? 0 : lasting() };
      case 'kill':
        return { kind: 'kill-process', actor: mortal[int(0, mortal.length - 1)]?.name ?? '', lasts: lasting() };
    }
  };
  const incidents = Array.from({ length: int(2, 14) }, () => ({ at: int(0, heals), incident: incidentOf() })).sort(
    (left, right) => left.at - right.at,
  );
  return {
    seed,
    nodes,
    version: pick(['22.10.5', '23.10.6', '24.6.0', '24.6.0']),
    writers,
    followers,
    incidents,
    heals,
  };
};
