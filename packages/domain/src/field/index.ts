/** The wing of field work: visits, how often and by which route they are made, and the superior who goes along as a coach. */

export * from './cadence.ts';
export * from './coaching/index.ts';
export * from './progress/index.ts';
export * from './route/index.ts';
export * from './routeorder/index.ts';
export * from './visit/index.ts';
export * from './visitplan/index.ts';
