// The room of awards on arbitrary stories: the rules of every room, its laws among them, and every event and reason reached.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, instantOfDate, type LocalDate, money, utc } from '../../../kernel/index.ts';
import { assertRules } from '../../../testing/index.ts';
import { director, generalManager, plan, seller } from '../samples.ts';
import { directorsAward } from './decide.ts';
import { type AwardCommand, award, ForfeitAward, GrantAward, PayInstalment } from './index.ts';

const dates = fc.nat({ max: 1400 }).map((days): LocalDate => addDays('2024-12-30', days));
const meta = fc
  .record({ on: dates, by: fc.constantFrom(director, director, director, generalManager, seller), id: fc.nat() })
  .map(({ on, by, id }) => ({ commandId: `c${id}`, at: instantOfDate(utc, on), on, by }));
const granting = fc
  .record({
    plan: fc.constantFrom('sales-incentives@1', 'sales-incentives@1', 'sales-incentives@1', 'none@1'),
    item: fc.constantFrom('quarter-bonus', 'three-years', 'three-years', 'career'),
    amount: fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(0, -1)),
    payee: fc.constantFrom('seller-7', '8', '8', 'director'),
    evidence: fc.constantFrom('A1', 'A1', 'A1', ' '),
  })
  .map(({ amount, ...rest }) => ({ award: 'W1', amount: money(amount, 'CNY'), ...rest }));
const early = { commandId: 'e', at: instantOfDate(utc, '2025-01-02'), on: '2025-01-02', by: director } as const;
const commands: fc.Arbitrary<AwardCommand> = fc.oneof(
  fc.tuple(granting, meta, fc.boolean()).map(([data, when, soon]) => GrantAward.of(data, soon ? early : when)),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), meta)
    .map(([instalment, when]) => PayInstalment.of({ award: 'W1', instalment }, when)),
  meta.map((when) => ForfeitAward.of({ award: 'W1', reason: 'left' }, when)),
);

test('C4: the room keeps the rules of every room on any story, and reaches every event', () => {
  const given = { plans: [plan], authority: directorsAward };
  const report = assertRules(award, { commands, given: () => given, runs: 150, seed: 9, mustReach: 'events' });
  expect(report.unreached).toEqual([]);
  expect(assertRules(award, { commands, given: () => given }).broken).toEqual([]);
});
