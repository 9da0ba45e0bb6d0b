/** Rejections: every reason at once, and a text for each in both languages, whatever its numbers. */
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { type CommandRejection, kernelMessages } from './command.ts';
import { type Messages, messageCatalogue, type Rejection, refuse, unless } from './rejection.ts';

const reason = (code: string): Rejection => ({ code, data: {} });

it('every reason is told, in the order in which they were looked for', () => {
  const [first, second] = [reason('a.first'), reason('a.second')];
  const reasons = [false, first, null, undefined, second] as const;
  expect(unless(reasons, () => ['event'])).toEqual(E.left([first, second]));
});

it('without a reason the events come, and they are made only then', () => {
  let made = 0;
  const events = () => {
    made += 1;
    return ['event'];
  };
  expect(unless([reason('a.first')], events)._tag).toBe('Left');
  expect(made).toBe(0);
  expect(unless([false, null, undefined], events)).toEqual(E.right(['event']));
  expect(unless([], () => [])).toEqual(E.right([]));
});

it('one reason is enough to refuse', () => {
  expect(refuse(reason('a.first'))).toEqual(E.left([reason('a.first')]));
});

const strings = fc.string({ unit: 'grapheme' });
const rejections: fc.Arbitrary<CommandRejection> = fc.oneof(
  fc.record({
    code: fc.constant('command.unknown-type' as const),
    data: fc.record({ type: strings, known: fc.array(strings) }),
  }),
  fc.record({ code: fc.constant('command.malformed' as const), data: fc.record({ path: strings, reason: strings }) }),
  fc.record({ code: fc.constant('command.from-the-future' as const), data: fc.record({ at: strings, now: strings }) }),
  fc.record({
    code: fc.constant('command.backdated-too-far' as const),
    data: fc.record({ at: strings, now: strings, days: fc.nat() }),
  }),
  fc.record({ code: fc.constant('command.id-used-for-another' as const), data: fc.record({ commandId: strings }) }),
);

it('every rejection of the kernel says something in both languages, with all of its data in it', () => {
  const tell = messageCatalogue([kernelMessages]);
  fc.assert(
    fc.property(rejections, (rejection) => {
      const texts = (['en', 'zh'] as const).map((language) => tell(rejection, language));
      for (const text of texts) {
        expect(text).not.toMatch(/undefined|\[object/);
        for (const value of Object.values(rejection.data).flat()) expect(text).toContain(`${value}`);
      }
      expect(texts[0]).toMatch(/[A-Za-z]{3}/);
      expect(texts[1]).toMatch(/\p{Script=Han}{2}/u);
    }),
  );
});

it('one catalogue speaks for many rooms, each by its own codes', () => {
  const greeting: Messages<Rejection<'hall.full', { readonly seats: number }>> = {
    'hall.full': { en: ({ seats }) => `All ${seats} seats are taken.`, zh: ({ seats }) => `${seats} 个座位已满。` },
  };
  const tell = messageCatalogue([kernelMessages, greeting]);
  expect(tell({ code: 'hall.full', data: { seats: 9 } }, 'en')).toBe('All 9 seats are taken.');
  expect(tell({ code: 'hall.full', data: { seats: 9 } }, 'zh')).toBe('9 个座位已满。');
  expect(tell({ code: 'command.id-used-for-another', data: { commandId: 'c1' } }, 'en')).toContain('c1');
});

it.each(['hall.unknown', '__proto__', 'constructor', 'toString', ''])(
  'a code without a text is said by itself: %j',
  (code) => {
    expect(messageCatalogue([kernelMessages])({ code, data: { seats: 9 } }, 'en')).toBe(`${code} {"seats":9}`);
  },
);
