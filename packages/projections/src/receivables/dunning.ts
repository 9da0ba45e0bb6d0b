/**
 * The proposal of a dunning run (`rules.md §3.12`): for every late invoice the notice that the policy would send on the
 * report's date, with balance, interest and fee; or why it is passed over. It proposes and sends nothing: each notice is
 * decided by its invoice, by the same policy.
 */
import {
  daysBetween,
  finestScale,
  type LocalDate,
  type Money,
  normalizeDecimal,
  type PolicyRef,
  policyRef,
} from '@clientele/domain/kernel';
import { type DunningPolicy, feeOf, interestOn } from '@clientele/domain/trade';
import type { Either } from 'fp-ts/lib/Either.js';
import { compareKeys } from '../kernel/key-order.ts';
import { invoicesAsked } from './ageing.ts';
import { levelOn } from './arrears.ts';
import { atScale, type InvoiceAsOf } from './as-of.ts';
import type { ReceivablesBook } from './book.ts';
import { dateFaults, type ReceivablesFaults, type ReceivablesQuestion, unlessFaulty } from './question.ts';

export interface DunningQuestion extends ReceivablesQuestion {
  readonly policy: DunningPolicy;
}

/** Why an invoice gets no notice in this run. */
export type DunningSkip = 'disputed' | 'level-not-due' | 'too-soon' | 'last-level-reached';

export interface DunningRow {
  readonly customer: string;
  readonly invoice: string;
  readonly dueOn: LocalDate;
  readonly overdue: number;
  readonly balance: Money;
  /** The level before, and the one that is proposed; null where it is passed over. */
  readonly before: number;
  readonly level: number | null;
  readonly skipped: DunningSkip | null;
  readonly interest: Money | null;
  readonly fee: Money | null;
  /** Whether the notice would be the last, and propose a credit stop. */
  readonly proposesStop: boolean;
}

export interface Dunning {
  readonly asOf: LocalDate;
  readonly policy: PolicyRef;
  /** By customer, then the longest overdue first. */
  readonly rows: readonly DunningRow[];
}

const lastOn = ({ record: { notices } }: InvoiceAsOf, asOf: LocalDate): LocalDate | null =>
  notices.reduce<LocalDate | null>(
    (last, { on, level }) => (level !== null && on <= asOf && (last === null || on > last) ? on : last),
    null,
  );

/** What is open as a notice says it: at the scale of the invoice, or a finer one where that alone is exact. */
const balanceOf = ({ record: { amount }, open }: InvoiceAsOf): Money => {
  const scale = Math.max(normalizeDecimal({ units: open, scale: finestScale }).scale, amount.scale);
  return { amount: Number(atScale(open, scale)), currency: amount.currency, scale };
};

const skipOf = (one: InvoiceAsOf, { policy, asOf }: DunningQuestion, level: number): DunningSkip | null => {
  const rule = policy.levels[level - 1];
  const last = lastOn(one, asOf);
  if (one.disputed > 0n) return 'disputed';
  if (rule === undefined) return 'last-level-reached';
  if (one.overdue < rule.overdueDays) return 'level-not-due';
  return last !== null && daysBetween(last, asOf) < rule.gapDays ? 'too-soon' : null;
};

const rowOf = (one: InvoiceAsOf, question: DunningQuestion): DunningRow => {
  const { policy, asOf } = question;
  const { record, dueOn, overdue } = one;
  const balance = balanceOf(one);
  const before = levelOn(one, asOf);
  const level = before + 1;
  const skipped = skipOf(one, question, level);
  const rule = skipped === null ? policy.levels[level - 1] : undefined;
  return {
    customer: record.customer,
    invoice: record.invoice,
    dueOn,
    overdue,
    balance,
    before,
    level: rule === undefined ? null : level,
    skipped,
    interest: rule === undefined ? null : interestOn(policy, balance, overdue),
    fee: rule === undefined ? null : feeOf(rule, balance.currency, balance.scale),
    proposesStop: rule !== undefined && level === policy.levels.length,
  };
};

/** What a dunning run on the report's date would send, and what it would pass over. */
export const dunning = (book: ReceivablesBook, question: DunningQuestion): Either<ReceivablesFaults, Dunning> =>
  unlessFaulty(dateFaults(question.asOf), () => ({
    asOf: question.asOf,
    policy: policyRef(question.policy),
    rows: invoicesAsked(book, question)
      .filter(({ open, overdue }) => open > 0n && overdue > 0)
      .map((one) => rowOf(one, question))
      .sort(
        (left, right) =>
          compareKeys(left.customer, right.customer) ||
          right.overdue - left.overdue ||
          compareKeys(left.invoice, right.invoice),
      ),
  }));
