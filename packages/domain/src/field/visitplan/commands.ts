/** What can be asked of a visit plan. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, periodSchema } from '../../kernel/index.ts';
import { mostPlannedVisits, planChangeSchema, plannedCustomersSchema, visitOutcomeSchema } from './content.ts';
import { rulesRefSchema } from './rules.ts';

const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');
const key = { salesperson: idSchema, horizon: periodSchema };
/** The rules by which the plan is judged. */
const rules = rulesRefSchema;

/** Adopts the plan of a salesperson (or manager) for a quarter, half-year or year (row P11). */
export const AdoptVisitPlan = commandType({
  type: 'AdoptVisitPlan',
  schema: z.strictObject({ ...key, rules, customers: plannedCustomersSchema }),
});

/** Changes a running plan, and says why. */
export const AmendVisitPlan = commandType({
  type: 'AmendVisitPlan',
  schema: z.strictObject({ ...key, rules, reason: sentence, changes: z.array(planChangeSchema).min(1).max(200) }),
});

/** Closes a plan whose horizon is over: what became of each visit, and which visits no plan had foreseen. */
export const CloseVisitPlan = commandType({
  type: 'CloseVisitPlan',
  schema: z.strictObject({
    ...key,
    outcomes: z.array(visitOutcomeSchema).max(mostPlannedVisits),
    offPlan: z.array(idSchema).max(mostPlannedVisits),
  }),
});

/** Every command type of the room. */
export const visitPlanCommands = [AdoptVisitPlan, AmendVisitPlan, CloseVisitPlan] as const;

/** What can be asked of a visit plan. */
export type VisitPlanCommand = CommandOf<(typeof visitPlanCommands)[number]>;
