// Terms of payment by examples: each rule's due date, advances, and what people read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LocalDate, money } from '../../kernel/index.ts';
import { localDates } from '../../testing/index.ts';
import { type DueRule, dueDateOf, dueRuleText, paymentsDue, termsText } from './index.ts';

const dates = { orderedOn: '2024-01-10', deliveredOn: '2024-01-20', invoicedOn: '2024-01-31' } as const;
const rules: readonly (readonly [DueRule, LocalDate, string])[] = [
  [{ kind: 'before-delivery' }, '2024-01-10', '款到发货'],
  [{ kind: 'on-delivery' }, '2024-01-20', '货到付款'],
  [{ kind: 'after-invoice', days: 30 }, '2024-03-01', '票到 30 天'],
  [{ kind: 'after-delivery', days: 10 }, '2024-01-30', '货到 10 天'],
  [{ kind: 'after-month', days: 0 }, '2024-01-31', '月结 0 天'],
];

test.each(rules)('M12 G7: the due date follows from the terms: %j', (rule, due, called) => {
  expect(dueDateOf(rule, dates)).toBe(due);
  expect(dueRuleText(rule).zh).toBe(called);
});

test('what counts from an event that has not come is not due yet', () => {
  const due = rules.map(([rule]) => dueDateOf(rule, { orderedOn: '2024-01-10' }));
  expect(due).toEqual(['2024-01-10', null, null, null, null]);
});

test('by the month, whatever was invoiced in it is due on one day, the leap day included', () => {
  const rule: DueRule = { kind: 'after-month', days: 60 };
  const due = (invoicedOn: LocalDate) => dueDateOf(rule, { orderedOn: '2024-01-01', invoicedOn });
  expect([due('2024-02-01'), due('2024-02-29'), due('2024-03-01')]).toEqual(['2024-04-29', '2024-04-29', '2024-05-30']);
});

test('K13 M12: a deposit and the balance add up to the value, each with its own date', () => {
  const parts = (total: number, share: number) =>
    paymentsDue(
      { due: { kind: 'on-delivery' }, advance: { kind: 'deposit', share }, means: ['cash'] },
      money(total, 'CNY'),
      dates,
    );
  expect(parts(10_001, 3_000)).toEqual([
    { part: 'deposit', amount: money(3_000, 'CNY'), dueOn: '2024-01-10' },
    { part: 'balance', amount: money(7_001, 'CNY'), dueOn: '2024-01-20' },
  ]);
  expect(parts(10_001, 10_000)).toEqual([{ part: 'deposit', amount: money(10_001, 'CNY'), dueOn: '2024-01-10' }]);
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 10_000 }), (total, share) => {
      const sum = parts(total, share).reduce((units, { amount }) => units + BigInt(amount.amount), 0n);
      expect(sum).toBe(BigInt(total));
    }),
  );
});

test('no terms make anything due before what it counts from', () => {
  const anyRule = fc.constantFrom(...rules.map(([rule]) => rule));
  fc.assert(
    fc.property(anyRule, localDates({ to: '9999-12-31' }), fc.nat({ max: 730 }), (rule, on, days) => {
      const due = dueDateOf('days' in rule ? { ...rule, days } : rule, {
        orderedOn: on,
        deliveredOn: on,
        invoicedOn: on,
      });
      expect(due).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect((due ?? '') >= on).toBe(true);
    }),
  );
});

test('M12: every form of terms has a name in both languages', () => {
  const due: DueRule = { kind: 'after-delivery', days: 30 };
  expect(termsText({ due, means: ['cash'] })).toEqual({ en: '30 days after delivery', zh: '货到 30 天' });
  expect(termsText({ due, advance: { kind: 'deposit', share: 2_000 }, means: ['cash'] })).toEqual({
    en: '20 % deposit, 30 days after delivery',
    zh: '定金 20 %，余款货到 30 天',
  });
  expect(termsText({ due, advance: { kind: 'prepayment', share: 10_000 }, means: ['cash'] }).zh).toBe('预付款 100 %');
});
