/**
 * Commands under bad weather: acknowledgements that are lost, appends that come late or never, readers that fail, others who
 * write in between, handlers that start anew. Whatever the schedule, what was acknowledged is there, nothing is there twice,
 * and who sends a command again gets the answer that it got.
 */
import { checkLaws, type DomainEvent, madeOn, type RecordedEvent, utc } from '@clientele/domain/kernel';
import { type AllowanceCommand, allowance, GrantAllowance, SpendAllowance } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import type { Handled } from './handled.ts';
import { commandHandler } from './handler.ts';

/** What becomes of the next append. */
const appendFates = [
  'well',
  'acknowledgement lost',
  'never sent',
  'comes late',
  'unavailable',
  'throws before',
  'throws after',
  'another writes first',
] as const;
type Fate = (typeof appendFates)[number];

const readFates = ['well', 'unavailable', 'throws', 'cut off'] as const;
type ReadFate = (typeof readFates)[number];

interface Weather {
  readonly appends: readonly Fate[];
  readonly reads: readonly ReadFate[];
}

const unknown = (stream: string) => E.left({ code: 'outcome-unknown', stream, reason: 'no answer' } as const);

/** A store behind a bad line. When the script has run out, the line is good. */
const behindABadLine = (store: EventStore, { appends, reads }: Weather, interfere: () => Promise<unknown>) => {
  const fates = [...appends];
  const readFatesLeft = [...reads];
  let late: (() => Promise<unknown>) | null = null;

  const arrive = async (): Promise<void> => {
    const coming = late;
    late = null;
    await coming?.();
  };

  const append: EventStore['append'] = async (stream, expected, events) => {
    const fate = fates.shift() ?? 'well';
    switch (fate) {
      case 'well':
        await arrive();
        return store.append(stream, expected, events);
      case 'acknowledgement lost':
        await store.append(stream, expected, events);
        return unknown(stream);
      case 'never sent':
        return unknown(stream);
      case 'comes late':
        late = () => store.append(stream, expected, events);
        return unknown(stream);
      case 'unavailable':
        return E.left({ code: 'unavailable', reason: 'down' });
      case 'throws before':
        throw new Error('the line is dead');
      case 'throws after':
        await store.append(stream, expected, events);
        throw new Error('the line is dead');
      case 'another writes first':
        await interfere();
        return store.append(stream, expected, events);
    }
  };

  const readStream: EventStore['readStream'] = async function* (stream, range) {
    const fate = readFatesLeft.shift() ?? 'well';
    if (fate === 'throws') throw new Error('the line is dead');
    if (fate === 'unavailable') {
      yield E.left({ code: 'unavailable', reason: 'down' });
      return;
    }
    for await (const page of store.readStream(stream, range)) {
      if (fate === 'cut off' && E.isRight(page)) {
        yield E.right(page.right.slice(0, 1));
        yield E.left({ code: 'unavailable', reason: 'cut off' });
        return;
      }
      yield page;
    }
  };

  const clear = (): void => {
    fates.length = 0;
    readFatesLeft.length = 0;
  };

  return { line: { ...store, append, readStream }, clear, arrive };
};

const by = { id: 'U1', roles: [] };
const noon = madeOn(utc, '2025-06-01', 'K', by);
const commandOf = (number: number, amount: number): AllowanceCommand => {
  const type = amount < 0 ? SpendAllowance : GrantAllowance;
  return type.of({ person: 'P1', amount: Math.abs(amount) }, { ...noon, commandId: `K${number}` });
};

