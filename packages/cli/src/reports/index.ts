/** Reports: each view of the projections in a form that can be rendered. */
export { compositionReport } from './composition.ts';
export { historyReport } from './history.ts';
export { paretoReport } from './pareto.ts';
export { regionsReport } from './regions.ts';
export { targetsReport } from './targets.ts';
