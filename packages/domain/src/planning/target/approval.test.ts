// Approving and returning a plan: by a role that the policy names, and by nobody who had a hand in it.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/index.ts';
import { happened, scenario, testMeta } from '../../testing/index.ts';
import { ApproveTargetPlan, DecomposeTarget, ReturnTargetPlan, SetTarget } from './commands.ts';
import { TargetPlanApproved, TargetPlanOpened, TargetPlanReturned, TargetSet } from './events.ts';
import { TargetPlanGrounded } from './ground.ts';
import { standingOf, target } from './index.ts';
import { generalManagerApproves } from './policy.ts';
import { east, given, ground, header, manager, plan, planner, quarters, wholeYear } from './samples.ts';

const told = scenario(target, given);
const value = { realistic: 1_000, ideal: 1_000 };
const opened = happened('2024-10-01', TargetPlanOpened.of(header), planner);
const set = happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value }), planner);
const grounded = happened('2024-10-02', TargetPlanGrounded.of({ plan, ground }), planner);
const policies = ['target-approval@1'] as const;
const acting = (id: string, ...roles: readonly string[]): Actor => ({ id, roles });
const on = (by: Actor, date: '2024-11-01' | '2024-10-31' | '2024-12-01' = '2024-12-01') => testMeta(date, { by });

