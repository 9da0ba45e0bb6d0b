/** What can be asked of a finding. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, policyRefSchema } from '../../kernel/index.ts';
import { findingAnswerSchema, findingContentSchema } from './events.ts';

const finding = { finding: idSchema };

/** An analysis found something, by a rule of a policy; or a person did, without one. */
export const RaiseFinding = commandType({
  type: 'RaiseFinding',
  schema: z.strictObject({ ...finding, content: findingContentSchema, policy: policyRefSchema.optional() }),
});

/** The finding is answered by a focus or a countermeasure; sent again, by another in the place of the first. */
export const AnswerFinding = commandType({
  type: 'AnswerFinding',
  schema: z.strictObject({ ...finding, answer: findingAnswerSchema }),
});

/** The finding is done with: solved, or not. */
export const CloseFinding = commandType({
  type: 'CloseFinding',
  schema: z.strictObject({
    ...finding,
    solved: z.boolean(),
    outcome: z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character'),
  }),
});

/** Every command type of the room. */
export const findingCommands = [RaiseFinding, AnswerFinding, CloseFinding] as const;

/** What can be asked of a finding. */
export type FindingCommand = CommandOf<(typeof findingCommands)[number]>;
