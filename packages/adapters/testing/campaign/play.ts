/** Plays one schedule in one world, and says what was wrong. */
import type { RecordedEvent } from '@clientele/adapters';
import * as E from 'fp-ts/lib/Either.js';
import { type Actor, type Followed, followerOf, type Promised, writerOf } from './actors.ts';
import type { Schedule } from './schedule.ts';
import { dueTo, faultsOf } from './verdict.ts';
import type { World } from './world.ts';

/** So long may it take until everybody is done after everything is well again. */
const patience = 240_000;

const readOnce = async (world: World): Promise<readonly RecordedEvent[] | null> => {
  const opened = await world.open('batch');
  if (E.isLeft(opened)) return null;
  const events: RecordedEvent[] = [];
  for await (const page of opened.right.store.readAll()) {
    if (E.isLeft(page)) return null;
    events.push(...page.right);
  }
  await opened.right.store.close();
  return events;
};

/** The whole log as a reader sees it when all is over; on a busy machine the first answer may be too late. */
const readAll = async (world: World): Promise<readonly RecordedEvent[] | null> => {
  for (let time = 0; time < 5; time++) {
    const events = await readOnce(world);
    if (events !== null) return events;
    await world.sleep(10_000);
  }
  return null;
};

/** What went wrong; an empty list is what everybody hopes for. */
export const play = async (schedule: Schedule, world: World): Promise<readonly string[]> => {
  const thrown: string[] = [];
  const trouble = (what: unknown): void => {
    thrown.push(what instanceof Error ? (what.stack ?? what.message) : String(what));
  };
  const promised: Promised = { acknowledged: new Set(), open: new Set(), refused: new Set() };
  const followed: readonly Followed[] = schedule.followers.map((plan) => ({ plan, events: [] }));
  let over = false;

  const writers = schedule.writers.map((plan, number) =>
    writerOf(world, schedule.seed, number, plan, promised, trouble),
  );
  const followers = followed.map((one) => followerOf(world, one, () => over, trouble));
  const actors = new Map<string, Actor>([...writers, ...followers].map((actor) => [actor.name, actor]));
  const dead = new Set<Actor>();
  const revive = (actor: Actor): void => {
    if (dead.delete(actor)) actor.begin();
  };

  for (const actor of actors.values()) actor.begin();
  let now = 0;
  for (const { at, incident } of schedule.incidents) {
    await world.sleep(at - now);
    now = at;
    if (incident.kind !== 'kill-process') {
      world.strike(incident);
      continue;
    }
    const actor = actors.get(incident.actor);
    if (actor === undefined || actor.finished() || dead.has(actor)) continue;
    dead.add(actor);
    actor.kill();
    void world.sleep(incident.lasts).then(() => revive(actor));
  }
  await world.sleep(schedule.heals - now);
  await world.heal();
  for (const actor of [...dead]) revive(actor);

  const written = (): boolean => writers.every((writer) => writer.finished());
  const allSeen = (): boolean => {
    const log = world.stored();
    return followed.every((one) => one.events.length >= dueTo(schedule, one, log).length);
  };
  for (let waited = 0; waited < patience && thrown.length === 0; waited += 250) {
    if (written() && allSeen()) break;
    await world.sleep(250);
  }
  // Whatever comes twice may come late.
  await world.sleep(3_000);
  over = true;
  const read = await readAll(world);
  const late = writers.filter((writer) => !writer.finished()).map(({ name }) => `${name} is not done`);
  const faults = [
    ...thrown,
    ...late,
    ...(read === null ? ['nobody can read the log'] : faultsOf(schedule, world.stored(), promised, followed, read)),
  ];
  for (const actor of actors.values()) actor.kill();
  await world.stop();
  return faults;
};
