/** What can be asked of an after-sales case. All kinds may be backdated: reports of the day are written in the evening. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { steps } from './events.ts';

const ofCase = { case: idSchema };

/** Something is to be done at the customer's. */
export const OpenServiceCase = commandType({
  type: 'OpenServiceCase',
  schema: z.strictObject({ ...ofCase, ...steps.opened }),
});

/** Send these people on this date; said again, it replaces what was arranged. */
export const ArrangeService = commandType({
  type: 'ArrangeService',
  schema: z.strictObject({ ...ofCase, ...steps.arranged }),
});

/** They were there. */
export const PerformService = commandType({
  type: 'PerformService',
  schema: z.strictObject({ ...ofCase, ...steps.performed }),
});

/** The customer takes it as done, or doesn't. */
export const JudgeService = commandType({
  type: 'JudgeService',
  schema: z.strictObject({ ...ofCase, ...steps.accepted }),
});

/** It isn't wanted any more. */
export const CancelServiceCase = commandType({
  type: 'CancelServiceCase',
  schema: z.strictObject({ ...ofCase, ...steps.cancelled }),
});

/** Every command type of the room. */
export const aftersalesCommands = [
  OpenServiceCase,
  ArrangeService,
  PerformService,
  JudgeService,
  CancelServiceCase,
] as const;

/** What can be asked of an after-sales case. */
export type AftersalesCommand = CommandOf<(typeof aftersalesCommands)[number]>;
