/**
 * What happens to a complaint (客诉). Who recorded it stands in the envelope of the first event, who handles it and which
 * department answers in events of their own: three things (row O3). No event carries a deadline; those are derived.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, type Tag, tag } from '../../kernel/index.ts';
import { type ComplaintContent, contentSchema, steps } from './content.ts';
import { serviceLines } from './words.ts';

/** Every event names the complaint, and its customer where one is known. */
const complaint = { complaint: idSchema, customer: idSchema.optional() };
type Named = { readonly complaint: string; readonly customer?: string | undefined };

const about = ({ complaint, customer }: Named): readonly Tag[] => [
  tag('complaint', complaint),
  ...(customer === undefined ? [] : [tag('customer', customer)]),
];

const aboutContent = (id: string, ...contents: readonly ComplaintContent[]): readonly Tag[] => {
  const tags = contents.flatMap(({ customer, consumer, territory, about: of }) => [
    ...Object.entries({ customer, consumer, territory, order: of.order, invoice: of.invoice }),
    ...Object.entries({ product: of.product, visit: of.visit, person: of.person }),
  ]);
  const named = tags.flatMap(([kind, one]) => (one === undefined ? [] : [tag(kind, one)]));
  return [...new Set([tag('complaint', id), ...named])];
};

/** Somebody complains (row O2); the severity decides who answers (row O4). */
export const ComplaintLodged = eventType({
  type: 'ComplaintLodged',
  version: 1,
  schema: z.strictObject({ complaint: idSchema, content: contentSchema, line: z.enum(serviceLines) }),
  tags: ({ complaint, content }) => aboutContent(complaint, content),
});

/** It was entered wrongly: `after` is what was so all along, from `occurredAt`; with no `after` it never was. */
export const ComplaintCorrected = eventType({
  type: 'ComplaintCorrected',
  version: 1,
  schema: z.strictObject({
    complaint: idSchema,
    before: contentSchema,
    after: contentSchema.nullable(),
    line: z.enum(serviceLines),
    reason: z.string().min(1).max(4000),
  }),
  tags: ({ complaint, before, after }) => aboutContent(complaint, before, ...(after === null ? [] : [after])),
});

/** It is for this department to answer (row O3). */
export const ComplaintRouted = eventType({
  type: 'ComplaintRouted',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.routed }),
  tags: about,
});

/** The complainant got a first answer. */
export const ComplaintAcknowledged = eventType({
  type: 'ComplaintAcknowledged',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.acknowledged }),
  tags: about,
});

/** This person handles it from now on. */
export const ComplaintAssigned = eventType({
  type: 'ComplaintAssigned',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.assigned }),
  tags: about,
});

/** The first line passes it up. */
export const ComplaintEscalated = eventType({
  type: 'ComplaintEscalated',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.escalated }),
  tags: about,
});

/** It is more, or less, grave than was thought: another time is allotted, and what was used stays used. */
export const ComplaintReprioritised = eventType({
  type: 'ComplaintReprioritised',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.reprioritised, line: z.enum(serviceLines) }),
  tags: about,
});

/** The clocks stand still: somebody waits for somebody. */
export const ComplaintPaused = eventType({
  type: 'ComplaintPaused',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.paused }),
  tags: about,
});

/** The clocks go on. */
export const ComplaintResumed = eventType({
  type: 'ComplaintResumed',
  version: 1,
  schema: z.strictObject(complaint),
  tags: about,
});

/** An emergency was talked over with the customer (row O5), with what was agreed. */
export const EmergencyNegotiated = eventType({
  type: 'EmergencyNegotiated',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.negotiated }),
  tags: about,
});

/** Something is offered. */
export const RemedyProposed = eventType({
  type: 'RemedyProposed',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.proposed }),
  tags: about,
});

/** The complainant accepts what was offered, or refuses it. */
export const RemedyAnswered = eventType({
  type: 'RemedyAnswered',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.answered }),
  tags: about,
});

/** What was accepted was given: this document shows it. */
export const RemedyGiven = eventType({
  type: 'RemedyGiven',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.given }),
  tags: about,
});

/** Why it came to this. */
export const CauseFound = eventType({
  type: 'CauseFound',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.cause }),
  tags: about,
});

/** What was put right in this case. */
export const CorrectionMade = eventType({
  type: 'CorrectionMade',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.correction }),
  tags: about,
});

/** What is to keep it from happening again, who does it, and until when. */
export const PreventionPlanned = eventType({
  type: 'PreventionPlanned',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.prevention }),
  tags: about,
});

/** It is in place. */
export const PreventionDone = eventType({
  type: 'PreventionDone',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.prevented }),
  tags: about,
});

/** It is settled, as we see it. */
export const ComplaintResolved = eventType({
  type: 'ComplaintResolved',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.resolved }),
  tags: about,
});

/** The customer agrees that it is settled, and may say how content he is, from 1 to 5. */
export const ComplaintConfirmed = eventType({
  type: 'ComplaintConfirmed',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.confirmed }),
  tags: about,
});

/** It isn't settled after all; whether the clock goes on where it stood or starts anew. */
export const ComplaintReopened = eventType({
  type: 'ComplaintReopened',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.reopened, clock: z.enum(['continues', 'restarts']) }),
  tags: about,
});

/** How it ended as a source states it that keeps no times: figures by the source stand beside those by our clock. */
export const OutcomeStated = eventType({
  type: 'OutcomeStated',
  version: 1,
  schema: z.strictObject({ ...complaint, ...steps.stated }),
  tags: about,
});

/** Every event type of the room. */
export const complaintEvents = [
  ComplaintLodged,
  ComplaintCorrected,
  ComplaintRouted,
  ComplaintAcknowledged,
  ComplaintAssigned,
  ComplaintEscalated,
  ComplaintReprioritised,
  ComplaintPaused,
  ComplaintResumed,
  EmergencyNegotiated,
  RemedyProposed,
  RemedyAnswered,
  RemedyGiven,
  CauseFound,
  CorrectionMade,
  PreventionPlanned,
  PreventionDone,
  ComplaintResolved,
  ComplaintConfirmed,
  ComplaintReopened,
  OutcomeStated,
] as const;

/** What happens to a complaint. */
export type ComplaintEvent = EventOf<(typeof complaintEvents)[number]>;
