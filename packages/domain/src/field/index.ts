/** The wing of field work: visits to customers. */

export * from './visit/index.ts';
