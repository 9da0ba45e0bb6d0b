/**
 * Where events are kept and how they are reached: the port of the store, the codec, the handling of commands and the
 * replay of histories. Stores have entries of their own.
 */
export * from './codec/index.ts';
export * from './handling/index.ts';
export * from './replay/index.ts';
export * from './schema-lock/index.ts';
export * from './store/index.ts';
