/** Stories and histories: what could have happened, the refused and the unreadable leaving nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replay, type StoredEvent } from '../kernel/index.ts';
import { type AllowanceEvent, type AllowanceState, allowance, GrantAllowance, SpendAllowance } from './allowance.ts';
import { allowanceCommands } from './allowance-commands.ts';
import { testMeta } from './envelope.ts';
import { histories, recordedInAnyOrder, stories } from './histories.ts';
import { type Asking, storyInWords, tell } from './story.ts';

const options = { commands: allowanceCommands, given: () => ({ ceiling: 500 }) };

const byStream = (
  history: readonly StoredEvent<AllowanceEvent>[],
): ReadonlyMap<string, readonly StoredEvent<AllowanceEvent>[]> => {
  const streams = new Map<string, StoredEvent<AllowanceEvent>[]>();
  for (const event of history) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return streams;
};

it('a history is one that could have happened: revisions without a gap, and never more spent than granted', () => {
  fc.assert(
    fc.property(histories(allowance, options), (history) => {
      for (const events of byStream(history).values()) {
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
        for (let length = 0; length <= events.length; length++)
          expect(replay(allowance, events.slice(0, length)).left).toBeGreaterThanOrEqual(0);
      }
      const recorded = history.map(({ recordedAt }) => recordedAt);
      expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
    }),
  );
});

it('the states at the end are those of the history, and what was refused left nothing', () => {
  fc.assert(
    fc.property(stories(allowance, options), ({ steps, history, states }) => {
      for (const [stream, events] of byStream(history)) expect(states.get(stream)).toEqual(replay(allowance, events));
      const left = steps.flatMap(({ outcome }) => (outcome.kind === 'accepted' ? outcome.events : []));
      expect(left.map(({ id }) => id)).toEqual(history.map(({ id }) => id));
      for (const { outcome, before, after } of steps) if (outcome.kind !== 'accepted') expect(after).toEqual(before);
    }),
  );
});

it('stories meet every kind of answer: accepted, refused and unreadable', () => {
  const kinds = fc
    .sample(stories(allowance, options), 100)
    .flatMap(({ steps }) => steps.map(({ outcome }) => outcome.kind));
  expect(new Set(kinds)).toEqual(new Set(['accepted', 'refused', 'unreadable']));
});

it('without spoiled commands everything is read', () => {
  fc.assert(
    fc.property(stories(allowance, { ...options, spoiled: 0 }), ({ steps }) => {
      expect(steps.every(({ outcome }) => outcome.kind !== 'unreadable')).toBe(true);
    }),
  );
});

it('a story has as many commands as asked, at most', () => {
  const lengths = fc.sample(stories(allowance, { ...options, longest: 3 }), 100).map(({ steps }) => steps.length);
  expect(Math.max(...lengths)).toBe(3);
});

it('commands of one id get ids of their own, since resending is not the affair of a room', () => {
  const meta = testMeta('2024-01-01');
  const { history } = tell(
    allowance,
    [GrantAllowance.of({ person: 'P1', amount: 1 }, meta), GrantAllowance.of({ person: 'P1', amount: 1 }, meta)],
    () => ({ ceiling: 5 }),
  );
  expect(history.map(({ command }) => command.id)).toEqual(['command-of-2024-01-01', 'command-of-2024-01-01#1']);
});

it('a command can be made from what happened so far, and policies can vary', () => {
  const meta = testMeta('2024-01-01');
  const spendAll: Asking<AllowanceState, ReturnType<typeof SpendAllowance.of>, AllowanceEvent> = ({ states }) =>
    SpendAllowance.of({ person: 'P1', amount: states.get('test.allowance-P1')?.left ?? 1 }, meta);
  const granting = GrantAllowance.of({ person: 'P1', amount: 9 }, meta);
  const { steps } = tell(allowance, [granting, spendAll, spendAll], () => ({ ceiling: 9 }));
  expect(steps.map(({ outcome }) => outcome.kind)).toEqual(['accepted', 'accepted', 'unreadable']);

  const ceilings = fc.constantFrom(0, 500).map((ceiling) => () => ({ ceiling }));
  const kinds = fc
    .sample(stories(allowance, { commands: fc.constant(granting), given: ceilings, longest: 1, spoiled: 0 }), 100)
    .flatMap((story) => story.steps.map(({ outcome }) => outcome.kind));
  expect(new Set(kinds)).toEqual(new Set(['accepted', 'refused']));
});

it('whatever is sent, telling answers, and the story can be told', () => {
  fc.assert(
    fc.property(fc.array(fc.anything().filter((value) => typeof value !== 'function')), (sent) => {
      const story = tell(allowance, sent, () => ({ ceiling: 1 }));
      expect(story.history).toEqual([]);
      expect(storyInWords(allowance, story).length).toBeGreaterThanOrEqual(sent.length);
    }),
  );
});

it('a room that throws is told as broken, wherever it throws, and leaves nothing', () => {
  const boom = (): never => {
    throw new TypeError('boom');
  };
  const granting = GrantAllowance.of({ person: 'P1', amount: 9 }, testMeta('2024-01-01'));
  const rooms = [
    ['decide', { ...allowance, decide: boom }],
    ['decide', { ...allowance, decide: () => boom }],
    ['evolve', { ...allowance, evolve: boom }],
    ['streamOf', { ...allowance, streamOf: boom }],
  ] as const;
  for (const [where, room] of rooms) {
    const { steps, history } = tell(room, [granting], () => ({ ceiling: 9 }));
    expect(steps[0]?.outcome).toEqual({ kind: 'broke', where, fault: 'TypeError: boom' });
    expect(history).toEqual([]);
  }
});

it('the same events can be recorded in any order that keeps each stream in its own', () => {
  const two = histories(allowance, { ...options, spoiled: 0, longest: 20 });
  let moved = 0;
  fc.assert(
    fc.property(
      two.chain((history) => fc.tuple(fc.constant(history), recordedInAnyOrder(history))),
      ([history, other]) => {
        for (const [stream, events] of byStream(history))
          expect(
            byStream(other)
              .get(stream)
              ?.map(({ id }) => id),
          ).toEqual(events.map(({ id }) => id));
        expect(other).toHaveLength(history.length);
        expect(other.map(({ position }) => position)).toEqual(other.map((_, index) => index));
        if (other.some(({ id }, index) => id !== history[index]?.id)) moved += 1;
      },
    ),
  );
  expect(moved).toBeGreaterThan(10);
});
