/** The wing of the pipeline: what is agreed with customers before it is ordered. */

export * from './contract/index.ts';
