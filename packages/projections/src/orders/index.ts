/** Orders under way in views: where each stands, and how far it is from the money. */
export { type OrderBook, orderBook } from './book.ts';
export { type OrderChain, orderTracking, type Progress, type TrackedOrder, type TrackingQuestion } from './tracking.ts';
