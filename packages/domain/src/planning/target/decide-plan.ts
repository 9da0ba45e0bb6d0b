/** Deciding of the plan as a whole: whether it may be opened, approved, returned. */
import * as E from 'fp-ts/lib/Either.js';
import { type Actor, type CommandOf, type Decision, policyRef, refuse, unless } from '../../kernel/index.ts';
import { calendarFaults } from './calendar.ts';
import type { ApproveTargetPlan, OpenTargetPlan, ReturnTargetPlan } from './commands.ts';
import { groundFaults } from './decide-ground.ts';
import { type TargetEvent, TargetPlanApproved, TargetPlanOpened, TargetPlanReturned } from './events.ts';
import { tooEarlyFault } from './faults.ts';
import { entriesOf } from './growing-map.ts';
import { type SmartStatement, traitsOf } from './plan.ts';
import { approvedFault, openedPlan } from './plan-standing.ts';
import { authorityFault, type TargetGiven } from './policy.ts';
import type { ChangeRejection, TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

const statements = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const;

const missingOf = (asked: { readonly [Field in keyof SmartStatement]?: string | undefined }) =>
  statements.filter((field) => (asked[field] ?? '').trim() === '');

const said = (text: string | undefined): string => text ?? '';

/** A plan is opened once, says how it is SMART (row A3), and counts in the unit of its metric. */
export const openPlan = ({ data }: CommandOf<typeof OpenTargetPlan>, { tree }: TargetState): Answer => {
  const { header, opened } = tree;
  if (header !== null && opened !== null)
    return refuse({ code: 'target.plan-exists', data: { plan: data.plan, name: header.name, on: opened.on } });
  const missing = missingOf(data.smart);
  const { unit: needed } = traitsOf[data.metric];
  const { specific, measurable, achievable, relevant, timeBound } = data.smart;
  return unless<TargetRejection, TargetEvent>(
    [
      missing.length > 0 && { code: 'target.not-smart', data: { missing } },
      data.unit.kind !== needed && {
        code: 'target.unit-of-another-metric',
        data: { metric: data.metric, unit: data.unit.kind, needed },
      },
      ...calendarFaults(data.calendar, data.span),
    ],
    () => [
      TargetPlanOpened.of({
        ...data,
        smart: {
          specific: said(specific),
          measurable: said(measurable),
          achievable: said(achievable),
          relevant: said(relevant),
          timeBound: said(timeBound),
        },
        record: data.record ?? false,
      }),
    ],
  );
};

/** Four eyes: nobody approves what he had a hand in. */
const ownPlanFault = ({ hands }: TargetState, { id }: Actor): ChangeRejection | null => {
  const deeds = hands.filter(({ actor }) => actor === id).map(({ deed }) => deed);
  return deeds.length === 0 ? null : { code: 'target.approver-is-author', data: { actor: id, deeds } };
};

/** Each step of an approval is taken by somebody else. */
const twiceFault = ({ approvals }: TargetState, { id }: Actor, steps: number): ChangeRejection | null =>
  approvals.includes(id)
    ? { code: 'target.approves-twice', data: { actor: id, step: approvals.indexOf(id) + 1, steps } }
    : null;

/** Approval: by a role that the policy names, by nobody who had a hand in it, of a plan that says something (rows A33 A34). */
export const approvePlan = (
  { data, meta }: CommandOf<typeof ApproveTargetPlan>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const approved = approvedFault(state);
  if (approved !== null) return refuse(approved);
  const step = state.approvals.length + 1;
  const steps = Math.max(approval.approval.length, step);
  return unless<TargetRejection, TargetEvent>(
    [
      authorityFault(meta.by, approval.approval[step - 1] ?? [], approval),
      ownPlanFault(state, meta.by),
      twiceFault(state, meta.by, steps),
      entriesOf(state.tree.facts).size === 0 && { code: 'target.nothing-set', data: { plan: data.plan } },
      ...groundFaults(state.tree, state.content, plan.right),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetPlanApproved.of({ ...data, step, steps }, { policies: [policyRef(approval)] })],
  );
};

/** A plan is returned by those who may approve it, as long as it isn't approved. */
export const returnPlan = (
  { data, meta }: CommandOf<typeof ReturnTargetPlan>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      authorityFault(meta.by, approval.approval.flat(), approval),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetPlanReturned.of(data, { policies: [policyRef(approval)] })],
  );
};
