/**
 * The processes of a run, as users would write them: writers who decide on what a stream holds and send the same ids again, and
 * followers who go on from the checkpoint they kept. Each can be killed at any point, and begins anew with what was kept.
 */
import type { NewEvent, Position, RecordedEvent } from '@clientele/adapters';
import type { Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { FollowerPlan, WriterPlan } from './schedule.ts';
import { type Held, namespace, type World } from './world.ts';

/** A life of a process: from its beginning to its death. */
interface Life {
  readonly alive: () => boolean;
  /** Called at the death, at once. */
  readonly atDeath: (end: () => void) => void;
}

/** A process that can be killed and begun anew. */
export interface Actor {
  readonly name: string;
  readonly begin: () => void;
  readonly kill: () => void;
  readonly finished: () => boolean;
}

const lifeOf = (): Life & { readonly end: () => void } => {
  let alive = true;
  const ends: (() => void)[] = [];
  return {
    alive: () => alive,
    atDeath: (end) => ends.push(end),
    end: () => {
      alive = false;
      for (const end of ends.splice(0)) end();
    },
  };
};

/** Opens a store, as often as it takes. */
const opened = async (world: World, life: Life, appends: 'batch' | 'unary'): Promise<Held | null> => {
  while (life.alive()) {
    const tried = await world.open(appends);
    if (E.isRight(tried)) {
      if (life.alive()) {
        life.atDeath(tried.right.abandon);
        return tried.right;
      }
      tried.right.abandon();
      return null;
    }
    await world.sleep(500);
  }
  return null;
};

/** A process around what it does in each of its lives; it is finished when a life comes to its own end. */
const processOf = (name: string, live: (life: Life) => Promise<void>, trouble: (thrown: unknown) => void): Actor => {
  let life = lifeOf();
  let finished = false;
  return {
    name,
    begin: () => {
      const own = lifeOf();
      life = own;
      live(own).then(
        () => {
          if (!own.alive()) return;
          finished = true;
          own.end();
        },
        (thrown: unknown) => trouble(thrown),
      );
    },
    kill: () => life.end(),
    finished: () => finished,
  };
};

const two = (number: number): string => number.toString(16).padStart(2, '0');

/** The same id for the same event of the same command in every life of its writer. */
export const idOf = (seed: number, writer: number, command: number, index: number): string =>
  `${(seed >>> 0).toString(16).padStart(8, '0')}-${two(writer)}${two(command)}-8000-8000-0000000000${two(index)}`;

const followedTag: Tag = 'customer:C1';

const eventOf = (seed: number, writer: number, command: number, index: number): NewEvent => ({
  id: idOf(seed, writer, command, index),
  type: command % 2 === 0 ? 'VisitDone' : 'OrderPlaced',
  version: 1,
  occurredAt: 1_760_000_000_000 + command,
  occurredOn: '2025-10-09',
  by: { id: `S${writer}`, roles: ['salesperson'] },
  command: { id: `command-${writer}-${command}`, index, fingerprint: 'f' },
  correlationId: `command-${writer}-${command}`,
  causationId: `command-${writer}-${command}`,
  tags: [command % 3 === 0 ? followedTag : 'customer:C2'],
  policies: [],
  data: { writer, command, index },
});

/** What writers were promised. */
export interface Promised {
  /** Ids of events whose append was answered with yes. */
  readonly acknowledged: Set<string>;
  /** Ids of events whose append may have happened, and that nobody sent again. */
  readonly open: Set<string>;
  /** Ids of events whose append was answered with: nothing was written. */
  readonly refused: Set<string>;
}

interface Known {
  readonly ids: ReadonlySet<string>;
  readonly revision: number;
}

const loaded = async (held: Held, stream: string): Promise<Known | null> => {
  const ids = new Set<string>();
  let revision = -1;
  for await (const page of held.store.readStream(stream)) {
    if (E.isLeft(page)) return page.left.code === 'stream-not-found' ? { ids, revision: -1 } : null;
    for (const event of page.right) {
      ids.add(event.id);
      revision = event.revision;
    }
  }
  return { ids, revision };
};

/** What a stream holds; asked for until somebody answers. */
const known = async (world: World, life: Life, held: Held, stream: string): Promise<Known | null> => {
  while (life.alive()) {
    const found = await loaded(held, stream);
    if (found !== null) return found;
    await world.sleep(200);
  }
  return null;
};

export const streamOf = (plan: WriterPlan): string => `${namespace}.order-${plan.stream}`;

/** A writer. Where it expects nothing, it sends each command once and leaves the rest to the store. */
export const writerOf = (
  world: World,
  seed: number,
  number: number,
  plan: WriterPlan,
  promised: Promised,
  trouble: (thrown: unknown) => void,
): Actor => {
  const stream = streamOf(plan);
  const eventsOf = (command: number): readonly NewEvent[] =>
    Array.from({ length: plan.commands[command] ?? 0 }, (_, index) => eventOf(seed, number, command, index));
  const noted = (set: Set<string>, events: readonly NewEvent[]): void => {
    for (const { id } of events) set.add(id);
  };

  const sendOnce = async (held: Held, command: number): Promise<void> => {
    const events = eventsOf(command);
    const answer = await held.store.append(stream, 'any', events);
    if (E.isRight(answer)) noted(promised.acknowledged, events);
    else if (answer.left.code === 'outcome-unknown') noted(promised.open, events);
    else if (answer.left.code === 'unavailable') noted(promised.refused, events);
    else throw new Error(`${plan.name} was refused: ${JSON.stringify(answer.left)}`);
  };

  const decideAndSend = async (life: Life, held: Held, command: number, before: Known): Promise<Known | null> => {
    const events = eventsOf(command);
    let now: Known | null = before;
    while (now !== null && life.alive()) {
      const { ids, revision } = now;
      if (events.every(({ id }) => ids.has(id))) return now;
      if (events.some(({ id }) => ids.has(id)))
        throw new Error(`a part of command ${command} of ${plan.name} is stored`);
      const answer = await held.store.append(stream, revision < 0 ? 'no-stream' : revision, events);
      if (!life.alive()) return null;
      if (E.isRight(answer)) {
        noted(promised.acknowledged, events);
        return { ids: new Set([...ids, ...events.map(({ id }) => id)]), revision: answer.right.revision };
      }
      const { code } = answer.left;
      if (code !== 'wrong-expected-revision' && code !== 'unavailable' && code !== 'outcome-unknown') {
        throw new Error(`${plan.name} was refused: ${JSON.stringify(answer.left)}`);
      }
      now = await known(world, life, held, stream);
    }
    return null;
  };

  return processOf(
    plan.name,
    async (life) => {
      const held = await opened(world, life, plan.appends);
      if (held === null) return;
      let now = plan.expecting === 'any' ? null : await known(world, life, held, stream);
      for (let command = 0; command < plan.commands.length && life.alive(); command++) {
        await world.sleep(plan.pauses[command] ?? 0);
        if (!life.alive()) return;
        if (plan.expecting === 'any') await sendOnce(held, command);
        else if (now === null) return;
        else now = await decideAndSend(life, held, command, now);
      }
    },
    trouble,
  );
};

/** What a follower was given, in the order in which it kept it. */
export interface Followed {
  readonly plan: FollowerPlan;
  readonly events: RecordedEvent[];
}

/** A follower: keeps what it is given together with the checkpoint, and goes on from there in its next life. */
export const followerOf = (
  world: World,
  followed: Followed,
  isDone: () => boolean,
  trouble: (thrown: unknown) => void,
): Actor => {
  const { follows } = followed.plan;
  let checkpoint: Position | undefined;
  const range = {
    ...(follows === 'a-type' ? { types: ['VisitDone'] } : {}),
    ...(follows === 'a-tag' ? { tag: followedTag } : {}),
  };
  const follow = async (life: Life, held: Held): Promise<void> => {
    const ended = new AbortController();
    life.atDeath(() => ended.abort());
    const from = checkpoint === undefined ? range : { ...range, after: checkpoint };
    for await (const delivery of held.store.subscribe({ ...from, signal: ended.signal })) {
      if (!life.alive()) return;
      if (E.isLeft(delivery)) return;
      if (delivery.right.kind === 'events') followed.events.push(...delivery.right.events);
      if (delivery.right.position !== null) checkpoint = delivery.right.position;
      if (isDone()) return;
    }
  };
  return processOf(
    followed.plan.name,
    async (life) => {
      const held = await opened(world, life, 'batch');
      while (held !== null && life.alive() && !isDone()) {
        await follow(life, held);
        if (!isDone()) await world.sleep(300);
      }
    },
    trouble,
  );
};
