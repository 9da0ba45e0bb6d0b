/** The wing of the customer: who the customers are, how they are classed, and which territory is whose. */

export * from './card/index.ts';
export * from './classification/index.ts';
export * from './territory/index.ts';
export type { Replaced, Told } from './told.ts';
