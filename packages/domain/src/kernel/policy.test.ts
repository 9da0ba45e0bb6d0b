/** How a decision names the policy that decided it. */
import { expect, it } from 'vitest';
import { policyRef, policyRefSchema } from './policy.ts';

it('a policy is named by its name and its version', () => {
  expect(policyRef({ name: 'grading', version: 3 })).toBe('grading@3');
  expect(policyRefSchema.safeParse('a@b@3').success).toBe(true);
  for (const text of ['grading', 'grading@', '@3', 'grading@x', 'grading@3.1', 3, null])
    expect(policyRefSchema.safeParse(text).success).toBe(false);
});
