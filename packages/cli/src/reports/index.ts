/** Reports: each view of the projections in a form that can be rendered. */
export { arrearsReport, dunningReport } from './arrears.ts';
export { complaintsReport } from './complaints.ts';
export { compositionReport } from './composition.ts';
export { historyReport } from './history.ts';
export { paretoReport } from './pareto.ts';
export { ageingReport, collectionReport, statementReport } from './receivables.ts';
export { regionsReport } from './regions.ts';
export { targetsReport } from './targets.ts';
