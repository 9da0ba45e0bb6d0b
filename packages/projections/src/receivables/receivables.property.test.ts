// What holds of receivables as of every date, whatever happened and in whatever order it was told.
import { addDays, type LocalDate, money, type RecordedEvent } from '@clientele/domain/kernel';
import { testMeta } from '@clientele/domain/testing';
import { financeCollects, ReceivePayment, SendReminder, threeLevels } from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { dayNo } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { receivableCommands, receivableLogs, receivablesLog } from '../../test/receivables.ts';
import { ageing } from './ageing.ts';
import { arrears, followUp } from './arrears.ts';
import type { ReceivablesBook } from './book.ts';
import { collection } from './collection.ts';
import { dunning } from './dunning.ts';
import { receivablesBook } from './projection.ts';
import { accountStatement } from './statement.ts';

const right = <T>(either: E.Either<unknown, T>): T => {
  if (E.isRight(either)) return either.right;
  throw new Error(JSON.stringify(either.left));
};
const dates = fc.nat(460).map(dayNo);
const book = (log: readonly RecordedEvent[]) => folded(receivablesBook, log);

/** The ledger by hand: whole documents, at six decimals, by customer and currency. */
const ledger = (log: readonly RecordedEvent[], asOf: LocalDate): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  const voided = new Set(log.filter(({ type }) => type === 'InvoiceVoided').map(({ stream }) => stream));
  for (const { type, data, occurredOn, stream } of log) {
    if (occurredOn > asOf || voided.has(stream)) continue;
    const fields = data as {
      readonly customer: string;
      readonly amount?: ReturnType<typeof money>;
      readonly content?: { readonly amount: ReturnType<typeof money> };
    };
    const amount = fields.content?.amount ?? fields.amount;
    const sign = ['InvoiceIssued', 'PaymentReversed', 'ExcessRefunded', 'ReceiptRefunded', 'ReceiptReversed'].includes(
      type,
    )
      ? 1n
      : ['PaymentReceived', 'CreditNoteIssued', 'InvoiceWrittenOff', 'ReceiptRecorded', 'DepositTaken'].includes(type)
        ? -1n
        : 0n;
    if (amount === undefined || sign === 0n) continue;
    const key = `${fields.customer} ${amount.currency}`;
    const units = BigInt(amount.amount) * 10n ** BigInt(6 - amount.scale);
    sums.set(key, (sums.get(key) ?? 0n) + sign * units);
  }
  return sums;
};

test('M1: on every date the buckets less what is unapplied are the balance of the ledger, by customer and currency', () => {
  let checked = 0;
  fc.assert(
    fc.property(receivableLogs, fc.array(dates, { minLength: 1, maxLength: 4 }), (log, asked) => {
      for (const asOf of asked) {
        const expected = ledger(log, asOf);
        const met = new Map<string, bigint>();
        for (const { currency, scale, rows, total } of right(ageing(book(log), { asOf })).sections) {
          for (const row of rows) {
            const { current, buckets, open, unapplied, balance, customer } = row;
            const sum = buckets.reduce((all, units) => all + units, current);
            expect(sum).toBe(open);
            expect(sum - (unapplied ?? 0n)).toBe(balance);
            expect(unapplied).toBeGreaterThanOrEqual(0n);
            expect(row.invoices.reduce((all, item) => all + item.open, 0n)).toBe(open);
            met.set(`${customer} ${currency}`, (balance ?? 0n) * 10n ** BigInt(6 - scale));
            checked += open > 0n ? 1 : 0;
          }
          expect(total.open).toBe(rows.reduce((all, { open }) => all + open, 0n));
        }
        for (const [key, units] of expected) expect([key, met.get(key) ?? 0n]).toEqual([key, units]);
      }
    }),
  );
  expect(checked).toBeGreaterThan(50);
});

const itemsOn = (kept: ReceivablesBook, asOf: LocalDate) =>
  new Map(
    right(ageing(kept, { asOf })).sections.flatMap(({ rows }) =>
      rows.flatMap(({ invoices }) => invoices.map((item) => [item.invoice, item] as const)),
    ),
  );

test('M4: as time goes on no unpaid invoice grows younger, unless its due date was extended', () => {
  fc.assert(
    fc.property(receivableLogs, dates, fc.integer({ min: 1, max: 120 }), (log, asOf, days) => {
      const kept = book(log);
      const later = itemsOn(kept, addDays(asOf, days));
      for (const [invoice, item] of itemsOn(kept, asOf)) {
        const then = later.get(invoice);
        if (then === undefined) continue;
        const extended = then.dueOn > item.dueOn;
        expect(extended || then.bucket >= item.bucket).toBe(true);
        expect(then.dueOn >= item.dueOn).toBe(true);
        if (!extended) expect(then.overdue).toBe(item.overdue + days);
      }
    }),
  );
});

test('ageing as of a date ignores what is dated later, and each invoice lies in one bucket', () => {
  fc.assert(
    fc.property(receivableLogs, dates, (log, asOf) => {
      const cut = log.filter(
        ({ occurredOn, stream }) =>
          occurredOn <= asOf || log.some((event) => event.stream === stream && event.type === 'InvoiceVoided'),
      );
      const bare = (kept: ReceivablesBook) =>
        right(ageing(kept, { asOf })).sections.map(({ scale: _, ...section }) =>
          section.rows.map(({ customer }) => customer),
        );
      const open = (kept: ReceivablesBook) =>
        [...itemsOn(kept, asOf).values()].map(({ invoice, dueOn, overdue, bucket }) => ({
          invoice,
          dueOn,
          overdue,
          bucket,
        }));
      expect(open(book(cut))).toEqual(open(book(log)));
      expect(bare(book(cut))).toEqual(bare(book(log)));
    }),
  );
});

