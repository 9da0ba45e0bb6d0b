/** Reading over all streams and by tag: contract 15, 16. Only order is asked of positions, never their values. */
import type { LogRange, RecordedEvent } from '../store/port.ts';
import type { Check, Given } from './case.ts';
import { noted } from './events.ts';
import { accepted, ensure, same } from './expecting.ts';
import { afterOf, eventually, headOf, idsOf, readWhole } from './reading-back.ts';

interface Written {
  readonly ids: readonly string[];
  /** What the log held before, to read only what came after it. */
  readonly since: LogRange;
}

/** Six streams, twelve events, written in turns, all with a tag and each second with another. */
const written = async (
  { store, stream }: Given,
  all: `${string}:${string}`,
  half: `${string}:${string}`,
): Promise<Written> => {
  const since = afterOf(await headOf(store));
  const names = Array.from({ length: 3 }, () => stream());
  const ids: string[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const pair = [noted({ tags: [all] }), noted({ tags: [half, all, all] })];
    accepted('1', 'an append', await store.append(names[turn % 3] ?? '', 'any', pair));
    ids.push(...idsOf(pair));
  }
  return { ids, since };
};

const ascending = (given: Given, events: readonly RecordedEvent[]): boolean =>
  events.every((event, index) => {
    const before = events[index - 1];
    return before === undefined || given.store.comparePositions(before.position, event.position) < 0;
  });

/** Reads until so many of the events that were written are there; then all of those that came, in the order they came in. */
const ours = async (
  { patience }: Given,
  written: readonly string[],
  least: number,
  read: () => ReturnType<Given['store']['readAll']>,
): Promise<readonly RecordedEvent[]> => {
  const wanted = new Set(written);
  const ask = async () => {
    const events = accepted('15', 'the read', await readWhole(read()));
    return events.filter(({ id }) => wanted.has(id));
  };
  return eventually(patience, ask, (events) => events.length >= least);
};

export const readingAcross: readonly Check[] = [
  {
    name: 'all: every event of every stream once, in the order of appending, positions rising',
    run: async (given) => {
      const { ids, since } = await written(given, given.tag(), given.tag());
      const there = await ours(given, ids, ids.length, () => given.store.readAll(since));
      same('15', 'forwards', idsOf(there), ids);
      ensure('15', ascending(given, there), () => 'positions strictly increase');
      const back = await ours(given, ids, ids.length, () => given.store.readAll({ ...since, direction: 'backwards' }));
      same('15', 'backwards', idsOf(back), ids.toReversed());
      const [first] = there;
      ensure(
        '15',
        first !== undefined && given.store.comparePositions(first.position, first.position) === 0,
        () => 'a position equals itself',
      );
    },
  },
  {
    name: 'all: bounds are exclusive, and a limit cuts off',
    run: async (given) => {
      const { ids, since } = await written(given, given.tag(), given.tag());
      const events = await ours(given, ids, ids.length, () => given.store.readAll(since));
      const [second, fifth] = [events[1]?.position ?? 0, events[4]?.position ?? 0];
      const after = await ours(given, ids, ids.length - 2, () => given.store.readAll({ after: second }));
      same('15', 'after the second', idsOf(after), ids.slice(2));
      const between = await ours(given, ids, 2, () => given.store.readAll({ after: second, before: fifth }));
      same('15', 'between the second and the fifth', idsOf(between), ids.slice(2, 4));
      const back = { after: second, before: fifth, direction: 'backwards' } as const;
      const reversed = await ours(given, ids, 2, () => given.store.readAll(back));
      same('15', 'the same backwards', idsOf(reversed), ids.slice(2, 4).toReversed());
      const one = accepted('15', 'one event', await readWhole(given.store.readAll({ ...since, limit: 1 })));
      same('15', 'a limit of one', one.length, 1);
      const last = await given.store.readAll({ direction: 'backwards', limit: 1 });
      same('15', 'the last one', accepted('15', 'one event', await readWhole(last)).length, 1);
    },
  },
  {
    name: 'all: going on after each event, one by one, misses none and repeats none',
    run: async (given) => {
      const { ids, since } = await written(given, given.tag(), given.tag());
      await ours(given, ids, ids.length, () => given.store.readAll(since));
      const wanted = new Set(ids);
      const seen: string[] = [];
      for (let range: LogRange = { ...since, limit: 1 }; ; ) {
        const [event] = accepted('15', 'the next event', await readWhole(given.store.readAll(range)));
        if (event === undefined) break;
        if (wanted.has(event.id)) seen.push(event.id);
        range = { after: event.position, limit: 1 };
      }
      same('15', 'one by one', seen, ids);
    },
  },
  {
    name: 'all: the head is the position of the last event',
    run: async (given) => {
      const { ids, since } = await written(given, given.tag(), given.tag());
      const last = (await ours(given, ids, ids.length, () => given.store.readAll(since))).at(-1);
      const head = await eventually(
        given.patience,
        () => headOf(given.store),
        (position) =>
          position !== undefined && last !== undefined && given.store.comparePositions(position, last.position) >= 0,
      );
      ensure(
        '16',
        head !== undefined && last !== undefined && given.store.comparePositions(head, last.position) >= 0,
        () => 'the head lies behind an event that was read',
      );
    },
  },
  {
    name: 'tag: exactly the events that have it, over all streams, once each and in order',
    run: async (given) => {
      const [all, half] = [given.tag(), given.tag()];
      const { ids } = await written(given, all, half);
      const halves = ids.filter((_, index) => index % 2 === 1);
      const tagged = await ours(given, ids, ids.length, () => given.store.readTag(all));
      same('15', 'the tag of all', idsOf(tagged), ids);
      const whole = await ours(given, ids, halves.length, () => given.store.readTag(half));
      same('15', 'the tag of half', idsOf(whole), halves);
      const back = accepted('15', 'backwards', await readWhole(given.store.readTag(half, { direction: 'backwards' })));
      same('15', 'backwards', idsOf(back), halves.toReversed());
      const third = whole[2]?.position ?? 0;
      const later = accepted(
        '15',
        'after the third',
        await readWhole(given.store.readTag(half, { after: third, limit: 2 })),
      );
      same('15', 'two after the third', idsOf(later), halves.slice(3, 5));
      const none = accepted('15', 'a tag that nothing has', await readWhole(given.store.readTag(given.tag())));
      same('15', 'a tag that nothing has', none, []);
    },
  },
];
