/** What a tester of deciders needs; its own entry, so that fast-check is never in production code. */

export * from './allowance.ts';
export * from './allowance-commands.ts';
export * from './arbitraries.ts';
export { businessCalendars, zones } from './calendars.ts';
export * from './check-rules.ts';
export * from './difference.ts';
export * from './envelope.ts';
export * from './histories.ts';
export type { Count, Reach } from './reach.ts';
export { type Rule, ruleOfEvents, ruleOfSteps } from './rule.ts';
export { generalRules } from './rules.ts';
export * from './scenario.ts';
export * from './story.ts';
export { commandInWords, eventInWords, show } from './words.ts';
