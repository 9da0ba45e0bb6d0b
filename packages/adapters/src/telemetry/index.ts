/**
 * What happens at the store, in handling and in runners, told to OpenTelemetry. An entry of its own, so that who doesn't want
 * it carries neither its cost nor `@opentelemetry/api`.
 */
export type { TelemetryOptions } from './instruments.ts';
export { observedDispatcher } from './observed-handling.ts';
export { type Observable, observeRunners } from './observed-runner.ts';
export { observedStore } from './observed-store.ts';
