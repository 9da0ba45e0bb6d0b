/** What can be asked of an inquiry. All kinds may be backdated: calls are written down afterwards. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { steps } from './events.ts';

const inquiry = { inquiry: idSchema };

/** Somebody asks, or wants somebody who is away. */
export const ReceiveInquiry = commandType({
  type: 'ReceiveInquiry',
  schema: z.strictObject({ ...inquiry, ...steps.received }),
});

/** Whoever was wanted is told. */
export const RelayInquiry = commandType({
  type: 'RelayInquiry',
  schema: z.strictObject({ ...inquiry, ...steps.relayed }),
});

/** He gets his answer. */
export const AnswerInquiry = commandType({
  type: 'AnswerInquiry',
  schema: z.strictObject({ ...inquiry, ...steps.answered }),
});

/** He is called back. */
export const ReturnCall = commandType({
  type: 'ReturnCall',
  schema: z.strictObject({ ...inquiry, ...steps.calledBack }),
});

/** Every command type of the room. */
export const inquiryCommands = [ReceiveInquiry, RelayInquiry, AnswerInquiry, ReturnCall] as const;

/** What can be asked of an inquiry. */
export type InquiryCommand = CommandOf<(typeof inquiryCommands)[number]>;
