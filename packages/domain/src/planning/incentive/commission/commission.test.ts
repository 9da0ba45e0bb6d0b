// A commission run from its sales to what comes back later, with the unhappy paths beside each step.

import { describe, expect, test } from 'vitest';
import { codesSaid } from '../../../../test/said.ts';
import { type LocalDate, type Money, money, quarter } from '../../../kernel/index.ts';
import { scenario, testMeta } from '../../../testing/index.ts';
import { director, given, period, seller, supervisor } from '../samples.ts';
import {
  ApproveCommission,
  CalculateCommission,
  CreditSale,
  OpenCommissionRun,
  ReduceCreditedSale,
  ReturnCommission,
} from './commands.ts';
import { commission } from './index.ts';

const on = (date: LocalDate, by = supervisor) => testMeta(date, { by });
const run = 'R1';
const told = scenario(commission, given);
const opening = (table = 'sellers@1') => told.when(OpenCommissionRun.of({ run, period, table }, on('2025-01-02')));
const yuan = (amount: number) => money(amount, 'CNY', 0);
type Share = readonly [seller: string, share: number];
const crediting = (
  sale: string,
  amount: Money,
  shares: readonly Share[] = [['7', 10_000]],
  date: LocalDate = '2025-02-01',
) => CreditSale.of({ run, sale, amount, shares: shares.map(([of, share]) => ({ seller: of, share })) }, on(date));
const calculating = (date: LocalDate = '2025-04-01') => CalculateCommission.of({ run }, on(date));
const approving = (by = director) => ApproveCommission.of({ run }, on('2025-04-02', by));
const reducing = (
  sale: string,
  amount: Money,
  cause: 'return' | 'bad-debt' = 'return',
  date: LocalDate = '2025-05-05',
) =>
  ReduceCreditedSale.of(
    { run, sale, cause, amount, period: quarter(2025, Math.ceil(Number(date.slice(5, 7)) / 3)) },
    on(date),
  );
type Step = ReturnType<typeof opening>;
const codes = codesSaid(commission);
const lines = (step: Step) => {
  const last = step.history.at(-1);
  return last?.type === 'CommissionCalculated' || last?.type === 'CreditedSaleReduced' ? last.data.lines : [];
};

describe('a run', () => {
  test('C1: credits a joint sale in parts that add up, calculates by a supervisor, and is approved by another', () => {
    const credited = opening()
      .when(crediting('S1', yuan(12_000)))
      .when(
        crediting('S2', yuan(1000), [
          ['7', 3333],
          ['8', 3333],
          ['9', 3334],
        ]),
      );
    expect(credited.history.at(-1)).toMatchObject({
      type: 'SaleCredited',
      data: { parts: [{ part: 333 }, { part: 333 }, { part: 334 }] },
      policies: ['sellers@1', 'commission-authority@1'],
    });
    const calculated = credited.when(calculating());
    expect(lines(calculated)).toEqual([
      { seller: '7', base: 12_333, commission: 733 },
      { seller: '8', base: 333, commission: 17 },
      { seller: '9', base: 334, commission: 17 },
    ]);
    expect(codes(calculated.when(approving()))).toBe('accepted');
    expect(codes(calculated.when(approving(seller)))).toEqual(['commission.not-authorised']);
    expect(codes(calculated.when(approving({ id: 'supervisor', roles: ['sales-director'] })))).toEqual([
      'commission.approver-calculated',
    ]);
    expect(codes(calculated.when(approving({ id: '8', roles: ['sales-director'] })))).toEqual([
      'commission.approver-is-paid',
    ]);
  });

  test('C1: that is sent back takes more sales and is calculated anew', () => {
    const calculated = opening()
      .when(crediting('S1', yuan(1000)))
      .when(calculating());
    expect(codes(calculated.when(crediting('S2', yuan(1))))).toEqual(['commission.awaits-approval']);
    expect(codes(calculated.when(reducing('S1', yuan(1))))).toEqual(['commission.awaits-approval']);
    const back = calculated.when(ReturnCommission.of({ run, reason: 'S2 is missing' }, on('2025-04-02', director)));
    const again = back.when(crediting('S2', yuan(1000))).when(calculating('2025-04-03'));
    expect(lines(again)).toEqual([{ seller: '7', base: 2000, commission: 100 }]);
    expect(codes(opening().when(approving()))).toEqual(['commission.not-calculated']);
    expect(codes(opening().when(calculating()))).toEqual(['commission.nothing-credited']);
    expect(
      codes(
        opening()
          .when(crediting('S1', yuan(1)))
          .when(calculating('2025-03-31')),
      ),
    ).toEqual(['commission.period-not-over']);
  });

  test('C1: takes no sale twice, outside its period, of another currency, or in shares that are no whole', () => {
    const at = (command: ReturnType<typeof crediting>, table?: string) => codes(opening(table).when(command));
    expect(
      codes(
        opening()
          .when(crediting('S1', yuan(1)))
          .when(crediting('S1', yuan(1))),
      ),
    ).toEqual(['commission.sale-credited-already']);
    expect(at(crediting('S1', yuan(1), [['7', 10_000]], '2025-03-31'))).toBe('accepted');
    expect(at(crediting('S1', yuan(1), [['7', 10_000]], '2025-04-01'))).toEqual(['commission.outside-the-period']);
    expect(at(crediting('S1', money(1, 'USD', 0)))).toEqual(['commission.other-currency']);
    expect(at(crediting('S1', money(1, 'CNY', 2)))).toEqual(['commission.too-fine']);
    expect(at(crediting('S1', yuan(-1)))).toEqual(['commission.amount-not-positive']);
    expect(at(crediting('S1', yuan(-1)), 'profit@1')).toBe('accepted');
    expect(
      at(
        crediting('S1', yuan(1), [
          ['7', 10_000],
          ['7', -1],
        ]),
      ),
    ).toEqual(['commission.share-not-positive', 'commission.seller-twice', 'commission.shares-not-whole']);
    expect(at(crediting('S1', yuan(900_000_000_000_001)))).toEqual(['commission.too-large']);
    expect(codes(told.when(crediting('S1', yuan(1))))).toEqual(['commission.run-unknown']);
    expect(codes(opening('none@1'))).toEqual(['commission.table-unknown']);
  });
});

