/** What a credit account is told of invoices and money is what the receivables themselves come to, on every day. */
import {
  checkLaws,
  type DomainEvent,
  dateAt,
  type ProcessManager,
  type RecordedEvent,
  replay,
  type StoredEvent,
  utc,
} from '@clientele/domain/kernel';
import { storedBy, testMeta } from '@clientele/domain/testing';
import {
  type CreditCommand,
  type CreditEvent,
  credit,
  creditFollowsItsSources,
  exposureOn,
  overdueOn,
  receivableCreditManager,
  standardCreditPolicy,
} from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { receivableLogs } from '../../test/receivables.ts';
import { salesBook } from '../book.ts';
import { ageing } from '../receivables/index.ts';

const manager = receivableCreditManager as unknown as ProcessManager<unknown>;

/** The log with what credit accounts make of it; nothing that they are told is refused. */
const withCredit = (log: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const all: RecordedEvent[] = [];
  const states = new Map<string, unknown>();
  const accounts = new Map<string, StoredEvent<CreditEvent>[]>();
  const add = (event: StoredEvent<DomainEvent>): void => {
    all.push({ ...event, position: all.length, recordedAt: all.length });
  };
  for (const event of log) {
    add(event);
    if (!manager.handles.includes(event.type)) continue;
    const key = manager.instanceOf(event);
    const { state, commands } = manager.react(states.get(key) ?? manager.initial, event);
    states.set(key, state);
    for (const [index, { type, data, at = event.occurredAt }] of commands.entries()) {
      const meta = testMeta(dateAt(utc, at), { commandId: `${event.id}-${index}` });
      const command = { type, data, meta } as CreditCommand;
      const stream = `test.credit-${credit.streamOf(command)}`;
      const past = accounts.get(stream) ?? [];
      const decision = credit.decide(command, { creditPolicy: standardCreditPolicy })(replay(credit, past));
      if (E.isLeft(decision)) throw new Error(JSON.stringify(decision.left));
      const events = storedBy(meta, decision.right, stream, past.length) as readonly StoredEvent<CreditEvent>[];
      accounts.set(stream, [...past, ...events]);
      for (const one of events) add(one);
    }
  }
  return all;
};

const days = fc.integer({ min: 0, max: 500 }).map(dayNo);

test('on any day a credit account owes what the receivables say, in balance and in what is late', () => {
  let compared = 0;
  fc.assert(
    fc.property(receivableLogs, days, (log, asOf) => {
      const all = withCredit(log);
      expect(checkLaws([...credit.laws, creditFollowsItsSources], all)).toEqual([]);
      const told = all.filter(({ occurredOn }) => occurredOn <= asOf);
      const view = ageing(folded(salesBook, log).receivables, { asOf, bounds: [30] });
      if (E.isLeft(view)) throw new Error(JSON.stringify(view.left));
      for (const { currency, scale, rows } of view.right.sections) {
        for (const { customer, balance, buckets } of rows) {
          const stream = `test.credit-${currency}:${customer}`;
          const past = told.filter((event) => event.stream === stream) as unknown as StoredEvent<CreditEvent>[];
          const { ledger } = replay(credit, past);
          const atSix = 10n ** BigInt(6 - scale);
          expect(exposureOn(ledger, asOf).total).toBe((balance ?? 0n) * atSix);
          const late = buckets.reduce((sum, units) => sum + units, 0n);
          expect(overdueOn(ledger, asOf).units).toBe(late * atSix);
          compared += 1;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(20);
});
