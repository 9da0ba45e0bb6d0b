/** A finding from its being raised to its end, by examples; what refuses it, on both sides; its laws, shown to bite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, checkLaws, messageCatalogue, parseCommand, year } from '../../kernel/index.ts';
import {
  assertRules,
  type Happened,
  happened,
  ids,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import { AnswerFinding, CloseFinding, type FindingCommand, RaiseFinding } from './commands.ts';
import { FindingAnswered, FindingClosed, type FindingEvent, FindingRaised } from './events.ts';
import {
  checkFindingPolicy,
  finding,
  findingCommands,
  findingLaws,
  findingMessages,
  findingPolicy,
  findingPolicyMessages,
} from './index.ts';

const about = { axis: 'territory', key: 'west' };
const content = {
  rule: 'region-falls',
  about,
  period: year(2024),
  measured: '-0.120000',
  limit: '-0.100000',
};
const answer = { kind: 'countermeasure', what: '增派两名销售员', owner: 'U7', due: '2025-03-31' } as const;
const raised = FindingRaised.of({ finding: 'F1', content }, { policies: ['findings@1'] });
const answered = FindingAnswered.of({ finding: 'F1', about, answer });
const told = scenario(finding, {});
const since = (...events: readonly Happened<FindingEvent>[]) => told.given(...events);
const on = testMeta;

describe('a finding', () => {
  test('G9 G18: is raised with the rule that fired, answered by somebody by a date, and closed as solved', () => {
    const end = told
      .when(RaiseFinding.of({ finding: 'F1', content, policy: 'findings@1' }, on('2025-01-10')))
      .thenEvents(raised)
      .when(AnswerFinding.of({ finding: 'F1', answer }, on('2025-01-15')))
      .thenEvents(answered)
      .when(CloseFinding.of({ finding: 'F1', solved: true, outcome: '第一季度恢复增长' }, on('2025-04-10')))
      .thenEvents(FindingClosed.of({ finding: 'F1', about, solved: true, outcome: '第一季度恢复增长' }));
    expect(end.state).toMatchObject({ status: 'closed', solved: true, answer, content });
    expect(raised.tags).toEqual(['finding:F1', 'territory:west']);
    expect(answered.tags).toEqual(['finding:F1', 'territory:west', 'person:U7']);
  });

  test('G3: can be answered by a focus, and by another one in its place; the very same is nothing new', () => {
    const focus = { ...answer, kind: 'focus', what: '以 A 级客户为营销重点' } as const;
    since(happened('2025-01-10', raised), happened('2025-01-11', answered))
      .when(AnswerFinding.of({ finding: 'F1', answer }, on('2025-01-12')))
      .thenEvents()
      .when(AnswerFinding.of({ finding: 'F1', answer: focus }, on('2025-01-12')))
      .thenEvents(FindingAnswered.of({ finding: 'F1', about, answer: focus }));
  });

  test('G18: is not solved by nothing: without an answer it closes only as unsolved', () => {
    since(happened('2025-01-10', raised))
      .when(CloseFinding.of({ finding: 'F1', solved: true, outcome: 'by itself' }, on('2025-02-01')))
      .thenRejected({ code: 'finding.not-answered', data: { finding: 'F1' } });
    since(happened('2025-01-10', raised))
      .when(CloseFinding.of({ finding: 'F1', solved: false, outcome: 'left as it is' }, on('2025-02-01')))
      .thenEvents(FindingClosed.of({ finding: 'F1', about, solved: false, outcome: 'left as it is' }));
  });

  test('G18: has its answer due on the day it is given at the earliest', () => {
    const due = (date: typeof answer.due | '2025-01-14' | '2025-01-15') => ({ ...answer, due: date });
    since(happened('2025-01-10', raised))
      .when(AnswerFinding.of({ finding: 'F1', answer: due('2025-01-14') }, on('2025-01-15')))
      .thenRejected({
        code: 'finding.due-before-answer',
        data: { finding: 'F1', due: '2025-01-14', on: '2025-01-15' },
      });
    since(happened('2025-01-10', raised))
      .when(AnswerFinding.of({ finding: 'F1', answer: due('2025-01-15') }, on('2025-01-15')))
      .thenEvents(FindingAnswered.of({ finding: 'F1', about, answer: due('2025-01-15') }));
  });

  test('is told every reason at once, in order of what happened', () => {
    since(happened('2025-01-10', raised))
      .when(AnswerFinding.of({ finding: 'F1', answer: { ...answer, due: '2025-01-01' } }, on('2025-01-09')))
      .thenRejected('finding.before-what-happened', 'finding.due-before-answer');
    since(happened('2025-01-10', raised))
      .when(CloseFinding.of({ finding: 'F1', solved: true, outcome: 'x' }, on('2025-01-09')))
      .thenRejected('finding.before-what-happened', 'finding.not-answered');
    const { limit: _limit, ...half } = content;
    since(happened('2025-01-10', raised))
      .when(RaiseFinding.of({ finding: 'F1', content: { ...half, period: year(2026) } }, on('2025-01-11')))
      .thenRejected('finding.raised-already', 'finding.period-not-begun', 'finding.measured-without-limit');
  });

  test('is raised before anything else, and nothing follows its end', () => {
    told
      .when(AnswerFinding.of({ finding: 'F1', answer }, on('2025-01-15')))
      .thenRejected({ code: 'finding.not-raised', data: { finding: 'F1' } });
    const closed = FindingClosed.of({ finding: 'F1', about, solved: false, outcome: 'x' });
    since(happened('2025-01-10', raised), happened('2025-01-20', closed))
      .when(CloseFinding.of({ finding: 'F1', solved: true, outcome: 'y' }, on('2025-01-21')))
      .thenRejected({ code: 'finding.closed', data: { finding: 'F1', on: '2025-01-20' } });
  });
});

test('hostile input is refused by the schema, and a class called __proto__ is a class', () => {
  const parse = parseCommand(findingCommands);
  const meta = { ...on('2025-01-10') };
  const send = (data: unknown) => parse({ type: 'RaiseFinding', data, meta })._tag;
  expect(send({ finding: 'F1', content: { ...content, about: { axis: '__proto__', key: '__proto__' } } })).toBe(
    'Right',
  );
  expect(send({ finding: 'F1', content: { ...content, measured: '1e999' } })).toBe('Left');
  expect(send({ finding: 'F1', content: { ...content, measured: 0.12 } })).toBe('Left');
  expect(send({ finding: 'x'.repeat(201), content })).toBe('Left');
  expect(send(null)).toBe('Left');
});

const meta = metas({ from: '2024-12-25', to: '2025-01-20' });
const who = ids('F', 2);
const words = fc.constantFrom('a', 'b');
const commands: fc.Arbitrary<FindingCommand> = fc.oneof(
  fc
    .record({
      finding: who,
      content: fc.record({
        rule: words,
        about: fc.record({ axis: words, key: fc.option(words) }),
        period: fc.constantFrom(year(2024), year(2025)),
      }),
    })
    .chain((data) => meta.map((at) => RaiseFinding.of(data, at))),
  fc
    .tuple(who, words, words, fc.integer({ min: -1, max: 3 }), meta)
    .map(([of, what, owner, days, at]) =>
      AnswerFinding.of({ finding: of, answer: { kind: 'focus', what, owner, due: addDays(at.on, days) } }, at),
    ),
  fc
    .record({ finding: who, solved: fc.boolean(), outcome: words })
    .chain((data) => meta.map((at) => CloseFinding.of(data, at))),
);

test('findings keep the rules of every room and their own laws on any story', () => {
  const report = assertRules(finding, { commands, given: () => ({}), longest: 20, runs: 150, mustReach: 'events' });
  expect(report.passed).toBe(true);
});

const breaches = (...events: readonly (FindingEvent | Happened<FindingEvent>)[]) =>
  checkLaws(findingLaws, recordedHistory<FindingEvent>(storedHistory('test.finding-F1', events))).map(
    ({ law, revision }) => [law, revision],
  );

test('G18: the laws bite: on an answer to nothing, an end twice, a solution without an answer, a date that is past', () => {
  const closed = (solved: boolean) => FindingClosed.of({ finding: 'F1', about, solved, outcome: 'x' });
  const law = 'finding.raised-answered-closed';
  expect(breaches(raised, answered, closed(true))).toEqual([]);
  expect(breaches(answered)).toEqual([[law, 0]]);
  expect(breaches(raised, raised)).toEqual([[law, 1]]);
  expect(breaches(raised, closed(true))).toEqual([[law, 1]]);
  expect(breaches(raised, answered, closed(false), answered)).toEqual([[law, 3]]);
  expect(breaches(happened('2025-02-01', raised), happened('2025-01-01', answered))).toEqual([[law, 1]]);
  expect(breaches(raised, happened('2026-01-01', answered))).toEqual([['finding.due-can-be-kept', 1]]);
  expect(breaches(raised, FindingAnswered.of({ finding: 'F2', about, answer }))).toEqual([['finding.one-finding', 1]]);
});

test('every reason is said in both languages, with all that led to it', () => {
  const say = messageCatalogue([findingMessages]);
  const data = { finding: 'F9', on: '2025-01-01', due: '2024-12-31', at: 'then', latest: 'later', start: '2025-02-01' };
  for (const code of Object.keys(findingMessages)) {
    expect(say({ code, data }, 'en')).toContain('F9');
    expect(say({ code, data }, 'zh')).toContain('F9');
    expect(say({ code, data }, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});

test('G9: a policy of findings has each rule once, and only rules that are known; all faults are told', () => {
  expect(checkFindingPolicy(findingPolicy)).toEqual({ _tag: 'Right', right: findingPolicy });
  const say = messageCatalogue([findingPolicyMessages]);
  const faults = (rules: unknown) => {
    const checked = checkFindingPolicy({ name: 'own', version: 1, rules });
    if (checked._tag === 'Right') return [];
    for (const language of ['en', 'zh'] as const)
      for (const fault of checked.left) expect(say(fault, language)).toMatch(/own@1|rules/u);
    return checked.left.map(({ code }) => code);
  };
  const falls = { rule: 'region-falls', bound: -500 };
  expect(faults([falls])).toEqual([]);
  expect(faults([falls, falls, { rule: '__proto__', bound: 1 }])).toEqual([
    'finding.rule-twice',
    'finding.unknown-rule',
  ]);
  expect(faults([{ ...falls, bound: 0.5 }])).toEqual(['finding.policy-unreadable']);
});
