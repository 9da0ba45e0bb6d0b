/**
 * What a grade is for (row F15): which goods its customers are offered first, how they are worked, and how their payments are
 * collected. One table a company, a policy like any other; a table that leaves a grade out is refused, so that no customer who
 * has a grade is without its use.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { policyRef, type Rejection, type Rejections } from '../../kernel/index.ts';
import type { GradePolicy } from './grade.ts';

const name = z.string().min(1).max(200);

const useSchema = z.strictObject({
  grade: name,
  /** 商品管理: categories that are offered first. */
  goods: z.array(name).max(50).readonly(),
  /** 销售管理: contacts a year, at least. */
  contacts: z.int().min(0).max(366),
  /** 货款回收管理: days of the term of payment, and after how many days overdue delivery stops. */
  termDays: z.int().min(0).max(3660),
  stopAfterDays: z.int().min(0).max(3660),
});

const schema = z.strictObject({ name, version: z.int().min(0), uses: z.array(useSchema).min(1).max(100).readonly() });

/** What one grade is for. */
export type GradeUse = Readonly<z.infer<typeof useSchema>>;

/** What each grade is for. Plain JSON; {@link checkGradeUses} reads one from outside. */
export type GradeUsePolicy = Readonly<z.infer<typeof schema>>;

/** What can be wrong with such a table. */
export type GradeUseRejection =
  | Rejection<'classification.uses-unreadable', { readonly path: string; readonly reason: string }>
  | Rejection<'classification.grade-without-use', { readonly policy: string; readonly grade: string }>
  | Rejection<'classification.use-of-unknown-grade', { readonly policy: string; readonly grade: string }>
  | Rejection<'classification.grade-used-twice', { readonly policy: string; readonly grade: string }>;

const faultsOf = (policy: GradeUsePolicy, grades: GradePolicy): readonly GradeUseRejection[] => {
  const known = grades.cuts.map(({ grade }) => grade);
  const used = policy.uses.map(({ grade }) => grade);
  const ref = policyRef(policy);
  return [
    ...known
      .filter((grade) => !used.includes(grade))
      .map((grade) => ({ code: 'classification.grade-without-use', data: { policy: ref, grade } }) as const),
    ...used
      .filter((grade) => !known.includes(grade))
      .map((grade) => ({ code: 'classification.use-of-unknown-grade', data: { policy: ref, grade } }) as const),
    ...used
      .filter((grade, index) => used.indexOf(grade) < index)
      .map((grade) => ({ code: 'classification.grade-used-twice', data: { policy: ref, grade } }) as const),
  ];
};

/**
 * Reads a table of uses and checks it against the grades of a policy: each has its use, and each has one.
 *
 * @example
 * ```ts
 * import { checkGradeUses, paretoPolicy } from '@clientele/domain/customer';
 *
 * const use = { goods: ['tea'], contacts: 12, termDays: 30, stopAfterDays: 15 };
 * checkGradeUses({ name: 'own', version: 1, uses: [{ grade: 'A', ...use }] }, paretoPolicy);
 * // left([{ code: 'classification.grade-without-use', data: { policy: 'own@1', grade: 'B' } }, …])
 * ```
 */
export const checkGradeUses = (
  input: unknown,
  grades: GradePolicy,
): E.Either<Rejections<GradeUseRejection>, GradeUsePolicy> => {
  const read = schema.safeParse(input);
  const faults: readonly GradeUseRejection[] = read.success
    ? faultsOf(read.data, grades)
    : read.error.issues.map(({ path, message }) => ({
        code: 'classification.uses-unreadable',
        data: { path: path.map(String).join('.'), reason: message },
      }));
  const [first, ...others] = faults;
  if (first !== undefined) return E.left([first, ...others]);
  return read.success
    ? E.right(read.data)
    : E.left([{ code: 'classification.uses-unreadable', data: { path: '', reason: 'it has not the expected form' } }]);
};

/** What a customer's grade is used for; null without a grade. */
export const useOfGrade = ({ uses }: GradeUsePolicy, grade: string | null): GradeUse | null =>
  uses.find((use) => use.grade === grade) ?? null;
