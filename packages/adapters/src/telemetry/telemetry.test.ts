/** What OpenTelemetry is told, as its own SDK sees it. */

import { madeOn, utc } from '@clientele/domain/kernel';
import { allowance, GrantAllowance, SpendAllowance } from '@clientele/domain/testing';
import { type Attributes, context, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import * as tracing from '@opentelemetry/sdk-trace';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../testing/journals.ts';
import { ledger } from '../../testing/ledger.ts';
import { noted, numbered } from '../conformance/events.ts';
import { conformance } from '../conformance/index.ts';
import { readWhole } from '../conformance/reading-back.ts';
import { commandHandler, dispatcher } from '../handling/index.ts';
import { memoryStore } from '../memory/index.ts';
import { memoryCheckpoints, runProjection } from '../running/index.ts';
import type { EventStore } from '../store/port.ts';
import { observedDispatcher, observedStore, observeRunners } from './index.ts';

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());

/** An SDK of its own for each test. */
const telemetry = () => {
  const spans = new tracing.InMemorySpanExporter();
  const tracerProvider = new tracing.TracerProvider({
    spanProcessors: [new tracing.SimpleSpanProcessor({ exporter: spans })],
  });
  const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 1_000_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const points = async (
    name: string,
  ): Promise<readonly { readonly attributes: Attributes; readonly value: unknown }[]> => {
    await meterProvider.forceFlush();
    const found =
      measured
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
    return found
      .filter(({ descriptor }) => descriptor.name === name)
      .flatMap(({ dataPoints }) => dataPoints as never[]);
  };
  return {
    options: { tracerProvider, meterProvider, system: 'memory' },
    spans: () => spans.getFinishedSpans(),
    points,
  };
};

const acme = (): EventStore => memoryStore({ namespace: 'acme' });

test('the observed store keeps the contract that the store keeps', async () => {
  const { options, spans } = telemetry();
  const open = async () => {
    const store = observedStore(memoryStore({ namespace: 'acme', administration: true }), options);
    return { store, close: store.close };
  };
  for (const { run } of conformance(open, { without: ['durability'], patience: 2_000 })) await run();
  expect(spans().length).toBeGreaterThan(100);
});

test('an append is a span of a database client, with its outcome, its batch and its story, and nothing of its data', async () => {
  const { options, spans, points } = telemetry();
  const store = observedStore(acme(), { ...options, server: { address: 'es1.example', port: 2113 } });
  must(await store.append('acme.order-O1', 'no-stream', numbered(3, { correlationId: 'story' })));
  await store.append('acme.order-O1', 'no-stream', [noted({ data: 'secret' })]);
  const [good, bad] = spans();
  expect(good).toMatchObject({
    name: 'append acme.order',
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'memory',
      'db.namespace': 'acme',
      'db.collection.name': 'acme.order',
      'db.operation.name': 'append',
      'db.operation.batch.size': 3,
      'server.address': 'es1.example',
      'server.port': 2113,
      'messaging.message.conversation_id': 'story',
      'clientele.stream': 'acme.order-O1',
      'clientele.repeated': false,
    },
    status: { code: SpanStatusCode.UNSET },
  });
  expect(bad).toMatchObject({
    attributes: { 'error.type': 'wrong-expected-revision' },
    status: { code: SpanStatusCode.ERROR },
  });
  expect(bad?.attributes).not.toHaveProperty('db.operation.batch.size');
  expect(JSON.stringify(spans().map(({ attributes }) => attributes))).not.toContain('secret');
  const durations = await points('db.client.operation.duration');
  expect(durations.map(({ attributes }) => [attributes['error.type'], attributes['clientele.stream']])).toEqual([
    [undefined, undefined],
    ['wrong-expected-revision', undefined],
  ]);
});

test('a read is a span with the number of its events, though it is left early; a stream that is not there is no fault', async () => {
  const { options, spans, points } = telemetry();
  const store = observedStore(acme(), options);
  must(await store.append('acme.order-O1', 'no-stream', numbered(1_300, { tags: ['customer:C1'] })));
  for await (const _ of store.readStream('acme.order-O1')) break;
  must(await readWhole(store.readTag('customer:C1')));
  must(await readWhole(store.readAll({ limit: 5 })));
  must(await store.head());
  for await (const page of store.readStream('acme.order-O2')) expect(E.isLeft(page)).toBe(true);
  const reads = spans().slice(1);
  expect(reads.map(({ name, attributes }) => [name, attributes['db.response.returned_rows']])).toEqual([
    ['read_stream acme.order', 512],
    ['read_tag acme', 1_300],
    ['read_all acme', 5],
    ['head acme', undefined],
    ['read_stream acme.order', 0],
  ]);
  expect(reads.at(-1)).toMatchObject({
    attributes: { 'error.type': 'stream-not-found' },
    status: { code: SpanStatusCode.UNSET },
  });
  expect(await points('db.client.response.returned_rows')).toHaveLength(3);
});

