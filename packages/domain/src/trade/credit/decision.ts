/**
 * The credit decision on an order (rules.md §3.1): what it would come to, held against everything that the account and the
 * policy say. All reasons of a block are told at once, never only the first.
 */
import * as z from 'zod';
import { idSchema, type LocalDate, localDateSchema, moneySchema } from '../../kernel/index.ts';
import { moneySaid, unitsOf } from './amounts.ts';
import { exposureOn, overdueOn } from './ledger.ts';
import { type Allowance, allowanceOn } from './limit.ts';
import { type CreditPolicy, ceilingOf, mostOverdueOf, ruleOf } from './policy.ts';
import type { CreditAccount, CreditHold } from './state.ts';

/** Reads a {@link BlockReason}. */
export const blockReasonSchema = z.union([
  /** Nobody set a limit. */
  z.strictObject({ code: z.literal('limit-unset') }),
  z.strictObject({ code: z.literal('limit-expired'), validUntil: localDateSchema }),
  /** What the customer would owe with the order, and what it may. */
  z.strictObject({ code: z.literal('limit-exceeded'), exposure: moneySchema, limit: moneySchema }),
  /** The grade allows nothing on credit: what isn't paid in advance is too much (row M15). */
  z.strictObject({ code: z.literal('cash-only'), exposure: moneySchema, grade: z.string() }),
  z.strictObject({ code: z.literal('not-graded') }),
  z.strictObject({ code: z.literal('overdue-too-long'), days: z.int(), most: z.int() }),
  z.strictObject({ code: z.literal('overdue-too-much'), overdue: moneySchema, most: moneySchema }),
  z.strictObject({
    code: z.literal('held'),
    hold: idSchema,
    until: localDateSchema.nullable(),
    reason: z.string(),
  }),
  z.strictObject({ code: z.literal('given-up') }),
]);

/** One reason for which an order is blocked, with the figures that led to it. */
export type BlockReason = z.infer<typeof blockReasonSchema>;

/** What somebody may owe on a date by everything that holds on it; an expired limit is worth what an unset one is. */
const allowanceOf = (
  { standing: { limit, grade, raises }, currency }: CreditAccount,
  policy: CreditPolicy,
  on: LocalDate,
): Allowance => {
  const rule = ruleOf(policy, grade?.grade ?? null);
  const expired = limit.validUntil !== null && on > limit.validUntil;
  const held = expired ? { limit: { kind: 'unset' as const }, validUntil: null } : limit;
  const ceiling = ceilingOf(rule, currency ?? '');
  return allowanceOn(held, ceiling, rule?.handling === 'cash-only', raises, on);
};

/** Whether a hold stands in the way of an order on a date. Its end needs nobody to end it. */
const holds = ({ scope, until }: CreditHold, order: string, units: bigint, on: LocalDate): boolean => {
  if (until !== null && on > until) return false;
  switch (scope.kind) {
    case 'account':
      return true;
    case 'order':
      return scope.order === order;
    case 'orders-above':
      return units > unitsOf(scope.amount);
  }
};

/**
 * Why an order that would add so much can't be granted on a date; empty where it can.
 *
 * @param units what the order would add to the exposure, which it is left out of
 * @param others the exposure without the order
 */
export const blockReasons = (
  account: CreditAccount,
  policy: CreditPolicy,
  on: LocalDate,
  order: string,
  units: bigint,
  others: bigint,
): readonly BlockReason[] => {
  const { standing, holds: placed, ledger } = account;
  const currency = account.currency ?? '';
  const said = (amount: bigint) => moneySaid(amount, currency);
  const rule = ruleOf(policy, standing.grade?.grade ?? null);
  const { validUntil } = standing.limit;
  const reasons: BlockReason[] = [];
  if (standing.givenUp !== null) reasons.push({ code: 'given-up' });
  if (rule === undefined) reasons.push({ code: 'not-graded' });

  const exposure = others + units;
  if (rule?.handling === 'cash-only') {
    if (exposure > 0n) reasons.push({ code: 'cash-only', exposure: said(exposure), grade: rule.grade });
  } else {
    if (validUntil !== null && on > validUntil) reasons.push({ code: 'limit-expired', validUntil });
    else if (standing.limit.limit.kind === 'unset') reasons.push({ code: 'limit-unset' });
    const allowance = allowanceOf(account, policy, on);
    if (allowance.kind === 'limited' && exposure > allowance.units)
      reasons.push({ code: 'limit-exceeded', exposure: said(exposure), limit: said(allowance.units) });
  }

  const overdue = overdueOn(ledger, on);
  if (rule !== undefined && rule.mostOverdueDays !== null && overdue.days > rule.mostOverdueDays)
    reasons.push({ code: 'overdue-too-long', days: overdue.days, most: rule.mostOverdueDays });
  const most = rule === undefined ? null : mostOverdueOf(rule, currency);
  if (most !== null && overdue.units > most)
    reasons.push({ code: 'overdue-too-much', overdue: said(overdue.units), most: said(most) });

  for (const [hold, one] of placed)
    if (holds(one, order, units, on)) reasons.push({ code: 'held', hold, until: one.until, reason: one.reason });
  return reasons;
};

/** How an account stands on a date. */
export interface CreditStanding {
  readonly exposure: ReturnType<typeof exposureOn>;
  readonly allowance: Allowance;
  /** What may still be owed; null where the limit is unset or unlimited. */
  readonly headroom: bigint | null;
  /** More is owed than may be: true from the instant a limit falls, and where no limit is set and something is owed. */
  readonly overLimit: boolean;
  readonly overdue: ReturnType<typeof overdueOn>;
}

/** How an account stands at the end of a date, by a policy. */
export const creditStandingOn = (account: CreditAccount, policy: CreditPolicy, on: LocalDate): CreditStanding => {
  const exposure = exposureOn(account.ledger, on);
  const allowance = allowanceOf(account, policy, on);
  const headroom = allowance.kind === 'limited' ? allowance.units - exposure.total : null;
  const most = allowance.kind === 'unset' ? 0n : allowance.kind === 'limited' ? allowance.units : null;
  return {
    exposure,
    allowance,
    headroom,
    overLimit: most !== null && exposure.total > most,
    overdue: overdueOn(account.ledger, on),
  };
};
