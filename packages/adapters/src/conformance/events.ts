/** The events that the suite appends: of a type of its own, with any plain JSON as data, under fresh tags and ids. */
import { randomUUID as uuid } from 'node:crypto';
import { type Actor, eventType, type LocalDate, type Tag } from '@clientele/domain/kernel';
import * as z from 'zod';
import type { NewEvent } from '../store/port.ts';

/** What the suite writes. Any plain JSON may be data, so the schema asks nothing. */
const ConformanceNoted = eventType({
  type: 'ConformanceNoted',
  version: 1,
  schema: z.unknown(),
  tags: () => ['conformance:any'],
});

/** Another type, for subscriptions to some types only. */
const ConformanceClosed = eventType({
  type: 'ConformanceClosed',
  version: 1,
  schema: z.unknown(),
  tags: () => ['conformance:any'],
});

/** The event types that a store's decoder must know for the suite to be read back without faults. */
export const conformanceEvents = [ConformanceNoted, ConformanceClosed] as const;

const somebody: Actor = { id: 'conformance', roles: ['tester'] };
const on: LocalDate = '2025-03-01';

/** A new event, with an id of its own and what is given in place of the rest. */
export const noted = (given: Partial<NewEvent> = {}): NewEvent => {
  const command = uuid();
  return {
    id: uuid(),
    type: ConformanceNoted.type,
    version: 1,
    occurredAt: 1_740_787_200_000,
    occurredOn: on,
    by: { id: somebody.id, roles: [...somebody.roles] },
    command: { id: command, index: 0, fingerprint: 'none' },
    correlationId: command,
    causationId: command,
    tags: [],
    policies: [],
    data: { note: 'nothing in particular' },
    ...given,
  };
};

/** So many events, numbered from `first` in their data. */
export const numbered = (count: number, given: Partial<NewEvent> = {}, first = 0): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => noted({ data: { number: first + index }, ...given }));

/** A tag that no event has yet. */
export const freshTag = (): Tag => `conformance:${uuid()}`;

/** An id that nothing has yet. */
export const freshId = (): string => uuid();
