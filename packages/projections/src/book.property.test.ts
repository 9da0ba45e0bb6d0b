/** The sales book gives the same answers however it was folded, and in whatever order the streams were told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers } from '../test/answers.ts';
import { woven } from '../test/events.ts';
import { companies } from '../test/histories.ts';
import { folded, foldedInShards, foldedInTwo, foldedStepwise, resumed } from '../test/laws.ts';
import { salesBook } from './book.ts';

const log = fc.record({ streams: companies, choices: fc.array(fc.nat({ max: 50 }), { maxLength: 40 }) });

test('a book that was folded in steps, in parts or in shards answers like one folded at once', () => {
  fc.assert(
    fc.property(log, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 4 }), ({ streams, choices }, at, shards) => {
      const events = woven(streams, choices);
      const whole = answers(folded(salesBook, events));
      expect(answers(foldedStepwise(salesBook, events))).toEqual(whole);
      expect(answers(resumed(salesBook, folded(salesBook, events)))).toEqual(whole);
      expect(answers(foldedInTwo(salesBook, events, at))).toEqual(whole);
      expect(answers(foldedInShards(salesBook, events, shards))).toEqual(whole);
      expect(answers(resumed(salesBook, foldedInShards(salesBook, events, shards)))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('G16 G17: the same events told in any order allowed answer alike as of every business date', () => {
  fc.assert(
    fc.property(log, fc.array(fc.nat({ max: 50 }), { maxLength: 40 }), ({ streams, choices }, others) => {
      const one = answers(folded(salesBook, woven(streams, choices)));
      expect(answers(folded(salesBook, woven(streams.toReversed(), others)))).toEqual(one);
    }),
    { numRuns: 60 },
  );
});
