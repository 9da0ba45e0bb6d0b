/** A plan, its people and its periods, as the tests of the room tell them. */
import { type Actor, month, type Period, quarter, year } from '../../kernel/index.ts';
import type { Cell, Subject } from './cell.ts';
import { generalManagerApproves, type TargetGiven } from './decide-plan.ts';
import type { PlanHeader } from './events.ts';

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
