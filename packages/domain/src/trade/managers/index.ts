/** The process managers of trade, and the law that what they connect agrees. */
export { creditStopManager } from './credit-stop.ts';
export { orderCreditManager } from './order-credit.ts';
export { type InvoiceSeen, receivableCreditManager } from './receivable-credit.ts';
export { creditFollowsItsSources } from './sources.ts';
