/** Who may do what to target plans: a business policy, adopted and versioned (rows A33 A34). */
import { type Actor, policyRef } from '../../kernel/index.ts';
import type { ChangeRejection } from './rejections.ts';

export interface TargetPolicy {
  readonly name: string;
  readonly version: number;
  /** Whoever acts in one of these roles may open a plan and set, decompose, tell and take back in it; null: anybody. */
  readonly setters: readonly string[] | null;
  /** The steps of approval, in order: each is taken by somebody else, in one of its roles, who had no hand in the plan. */
  readonly approval: readonly (readonly string[])[];
  /** Who may approve a balanced transfer. */
  readonly transfers: readonly string[];
  /** Who may approve a change of a total. */
  readonly totals: readonly string[];
  /**
   * How far a target lies from the base that it is derived from, in ten-thousandths of it: below `least` it is too easy,
   * above `most` out of reach (row A25). Null: every target stands, and none needs a base.
   */
  readonly challenge: { readonly least: number; readonly most: number } | null;
  /** Within so many days after the end of a month its progress is reported (row A35). */
  readonly reportWithinDays: number;
}

/** What the room needs from outside. */
export interface TargetGiven {
  readonly approval: TargetPolicy;
}

/** Where no other policy was adopted, the general manager approves plans and changes (rows A33 A34). */
export const generalManagerApproves: TargetPolicy = {
  name: 'target-approval',
  version: 1,
  setters: null,
  approval: [['general-manager']],
  transfers: ['general-manager'],
  totals: ['general-manager'],
  challenge: null,
  reportWithinDays: 10,
};

/** Acting in none of the roles that are needed; null asks for none. */
export const authorityFault = (
  { id, roles }: Actor,
  needed: readonly string[] | null,
  policy: TargetPolicy,
): ChangeRejection | null =>
  needed === null || roles.some((role) => needed.includes(role))
    ? null
    : { code: 'target.not-authorised', data: { actor: id, roles, needed, policy: policyRef(policy) } };
