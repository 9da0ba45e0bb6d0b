/**
 * Inquiries (咨询): somebody calls or writes, asks something or wants somebody; he is answered, called back, and whoever was
 * away is told (rows O17 O18).
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, personal, type Tag, tag } from '../../kernel/index.ts';

const nameSchema = z.string().min(1).max(200);
const textSchema = z.string().min(1).max(4000);

/** The fields of each step, beside the inquiry's id. */
export const steps = {
  received: {
    customer: idSchema.optional(),
    consumer: idSchema.optional(),
    /** How the consumer can be reached. */
    contact: personal('consumer', z.string().min(1).max(400)).optional(),
    channel: nameSchema,
    subject: nameSchema,
    text: textSchema.optional(),
    /** Who was wanted, and isn't there. */
    wanted: idSchema.optional(),
  },
  relayed: { means: nameSchema, note: textSchema.optional() },
  answered: { answer: textSchema },
  calledBack: { reached: z.boolean(), note: textSchema.optional() },
} as const;

const inquiry = { inquiry: idSchema, customer: idSchema.optional() };
type Named = { readonly inquiry: string; readonly customer?: string | undefined };
const about = ({ inquiry, customer }: Named): readonly Tag[] => [
  tag('inquiry', inquiry),
  ...(customer === undefined ? [] : [tag('customer', customer)]),
];

/** Somebody asks, or wants somebody who is away. */
export const InquiryReceived = eventType({
  type: 'InquiryReceived',
  version: 1,
  schema: z.strictObject({ inquiry: idSchema, ...steps.received }),
  tags: (data) => [
    ...about(data),
    ...(data.consumer === undefined ? [] : [tag('consumer', data.consumer)]),
    ...(data.wanted === undefined ? [] : [tag('salesperson', data.wanted)]),
  ],
});

/** Whoever was wanted knows it now (row O18). */
export const InquiryRelayed = eventType({
  type: 'InquiryRelayed',
  version: 1,
  schema: z.strictObject({ ...inquiry, ...steps.relayed, to: idSchema }),
  tags: (data) => [...about(data), tag('salesperson', data.to)],
});

/** He has his answer. */
export const InquiryAnswered = eventType({
  type: 'InquiryAnswered',
  version: 1,
  schema: z.strictObject({ ...inquiry, ...steps.answered }),
  tags: about,
});

/** He was called back, and reached or not (row O17). */
export const CallReturned = eventType({
  type: 'CallReturned',
  version: 1,
  schema: z.strictObject({ ...inquiry, ...steps.calledBack }),
  tags: about,
});

/** Every event type of the room. */
export const inquiryEvents = [InquiryReceived, InquiryRelayed, InquiryAnswered, CallReturned] as const;

/** What happens to an inquiry. */
export type InquiryEvent = EventOf<(typeof inquiryEvents)[number]>;
