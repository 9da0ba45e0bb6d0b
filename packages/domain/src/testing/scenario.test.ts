/** Given, when, then: passes exactly what came, and tells the story of anything else. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { allowance, allowanceGranted, allowanceSpent, GrantAllowance, SpendAllowance } from './allowance.ts';
import { happened, testMeta } from './envelope.ts';
import { scenario } from './scenario.ts';

const told = scenario(allowance, { ceiling: 500 });
const spend = (amount: number) => SpendAllowance.of({ person: 'P1', amount }, testMeta('2024-02-01'));
const grant = (amount: number) => GrantAllowance.of({ person: 'P1', amount }, testMeta('2024-02-01'));

/** Answers two events for each command, to see order matter. */
const twice = scenario(
  {
    ...allowance,
    decide: (command) => () => E.right([allowanceGranted('P1', command.data.amount), allowanceSpent('P1', 1)]),
  },
  { ceiling: 0 },
);

const failure = (run: () => unknown): Error => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('it passed');
};

it('what came as expected passes, and the story goes on from there', () => {
  told
    .given(allowanceGranted('P1', 100))
    .when(spend(60))
    .thenEvents(allowanceSpent('P1', 60))
    .thenState({ left: 40 })
    .when(spend(60))
    .thenRejected({ code: 'allowance.exceeded', data: { left: 40, asked: 60 } })
    .thenState({ left: 40 })
    .when(spend(40))
    .thenState({ left: 0 });
});

it('a code stands for a reason with any data', () => {
  told.when(spend(1)).thenRejected('allowance.exceeded');
  expect(failure(() => told.when(spend(1)).thenRejected('allowance.above-ceiling')).name).toBe('ScenarioFailed');
});

it('A and A is not A and B, nor B and A, nor A alone, nor A and B and C', () => {
  const asked = twice.when(grant(5));
  const [a, b] = [allowanceGranted('P1', 5), allowanceSpent('P1', 1)];
  expect(() => asked.thenEvents(a, b)).not.toThrow();
  for (const others of [[a, a], [b, a], [a], [b], [], [a, b, a]])
    expect(() => asked.thenEvents(...others)).toThrow('where they differ');
});

it('an event is compared whole: data, version, tags, policies and what it corrects', () => {
  const right = allowanceGranted('P1', 5);
  const asked = told.when(grant(5)).thenEvents(right);
  const others = [
    { ...right, data: { person: 'P1', amount: 6 } },
    { ...right, version: 2 },
    { ...right, tags: [] },
    { ...right, policies: ['ceiling@1'] as const },
    { ...right, corrects: 'E1' },
  ];
  for (const other of others) expect(() => asked.thenEvents(other)).toThrow('where they differ');
});

it('a refusal is no acceptance of nothing, and nothing is no refusal', () => {
  expect(() => told.when(spend(1)).thenNothing()).toThrow('refused, allowance.exceeded');
  const still = scenario({ ...allowance, decide: () => () => E.right([]) }, { ceiling: 0 })
    .when(spend(1))
    .thenNothing();
  expect(() => still.thenRejected('allowance.exceeded')).toThrow('nothing changed');
  expect(() => still.thenRejected()).toThrow('nothing changed');
});

it('all reasons are compared, in their order', () => {
  const both = E.left([
    { code: 'allowance.exceeded', data: { left: 0, asked: 1 } },
    { code: 'allowance.above-ceiling', data: { ceiling: 0, wouldBe: 1 } },
  ] as const);
  const asked = scenario({ ...allowance, decide: () => () => both }, { ceiling: 0 }).when(spend(1));
  expect(() => asked.thenRejected('allowance.exceeded', 'allowance.above-ceiling')).not.toThrow();
  expect(() => asked.thenRejected('allowance.above-ceiling', 'allowance.exceeded')).toThrow();
  expect(() => asked.thenRejected('allowance.exceeded')).toThrow();
});

it('what is not as expected is told as a story', () => {
  const thrown = failure(() =>
    told
      .given(allowanceGranted('P1', 100), happened('2024-01-20', allowanceSpent('P1', 30)))
      .when(spend(60))
      .thenEvents(allowanceSpent('P1', 61)),
  );
  expect(thrown.message).toBe(
    [
      'Given',
      '  2024-01-01 allowance granted {"person":"P1","amount":100}',
      '  2024-01-20 allowance spent {"person":"P1","amount":30}',
      'when',
      '  2024-02-01 tester asked: spend allowance {"person":"P1","amount":60}',
      'then came',
      '  allowance spent {"person":"P1","amount":60}',
      'but expected was',
      '  allowance spent {"person":"P1","amount":61}',
      'where they differ',
      '  events.0.data.amount: came 60, expected 61',
    ].join('\n'),
  );
  expect(thrown).toMatchObject({ name: 'ScenarioFailed' });
});

it('a refusal that was not expected is told with its text', () => {
  expect(failure(() => told.when(spend(60)).thenEvents(allowanceSpent('P1', 60))).message).toBe(
    [
      'Given',
      '  nothing had happened',
      'when',
      '  2024-02-01 tester asked: spend allowance {"person":"P1","amount":60}',
      'then came',
      "  refused, allowance.exceeded: 60 can't be spent: 0 is left.",
      'but expected was',
      '  allowance spent {"person":"P1","amount":60}',
      'where they differ',
      '  events: came nothing, expected [{"type":"AllowanceSpent","version":1,"data":{"person":"P1","amount":60},"tags":["person:P1"],"policies":[]}]',
      '  rejections: came [{"code":"allowance.exceeded","data":{"left":0,"asked":60}}], expected nothing',
    ].join('\n'),
  );
});

it('another state than expected is told with the place of the difference', () => {
  const thrown = failure(() => told.when(grant(5)).thenState({ left: 6 }));
  expect(thrown.message).toContain(
    'but expected was\n  the state {"left":6}\nwhere they differ\n  left: came 5, expected 6',
  );
});

it('the comparison is to be had as data: the story, or null', () => {
  const asked = told.given(allowanceGranted('P1', 100)).when(spend(60));
  expect(asked.differing({ events: [allowanceSpent('P1', 60)] })).toBeNull();
  expect(asked.differing({ rejections: ['allowance.exceeded'] })).toContain(
    'but expected was\n  refused, allowance.exceeded',
  );
  expect(asked.outcome).toEqual(E.right([allowanceSpent('P1', 60)]));
  expect(asked.history.map(({ revision, occurredOn }) => [revision, occurredOn])).toEqual([
    [0, '2024-01-01'],
    [1, '2024-02-01'],
  ]);
});

it('a command can be made from what had happened', () => {
  told
    .given(allowanceGranted('P1', 70))
    .when((history) => spend(history[0]?.data.amount ?? 0))
    .thenEvents(allowanceSpent('P1', 70))
    .when((history) => grant(history.length))
    .thenEvents(allowanceGranted('P1', 2));
});

it('one past can be asked many commands, none of which knows of the others', () => {
  const past = told.given(allowanceGranted('P1', 100));
  past.when(spend(100)).thenState({ left: 0 });
  past.when(spend(100)).thenState({ left: 0 });
});
