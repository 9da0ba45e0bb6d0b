/**
 * Grades by Pareto's rule (`rules.md §3.5`, `definitions.md`): the share of the total that is ranked above a customer
 * decides, so that the largest customer has the first grade however large it is. The cuts are policy.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import {
  decimalOfMoney,
  type Money,
  policyRef,
  type Rejection,
  type Rejections,
  rescaleDecimal,
} from '../../kernel/index.ts';
import type { GradeEvidence } from './events.ts';

const name = z.string().min(1).max(200);

const gradePolicySchema = z.strictObject({
  name,
  version: z.int().min(0),
  cuts: z
    .array(z.strictObject({ grade: name, below: z.number().optional() }))
    .max(100)
    .readonly(),
});

/**
 * Which share of the total, ranked above a customer, still gives which grade: `below` in basis points, ascending; the
 * last cut has none and takes the rest. Plain JSON; {@link checkGradePolicy} reads one from outside.
 */
export type GradePolicy = Readonly<z.infer<typeof gradePolicySchema>>;

/** A below 80 %, B below 95 %, C the rest (`definitions.md`). */
export const paretoPolicy: GradePolicy = {
  name: 'pareto',
  version: 1,
  cuts: [{ grade: 'A', below: 8000 }, { grade: 'B', below: 9500 }, { grade: 'C' }],
};

/** A cut that is wrong: its place from 1, and its grade. */
interface WrongCut {
  readonly policy: string;
  readonly cut: number;
  readonly grade: string;
}

/** What can be wrong with a grade policy. */
export type GradePolicyRejection =
  | Rejection<'classification.policy-unreadable', { readonly path: string; readonly reason: string }>
  | Rejection<'classification.policy-without-cuts', { readonly policy: string }>
  | Rejection<'classification.policy-cut-out-of-range', WrongCut & { readonly below: number }>
  | Rejection<
      'classification.policy-cuts-not-ascending',
      WrongCut & { readonly below: number; readonly before: number }
    >
  | Rejection<'classification.policy-open-cut-not-last', WrongCut>
  | Rejection<'classification.policy-last-cut-not-open', WrongCut & { readonly below: number }>
  | Rejection<'classification.policy-grade-twice', WrongCut>;

const unreadable: GradePolicyRejection = {
  code: 'classification.policy-unreadable',
  data: { path: '', reason: 'it has not the expected form' },
};

/** The largest bound: everything. */
const whole = 10_000;

const inRange = (below: number): boolean => Number.isInteger(below) && below > 0 && below <= whole;

const faultsOfCut = (policy: GradePolicy, index: number): readonly GradePolicyRejection[] => {
  const { cuts } = policy;
  const { grade, below } = cuts[index] ?? { grade: '' };
  const earlier = cuts.slice(0, index);
  const last = index === cuts.length - 1;
  const cut = { policy: policyRef(policy), cut: index + 1, grade };
  const faults: GradePolicyRejection[] = [];
  if (earlier.some((one) => one.grade === grade)) faults.push({ code: 'classification.policy-grade-twice', data: cut });
  if (below === undefined) {
    if (!last) faults.push({ code: 'classification.policy-open-cut-not-last', data: cut });
    return faults;
  }
  const before = Math.max(0, ...earlier.map((one) => one.below ?? 0));
  if (!inRange(below)) {
    faults.push({ code: 'classification.policy-cut-out-of-range', data: { ...cut, below } });
  } else if (below <= before) {
    faults.push({ code: 'classification.policy-cuts-not-ascending', data: { ...cut, below, before } });
  }
  if (last) faults.push({ code: 'classification.policy-last-cut-not-open', data: { ...cut, below } });
  return faults;
};

/** What keeps a policy that was read from grading everybody in one way: all that its type can't say. */
export const gradePolicyFaults = (policy: GradePolicy): readonly GradePolicyRejection[] =>
  policy.cuts.length === 0
    ? [{ code: 'classification.policy-without-cuts', data: { policy: policyRef(policy) } }]
    : policy.cuts.flatMap((_, index) => faultsOfCut(policy, index));

