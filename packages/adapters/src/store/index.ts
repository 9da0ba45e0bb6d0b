/** The port that every store implements. */
export * from './port.ts';
