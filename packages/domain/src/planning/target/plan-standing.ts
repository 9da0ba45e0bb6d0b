/** Whether there is a plan to decide on, and how it stands: asked before anything else. */
import * as E from 'fp-ts/lib/Either.js';
import type { PlanHeader } from './events.ts';
import type { PlanRejection, ProposalRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

/** The plan, unless it was never opened. */
export const openedPlan = ({ tree }: TargetState, plan: string): E.Either<PlanRejection, PlanHeader> =>
  tree.header === null ? E.left({ code: 'target.no-plan', data: { plan } }) : E.right(tree.header);

/** After its approval a plan takes no change. */
export const approvedFault = ({ tree }: TargetState): PlanRejection | null => {
  const last = tree.decisions.at(-1);
  return last?.kind === 'approved' && last.step === last.steps
    ? { code: 'target.plan-approved', data: { by: last.by.id, on: last.on } }
    : null;
};

/** Before its approval nothing is carried out by a plan, and no target of it is moved (row A34). */
export const notApprovedFault = (state: TargetState, plan: string): ProposalRejection | null =>
  approvedFault(state) === null ? { code: 'target.not-approved-yet', data: { plan } } : null;
