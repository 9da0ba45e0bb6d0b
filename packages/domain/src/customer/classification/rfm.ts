/**
 * Recency, frequency, value (`rules.md §3.6`): three scores from 1 to 5 by which customers are told apart. By quintiles of
 * rank where a segment of today's customers is looked for; by fixed cuts where a score must not depend on other customers.
 */

/** Scores by the rank among the customers with an order in the window; equal customers share the worst of their ranks. */
export interface RfmQuintiles {
  readonly name: string;
  readonly version: number;
  readonly method: 'quintiles';
}

type Four = readonly [number, number, number, number];

/** Scores by fixed cuts: for 5, 4, 3 and 2; whoever reaches none has 1. */
export interface RfmCuts {
  readonly name: string;
  readonly version: number;
  readonly method: 'cuts';
  /** At most so many days since the last order; ascending. */
  readonly days: Four;
  /** At least so many orders in the window; descending. */
  readonly orders: Four;
  /** At least so much in the window, in `10^−scale` of the one currency that it holds for; descending. */
  readonly value: { readonly currency: string; readonly scale: number; readonly from: Four };
}

export type RfmPolicy = RfmQuintiles | RfmCuts;

/** Quintiles of rank. */
export const rfmPolicy: RfmQuintiles = { name: 'rfm-quintiles', version: 1, method: 'quintiles' };

/** Scores from 1, the worst, to 5. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly value: number;
}

/**
 * The score of a rank by quintiles: `5 − ⌊5 · (rank − 1) / n⌋`.
 *
 * @param rank from 1, the best; of equal customers the worst rank that one of them has
 *
 * @example
 * ```ts
 * import { quintileScore } from '@clientele/domain/customer';
 *
 * quintileScore(90, 100); // 1: of 100 customers 90 ordered just once, so none of these is flattered
 * ```
 */
export const quintileScore = (rank: number, customers: number): number =>
  customers === 0 ? 1 : 5 - Math.floor((5 * (rank - 1)) / customers);

/** The score of a figure by cuts: 5 for the first that it meets, 1 for none. */
export const cutScore = (cuts: readonly number[], meets: (cut: number) => boolean): number => {
  const place = cuts.findIndex(meets);
  return place === -1 ? 1 : 5 - place;
};

/** `R5F3M1`: the class that three scores make. */
export const rfmClass = ({ recency, frequency, value }: RfmScores): string => `R${recency}F${frequency}M${value}`;