/** A command is sent, by one of two processes, which may have been started anew. */
const sendings = fc.array(
  fc.record({
    number: fc.integer({ min: 0, max: 6 }),
    amount: fc.constantFrom(50, 50, -20, -40, 60),
    process: fc.constantFrom(0, 1),
    restarted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

const weathers: fc.Arbitrary<Weather> = fc.record({
  appends: fc.array(fc.constantFrom(...appendFates), { maxLength: 25 }),
  reads: fc.array(fc.constantFrom(...readFates), { maxLength: 15 }),
});

const cacheSizes = fc.constantFrom(0, 2, 100);

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

interface Answer {
  readonly command: AllowanceCommand;
  readonly handled: Handled;
}

const plainly = ({ id, stream, revision, type, data, command }: RecordedEvent | (DomainEvent & RecordedEvent)) => ({
  id,
  stream,
  revision,
  type,
  data,
  command,
});

const tell = async (
  sent: readonly { number: number; amount: number; process: number; restarted: boolean }[],
  weather: Weather,
  streams: number,
  together: boolean,
) => {
  const store = memoryStore({ namespace: 'acme', clock: () => noon.at });
  const given = () => ({ ceiling: 500 });
  const clock = () => noon.at;
  const other = commandHandler({ store, decider: allowance, given, clock, cache: { streams: 0 } });
  let interference = 1_000;
  const interfere = () => other.handle(commandOf(interference++, 1));
  const { line, clear, arrive } = behindABadLine(store, weather, interfere);
  const start = () =>
    commandHandler({
      store: line,
      decider: allowance,
      given,
      clock,
      cache: { streams },
      retries: { appends: 2, conflicts: 3, pause: () => Promise.resolve() },
    });
  const processes = [start(), start()];
  const answers: Answer[] = [];
  const send = async (sending: (typeof sent)[number]): Promise<void> => {
    if (sending.restarted) processes[sending.process] = start();
    const command = commandOf(sending.number, sending.amount);
    const handled = (await processes[sending.process]?.handle(command)) as Handled;
    answers.push({ command, handled });
  };
  if (together) await Promise.all(sent.map(send));
  else for (const sending of sent) await send(sending);
  // The weather clears: whoever does not know the outcome sends the same command again.
  clear();
  for (const { command, handled } of [...answers]) {
    if (handled.kind === 'accepted' || handled.kind === 'rejected') continue;
    const again = await start().handle(command);
    answers.push({ command, handled: again });
    expect(['accepted', 'rejected']).toContain(again.kind);
  }
  // What was late may come as late as it likes.
  await arrive();
  return { answers, log: await logOf(store) };
};

const contentOf = ({ type, data }: AllowanceCommand): string => JSON.stringify([type, data]);

test('no acknowledged event is lost, none is stored twice, and a command sent again gets the answer that it got', async () => {
  await fc.assert(
    fc.asyncProperty(sendings, weathers, cacheSizes, fc.boolean(), async (sent, weather, streams, together) => {
      const { answers, log } = await tell(sent, weather, streams, together);
      const stored = new Map(log.map((event) => [event.id, plainly(event)]));
      expect(stored.size).toBe(log.length);
      expect(log.map(({ revision }) => revision)).toEqual(log.map((_, place) => place));

      const said = new Map<string, unknown>();
      for (const { command, handled } of answers) {
        if (handled.kind !== 'accepted') continue;
        const events = handled.events.map((event) => plainly(event as RecordedEvent));
        expect(events).toHaveLength(1);
        for (const event of events) expect(event).toEqual(stored.get(event.id));
        const key = `${command.meta.commandId} ${contentOf(command)}`;
        if (said.has(key)) expect(events).toEqual(said.get(key));
        said.set(key, events);
      }
      // Of one command id only one content was ever accepted.
      expect(new Set([...said.keys()].map((key) => key.split(' ')[0])).size).toBe(said.size);
    }),
    { numRuns: 400 },
  );
});

test('a command that was only ever refused leaves no event', async () => {
  await fc.assert(
    fc.asyncProperty(sendings, weathers, cacheSizes, fc.boolean(), async (sent, weather, streams, together) => {
      const { answers, log } = await tell(sent, weather, streams, together);
      const inLog = new Set(log.map(({ command }) => `${command.id} ${command.fingerprint}`));
      const accepted = new Set(
        answers.flatMap(({ handled }) =>
          handled.kind === 'accepted' ? handled.events.map(({ command }) => command.id) : [],
        ),
      );
      for (const { command } of answers) {
        const { commandId } = command.meta;
        if (!accepted.has(commandId)) expect([...inLog].filter((key) => key.startsWith(`${commandId} `))).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

test('what the room holds to be so holds, whatever the weather', async () => {
  await fc.assert(
    fc.asyncProperty(sendings, weathers, cacheSizes, fc.boolean(), async (sent, weather, streams, together) => {
      const { log } = await tell(sent, weather, streams, together);
      expect(checkLaws(allowance.laws, log)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
