/** The wing of planning: what was promised (targets), gathered for its readers. */
export * from './finding/index.ts';
export * from './target/index.ts';
