/** What may happen to the appraisals of a subject, and why not: every command to its subject. */
import { type Decision, refuse } from '../../kernel/index.ts';
import type { AppraisalGiven } from './authority.ts';
import type { AppraisalCommand } from './commands.ts';
import { decideConsequence } from './decide-consequence.ts';
import {
  acknowledge,
  answerObjection,
  explainShortfall,
  giveFeedback,
  object,
  startCoaching,
} from './decide-following.ts';
import { collectSheet, freezeAppraisal, issueSheet, openAppraisal, takeFacts } from './decide-measuring.ts';
import type { AppraisalEvent } from './events.ts';
import type { AppraisalRejection } from './rejections.ts';
import { type AppraisalFile, appraisalOf } from './state.ts';

/** The events of a command, or every reason against it. */
export const decideAppraisal =
  (command: AppraisalCommand, given: AppraisalGiven) =>
  (file: AppraisalFile): Decision<AppraisalRejection, AppraisalEvent> => {
    if (command.type === 'OpenAppraisal') return openAppraisal(command, given, file);
    const { subject, appraisal } = command.data;
    const of = appraisalOf(file, appraisal);
    if (of === undefined) return refuse({ code: 'appraisal.unknown', data: { appraisal, subject } });
    switch (command.type) {
      case 'IssueAppraisalSheet':
        return issueSheet(command, given, of);
      case 'CollectAppraisalSheet':
        return collectSheet(command, given, of);
      case 'MeasureKpi':
        return takeFacts(command, given, of);
      case 'FreezeAppraisal':
        return freezeAppraisal(command, given, of);
      case 'ExplainShortfall':
        return explainShortfall(command, of);
      case 'GiveAppraisalFeedback':
        return giveFeedback(command, given, of);
      case 'AcknowledgeAppraisal':
        return acknowledge(command, of);
      case 'ObjectToAppraisal':
        return object(command, of);
      case 'AnswerObjection':
        return answerObjection(command, given, of);
      case 'StartCoaching':
        return startCoaching(command, given, of);
      case 'DecideConsequence':
        return decideConsequence(command, given, file, of);
    }
  };
