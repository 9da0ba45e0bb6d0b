/**
 * What happens to the standing of a customer: evaluations, changes of grade, limit and terms with before and after, holds,
 * investigations. Each change carries its evidence, who asked for it, who consented for finance, and the exposure of that
 * instant; who approved it is who did it (rows M13–M18 M20–M22).
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, moneySchema, periodSchema } from '../../kernel/index.ts';
import { about, account } from './account.ts';
import { limitTermsSchema } from './limit.ts';
import { paymentTermsSchema } from './terms.ts';

const reasonSchema = z.string().min(1).max(2000);
const gradeSchema = z.string().min(1).max(40);
const ofCustomer = ({ customer }: { readonly customer: string }) => about(customer);

/** What an evaluation says. */
export const evaluationSchema = z.strictObject({
  period: periodSchema,
  grade: gradeSchema,
  /** What it rests on. */
  evidence: reasonSchema,
  /** By criterion, points out of how many. */
  scores: z
    .array(z.strictObject({ criterion: z.string().min(1).max(200), points: z.int().min(0), outOf: z.int().min(1) }))
    .max(100),
  /** Why it fell, and what is done about it: asked for wherever it fell (row M17). */
  rootCause: reasonSchema.nullable(),
  response: reasonSchema.nullable(),
});

/** What may be asked to change. */
export const creditChangeSchema = z.union([
  z.strictObject({ kind: z.literal('limit'), to: limitTermsSchema }),
  z.strictObject({ kind: z.literal('terms'), to: paymentTermsSchema }),
  /** A raise for some days, both included: it ends by itself. */
  z.strictObject({ kind: z.literal('raise'), by: moneySchema, from: localDateSchema, until: localDateSchema }),
  /** Only an evaluation asks for this. */
  z.strictObject({ kind: z.literal('grade'), to: gradeSchema }),
]);

/** A change of credit that is asked for. */
export type CreditChange = z.infer<typeof creditChangeSchema>;

/** A customer was evaluated for a period; the grade itself changes only when that is approved (rows M16 M17). */
export const CreditEvaluated = eventType({
  type: 'CreditEvaluated',
  version: 1,
  schema: z.strictObject({
    ...account,
    evaluation: evaluationSchema,
    /** The grade of the evaluation before; null at the first. */
    before: gradeSchema.nullable(),
    /** Whether it fell. */
    fell: z.boolean(),
    nextBy: localDateSchema,
    /** The request that the grade be changed; null where it stays. */
    request: idSchema.nullable(),
  }),
  tags: ofCustomer,
});

/** Somebody asks for a change of limit or terms, or for a temporary raise. */
export const CreditChangeRequested = eventType({
  type: 'CreditChangeRequested',
  version: 1,
  schema: z.strictObject({
    ...account,
    request: idSchema,
    change: creditChangeSchema,
    reason: reasonSchema,
    evidence: reasonSchema,
  }),
  tags: ofCustomer,
});

/** Finance has nothing against it (rows M21 M22). */
export const CreditChangeConsented = eventType({
  type: 'CreditChangeConsented',
  version: 1,
  schema: z.strictObject({ ...account, request: idSchema, note: z.string().max(2000).nullable() }),
  tags: ofCustomer,
});

/** The request is off, by finance, by who may approve it, or by who asked. */
export const CreditChangeRefused = eventType({
  type: 'CreditChangeRefused',
  version: 1,
  schema: z.strictObject({ ...account, request: idSchema, reason: reasonSchema }),
  tags: ofCustomer,
});

/** What every change carries. */
const changed = {
  ...account,
  request: idSchema,
  reason: reasonSchema,
  evidence: reasonSchema,
  requestedBy: idSchema,
  consentedBy: idSchema,
  /** What the customer owed when it was changed. */
  exposure: moneySchema,
};

/** The limit is another from now on (row M14). */
export const CreditLimitChanged = eventType({
  type: 'CreditLimitChanged',
  version: 1,
  schema: z.strictObject({ ...changed, before: limitTermsSchema, after: limitTermsSchema }),
  tags: ofCustomer,
});

/** Other terms were agreed with this customer; null before: those of the grade held. */
export const CreditTermsChanged = eventType({
  type: 'CreditTermsChanged',
  version: 1,
  schema: z.strictObject({ ...changed, before: paymentTermsSchema.nullable(), after: paymentTermsSchema }),
  tags: ofCustomer,
});

/** The limit is raised for some days. */
export const CreditLimitRaised = eventType({
  type: 'CreditLimitRaised',
  version: 1,
  schema: z.strictObject({
    ...changed,
    by: moneySchema,
    from: localDateSchema,
    until: localDateSchema,
    limit: limitTermsSchema,
  }),
  tags: ofCustomer,
});

