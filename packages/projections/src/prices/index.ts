/** Prices in views: deviation from plan and list, effect of activities, costs of displays. */
export { type PriceBook, priceBook } from './book.ts';
export { type PriceDeviation, type PriceDeviationRow, type PriceQuestion, priceDeviation } from './deviation.ts';
export { type DisplayCostRow, displayCosts, type PromotionEffect, promotionEffect } from './effect.ts';
export { type PriceFault, type PriceFaults, priceMessages } from './question.ts';
