/** What questions about receivables have in common: whose, as of which date; and why one can't be answered. */
import { isLocalDate, type LocalDate, type Messages, type Rejection } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

export interface ReceivablesQuestion {
  /** What was so at the end of this date; payments dated later don't count. */
  readonly asOf: LocalDate;
  /** Of this customer only. */
  readonly customer?: string;
  /** Of invoices whose salesperson it is only. */
  readonly salesperson?: string;
  /** Of invoices of this territory only. */
  readonly territory?: string;
}

/** Why a question about receivables can't be answered. */
export type ReceivablesFault =
  | Rejection<'receivables.not-a-date', { readonly text: string }>
  | Rejection<'receivables.empty-period', { readonly start: string; readonly end: string }>
  | Rejection<'receivables.bounds-not-ascending', { readonly bounds: readonly number[] }>
  | Rejection<'receivables.unknown-customer', { readonly customer: string }>;

export type ReceivablesFaults = readonly [ReceivablesFault, ...ReceivablesFault[]];

/** The text of each fault. */
export const receivablesMessages: Messages<ReceivablesFault> = {
  'receivables.not-a-date': {
    en: ({ text }) => `"${text}" is no date as YYYY-MM-DD.`,
    zh: ({ text }) => `“${text}”不是 YYYY-MM-DD 格式的日期。`,
  },
  'receivables.empty-period': {
    en: ({ start, end }) => `A period from ${start} until before ${end} has no day.`,
    zh: ({ start, end }) => `自 ${start} 起至 ${end} 前的期间不含任何日期。`,
  },
  'receivables.bounds-not-ascending': {
    en: ({ bounds }) => `The bounds ${bounds.join(', ')} are no ascending whole numbers of days from 1 on.`,
    zh: ({ bounds }) => `账龄界限 ${bounds.join('、')} 须为从 1 起递增的整数天数。`,
  },
  'receivables.unknown-customer': {
    en: ({ customer }) => `Customer ${customer} has no account: nothing was invoiced to it or received from it.`,
    zh: ({ customer }) => `客户 ${customer} 没有往来账：既无开票，也无收款。`,
  },
};

/** The answer, unless there are faults. */
export const unlessFaulty = <T>(
  faults: readonly ReceivablesFault[],
  answer: () => T,
): E.Either<ReceivablesFaults, T> => {
  const [first, ...others] = faults;
  return first === undefined ? E.right(answer()) : E.left([first, ...others]);
};

/** That the dates of a question are dates. */
export const dateFaults = (...dates: readonly string[]): readonly ReceivablesFault[] =>
  dates
    .filter((date) => !isLocalDate(date))
    .map((text): ReceivablesFault => ({ code: 'receivables.not-a-date', data: { text } }));
