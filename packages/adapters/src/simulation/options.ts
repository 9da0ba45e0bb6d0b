/** How large a company is simulated, for how long, from which seed; and what can't be. */
import { isLocalDate, type LocalDate } from '@clientele/domain/kernel';
import { namespaceFault } from '../store/stream-name.ts';

/** What a simulation is made of: the same options give the same history, to the byte. */
export interface SimulationOptions {
  /** A whole number from 0 to 2^31 − 1. */
  readonly seed: number;
  /** How many customers it begins with, from 1 to 1,000,000; others come as it grows. */
  readonly customers: number;
  /** How many days it lives, from 1 to 36,525. */
  readonly days: number;
  /** Its first day; 2024-01-01 unless told otherwise. */
  readonly from?: LocalDate;
  /** How many of a thousand commands are mistakes, from 0 to 500; 50 unless told otherwise. */
  readonly mistakes?: number;
  /** The namespace of its streams; `main` unless told otherwise. */
  readonly namespace?: string;
}

/** An option that can't be. */
export interface SimulationFault {
  readonly code: 'invalid-option';
  readonly option: keyof SimulationOptions;
  readonly reason: string;
}

const within = (
  option: keyof SimulationOptions,
  value: number,
  least: number,
  most: number,
): readonly SimulationFault[] =>
  Number.isSafeInteger(value) && value >= least && value <= most
    ? []
    : [{ code: 'invalid-option', option, reason: `expected a whole number from ${least} to ${most}` }];

/** Years as they are counted in the first of them. */
export const daysInYears = (years: number): number => Math.round(years * 365.25);

/** The options with what wasn't said. */
export const completed = (options: SimulationOptions): Required<SimulationOptions> => ({
  from: '2024-01-01',
  mistakes: 50,
  namespace: 'main',
  ...options,
});

/** Everything that is wrong with options. */
export const optionFaults = (options: Required<SimulationOptions>): readonly SimulationFault[] => {
  const { seed, customers, days, from, mistakes, namespace } = options;
  const named = namespaceFault(namespace);
  return [
    ...within('seed', seed, 0, 2 ** 31 - 1),
    ...within('customers', customers, 1, 1_000_000),
    ...within('days', days, 1, 36_525),
    ...(isLocalDate(from) && from >= '1971-01-01' && from < '9000-01-01'
      ? []
      : [{ code: 'invalid-option', option: 'from', reason: 'expected a date from 1971 to 8999' } as const]),
    ...within('mistakes', mistakes, 0, 500),
    ...(named === null ? [] : [{ code: 'invalid-option', option: 'namespace', reason: named } as const]),
  ];
};
