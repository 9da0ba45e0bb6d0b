/** What a visit plan holds: for each customer of its owner, how it is met and on which days of a quarter, half-year or year. */
import * as z from 'zod';
import { daysIn, idSchema, type LocalDate, localDateSchema, type Period, unitOf } from '../../kernel/index.ts';
import { contactModes, visitClasses } from '../visit/index.ts';
import { importances } from './rules.ts';

const words = z.string().min(1).max(200).regex(/\S/u, 'at least one visible character');

/** The most visits of one plan: eight a day in person on 250 days, and a call now and then. */
export const mostPlannedVisits = 2_500;

export const plannedVisitSchema = z.strictObject({
  /** The id that the visit itself will have. */
  visit: idSchema,
  on: localDateSchema,
  /** The day that the cadence gave, from which it was moved to a working day with room; the same where it was not. */
  due: localDateSchema,
  mode: z.enum(contactModes),
  purpose: words,
  focus: words,
  /** The round trip on which it lies (巡回访问). */
  round: idSchema.optional(),
});

/** One planned visit. */
export type PlannedVisit = z.infer<typeof plannedVisitSchema>;

export const plannedCustomerSchema = z.strictObject({
  customer: idSchema,
  class: z.enum(visitClasses),
  /** The stage of the relation, by the words of the company. */
  stage: words,
  importance: z.enum(importances),
  /** The village or area in which the customer is. */
  area: idSchema.optional(),
  /** How far the run of visits had come when the plan was made. */
  run: z
    .strictObject({ opened: localDateSchema, done: z.int().min(0).max(100_000), last: localDateSchema.nullable() })
    .refine(({ done, last }) => (done === 0) === (last === null), {
      message: 'a run with visits says when the latest was',
      path: ['last'],
    }),
  visits: z.array(plannedVisitSchema).max(366),
});

/** A customer of the plan's owner, and when it is met. */
export type PlannedCustomer = z.infer<typeof plannedCustomerSchema>;

export const plannedCustomersSchema = z
  .array(plannedCustomerSchema)
  .min(1)
  .max(1000)
  .refine((lines) => lines.reduce((sum, { visits }) => sum + visits.length, 0) <= mostPlannedVisits, {
    message: `at most ${mostPlannedVisits} visits in one plan`,
  });

/** How a plan is changed: a customer more, a visit more, a visit on another day, a visit less. */
export const planChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('take-in'), line: plannedCustomerSchema }),
  z.strictObject({ kind: z.literal('add'), customer: idSchema, visit: plannedVisitSchema }),
  z.strictObject({ kind: z.literal('move'), visit: idSchema, on: localDateSchema }),
  z.strictObject({ kind: z.literal('drop'), visit: idSchema }),
]);

/** A change of a plan. */
export type PlanChange = z.infer<typeof planChangeSchema>;

/** What became of a planned visit; `done` is the visit that kept it. */
export const visitOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ visit: idSchema, outcome: z.literal('kept'), done: idSchema }),
  z.strictObject({ visit: idSchema, outcome: z.literal('excused') }),
  z.strictObject({ visit: idSchema, outcome: z.literal('missed') }),
]);

/** What became of a planned visit. */
export type VisitOutcome = z.infer<typeof visitOutcomeSchema>;

/** The horizons of visit plans (季度/半年/一年拜访计划, row P11). */
export const planHorizons = ['quarter', 'half', 'year'] as const;

/** A horizon of visit plans. */
export type PlanHorizon = (typeof planHorizons)[number];

const lengths = { quarter: [84, 98], half: [168, 196], year: [357, 371] } as const;

/** Which horizon a period is; of an own calendar's by its length in days, to a week. Null where it is none. */
export const horizonOf = (period: Period): PlanHorizon | null => {
  const unit = unitOf(period);
  const length = daysIn(period);
  return (
    planHorizons.find((one) =>
      unit === null ? length >= lengths[one][0] && length <= lengths[one][1] : one === unit,
    ) ?? null
  );
};

/** Of whom a plan is, and for when. */
export interface PlanKey {
  readonly salesperson: string;
  readonly horizon: Period;
}

/** The stream of a plan: a person has one for a span of days, whatever calendar names it. */
export const planStream = ({ salesperson, horizon }: PlanKey): string =>
  `${salesperson}.${horizon.start}.${horizon.end}`;

/** Every visit of a plan with its customer, in the order of their days. */
export const visitsIn = (
  lines: readonly PlannedCustomer[],
): readonly { readonly line: PlannedCustomer; readonly visit: PlannedVisit }[] =>
  lines
    .flatMap((line) => line.visits.map((visit) => ({ line, visit })))
    .sort(({ visit: a }, { visit: b }) => inOrder(a.on, b.on) || inOrder(a.visit, b.visit));

/** Below zero where the first text or date comes first. */
export const inOrder = <T extends string | LocalDate>(left: T, right: T): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** The later of two dates. */
export const later = (left: LocalDate, right: LocalDate): LocalDate => [left, right].sort().at(-1) ?? left;
