/** Sales progress by examples: regular follow-ups with guidance on every problem met; its law, shown to bite. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, messageCatalogue } from '../../kernel/index.ts';
import {
  assertRules,
  happened,
  ids,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import { standardVisitRules } from '../visitplan/index.ts';
import {
  FollowUpProgress,
  ProblemMet,
  type ProgressCommand,
  type ProgressEvent,
  ProgressFollowedUp,
  progress,
  progressMessages,
  TellProblem,
} from './index.ts';

const told = scenario(progress, { visitRules: [standardVisitRules] });
const by = { by: { id: 'M1', roles: ['manager'] } };
const on = (date: Parameters<typeof testMeta>[0]) => testMeta(date, by);
const met = { salesperson: 'S7', problem: 'B1', what: '竞品降价' };
const advice = (problem: string, solved = false) => ({ problem, guidance: '强调 USP', solved });
const followed = {
  salesperson: 'S7',
  followUp: 'F1',
  progress: [{ measure: 'sales', reached: 40_000, target: 100_000 }],
  guidance: [advice('B1')],
  next: '2025-01-17' as const,
};
const asked = { ...followed, rules: 'standard-visits@1' as const };
const since = told.given(happened('2025-01-08', ProblemMet.of(met)));

test('P39: a manager follows sales progress within the days of the rules, with guidance on every problem that is open', () => {
  told
    .when(TellProblem.of(met, testMeta('2025-01-08')))
    .thenEvents(ProblemMet.of(met))
    .when(TellProblem.of(met, testMeta('2025-01-08')))
    .thenRejected('progress.problem-known');
  const without = FollowUpProgress.of({ ...asked, guidance: [] }, on('2025-01-10'));
  since
    .when(without)
    .thenRejected({ code: 'progress.without-guidance', data: { salesperson: 'S7', problems: ['B1'] } });
  const once = since
    .when(FollowUpProgress.of(asked, on('2025-01-10')))
    .thenEvents(ProgressFollowedUp.of({ ...followed, manager: 'M1' }, { policies: ['standard-visits@1'] }));
  // Open until it is solved: the next follow-up has to come back to it; afterwards there is nothing to say of it.
  const again = { ...asked, followUp: 'F2', next: '2025-01-24' as const };
  once
    .when(FollowUpProgress.of({ ...again, guidance: [] }, on('2025-01-17')))
    .thenRejected('progress.without-guidance');
  const solved = once.when(FollowUpProgress.of({ ...again, guidance: [advice('B1', true)] }, on('2025-01-17')));
  expect(solved.state.problems).toEqual([
    { problem: 'B1', what: '竞品降价', solved: true, guidance: ['强调 USP', '强调 USP'] },
  ]);
  solved
    .when(FollowUpProgress.of({ ...again, followUp: 'F3', next: '2025-01-31' }, on('2025-01-24')))
    .thenRejected({ code: 'progress.problem-not-open', data: { salesperson: 'S7', problems: ['B1'] } });
});

test('P39: the next follow-up is at most a week away by the standard rules, and to come; nobody follows up himself', () => {
  const next = (date: typeof followed.next | '2025-01-10' | '2025-01-11' | '2025-01-18') =>
    since.when(FollowUpProgress.of({ ...asked, next: date }, on('2025-01-10')));
  expect(next('2025-01-11').outcome._tag).toBe('Right');
  expect(next('2025-01-17').outcome._tag).toBe('Right');
  next('2025-01-10').thenRejected({
    code: 'progress.next-not-to-come',
    data: { salesperson: 'S7', next: '2025-01-10', on: '2025-01-10' },
  });
  next('2025-01-18').thenRejected({
    code: 'progress.next-too-late',
    data: { salesperson: 'S7', next: '2025-01-18', latest: '2025-01-17' },
  });
  since
    .when(FollowUpProgress.of({ ...asked, rules: 'own@1' }, on('2025-01-10')))
    .thenRejected({ code: 'progress.rules-unknown', data: { salesperson: 'S7', rules: 'own@1' } });
  const himself = testMeta('2025-01-10', { by: { id: 'S7', roles: ['salesperson'] } });
  since.when(FollowUpProgress.of(asked, himself)).thenRejected('progress.by-himself');
  since
    .when(FollowUpProgress.of(asked, on('2025-01-07')))
    .thenRejected('progress.next-too-late', 'progress.before-what-happened');
  since
    .when(FollowUpProgress.of({ ...asked, guidance: [advice('B1'), advice('B1')] }, on('2025-01-10')))
    .thenRejected('progress.problem-twice');
  since
    .when(FollowUpProgress.of(asked, on('2025-01-10')))
    .when(FollowUpProgress.of(asked, on('2025-01-11')))
    .thenRejected('progress.followed-up-already');
});

test('the law bites: on a problem without guidance, also at a later follow-up, and on guidance in the own name', () => {
  const law = 'progress.guidance-on-every-problem';
  const breaches = (...events: readonly ProgressEvent[]) =>
    checkLaws(progress.laws, recordedHistory<ProgressEvent>(storedHistory('test.progress-S7', events))).map(
      ({ law: code, revision }) => [code, revision],
    );
  const first = ProgressFollowedUp.of({ ...followed, manager: 'M1' });
  const bare = ProgressFollowedUp.of({ ...followed, manager: 'M1', guidance: [] });
  const solved = ProgressFollowedUp.of({ ...followed, manager: 'M1', guidance: [advice('B1', true)] });
  expect(breaches(ProblemMet.of(met), first, solved, bare)).toEqual([]);
  expect(breaches(ProblemMet.of(met), bare)).toEqual([[law, 1]]);
  expect(breaches(ProblemMet.of(met), first, bare)).toEqual([[law, 2]]);
  expect(breaches(ProblemMet.of(met), ProgressFollowedUp.of({ ...followed, manager: 'S7' }))).toEqual([[law, 1]]);
});

const meta = metas({ from: '2025-01-01', to: '2025-01-20' });
const person = fc.constantFrom('S7', 'S8');
const commands: fc.Arbitrary<ProgressCommand> = fc.oneof(
  fc
    .tuple(person, ids('B', 3), meta)
    .map(([salesperson, problem, at]) => TellProblem.of({ salesperson, problem, what: 'x' }, at)),
  fc
    .tuple(person, ids('F', 4), fc.array(ids('B', 3), { maxLength: 3 }), fc.boolean(), meta)
    .map(([salesperson, followUp, problems, solved, at]) =>
      FollowUpProgress.of(
        {
          ...asked,
          salesperson,
          followUp,
          guidance: problems.map((problem) => advice(problem, solved)),
          next: '2025-01-15',
        },
        at,
      ),
    ),
);

test('sales progress keeps the rules of every room and its own law on any story; every reason is said in both languages', () => {
  const given = () => ({ visitRules: [standardVisitRules] });
  expect(assertRules(progress, { commands, given, longest: 15 }).passed).toBe(true);
  const say = messageCatalogue([progressMessages]);
  for (const code of Object.keys(progressMessages)) {
    expect(say({ code, data: { salesperson: 'S9', problems: ['x'] } }, 'en')).toContain('S9');
    expect(say({ code, data: { salesperson: 'S9', problems: ['x'] } }, 'zh')).toMatch(/^(?=.*S9).*\p{Script=Han}/u);
  }
});
