/** Why something can't be done to a target plan: stable codes, with the numbers that led to them. Texts: `messages.ts`. */
import type { LocalDate, PolicyRef, Rejection } from '../../kernel/index.ts';
import type { CalendarRejection } from './calendar.ts';
import type { Subject } from './cell.ts';
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
  | Rejection<'target.nothing-set', { readonly plan: string }>;

export type TargetRejection = PlanRejection | ValueRejection | SplitRejection | ChangeRejection;
