/** Visits and plans as the tests of their views tell them. */
import {
  type PlannedCustomer,
  type PlannedVisit,
  QuestionsAnswered,
  standardVisitRules,
  UnplannedVisitBegun,
  VisitBegun,
  VisitEnded,
  VisitExcused,
  VisitPlanAdopted,
  VisitPlanned,
  VisitReported,
  VisitResearched,
  type VisitRules,
  VisitRulesAdopted,
} from '@clientele/domain/field';
import { type LocalDate, type Period, policyRef } from '@clientele/domain/kernel';
import { instantOn, type Stream, streamOf } from './events.ts';

interface Who {
  readonly customer: string;
  readonly salesperson?: string;
  readonly mode?: 'in-person' | 'phone';
}
const ofVisit = (visit: string, { customer, salesperson = 'S1' }: Who) => ({ visit, customer, salesperson });

/** A visit that somebody made without a plan. */
export const made = (visit: string, on: LocalDate, who: Who, opinion = false): Stream => {
  const of = ofVisit(visit, who);
  const { mode = 'in-person' } = who;
  return streamOf(`t.visit-${visit}`, [
    [on, UnplannedVisitBegun.of({ ...of, class: 'village-clinic', kind: 'off-plan', mode, purpose: '回访' })],
    ...(opinion ? [[on, QuestionsAnswered.of({ ...of, answers: { views: '有效但价高' } })] as const] : []),
    [on, VisitEnded.of(of)],
  ]);
};

/** A visit that promises what is done next. */
export const promising = (visit: string, on: LocalDate, who: Who, next: LocalDate, owner: string): Stream => {
  const of = ofVisit(visit, who);
  return streamOf(`t.visit-${visit}`, [
    [on, UnplannedVisitBegun.of({ ...of, class: 'village-clinic', kind: 'off-plan', mode: 'in-person', purpose: 'x' })],
    [on, VisitEnded.of(of)],
    [on, VisitReported.of({ ...of, text: 'x', next: { what: '送货', on: next, owner }, due: instantOn(on) })],
  ]);
};

/** A visit that was planned and then excused, or kept on a day. */
export const foreseen = (visit: string, planned: LocalDate, who: Who, came: LocalDate | null): Stream => {
  const of = ofVisit(visit, who);
  const { mode = 'in-person' } = who;
  const plan = { class: 'village-clinic', stage: 'regular', mode, on: planned, purpose: 'x', focus: 'y' } as const;
  return streamOf(`t.visit-${visit}`, [
    ['2024-12-20', VisitPlanned.of({ ...of, ...plan })],
    ...(came === null
      ? [[planned, VisitExcused.of({ ...of, reason: '大雪' })] as const]
      : [
          ['2024-12-20', VisitResearched.of({ ...of, needs: 'a', preferences: 'b' })] as const,
          [came, VisitBegun.of(of)] as const,
          [came, VisitEnded.of(of)] as const,
        ]),
  ]);
};

/** Rules that a company adopted, told on a date. */
export const rulesTold = (on: LocalDate, more: Partial<VisitRules>): Stream => {
  const policy: VisitRules = { ...standardVisitRules, name: 'own', ...more };
  return streamOf('t.visitrules-own', [[on, VisitRulesAdopted.of({ policy }, { policies: ['policy-adoption@1'] })]]);
};

/** A planned visit. */
export const entry = (visit: string, on: LocalDate, more: Partial<PlannedVisit> = {}): PlannedVisit => ({
  visit,
  on,
  due: on,
  mode: 'in-person',
  purpose: '了解需求',
  focus: '产品介绍',
  ...more,
});

/** A customer of a plan. */
export const line = (
  customer: string,
  run: PlannedCustomer['run'],
  visits: readonly PlannedVisit[],
  more: Partial<PlannedCustomer> = {},
): PlannedCustomer => ({
  customer,
  class: 'village-clinic',
  stage: 'regular',
  importance: 'ordinary',
  run,
  visits: [...visits],
  ...more,
});

/** A plan that was adopted on a date. */
export const planTold = (
  on: LocalDate,
  horizon: Period,
  customers: readonly PlannedCustomer[],
  salesperson = 'S1',
  rules = policyRef(standardVisitRules),
): Stream =>
  streamOf(`t.visitplan-${salesperson}.${horizon.start}.${horizon.end}`, [
    [
      on,
      VisitPlanAdopted.of(
        { salesperson, horizon, from: horizon.start, customers: [...customers] },
        { policies: [rules, 'china-8x5@1'] },
      ),
    ],
  ]);
