/** What surveys come to: the mean score of the best one, the share of the content, and how many answered. Exact ratios. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { Score, Survey } from '@clientele/domain/service';

/** The figures of surveys (`definitions.md`, satisfaction). */
export interface ScoreFigures {
  readonly sent: number;
  readonly answered: number;
  readonly responseRate: Ratio | null;
  /** Mean of score over best score. */
  readonly mean: Ratio | null;
  /** Share of the scores of at least 4 of 5. */
  readonly content: Ratio | null;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));

/** The sum of scores over their best, exact: scales of 5 and of 10 meet at their common multiple. */
const sumOf = (scores: readonly Score[]): Ratio =>
  scores.reduce<Ratio>(
    ({ numerator, denominator }, { score, of }) => {
      const best = BigInt(of);
      const common = (denominator / greatestCommonDivisor(denominator, best)) * best;
      return {
        numerator: numerator * (common / denominator) + BigInt(score) * (common / best),
        denominator: common,
      };
    },
    { numerator: 0n, denominator: 1n },
  );

/** The figures of the surveys that were sent, with the answers there are. */
export const scoresOf = (surveys: readonly Survey[]): ScoreFigures => {
  const answers = surveys.flatMap(({ answered }) => (answered === null ? [] : [answered]));
  const { numerator, denominator } = sumOf(answers);
  const content = answers.filter(({ score, of }) => score * 5 >= of * 4).length;
  const count = BigInt(answers.length);
  return {
    sent: surveys.length,
    answered: answers.length,
    responseRate: ratioOf(count, BigInt(surveys.length)),
    mean: ratioOf(numerator, denominator * count),
    content: ratioOf(BigInt(content), count),
  };
};
