/** The policies of ranks in a question, checked like the rest of it. */
import { checkGradePolicy, type GradePolicy } from '@clientele/domain/customer';
import { policyRef } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { QuestionFaults } from '../sales/asking.ts';
import type { QuestionFault } from '../sales/question.ts';

/** What was asked, unless the grade policy in it can't be used; its faults are told with the others. */
export const gradesChecked = <Asked>(
  policy: GradePolicy | undefined,
  asked: E.Either<QuestionFaults, Asked>,
): E.Either<QuestionFaults, Asked> => {
  const checked = policy === undefined ? null : checkGradePolicy(policy);
  if (policy === undefined || checked === null || E.isRight(checked)) return asked;
  const fault: QuestionFault = {
    code: 'question.bad-grades',
    data: { policy: policyRef(policy), reasons: checked.left.map(({ code }) => code) },
  };
  if (E.isRight(asked)) return E.left([fault]);
  const [first, ...others] = asked.left;
  return E.left([first, ...others, fault]);
};
