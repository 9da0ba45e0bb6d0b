/** Why something can't be done to a target plan: stable codes, with the numbers that led to them. Texts: `messages.ts`. */
import type { LocalDate, Money, PolicyRef, Rejection } from '../../kernel/index.ts';
import type { CalendarRejection } from './calendar.ts';
import type { Subject } from './cell.ts';
import type { ChangeCause } from './change.ts';
import type { Metric, SmartStatement, TargetUnit } from './plan.ts';
import type { Deed } from './state.ts';

/** A cell as it is named to people: whose, and the key of the period. */
interface CellName {
  readonly subject: Subject;
  readonly period: string;
}

/** Values are in the plan's unit. */
interface InUnit {
  readonly unit: TargetUnit;
}

/** Of the plan as a whole. */
export type PlanRejection =
  | Rejection<'target.no-plan', { readonly plan: string }>
  | Rejection<'target.plan-exists', { readonly plan: string; readonly name: string; readonly on: LocalDate }>
  | Rejection<'target.not-smart', { readonly missing: readonly (keyof SmartStatement)[] }>
  | Rejection<
      'target.unit-of-another-metric',
      { readonly metric: Metric; readonly unit: TargetUnit['kind']; readonly needed: TargetUnit['kind'] }
    >
  | CalendarRejection
  | Rejection<'target.plan-approved', { readonly by: string; readonly on: LocalDate }>
  | Rejection<'target.takes-quotas', { readonly calendar: string }>
  | Rejection<'target.takes-no-quotas', { readonly calendar: 'gregorian' | 'own' }>
  | Rejection<
      'target.before-its-basis',
      { readonly basis: 'plan' | 'target' | 'changes'; readonly at: string; readonly since: string }
    >;

/** Of one value, at one cell. */
export type ValueRejection =
  | Rejection<
      'target.ideal-below-realistic',
      CellName & InUnit & { readonly realistic: number; readonly ideal: number }
    >
  | Rejection<'target.above-the-whole', CellName & { readonly basisPoints: number }>
  | Rejection<
      'target.outside-the-plan',
      CellName & {
        readonly start: LocalDate;
        readonly end: LocalDate;
        readonly spanStart: LocalDate;
        readonly spanEnd: LocalDate;
      }
    >
  | Rejection<
      'target.period-unknown',
      CellName & { readonly calendar: string; readonly start: LocalDate; readonly end: LocalDate }
    >
  | Rejection<
      'target.too-late',
      { readonly on: LocalDate; readonly first: LocalDate; readonly period: string; readonly periods: number }
    >
  | Rejection<
      'target.already-set',
      CellName &
        InUnit & {
          readonly realistic: number;
          readonly ideal: number;
          readonly askedRealistic: number;
          readonly askedIdeal: number;
          readonly event: string;
        }
    >
  | Rejection<'target.no-base', CellName & { readonly policy: PolicyRef }>
  | Rejection<
      'target.too-easy' | 'target.too-hard',
      CellName &
        InUnit & {
          readonly realistic: number;
          readonly base: number;
          /** Ten-thousandths of the base. */
          readonly least: number;
          readonly most: number;
          readonly policy: PolicyRef;
        }
    >
  | Rejection<'target.overlaps', CellName & { readonly other: string; readonly event: string }>;

/** Of a split. */
export type SplitRejection =
  | Rejection<'target.no-such-target', CellName>
  | Rejection<
      'target.already-split',
      CellName & { readonly by: 'time' | 'organisation'; readonly parts: number; readonly event: string }
    >
  | Rejection<'target.not-additive', { readonly metric: Metric; readonly by: 'time' | 'organisation' }>
  | Rejection<
      'target.parts-do-not-tile',
      CellName & { readonly expected: LocalDate; readonly found: LocalDate; readonly part: string }
    >
  | Rejection<'target.part-twice', { readonly subject: Subject }>
  | Rejection<'target.part-is-the-whole', CellName>
  | Rejection<
      'target.parts-do-not-add-up',
      InUnit & {
        readonly side: 'realistic' | 'ideal';
        readonly whole: string;
        readonly parts: string;
        readonly difference: string;
      }
    >
  | Rejection<'target.weights-are-zero', { readonly parts: number }>
  | Rejection<'target.split-too-large', { readonly parts: number; readonly bytes: number; readonly most: number }>;

/** Of a quota, a correction, or a decision on the plan. */
export type ChangeRejection =
  | Rejection<
      'target.quota-already-set',
      InUnit & {
        readonly subject: Subject;
        readonly from: LocalDate;
        readonly realistic: number;
        readonly ideal: number;
        readonly askedRealistic: number;
        readonly askedIdeal: number;
        readonly event: string;
      }
    >
  | Rejection<
      'target.nothing-to-correct',
      { readonly event: string; readonly kind: 'target' | 'split' | 'quota' | 'any' }
    >
  | Rejection<'target.part-was-split', CellName & { readonly event: string }>
  | Rejection<
      'target.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >
  | Rejection<'target.approver-is-author', { readonly actor: string; readonly deeds: readonly Deed[] }>
  | Rejection<'target.approves-twice', { readonly actor: string; readonly step: number; readonly steps: number }>
  | Rejection<'target.nothing-set', { readonly plan: string }>;

