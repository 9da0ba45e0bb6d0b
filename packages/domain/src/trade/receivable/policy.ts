/**
 * The policies by which receivables are run: when and how loudly a customer is reminded (`rules.md §3.12`), whom arrears are
 * reported to, who may give up how much, and who may grant how much time.
 */
import { divideHalfAway, type LocalDate, type Money, powerOfTen } from '../../kernel/index.ts';
import { unitsOf } from './exact.ts';

/** One level of dunning. */
export interface DunningLevel {
  /** From so many days after the due date on. */
  readonly overdueDays: number;
  /** At least so many days after the notice before. */
  readonly gapDays: number;
  /** What the notice costs, by currency; none where its currency isn't named. */
  readonly fees: readonly Money[];
}

/** How interest is cut to the last digit of the balance's scale. */
export type InterestRounding = 'down' | 'half-away-from-zero';

/** How customers are reminded. */
export interface DunningPolicy {
  readonly name: string;
  readonly version: number;
  /** From the first to the last; the last proposes a credit stop. */
  readonly levels: readonly DunningLevel[];
  /** Interest a year in basis points, from the day after the due date. */
  readonly interestBasisPoints: number;
  readonly yearDays: 360 | 365;
  readonly rounding: InterestRounding;
}

/** What one role may do. */
export interface RoleBounds {
  readonly role: string;
  /** Up to how much it may write off of an invoice, by currency; null: any amount. */
  readonly writeOff: readonly Money[] | null;
  /** How many days after the first due date it may extend to; null: any. */
  readonly extensionDays: number | null;
}

/** Who may give up money or time, and whom arrears are reported to. */
export interface CollectionPolicy {
  readonly name: string;
  readonly version: number;
  readonly roles: readonly RoleBounds[];
  /** From so many overdue days on the arrears belong before a role (rows M4 M7); ascending. */
  readonly escalation: readonly { readonly overdueDays: number; readonly to: string }[];
}

/** Three levels, each more pressing; interest at 5 % a year of 365 days, cut down. */
export const threeLevels: DunningPolicy = {
  name: 'three-levels',
  version: 1,
  levels: [
    { overdueDays: 10, gapDays: 0, fees: [] },
    { overdueDays: 30, gapDays: 10, fees: [] },
    { overdueDays: 45, gapDays: 10, fees: [] },
  ],
  interestBasisPoints: 500,
  yearDays: 365,
  rounding: 'down',
};

/** Finance and the general manager may give up any amount; arrears go to the sales director, then to the general manager. */
export const financeCollects: CollectionPolicy = {
  name: 'finance-collects',
  version: 1,
  roles: [
    { role: 'finance-manager', writeOff: null, extensionDays: 60 },
    { role: 'general-manager', writeOff: null, extensionDays: null },
    { role: 'sales-director', writeOff: [], extensionDays: 30 },
  ],
  escalation: [
    { overdueDays: 30, to: 'sales-director' },
    { overdueDays: 90, to: 'general-manager' },
  ],
};

/**
 * Interest for late payment: `outstanding × basis points × days / (10 000 × days of the year)`, cut to the scale of the
 * outstanding amount by the policy's rounding.
 *
 * @returns zero for a term of no days
 *
 * @example
 * ```ts
 * import { money } from '@clientele/domain/kernel';
 * import { interestOn, threeLevels } from '@clientele/domain/trade';
 *
 * interestOn(threeLevels, money(1_000_00, 'CNY'), 73).amount; // 1000: a fifth of 5 % of 1,000.00 is 10.00
 * ```
 */
export const interestOn = (
  { interestBasisPoints, yearDays, rounding }: Pick<DunningPolicy, 'interestBasisPoints' | 'yearDays' | 'rounding'>,
  outstanding: Money,
  days: number,
): Money => {
  const numerator = BigInt(outstanding.amount) * BigInt(interestBasisPoints) * BigInt(Math.max(0, days));
  const denominator = 10_000n * BigInt(yearDays);
  const units = rounding === 'down' ? numerator / denominator : divideHalfAway(numerator, denominator);
  return { ...outstanding, amount: Number(units) };
};

/** The fee of a level in a currency, at a scale no coarser than asked. */
export const feeOf = ({ fees }: DunningLevel, currency: string, scale: number): Money => {
  const fee = fees.find((one) => one.currency === currency);
  if (fee === undefined) return { amount: 0, currency, scale };
  const finer = Math.max(scale, fee.scale);
  return { amount: Number(BigInt(fee.amount) * powerOfTen(finer - fee.scale)), currency, scale: finer };
};

/** The bounds of a role that somebody acts in, which suffice; undefined where none does. */
export const boundsThat = (
  { roles }: CollectionPolicy,
  held: readonly string[],
  suffice: (bounds: RoleBounds) => boolean,
): RoleBounds | undefined => roles.find((bounds) => held.includes(bounds.role) && suffice(bounds));

/** Whether a role may write off an amount. */
export const mayWriteOff =
  (amount: Money) =>
  ({ writeOff }: RoleBounds): boolean =>
    writeOff === null ||
    writeOff.some((bound) => bound.currency === amount.currency && unitsOf(bound) >= unitsOf(amount));

/** Whether a role may extend to so many days after the first due date. */
export const mayExtend =
  (days: number) =>
  ({ extensionDays }: RoleBounds): boolean =>
    extensionDays === null || days <= extensionDays;

/** Whom arrears of so many days belong before: the last step that they reached; null before the first. */
export const escalationDue = ({ escalation }: CollectionPolicy, overdueDays: number): string | null =>
  escalation.findLast((step) => overdueDays >= step.overdueDays)?.to ?? null;

/** How far somebody's last notice has come. */
export interface NoticesSoFar {
  readonly level: number;
  readonly on: LocalDate | null;
}
