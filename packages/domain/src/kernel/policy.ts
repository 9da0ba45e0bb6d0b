/**
 * Business policies are data: thresholds, calendars and tables, adopted by an event, versioned, and named in each decision
 * that they decided (design: decision 6).
 */
import * as z from 'zod';

/** `name@version` of a policy that decided something. */
export type PolicyRef = `${string}@${number}`;

/** Reads a {@link PolicyRef}. */
export const policyRefSchema = z.custom<PolicyRef>((value) => typeof value === 'string' && /^.+@\d+$/su.test(value), {
  message: 'expected a policy as name@version',
  params: { zh: '应为“名称@版本”形式的政策' },
});

/** How an event names a policy. */
export const policyRef = (policy: { readonly name: string; readonly version: number }): PolicyRef =>
  `${policy.name}@${policy.version}`;
