/** The wing of the customer: who the customers are and how they are classed. */

export * from './card/index.ts';
export * from './classification/index.ts';
export type { Replaced, Told } from './told.ts';
