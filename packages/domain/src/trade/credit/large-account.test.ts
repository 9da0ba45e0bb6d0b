// A large account costs the same with its last order as with its first: an event copies nothing of what was there before.
import { expect, test } from 'vitest';
import { money, quantity, type StoredEvent } from '../../kernel/index.ts';
import { storedHistory } from '../../testing/index.ts';
import {
  type CreditAccount,
  type CreditEvent,
  CreditReserved,
  credit,
  DeliveryEntered,
  exposureOn,
  InvoiceEntered,
  overdueOn,
  ReceiptEntered,
  SettlementEntered,
} from './index.ts';
import { whose } from './samples.ts';

const gross = money(100_00, 'CNY');

/** An order that is granted, delivered and invoiced by its amount; every second one is paid. */
const eventsOf = (number: number): readonly CreditEvent[] => {
  const order = `O${number}`;
  const line = { line: '1', quantity: quantity(10), gross };
  const invoice = `I${number}`;
  return [
    CreditReserved.of({ ...whose, order, ask: 1, lines: [line], total: gross, others: gross, release: null }),
    DeliveryEntered.of({
      ...whose,
      order,
      delivery: `D${number}`,
      lines: [{ line: '1', quantity: quantity(10), whole: line }],
    }),
    InvoiceEntered.of({ ...whose, invoice, amount: gross, dueOn: '2024-01-31', order, lines: [] }),
    ...(number % 2 === 0
      ? []
      : [
          ReceiptEntered.of({ ...whose, receipt: `R${number}`, amount: gross, bill: null }),
          SettlementEntered.of({ ...whose, settlement: `S${number}`, invoice, amount: gross }),
        ]),
  ];
};

test('five thousand orders are folded event by event, each counted once, in seconds and not in minutes', () => {
  const numbers = Array.from({ length: 5_000 }, (_, number) => number);
  const events = storedHistory<CreditEvent>('test.credit-CNY:C1', numbers.flatMap(eventsOf).slice(0, 1));
  const envelope = events[0] as StoredEvent<CreditEvent>;
  const began = performance.now();
  let account: CreditAccount = credit.initial;
  for (const event of numbers.flatMap(eventsOf)) {
    account = credit.evolve(account, { ...envelope, ...event } as StoredEvent<CreditEvent>);
  }
  // Copying the account with each event takes forty seconds here, and four times as long for twice as many orders.
  expect(performance.now() - began).toBeLessThan(10_000);
  const owed = 2_500n * 100n * 1_000_000n;
  expect(exposureOn(account.ledger, '2024-02-01')).toEqual({
    ordered: 0n,
    delivered: 0n,
    balance: owed,
    bills: 0n,
    total: owed,
  });
  expect(overdueOn(account.ledger, '2024-02-01')).toEqual({ units: owed, days: 1 });
});
