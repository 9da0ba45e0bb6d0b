/** What is looked at before many decisions: currencies, amounts, dates, and who may do what. */
import { type Actor, type CommandMeta, formatMoney, type Money, policyRef } from '../../kernel/index.ts';
import { textOfUnits } from './amounts.ts';
import { authorityOf, type CreditPolicy } from './policy.ts';
import type { CreditRejection, Deed } from './rejections.ts';
import type { CreditAccount } from './state.ts';

export type Faults = readonly CreditRejection[];

/** That all money is of the account's currency. */
export const currencyFaults = (currency: string, amounts: readonly Money[]): Faults =>
  amounts
    .filter((amount) => amount.currency !== currency)
    .map((amount) => ({ code: 'credit.other-currency', data: { currency: amount.currency, expected: currency } }));

/** That an amount is above zero. */
export const aboveZeroFaults = (amount: Money): Faults =>
  amount.amount > 0
    ? []
    : [{ code: 'credit.amount-not-above-zero', data: { amount: formatMoney(amount), currency: amount.currency } }];

/** That nothing of the standing is dated before its last change: what is known of it now is its present. */
export const earlyFaults = ({ standing: { changed } }: CreditAccount, { at, on }: CommandMeta): Faults =>
  changed === null || at >= changed.at ? [] : [{ code: 'credit.dated-too-early', data: { on, changedOn: changed.on } }];

/** That a date lies no earlier than another. */
export const endFaults = (from: string, until: string): Faults =>
  until >= from ? [] : [{ code: 'credit.ends-too-early', data: { until, from } }];

/** That somebody acts in one of some roles. */
export const roleFaults = ({ id, roles }: Actor, needed: readonly string[], policy: CreditPolicy): Faults =>
  roles.some((role) => needed.includes(role))
    ? []
    : [{ code: 'credit.not-authorised', data: { actor: id, needed, policy: policyRef(policy) } }];

/**
 * That somebody may approve so much: nothing at all (null) is within every authority, and what has no bound ('any') is
 * within that which has none.
 */
export const authorityFaults = (
  { id, roles }: Actor,
  units: bigint | 'any' | null,
  currency: string,
  policy: CreditPolicy,
): Faults => {
  const authority = authorityOf(policy, roles, currency);
  const ref = policyRef(policy);
  if (authority === null) {
    const needed = policy.authority.map(({ role }) => role);
    return [{ code: 'credit.not-authorised', data: { actor: id, needed, policy: ref } }];
  }
  if (authority === 'any' || units === null || (units !== 'any' && units <= authority)) return [];
  const asked = units === 'any' ? 'unlimited' : textOfUnits(units);
  const held = textOfUnits(authority);
  return [{ code: 'credit.beyond-authority', data: { actor: id, asked, authority: held, currency, policy: ref } }];
};

/** Four eyes: nobody decides what he asked for himself. */
export const ownFaults = ({ id }: Actor, by: string, deed: Deed): Faults =>
  id === by ? [{ code: 'credit.own-request', data: { actor: id, deed } }] : [];
