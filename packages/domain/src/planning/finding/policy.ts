/**
 * When figures are a finding (rows G3 G9 G13): rules with a bound each, a policy like any other. A rule fires where a figure
 * crosses its bound; what it suggests is a focus (营销重点) or a countermeasure (对策), which people then decide.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { policyRef, type Rejection, type Rejections } from '../../kernel/index.ts';

/** What each rule looks at, in which unit its bound is, and what it suggests. */
export const findingRules = {
  /** The share of the largest customer is above the bound (basis points). */
  'largest-customer': { bound: 'share', suggests: 'countermeasure' },
  /** The share of the four largest customers together is above the bound (basis points). */
  'four-largest-customers': { bound: 'share', suggests: 'countermeasure' },
  /** HHI over customers, over regions or over goods is above the bound (its own points, to 10 000). */
  'customers-concentrated': { bound: 'hhi', suggests: 'countermeasure' },
  'regions-concentrated': { bound: 'hhi', suggests: 'countermeasure' },
  'goods-concentrated': { bound: 'hhi', suggests: 'countermeasure' },
  /** A grade of customers carries more of the sales than the bound (basis points). */
  'grade-carries-sales': { bound: 'share', suggests: 'focus' },
  /** Growth of a region, or of goods, is below the bound (basis points; below zero: a fall). */
  'region-falls': { bound: 'growth', suggests: 'countermeasure' },
  'goods-fall': { bound: 'growth', suggests: 'countermeasure' },
  /** Growth of a region is above the bound. */
  'region-grows': { bound: 'growth', suggests: 'focus' },
  /** The share of the earlier customers that was lost is above the bound (basis points). */
  'customers-lost': { bound: 'share', suggests: 'countermeasure' },
  /** A region lacks goods that make up more than the bound of the company's sales (basis points). */
  'goods-not-sold': { bound: 'share', suggests: 'countermeasure' },
  /** A region has reached less of its target than the bound (basis points). */
  'behind-target': { bound: 'share', suggests: 'countermeasure' },
} as const;

/** A rule, by its code. */
export type FindingRule = keyof typeof findingRules;

const name = z.string().min(1).max(200);

const schema = z.strictObject({
  name,
  version: z.int().min(0),
  rules: z
    .array(z.strictObject({ rule: name, bound: z.int().min(-10_000).max(100_000) }))
    .max(100)
    .readonly(),
});

/** Which rules hold with which bounds. Plain JSON; {@link checkFindingPolicy} reads one from outside. */
export interface FindingPolicy {
  readonly name: string;
  readonly version: number;
  readonly rules: readonly { readonly rule: FindingRule; readonly bound: number }[];
}

/** The bounds of practice: `rules.md §3.7` for concentration. */
export const findingPolicy: FindingPolicy = {
  name: 'findings',
  version: 1,
  rules: [
    { rule: 'largest-customer', bound: 2000 },
    { rule: 'four-largest-customers', bound: 5000 },
    { rule: 'customers-concentrated', bound: 1800 },
    { rule: 'regions-concentrated', bound: 2500 },
    { rule: 'goods-concentrated', bound: 2500 },
    { rule: 'grade-carries-sales', bound: 5000 },
    { rule: 'region-falls', bound: -1000 },
    { rule: 'region-grows', bound: 2000 },
    { rule: 'goods-fall', bound: -1000 },
    { rule: 'customers-lost', bound: 3000 },
    { rule: 'goods-not-sold', bound: 1000 },
    { rule: 'behind-target', bound: 8000 },
  ],
};

/** What can be wrong with such a policy. */
export type FindingPolicyRejection =
  | Rejection<'finding.policy-unreadable', { readonly path: string; readonly reason: string }>
  | Rejection<
      'finding.unknown-rule',
      { readonly policy: string; readonly rule: string; readonly known: readonly string[] }
    >
  | Rejection<'finding.rule-twice', { readonly policy: string; readonly rule: string }>;

const isRule = (rule: string): rule is FindingRule => Object.hasOwn(findingRules, rule);

/**
 * Reads a policy of findings and checks that each of its rules is known, and stands in it once.
 *
 * @example
 * ```ts
 * import { checkFindingPolicy } from '@clientele/domain/planning';
 *
 * checkFindingPolicy({ name: 'own', version: 1, rules: [{ rule: 'region-falls', bound: -500 }] })._tag; // 'Right'
 * ```
 */
export const checkFindingPolicy = (input: unknown): E.Either<Rejections<FindingPolicyRejection>, FindingPolicy> => {
  const read = schema.safeParse(input);
  if (!read.success) {
    const [first, ...others] = read.error.issues.map(
      ({ path, message }): FindingPolicyRejection => ({
        code: 'finding.policy-unreadable',
        data: { path: path.map(String).join('.'), reason: message },
      }),
    );
    const unreadable: FindingPolicyRejection = {
      code: 'finding.policy-unreadable',
      data: { path: '', reason: 'form' },
    };
    return E.left([first ?? unreadable, ...others]);
  }
  const { name: of, version, rules } = read.data;
  const policy = policyRef(read.data);
  const known: { readonly rule: FindingRule; readonly bound: number }[] = [];
  const faults: FindingPolicyRejection[] = [];
  for (const { rule, bound } of rules) {
    if (!isRule(rule))
      faults.push({ code: 'finding.unknown-rule', data: { policy, rule, known: Object.keys(findingRules) } });
    else if (known.some((one) => one.rule === rule))
      faults.push({ code: 'finding.rule-twice', data: { policy, rule } });
    else known.push({ rule, bound });
  }
  const [first, ...others] = faults;
  return first === undefined ? E.right({ name: of, version, rules: known }) : E.left([first, ...others]);
};
