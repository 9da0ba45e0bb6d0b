/**
 * What weights rest on: history (row A24), the number, ability and experience of people (row A23), and the time that a
 * new channel or a new person is given to come up to full strength (row A22). The basis is kept beside the weight.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema, monthOf, type Period, periodOf, yearOf } from '../../kernel/index.ts';

/** Ten-thousandths: 10,000 is a whole. */
const whole = 10_000;

const share = z.int().min(0).max(100_000);

export const weightBasisSchema = z.discriminatedUnion('by', [
  /** What was reached before, in whatever unit is the same for all parts; where from is said. */
  z.strictObject({ by: z.literal('history'), amount: z.int().min(0), source: z.string().min(1).max(200) }),
  /** How many people, and how able and experienced they are on average: 10,000 is the usual. */
  z.strictObject({
    by: z.literal('people'),
    headcount: z.int().min(0).max(100_000),
    ability: share,
    experience: share,
  }),
]);

export type WeightBasis = z.infer<typeof weightBasisSchema>;

export const rampUpSchema = z.strictObject({
  /** The day from which the channel is open or the person is there. */
  opened: localDateSchema,
  /** Of each month since, counted from that of opening, how much of full strength is expected; the last one stays. */
  steps: z
    .array(z.int().min(0).max(whole))
    .min(1)
    .max(60)
    .refine((steps) => steps.every((step, index) => index === 0 || step >= (steps[index - 1] ?? 0)), {
      message: 'a ramp-up never falls',
      params: { zh: '爬坡比例不得下降' },
    }),
});

/** How a new channel or person comes up to full strength. */
export type RampUp = z.infer<typeof rampUpSchema>;

/** A weight as it is asked for: a number, or what it rests on; and whether its part is still coming up. */
export interface AskedWeight {
  readonly weight?: number | undefined;
  readonly basis?: WeightBasis | undefined;
  readonly rampUp?: RampUp | undefined;
}

const baseOf = ({ weight, basis }: AskedWeight): bigint => {
  if (basis === undefined) return BigInt(weight ?? 0);
  return basis.by === 'history'
    ? BigInt(basis.amount)
    : BigInt(basis.headcount) * BigInt(basis.ability) * BigInt(basis.experience);
};

const monthNumber = (date: LocalDate): number => yearOf(date) * 12 + monthOf(date);

/** How much of full strength is expected in the month of a date, in ten-thousandths. */
export const strengthIn = (rampUp: RampUp | undefined, date: LocalDate): number => {
  if (rampUp === undefined) return whole;
  const months = monthNumber(date) - monthNumber(rampUp.opened);
  return months < 0 ? 0 : (rampUp.steps[Math.min(months, rampUp.steps.length - 1)] ?? 0);
};

/** The strength over a period: that of each of its months, added up; the same period for all parts makes that comparable. */
const strengthOver = (rampUp: RampUp | undefined, { start, end }: Period): bigint => {
  let sum = 0n;
  for (let date = start; date < end; date = periodOf('month', date).end) sum += BigInt(strengthIn(rampUp, date));
  return sum;
};

const divisorOf = (left: bigint, right: bigint): bigint => (right === 0n ? left : divisorOf(right, left % right));

/**
 * The weights as whole numbers: what each rests on, times its strength. Null where they are too large to be kept exactly.
 *
 * @param periods of each part, over time; the same one for all, over organisation
 *
 * @example
 * ```ts
 * import { month } from '@clientele/domain/kernel';
 * import { weightsOf } from '@clientele/domain/planning';
 *
 * const rampUp = { opened: '2025-01-15', steps: [2_500, 5_000, 10_000] } as const;
 * const months = [1, 2, 3, 4].map((number) => month(2025, number));
 * weightsOf(months.map(() => ({ weight: 1, rampUp: { ...rampUp, steps: [...rampUp.steps] } })), months, 'time');
 * // [1, 2, 4, 4]
 * ```
 */
export const weightsOf = (
  asked: readonly AskedWeight[],
  periods: readonly Period[],
  by: 'time' | 'organisation',
): readonly number[] | null => {
  const exact = asked.map((one, index) => {
    const period = periods[index];
    if (asked.every(({ rampUp }) => rampUp === undefined) || period === undefined) return baseOf(one);
    return (
      baseOf(one) * (by === 'time' ? BigInt(strengthIn(one.rampUp, period.start)) : strengthOver(one.rampUp, period))
    );
  });
  // What all have in common says nothing; without a basis or a ramp-up, weights stay as they were given.
  const isPlain = asked.every(({ basis, rampUp }) => basis === undefined && rampUp === undefined);
  const common = isPlain ? 1n : exact.reduce(divisorOf, 0n);
  const weights = exact.map((weight) => Number(common === 0n ? weight : weight / common));
  return weights.every(Number.isSafeInteger) ? weights : null;
};
