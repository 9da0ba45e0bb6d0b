/** What may happen to a target plan, and why not: every command to its subject. */
import * as E from 'fp-ts/lib/Either.js';
import type { Decision } from '../../kernel/index.ts';
import type { TargetCommand } from './commands.ts';
import { approveChange, declineChange, proposeChange } from './decide-change.ts';
import { decomposeTarget } from './decide-decomposition.ts';
import { agreeToPlan, groundPlan } from './decide-ground.ts';
import { checkMeasure, planMeasure, reportMilestone } from './decide-measure.ts';
import { approvePlan, openPlan, returnPlan } from './decide-plan.ts';
import { adoptStandard, planCatchUp, reportProgress, reviewTarget } from './decide-review.ts';
import { decomposeInTable } from './decide-table.ts';
import { setQuota, setTarget, withdrawTarget } from './decide-target.ts';
import type { TargetEvent } from './events.ts';
import { authorityFault, type TargetGiven } from './policy.ts';
import type { TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** Setting, decomposing, telling and taking back is for those whom the policy names (row A34). */
const bySetters = ({ meta }: TargetCommand, { approval }: TargetGiven, answer: Answer): Answer => {
  const fault = authorityFault(meta.by, approval.setters, approval);
  if (fault === null) return answer;
  return E.isLeft(answer) ? E.left([fault, ...answer.left]) : E.left([fault]);
};

/** The events of a command, or every reason against it. */
export const decide =
  (command: TargetCommand, given: TargetGiven) =>
  (state: TargetState): Answer => {
    switch (command.type) {
      case 'OpenTargetPlan':
        return bySetters(command, given, openPlan(command, state));
      case 'SetTarget':
        return bySetters(command, given, setTarget(command, given, state));
      case 'DecomposeTarget':
        return bySetters(command, given, decomposeTarget(command, state));
      case 'DecomposeInTable':
        return bySetters(command, given, decomposeInTable(command, state));
      case 'SetQuota':
        return bySetters(command, given, setQuota(command, state));
      case 'WithdrawTarget':
        return bySetters(command, given, withdrawTarget(command, state));
      case 'ApproveTargetPlan':
        return approvePlan(command, given, state);
      case 'ReturnTargetPlan':
        return returnPlan(command, given, state);
      case 'ProposeTargetChange':
        return bySetters(command, given, proposeChange(command, state));
      case 'ApproveTargetChange':
        return approveChange(command, given, state);
      case 'DeclineTargetChange':
        return declineChange(command, given, state);
      case 'GroundTargetPlan':
        return bySetters(command, given, groundPlan(command, state));
      case 'AgreeToTargetPlan':
        return agreeToPlan(command, state);
      case 'PlanMeasure':
        return bySetters(command, given, planMeasure(command, state));
      case 'ReportMilestone':
        return reportMilestone(command, state);
      case 'CheckMeasure':
        return checkMeasure(command, state);
      case 'ReviewTarget':
        return reviewTarget(command, state);
      case 'AdoptStandard':
        return adoptStandard(command, state);
      case 'PlanCatchUp':
        return planCatchUp(command, state);
      case 'ReportProgress':
        return reportProgress(command, given, state);
    }
  };
