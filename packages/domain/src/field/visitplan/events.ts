/** What happens to a visit plan (拜访计划): adopted, amended with a reason, closed with what was kept. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, periodSchema, type Tag, tag } from '../../kernel/index.ts';
import { mostPlannedVisits, planChangeSchema, plannedCustomersSchema, visitOutcomeSchema } from './content.ts';

const key = { salesperson: idSchema, horizon: periodSchema };
const about = ({ salesperson }: { readonly salesperson: string }): readonly Tag[] => [tag('salesperson', salesperson)];
const count = z.int().min(0);

/** The plan was adopted (rows P11 P16 P17): by the rules that the event names. What lies before `from` was over then. */
export const VisitPlanAdopted = eventType({
  type: 'VisitPlanAdopted',
  version: 1,
  schema: z.strictObject({ ...key, from: localDateSchema, customers: plannedCustomersSchema }),
  tags: about,
});

/** The plan was changed, and why. */
export const VisitPlanAmended = eventType({
  type: 'VisitPlanAmended',
  version: 1,
  schema: z.strictObject({
    ...key,
    reason: z.string().min(1).max(2000),
    changes: z.array(planChangeSchema).min(1).max(200),
  }),
  tags: (data) => [
    ...about(data),
    ...data.changes.flatMap((change) =>
      change.kind === 'take-in'
        ? [tag('customer', change.line.customer)]
        : change.kind === 'add'
          ? [tag('customer', change.customer)]
          : [],
    ),
  ],
});

/** The horizon is over: what became of each visit, summed up. */
export const VisitPlanClosed = eventType({
  type: 'VisitPlanClosed',
  version: 1,
  schema: z.strictObject({
    ...key,
    outcomes: z.array(visitOutcomeSchema).max(mostPlannedVisits),
    offPlan: z.array(idSchema).max(mostPlannedVisits),
    planned: count,
    kept: count,
    excused: count,
    missed: count,
  }),
  tags: about,
});

/** Every event type of the room. */
export const visitPlanEvents = [VisitPlanAdopted, VisitPlanAmended, VisitPlanClosed] as const;

/** What happens to a visit plan. */
export type VisitPlanEvent = EventOf<(typeof visitPlanEvents)[number]>;
