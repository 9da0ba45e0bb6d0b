/** The rule checker tells the shortest story of a fault, how to see it again, and what its stories reached. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowance } from './allowance.ts';
import { allowanceCommands } from './allowance-commands.ts';
import { assertRules, checkRules } from './check-rules.ts';
import { ruleOfEvents, ruleOfSteps } from './rule.ts';

type Room = typeof allowance;

const options = { commands: allowanceCommands, given: () => ({ ceiling: 500 }), seed: 7, runs: 200 };
const planted = (fault: Partial<Room>): Room => ({ ...allowance, ...fault });
const boom = (): never => {
  throw new RangeError('boom');
};

it('a room that keeps the rules passes, and tells what its stories reached', () => {
  const report = checkRules(allowance, { ...options, mustReach: 'events and rejections' });
  expect(report).toMatchObject({ room: 'allowance', passed: true, broken: [], unreached: [], seed: 7, runs: 200 });
  expect(report.reach.events.map(({ name }) => name)).toEqual(['AllowanceGranted', 'AllowanceSpent']);
  expect(
    [...report.reach.accepted, ...report.reach.events, ...report.reach.rejections].every(({ times }) => times > 0),
  ).toBe(true);
  expect(report.reach.unreadable).toBeGreaterThan(0);
  expect(report.text).toMatch(/^allowance keeps \d+ rules on 200 stories \(seed 7\)\./);
});

it('the story is the shortest: only the commands without which nothing breaks', () => {
  /** Goes wrong at the third grant to one person, and only then. */
  const third = planted({
    decide: (command, given) => (state) =>
      command.type === 'GrantAllowance' && state.left === 2 ? boom() : allowance.decide(command, given)(state),
  });
  const commands = fc.oneof(
    fc
      .constantFrom('P1', 'P2')
      .chain((person) => allowanceCommands.map((command) => ({ ...command, data: { person, amount: 1 } }))),
  );
  const { broken } = checkRules(third, { ...options, commands });
  expect(broken.map(({ code }) => code)).toEqual(['decide-never-throws']);
  expect(broken[0]?.story.split('\n').slice(0, -1)).toEqual([
    'What happened',
    '  1. 2000-01-01 U1 asked: grant allowance {"person":"P1","amount":1}',
    '     → 2000-01-01 (by U1) allowance granted {"person":"P1","amount":1}',
    '  2. 2000-01-01 U1 asked: grant allowance {"person":"P1","amount":1}',
    '     → 2000-01-01 (by U1) allowance granted {"person":"P1","amount":1}',
    '  3. 2000-01-01 U1 asked: grant allowance {"person":"P1","amount":1}',
    '     → decide broke: RangeError: boom',
    'What broke',
    '  at command 3: decide broke: RangeError: boom',
    'To see it again',
  ]);
});

it('the seed that is told shows the same story again', () => {
  const room = planted({
    evolve: (state, event) => (state.left > 99 ? boom() : allowance.evolve(state, event)),
  });
  const { seed: _, ...unseeded } = options;
  const first = checkRules(room, unseeded);
  const again = checkRules(room, { ...unseeded, seed: first.seed });
  expect(first.broken).not.toEqual([]);
  expect(again.broken).toEqual(first.broken);
});

it('a room that is no function of its input is told so, though its story can not be told again', () => {
  let once = true;
  const moody = planted({
    decide: (command, given) => (state) => {
      if (!once) return allowance.decide(command, given)(state);
      once = false;
      return boom();
    },
  });
  const report = checkRules(moody, options);
  expect(report.passed).toBe(false);
  expect(report.broken.map(({ code }) => code)).toContain('decide-never-throws');
});

it('what the stories must reach and never did fails the check', () => {
  const onlyGrants = allowanceCommands.filter(({ type }) => type === 'GrantAllowance');
  const report = checkRules(allowance, {
    ...options,
    commands: onlyGrants,
    spoiled: 0,
    mustReach: 'events and rejections',
  });
  expect(report.passed).toBe(false);
  expect(report.unreached).toEqual(['AllowanceSpent', 'allowance.exceeded']);
  expect(report.text).toContain('Never reached, though it must be\n  AllowanceSpent\n  allowance.exceeded');
  expect(
    checkRules(allowance, { ...options, commands: onlyGrants, spoiled: 0, mustReach: 'events' }).unreached,
  ).toEqual(['AllowanceSpent']);
  expect(checkRules(allowance, { ...options, commands: onlyGrants, spoiled: 0 }).passed).toBe(true);
});

it('a room can have rules of its own', () => {
  const report = checkRules(allowance, {
    ...options,
    rules: [
      ruleOfEvents('small-amounts', { en: 'Amounts stay below 300.', zh: '金额低于 300。' }, ({ data }) =>
        data.amount < 300 ? null : `${data.amount} is large`,
      ),
      ruleOfSteps('never-refused', { en: 'Nothing is refused.', zh: '从不拒绝。' }, ({ outcome }) =>
        outcome.kind === 'refused' ? 'it was refused' : null,
      ),
    ],
  });
  expect(report.broken.map(({ code, breach }) => [code, breach])).toEqual([
    ['small-amounts', 'at command 1: 300 is large'],
    ['never-refused', 'at command 1: it was refused'],
  ]);
});

it('asserting throws the stories, and answers the report where there are none', () => {
  expect(assertRules(allowance, options).passed).toBe(true);
  expect(() => assertRules(planted({ streamOf: boom }), options)).toThrow(
    /What happened[\s\S]*What broke[\s\S]*seed 7/,
  );
});
