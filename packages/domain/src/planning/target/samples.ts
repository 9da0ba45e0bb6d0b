/** A plan, its people and its periods, as the tests of the room tell them. */
import { type Actor, month, type Period, quarter, year } from '../../kernel/index.ts';
import type { Cell, Subject } from './cell.ts';
import type { PlanHeader } from './events.ts';
import type { Ground } from './ground.ts';
import { generalManagerApproves, type TargetGiven } from './policy.ts';

export const plan = 'P1';
export const company: Subject = 'company:all';
export const east: Subject = 'territory:east';
export const south: Subject = 'territory:south';

export const planner: Actor = { id: 'planner', roles: ['sales-director'] };
export const manager: Actor = { id: 'manager', roles: ['general-manager'] };

export const given: TargetGiven = { approval: generalManagerApproves };

export const smart: PlanHeader['smart'] = {
  specific: 'Net sales of the whole company',
  measurable: 'Recognised as ordered, in yuan',
  achievable: 'Ten percent above last year',
  relevant: 'Carries the growth that the strategy asks for',
  timeBound: 'By the end of 2025',
};

/** Revenue of 2025 in yuan and fen, by the Gregorian calendar. */
export const header: PlanHeader = {
  plan,
  name: '2025 年度销售目标',
  metric: 'revenue',
  unit: { kind: 'money', currency: 'CNY', scale: 2 },
  span: year(2025),
  calendar: { kind: 'gregorian' },
  owner: 'owner',
  smart,
  record: false,
};

/** By what principles the plan was made, and on what basis. */
export const ground: Ground = {
  principles: ['What was reached before is the start', 'Every region grows'],
  basis: [{ kind: 'sales-history', source: '2022–2024', says: 'Sales grew by eight percent a year' }],
  links: [],
  partners: [],
};

/** A plan of quotas that were told elsewhere, before. */
export const quotaHeader: PlanHeader = {
  ...header,
  calendar: { kind: 'quotas', name: 'quota', version: 1 },
  record: true,
};

export const cell = (subject: Subject, period: Period): Cell => ({ subject, period });

export const wholeYear: Cell = cell(company, year(2025));

export const quarters: readonly Period[] = [1, 2, 3, 4].map((number) => quarter(2025, number));
export const months: readonly Period[] = Array.from({ length: 12 }, (_, index) => month(2025, index + 1));

/** The events that only a plan has that is being approved, or lived by; what stories of those must reach. */
export const eventsOfLives = [
  'TargetPlanApproved',
  'TargetPlanGrounded',
  'TargetPlanAgreed',
  'TargetChangeProposed',
  'TargetChanged',
  'TargetChangeDeclined',
  'MeasurePlanned',
  'MilestoneReported',
  'MeasureChecked',
  'TargetReviewed',
  'StandardAdopted',
  'CatchUpPlanned',
  'ProgressReported',
] as const;

/** The reasons that are given in such plans only. */
export const reasonsOfLives = [
  'target.approves-twice',
  'target.no-base',
  'target.too-easy',
  'target.too-hard',
  'target.too-large',
  'target.table-out-of-shape',
  'target.no-ground',
  'target.policy-without-source',
  'target.not-a-partner',
  'target.speaks-for-another',
  'target.not-agreed',
  'target.out-of-step',
  'target.no-step-beyond',
  'target.no-budget',
  'target.budget-in-another-unit',
  'target.over-budget',
  'target.measure-exists',
  'target.no-such-measure',
  'target.milestone-out-of-place',
  'target.milestone-told',
  'target.checks-own',
  'target.subject-without-target',
  'target.period-still-open',
  'target.already-reviewed',
  'target.shortfall-unexplained',
  'target.not-reviewed',
  'target.standard-exists',
  'target.not-split-over-time',
  'target.nothing-to-catch-up',
  'target.reports-to-himself',
  'target.progress-told',
  'target.period-closed',
  'target.too-little-to-take',
  'target.not-approved-yet',
  'target.change-exists',
  'target.no-such-change',
  'target.change-decided',
  'target.moves-nothing',
  'target.against-its-cause',
  'target.proposer-approves',
  'target.plan-approved',
] as const;
