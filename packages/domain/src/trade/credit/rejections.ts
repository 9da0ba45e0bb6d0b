/** Why something can't be done with a credit account: stable codes, and the figures that led to them. */
import type { Rejection } from '../../kernel/index.ts';

interface OfRequest {
  readonly request: string;
}

/** What somebody did who can't do the other thing too. */
export type Deed = 'requested' | 'asked-for-order' | 'proposed-stop';

export type CreditRejection =
  /* What an account is. */
  | Rejection<'credit.other-currency', { readonly currency: string; readonly expected: string }>
  | Rejection<'credit.amount-not-above-zero', { readonly amount: string; readonly currency: string }>
  | Rejection<'credit.dated-too-early', { readonly on: string; readonly changedOn: string }>
  | Rejection<
      'credit.not-authorised',
      { readonly actor: string; readonly needed: readonly string[]; readonly policy: string }
    >
  | Rejection<
      'credit.beyond-authority',
      {
        readonly actor: string;
        readonly asked: string;
        readonly authority: string;
        readonly currency: string;
        readonly policy: string;
      }
    >
  | Rejection<'credit.own-request', { readonly actor: string; readonly deed: Deed }>
  /* Evaluations. */
  | Rejection<
      'credit.unknown-grade',
      { readonly grade: string; readonly known: readonly string[]; readonly policy: string }
    >
  | Rejection<'credit.period-evaluated', { readonly period: string; readonly last: string; readonly until: string }>
  | Rejection<'credit.period-not-over', { readonly period: string; readonly on: string; readonly end: string }>
  | Rejection<
      'credit.fall-without-cause',
      { readonly before: string; readonly after: string; readonly missing: readonly ('rootCause' | 'response')[] }
    >
  /* Requests. */
  | Rejection<'credit.request-known', OfRequest>
  | Rejection<'credit.unknown-request', OfRequest & { readonly pending: readonly string[] }>
  | Rejection<'credit.not-consented', OfRequest>
  | Rejection<'credit.already-consented', OfRequest & { readonly by: string }>
  | Rejection<'credit.nothing-changes', { readonly kind: 'limit' | 'terms' | 'grade' }>
  | Rejection<'credit.not-graded', { readonly customer: string }>
  | Rejection<
      'credit.above-ceiling',
      {
        readonly asked: string | null;
        readonly ceiling: string;
        readonly currency: string;
        readonly grade: string;
        readonly policy: string;
      }
    >
  | Rejection<'credit.not-investigated', { readonly customer: string; readonly days: number; readonly policy: string }>
  | Rejection<'credit.ends-too-early', { readonly until: string; readonly from: string }>
  | Rejection<'credit.nothing-to-raise', { readonly limit: 'unset' | 'unlimited' }>
  /* Holds, investigations, giving up. */
  | Rejection<'credit.hold-known', { readonly hold: string }>
  | Rejection<'credit.unknown-hold', { readonly hold: string; readonly known: readonly string[] }>
  | Rejection<'credit.unknown-stop', { readonly stop: string; readonly proposed: readonly string[] }>
  | Rejection<
      'credit.stop-decided',
      { readonly stop: string; readonly status: 'proposed' | 'held' | 'lifted' | 'refused' }
    >
  | Rejection<'credit.stop-without-arrears', { readonly stop: string; readonly invoice: string }>
  | Rejection<
      'credit.still-owed',
      {
        readonly hold: string;
        readonly invoice: string;
        readonly open: string;
        readonly currency: string;
        readonly needed: readonly string[];
        readonly policy: string;
      }
    >
  | Rejection<'credit.already-risky', { readonly customer: string; readonly since: string }>
  | Rejection<'credit.investigation-known', { readonly investigation: string }>
  | Rejection<'credit.unknown-investigation', { readonly investigation: string; readonly known: readonly string[] }>
  | Rejection<'credit.investigation-reported', { readonly investigation: string; readonly on: string }>
  | Rejection<
      'credit.given-up-lightly',
      { readonly customer: string; readonly falls: number; readonly needed: number; readonly policy: string }
    >
  | Rejection<'credit.given-up', { readonly customer: string; readonly on: string }>
  | Rejection<'credit.not-given-up', { readonly customer: string }>
  /* Orders and documents. */
  | Rejection<'credit.duplicate-lines', { readonly order: string; readonly lines: readonly string[] }>
  | Rejection<'credit.lines-beside-total', { readonly order: string; readonly lines: string; readonly total: string }>
  | Rejection<'credit.not-blocked', { readonly order: string }>
  | Rejection<'credit.release-known', { readonly release: string }>
  | Rejection<'credit.release-too-small', { readonly order: string; readonly most: string; readonly total: string }>
  | Rejection<'credit.document-known', { readonly document: string }>;
