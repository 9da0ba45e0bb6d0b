/** Reports: each view of the projections in a form that can be rendered. */

export { appraisalReport } from './appraisal.ts';
export { arrearsReport, dunningReport } from './arrears.ts';
export { flowReport, priceVolumeMixReport } from './changes.ts';
export { complaintsReport } from './complaints.ts';
export { compositionReport } from './composition.ts';
export { creditReport } from './credit.ts';
export { customerGroupReport, movementReport, regradingReport } from './customers.ts';
export { dailyResultsReport } from './daily-results.ts';
export { dueReport } from './due.ts';
export { breadthReport, findingsReport } from './findings.ts';
export { forecastReport, madeForecastsReport } from './forecast.ts';
export { historyReport } from './history.ts';
export { incentiveReport } from './incentive.ts';
export { ordersReport } from './orders.ts';
export { outletsReport } from './outlets.ts';
export { paretoReport } from './pareto.ts';
export { planReport } from './plan.ts';
export { policiesReport } from './policies.ts';
export { pricesReport, promotionReport } from './prices.ts';
export { ageingReport, collectionReport, statementReport } from './receivables.ts';
export { regionsReport } from './regions.ts';
export { satisfactionReport } from './satisfaction.ts';
export { signingsReport, statisticsReport } from './statistics.ts';
export { targetChangesReport } from './target-changes.ts';
export { targetsReport } from './targets.ts';
export { visitPlansReport } from './visit-plans.ts';
export { visitsReport } from './visits.ts';
