/** Prices: lists and their versions, the one discount policy, planned averages, and sales activities with their effect. */
export * from './discount/index.ts';
export { type DiscountBound, discountOf, marginOf, type PricingPolicy, uniformPricing } from './policy.ts';
export * from './pricelist/index.ts';
export * from './priceplan/index.ts';
export * from './promotion/index.ts';
