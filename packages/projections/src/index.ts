/** What the events amount to: the folds from events to views, gathered for their readers. */
export {
  type AppraisalRow,
  type Appraisals,
  type AppraisalsQuestion,
  type AppraisedKpi,
  appraisals,
  type UnmetTarget,
} from './appraisal/appraisals.ts';
export { type AppraisalBook, appraisalBook } from './appraisal/book.ts';
export { type KpiFactsQuestion, kpiFacts } from './appraisal/facts.ts';
export { type SalesBook, salesBook } from './book.ts';
export { type ComplaintBook, complaintBook } from './complaints/book.ts';
export {
  type ComplaintAxis,
  type ComplaintClass,
  type ComplaintRow,
  type Complaints,
  type ComplaintsQuestion,
  complaintAxes,
  complaints,
  type OpenComplaint,
} from './complaints/complaints.ts';
export type { DurationFigure } from './complaints/durations.ts';
export type { ComplaintFigures, TimelyFigure } from './complaints/figures.ts';
export {
  type ComplaintRate,
  type ComplaintRatesQuestion,
  complaintRates,
  type RateAxis,
  rateAxes,
} from './complaints/rates.ts';
export { clockTerms, complaintAxisTerms, complaintTerms } from './complaints/terms.ts';
export {
  type AskedComposition,
  type Composition,
  type CompositionQuestion,
  type CompositionRow,
  type CompositionSection,
  composition,
} from './composition/composition.ts';
export { type Concentration, concentrationOf, type LargestShare } from './composition/concentration.ts';
export {
  type CustomerGroup,
  type CustomerGroupQuestion,
  type CustomerGroupSection,
  customerGroup,
  type GroupRow,
} from './composition/customer-group.ts';
export {
  type GradeUsesQuestion,
  type GradeUsesRow,
  type GradeUsesSection,
  gradeUses,
} from './composition/grade-uses.ts';
export type { Class } from './composition/labels.ts';
export {
  type CustomerMovement,
  customerMovement,
  type Moment,
  type MovementCell,
  type MovementQuestion,
  type MovementSection,
} from './composition/movement.ts';
export {
  type Pareto,
  type ParetoGrade,
  type ParetoQuestion,
  type ParetoRow,
  type ParetoSection,
  pareto,
} from './composition/pareto.ts';
export type { AskedPolicies } from './composition/policies.ts';
export type { Coverage } from './composition/reconciliation.ts';
export {
  type GradeStep,
  heldGrades,
  type RegradedRow,
  type Regrading,
  type RegradingQuestion,
  regrading,
} from './composition/regrading.ts';
export * from './credit/index.ts';
export type { CustomerFacts } from './customers/facts.ts';
export { customerFacts } from './customers/projection.ts';
export { type FindingBook, findingBook, type RaisedFinding, raisedFindings } from './findings/book.ts';
export { type Findings, type FindingsQuestion, type Found, type FoundSection, findings } from './findings/found.ts';
export { type MadeForecast, type MadeForecastRow, madeForecasts } from './forecast/made.ts';
export {
  type ForecastQuestion,
  type PeriodValue,
  type SalesForecast,
  salesForecast,
} from './forecast/sales-forecast.ts';
export { type StoryLine, storyOf } from './history/story.ts';
export {
  type AwardBook,
  awardBook,
  type CommissionBook,
  type ContestBook,
  commissionBook,
  contestBook,
} from './incentive/book.ts';
export {
  type IncentiveBooks,
  type IncentiveLine,
  type Incentives,
  type IncentivesQuestion,
  incentives,
  type LineKind,
  type PayeeTotal,
  type RunRow,
} from './incentive/incentives.ts';
export { type Amount, type FigureUnit, formatAmount, formatFigure } from './kernel/figure.ts';
export { asking, combine, type Fold, type Kept } from './kernel/fold.ts';
export { compareKeys } from './kernel/key-order.ts';
export { percentile } from './kernel/percentile.ts';
export { type LoadFault, type Projection, project } from './kernel/projection.ts';
export * from './orders/index.ts';
export { type Gazetteer, type GazetteerRow, gazetteerOf, placeByCode, placeLabel } from './places/gazetteer.ts';
export { provinceName } from './places/provinces.ts';
export * from './prices/index.ts';
export * from './receivables/index.ts';
export {
  type BesideFigures,
  type BesideQuestion,
  type BesideRow,
  type BesideSales,
  besideSales,
  type ComplaintsBeside,
  type VisitsBeside,
} from './regions/beside.ts';
export {
  type Breadth,
  type BreadthQuestion,
  type BreadthRow,
  type BreadthSection,
  breadth,
} from './regions/breadth.ts';
export {
  type Bridge,
  type BridgeQuestion,
  type BridgeRow,
  type BridgeSection,
  regionBridge,
  type Transfer,
} from './regions/bridge.ts';
export type { Comparison } from './regions/comparison.ts';
export type { PeriodCoverage } from './regions/coverage.ts';
export {
  type CustomerFate,
  type CustomerFlow,
  type CustomerFlowQuestion,
  customerFates,
  customerFlow,
  type FateFigures,
  type FlowFigures,
  type FlowRow,
  type FlowSection,
} from './regions/customer-flow.ts';
export { type Growth, growthOf, type Movement, type Pair } from './regions/growth.ts';
export {
  type ChangeParts,
  type PriceVolumeMix,
  type PriceVolumeMixFigures,
  type PriceVolumeMixQuestion,
  type PriceVolumeMixRow,
  type PriceVolumeMixSection,
  priceVolumeMix,
} from './regions/price-volume-mix.ts';
export {
  type MarketShare,
  type MarketSize,
  type RegionFigures,
  type RegionGrowth,
  type RegionRow,
  type Regions,
  type RegionsAsked,
  type RegionsQuestion,
  type RegionsSection,
  regions,
} from './regions/regions.ts';
export type { QuestionFaults } from './sales/asking.ts';
export type { SalesLedger } from './sales/ledger.ts';
export { salesLedger } from './sales/projection.ts';
export {
  type AskedSales,
  type Axis,
  type Basis,
  type ClassMode,
  type Condition,
  type Measure,
  type QuestionFault,
  type RegionMode,
  type SaleAxis,
  type SalesQuestion,
  saleAxes,
} from './sales/question.ts';
export type { Figures } from './sales/tabulate.ts';
export { type SatisfactionBook, satisfactionBook } from './satisfaction/book.ts';
export {
  type CountedShare,
  type Satisfaction,
  type SatisfactionDuty,
  type SatisfactionMonth,
  type SatisfactionQuestion,
  satisfaction,
} from './satisfaction/satisfaction.ts';
export type { ScoreFigures } from './satisfaction/scores.ts';
export { dutyTerms, satisfactionTerms } from './satisfaction/terms.ts';
export {
  type SigningFigures,
  type SigningRow,
  type Signings,
  type SigningsQuestion,
  type SigningsSection,
  signings,
} from './statistics/signings.ts';
export {
  type Statistics,
  type StatisticsQuestion,
  type StatisticsRow,
  type StatisticsSection,
  statistics,
} from './statistics/statistics.ts';
export type { Attainment, Zone } from './targets/attainment.ts';
export { type TargetBook, targetBook } from './targets/book.ts';
export { type ChangeMove, type TargetChange, type TargetChanges, targetChanges } from './targets/changes.ts';
export { type DailyQuestion, type DailyResults, type DailyRow, dailyResults } from './targets/daily.ts';
export { type Cumulative, type Horizon, type Pace, paceOf } from './targets/pace.ts';
export {
  type ChainRow,
  type DutyStanding,
  type MilestoneRow,
  type PlanQuestion,
  type PlanView,
  type ProgressRow,
  planView,
} from './targets/plan.ts';
export { type TargetRow, type Targets, type TargetsQuestion, targets } from './targets/targets.ts';
export * as appraisalTerms from './terms/appraisal.ts';
export { questionMessages } from './terms/faults.ts';
export * as terms from './terms/terms.ts';
export { type VisitBook, visitBook } from './visits/book.ts';
export { type DatedVisit, type MatchedVisit, matchVisits } from './visits/matching.ts';
export { mustAskTerms, visitKindTerms, visitTerms } from './visits/terms.ts';
export { type VisitFigures, type VisitLine, type Visits, type VisitsQuestion, visits } from './visits/visits.ts';
