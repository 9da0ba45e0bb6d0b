/** Envelopes for tests: the same in every run, of the form that a store would give. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DomainEvent, instantOfDate, isLocalDate, jsonFault, madeOn, utc } from '../kernel/index.ts';
import { allowance, allowanceGranted, allowanceSpent, GrantAllowance } from './allowance.ts';
import { localDates } from './arbitraries.ts';
import {
  happened,
  recordedHistory,
  storedBy,
  storedHistory,
  storedId,
  tester,
  testMeta,
  testStream,
} from './envelope.ts';

const stream = 'test.allowance-P1';
const anyEvents = fc.array(
  fc.oneof(
    fc.constant(allowanceGranted('P1', 1)),
    localDates().map((date) => happened(date, allowanceSpent('P1', 1))),
  ),
);

it('revisions go up from 0 without a gap, and ids are all different', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const history = storedHistory(stream, events);
      expect(history.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
      expect(new Set(history.map(({ id }) => id)).size).toBe(events.length);
      expect(new Set(history.map(({ command }) => command.id)).size).toBe(events.length);
      expect(storedHistory(stream, events)).toEqual(history);
      expect(jsonFault(history)).toBeNull();
    }),
  );
});

it('an event that says no date is later than all before it, at noon of its date', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const history = storedHistory(stream, events);
      for (const [index, event] of history.entries()) {
        expect(isLocalDate(event.occurredOn)).toBe(true);
        expect(event.occurredAt).toBe(instantOfDate(utc, event.occurredOn));
        const entry = events[index];
        if (entry !== undefined && 'event' in entry) expect(event.occurredOn).toBe(entry.on);
        else for (const before of history.slice(0, index)) expect(before.occurredAt).toBeLessThan(event.occurredAt);
      }
    }),
  );
});

it('the id of an event is a UUID that ends in its revision, and differs between streams', () => {
  expect(storedId(stream, 12)).toMatch(/^[0-9a-f]{8}-0000-8000-8000-000000000012$/);
  expect(storedId('test.allowance-P2', 12)).not.toBe(storedId(stream, 12));
  expect(storedHistory(stream, [allowanceGranted('P1', 1)])[0]?.id).toBe(storedId(stream, 0));
});

it('who did it is named where it matters', () => {
  const boss = { id: 'boss', roles: ['manager'] };
  const [first, second] = storedHistory(stream, [
    allowanceGranted('P1', 1),
    happened('2024-05-01', allowanceGranted('P1', 1), boss),
  ]);
  expect([first?.by, second?.by]).toEqual([tester, boss]);
});

it('the events of one command share its date, its actor and its id, each with its place', () => {
  const meta = { ...madeOn(utc, '2024-05-01', 'c7', tester), causationId: 'E9' };
  const events: readonly DomainEvent[] = [allowanceGranted('P1', 1), allowanceSpent('P1', 1)];
  const stored = storedBy(meta, events, stream, 4);
  expect(stored.map(({ revision, command, occurredOn }) => [revision, command.id, command.index, occurredOn])).toEqual([
    [4, 'c7', 0, '2024-05-01'],
    [5, 'c7', 1, '2024-05-01'],
  ]);
  expect(stored.every(({ correlationId, causationId }) => correlationId === 'c7' && causationId === 'E9')).toBe(true);
});

it('a log records in order, though things were told late', () => {
  const history = storedHistory(stream, [
    happened('2024-03-01', allowanceGranted('P1', 1)),
    happened('2024-01-01', allowanceGranted('P1', 1)),
    happened('2024-04-01', allowanceGranted('P1', 1)),
  ]);
  const recorded = recordedHistory(history, 10);
  expect(recorded.map(({ position }) => position)).toEqual([10, 11, 12]);
  const [march, , april] = history.map(({ occurredAt }) => occurredAt);
  expect(recorded.map(({ recordedAt }) => recordedAt)).toEqual([march, march, april]);
});

it('the meta of a test is of a date, and says otherwise where told', () => {
  expect(testMeta('2024-02-01')).toEqual({
    at: Date.UTC(2024, 1, 1, 12),
    on: '2024-02-01',
    by: tester,
    commandId: 'command-of-2024-02-01',
  });
  expect(testMeta('2024-02-01', { commandId: 'c1', at: 5, correlationId: 's' })).toMatchObject({
    commandId: 'c1',
    at: 5,
    correlationId: 's',
  });
});

it('the stream of a command is that of its room', () => {
  expect(testStream(allowance, GrantAllowance.of({ person: 'P7', amount: 1 }, testMeta('2024-01-01')))).toBe(
    'test.allowance-P7',
  );
});
