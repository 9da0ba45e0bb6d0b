/** After-sales cases (售后服务): what is to be done at the customer's, whom we send, and what came of it (rows O7 O8). */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, type Tag, type Text, tag } from '../../kernel/index.ts';

/** The kinds of service after a sale (row O8). */
export const serviceKinds = ['installation', 'training', 'maintenance', 'instructions'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** Kinds in words. */
export const serviceKindTexts: Readonly<Record<ServiceKind, Text>> = {
  installation: { en: 'Installation and debugging', zh: '安装调试' },
  training: { en: 'Training and guidance', zh: '培训指导' },
  maintenance: { en: 'Repair and maintenance', zh: '维修保养' },
  instructions: { en: 'Instructions for use', zh: '使用说明' },
};

const textSchema = z.string().min(1).max(4000);

/** The fields of each step, beside the case. */
export const steps = {
  opened: {
    customer: idSchema,
    kind: z.enum(serviceKinds),
    order: idSchema.optional(),
    product: idSchema.optional(),
    /** The complaint whose remedy this is. */
    complaint: idSchema.optional(),
    text: textSchema.optional(),
  },
  arranged: { staff: z.array(idSchema).min(1).max(20), on: localDateSchema },
  performed: { done: z.boolean(), report: textSchema },
  accepted: { accepted: z.boolean(), score: z.int().min(1).max(5).optional(), reason: textSchema.optional() },
  cancelled: { reason: textSchema },
} as const;

const ofCase = { case: idSchema, customer: idSchema };
type Named = { readonly case: string; readonly customer: string };
const about = (data: Named): readonly Tag[] => [tag('service-case', data.case), tag('customer', data.customer)];

/** Something is to be done at the customer's. */
export const ServiceCaseOpened = eventType({
  type: 'ServiceCaseOpened',
  version: 1,
  schema: z.strictObject({ case: idSchema, ...steps.opened }),
  tags: ({ order, product, complaint, ...data }) => [
    ...about(data),
    ...Object.entries({ order, product, complaint }).flatMap(([kind, id]) => (id === undefined ? [] : [tag(kind, id)])),
  ],
});

/** These people go there on this date (row O7). */
export const ServiceArranged = eventType({
  type: 'ServiceArranged',
  version: 1,
  schema: z.strictObject({ ...ofCase, ...steps.arranged }),
  tags: about,
});

/** They were there; it is done, or it couldn't be. */
export const ServicePerformed = eventType({
  type: 'ServicePerformed',
  version: 1,
  schema: z.strictObject({ ...ofCase, ...steps.performed }),
  tags: about,
});

/** The customer takes it as done, or doesn't. */
export const ServiceJudged = eventType({
  type: 'ServiceJudged',
  version: 1,
  schema: z.strictObject({ ...ofCase, ...steps.accepted }),
  tags: about,
});

/** It isn't wanted any more. */
export const ServiceCaseCancelled = eventType({
  type: 'ServiceCaseCancelled',
  version: 1,
  schema: z.strictObject({ ...ofCase, ...steps.cancelled }),
  tags: about,
});

/** Every event type of the room. */
export const aftersalesEvents = [
  ServiceCaseOpened,
  ServiceArranged,
  ServicePerformed,
  ServiceJudged,
  ServiceCaseCancelled,
] as const;

/** What happens to an after-sales case. */
export type AftersalesEvent = EventOf<(typeof aftersalesEvents)[number]>;
