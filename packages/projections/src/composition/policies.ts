/** The policies of a question, checked like the rest of it, and those that hold where it names none. */
import {
  type AmountBandPolicy,
  checkAmountBandPolicy,
  checkGradePolicy,
  type GradePolicy,
  type PositionPolicy,
  paretoPolicy,
  positionPolicy,
  type RfmPolicy,
  rfmPolicy,
  type VipPolicy,
  vipPolicy,
} from '@clientele/domain/customer';
import { policyRef } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Axis, QuestionFault } from '../sales/question.ts';
import type { DerivedPolicies } from './derived-axes.ts';

/** The policies by which a question wants customers classed; each has a default but for the bands. */
export interface AskedPolicies {
  /** For `pareto`: 80 % and 95 % by default. */
  readonly grades?: GradePolicy;
  /** For `vip`: the top 20 % by default. */
  readonly vip?: VipPolicy;
  /** For `band`; there is no default, since amounts are a company's own. */
  readonly bands?: AmountBandPolicy;
  /** For `rfm`: quintiles by default. */
  readonly rfm?: RfmPolicy;
  /** For `position`. */
  readonly position?: PositionPolicy;
}

/** The policies of a question with every default said. */
export const policiesOf = ({
  grades = paretoPolicy,
  vip = vipPolicy,
  bands,
  rfm = rfmPolicy,
  position = positionPolicy,
}: AskedPolicies): DerivedPolicies => ({ grades, vip, bands: bands ?? null, rfm, position });

const faultsOf = ({ grades, bands }: AskedPolicies, axes: readonly Axis[]): readonly QuestionFault[] => {
  const graded = grades === undefined ? null : checkGradePolicy(grades);
  const banded = bands === undefined ? null : checkAmountBandPolicy(bands);
  const bad = (
    policy: GradePolicy | AmountBandPolicy,
    reasons: readonly { readonly code: string }[],
  ): QuestionFault => ({
    code: 'question.bad-grades',
    data: { policy: policyRef(policy), reasons: reasons.map(({ code }) => code) },
  });
  return [
    ...(grades !== undefined && graded !== null && E.isLeft(graded) ? [bad(grades, graded.left)] : []),
    ...(bands !== undefined && banded !== null && E.isLeft(banded) ? [bad(bands, banded.left)] : []),
    ...(bands === undefined && axes.includes('band')
      ? [{ code: 'question.axis-needs-policy', data: { axis: 'band' } } as const]
      : []),
  ];
};

/** What was asked, unless a policy in it can't be used; its faults are told with the others. */
export const policiesChecked = <Asked>(
  policies: AskedPolicies,
  axes: readonly Axis[],
  asked: E.Either<QuestionFaults, Asked>,
): E.Either<QuestionFaults, Asked> => {
  const [first, ...others] = [...(E.isLeft(asked) ? asked.left : []), ...faultsOf(policies, axes)];
  return first === undefined ? asked : E.left([first, ...others]);
};