test('M11: a payment never raises what is open, on any date, and lowers it on none before its own', () => {
  fc.assert(
    fc.property(fc.array(receivableCommands, { maxLength: 30 }), dates, dates, (commands, asOf, on) => {
      const { log, send } = receivablesLog();
      for (const command of commands) send(command);
      const before = itemsOn(book(log), asOf);
      const pay = ReceivePayment.of(
        { invoice: '1', receipt: 'last', amount: money(50, 'CNY'), means: 'cash' },
        testMeta(on, { commandId: 'last' }),
      );
      send(pay);
      const after = itemsOn(book(log), asOf);
      for (const [invoice, item] of before) {
        const open = after.get(invoice)?.open ?? 0n;
        expect(open <= item.open).toBe(true);
        if (asOf < on) expect(open).toBe(item.open);
      }
      expect([...after.keys()].every((invoice) => before.has(invoice))).toBe(true);
    }),
  );
});

test('M6: what a dunning run proposes is what each invoice decides, to the last digit, on any day', () => {
  let sent = 0;
  let passed = 0;
  fc.assert(
    fc.property(
      fc.array(receivableCommands, { maxLength: 40, size: 'max' }),
      fc.integer({ min: 401, max: 600 }),
      (commands, day) => {
        const { log, send, decide } = receivablesLog();
        for (const command of commands) send(command);
        const asOf = dayNo(day);
        for (const row of right(dunning(book(log), { asOf, policy: threeLevels })).rows) {
          const command = SendReminder.of({ invoice: row.invoice, run: 'next' }, testMeta(asOf, { commandId: 'next' }));
          const { decision } = decide(command);
          if (row.skipped === null) {
            sent += 1;
            expect(E.isRight(decision) && decision.right[0]).toMatchObject({
              type: 'ReminderSent',
              data: {
                level: row.level,
                balance: row.balance,
                interest: row.interest,
                fee: row.fee,
                overdueDays: row.overdue,
              },
            });
            expect(E.isRight(decision) && decision.right.length).toBe(row.proposesStop ? 2 : 1);
          } else if (row.skipped === 'disputed') {
            passed += 1;
            expect(E.isRight(decision) && decision.right[0]?.type).toBe('ReminderSkipped');
          } else expect(E.isLeft(decision)).toBe(true);
        }
      },
    ),
  );
  expect(Math.min(sent, passed)).toBeGreaterThan(0);
});

const answers = (kept: ReceivablesBook): unknown =>
  [dayNo(30), dayNo(200), dayNo(460)].map((asOf) => ({
    ageing: ageing(kept, { asOf }),
    collection: collection(kept, {
      asOf,
      period: { calendar: 'dates@1', key: 'x', start: dayNo(20), end: dayNo(120) },
    }),
    arrears: arrears(kept, { asOf, policy: financeCollects }),
    followUp: followUp(kept, { asOf }),
    dunning: dunning(kept, { asOf, policy: threeLevels }),
    statement: accountStatement(kept, {
      customer: 'C1',
      period: { calendar: 'dates@1', key: 'x', start: dayNo(0), end: asOf },
    }),
  }));

test('the book answers alike, folded at once, resumed from text or merged from shards', () => {
  fc.assert(
    fc.property(receivableLogs, fc.nat(40), (log, at) => {
      const whole = answers(folded(receivablesBook, log));
      expect(answers(resumed(receivablesBook, folded(receivablesBook, log)))).toEqual(whole);
      expect(answers(foldedInTwo(receivablesBook, log, at))).toEqual(whole);
      expect(answers(foldedInShards(receivablesBook, log, 3))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('M9: opening, invoiced, settled and closing of any period add up, and rates stay undefined where nothing was there', () => {
  fc.assert(
    fc.property(receivableLogs, fc.nat(300), fc.integer({ min: 1, max: 100 }), (log, first, days) => {
      const period = { calendar: 'dates@1', key: 'x', start: dayNo(first), end: dayNo(first + days) } as const;
      for (const one of right(collection(book(log), { asOf: dayNo(460), period })).sections) {
        expect(one.opening + one.invoiced - one.settled).toBe(one.closing);
        expect(one.collected + one.givenUp).toBe(one.settled);
        expect(one.dso === null).toBe(one.invoiced === 0n);
        expect(one.collectionRate === null).toBe(one.opening + one.invoiced === 0n);
        expect(one.closingCurrent <= one.closing).toBe(true);
      }
    }),
  );
});

test('M10: a statement adds up line by line, from its opening to the balance of the ledger', () => {
  fc.assert(
    fc.property(receivableLogs, fc.nat(300), fc.integer({ min: 1, max: 160 }), (log, first, days) => {
      const period = { calendar: 'dates@1', key: 'x', start: dayNo(first), end: dayNo(first + days) } as const;
      const kept = book(log);
      for (const customer of kept.accounts.keys()) {
        for (const one of right(accountStatement(kept, { customer, period })).sections) {
          const { opening, invoiced, received, credited, writtenOff, closing, lines } = one;
          expect(opening + invoiced - received - credited - writtenOff).toBe(closing);
          expect(lines.at(-1)?.balance ?? opening).toBe(closing);
        }
      }
    }),
  );
});
