/**
 * The policy of complaints: who answers which severity, how much business time each clock allots, and what resolving and
 * reopening mean. Data, adopted by the company and named in each decision that it decided (`rules.md §3.3`).
 */
import * as z from 'zod';
import { minute } from '../../kernel/index.ts';
import type { ServiceLine, Severity } from './words.ts';

const minutesSchema = z.int().min(1).max(5_256_000);
const allotmentSchema = z.strictObject({ answerWithin: minutesSchema, resolveWithin: minutesSchema });
const lineSchema = z.enum(['first', 'escalated']);

/** Reads a complaint policy from outside. */
export const complaintPolicySchema = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(0),
  /** By severity: who answers, and how many minutes of business time the first answer and the resolution may take. */
  severities: z.strictObject({
    ordinary: z.strictObject({ line: lineSchema, ...allotmentSchema.shape }),
    serious: z.strictObject({ line: lineSchema, ...allotmentSchema.shape }),
    emergency: z.strictObject({ line: lineSchema, ...allotmentSchema.shape }),
  }),
  /** Other allotments for a class of complaints, at each severity or at one. */
  classes: z
    .array(
      z.strictObject({
        class: z.string().min(1).max(200),
        severity: z.enum(['ordinary', 'serious', 'emergency']).optional(),
        ...allotmentSchema.shape,
      }),
    )
    .max(1000)
    .readonly(),
  /** The roles that may resolve what was escalated; an empty list: everybody. */
  escalationRoles: z.array(z.string().min(1).max(80)).max(20).readonly(),
  /** Days after the resolution in which the customer can confirm it; then it lapses. */
  confirmWithinDays: z.int().min(0).max(3650),
  /** Days after the resolution in which it can be reopened; later, another complaint is lodged. */
  reopenWithinDays: z.int().min(0).max(3650),
  /** Whether the clock of the resolution goes on where it stood (the time in between doesn't count), or starts anew. */
  reopenedClock: z.enum(['continues', 'restarts']),
});

/** A company's policy of complaints. Plain JSON; read it with `complaintPolicySchema`. */
export type ComplaintPolicy = Readonly<z.infer<typeof complaintPolicySchema>>;

const hours = 60;

/** A policy to start from: a working day of eight hours to answer and five to resolve; graver ones sooner. */
export const complaintPolicy: ComplaintPolicy = {
  name: 'complaints',
  version: 1,
  severities: {
    ordinary: { line: 'first', answerWithin: 8 * hours, resolveWithin: 40 * hours },
    serious: { line: 'escalated', answerWithin: 4 * hours, resolveWithin: 24 * hours },
    emergency: { line: 'escalated', answerWithin: hours, resolveWithin: 16 * hours },
  },
  classes: [],
  escalationRoles: [],
  confirmWithinDays: 7,
  reopenWithinDays: 30,
  reopenedClock: 'continues',
};

/** Who answers a severity. */
export const lineOf = ({ severities }: ComplaintPolicy, severity: Severity): ServiceLine => severities[severity].line;

/** How much business time the two clocks allot, in milliseconds. */
export interface Allotment {
  readonly answer: number;
  readonly resolution: number;
}

/** What is allotted to a complaint: by its class at its severity, else by its class, else by its severity. */
export const allotmentOf = (policy: ComplaintPolicy, severity: Severity, ofClass: string): Allotment => {
  const own = policy.classes.filter((one) => one.class === ofClass);
  const { answerWithin, resolveWithin } =
    own.find((one) => one.severity === severity) ??
    own.find((one) => one.severity === undefined) ??
    policy.severities[severity];
  return { answer: answerWithin * minute, resolution: resolveWithin * minute };
};
