// Consequences, each on the evidence of a frozen appraisal, on both sides of each bound.
import { describe, expect, test } from 'vitest';
import {
  codes,
  feedback,
  freezing,
  frozenAt,
  measuring,
  nextQuarter,
  on,
  opened,
  opening,
  type Step,
} from '../../../test/appraisal-steps.ts';
import { type LocalDate, money } from '../../kernel/index.ts';
import { scenario } from '../../testing/index.ts';
import { AcknowledgeAppraisal, DecideConsequence, ObjectToAppraisal, StartCoaching } from './commands.ts';
import type { Consequence } from './events.ts';
import { appraisal } from './index.ts';
import { generalManager, given, id, manager, of, seller, subject, supervisor } from './samples.ts';

describe('consequences', () => {
  const deciding = (consequence: Consequence, which = id, by = generalManager, date: LocalDate = '2025-04-20') =>
    DecideConsequence.of({ subject, appraisal: which, consequence, reason: 'by the frozen score' }, on(date, by));
  const reward = (amount: number): Consequence => ({ kind: 'reward', amount: money(amount, 'CNY', 0) });
  const penalty = (amount: number): Consequence => ({ kind: 'penalty', amount: money(amount, 'CNY', 0) });
  const reviewed = (sales: number) => frozenAt(sales).when(feedback());

  test('B21 C6 C7: reward and penalty are those of the scheme at the score, on both sides of each bound', () => {
    expect(codes(reviewed(1000).when(deciding(reward(1000))))).toBe('accepted');
    expect(codes(reviewed(999).when(deciding(reward(1000))))).toEqual(['appraisal.not-what-the-score-leads-to']);
    expect(codes(reviewed(1099).when(deciding(reward(2000))))).toEqual(['appraisal.not-what-the-score-leads-to']);
    expect(codes(reviewed(1100).when(deciding(reward(2000))))).toBe('accepted');
    expect(codes(reviewed(599).when(deciding(penalty(500))))).toBe('accepted');
    expect(codes(reviewed(600).when(deciding(penalty(500))))).toEqual(['appraisal.not-what-the-score-leads-to']);
    reviewed(700)
      .when(deciding(penalty(500)))
      .thenRejected({
        code: 'appraisal.not-what-the-score-leads-to',
        data: {
          score: '0.700000',
          outcome: 'none',
          amount: null,
          asked: 'penalty',
          askedAmount: money(500, 'CNY', 0),
        },
      });
  });

  test('B21: take a frozen score, feedback first, authority, and no objection in the open; each kind once', () => {
    expect(codes(frozenAt(1000).when(deciding(reward(1000))))).toEqual(['appraisal.no-feedback-yet']);
    expect(codes(opened().when(deciding(reward(1000))))).toEqual(['appraisal.not-frozen']);
    expect(codes(reviewed(1000).when(deciding(reward(1000), id, supervisor)))).toEqual(['appraisal.not-authorised']);
    expect(codes(reviewed(599).when(deciding(penalty(500), id, manager)))).toEqual(['appraisal.not-authorised']);
    expect(
      codes(
        reviewed(1000)
          .when(deciding(reward(1000)))
          .when(deciding(reward(1000))),
      ),
    ).toEqual(['appraisal.decided-already']);
    const objected = reviewed(1000).when(ObjectToAppraisal.of({ ...of, reason: 'no' }, on('2025-04-04', seller)));
    expect(codes(objected.when(deciding(reward(1000))))).toEqual(['appraisal.objection-open']);
    const undefinedScore = opened()
      .when(measuring('customers', { form: 'count', count: 9, target: null }))
      .when(freezing())
      .when(feedback());
    expect(codes(undefinedScore.when(deciding(reward(1000))))).toEqual(['appraisal.no-score']);
  });

  test('B21 B24: wait until the appraised has answered, or can object no more', () => {
    const at = (step: Step, date: LocalDate) => codes(step.when(deciding(reward(1000), id, generalManager, date)));
    expect(at(reviewed(1000), '2025-04-08')).toEqual(['appraisal.objection-possible']);
    expect(at(reviewed(1000), '2025-04-09')).toBe('accepted');
    const taken = reviewed(1000).when(AcknowledgeAppraisal.of(of, on('2025-04-04', seller)));
    expect(at(taken, '2025-04-04')).toBe('accepted');
  });

  const promoted = (from: string, to: string): Consequence => ({ kind: 'promotion', from, to });

  test('B22 C8: promotion rests on a score above expectation, and goes one level along the career path', () => {
    expect(codes(reviewed(1100).when(deciding(promoted('seller', 'senior seller'))))).toBe('accepted');
    expect(codes(reviewed(1099).when(deciding(promoted('seller', 'senior seller'))))).toEqual([
      'appraisal.not-above-expectation',
    ]);
    for (const [from, to] of [
      ['seller', 'team leader'],
      ['senior seller', 'seller'],
      ['team leader', 'seller'],
      ['cook', 'seller'],
    ] as const)
      expect(codes(reviewed(1100).when(deciding(promoted(from, to))))).toEqual(['appraisal.not-the-next-level']);
    expect(codes(reviewed(1100).when(deciding(promoted('seller', 'senior seller'), id, manager)))).toEqual([
      'appraisal.not-authorised',
    ]);
    const nowhere = scenario(appraisal, { ...given, career: null }).when(opening());
    expect(
      codes(
        frozenAt(1100, nowhere)
          .when(feedback())
          .when(deciding(promoted('seller', 'senior seller'))),
      ),
    ).toEqual(['appraisal.no-career-path']);
  });

  const coaching = (from: LocalDate, until: LocalDate, coach = 'coach') =>
    StartCoaching.of({ ...of, coach, from, until, goal: 'plan the week' }, on('2025-04-10', supervisor));
  const dismissal: Consequence = { kind: 'dismissal' };

  test('B23: nobody is dismissed but after coaching, by a later appraisal that is still below', () => {
    const below = reviewed(699);
    expect(codes(below.when(deciding(dismissal)))).toEqual(['appraisal.not-coached']);
    const coached = below.when(coaching('2025-04-10', '2025-07-01'));
    expect(codes(coached)).toBe('accepted');
    expect(codes(coached.when(deciding(dismissal)))).toEqual(['appraisal.not-coached']);
    const during = nextQuarter(coached, 2, 600);
    expect(codes(during.when(deciding(dismissal, 'A2', generalManager, '2025-07-20')))).toEqual([
      'appraisal.not-coached',
    ]);
    const still = nextQuarter(coached, 3, 699);
    expect(codes(still.when(deciding(dismissal, 'A3', generalManager, '2025-10-20')))).toBe('accepted');
    const better = nextQuarter(coached, 3, 700);
    expect(codes(better.when(deciding(dismissal, 'A3', generalManager, '2025-10-20')))).toEqual([
      'appraisal.not-below-expectation',
    ]);
    const above = nextQuarter(coached, 3, 1100);
    expect(codes(above.when(deciding(promoted('seller', 'senior seller'), 'A3', generalManager, '2025-10-20')))).toBe(
      'accepted',
    );
  });

  test('B23: coaching follows a period below expectation, has days, and is given by another', () => {
    expect(codes(reviewed(700).when(coaching('2025-04-10', '2025-07-01')))).toEqual([
      'appraisal.not-below-expectation',
    ]);
    expect(codes(reviewed(699).when(coaching('2025-03-31', '2025-03-31', seller.id)))).toEqual([
      'appraisal.coaching-without-days',
      'appraisal.coaching-not-after-the-period',
      'appraisal.coaches-himself',
    ]);
    expect(codes(opened().when(coaching('2025-04-10', '2025-07-01')))).toEqual(['appraisal.not-frozen']);
  });
});
