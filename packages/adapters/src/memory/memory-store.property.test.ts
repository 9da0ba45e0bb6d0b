/** The memory store against the plainest model of one: a list of everything that was ever accepted. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { noted } from '../conformance/events.ts';
import type { EventStore, ExpectedRevision, NewEvent, RecordedEvent } from '../store/port.ts';
import { memoryStore } from './memory-store.ts';

const tags = ['customer:C1', 'customer:C2', 'customer:__proto__'] as const;

interface Step {
  readonly stream: number;
  readonly expected: ExpectedRevision;
  readonly events: readonly { readonly tags: readonly (typeof tags)[number][]; readonly data: unknown }[];
}

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(3),
  expected: fc.oneof(fc.constantFrom('any' as const, 'no-stream' as const, 'stream-exists' as const), fc.nat(8)),
  events: fc.array(
    fc.record({
      tags: fc.subarray([...tags]),
      data: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

interface Kept {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

const holds = (expected: ExpectedRevision, revision: number): boolean =>
  expected === 'any' ||
  (expected === 'no-stream' && revision < 0) ||
  (expected === 'stream-exists' && revision >= 0) ||
  expected === revision;

const whole = async (pages: ReturnType<EventStore['readAll']>): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of pages) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const shown = (events: readonly RecordedEvent[]) =>
  events.map(({ stream, revision, id, data, tags: about }) => ({ stream, revision, id, data, tags: about }));

const modelled = (kept: readonly Kept[]) =>
  kept.map(({ stream, revision, event: { id, data, tags: about } }) => ({ stream, revision, id, data, tags: about }));

/** `__proto__` as a key is refused by every store; elsewhere it is a text like any other. */
const isPlain = (value: unknown): boolean => !JSON.stringify(value).includes('"__proto__":');

test('every way of reading tells what was accepted, in order, whatever was appended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 30 }), fc.nat(40), fc.nat(40), async (steps, from, limit) => {
      const store = memoryStore({ namespace: 'acme' });
      const kept: Kept[] = [];
      for (const { stream: number, expected, events } of steps) {
        const stream = `acme.order-${number}`;
        const revision = kept.filter((one) => one.stream === stream).length - 1;
        const batch = events.map((event) => noted(event));
        const answer = await store.append(stream, expected, batch);
        const accepted = holds(expected, revision) && events.every(({ data }) => isPlain(data));
        expect(E.isRight(answer)).toBe(accepted);
        if (accepted) kept.push(...batch.map((event, index) => ({ stream, revision: revision + 1 + index, event })));
      }
      const log = await whole(store.readAll());
      expect(shown(log)).toEqual(modelled(kept));
      expect(log.map(({ position }) => position)).toEqual(kept.map((_, index) => index));
      expect(shown(await whole(store.readAll({ direction: 'backwards' })))).toEqual(modelled(kept.toReversed()));
      for (const tag of tags) {
        const about = kept.filter(({ event }) => event.tags.includes(tag));
        expect(shown(await whole(store.readTag(tag)))).toEqual(modelled(about));
        const back = store.readTag(tag, { direction: 'backwards', limit: limit + 1 });
        expect(shown(await whole(back))).toEqual(modelled(about.toReversed().slice(0, limit + 1)));
      }
      for (const stream of new Set(kept.map((one) => one.stream))) {
        const own = kept.filter((one) => one.stream === stream);
        const range = { from, limit: limit + 1 };
        expect(shown(await whole(store.readStream(stream, range)))).toEqual(
          modelled(own.slice(from, from + limit + 1)),
        );
        const back = store.readStream(stream, { ...range, direction: 'backwards' });
        const upTo = own.slice(0, from + 1).toReversed();
        expect(shown(await whole(back))).toEqual(modelled(upTo.slice(0, limit + 1)));
      }
      if (from + 1 < kept.length) {
        const after = await whole(store.readAll({ after: from, limit: limit + 1 }));
        expect(shown(after)).toEqual(modelled(kept.slice(from + 1, from + limit + 2)));
      }
    }),
    { numRuns: 150 },
  );
});
