/** Target plans for tests. */
import { type LocalDate, type Period, year } from '@clientele/domain/kernel';
import {
  type PlanHeader,
  QuotaSet,
  type Subject,
  TargetDecomposed,
  TargetPlanOpened,
  TargetSet,
} from '@clientele/domain/planning';
import { type Stream, streamOf } from './events.ts';

const statement = 'a statement';

/** A plan for 2024, in whole yuan of revenue, unless it says otherwise. */
export const header = (plan: string, more: Partial<PlanHeader> = {}): PlanHeader => ({
  plan,
  name: 'Plan 2024',
  metric: 'revenue',
  unit: { kind: 'money', currency: 'CNY', scale: 0 },
  span: year(2024),
  calendar: { kind: 'gregorian' },
  owner: 'manager',
  smart: {
    specific: statement,
    measurable: statement,
    achievable: statement,
    relevant: statement,
    timeBound: statement,
  },
  record: true,
  ...more,
});

type Event = readonly [on: LocalDate, event: Parameters<typeof streamOf>[1][number][1]];

export const opened = (plan: string, more: Partial<PlanHeader> = {}, on: LocalDate = '2023-12-01'): Event => [
  on,
  TargetPlanOpened.of(header(plan, more)),
];

export const set = (
  plan: string,
  subject: Subject,
  period: Period,
  realistic: number,
  ideal: number,
  on: LocalDate = '2023-12-02',
): Event => [on, TargetSet.of({ plan, cell: { subject, period }, value: { realistic, ideal } })];

/** The company's year split over two territories, and each territory's year as it is. */
export const splitOverTerritories = (
  plan: string,
  parts: readonly (readonly [string, number, number])[],
  on: LocalDate = '2023-12-03',
): Event => {
  const whole = parts.reduce(
    (sum, [, realistic, ideal]) => ({ realistic: sum.realistic + realistic, ideal: sum.ideal + ideal }),
    {
      realistic: 0,
      ideal: 0,
    },
  );
  return [
    on,
    TargetDecomposed.of({
      plan,
      of: { subject: 'company:all', period: year(2024) },
      whole,
      split: {
        by: 'organisation',
        method: 'given',
        parts: parts.map(([territory, realistic, ideal]) => ({
          subject: `territory:${territory}`,
          value: { realistic, ideal },
        })),
      },
    }),
  ];
};

export const quota = (plan: string, subject: Subject, from: LocalDate, value: number, on: LocalDate = from): Event => [
  on,
  QuotaSet.of({ plan, subject, from, value: { realistic: value, ideal: value } }),
];

export const planStream = (plan: string, events: readonly Event[]): Stream => streamOf(`test.target-${plan}`, events);