test('a run has so many sellers that its calculation fits into one record, however long their ids are', () => {
  const longest = (seller: number) => `${seller}`.padStart(200, '号');
  const sales = Array.from({ length: 12 }, (_, sale) =>
    crediting(
      `S${sale}`,
      yuan(5000),
      Array.from({ length: 50 }, (_, index) => [longest(sale * 50 + index), 200] as const),
    ),
  );
  const full = sales.reduce<Step>((step, command) => step.when(command), opening());
  expect(codes(full.when(crediting('S99', yuan(1), [['more', 10_000]])))).toEqual(['commission.too-many-sellers']);
  expect(codes(full.when(crediting('S99', yuan(1), [[longest(0), 10_000]])))).toBe('accepted');
  const calculated = full.when(calculating());
  expect(codes(calculated)).toBe('accepted');
  const bytes = new TextEncoder().encode(JSON.stringify(calculated.history.at(-1))).length;
  expect(bytes).toBeLessThan(1_048_576);
});

describe('what comes back', () => {
  const paid = (table?: string) =>
    opening(table)
      .when(crediting('S1', yuan(9000)))
      .when(crediting('S2', yuan(3000)))
      .when(calculating())
      .when(approving());

  test('C1: is clawed back as paid less computed again: 12,000 to 9,000 is 250', () => {
    const back = paid().when(reducing('S2', yuan(3000)));
    expect(lines(back)).toEqual([{ seller: '7', part: 0, paid: 700, recomputed: 450, clawedBack: 250 }]);
    expect(back.history.at(-1)).toMatchObject({
      data: { period: { key: '2025-Q2' } },
      policies: ['sellers@1', 'commission-authority@1'],
    });
    const more = back.when(reducing('S1', yuan(9000), 'bad-debt', '2025-08-01'));
    expect(lines(more)).toEqual([{ seller: '7', part: 0, paid: 450, recomputed: 0, clawedBack: 450 }]);
    expect(codes(more.when(reducing('S1', yuan(1), 'return', '2025-08-02')))).toEqual(['commission.more-than-is-left']);
  });

  test('C1: by the table of its own method: the whole band falls with a slab', () => {
    expect(lines(paid('slab@1').when(reducing('S2', yuan(2001))))).toEqual([
      { seller: '7', part: 999, paid: 1200, recomputed: 500, clawedBack: 700 },
    ]);
  });

  test('before it is paid costs nothing, and after it cannot exceed what is left', () => {
    const early = opening()
      .when(crediting('S1', yuan(9000)))
      .when(reducing('S1', yuan(1000), 'return', '2025-02-10'));
    expect(lines(early)).toEqual([{ seller: '7', part: 8000, paid: 0, recomputed: 0, clawedBack: 0 }]);
    expect(lines(early.when(calculating()))).toEqual([{ seller: '7', base: 8000, commission: 400 }]);
    expect(codes(paid().when(reducing('S1', yuan(9001))))).toEqual(['commission.more-than-is-left']);
    expect(codes(paid().when(reducing('S1', yuan(0))))).toEqual(['commission.more-than-is-left']);
    expect(codes(paid().when(reducing('S3', yuan(1))))).toEqual(['commission.sale-unknown']);
    expect(codes(paid().when(reducing('S1', yuan(1), 'return', '2025-03-01')))).toEqual([
      'commission.before-what-it-follows',
    ]);
  });

  test('C1: of collections there is no bad debt, since nothing was credited before it was paid for', () => {
    expect(codes(paid('collected@1').when(reducing('S1', yuan(1), 'bad-debt')))).toEqual([
      'commission.nothing-was-credited-for-a-debt',
    ]);
    expect(codes(paid('collected@1').when(reducing('S1', yuan(1), 'return')))).toBe('accepted');
  });

  test('an approved run changes by nothing else', () => {
    expect(codes(paid().when(crediting('S3', yuan(1))))).toEqual(['commission.approved-already']);
    expect(codes(paid().when(calculating('2025-04-03')))).toEqual(['commission.approved-already']);
    expect(codes(paid().when(approving()))).toEqual(['commission.approved-already']);
  });
});
