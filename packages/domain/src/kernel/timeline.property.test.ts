/** Timelines: whatever the order in which facts were told, the same is known of every instant. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from './instant.ts';
import { dateOfDayNumber } from './local-date.ts';
import {
  addFact,
  correctFact,
  type Fact,
  factAt,
  factOn,
  latestFact,
  noFacts,
  retractFact,
  type Timeline,
} from './timeline.ts';

const fact = (id: string, at: number, value: string): Fact<string> => ({
  id,
  at,
  on: dateOfDayNumber(Math.floor(at / day)),
  value,
});

/** Facts at instants that are all different, so that no two claim the same one. */
const facts: fc.Arbitrary<readonly Fact<string>[]> = fc
  .uniqueArray(fc.integer({ min: -5 * day, max: 5 * day }), { maxLength: 12 })
  .map((instants) => instants.map((at, index) => fact(`e${index}`, at, `v${index}`)));
const told = (order: readonly Fact<string>[]): Timeline<string> =>
  order.reduce<Timeline<string>>((timeline, each) => addFact(timeline, each), noFacts);
const instants = fc.integer({ min: -6 * day, max: 6 * day });

const shuffledFacts = facts.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
);

it('the order in which facts were told changes nothing', () => {
  fc.assert(
    fc.property(shuffledFacts, ([list, shuffled]) => {
      expect(told(shuffled)).toEqual(told(list));
    }),
  );
});

it('the fact in force at an instant is the latest that had begun', () => {
  fc.assert(
    fc.property(facts, instants, (list, at) => {
      const begun = list.filter((each) => each.at <= at).sort((a, b) => b.at - a.at);
      expect(factAt(told(list), at)).toEqual(begun[0]);
    }),
  );
});

it('the fact in force on a date is the one in force at its last instant', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: -6, max: 6 }), (list, days) => {
      expect(factOn(told(list), dateOfDayNumber(days))).toEqual(factAt(told(list), (days + 1) * day - 1));
    }),
  );
});

it('of two facts at one instant the later told is in force', () => {
  const timeline = told([fact('1', 0, 'first'), fact('2', 0, 'second'), fact('3', -1, 'before')]);
  expect(factAt(timeline, 0)?.value).toBe('second');
  expect(factAt(timeline, -1)?.value).toBe('before');
  expect(latestFact(timeline)?.value).toBe('second');
});

it('a retracted fact was never there, wherever it was told', () => {
  fc.assert(
    fc.property(shuffledFacts, fc.nat(), ([list, shuffled], pick) => {
      const gone = list[pick % Math.max(1, list.length)]?.id ?? 'none';
      expect(retractFact(told(shuffled), gone)).toEqual(told(list.filter(({ id }) => id !== gone)));
    }),
  );
});

it('retracting what nobody told changes nothing', () => {
  const timeline = told([fact('1', 0, 'a')]);
  expect(retractFact(timeline, '2')).toBe(timeline);
});

it('a corrected fact is as if the right one had been told at once', () => {
  fc.assert(
    fc.property(shuffledFacts, fc.nat(), instants, ([list, shuffled], pick, at) => {
      const wrong = list[pick % Math.max(1, list.length)];
      if (wrong === undefined || list.some((each) => each.at === at)) return;
      const right = fact('right', at, 'right');
      const others = list.filter((each) => each !== wrong);
      expect(correctFact(told(shuffled), wrong.id, right)).toEqual(told([...others, right]));
    }),
  );
});

it('a timeline that was handed out is never changed by what is told later', () => {
  fc.assert(
    fc.property(facts, instants, (list, at) => {
      const timeline = Object.freeze([...told(list)]);
      const before = JSON.stringify(timeline);
      addFact(timeline, fact('new', at, 'new'));
      correctFact(timeline, 'e0', fact('new', at, 'new'));
      expect(JSON.stringify(timeline)).toBe(before);
    }),
  );
});

it('before the first fact nothing is known', () => {
  expect(factAt(noFacts, 0)).toBeUndefined();
  expect(factOn(noFacts, '2024-01-01')).toBeUndefined();
  expect(latestFact(noFacts)).toBeUndefined();
  expect(factAt(told([fact('1', 10, 'a')]), 9)).toBeUndefined();
});
