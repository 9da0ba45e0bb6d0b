/**
 * What is measured and how it is called: by OpenTelemetry's semantic conventions for databases (stable) and for messaging (in
 * development) where they say something, and under `clientele.` where they don't. Without an SDK in the process, all of this does
 * nothing.
 */
import {
  type Attributes,
  type Counter,
  type Histogram,
  type Meter,
  type MeterProvider,
  metrics,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';

export interface TelemetryOptions {
  /** `db.system.name` and `messaging.system`: `eventstoredb` unless told otherwise. */
  readonly system?: string;
  /** Where the store is, if anywhere: `server.address` and `server.port`. */
  readonly server?: { readonly address: string; readonly port?: number };
  /** The global ones by default. */
  readonly tracerProvider?: TracerProvider;
  readonly meterProvider?: MeterProvider;
}

const scope = '@clientele/adapters';

/** The bounds that the conventions advise for durations in seconds. */
const seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

export const tracerOf = ({ tracerProvider }: TelemetryOptions): Tracer =>
  tracerProvider === undefined ? trace.getTracer(scope) : tracerProvider.getTracer(scope);

export const meterOf = ({ meterProvider }: TelemetryOptions): Meter =>
  meterProvider === undefined ? metrics.getMeter(scope) : meterProvider.getMeter(scope);

/** The attributes that every span and measurement of a store has. */
export const commonOf = ({ system = 'eventstoredb', server }: TelemetryOptions) => ({
  db: { 'db.system.name': system, ...serverOf(server) },
  messaging: { 'messaging.system': system, ...serverOf(server) },
});

const serverOf = (server: TelemetryOptions['server']): Attributes =>
  server === undefined
    ? {}
    : { 'server.address': server.address, ...(server.port === undefined ? {} : { 'server.port': server.port }) };

export interface StoreInstruments {
  readonly operations: Histogram;
  readonly rows: Histogram;
  readonly consumed: Counter;
  readonly processing: Histogram;
}

export const storeInstruments = (meter: Meter): StoreInstruments => ({
  operations: meter.createHistogram('db.client.operation.duration', {
    unit: 's',
    description: 'Duration of operations of the event store, without what its caller does between two pages.',
    advice: { explicitBucketBoundaries: seconds },
  }),
  rows: meter.createHistogram('db.client.response.returned_rows', {
    unit: '{row}',
    description: 'Events that a read answered.',
    advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] },
  }),
  consumed: meter.createCounter('messaging.client.consumed.messages', {
    unit: '{message}',
    description: 'Events delivered to subscribers.',
  }),
  processing: meter.createHistogram('messaging.process.duration', {
    unit: 's',
    description: 'Duration of what a subscriber does with a page, until he asks for the next.',
    advice: { explicitBucketBoundaries: seconds },
  }),
});

/** Whatever an exporter does when it is told something, it is not the store's affair. */
export const quietly = <A>(tell: () => A): A | undefined => {
  try {
    return tell();
  } catch {
    return undefined;
  }
};

/** Seconds since a moment of `performance.now()`. */
export const since = (began: number): number => (performance.now() - began) / 1_000;
