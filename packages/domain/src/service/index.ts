/** The wing of service: what went wrong, what was done about it, and how content the customers are. */

export * from './aftersales/index.ts';
export * from './complaint/index.ts';
export * from './inquiry/index.ts';
export * from './satisfaction/index.ts';
export { type Allotted, type ClockCourse, type ClockReading, readClock } from './service-clock.ts';