test("what a subscriber does with a page is a consumer's span; events that came are counted; a broken subscription is told", async () => {
  const { options, spans, points } = telemetry();
  const inner = acme();
  const store = observedStore(inner, options);
  must(await inner.append('acme.order-O1', 'no-stream', numbered(600)));
  for await (const delivery of store.subscribe()) {
    if (E.isRight(delivery) && delivery.right.kind === 'caught-up') break;
  }
  expect(
    spans().map(({ name, kind, attributes }) => [name, kind, attributes['messaging.batch.message_count']]),
  ).toEqual([
    ['process acme', SpanKind.CONSUMER, 512],
    ['process acme', SpanKind.CONSUMER, 88],
  ]);
  expect(await points('messaging.client.consumed.messages')).toMatchObject([
    { value: 600, attributes: { 'messaging.system': 'memory', 'messaging.destination.name': 'acme' } },
  ]);
  await inner.close();
  for await (const delivery of store.subscribe()) expect(E.isLeft(delivery)).toBe(true);
  expect(spans().at(-1)).toMatchObject({ name: 'receive acme', attributes: { 'error.type': 'unavailable' } });
});

test('handling is a span, and what the store does meanwhile stands under it; a rejection is no fault', async () => {
  const { options, spans, points } = telemetry();
  const store = observedStore(acme(), options);
  const handler = commandHandler({ store, decider: allowance, given: () => ({ ceiling: 500 }), clock: Date.now });
  const door = observedDispatcher(must(dispatcher([handler])), options);
  const meta = (id: string) => madeOn(utc, '2025-03-01', id, { id: 'U1', roles: [] });
  await door.handle(GrantAllowance.of({ person: 'P1', amount: 100 }, { ...meta('c-1'), correlationId: 'story' }));
  await door.task(SpendAllowance.of({ person: 'P1', amount: 200 }, meta('c-2')))();
  await door.handle({ type: `unheard of ${Math.random()}` });
  await store.close();
  await door.handle(GrantAllowance.of({ person: 'P2', amount: 1 }, meta('c-3')));
  const handled = spans().filter(({ name }) => name.startsWith('handle'));
  expect(handled.map(({ name, attributes, status }) => [name, attributes['clientele.outcome'], status.code])).toEqual([
    ['handle GrantAllowance', 'accepted', SpanStatusCode.UNSET],
    ['handle SpendAllowance', 'rejected', SpanStatusCode.UNSET],
    ['handle _OTHER', 'rejected', SpanStatusCode.UNSET],
    ['handle GrantAllowance', 'unavailable', SpanStatusCode.ERROR],
  ]);
  expect(handled[0]?.attributes).toMatchObject({
    'clientele.command.id': 'c-1',
    'messaging.message.conversation_id': 'story',
  });
  expect(handled[1]?.attributes['clientele.rejections']).toEqual(['allowance.exceeded']);
  const append = spans().find(({ name }) => name === 'append acme.allowance');
  expect(append?.parentSpanContext?.spanId).toBe(handled[0]?.spanContext().spanId);
  expect(await points('clientele.command.duration')).toHaveLength(4);
});

test('runners can be looked at while they run, and no longer when that is said', async () => {
  const { options, points } = telemetry();
  const runner = runProjection({ store: acme(), projection: ledger, checkpoints: memoryCheckpoints() });
  const lookAway = observeRunners(
    [
      { ...runner, parked: () => [1, 2] },
      {
        status: () => {
          throw new Error('no');
        },
      },
    ],
    options,
  );
  expect(await points('clientele.runner.parked')).toMatchObject([
    { value: 2, attributes: { 'clientele.runner.name': 'ledger@1' } },
  ]);
  const states = await points('clientele.runner.state');
  expect(states).toHaveLength(7);
  expect(states.filter(({ value }) => value === 1)).toHaveLength(1);
  await runner.stop();
  const stopped = (await points('clientele.runner.state')).find(({ value }) => value === 1);
  expect(stopped?.attributes['clientele.runner.state']).toBe('stopped');
  lookAway();
});

test('whatever telemetry does, the store answers', async () => {
  const broken = () => {
    throw new Error('the exporter is broken');
  };
  const { options } = telemetry();
  const tracerProvider = { getTracer: () => ({ startSpan: broken, startActiveSpan: broken }) } as never;
  const store = observedStore(acme(), { ...options, tracerProvider });
  must(await store.append('acme.order-O1', 'no-stream', [noted()]));
  expect(must(await readWhole(store.readAll()))).toHaveLength(1);
  for await (const delivery of store.subscribe()) {
    expect(E.isRight(delivery)).toBe(true);
    break;
  }
});
