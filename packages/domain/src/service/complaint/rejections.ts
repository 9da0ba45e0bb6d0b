/** Why a complaint refuses a command, as data; the sentences are in `rejection-texts.ts`. */
import type { LocalDate, Rejection } from '../../kernel/index.ts';
import type { RemedyDocument, RemedyKind, Severity, Standing } from './words.ts';

interface Of {
  readonly complaint: string;
}
interface OfRemedy extends Of {
  readonly remedy: string;
}
interface OfMeasure extends Of {
  readonly measure: string;
}

/** Every reason that a complaint has; the data are what its sentence needs. Instants are ISO 8601 in UTC. */
export type ComplaintRejection =
  | Rejection<'complaint.not-lodged', Of>
  | Rejection<'complaint.lodged-already', Of & { readonly on: LocalDate }>
  | Rejection<'complaint.about-nothing', Of>
  | Rejection<'complaint.contact-of-nobody', Of>
  | Rejection<'complaint.dated-too-early', Of & { readonly at: string; readonly latest: string }>
  | Rejection<'complaint.dated-too-late', Of & { readonly at: string; readonly next: string }>
  | Rejection<'complaint.corrects-another', Of & { readonly corrects: string; readonly origin: string }>
  | Rejection<'complaint.not-open', Of & { readonly standing: Standing }>
  | Rejection<'complaint.paused', Of & { readonly since: string }>
  | Rejection<'complaint.not-paused', Of>
  | Rejection<'complaint.waits-for-itself', Of & { readonly party: string }>
  | Rejection<'complaint.acknowledged-already', Of & { readonly on: LocalDate }>
  | Rejection<'complaint.escalated-already', Of>
  | Rejection<'complaint.not-routed', Of>
  | Rejection<
      'complaint.beyond-first-line',
      Of & { readonly severity: Severity; readonly roles: readonly string[]; readonly policy: string }
    >
  | Rejection<'complaint.no-emergency', Of & { readonly severity: Severity }>
  | Rejection<'complaint.not-negotiated', Of>
  | Rejection<'complaint.remedy-proposed-already', OfRemedy>
  | Rejection<'complaint.remedy-unknown', OfRemedy>
  | Rejection<'complaint.remedy-without-amount', OfRemedy & { readonly kind: RemedyKind }>
  | Rejection<'complaint.remedy-not-above-zero', OfRemedy & { readonly field: 'amount' | 'quantity' }>
  | Rejection<'complaint.remedy-answered-already', OfRemedy & { readonly accepted: boolean }>
  | Rejection<'complaint.remedy-unanswered', OfRemedy>
  | Rejection<'complaint.remedy-refused', OfRemedy>
  | Rejection<'complaint.remedy-given-already', OfRemedy & { readonly id: string }>
  | Rejection<
      'complaint.remedy-shown-by-other',
      OfRemedy & {
        readonly kind: RemedyKind;
        readonly document: RemedyDocument;
        readonly takes: readonly RemedyDocument[];
      }
    >
  | Rejection<'complaint.without-cause', Of>
  | Rejection<'complaint.without-correction', Of>
  | Rejection<'complaint.measure-planned-already', OfMeasure>
  | Rejection<'complaint.measure-unknown', OfMeasure>
  | Rejection<'complaint.measure-done-already', OfMeasure & { readonly on: LocalDate }>
  | Rejection<'complaint.measure-due-in-the-past', OfMeasure & { readonly due: LocalDate; readonly on: LocalDate }>
  | Rejection<'complaint.not-resolved', Of & { readonly standing: Standing }>
  | Rejection<'complaint.confirmed-already', Of & { readonly on: LocalDate }>
  | Rejection<'complaint.lapsed', Of & { readonly days: number; readonly policy: string }>
  | Rejection<'complaint.reopened-too-late', Of & { readonly days: number; readonly policy: string }>;
