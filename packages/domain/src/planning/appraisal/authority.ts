/** Who may appraise and decide: a business policy of the host's, and the checks that every judgement passes. */
import { type Actor, policyRef } from '../../kernel/index.ts';
import type { CareerPath } from './career.ts';
import type { Act, AppraisalLifeRejection } from './rejections.ts';
import type { AppraisalScheme } from './scheme.ts';

/** Which roles may do what: a policy, named in each decision. */
export interface AppraisalAuthority {
  readonly name: string;
  readonly version: number;
  readonly roles: Readonly<Record<Act, readonly string[]>>;
}

/** What the room needs from outside. */
export interface AppraisalGiven {
  /** The adopted schemes, whatever their versions. */
  readonly schemes: readonly AppraisalScheme[];
  readonly authority: AppraisalAuthority;
  /** Along which a promotion leads; null where none was adopted. */
  readonly career: CareerPath | null;
}

const supervisors = ['supervisor', 'sales-manager', 'sales-director', 'general-manager'];
const managers = ['sales-manager', 'sales-director', 'general-manager'];
const leaders = ['sales-director', 'general-manager'];

/** Where no other rule was agreed: supervisors appraise, managers reward, the general manager promotes and dismisses. */
export const managersDecide: AppraisalAuthority = {
  name: 'appraisal-authority',
  version: 1,
  roles: {
    open: supervisors,
    collect: supervisors,
    measure: supervisors,
    feedback: supervisors,
    coach: supervisors,
    answer: managers,
    reward: managers,
    penalty: leaders,
    promotion: ['general-manager'],
    dismissal: ['general-manager'],
  },
};

/** Nobody acts without the role, and nobody judges himself. */
export const authorityFaults = (
  { id, roles }: Actor,
  appraisee: string,
  act: Act,
  authority: AppraisalAuthority,
): readonly AppraisalLifeRejection[] => {
  const needed = authority.roles[act];
  return [
    ...(roles.some((role) => needed.includes(role))
      ? []
      : [
          {
            code: 'appraisal.not-authorised',
            data: { actor: id, roles, act, needed, policy: policyRef(authority) },
          } as const,
        ]),
    ...(id === appraisee ? [{ code: 'appraisal.judges-himself', data: { actor: id } } as const] : []),
  ];
};