/** Of a table. */
export type TableRejection = Rejection<
  'target.table-out-of-shape',
  { readonly subjects: number; readonly periods: number; readonly rows: readonly number[] }
>;

/** Of what a change of targets comes to at a cell. */
export type ShiftRejection =
  | Rejection<'target.period-closed', CellName & { readonly end: LocalDate; readonly on: LocalDate }>
  | Rejection<
      'target.too-little-to-take',
      CellName &
        InUnit & {
          /** The realistic value, or what the ideal one has above it. */
          readonly side: 'realistic' | 'uplift';
          readonly open: number;
          readonly asked: number;
        }
    >
  | Rejection<'target.too-large', CellName & { readonly most: number }>;

/** Of a change of targets as a whole. */
export type ProposalRejection =
  | Rejection<'target.not-approved-yet', { readonly plan: string }>
  | Rejection<'target.change-exists', { readonly change: string; readonly on: LocalDate }>
  | Rejection<'target.no-such-change', { readonly change: string }>
  | Rejection<
      'target.change-decided',
      {
        readonly change: string;
        readonly decision: 'approved' | 'declined';
        readonly by: string;
        readonly on: LocalDate;
      }
    >
  | Rejection<'target.moves-nothing', { readonly change: string }>
  | Rejection<
      'target.against-its-cause',
      InUnit & { readonly cause: ChangeCause; readonly realistic: number; readonly ideal: number }
    >
  | Rejection<'target.proposer-approves', { readonly actor: string; readonly change: string }>;

/** Of what a plan holds beside its targets. */
export type ContentRejection =
  | Rejection<'target.no-ground', { readonly plan: string }>
  | Rejection<'target.policy-without-source', { readonly missing: readonly ('production-plan' | 'operation-plan')[] }>
  | Rejection<'target.not-a-partner', { readonly partner: string; readonly partners: readonly string[] }>
  | Rejection<
      'target.speaks-for-another',
      { readonly actor: string; readonly roles: readonly string[]; readonly partner: string }
    >
  | Rejection<'target.not-agreed', { readonly missing: readonly string[] }>
  | Rejection<
      'target.out-of-step',
      InUnit & {
        readonly department: string;
        readonly goal: string;
        readonly subject: Subject;
        /** Null: the subject has no target over the span. */
        readonly realistic: string | null;
        readonly least: number | null;
        readonly most: number | null;
      }
    >
  | Rejection<
      'target.no-step-beyond',
      InUnit & {
        readonly subject: Subject;
        readonly earlier: number;
        readonly now: string | null;
        readonly follows: string;
      }
    >
  | Rejection<'target.no-budget', { readonly asked: Money }>
  | Rejection<'target.budget-in-another-unit', { readonly budget: Money; readonly asked: Money }>
  | Rejection<'target.over-budget', { readonly budget: Money; readonly measures: string }>
  | Rejection<'target.measure-exists', { readonly measure: string; readonly on: LocalDate }>
  | Rejection<'target.no-such-measure', { readonly measure: string; readonly milestone: string | null }>
  | Rejection<
      'target.milestone-out-of-place',
      {
        readonly measure: string;
        readonly milestone: string;
        readonly due: LocalDate;
        readonly spanStart: LocalDate;
        readonly spanEnd: LocalDate;
      }
    >
  | Rejection<'target.milestone-told', { readonly measure: string; readonly milestone: string; readonly on: LocalDate }>
  | Rejection<'target.checks-own', { readonly actor: string; readonly measure: string }>
  | Rejection<'target.subject-without-target', { readonly subject: Subject }>
  | Rejection<'target.period-still-open', { readonly period: string; readonly end: LocalDate; readonly on: LocalDate }>
  | Rejection<'target.already-reviewed', CellName & { readonly on: LocalDate }>
  | Rejection<
      'target.shortfall-unexplained',
      CellName & InUnit & { readonly realistic: number; readonly actual: number }
    >
  | Rejection<'target.not-reviewed', CellName>
  | Rejection<'target.standard-exists', { readonly standard: string; readonly on: LocalDate }>
  | Rejection<'target.not-split-over-time', CellName>
  | Rejection<'target.nothing-to-catch-up', CellName & InUnit & { readonly realistic: number; readonly actual: number }>
  | Rejection<'target.reports-to-himself', { readonly actor: string; readonly period: string }>
  | Rejection<'target.progress-told', { readonly actor: string; readonly period: string; readonly on: LocalDate }>;

export type TargetRejection =
  | ContentRejection
  | PlanRejection
  | ValueRejection
  | SplitRejection
  | ChangeRejection
  | ShiftRejection
  | TableRejection
  | ProposalRejection;