/**
 * Reads a grade policy and checks that it grades every customer in one way: at least one cut, bounds ascending within
 * 1 to 10 000 basis points, the last and only the last without a bound, no grade twice. All faults are told.
 *
 * @param input anything, a typed policy or plain JSON from outside
 *
 * @example
 * ```ts
 * import { checkGradePolicy, paretoPolicy } from '@clientele/domain/customer';
 *
 * checkGradePolicy(paretoPolicy)._tag; // 'Right'
 * checkGradePolicy({ name: 'own', version: 1, cuts: [{ grade: 'A', below: 8000 }] });
 * // left([{ code: 'classification.policy-last-cut-not-open', … }])
 * ```
 */
export const checkGradePolicy = (input: unknown): E.Either<Rejections<GradePolicyRejection>, GradePolicy> => {
  const read = gradePolicySchema.safeParse(input);
  const faults: readonly GradePolicyRejection[] = read.success
    ? gradePolicyFaults(read.data)
    : read.error.issues.map(({ path, message }) => ({
        code: 'classification.policy-unreadable',
        data: { path: path.map(String).join('.'), reason: message },
      }));
  const [first = unreadable, ...others] = faults;
  return read.success && faults.length === 0 ? E.right(read.data) : E.left([first, ...others]);
};

/** The units of amounts at the finest scale among them, so that they can be compared exactly. */
export const unitsOf = <const Amounts extends readonly Money[]>(amounts: Amounts): { [I in keyof Amounts]: bigint } => {
  const scale = amounts.reduce((finest, amount) => Math.max(finest, amount.scale), 0);
  return amounts.map((amount) => rescaleDecimal(decimalOfMoney(amount), scale).units) as {
    [I in keyof Amounts]: bigint;
  };
};

/**
 * The grade that a policy gives, or null for a customer without a positive value, who has none. Exact integers
 * throughout; the amounts must be of one currency and the policy a checked one (else its last grade takes the rest).
 *
 * @example
 * ```ts
 * import { gradeOf, paretoPolicy } from '@clientele/domain/customer';
 * import { money } from '@clientele/domain/kernel';
 *
 * const total = money(1000, 'CNY');
 * gradeOf(paretoPolicy, { value: money(150, 'CNY'), above: money(799, 'CNY'), total }); // 'A': 79.9 % is above it
 * gradeOf(paretoPolicy, { value: money(150, 'CNY'), above: money(800, 'CNY'), total }); // 'B': 80 % is
 * ```
 */
export const gradeOf = (
  policy: GradePolicy,
  evidence: Pick<GradeEvidence, 'value' | 'above' | 'total'>,
): string | null => {
  if (evidence.value.amount <= 0) return null;
  const [above, total] = unitsOf([evidence.above, evidence.total]);
  const isIn = (below: number) => inRange(below) && above * BigInt(whole) < total * BigInt(below);
  const cut = policy.cuts.find(({ below }) => below === undefined || isIn(below));
  return (cut ?? policy.cuts.at(-1))?.grade ?? null;
};

/** Which share of the ranked customers, in basis points, are VIP. */
export interface VipPolicy {
  readonly name: string;
  readonly version: number;
  readonly share: number;
}

/** The top 20 % (row F32). */
export const vipPolicy: VipPolicy = { name: 'vip', version: 1, share: 2000 };

/**
 * Whether a rank is among the top ⌈share × customers⌉; never for a customer without a rank.
 *
 * @example
 * ```ts
 * import { isVip, vipPolicy } from '@clientele/domain/customer';
 *
 * isVip(vipPolicy, { rank: 3, customers: 11 }); // true: ⌈2.2⌉ are VIP
 * ```
 */
export const isVip = (policy: VipPolicy, { rank, customers }: Pick<GradeEvidence, 'rank' | 'customers'>): boolean =>
  rank !== null && (rank - 1) * whole < customers * policy.share;
