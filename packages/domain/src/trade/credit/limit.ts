/**
 * The credit limit: unset, limited (0 included) or unlimited, which are three things (design: decision 7), each with its
 * validity. What a limit is worth on a date also depends on the grade's ceiling and on temporary raises, which end by
 * themselves: nothing here waits for anybody to end them.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema, moneySchema, type Text } from '../../kernel/index.ts';
import { textOfUnits, unitsOf } from './amounts.ts';

/** Reads a {@link CreditLimit}. */
export const creditLimitSchema = z.union([
  z.strictObject({ kind: z.literal('unset') }),
  z.strictObject({ kind: z.literal('limited'), amount: moneySchema }),
  z.strictObject({ kind: z.literal('unlimited') }),
]);

/** Unset, limited (a limit of zero is limited), or unlimited (row M14). */
export type CreditLimit = z.infer<typeof creditLimitSchema>;

/** Reads {@link LimitTerms}. */
export const limitTermsSchema = z.strictObject({
  limit: creditLimitSchema,
  /** The last date on which it holds; null for a limit without an end. */
  validUntil: localDateSchema.nullable(),
});

/** A limit and how long it holds. */
export type LimitTerms = z.infer<typeof limitTermsSchema>;

/** What a customer has before anybody set a limit. */
export const noLimit: LimitTerms = { limit: { kind: 'unset' }, validUntil: null };

/** A raise for some days, both dates included. */
export interface TemporaryRaise {
  readonly request: string;
  readonly units: bigint;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What may be owed at most on a date, in units of the ledger. */
export type Allowance =
  | { readonly kind: 'unset' }
  | { readonly kind: 'limited'; readonly units: bigint }
  | { readonly kind: 'unlimited' };

const least = (limit: CreditLimit, ceiling: bigint | null): Allowance => {
  if (limit.kind === 'unset') return limit;
  if (limit.kind === 'unlimited') return ceiling === null ? limit : { kind: 'limited', units: ceiling };
  const units = unitsOf(limit.amount);
  return { kind: 'limited', units: ceiling !== null && ceiling < units ? ceiling : units };
};

/** What the raises add on a date. */
export const raisedOn = (raises: readonly TemporaryRaise[], on: LocalDate): bigint =>
  raises.reduce((sum, { from, until, units }) => (from <= on && on <= until ? sum + units : sum), 0n);

/**
 * What may be owed on a date.
 *
 * @param ceiling the most that the customer's grade allows; null for no bound. Raises go beyond it: they were approved one
 *   by one.
 * @param cashOnly nothing on credit, whatever the limit says (row M15)
 */
export const allowanceOn = (
  { limit }: LimitTerms,
  ceiling: bigint | null,
  cashOnly: boolean,
  raises: readonly TemporaryRaise[],
  on: LocalDate,
): Allowance => {
  if (cashOnly) return { kind: 'limited', units: 0n };
  const allowance = least(limit, ceiling);
  return allowance.kind === 'limited' ? { ...allowance, units: allowance.units + raisedOn(raises, on) } : allowance;
};

/** A limit in words. */
export const limitText = (limit: CreditLimit): Text => {
  switch (limit.kind) {
    case 'unset':
      return { en: 'not set', zh: '未设定' };
    case 'unlimited':
      return { en: 'unlimited', zh: '不限' };
    case 'limited': {
      const amount = `${textOfUnits(unitsOf(limit.amount))} ${limit.amount.currency}`;
      return { en: amount, zh: amount };
    }
  }
};
