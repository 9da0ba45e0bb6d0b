/** The wing of trade: what was ordered, delivered and returned. */

export * from './credit/index.ts';
export * from './managers/index.ts';
export * from './order/index.ts';
export * from './outlet/index.ts';
export * from './policies.ts';
export * from './pricing/index.ts';
export * from './receivable/index.ts';
