/** What must be so when a run is over: nothing acknowledged is lost, nothing is stored twice, and everybody saw it all in order. */
import type { RecordedEvent } from '@clientele/adapters';
import { type Followed, idOf, type Promised, streamOf } from './actors.ts';
import type { Schedule } from './schedule.ts';
import type { Stored } from './world.ts';

const isWanted = (followed: Followed, tagged: ReadonlySet<string>, { id, type }: Stored): boolean => {
  switch (followed.plan.follows) {
    case 'everything':
      return true;
    case 'a-type':
      return type === 'VisitDone';
    case 'a-tag':
      return tagged.has(id);
  }
};

/** Ids of the events that have the tag that is followed. */
const taggedOf = ({ seed, writers }: Schedule): ReadonlySet<string> =>
  new Set(
    writers.flatMap(({ commands }, writer) =>
      commands.flatMap((events, command) =>
        command % 3 === 0 ? Array.from({ length: events }, (_, index) => idOf(seed, writer, command, index)) : [],
      ),
    ),
  );

/** The ids of all that a follower is to see, in order. */
export const dueTo = (schedule: Schedule, followed: Followed, log: readonly Stored[]): readonly string[] => {
  const tagged = taggedOf(schedule);
  return log.filter((stored) => isWanted(followed, tagged, stored)).map(({ id }) => id);
};

const firstDifference = (name: string, expected: readonly string[], found: readonly string[]): readonly string[] => {
  const at = expected.findIndex((id, index) => found[index] !== id);
  if (at >= 0) {
    return [
      `${name}: ${expected.length} events are due, ${found.length} came; at ${at} ${found[at]} instead of ${expected[at]}`,
    ];
  }
  return found.length > expected.length
    ? [`${name}: ${found.length - expected.length} more events came than there are`]
    : [];
};

const streamFaults = (log: readonly Stored[]): readonly string[] => {
  const next = new Map<string, number>();
  const faults: string[] = [];
  for (const { stream, revision } of log) {
    const due = next.get(stream) ?? 0;
    if (revision !== due) faults.push(`${stream}: revision ${revision} stands where ${due} is due`);
    next.set(stream, revision + 1);
  }
  return faults;
};

/** The commands of a writer stand in its stream in order, each with all its events side by side. */
const writerFaults = (schedule: Schedule, log: readonly Stored[], promised: Promised): readonly string[] =>
  schedule.writers.flatMap((plan, writer) => {
    const own = log.filter(({ stream }) => stream === streamOf(plan));
    const faults: string[] = [];
    let before = -1;
    for (const [command, events] of plan.commands.entries()) {
      const ids = Array.from({ length: events }, (_, index) => idOf(schedule.seed, writer, command, index));
      const at = own.findIndex(({ id }) => id === ids[0]);
      if (at < 0) {
        const [first = ''] = ids;
        const excused = plan.expecting === 'any' && (promised.open.has(first) || promised.refused.has(first));
        if (!excused) faults.push(`${plan.name}: command ${command} is not stored`);
        continue;
      }
      if (ids.some((id, index) => own[at + index]?.id !== id)) faults.push(`${plan.name}: command ${command} is torn`);
      if (at <= before && plan.expecting === 'revision')
        faults.push(`${plan.name}: command ${command} stands too early`);
      before = at;
    }
    return faults;
  });

/** Everything that is wrong with a run that is over; nothing, if all is well. */
export const faultsOf = (
  schedule: Schedule,
  log: readonly Stored[],
  promised: Promised,
  followers: readonly Followed[],
  read: readonly RecordedEvent[],
): readonly string[] => {
  const times = new Map<string, number>();
  for (const { id } of log) times.set(id, (times.get(id) ?? 0) + 1);
  return [
    ...[...times].filter(([, count]) => count > 1).map(([id, count]) => `${id} is stored ${count} times`),
    ...[...promised.acknowledged]
      .filter((id) => !times.has(id))
      .map((id) => `${id} was acknowledged and is not stored`),
    ...[...promised.refused]
      .filter((id) => times.has(id))
      .map((id) => `${id} was said not to be written, and is stored`),
    ...streamFaults(log),
    ...writerFaults(schedule, log, promised),
    ...firstDifference(
      'reading all',
      log.map(({ id }) => id),
      read.map(({ id }) => id),
    ),
    ...followers.flatMap((followed) =>
      firstDifference(
        `${followed.plan.name} (${followed.plan.follows})`,
        dueTo(schedule, followed, log),
        followed.events.map(({ id }) => id),
      ),
    ),
  ];
};
