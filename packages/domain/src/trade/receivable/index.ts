/** Receivables: what customers owe by invoices, the money that came in, and the accounts agreed with them. */
export { allocationManager } from './allocation-manager.ts';
export * from './invoice/index.ts';
export { isBill, type PaymentMeans, paymentMeansSchema, paymentMeansTexts } from './means.ts';
export {
  type CollectionPolicy,
  type DunningLevel,
  type DunningPolicy,
  escalationDue,
  feeOf,
  financeCollects,
  type InterestRounding,
  interestOn,
  type RoleBounds,
  threeLevels,
} from './policy.ts';
export * from './receipt/index.ts';
export * from './statement/index.ts';
