// Quotas told from below: in force from a date until the same subject's next one, whatever the order of the rows.
import { describe, expect, test } from 'vitest';
import { happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import { ApproveTargetPlan, SetQuota, WithdrawTarget } from './commands.ts';
import { QuotaSet, TargetPlanOpened } from './events.ts';
import { periodsOf, target, targetFor, targetsOfSubject } from './index.ts';
import { given, header, manager, plan, planner, quotaHeader } from './samples.ts';

const told = scenario(target, given);
const id = (revision: number) => storedId('test.target-scenario', revision);
const on = testMeta('2025-02-01', { by: planner });
const subject = 'salesperson:275';
const opened = happened('2025-01-01', TargetPlanOpened.of(quotaHeader), planner);

describe('a quota is told', () => {
  test('A5 A17: in force until the next one of the same subject, the last until the end of the plan', () => {
    const { tree } = told
      .given(opened)
      .when(SetQuota.of({ plan, subject, from: '2025-05-31', value: { realistic: 300, ideal: 400 } }, on))
      .when(SetQuota.of({ plan, subject: 'salesperson:9', from: '2025-04-01', value: { realistic: 7 } }, on))
      .when(SetQuota.of({ plan, subject, from: '2025-01-15', value: { realistic: 100 } }, on)).state;
    expect(periodsOf(tree, subject)).toEqual([
      { calendar: 'quota@1', key: '2025-01-15', start: '2025-01-15', end: '2025-05-31' },
      { calendar: 'quota@1', key: '2025-05-31', start: '2025-05-31', end: '2026-01-01' },
    ]);
    expect(targetsOfSubject(tree, subject).map(({ value }) => value)).toEqual([
      { realistic: 100, ideal: 100 },
      { realistic: 300, ideal: 400 },
    ]);
    const during = (start: '2025-01-15' | '2025-01-01', end: '2025-05-31' | '2026-01-01' | '2025-03-01') =>
      targetFor(tree, subject, { start, end });
    expect(during('2025-01-15', '2025-05-31')).toEqual({ realistic: 100n, ideal: 100n });
    expect(during('2025-01-15', '2026-01-01')).toEqual({ realistic: 400n, ideal: 500n });
    expect(during('2025-01-15', '2025-03-01')).toBeNull();
    expect(during('2025-01-01', '2025-05-31')).toBeNull();
  });

  test('once for a date: the same again changes nothing, another value is refused and both are named', () => {
    const quota = QuotaSet.of({ plan, subject, from: '2025-03-01', value: { realistic: 100, ideal: 120 } });
    const asking = (ideal: number) =>
      told
        .given(opened, quota)
        .when(SetQuota.of({ plan, subject, from: '2025-03-01', value: { realistic: 100, ideal } }, on));
    asking(120).thenNothing();
    asking(121).thenRejected({
      code: 'target.quota-already-set',
      data: {
        subject,
        from: '2025-03-01',
        unit: header.unit,
        realistic: 100,
        ideal: 120,
        askedRealistic: 100,
        askedIdeal: 121,
        event: id(1),
      },
    });
  });

  test('and corrected by naming its event, or taken back, so that the one before lasts longer', () => {
    const first = QuotaSet.of({ plan, subject, from: '2025-03-01', value: { realistic: 100, ideal: 100 } });
    const second = QuotaSet.of({ plan, subject, from: '2025-06-01', value: { realistic: 200, ideal: 200 } });
    const value = { realistic: 250, ideal: 250 };
    const past = told.given(opened, first, second);
    const corrected = past
      .when(SetQuota.of({ plan, subject, from: '2025-06-01', value, corrects: id(2) }, on))
      .thenEvents(QuotaSet.of({ plan, subject, from: '2025-06-01', value }, { corrects: id(2) }));
    expect(targetsOfSubject(corrected.state.tree, subject).map(({ value: { realistic } }) => realistic)).toEqual([
      100, 250,
    ]);
    past
      .when(SetQuota.of({ plan, subject, from: '2025-06-02', value, corrects: id(2) }, on))
      .thenRejected({ code: 'target.nothing-to-correct', data: { event: id(2), kind: 'quota' } });
    const withdrawn = past
      .when(WithdrawTarget.of({ plan, event: id(2) }, on))
      .thenEvents(QuotaSet.of({ plan, subject, from: '2025-06-01', value: null }, { corrects: id(2) }));
    expect(periodsOf(withdrawn.state.tree, subject).map(({ start, end }) => [start, end])).toEqual([
      ['2025-03-01', '2026-01-01'],
    ]);
    const none = withdrawn.when(WithdrawTarget.of({ plan, event: id(1) }, on));
    expect(periodsOf(none.state.tree, subject)).toEqual([]);
  });

  test('from the first day of the plan to its last, not before and not after', () => {
    const asking = (from: '2024-12-31' | '2025-01-01' | '2025-12-31' | '2026-01-01') =>
      told.given(opened).when(SetQuota.of({ plan, subject, from, value: { realistic: 1 } }, on));
    const value = { realistic: 1, ideal: 1 };
    asking('2025-01-01').thenEvents(QuotaSet.of({ plan, subject, from: '2025-01-01', value }));
    asking('2025-12-31').thenEvents(QuotaSet.of({ plan, subject, from: '2025-12-31', value }));
    for (const from of ['2024-12-31', '2026-01-01'] as const)
      asking(from).thenRejected({
        code: 'target.outside-the-plan',
        data: { subject, period: from, start: from, end: from, spanStart: '2025-01-01', spanEnd: '2026-01-01' },
      });
  });

  test('A2: before it is in force, unless the plan is a record of an earlier one', () => {
    const asking = (date: '2025-02-28' | '2025-03-01') =>
      told
        .given(happened('2025-01-01', TargetPlanOpened.of({ ...quotaHeader, record: false })))
        .when(SetQuota.of({ plan, subject, from: '2025-03-01', value: { realistic: 1 } }, testMeta(date)));
    const made = QuotaSet.of({ plan, subject, from: '2025-03-01', value: { realistic: 1, ideal: 1 } });
    asking('2025-02-28').thenEvents(made);
    asking('2025-03-01').thenRejected({
      code: 'target.too-late',
      data: { on: '2025-03-01', first: '2025-03-01', period: '2025-03-01', periods: 1 },
    });
    told
      .given(opened)
      .when(SetQuota.of({ plan, subject, from: '2025-03-01', value: { realistic: 1 } }, testMeta('2025-03-01')))
      .thenEvents(made);
  });

  test('A9: with an ideal value that is not below the realistic one', () => {
    told
      .given(opened)
      .when(SetQuota.of({ plan, subject, from: '2025-03-01', value: { realistic: 2, ideal: 1 } }, on))
      .thenRejected('target.ideal-below-realistic');
  });

  test('not in a plan that has a calendar, nor after the approval', () => {
    told
      .given(happened('2024-01-01', TargetPlanOpened.of(header)))
      .when(SetQuota.of({ plan, subject, from: '2025-03-01', value: { realistic: 1 } }, on))
      .thenRejected({ code: 'target.takes-no-quotas', data: { calendar: 'gregorian' } });
    told
      .given(opened, QuotaSet.of({ plan, subject, from: '2025-03-01', value: { realistic: 1, ideal: 1 } }))
      .when(ApproveTargetPlan.of({ plan }, testMeta('2025-03-02', { by: manager })))
      .when(SetQuota.of({ plan, subject, from: '2025-04-01', value: { realistic: 1 } }, on))
      .thenRejected('target.plan-approved');
  });
});
