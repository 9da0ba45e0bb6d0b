/** The store port, observed: a span and a duration for each append and read, and for each page that a subscriber deals with. */
import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendError, Delivery, EventStore, NewEvent, Pages, ReadError, Subscription } from '../store/port.ts';
import { commonOf, meterOf, quietly, since, storeInstruments, type TelemetryOptions, tracerOf } from './instruments.ts';

/** `<namespace>.<category>`: few enough to be counted by, while ids of streams are not. */
const collectionOf = (stream: unknown): string => {
  const name = String(stream);
  const dash = name.indexOf('-', name.indexOf('.') + 1);
  return dash < 0 ? name : name.slice(0, dash);
};

/** What is no fault: who reads a stream that isn't there yet is told so every day. */
const isFault = ({ code }: AppendError | ReadError): boolean => code !== 'stream-not-found';

interface Operation {
  readonly name: string;
  /** Counted by. */
  readonly attributes: Attributes;
  /** On the span only. */
  readonly details: Attributes;
}

/**
 * The same store; whatever it is asked is told to OpenTelemetry. Nothing of an event's data leaves the process this way.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { observedStore } from '@clientele/adapters/telemetry';
 *
 * const store = observedStore(memoryStore({ namespace: 'acme' }), { system: 'memory' });
 * await store.head(); // right(null)
 * ```
 */
