/** The wing of service: what went wrong, what was done about it, and how content the customers are. */

export * from './complaint/index.ts';
export { type Allotted, type ClockCourse, type ClockReading, readClock } from './service-clock.ts';