describe('a plan is approved', () => {
  test('A33 A34: by the general manager, who had no hand in it; the policy is named', () => {
    const asked = told
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan, note: 'as discussed' }, on(manager)))
      .thenEvents(TargetPlanApproved.of({ plan, note: 'as discussed', step: 1, steps: 1 }, { policies }));
    expect(standingOf(asked.state.tree)).toBe('approved');
  });

  test('A33 A34: and by nobody without a role that the policy names', () => {
    for (const [by, roles] of [
      [acting('deputy', 'sales-director', 'general-managers'), ['sales-director', 'general-managers']],
      [acting('clerk'), []],
    ] as const)
      told
        .given(opened, grounded, set)
        .when(ApproveTargetPlan.of({ plan }, on(by)))
        .thenRejected({
          code: 'target.not-authorised',
          data: { actor: by.id, roles, needed: ['general-manager'], policy: 'target-approval@1' },
        });
  });

  test('A33: by whatever roles another policy names', () => {
    const board = {
      approval: { ...generalManagerApproves, name: 'board', version: 3, approval: [['chair', 'board']] },
    };
    scenario(target, board)
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan }, on(acting('ann', 'board'))))
      .thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 1 }, { policies: ['board@3'] }));
    scenario(target, board)
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan }, on(manager)))
      .thenRejected('target.not-authorised');
  });

  test('A33 A34: and never by who owns it, opened it, set or decomposed anything in it', () => {
    const refused = (id: string, ...deeds: readonly string[]) =>
      told
        .given(
          happened('2024-10-01', TargetPlanOpened.of(header), acting('opener')),
          happened('2024-10-02', TargetPlanGrounded.of({ plan, ground }), acting('grounder')),
          happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value }), acting('setter')),
        )
        .when(
          DecomposeTarget.of(
            {
              plan,
              of: wholeYear,
              split: {
                by: 'time',
                method: 'largest-remainder',
                parts: quarters.map((period) => ({ period, weight: 1 })),
              },
            },
            testMeta('2024-11-01', { by: acting('splitter') }),
          ),
        )
        .when(ApproveTargetPlan.of({ plan }, on(acting(id, 'general-manager'))))
        .differing({
          rejections: [
            {
              code: 'target.approver-is-author',
              data: { actor: id, deeds: deeds as readonly ('owns' | 'opened' | 'set' | 'split' | 'grounded')[] },
            },
          ],
        });
    expect(refused('owner', 'owns')).toBeNull();
    expect(refused('opener', 'opened')).toBeNull();
    expect(refused('setter', 'set')).toBeNull();
    expect(refused('splitter', 'split')).toBeNull();
    expect(refused('grounder', 'grounded')).toBeNull();
  });

  test('A33 A34: in as many steps as the policy has, each by somebody else, and counts after the last', () => {
    const twoSteps = {
      approval: { ...generalManagerApproves, approval: [['sales-director', 'general-manager'], ['general-manager']] },
    };
    const steps = scenario(target, twoSteps).given(opened, grounded, set);
    const first = steps.when(ApproveTargetPlan.of({ plan }, on(manager)));
    first.thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 2 }, { policies }));
    expect(standingOf(first.state.tree)).toBe('in-approval');
    first
      .when(ApproveTargetPlan.of({ plan }, on(manager)))
      .thenRejected({ code: 'target.approves-twice', data: { actor: 'manager', step: 1, steps: 2 } });
    first
      .when(ApproveTargetPlan.of({ plan }, on(acting('bob', 'sales-director'))))
      .thenRejected('target.not-authorised');
    const second = first.when(ApproveTargetPlan.of({ plan }, on(acting('ann', 'general-manager'))));
    second.thenEvents(TargetPlanApproved.of({ plan, step: 2, steps: 2 }, { policies }));
    expect(standingOf(second.state.tree)).toBe('approved');
    // What is changed between the steps, or sent back, has to be approved from the first step on.
    for (const change of [
      SetTarget.of({ plan, cell: { ...wholeYear, subject: east }, value }, testMeta('2024-12-01', { by: planner })),
      ReturnTargetPlan.of({ plan, reason: 'too little' }, on(acting('bob', 'sales-director'))),
    ])
      first
        .when(change)
        .when(ApproveTargetPlan.of({ plan }, on(acting('ann', 'general-manager'))))
        .thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 2 }, { policies }));
  });

  test('A34: only those whom the policy names may set and decompose', () => {
    const planners = { approval: { ...generalManagerApproves, setters: ['sales-director'] } };
    const asking = (by: Actor) =>
      scenario(target, planners)
        .given(opened)
        .when(SetTarget.of({ plan, cell: wholeYear, value }, testMeta('2024-11-01', { by })));
    asking(planner).thenEvents(TargetSet.of({ plan, cell: wholeYear, value }));
    asking(acting('clerk', 'assistant')).thenRejected({
      code: 'target.not-authorised',
      data: { actor: 'clerk', roles: ['assistant'], needed: ['sales-director'], policy: 'target-approval@1' },
    });
  });

  test('once', () => {
    told
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan }, on(manager)))
      .when(ApproveTargetPlan.of({ plan }, on(acting('other', 'general-manager'))))
      .thenRejected({ code: 'target.plan-approved', data: { by: 'manager', on: '2024-12-01' } });
  });

  test('with at least one target in it', () => {
    told
      .given(opened, grounded)
      .when(ApproveTargetPlan.of({ plan }, on(manager)))
      .thenRejected({ code: 'target.nothing-set', data: { plan } });
  });

  test('not before its latest change', () => {
    told
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan }, on(manager, '2024-10-31')))
      .thenRejected({
        code: 'target.before-its-basis',
        data: { basis: 'changes', at: '2024-10-31T12:00:00.000Z', since: '2024-11-01T12:00:00.000Z' },
      });
    told
      .given(opened, grounded, set)
      .when(ApproveTargetPlan.of({ plan }, on(manager, '2024-11-01')))
      .thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 1 }, { policies }));
  });

  test('and every reason against it is told at once', () => {
    told
      .given(opened, grounded)
      .when(ApproveTargetPlan.of({ plan }, testMeta('2024-09-01', { by: planner })))
      .thenRejected(
        'target.not-authorised',
        'target.approver-is-author',
        'target.nothing-set',
        'target.before-its-basis',
      );
  });
});

describe('a plan is returned', () => {
  const reason = 'the south can carry more';

  test('A33 A34: with the reason, stays open for change, and can be approved later', () => {
    const asked = told
      .given(opened, grounded, set)
      .when(ReturnTargetPlan.of({ plan, reason }, on(manager)))
      .thenEvents(TargetPlanReturned.of({ plan, reason }, { policies }));
    expect(standingOf(asked.state.tree)).toBe('returned');
    const parts = quarters.map((period) => ({ period, weight: 1 }));
    const completed = asked.when(
      DecomposeTarget.of({ plan, of: wholeYear, split: { by: 'time', method: 'cumulative', parts } }, on(planner)),
    );
    const approved = completed.when(ApproveTargetPlan.of({ plan }, on(manager)));
    approved.thenEvents(TargetPlanApproved.of({ plan, step: 1, steps: 1 }, { policies }));
    approved.when(ReturnTargetPlan.of({ plan, reason }, on(manager))).thenRejected('target.plan-approved');
  });

  test('A33: by nobody without the role, and not before what it judges', () => {
    told
      .given(opened, grounded, set)
      .when(ReturnTargetPlan.of({ plan, reason }, on(planner, '2024-10-31')))
      .thenRejected('target.not-authorised', 'target.before-its-basis');
  });
});