export const observedStore = (store: EventStore, options: TelemetryOptions = {}): EventStore => {
  const tracer = tracerOf(options);
  const instruments = storeInstruments(meterOf(options));
  const common = commonOf(options);
  const database = { ...common.db, 'db.namespace': store.namespace };

  const operation = (name: string, collection: string | null, details: Attributes = {}): Operation => ({
    name: collection === null ? `${name} ${store.namespace}` : `${name} ${collection}`,
    attributes: {
      ...database,
      'db.operation.name': name,
      ...(collection === null ? {} : { 'db.collection.name': collection }),
    },
    details,
  });

  const begun = ({
    name,
    attributes,
    details,
  }: Operation): { readonly span: Span | undefined; readonly within: Context } => {
    const outside = context.active();
    const span = quietly(() =>
      tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: { ...attributes, ...details } }, outside),
    );
    return { span, within: span === undefined ? outside : trace.setSpan(outside, span) };
  };

  const ended = (
    { attributes }: Operation,
    span: Span | undefined,
    taken: number,
    error: AppendError | ReadError | null,
    more: Attributes = {},
  ): void => {
    quietly(() => {
      const outcome = error === null ? {} : { 'error.type': error.code };
      instruments.operations.record(taken, { ...attributes, ...outcome });
      span?.setAttributes({ ...more, ...outcome });
      if (error !== null && isFault(error)) {
        span?.setStatus({ code: SpanStatusCode.ERROR, ...('reason' in error ? { message: error.reason } : {}) });
      }
      span?.end();
    });
  };

  const called = async <Fault extends AppendError | ReadError, A>(
    what: Operation,
    call: () => Promise<E.Either<Fault, A>>,
    more: (answer: A) => Attributes = () => ({}),
  ): Promise<E.Either<Fault, A>> => {
    const { span, within } = begun(what);
    const began = performance.now();
    try {
      const answer = await context.with(within, call);
      ended(
        what,
        span,
        since(began),
        E.isLeft(answer) ? answer.left : null,
        E.isLeft(answer) ? {} : more(answer.right),
      );
      return answer;
    } catch (thrown) {
      ended(what, span, since(began), { code: 'unavailable', reason: 'the store threw' });
      throw thrown;
    }
  };

  /** A read is a span from its first page to its last; its duration is what it waited for the store. */
  const read = (what: Operation, pages: () => Pages): Pages => ({
    [Symbol.asyncIterator]: () => {
      const { span, within } = begun(what);
      const iterator = context.with(within, () => pages()[Symbol.asyncIterator]());
      let taken = 0;
      let events = 0;
      let over = false;
      const end = (error: ReadError | null): void => {
        if (over) return;
        over = true;
        ended(what, span, taken, error, { 'db.response.returned_rows': events });
        quietly(() => instruments.rows.record(events, what.attributes));
      };
      return {
        next: async () => {
          const began = performance.now();
          try {
            const result = await context.with(within, () => iterator.next());
            taken += since(began);
            if (result.done === true) end(null);
            else if (E.isLeft(result.value)) end(result.value.left);
            else events += result.value.right.length;
            return result;
          } catch (thrown) {
            end({ code: 'unavailable', reason: 'the store threw' });
            throw thrown;
          }
        },
        return: async () => {
          end(null);
          return (await iterator.return?.()) ?? { done: true, value: undefined };
        },
      };
    },
  });

  const destination = { ...common.messaging, 'messaging.destination.name': store.namespace };
  const processing = { 'messaging.operation.name': 'process', 'messaging.operation.type': 'process' };
  const receiving = { 'messaging.operation.name': 'receive', 'messaging.operation.type': 'receive' };

  /** What a subscriber does with a page is a span, from when he gets it to when he asks for the next. */
  const subscribed = (deliveries: () => Subscription): Subscription => ({
    [Symbol.asyncIterator]: () => {
      const iterator = deliveries()[Symbol.asyncIterator]();
      let working: { readonly span: Span | undefined; readonly began: number } | null = null;
      const rest = (): void => {
        if (working === null) return;
        const { span, began } = working;
        working = null;
        quietly(() => {
          instruments.processing.record(since(began), { ...destination, ...processing });
          span?.end();
        });
      };
      const got = (delivery: E.Either<ReadError, Delivery>): void => {
        quietly(() => {
          if (E.isLeft(delivery)) {
            const attributes = { ...destination, ...receiving, 'error.type': delivery.left.code };
            const span = tracer.startSpan(`receive ${store.namespace}`, { kind: SpanKind.CLIENT, attributes });
            span.setStatus({
              code: SpanStatusCode.ERROR,
              ...('reason' in delivery.left ? { message: delivery.left.reason } : {}),
            });
            span.end();
          } else if (delivery.right.kind === 'events') {
            const { length } = delivery.right.events;
            instruments.consumed.add(length, { ...destination, ...receiving });
            const attributes = { ...destination, ...processing, 'messaging.batch.message_count': length };
            working = {
              span: tracer.startSpan(`process ${store.namespace}`, { kind: SpanKind.CONSUMER, attributes }),
              began: performance.now(),
            };
          }
        });
      };
      return {
        next: async () => {
          rest();
          const result = await iterator.next();
          if (result.done !== true) got(result.value);
          return result;
        },
        return: async () => {
          rest();
          return (await iterator.return?.()) ?? { done: true, value: undefined };
        },
      };
    },
  });

  const detailsOf = (stream: string, events: readonly NewEvent[]): Attributes =>
    quietly(() => ({
      'clientele.stream': String(stream),
      ...(events.length > 1 ? { 'db.operation.batch.size': events.length } : {}),
      ...(typeof events[0]?.correlationId === 'string'
        ? { 'messaging.message.conversation_id': events[0].correlationId }
        : {}),
    })) ?? {};

  return {
    ...store,
    append: (stream, expected, events) =>
      called(
        operation('append', collectionOf(stream), detailsOf(stream, events)),
        () => store.append(stream, expected, events),
        ({ repeated }) => ({ 'clientele.repeated': repeated }),
      ),
    readStream: (stream, range) =>
      read(operation('read_stream', collectionOf(stream), { 'clientele.stream': String(stream) }), () =>
        store.readStream(stream, range),
      ),
    readAll: (range) => read(operation('read_all', null), () => store.readAll(range)),
    readTag: (tag, range) =>
      read(operation('read_tag', null, { 'clientele.tag': String(tag) }), () => store.readTag(tag, range)),
    subscribe: (range) => subscribed(() => store.subscribe(range)),
    head: () => called(operation('head', null), () => store.head()),
  };
};
