export * from './events.ts';
export * from './place.ts';
