/** The room of target plans: what was promised, by whom, for when, and how it was decomposed. */
export * from './cell.ts';
export * from './events.ts';
export * from './plan.ts';
