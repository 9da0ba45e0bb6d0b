/** Incentives (激励): commission tables and runs, plans of long and short term, awards and contests. */
export * from './award/index.ts';
export * from './commission/index.ts';
export {
  AdoptCommissionTable,
  type CommissionBase,
  type CommissionTable,
  CommissionTableAdopted,
  type CommissionTableRejection,
  commissionBases,
  commissionOf,
  commissionTable,
  exactCommission,
  tableFaults,
  tableText,
} from './commission-table.ts';
export * from './contest/index.ts';
export {
  AdoptIncentivePlan,
  type Horizon,
  horizonOf,
  horizonTexts,
  type IncentiveForm,
  type IncentiveItem,
  type IncentivePlan,
  IncentivePlanAdopted,
  type IncentivePlanRejection,
  incentiveForms,
  incentivePlan,
  incentiveTexts,
  planFaults,
} from './incentive-plan.ts';
