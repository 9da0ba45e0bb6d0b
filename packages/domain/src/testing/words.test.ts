/** Stories in words: every value can be shown, and what people did reads like a sentence. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowance, allowanceGranted, SpendAllowance } from './allowance.ts';
import { happened, storedHistory, testMeta } from './envelope.ts';
import {
  chapter,
  commandInWords,
  differencesInWords,
  eventInWords,
  inWords,
  rejectionInWords,
  show,
  storyOf,
} from './words.ts';

it.each([
  ['OrderPlaced', 'order placed'],
  ['PlaceOrder', 'place order'],
  ['VIPVisited', 'vip visited'],
  ['Graded2Times', 'graded2 times'],
  ['orders', 'orders'],
  ['', ''],
])('%s reads as %j', (type, words) => {
  expect(inWords(type)).toBe(words);
});

it('a command tells its date, who asked, in which roles, and what', () => {
  const meta = testMeta('2024-02-01', { by: { id: 'U1', roles: ['seller', 'manager'] } });
  expect(commandInWords(SpendAllowance.of({ person: 'P1', amount: 2 }, meta))).toBe(
    '2024-02-01 U1 (seller, manager) asked: spend allowance {"person":"P1","amount":2}',
  );
});

it('an event tells its date and who, where it has them, its policies, and what it corrects', () => {
  const event = { ...allowanceGranted('P1', 2), policies: ['ceiling@3'] as const, corrects: 'E1' };
  expect(eventInWords(event)).toBe('allowance granted {"person":"P1","amount":2} by ceiling@3 instead of E1');
  const stored = storedHistory('test.allowance-P1', [
    happened('2024-05-01', allowanceGranted('P1', 2), { id: 'U1', roles: [] }),
  ]);
  expect(stored.map(eventInWords)).toEqual(['2024-05-01 (by U1) allowance granted {"person":"P1","amount":2}']);
});

it('a rejection is said by its text, and by its data where the text breaks', () => {
  const said = rejectionInWords(allowance.messages);
  expect(said({ code: 'allowance.exceeded', data: { left: 1, asked: 2 } })).toBe(
    "refused, allowance.exceeded: 2 can't be spent: 1 is left.",
  );
  const broken = rejectionInWords({
    'a.b': {
      en: () => {
        throw new Error('no');
      },
      zh: () => '',
    },
  });
  expect(broken({ code: 'a.b', data: { left: 1 } })).toBe('refused, a.b: {"left":1}');
});

it('every value can be shown, and a long one is cut', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withMap: true, withSet: true, withDate: true }),
      (value) => show(value) !== '',
    ),
  );
  expect(show('x'.repeat(3000))).toMatch(/characters more\)$/);
  expect(show('x'.repeat(3000)).length).toBeLessThan(1100);
});

it('many differences are told by the first ten', () => {
  const said = differencesInWords(Array(15).fill(1), Array(15).fill(2));
  expect(said).toHaveLength(11);
  expect(said.at(0)).toBe('0: came 1, expected 2');
  expect(said.at(-1)).toBe('and in 5 more places');
  expect(differencesInWords(1, 2)).toEqual(['the whole: came 1, expected 2']);
});

it('a chapter stands under its heading, and an empty one is left out', () => {
  expect(storyOf(chapter('Given', ['a', 'b']), chapter('when', []), chapter('then', ['c']))).toBe(
    'Given\n  a\n  b\nthen\n  c',
  );
});
