/** The wing of field work: visits to customers, and how often they are made. */

export * from './cadence.ts';
export * from './visit/index.ts';
