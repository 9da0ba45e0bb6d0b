/**
 * What may be told of a customer's class: values that the axis takes, grades that follow from figures which agree with
 * each other, and each fact by the rules of `told.ts`. The room doesn't know whether the customer has a card.
 */

import { type Eq, eqStrict, struct } from 'fp-ts/lib/Eq.js';
import { type Decision, formatInstant, type Money, policyRef, unless } from '../../kernel/index.ts';
import { type Telling, type TellingFault, telling, tells } from '../told.ts';
import type { AxesPolicy, AxisRule } from './axes.ts';
import type { ClassificationCommand } from './commands.ts';
import { type ClassificationEvent, CustomerClassified, CustomerGraded, type GradeEvidence } from './events.ts';
import { evidenceFaults } from './evidence.ts';
import { type GradePolicy, gradeOf, gradePolicyFaults } from './grade.ts';
import type { ClassificationRejection } from './rejections.ts';
import { type AxisFact, type Classification, type GradeFact, toldOfAxis } from './state.ts';

/** What the room needs from outside: the policies in force at the command's time, as they were read and checked once. */
export interface ClassificationGiven {
  readonly gradePolicy: GradePolicy;
  /** Which values the axes take; an axis that isn't ruled takes any. */
  readonly axes?: AxesPolicy;
}

type Decided = Decision<ClassificationRejection, ClassificationEvent>;

const eqAxisFact: Eq<AxisFact> = struct({ value: eqStrict, reason: eqStrict });
const eqMoney: Eq<Money> = struct({ amount: eqStrict, currency: eqStrict, scale: eqStrict });
const eqEvidence: Eq<GradeEvidence> = struct({
  period: struct({ calendar: eqStrict, key: eqStrict, start: eqStrict, end: eqStrict }),
  value: eqMoney,
  above: eqMoney,
  total: eqMoney,
  rank: eqStrict,
  customers: eqStrict,
});
/** A grade is the same where evidence and policies are: what they give is theirs alone. */
const eqGrade: Eq<GradeFact> = {
  equals: (one, other) =>
    one.evidence !== null &&
    other.evidence !== null &&
    eqEvidence.equals(one.evidence, other.evidence) &&
    one.policies.join() === other.policies.join(),
};

/** The fact that an event told: an axis, or the grade (null); undefined where it told none. */
const factOf = ({ axes, grade }: Classification, id: string): string | null | undefined =>
  tells(grade, id) ? null : axes.find(({ told }) => tells(told, id))?.axis;

const rejectionOf =
  (state: Classification, customer: string, axis: string | null) =>
  (fault: TellingFault): ClassificationRejection => {
    if (fault.fault === 'instant-taken') {
      const at = formatInstant(fault.at);
      return { code: 'classification.instant-taken', data: { customer, axis, at, event: fault.event } };
    }
    const { corrects } = fault;
    switch (fault.fault) {
      case 'corrected-already': {
        const { by, inForce } = fault;
        return { code: 'classification.corrected-already', data: { customer, axis, corrects, by, inForce } };
      }
      case 'retraction':
        return { code: 'classification.corrects-a-retraction', data: { customer, axis, corrects } };
      case 'unknown-event': {
        const other = factOf(state, corrects);
        return other === undefined
          ? { code: 'classification.corrects-unknown-event', data: { customer, axis, corrects } }
          : { code: 'classification.corrects-another-fact', data: { customer, axis, corrects, tells: other } };
      }
    }
  };

/** The event, unless there are reasons against; none where it says nothing new. */
const told = (
  state: Classification,
  customer: string,
  axis: string | null,
  news: Telling,
  others: readonly (ClassificationRejection | null)[],
  event: () => ClassificationEvent,
): Decided =>
  unless([...others, ...news.faults.map(rejectionOf(state, customer, axis))], () => (news.known ? [] : [event()]));

const notAllowed = (
  policy: AxesPolicy | undefined,
  rule: AxisRule | undefined,
  customer: string,
  value: string | null,
): ClassificationRejection | null =>
  policy === undefined || rule === undefined || rule.open || value === null || rule.values.includes(value)
    ? null
    : {
        code: 'classification.value-not-allowed',
        data: { customer, axis: rule.axis, value, allowed: rule.values, policy: policyRef(policy) },
      };

type Classifying = Extract<ClassificationCommand, { readonly type: 'ClassifyCustomer' | 'CorrectClassification' }>;

const classify = (state: Classification, { axes }: ClassificationGiven, command: Classifying): Decided => {
  const { customer, axis, value, reason } = command.data;
  const corrects = command.type === 'CorrectClassification' ? command.data.corrects : undefined;
  const rule = axes?.axes.find((one) => one.axis === axis);
  const policies = axes === undefined || rule === undefined || value === null ? [] : [policyRef(axes)];
  const fact = value === null ? null : { value, reason: reason ?? null };
  const news = telling(toldOfAxis(state, axis), eqAxisFact, command.meta.at, fact, corrects);
  return told(state, customer, axis, news, [notAllowed(axes, rule, customer, value)], () =>
    CustomerClassified.of(
      { customer, axis, value, ...(reason === undefined ? {} : { reason }) },
      { policies, ...(corrects === undefined ? {} : { corrects }) },
    ),
  );
};

type Grading = Extract<ClassificationCommand, { readonly type: 'GradeCustomer' | 'CorrectGrade' }>;

const gradeFrom = (state: Classification, { gradePolicy }: ClassificationGiven, command: Grading): Decided => {
  const { customer, evidence } = command.data;
  const corrects = command.type === 'CorrectGrade' ? command.data.corrects : undefined;
  const faults = evidence === null ? [] : [...gradePolicyFaults(gradePolicy), ...evidenceFaults(evidence)];
  const grade = evidence === null || faults.length > 0 ? null : gradeOf(gradePolicy, evidence);
  const policies = evidence === null ? [] : [policyRef(gradePolicy)];
  const fact = evidence === null ? null : { grade, evidence, policies };
  const news = telling(state.grade, eqGrade, command.meta.at, fact, corrects);
  return told(state, customer, null, news, faults, () =>
    CustomerGraded.of({ customer, grade, evidence }, { policies, ...(corrects === undefined ? {} : { corrects }) }),
  );
};

/** Answers a command on a classification: all reasons against it, or the events. */
export const decideClassification =
  (command: ClassificationCommand, given: ClassificationGiven) =>
  (state: Classification): Decided => {
    switch (command.type) {
      case 'ClassifyCustomer':
      case 'CorrectClassification':
        return classify(state, given, command);
      case 'GradeCustomer':
      case 'CorrectGrade':
        return gradeFrom(state, given, command);
    }
  };
