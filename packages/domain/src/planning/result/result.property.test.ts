// The room of daily results on arbitrary stories.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, LocalDate } from '../../kernel/index.ts';
import { type Asking, assertRules, metas } from '../../testing/index.ts';
import type { Subject } from '../target/cell.ts';
import { ConfirmDailyResults, CorrectDailyResult, type ResultCommand } from './commands.ts';
import type { ResultEvent } from './events.ts';
import { type ResultState, result } from './index.ts';

type Ask = Asking<ResultState, ResultCommand, ResultEvent>;

const person = fc.constantFrom<Actor>({ id: 'head', roles: [] }, { id: 'head', roles: [] }, { id: '7', roles: [] });
const meta = metas({ from: '2025-03-02', to: '2025-03-05' }, person);
const day = fc.constantFrom<LocalDate>('2025-03-03', '2025-03-04');
const subject = fc.constantFrom<Subject>('salesperson:7', 'salesperson:8', 'team:__proto__');
const value = fc.oneof(fc.nat({ max: 3 }), fc.maxSafeInteger());
const kind = fc.constantFrom(
  { metric: 'visits', unit: { kind: 'count' } } as const,
  { metric: 'visits', unit: { kind: 'count' } } as const,
  { metric: 'calls', unit: { kind: 'count' } } as const,
  { metric: 'revenue', unit: { kind: 'count' } } as const,
);

const confirming: fc.Arbitrary<Ask> = fc
  .tuple(day, kind, fc.array(fc.record({ subject, value }), { minLength: 1, maxLength: 3 }), meta)
  .map(([on, of, results, when]) => ConfirmDailyResults.of({ plan: 'P1', on, ...of, results }, when));
const correcting: fc.Arbitrary<Ask> = fc
  .tuple(day, fc.nat(), fc.option(value), meta)
  .map(([on, pick, other, when]) => ({ states }) => {
    const known = [...(states.get(`test.result-P1.${on}`) ?? result.initial).values()].map(({ event }) => event);
    return CorrectDailyResult.of(
      { plan: 'P1', on, event: known[pick % (known.length + 1)] ?? 'none', value: other },
      when,
    );
  });

test('the room keeps the rules of every room on any story, and reaches every event and reason', () => {
  const commands = fc.oneof({ weight: 3, arbitrary: confirming }, { weight: 2, arbitrary: correcting });
  expect(assertRules(result, { commands, given: () => ({}) }).broken).toEqual([]);
  const report = assertRules(result, {
    commands,
    given: () => ({}),
    runs: 200,
    seed: 3,
    mustReach: 'events and rejections',
  });
  expect(report.unreached).toEqual([]);
});
