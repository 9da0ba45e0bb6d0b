/**
 * A simulated company: a history that no public data has, made by the deciders, the same for the same seed. To try things on, to
 * measure with, and to show.
 */
export type { Refused } from './company.ts';
export type { SimulatedBatch } from './desk.ts';
export { daysInYears, type SimulationFault, type SimulationOptions } from './options.ts';
export { endOf, type SimulatedDay, type Simulation, simulation } from './simulate.ts';
export {
  type SimulationProgress,
  type SimulationSummary,
  type WritingFault,
  type WritingOptions,
  writeSimulation,
} from './writing.ts';
