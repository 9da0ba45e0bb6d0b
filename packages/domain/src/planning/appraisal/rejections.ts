/** Why something can't be done to an appraisal: stable codes, with the numbers that led to them. Texts: `messages.ts`. */
import type { LocalDate, Money, PolicyRef, Rejection } from '../../kernel/index.ts';
import type { Consequence, Sheet } from './events.ts';
import type { FactsRejection } from './facts.ts';
import type { Cycle, ScoreBand } from './scheme.ts';

interface Which {
  readonly appraisal: string;
}

/** What somebody may do only in certain roles. */
export type Act = 'open' | 'collect' | 'measure' | 'feedback' | 'answer' | 'coach' | Consequence['kind'];

/** Of an appraisal's life. */
export type AppraisalLifeRejection =
  | Rejection<'appraisal.unknown', Which & { readonly subject: string }>
  | Rejection<'appraisal.exists', Which & { readonly subject: string }>
  | Rejection<'appraisal.scheme-unknown', { readonly scheme: string; readonly known: readonly string[] }>
  | Rejection<
      'appraisal.scheme-not-in-force',
      { readonly scheme: string; readonly from: LocalDate; readonly start: LocalDate }
    >
  | Rejection<'appraisal.not-its-cycle', { readonly period: string; readonly cycle: Cycle }>
  | Rejection<'appraisal.period-taken', { readonly period: string; readonly scheme: string; readonly other: string }>
  | Rejection<'appraisal.before-what-it-follows', Which & { readonly at: string; readonly latest: string }>
  | Rejection<'appraisal.period-not-over', Which & { readonly on: LocalDate; readonly end: LocalDate }>
  | Rejection<'appraisal.frozen-already', Which & { readonly on: LocalDate }>
  | Rejection<'appraisal.not-frozen', Which>
  | Rejection<'appraisal.nothing-measured', Which>
  | Rejection<
      'appraisal.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly act: Act;
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >
  | Rejection<'appraisal.judges-himself', { readonly actor: string }>;

/** Of sheets and measuring. */
export type MeasuringRejection =
  | FactsRejection
  | Rejection<'appraisal.sheet-issued-already', Which & { readonly form: Sheet['form']; readonly due: LocalDate }>
  | Rejection<'appraisal.sheet-not-issued', Which & { readonly form: Sheet['form'] }>
  | Rejection<'appraisal.sheet-collected-already', Which & { readonly form: Sheet['form']; readonly on: LocalDate }>
  | Rejection<'appraisal.sheets-outstanding', Which & { readonly forms: readonly Sheet['form'][] }>
  | Rejection<'appraisal.more-days-off-than-worked', Which & { readonly worked: number; readonly off: number }>
  | Rejection<'appraisal.kpi-not-of-the-scheme', { readonly kpi: string; readonly scheme: PolicyRef }>
  | Rejection<
      'appraisal.day-outside-the-period',
      { readonly kpi: string; readonly on: LocalDate; readonly period: string }
    >
  | Rejection<
      'appraisal.not-the-days-of-attendance',
      { readonly kpi: string; readonly stated: number; readonly attended: number }
    >
  | Rejection<'appraisal.rates-himself', { readonly kpi: string; readonly actor: string }>
  | Rejection<
      'appraisal.facts-too-large',
      { readonly kpi: string; readonly characters: number; readonly most: number }
    >;

/** Of what follows. */
export type FollowingRejection =
  | Rejection<'appraisal.nothing-unmet', Which & { readonly kpi: string }>
  | Rejection<'appraisal.cause-missing', Which & { readonly kpi: string }>
  | Rejection<'appraisal.countermeasure-missing', Which & { readonly kpi: string }>
  | Rejection<'appraisal.meeting-of-one', { readonly participants: number }>
  | Rejection<'appraisal.owner-not-in-the-meeting', { readonly owner: string }>
  | Rejection<'appraisal.explained-by-an-outsider', { readonly actor: string }>
  | Rejection<
      'appraisal.meeting-not-after-freezing',
      { readonly meeting: LocalDate; readonly frozen: LocalDate; readonly on: LocalDate }
    >
  | Rejection<'appraisal.due-in-the-past', { readonly due: LocalDate; readonly on: LocalDate }>
  | Rejection<'appraisal.feedback-given-already', Which & { readonly on: LocalDate }>
  | Rejection<'appraisal.no-feedback-yet', Which>
  | Rejection<'appraisal.answered-already', Which & { readonly on: LocalDate }>
  | Rejection<'appraisal.only-the-appraised', { readonly actor: string; readonly appraisee: string }>
  | Rejection<'appraisal.objection-too-late', { readonly last: LocalDate; readonly on: LocalDate }>
  | Rejection<'appraisal.no-open-objection', Which>
  | Rejection<'appraisal.judge-of-his-own-feedback', { readonly actor: string }>
  | Rejection<'appraisal.objection-open', Which & { readonly on: LocalDate }>;

/** Of consequences. */
export type ConsequenceRejection =
  | Rejection<'appraisal.no-score', Which>
  | Rejection<
      'appraisal.not-what-the-score-leads-to',
      {
        readonly score: string;
        readonly outcome: ScoreBand['outcome'];
        readonly amount: Money | null;
        readonly asked: 'reward' | 'penalty';
        readonly askedAmount: Money | null;
      }
    >
  | Rejection<'appraisal.objection-possible', { readonly last: LocalDate; readonly on: LocalDate }>
  | Rejection<'appraisal.decided-already', { readonly kind: Consequence['kind']; readonly on: LocalDate }>
  | Rejection<'appraisal.not-above-expectation', { readonly score: string; readonly above: number }>
  | Rejection<'appraisal.not-below-expectation', { readonly score: string; readonly below: number }>
  | Rejection<'appraisal.no-career-path', Which>
  | Rejection<
      'appraisal.not-the-next-level',
      { readonly from: string; readonly to: string; readonly levels: readonly string[] }
    >
  | Rejection<'appraisal.not-coached', Which & { readonly start: LocalDate }>
  | Rejection<'appraisal.coaching-without-days', { readonly from: LocalDate; readonly until: LocalDate }>
  | Rejection<'appraisal.coaching-not-after-the-period', { readonly from: LocalDate; readonly end: LocalDate }>
  | Rejection<'appraisal.coaches-himself', { readonly coach: string }>;

export type AppraisalRejection =
  | AppraisalLifeRejection
  | MeasuringRejection
  | FollowingRejection
  | ConsequenceRejection;
