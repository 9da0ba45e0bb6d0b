/**
 * Grades by amount (row G2): a customer's class follows from how much it bought, by bands that the company sets, and not from
 * what others bought as under Pareto's rule. Bands are of one currency, since amounts of two are never compared.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { policyRef, powerOfTen, type Rejection, type Rejections } from '../../kernel/index.ts';

const name = z.string().min(1).max(200);

const schema = z.strictObject({
  name,
  version: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/u),
  scale: z.int().min(0).max(6),
  bands: z
    .array(z.strictObject({ band: name, from: z.int().min(1).optional() }))
    .min(1)
    .max(100)
    .readonly(),
});

/**
 * Which amount, in `10^−scale` of the currency, at least makes which band: the highest band first; the last has no bound and
 * takes every other positive amount. Plain JSON; {@link checkAmountBandPolicy} reads one from outside.
 */
export type AmountBandPolicy = Readonly<z.infer<typeof schema>>;

/** A band that is wrong: its place from 1, and its name. */
interface WrongBand {
  readonly policy: string;
  readonly place: number;
  readonly band: string;
}

/** What can be wrong with bands. */
export type AmountBandRejection =
  | Rejection<'classification.bands-unreadable', { readonly path: string; readonly reason: string }>
  | Rejection<'classification.band-twice', WrongBand>
  | Rejection<'classification.bands-not-descending', WrongBand & { readonly from: number; readonly before: number }>
  | Rejection<'classification.band-without-bound', WrongBand>
  | Rejection<'classification.last-band-with-bound', WrongBand & { readonly from: number }>;

const faultsOfBand = (policy: AmountBandPolicy, index: number): readonly AmountBandRejection[] => {
  const { bands } = policy;
  const { band, from } = bands[index] ?? { band: '' };
  const before = bands[index - 1]?.from;
  const data = { policy: policyRef(policy), place: index + 1, band };
  const last = index === bands.length - 1;
  const faults: AmountBandRejection[] = [];
  if (bands.findIndex((one) => one.band === band) < index) faults.push({ code: 'classification.band-twice', data });
  if (last && from !== undefined) faults.push({ code: 'classification.last-band-with-bound', data: { ...data, from } });
  if (!last && from === undefined) faults.push({ code: 'classification.band-without-bound', data });
  if (from !== undefined && before !== undefined && from >= before)
    faults.push({ code: 'classification.bands-not-descending', data: { ...data, from, before } });
  return faults;
};

/**
 * Reads bands and checks that every positive amount lies in exactly one: bounds descending, the last band and only that one
 * without a bound, no name twice. All faults are told.
 *
 * @example
 * ```ts
 * import { checkAmountBandPolicy } from '@clientele/domain/customer';
 *
 * const bands = [{ band: 'large', from: 1_000_000 }, { band: 'small' }];
 * checkAmountBandPolicy({ name: 'own', version: 1, currency: 'CNY', scale: 0, bands })._tag; // 'Right'
 * ```
 */
export const checkAmountBandPolicy = (input: unknown): E.Either<Rejections<AmountBandRejection>, AmountBandPolicy> => {
  const read = schema.safeParse(input);
  const faults: readonly AmountBandRejection[] = read.success
    ? read.data.bands.flatMap((_, index) => faultsOfBand(read.data, index))
    : read.error.issues.map(({ path, message }) => ({
        code: 'classification.bands-unreadable',
        data: { path: path.map(String).join('.'), reason: message },
      }));
  const [first, ...others] = faults;
  if (first !== undefined) return E.left([first, ...others]);
  return read.success
    ? E.right(read.data)
    : E.left([{ code: 'classification.bands-unreadable', data: { path: '', reason: 'it has not the expected form' } }]);
};

/**
 * The band of an amount of the policy's currency; null for an amount that isn't above zero.
 *
 * @param value units of `10^−scale`; any size
 *
 * @example
 * ```ts
 * import { bandOf } from '@clientele/domain/customer';
 *
 * const bands = [{ band: 'large', from: 100 }, { band: 'small' }];
 * const policy = { name: 'own', version: 1, currency: 'CNY', scale: 0, bands };
 * bandOf(policy, { units: 9999n, scale: 2 }); // 'small': 99.99 is below 100
 * ```
 */
export const bandOf = (
  policy: AmountBandPolicy,
  { units, scale }: { readonly units: bigint; readonly scale: number },
): string | null => {
  if (units <= 0n) return null;
  const own = units * powerOfTen(policy.scale);
  const reached = ({ from }: AmountBandPolicy['bands'][number]) =>
    from === undefined || own >= BigInt(from) * powerOfTen(scale);
  return policy.bands.find(reached)?.band ?? null;
};
