/** Copying under sudden death and a bad line: whatever happens, the last run ends with the same history, each event once. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { all, must } from '../../testing/journals.ts';
import { granted } from '../../testing/ledger.ts';
import { mortal } from '../../testing/mortal.ts';
import { inPagesOf } from '../../testing/small-pages.ts';
import { memoryStore } from '../memory/index.ts';
import { positionKnownAt } from '../replay/index.ts';
import type { EventStore } from '../store/port.ts';
import { copyHistory } from './copy.ts';

const atOnce = async (): Promise<void> => {};

/** A history with a clock that stands, jumps and is told late; each append has up to four events. */
const histories = fc.array(
  fc.record({
    person: fc.constantFrom('P1', 'P2', 'P3', 'P-4'),
    events: fc.integer({ min: 1, max: 4 }),
    later: fc.constantFrom(0, 1, 60_000),
    told: fc.option(fc.integer({ min: 0, max: 2_000_000_000_000 }), { nil: undefined }),
  }),
  { maxLength: 12 },
);
type History = typeof histories extends fc.Arbitrary<infer A> ? A : never;

const written = async (history: History): Promise<EventStore> => {
  let now = 1_740_787_200_000;
  const store = memoryStore({ namespace: 'acme', clock: () => now });
  for (const { person, events, later, told } of history) {
    now += later;
    const more = told === undefined ? {} : { recordedAt: told };
    const batch = Array.from({ length: events }, () => granted(person, more));
    must(await store.append(`acme.allowance-${person}`, 'any', batch));
  }
  return store;
};

/** Another clock, so that a recorded time that is not brought along would show. */
const target = (): EventStore => memoryStore({ namespace: 'acme', clock: () => 1_900_000_000_000 });

const withoutPositions = async (store: EventStore) => (await all(store)).map(({ position: _, ...event }) => event);

test('killed at any step and begun again, the copy is the history, with what was known when; a last copy adds nothing', () =>
  fc.assert(
    fc.asyncProperty(
      histories,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
      async (history, page, deaths) => {
        const from = inPagesOf(await written(history), page);
        const to = target();
        for (const death of deaths) {
          const life = mortal(death);
          await Promise.race([
            life.death,
            copyHistory({ from: life.store(from), to: life.store(inPagesOf(to, page)), pause: atOnce }),
          ]);
        }
        const before = (await all(to)).length;
        const copied = must(await copyHistory({ from, to, pause: atOnce }));
        const events = await withoutPositions(from);
        expect(await withoutPositions(to)).toEqual(events);
        expect([copied.events, copied.added]).toEqual([events.length, events.length - before]);
        expect(must(await copyHistory({ from, to }))).toEqual({ ...copied, added: 0 });
        for (const { recordedAt } of events) {
          const [known, knownThere] = [
            must(await positionKnownAt(from, recordedAt)),
            must(await positionKnownAt(to, recordedAt)),
          ];
          expect(knownThere).toEqual(known);
        }
      },
    ),
  ));

test('over a line that loses acknowledgements and appends, nothing is lost or doubled', () =>
  fc.assert(
    fc.asyncProperty(
      histories,
      fc.array(fc.constantFrom('well', 'lost', 'never', 'down', 'throws'), { maxLength: 20 }),
      async (history, fates) => {
        const from = await written(history);
        const there = target();
        const left = [...fates];
        const to: EventStore = {
          ...there,
          append: async (stream, expected, events) => {
            const fate = left.shift() ?? 'well';
            if (fate === 'down') return E.left({ code: 'unavailable', reason: 'down' });
            const answer = fate === 'never' ? null : await there.append(stream, expected, events);
            if (fate === 'throws') throw new Error('the line is dead');
            return fate === 'well' && answer !== null
              ? answer
              : E.left({ code: 'outcome-unknown', stream, reason: 'no answer' });
          },
        };
        let copied = await copyHistory({ from, to, pause: atOnce });
        for (let again = 0; again < 20 && E.isLeft(copied); again++)
          copied = await copyHistory({ from, to, pause: atOnce });
        expect(await withoutPositions(there)).toEqual(await withoutPositions(from));
      },
    ),
  ));
