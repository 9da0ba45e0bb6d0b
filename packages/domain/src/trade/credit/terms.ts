/**
 * Terms of payment: when what was sold is due, what is paid in advance, and by which means. The due date is derived from
 * the terms and the dates of delivery and invoice; nobody types it in (rows M12 G7).
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import {
  addDays,
  addMonths,
  apportion,
  daysInMonth,
  isLocalDate,
  type LocalDate,
  localDate,
  type Money,
  monthOf,
  type Text,
  yearOf,
} from '../../kernel/index.ts';
import { paymentMeansSchema } from '../receivable/means.ts';

/** Two years: no terms of trade run longer. */
const daysSchema = z.int().min(0).max(730);

/** Reads a {@link DueRule}. */
export const dueRuleSchema = z.union([
  /** 款到发货: nothing leaves before it is paid. */
  z.strictObject({ kind: z.literal('before-delivery') }),
  /** 货到付款: on the day of the delivery. */
  z.strictObject({ kind: z.literal('on-delivery') }),
  /** 票到 n 天: so many days after the invoice. */
  z.strictObject({ kind: z.literal('after-invoice'), days: daysSchema }),
  /** 货到 n 天: so many days after the delivery. */
  z.strictObject({ kind: z.literal('after-delivery'), days: daysSchema }),
  /** 月结 n 天: so many days after the end of the month in which it was invoiced. */
  z.strictObject({ kind: z.literal('after-month'), days: daysSchema }),
]);

/** When what was sold is due. */
export type DueRule = Readonly<z.infer<typeof dueRuleSchema>>;

/** Reads {@link PaymentTerms}. */
export const paymentTermsSchema = z.strictObject({
  due: dueRuleSchema,
  /** What is paid when the order is agreed: a deposit (定金) or a prepayment (预付款), as basis points of the gross value. */
  advance: z.strictObject({ kind: z.enum(['deposit', 'prepayment']), share: z.int().min(1).max(10_000) }).optional(),
  /** The means that are taken; the two acceptance bills (承兑汇票) stay in the exposure until they mature. */
  means: z.array(paymentMeansSchema).min(1).max(20),
});

/** Terms of payment. */
export type PaymentTerms = z.infer<typeof paymentTermsSchema>;

/** The dates from which a due date is derived, as far as they are known. */
export interface DueDates {
  readonly orderedOn: LocalDate;
  readonly deliveredOn?: LocalDate;
  readonly invoicedOn?: LocalDate;
}

const lastDate: LocalDate = '9999-12-31';
const later = (date: LocalDate, days: number): LocalDate => {
  const due = addDays(date, days);
  return isLocalDate(due) ? due : lastDate;
};

const monthEnd = (date: LocalDate): LocalDate => {
  const [year, month] = [yearOf(date), monthOf(date)];
  return localDate(year, month, daysInMonth(year, month));
};

/**
 * The date on which what was sold is due; null as long as the event that it counts from hasn't come.
 *
 * @example
 * ```ts
 * import { dueDateOf } from '@clientele/domain/trade';
 *
 * const dates = { orderedOn: '2024-01-10', deliveredOn: '2024-01-20', invoicedOn: '2024-01-25' } as const;
 * dueDateOf({ kind: 'after-delivery', days: 30 }, dates); // '2024-02-19'
 * dueDateOf({ kind: 'after-month', days: 30 }, dates); // '2024-03-01': thirty days after 31 January
 * dueDateOf({ kind: 'after-invoice', days: 30 }, { orderedOn: '2024-01-10' }); // null: no invoice yet
 * ```
 */
export const dueDateOf = (rule: DueRule, { orderedOn, deliveredOn, invoicedOn }: DueDates): LocalDate | null => {
  switch (rule.kind) {
    case 'before-delivery':
      return orderedOn;
    case 'on-delivery':
      return deliveredOn ?? null;
    case 'after-invoice':
      return invoicedOn === undefined ? null : later(invoicedOn, rule.days);
    case 'after-delivery':
      return deliveredOn === undefined ? null : later(deliveredOn, rule.days);
    case 'after-month':
      return invoicedOn === undefined ? null : later(monthEnd(invoicedOn), rule.days);
  }
};

/** One part of what is to be paid, and when. */
export interface PaymentDue {
  readonly part: 'deposit' | 'prepayment' | 'balance';
  readonly amount: Money;
  /** Null as long as the event that it counts from hasn't come. */
  readonly dueOn: LocalDate | null;
}

/**
 * What is to be paid for a gross value, part by part; the parts add up to it exactly.
 *
 * @example
 * ```ts
 * import { money } from '@clientele/domain/kernel';
 * import { paymentsDue } from '@clientele/domain/trade';
 *
 * const terms = {
 *   due: { kind: 'on-delivery' },
 *   advance: { kind: 'deposit', share: 3000 },
 *   means: ['transfer'],
 * } as const;
 * paymentsDue({ ...terms, means: [...terms.means] }, money(10_001, 'CNY'), { orderedOn: '2024-01-10' });
 * // a deposit of 30.00, due on 2024-01-10, and a balance of 70.01, due when the goods come
 * ```
 */
export const paymentsDue = ({ due, advance }: PaymentTerms, total: Money, dates: DueDates): readonly PaymentDue[] => {
  const balance = (amount: number): PaymentDue => ({
    part: 'balance',
    amount: { ...total, amount },
    dueOn: dueDateOf(due, dates),
  });
  if (advance === undefined) return [balance(total.amount)];
  const parts = apportion(total.amount, [advance.share, 10_000 - advance.share]);
  const [first = 0, rest = total.amount] = E.isRight(parts) ? parts.right : [];
  const ahead: PaymentDue = { part: advance.kind, amount: { ...total, amount: first }, dueOn: dates.orderedOn };
  return advance.share === 10_000 ? [ahead] : [ahead, balance(rest)];
};

/** The first date after which a review by months falls due: the same day so many months later. */
export const monthsLater = (date: LocalDate, months: number): LocalDate => {
  const due = yearOf(date) + Math.ceil(months / 12) > 9999 ? lastDate : addMonths(date, months);
  return isLocalDate(due) ? due : lastDate;
};

const text = (en: string, zh: string): Text => ({ en, zh });

/** What a due rule is called in trade. */
export const dueRuleText = (rule: DueRule): Text => {
  switch (rule.kind) {
    case 'before-delivery':
      return text('payment before delivery', '款到发货');
    case 'on-delivery':
      return text('payment on delivery', '货到付款');
    case 'after-invoice':
      return text(`${rule.days} days after the invoice`, `票到 ${rule.days} 天`);
    case 'after-delivery':
      return text(`${rule.days} days after delivery`, `货到 ${rule.days} 天`);
    case 'after-month':
      return text(`${rule.days} days after the end of the month`, `月结 ${rule.days} 天`);
  }
};

/** Terms in a few words: `30 % deposit, 30 days after delivery`. */
export const termsText = ({ due, advance }: PaymentTerms): Text => {
  const rule = dueRuleText(due);
  if (advance === undefined) return rule;
  const percent = `${advance.share / 100} %`;
  const kind = advance.kind === 'deposit' ? text('deposit', '定金') : text('prepayment', '预付款');
  return advance.share === 10_000
    ? text(`${percent} ${kind.en}`, `${kind.zh} ${percent}`)
    : text(`${percent} ${kind.en}, ${rule.en}`, `${kind.zh} ${percent}，余款${rule.zh}`);
};
