/** Why something can't be done with an invoice: stable codes, and the numbers that led to them. */
import type { Money, Rejection } from '../../../kernel/index.ts';

interface Of {
  readonly invoice: string;
}

/** What an amount was meant for. */
export type AmountOf =
  | 'invoice'
  | 'payment'
  | 'allocation'
  | 'credit-note'
  | 'write-off'
  | 'recovery'
  | 'refund'
  | 'dispute'
  | 'promise'
  | 'tax-and-freight';

/** What an id names. */
export type IdOf = 'receipt' | 'allocation' | 'credit-note' | 'refund' | 'dispute' | 'promise';

export type ReceivableRejection =
  | Rejection<'receivable.not-issued', Of>
  | Rejection<'receivable.void', Of & { readonly voidedOn: string }>
  | Rejection<'receivable.already-issued', Of & { readonly issuedOn: string }>
  | Rejection<'receivable.rested-upon', Of & { readonly events: number }>
  | Rejection<'receivable.dated-before-issue', Of & { readonly on: string; readonly issuedOn: string }>
  | Rejection<'receivable.dated-before-basis', Of & { readonly on: string; readonly basisOn: string }>
  | Rejection<'receivable.due-before-issue', Of & { readonly dueOn: string; readonly issuedOn: string }>
  | Rejection<'receivable.not-above-zero', Of & { readonly of: AmountOf; readonly amount: Money }>
  | Rejection<
      'receivable.another-currency',
      Of & { readonly of: AmountOf; readonly currency: string; readonly expected: string }
    >
  | Rejection<'receivable.too-fine', Of & { readonly of: AmountOf; readonly scale: number }>
  | Rejection<
      'receivable.beyond',
      Of & {
        readonly of: AmountOf;
        readonly what: 'amount' | 'open' | 'credited' | 'excess' | 'bad-debt';
        readonly asked: Money;
        readonly most: Money;
      }
    >
  | Rejection<'receivable.bill-without-maturity', Of & { readonly means: string }>
  | Rejection<'receivable.maturity-without-bill', Of & { readonly means: string }>
  | Rejection<'receivable.known-id', Of & { readonly of: IdOf; readonly id: string }>
  | Rejection<'receivable.unknown-id', Of & { readonly of: IdOf; readonly id: string }>
  | Rejection<'receivable.excess-used', Of & { readonly receipt: string; readonly left: Money }>
  | Rejection<'receivable.settled', Of>
  | Rejection<'receivable.write-off-of-ones-own', Of & { readonly person: string }>
  | Rejection<'receivable.not-authorised', Of & { readonly roles: readonly string[]; readonly policy: string }>
  | Rejection<'receivable.not-later', Of & { readonly dueOn: string; readonly asked: string }>
  | Rejection<'receivable.not-overdue', Of & { readonly dueOn: string; readonly on: string }>
  | Rejection<'receivable.escalated-already', Of & { readonly to: string }>
  | Rejection<'receivable.escalated-too-low', Of & { readonly to: string; readonly due: string; readonly days: number }>
  | Rejection<'receivable.promise-in-the-past', Of & { readonly by: string; readonly on: string }>
  | Rejection<'receivable.reminded-in-run', Of & { readonly run: string }>
  | Rejection<'receivable.last-level-reached', Of & { readonly level: number }>
  | Rejection<
      'receivable.level-not-due',
      Of & { readonly level: number; readonly overdueDays: number; readonly needed: number }
    >
  | Rejection<
      'receivable.reminded-too-soon',
      Of & { readonly level: number; readonly last: string; readonly on: string; readonly gapDays: number }
    >;
