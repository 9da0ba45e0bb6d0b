// A sales contest from its announcement to its prizes, and what can go wrong with it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesSaid } from '../../../../test/said.ts';
import { type LocalDate, money, month } from '../../../kernel/index.ts';
import { assertRules, metas, scenario, testMeta } from '../../../testing/index.ts';
import { director, generalManager, seller } from '../samples.ts';
import { AnnounceContest, CallOffContest, CloseContest, EnterContestResult } from './commands.ts';
import { managersHoldContests } from './decide.ts';
import type { ContestTerms } from './events.ts';
import { contest } from './index.ts';
import { rankingOf } from './ranking.ts';

const given = { authority: managersHoldContests };
const told = scenario(contest, given);
const on = (date: LocalDate, by = director) => testMeta(date, { by });
const yuan = (amount: number) => money(amount, 'CNY', 0);
const terms: ContestTerms = {
  contest: 'K1',
  name: 'Spring contest 春季竞赛',
  counts: 'net sales of March by order date',
  period: month(2025, 3),
  entrants: ['a', 'b', 'c', 'd'],
  prizes: [yuan(1000), yuan(501), yuan(200)],
};
const announcing = (more: Partial<ContestTerms> = {}, date: LocalDate = '2025-02-20', by = director) =>
  told.when(AnnounceContest.of({ ...terms, ...more }, on(date, by)));
const entering = (entrant: string, value: number, date: LocalDate = '2025-04-01', by = director) =>
  EnterContestResult.of({ contest: 'K1', entrant, value }, on(date, by));
const closing = (date: LocalDate = '2025-04-02') => CloseContest.of({ contest: 'K1' }, on(date));
const codes = codesSaid(contest);

