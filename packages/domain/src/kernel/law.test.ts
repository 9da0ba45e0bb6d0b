/** Laws: folds that tell every breach with its place, each over the scope that it was made for. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DomainEvent, RecordedEvent } from './event.ts';
import { checkLaws, type LawScope, law, lawOf } from './law.ts';

type Counted = DomainEvent<'Counted', { readonly amount: number }>;

const event = (
  stream: string,
  revision: number,
  amount: number,
  tags: readonly string[] = [],
): RecordedEvent<Counted> => ({
  type: 'Counted',
  version: 1,
  data: { amount },
  tags: tags as Counted['tags'],
  policies: [],
  id: `${stream}/${revision}`,
  stream,
  revision,
  occurredAt: 0,
  occurredOn: '1970-01-01',
  by: { id: 'U1', roles: [] },
  command: { id: 'c', index: 0, fingerprint: '' },
  correlationId: 'c',
  causationId: 'c',
  recordedAt: 0,
  position: revision,
});

const sumAtMost = (limit: number, scope: LawScope) =>
  lawOf<Counted, number>({
    code: `test.sum-at-most-${limit}`,
    rows: [],
    text: { en: `The sum is at most ${limit}.`, zh: `总和不超过 ${limit}。` },
    scope,
    handles: ['Counted'],
    initial: 0,
    check: (sum, { data }) => {
      const now = sum + data.amount;
      return { memory: now, breach: now > limit ? { en: `${now} is too much.`, zh: `${now} 过多。` } : null };
    },
  });

it('every breach is told with the event at which it showed, in both languages', () => {
  const history = [event('s', 0, 2), event('s', 1, 2), event('s', 2, -3), event('s', 3, 5)];
  expect(checkLaws([sumAtMost(3, 'stream')], history)).toEqual([
    {
      law: 'test.sum-at-most-3',
      stream: 's',
      revision: 1,
      eventId: 's/1',
      text: { en: '4 is too much.', zh: '4 过多。' },
    },
    {
      law: 'test.sum-at-most-3',
      stream: 's',
      revision: 3,
      eventId: 's/3',
      text: { en: '6 is too much.', zh: '6 过多。' },
    },
  ]);
});

it('a law of streams looks at each stream alone, a law of tags at each tag, a law of the log at all', () => {
  const history = [
    event('a', 0, 2, ['customer:1', 'region:east']),
    event('b', 0, 2, ['customer:2', 'region:east']),
    event('a', 1, 1, ['customer:1']),
  ];
  const broken = (scope: LawScope) => checkLaws([sumAtMost(3, scope)], history).map(({ eventId }) => eventId);
  expect(broken('stream')).toEqual([]);
  expect(broken('tag')).toEqual(['b/0']);
  expect(broken('log')).toEqual(['b/0', 'a/1']);
});

it('a tag that an event carries twice counts once', () => {
  expect(checkLaws([sumAtMost(3, 'tag')], [event('a', 0, 2, ['customer:1', 'customer:1'])])).toEqual([]);
});

it('events of other types, and events that could not be read, are passed over', () => {
  const other: RecordedEvent = { ...event('a', 0, 9), type: 'Other' };
  const unread: RecordedEvent = { ...event('a', 1, 9), data: null, fault: { code: 'unknown-type' } };
  expect(checkLaws([sumAtMost(3, 'stream')], [other, unread])).toEqual([]);
});

it('laws are told in their order, and each keeps its own memory', () => {
  const codes = checkLaws([sumAtMost(3, 'log'), sumAtMost(1, 'log')], [event('a', 0, 4)]).map(({ law }) => law);
  expect(codes).toEqual(['test.sum-at-most-3', 'test.sum-at-most-1']);
});

it('the same law can be checked again and again, and always says the same', () => {
  const laws = [sumAtMost(3, 'stream')];
  const histories = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: -3, max: 3 })), { maxLength: 20 });
  fc.assert(
    fc.property(histories, (entries) => {
      const history = entries.map(([stream, amount], index) => event(stream, index, amount));
      const sums = new Map<string, number>();
      const expected = history.filter(({ stream, data }) => {
        const now = (sums.get(stream) ?? 0) + data.amount;
        sums.set(stream, now);
        return now > 3;
      });
      const found = checkLaws(laws, history).map(({ eventId }) => eventId);
      expect([...found].sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(checkLaws(laws, history).map(({ eventId }) => eventId)).toEqual(found);
    }),
  );
});

it('a stream called __proto__ is a stream like another', () => {
  const history = [event('__proto__', 0, 2), event('__proto__', 1, 2), event('constructor', 0, 2)];
  expect(checkLaws([sumAtMost(3, 'stream')], history).map(({ eventId }) => eventId)).toEqual(['__proto__/1']);
});

it('a hundred thousand breaches are told in a time that grows with their number', () => {
  const history = Array.from({ length: 100_000 }, (_, revision) => event('a', revision, 9));
  const found = checkLaws([sumAtMost(3, 'stream')], history);
  expect(found).toHaveLength(100_000);
  expect(found.at(-1)?.revision).toBe(99_999);
});

it('a law may keep a memory of its own making', () => {
  const seen = law<readonly string[]>({
    code: 'test.nothing-twice',
    rows: ['A1'],
    text: { en: 'Nothing twice.', zh: '不重复。' },
    scope: 'log',
    handles: ['Counted'],
    init: () => [],
    step: (memory, { id }) => [...memory, id],
    violations: (memory) =>
      memory.flatMap((id, index) =>
        memory.indexOf(id) < index
          ? [{ law: 'test.nothing-twice', stream: 'a', revision: 0, eventId: id, text: { en: '', zh: '' } }]
          : [],
      ),
  });
  expect(checkLaws([seen], [event('a', 0, 1), event('a', 1, 1)])).toEqual([]);
  expect(checkLaws([seen], [event('a', 0, 1), event('a', 0, 1)])).toHaveLength(1);
});
