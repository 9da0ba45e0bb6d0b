/** Handling commands, observed: a span and a duration for each command, with what came of it. */
import { type Attributes, context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { isObject } from '../codec/forms.ts';
import type { Dispatcher } from '../handling/dispatcher.ts';
import type { Handled } from '../handling/handled.ts';
import { meterOf, quietly, since, type TelemetryOptions, tracerOf } from './instruments.ts';

const textIn = (value: unknown, key: string): string | null => {
  const found = isObject(value) ? value[key] : null;
  return typeof found === 'string' ? found : null;
};

/** What stands on the span of a command; its data do not. */
const detailsOf = (input: unknown): Attributes => {
  const meta = isObject(input) ? input['meta'] : null;
  const id = textIn(meta, 'commandId');
  const story = textIn(meta, 'correlationId') ?? id;
  const cause = textIn(meta, 'causationId');
  return {
    ...(id === null ? {} : { 'clientele.command.id': id }),
    ...(story === null ? {} : { 'messaging.message.conversation_id': story }),
    ...(cause === null ? {} : { 'clientele.causation.id': cause }),
  };
};

/** What came of it; a rejection is an answer, and only what keeps one from being given is a fault. */
const outcomeOf = (handled: Handled): Attributes => {
  const { kind } = handled;
  if (kind === 'accepted') {
    return {
      'clientele.outcome': kind,
      'clientele.repeated': handled.repeated,
      'clientele.events': handled.events.length,
    };
  }
  return kind === 'rejected'
    ? { 'clientele.outcome': kind, 'clientele.rejections': handled.rejections.map(({ code }) => code) }
    : { 'clientele.outcome': kind, 'error.type': kind };
};

/**
 * The same dispatcher; whatever it handles is told to OpenTelemetry. What the store does meanwhile, where it is observed too,
 * stands under the command's span.
 *
 * @example
 * ```ts
 * import { dispatcher } from '@clientele/adapters';
 * import { observedDispatcher } from '@clientele/adapters/telemetry';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const door = dispatcher([]);
 * if (E.isRight(door)) await observedDispatcher(door.right).handle({ type: 'Shout' }); // { kind: 'rejected', … }
 * ```
 */
export const observedDispatcher = (door: Dispatcher, options: TelemetryOptions = {}): Dispatcher => {
  const tracer = tracerOf(options);
  const durations = meterOf(options).createHistogram('clientele.command.duration', {
    unit: 's',
    description: 'Duration of handling a command.',
    advice: { explicitBucketBoundaries: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] },
  });
  const known = new Set(door.rooms.flatMap(({ commands }) => commands.map(({ type }) => type)));

  const handle = async (input: unknown): Promise<Handled> => {
    const named = quietly(() => textIn(input, 'type'));
    // What comes from outside may be called anything; it is counted under one name.
    const type = typeof named === 'string' && known.has(named) ? named : '_OTHER';
    const outside = context.active();
    const span = quietly(() =>
      tracer.startSpan(
        `handle ${type}`,
        { kind: SpanKind.INTERNAL, attributes: { 'clientele.command.type': type, ...quietly(() => detailsOf(input)) } },
        outside,
      ),
    );
    const began = performance.now();
    const handled = await context.with(span === undefined ? outside : trace.setSpan(outside, span), () =>
      door.handle(input),
    );
    quietly(() => {
      const { kind } = handled;
      durations.record(since(began), { 'clientele.command.type': type, 'clientele.outcome': kind });
      span?.setAttributes(outcomeOf(handled));
      if (kind !== 'accepted' && kind !== 'rejected') span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
    });
    return handled;
  };

  return {
    ...door,
    handle,
    task: (input) => async () => {
      const handled = await handle(input);
      return handled.kind === 'accepted' ? { _tag: 'Right', right: handled } : { _tag: 'Left', left: handled };
    },
  };
};
