/** Runners, observed: how late each is, how fast, in which state, and how much it has parked, asked whenever it is exported. */
import type { RunnerState, RunnerStatus } from '../running/runner.ts';
import { meterOf, quietly, type TelemetryOptions } from './instruments.ts';

/** What of a runner is looked at. */
export interface Observable {
  readonly status: () => RunnerStatus<unknown>;
  readonly parked?: () => readonly unknown[];
}

const states: readonly RunnerState[] = ['starting', 'catching-up', 'live', 'retrying', 'paused', 'stopped', 'faulted'];

/**
 * Lets runners be looked at by whatever exports metrics. Answers how to look no longer.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { memoryCheckpoints, runProjection } from '@clientele/adapters/running';
 * import { observeRunners } from '@clientele/adapters/telemetry';
 * import { salesBook } from '@clientele/projections';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const runner = runProjection({ store, projection: salesBook, checkpoints: memoryCheckpoints() });
 * const lookAway = observeRunners([runner]);
 * await runner.stop();
 * lookAway();
 * ```
 */
export const observeRunners = (runners: readonly Observable[], options: TelemetryOptions = {}): (() => void) => {
  const meter = meterOf(options);
  const lag = meter.createObservableGauge('clientele.runner.lag', {
    unit: 's',
    description: 'How long ago what was taken last had been recorded; 0 when everything is taken.',
  });
  const throughput = meter.createObservableGauge('clientele.runner.throughput', {
    unit: '{event}/s',
    description: 'Events taken a second, over the last ten seconds.',
  });
  const events = meter.createObservableCounter('clientele.runner.events', {
    unit: '{event}',
    description: 'Events taken since the runner was started.',
  });
  const state = meter.createObservableGauge('clientele.runner.state', {
    description: '1 for the state that the runner is in, 0 for the others.',
  });
  const parked = meter.createObservableGauge('clientele.runner.parked', {
    unit: '{event}',
    description: 'What is parked and waits to be tried again.',
  });
  const observables = [lag, throughput, events, state, parked];
  const look: Parameters<typeof meter.addBatchObservableCallback>[0] = (observe) => {
    for (const runner of runners) {
      quietly(() => {
        const now = runner.status();
        const attributes = { 'clientele.runner.name': now.name };
        if (now.lag !== null) observe.observe(lag, now.lag / 1_000, attributes);
        observe.observe(throughput, now.throughput, attributes);
        observe.observe(events, now.events, attributes);
        for (const one of states) {
          observe.observe(state, one === now.state ? 1 : 0, { ...attributes, 'clientele.runner.state': one });
        }
        if (runner.parked !== undefined) observe.observe(parked, runner.parked().length, attributes);
      });
    }
  };
  meter.addBatchObservableCallback(look, observables);
  return () => meter.removeBatchObservableCallback(look, observables);
};
