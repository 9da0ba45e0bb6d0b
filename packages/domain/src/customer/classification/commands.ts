/**
 * What can be asked about the class of a customer. Each may be backdated without a bound: a class is told as of the day
 * from which it held, and what was told wrongly is corrected by naming the event.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { evidenceSchema } from './events.ts';

const customer = { customer: idSchema };
/** The id of the event that is to be corrected. */
const corrects = { corrects: idSchema };
const wordSchema = z.string().min(1).max(200).regex(/\S/u, 'at least one visible character');
const reason = { reason: z.string().max(2000).optional() };

/** The customer has a value on an axis from now on, by somebody's judgement. */
export const ClassifyCustomer = commandType({
  type: 'ClassifyCustomer',
  schema: z.strictObject({ ...customer, axis: wordSchema, value: wordSchema, ...reason }),
});

/** A value on an axis was told wrongly: this is what was so, from the command's time on; null takes it back. */
export const CorrectClassification = commandType({
  type: 'CorrectClassification',
  schema: z.strictObject({ ...customer, ...corrects, axis: wordSchema, value: wordSchema.nullable(), ...reason }),
});

/** The customer is to be graded from now on, by the policy in force and the figures given. */
export const GradeCustomer = commandType({
  type: 'GradeCustomer',
  schema: z.strictObject({ ...customer, evidence: evidenceSchema }),
});

/** A grade rested on wrong figures: these are right, from the command's time on; null takes the grade back. */
export const CorrectGrade = commandType({
  type: 'CorrectGrade',
  schema: z.strictObject({ ...customer, ...corrects, evidence: evidenceSchema.nullable() }),
});

/** Every command type of the room. */
export const classificationCommands = [ClassifyCustomer, CorrectClassification, GradeCustomer, CorrectGrade] as const;

/** What can be asked of a classification. */
export type ClassificationCommand = CommandOf<(typeof classificationCommands)[number]>;