describe('a sales contest', () => {
  test('C5: ranks its entrants by their results, equal ones on one place with their prizes split', () => {
    const entered = announcing()
      .when(entering('a', 70))
      .when(entering('b', 90))
      .when(entering('c', 80))
      .when(entering('c', 90));
    expect(entered.when(closing()).state?.ranking).toEqual([
      { entrant: 'b', value: 90, place: 1, prize: 751 },
      { entrant: 'c', value: 90, place: 1, prize: 750 },
      { entrant: 'a', value: 70, place: 3, prize: 200 },
    ]);
  });

  test('C5: is announced before it begins, closed when it is over, and called off for a reason', () => {
    expect(codes(announcing({}, '2025-03-01'))).toBe('accepted');
    expect(codes(announcing({}, '2025-03-02'))).toEqual(['contest.begun-already']);
    expect(codes(announcing().when(entering('a', 1, '2025-02-28')))).toEqual(['contest.not-begun']);
    const entered = announcing().when(entering('a', 1, '2025-03-01'));
    expect(codes(entered.when(closing('2025-03-31')))).toEqual(['contest.not-over']);
    expect(codes(announcing().when(closing()))).toEqual(['contest.no-results']);
    const off = entered.when(CallOffContest.of({ contest: 'K1', reason: 'recall of goods' }, on('2025-03-20')));
    expect(codes(off)).toBe('accepted');
    expect(codes(off.when(closing()))).toEqual(['contest.ended-already']);
    expect(codes(entered.when(closing()).when(entering('b', 2)))).toEqual(['contest.ended-already']);
    expect(codes(told.when(closing()))).toEqual(['contest.unknown']);
    expect(codes(announcing().when(AnnounceContest.of(terms, on('2025-02-20'))))).toEqual(['contest.exists']);
  });

  test('C5: is no contest of one, without prizes, or with prizes upside down; and nobody enters himself', () => {
    expect(codes(announcing({ entrants: ['a', 'a'], prizes: [] }))).toEqual([
      'contest.too-few-entrants',
      'contest.entrant-twice',
      'contest.no-prizes',
    ]);
    expect(codes(announcing({ prizes: [yuan(0), yuan(1), money(1, 'USD', 0)] }))).toEqual([
      'contest.prize-not-positive',
      'contest.prize-above-the-one-before',
      'contest.prizes-of-many-units',
    ]);
    const most = yuan(Number.MAX_SAFE_INTEGER);
    expect(codes(announcing({ prizes: [most, most] }))).toEqual(['contest.prizes-too-large']);
    expect(codes(announcing({}, '2025-02-20', seller))).toEqual(['contest.not-authorised']);
    expect(codes(announcing().when(entering('e', 1)))).toEqual(['contest.no-entrant']);
    expect(codes(announcing().when(entering('a', 1, '2025-04-01', { id: 'a', roles: ['sales-manager'] })))).toEqual([
      'contest.enters-himself',
    ]);
  });

  test('C5: gives away exactly the prizes of the places that were taken', () => {
    const results = fc.uniqueArray(
      fc.record({ entrant: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), value: fc.integer({ min: -3, max: 3 }) }),
      {
        minLength: 1,
        selector: ({ entrant }) => entrant,
      },
    );
    const prizes = fc
      .array(fc.integer({ min: 1, max: 999 }), { maxLength: 6 })
      .map((list) => list.toSorted((a, b) => b - a).map(yuan));
    fc.assert(
      fc.property(results, prizes, (list, of) => {
        const ranking = rankingOf({ entrants: ['a', 'b', 'c', 'd', '__proto__'], prizes: of }, list);
        const given_ = ranking.reduce((sum, { prize }) => sum + prize, 0);
        expect(given_).toBe(of.slice(0, list.length).reduce((sum, { amount }) => sum + amount, 0));
        for (const left of ranking)
          for (const right of ranking)
            if (left.value > right.value) {
              expect(left.place < right.place).toBe(true);
              expect(left.prize >= right.prize).toBe(true);
            } else if (left.value === right.value) expect(Math.abs(left.prize - right.prize)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('the room keeps the rules of every room, and reaches every event', () => {
  const id = fc.constant('K1');
  const entrants = fc.constantFrom<string[]>(
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b'],
    ['a', 'a'],
    ['a'],
  );
  const prizes = fc.constantFrom(
    ...Array.from({ length: 12 }, () => [yuan(10), yuan(5)]),
    [yuan(5), yuan(10)],
    [],
    [yuan(0)],
    [yuan(9), money(9, 'USD', 0)],
    [yuan(Number.MAX_SAFE_INTEGER), yuan(1)],
  );
  const meta = metas(
    { from: '2025-02-27', to: '2025-04-03' },
    fc.constantFrom(director, director, director, generalManager, { id: 'a', roles: ['sales-manager'] }, seller),
  );
  const commands = fc.oneof(
    fc
      .tuple(id, entrants, prizes, meta)
      .map(([of, some, win, when]) =>
        AnnounceContest.of(
          { ...terms, contest: of, entrants: some, prizes: win },
          { ...when, on: when.on > '2025-03-05' ? '2025-03-01' : when.on },
        ),
      ),
    fc
      .tuple(id, fc.constantFrom('a', 'b', 'z'), fc.integer({ min: 0, max: 3 }), meta)
      .map(([of, entrant, value, when]) => EnterContestResult.of({ contest: of, entrant, value }, when)),
    fc.tuple(id, meta).map(([of, when]) => CloseContest.of({ contest: of }, when)),
    fc
      .tuple(id, meta, fc.nat({ max: 4 }))
      .map(([of, when, pick]) =>
        pick === 0
          ? CallOffContest.of({ contest: of, reason: 'off' }, when)
          : CloseContest.of({ contest: of }, { ...when, on: '2025-04-01' }),
      ),
  );
  const report = assertRules(contest, {
    commands,
    given: () => given,
    runs: 200,
    seed: 3,
    mustReach: 'events',
  });
  expect(report.unreached).toEqual([]);
});
