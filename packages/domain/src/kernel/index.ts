/** The kernel: the words that every room is built from. Pure; it knows no room. */

export * from './apportion.ts';
export * from './apportion-table.ts';
export * from './business-calendar/index.ts';
export * from './command.ts';
export * from './decider.ts';
export * from './decimal.ts';
export * from './event.ts';
export * from './instant.ts';
export * from './json.ts';
export * from './language.ts';
export * from './law.ts';
export * from './local-date.ts';
export * from './money.ts';
export * from './period.ts';
export * from './personal.ts';
export * from './place.ts';
export * from './policy.ts';
export * from './process-manager.ts';
export * from './quantity.ts';
export * from './ratio.ts';
export * from './rejection.ts';
export * from './rounding.ts';
export * from './tag.ts';
export * from './timeline.ts';
export * from './zone.ts';
