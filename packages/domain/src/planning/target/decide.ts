/** What may happen to a target plan, and why not: every command to its subject. */
import type { Decision } from '../../kernel/index.ts';
import type { TargetCommand } from './commands.ts';
import { decomposeTarget } from './decide-decomposition.ts';
import { approvePlan, openPlan, returnPlan, type TargetGiven } from './decide-plan.ts';
import { setQuota, setTarget, withdrawTarget } from './decide-target.ts';
import type { TargetEvent } from './events.ts';
import type { TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';

/** The events of a command, or every reason against it. */
export const decide =
  (command: TargetCommand, given: TargetGiven) =>
  (state: TargetState): Decision<TargetRejection, TargetEvent> => {
    switch (command.type) {
      case 'OpenTargetPlan':
        return openPlan(command, state);
      case 'SetTarget':
        return setTarget(command, state);
      case 'DecomposeTarget':
        return decomposeTarget(command, state);
      case 'SetQuota':
        return setQuota(command, state);
      case 'WithdrawTarget':
        return withdrawTarget(command, state);
      case 'ApproveTargetPlan':
        return approvePlan(command, given, state);
      case 'ReturnTargetPlan':
        return returnPlan(command, given, state);
    }
  };