/** The credit grade is another from now on (row M13). */
export const CreditGradeChanged = eventType({
  type: 'CreditGradeChanged',
  version: 1,
  schema: z.strictObject({ ...changed, before: gradeSchema.nullable(), after: gradeSchema }),
  tags: ofCustomer,
});

/** Reads a {@link HoldScope}. */
export const holdScopeSchema = z.union([
  z.strictObject({ kind: z.literal('account') }),
  z.strictObject({ kind: z.literal('orders-above'), amount: moneySchema }),
  z.strictObject({ kind: z.literal('order'), order: idSchema }),
]);

/** What a hold stands in the way of: every order, those above an amount, or one. */
export type HoldScope = z.infer<typeof holdScopeSchema>;

/** No new credit within a scope, until a date (included) or until it is lifted. */
export const CreditHeld = eventType({
  type: 'CreditHeld',
  version: 1,
  schema: z.strictObject({
    ...account,
    hold: idSchema,
    scope: holdScopeSchema,
    until: localDateSchema.nullable(),
    reason: reasonSchema,
  }),
  tags: ({ customer, scope }) => about(customer, ...(scope.kind === 'order' ? [scope.order] : [])),
});

/** The hold is off before its time. */
export const CreditHoldLifted = eventType({
  type: 'CreditHoldLifted',
  version: 1,
  schema: z.strictObject({ ...account, hold: idSchema, reason: reasonSchema }),
  tags: ofCustomer,
});

/**
 * Dunning reached its end and proposes that no more credit be given (`rules.md §3.12`, row M4). Nothing is held by that: a
 * person decides.
 */
export const CreditStopEntered = eventType({
  type: 'CreditStopEntered',
  version: 1,
  schema: z.strictObject({
    ...account,
    /** The hold that it would become. */
    stop: idSchema,
    invoice: idSchema,
    level: z.int().min(1),
    /** What was open of the invoice, and how late that was, when the last notice went out. */
    balance: moneySchema,
    overdueDays: z.int().min(1),
    /** Who sent the last notice. */
    proposedBy: idSchema,
  }),
  tags: ofCustomer,
});

/** Credit goes on in spite of it, for a reason. */
export const CreditStopRefused = eventType({
  type: 'CreditStopRefused',
  version: 1,
  schema: z.strictObject({ ...account, stop: idSchema, reason: reasonSchema }),
  tags: ofCustomer,
});

/** The customer is held to be risky (row M20): its credit is to be investigated. */
export const CustomerFlaggedRisky = eventType({
  type: 'CustomerFlaggedRisky',
  version: 1,
  schema: z.strictObject({ ...account, reason: reasonSchema }),
  tags: ofCustomer,
});

/** An agency is asked to investigate. */
export const CreditInvestigationOrdered = eventType({
  type: 'CreditInvestigationOrdered',
  version: 1,
  schema: z.strictObject({ ...account, investigation: idSchema, agency: z.string().min(1).max(200) }),
  tags: ofCustomer,
});

/** What the agency found. A sound customer is no longer flagged. */
export const CreditInvestigated = eventType({
  type: 'CreditInvestigated',
  version: 1,
  schema: z.strictObject({
    ...account,
    investigation: idSchema,
    agency: z.string().min(1).max(200),
    findings: reasonSchema,
    conclusion: z.enum(['sound', 'risky']),
  }),
  tags: ofCustomer,
});

/** The customer is given up, after falls that were looked into and answered (row M18). */
export const CustomerGivenUp = eventType({
  type: 'CustomerGivenUp',
  version: 1,
  schema: z.strictObject({ ...account, reason: reasonSchema, falls: z.int().min(1), exposure: moneySchema }),
  tags: ofCustomer,
});

/** The customer that was given up is dealt with again. */
export const CustomerTakenBack = eventType({
  type: 'CustomerTakenBack',
  version: 1,
  schema: z.strictObject({ ...account, reason: reasonSchema }),
  tags: ofCustomer,
});

/** Every event type of the standing. */
export const standingEvents = [
  CreditEvaluated,
  CreditChangeRequested,
  CreditChangeConsented,
  CreditChangeRefused,
  CreditLimitChanged,
  CreditTermsChanged,
  CreditLimitRaised,
  CreditGradeChanged,
  CreditHeld,
  CreditHoldLifted,
  CreditStopEntered,
  CreditStopRefused,
  CustomerFlaggedRisky,
  CreditInvestigationOrdered,
  CreditInvestigated,
  CustomerGivenUp,
  CustomerTakenBack,
] as const;

/** What happens to the standing of a customer. */
export type StandingEvent = EventOf<(typeof standingEvents)[number]>;
