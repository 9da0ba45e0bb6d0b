/** The policy of satisfaction: when customers are asked, what counts as a fall, and how soon what they say is passed on. */
import * as z from 'zod';

const daysSchema = z.int().min(0).max(3650);
const pointsSchema = z.int().min(1).max(10_000);

/** Reads a satisfaction policy from outside. */
export const satisfactionPolicySchema = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(0),
  /** Days after a delivery in which the customer is to be contacted (row O9). */
  contactWithinDays: daysSchema,
  /** Days between two return visits at most (row O6). */
  visitEveryDays: daysSchema.min(1),
  /** Days between two surveys of a customer at most (row O10). */
  surveyEveryDays: daysSchema.min(1),
  /** By how many basis points of the best score satisfaction must fall from one survey to the next to demand an analysis. */
  fallBps: pointsSchema,
  /** A score below this demands one too, in basis points of the best score. */
  lowBps: pointsSchema,
  /** Days in which a fall is to be explained. */
  explainWithinDays: daysSchema,
  /** Working days in which an opinion is to reach the management (row O15). */
  reportWithinWorkingDays: daysSchema,
});

/** A company's policy of satisfaction. Plain JSON; read it with `satisfactionPolicySchema`. */
export type SatisfactionPolicy = Readonly<z.infer<typeof satisfactionPolicySchema>>;

/** A policy to start from: contact within a week, a visit and a survey a quarter, a fall of a fifth, two days for opinions. */
export const satisfactionPolicy: SatisfactionPolicy = {
  name: 'satisfaction',
  version: 1,
  contactWithinDays: 7,
  visitEveryDays: 92,
  surveyEveryDays: 92,
  fallBps: 2000,
  lowBps: 6000,
  explainWithinDays: 14,
  reportWithinWorkingDays: 2,
};

/** A score of a best one. */
export interface Score {
  readonly score: number;
  readonly of: number;
}

/** Why a score demands an analysis: it fell by enough, or it is low; null where it doesn't. Exact: nothing is divided. */
export const fallOf = (policy: SatisfactionPolicy, before: Score | null, now: Score): 'fell' | 'low' | null => {
  const lost = before === null ? -1 : (before.score * now.of - now.score * before.of) * 10_000;
  if (before !== null && lost > 0 && lost >= policy.fallBps * before.of * now.of) return 'fell';
  return now.score * 10_000 < policy.lowBps * now.of ? 'low' : null;
};
