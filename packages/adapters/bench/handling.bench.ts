/**
 * Load, decide, append: 200,000 commands on 2,000 credit accounts of 50 events, against a floor written by hand that folds
 * the stream for each command. Warm, the handler holds the states of all accounts; cold, it keeps none and reads the
 * stream for each command too. What a cache written by hand reaches is told for scale.
 *
 *   node --expose-gc --conditions=@clientele/source packages/adapters/bench/handling.bench.ts [rounds]
 */
import { commandHandler } from '../src/handling/index.ts';
import { memoryStore } from '../src/memory/index.ts';
import type { EventStore } from '../src/store/port.ts';
import { type CreditCommand, creditAccount } from './credit-account.ts';
import { cachedByHand, type Handle, uncachedFloor } from './handling-floor.ts';
import { beginnings, commands, now } from './handling-workload.ts';
import { type Contestant, compare, table } from './rounds.ts';

const rounds = Number(process.argv[2] ?? 3);
const clock = () => now;

const handlerOn = (store: EventStore, streams: number): Handle<CreditCommand> => {
  const { handle } = commandHandler({
    store,
    decider: creditAccount,
    given: () => ({}),
    clock,
    cache: { streams },
  });
  return async (command) => {
    const handled = await handle(command);
    if (handled.kind !== 'accepted') throw new Error(JSON.stringify(handled));
    return handled.events.length;
  };
};

/** Commands one after the other, as one user would send them; each must make one event. */
const run = async (handle: Handle<CreditCommand>, all: readonly CreditCommand[]): Promise<void> => {
  let events = 0;
  for (const command of all) events += await handle(command);
  if (events !== all.length) throw new Error(`${events} events of ${all.length} commands`);
};

/** What begins, and what is timed. */
const contestant = (
  name: string,
  count: number,
  open: () => readonly [Handle<CreditCommand>, Handle<CreditCommand>],
): Contestant => ({
  name,
  prepare: async () => {
    const [begin, handle] = open();
    await run(begin, beginnings());
    const all = commands(count);
    return () => run(handle, all);
  },
});

const twice = (handle: Handle<CreditCommand>) => [handle, handle] as const;
const floor = (count: number) => contestant('floor, uncached', count, () => twice(uncachedFloor(creditAccount)));

const many = 200_000;
const warm = await compare(
  [
    floor(many),
    contestant('cache written by hand', many, () => twice(cachedByHand(creditAccount))),
    contestant('handler, warm', many, () => twice(handlerOn(memoryStore({ namespace: 'bench', clock }), 10_000))),
  ],
  { rounds, warmUps: 1 },
);
console.log(table('load, decide, append: the states are known (at least 6)', many, warm));

// A command that has to read takes ten times as long: fewer of them say the same.
const few = 40_000;
const cold = await compare(
  [
    floor(few),
    contestant('handler, cold', few, () => {
      const store = memoryStore({ namespace: 'bench', clock });
      return [handlerOn(store, 10_000), handlerOn(store, 0)];
    }),
  ],
  { rounds, warmUps: 1 },
);
console.log(table('load, decide, append: nothing is known (at least 0.5)', few, cold));
