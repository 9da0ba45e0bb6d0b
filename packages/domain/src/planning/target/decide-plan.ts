/** Deciding of the plan as a whole: whether it may be opened, approved, returned. */
import * as E from 'fp-ts/lib/Either.js';
import { type Actor, type CommandOf, type Decision, policyRef, refuse, unless } from '../../kernel/index.ts';
import { calendarFaults } from './calendar.ts';
import type { ApproveTargetPlan, OpenTargetPlan, ReturnTargetPlan } from './commands.ts';
import {
  type PlanHeader,
  type TargetEvent,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetPlanReturned,
} from './events.ts';
import { tooEarlyFault } from './faults.ts';
import { entriesOf } from './growing-map.ts';
import { type SmartStatement, traitsOf } from './plan.ts';
import type { ChangeRejection, PlanRejection, TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

/** Who may decide on target plans: a business policy, adopted and versioned (rows A33 A34). */
export interface TargetPolicy {
  readonly name: string;
  readonly version: number;
  /** Whoever acts in one of these roles may approve or return a plan, unless he had a hand in it. */
  readonly approvers: readonly string[];
}

/** What the room needs from outside. */
export interface TargetGiven {
  readonly approval: TargetPolicy;
}

/** Where no other policy was adopted, the general manager approves (rows A33 A34). */
export const generalManagerApproves: TargetPolicy = {
  name: 'target-approval',
  version: 1,
  approvers: ['general-manager'],
};

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

/** The plan, unless it was never opened. */
export const openedPlan = ({ tree }: TargetState, plan: string): E.Either<PlanRejection, PlanHeader> =>
  tree.header === null ? E.left({ code: 'target.no-plan', data: { plan } }) : E.right(tree.header);

/** After its approval a plan takes no change. */
export const approvedFault = ({ tree }: TargetState): PlanRejection | null => {
  const last = tree.decisions.at(-1);
  return last?.kind === 'approved' ? { code: 'target.plan-approved', data: { by: last.by.id, on: last.on } } : null;
};

const authorityFault = ({ id, roles }: Actor, policy: TargetPolicy): ChangeRejection | null =>
  roles.some((role) => policy.approvers.includes(role))
    ? null
    : {
        code: 'target.not-authorised',
        data: { actor: id, roles, needed: policy.approvers, policy: policyRef(policy) },
      };

/** Four eyes: nobody approves what he had a hand in. */
const ownPlanFault = ({ hands }: TargetState, { id }: Actor): ChangeRejection | null => {
  const deeds = hands.filter(({ actor }) => actor === id).map(({ deed }) => deed);
  return deeds.length === 0 ? null : { code: 'target.approver-is-author', data: { actor: id, deeds } };
};

/** Approval: by a role that the policy names, by nobody who had a hand in it, of a plan that says something (rows A33 A34). */
export const approvePlan = (
  { data, meta }: CommandOf<typeof ApproveTargetPlan>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      authorityFault(meta.by, approval),
      ownPlanFault(state, meta.by),
      entriesOf(state.tree.facts).size === 0 && { code: 'target.nothing-set', data: { plan: data.plan } },
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetPlanApproved.of(data, { policies: [policyRef(approval)] })],
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
      authorityFault(meta.by, approval),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetPlanReturned.of(data, { policies: [policyRef(approval)] })],
  );
};
