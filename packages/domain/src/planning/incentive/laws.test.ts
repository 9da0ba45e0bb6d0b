// The laws of incentives on histories that break them, which no decider would make: each tells where, and in both languages.
import { describe, expect, test } from 'vitest';
import { checkLaws, type DomainEvent, type Law, localDate, money, month, quarter } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory } from '../../testing/index.ts';
import { AwardForfeited, AwardGranted, award, InstalmentPaid } from './award/index.ts';
import {
  CommissionApproved,
  CommissionCalculated,
  CommissionRunOpened,
  CreditedSaleReduced,
  commission,
  SaleCredited,
} from './commission/index.ts';
import { CommissionTableAdopted, commissionTable } from './commission-table.ts';
import { ContestAnnounced, ContestClosed, ContestResultEntered, contest } from './contest/index.ts';
import { IncentivePlanAdopted, incentivePlan } from './incentive-plan.ts';
import { director, marginal, period, plan, seller, slab, supervisor } from './samples.ts';

const broken = (laws: readonly Law[], ...events: readonly (DomainEvent | Happened<DomainEvent>)[]) =>
  checkLaws(laws, recordedHistory(storedHistory('test.room-1', events))).map(({ law, revision, text }) => {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    return [law, revision];
  });

const run = 'R1';
const opened = CommissionRunOpened.of({ run, period, table: marginal });
const credited = (...parts: readonly number[]) =>
  SaleCredited.of({
    run,
    sale: 'S1',
    amount: money(101, 'CNY', 0),
    parts: parts.map((part, index) => ({ seller: `${7 + index}`, share: 5000, part })),
  });
const line = (of: string, base: number, paid: number) => ({ seller: of, base, commission: paid });
const calculated = (total: number, ...lines: readonly ReturnType<typeof line>[]) =>
  CommissionCalculated.of({ run, lines: [...lines], total });
const approvedBy = (by = director) => happened('2025-04-02', CommissionApproved.of({ run }), by);

describe('the laws of commission', () => {
  const right = happened('2025-04-01', calculated(6, line('7', 51, 3), line('8', 50, 3)), supervisor);
  const told = [opened, credited(51, 50), right, approvedBy()];
  const reduced = (recomputed: number, clawedBack: number, paid = 3) =>
    CreditedSaleReduced.of({
      run,
      sale: 'S1',
      cause: 'return',
      amount: money(81, 'CNY', 0),
      period: quarter(2025, 2),
      lines: [
        { seller: '7', part: 10, paid, recomputed, clawedBack },
        { seller: '8', part: 10, paid: 3, recomputed: 1, clawedBack: 2 },
      ],
    });

  test('C1: hold on a run that was made as it should be', () => {
    // 5 % of 51 is 2.55 and of 50 is 2.5; of 10 it is 0.5: each rounded half away from zero.
    expect(broken(commission.laws, ...told, reduced(1, 2))).toEqual([]);
  });

  test('C1: tell parts that are another split, or do not add up', () => {
    expect(broken(commission.laws, opened, credited(50, 51))).toEqual([['commission.parts-add-up', 1]]);
    expect(broken(commission.laws, opened, credited(51, 51))).toEqual([['commission.parts-add-up', 1]]);
    expect(broken(commission.laws, opened, credited(101))).toEqual([['commission.parts-add-up', 1]]);
  });

  test('C1: tell a commission that the table does not give, a wrong total, and a seller who is left out', () => {
    const at = (event: DomainEvent) => broken(commission.laws, opened, credited(51, 50), event);
    expect(at(calculated(7, line('7', 51, 4), line('8', 50, 3)))).toEqual([['commission.as-the-table-says', 2]]);
    expect(at(calculated(6, line('7', 52, 3), line('8', 50, 3)))).toEqual([['commission.as-the-table-says', 2]]);
    expect(at(calculated(7, line('7', 51, 3), line('8', 50, 3)))).toEqual([['commission.as-the-table-says', 2]]);
    expect(at(calculated(3, line('7', 51, 3)))).toEqual([['commission.as-the-table-says', 2]]);
  });

  test('C1: tell a claw-back that is not paid less computed again', () => {
    expect(broken(commission.laws, ...told, reduced(1, 1))).toEqual([['commission.claw-back-exact', 4]]);
    expect(broken(commission.laws, ...told, reduced(0, 3))).toEqual([['commission.claw-back-exact', 4]]);
    expect(broken(commission.laws, ...told, reduced(1, 3, 4))).toEqual([['commission.claw-back-exact', 4]]);
  });

  test('C1: tell who approved what he calculated, is paid, or nobody calculated', () => {
    expect(broken(commission.laws, opened, credited(51, 50), right, approvedBy(supervisor))).toEqual([
      ['commission.four-eyes', 3],
    ]);
    expect(broken(commission.laws, opened, credited(51, 50), right, approvedBy({ ...seller, id: '8' }))).toEqual([
      ['commission.four-eyes', 3],
    ]);
    expect(broken(commission.laws, opened, credited(51, 50), approvedBy())).toEqual([['commission.four-eyes', 2]]);
  });
});

describe('the laws of awards', () => {
  const granted = (...amounts: readonly number[]) =>
    AwardGranted.of({
      award: 'W1',
      payee: '7',
      plan: 'sales-incentives@1',
      item: 'three-years',
      amount: money(100, 'CNY', 0),
      instalments: amounts.map((amount, index) => ({ due: localDate(2026 + index, 1, 1), share: 5000, amount })),
      evidence: 'A1',
    });
  const paid = (instalment: number, amount = 50) => InstalmentPaid.of({ award: 'W1', instalment, amount });

  test('C4: tell instalments that do not add up, and one that is paid early, twice, wrongly, or after it was lost', () => {
    expect(broken(award.laws, granted(50, 51))).toEqual([['award.instalments-add-up', 0]]);
    const right = [granted(50, 50), happened('2026-01-01', paid(1))];
    expect(broken(award.laws, ...right)).toEqual([]);
    expect(broken(award.laws, ...right, paid(1))).toEqual([['award.paid-when-due', 2]]);
    expect(broken(award.laws, ...right, paid(2))).toEqual([['award.paid-when-due', 2]]);
    expect(broken(award.laws, granted(50, 50), happened('2026-01-01', paid(1, 49)))).toEqual([
      ['award.paid-when-due', 1],
    ]);
    const lost = AwardForfeited.of({ award: 'W1', instalments: [2], amount: 50, reason: 'left' });
    expect(broken(award.laws, ...right, lost, happened('2027-01-01', paid(2)))).toEqual([['award.paid-when-due', 3]]);
  });
});

describe('the law of contests', () => {
  const announced = ContestAnnounced.of({
    contest: 'K1',
    name: 'Spring',
    counts: 'sales',
    period: month(2025, 3),
    entrants: ['a', 'b'],
    prizes: [money(10, 'CNY', 0)],
  });
  const entered = (entrant: string, value: number) => ContestResultEntered.of({ contest: 'K1', entrant, value });
  const closed = (...ranking: readonly (readonly [string, number, number, number])[]) =>
    ContestClosed.of({
      contest: 'K1',
      ranking: ranking.map(([entrant, value, place, prize]) => ({ entrant, value, place, prize })),
    });

  test('C5: tells a ranking that the results do not give', () => {
    const at = (event: DomainEvent) => broken(contest.laws, announced, entered('a', 1), entered('b', 2), event);
    expect(at(closed(['b', 2, 1, 10], ['a', 1, 2, 0]))).toEqual([]);
    expect(at(closed(['a', 1, 1, 10], ['b', 2, 2, 0]))).toEqual([['contest.ranked-by-results', 3]]);
    expect(at(closed(['b', 2, 1, 9], ['a', 1, 2, 1]))).toEqual([['contest.ranked-by-results', 3]]);
    expect(at(closed(['b', 2, 1, 10]))).toEqual([['contest.ranked-by-results', 3]]);
  });
});

describe('the laws of adopted policies', () => {
  test('C1 C3: tell versions that do not follow each other, and a table or plan with faults', () => {
    const adopted = (version: number, from: `2025-0${1 | 2}-01`) =>
      CommissionTableAdopted.of({ policy: { ...marginal, version, from } });
    expect(broken(commissionTable.laws, adopted(1, '2025-01-01'), adopted(2, '2025-02-01'))).toEqual([]);
    expect(broken(commissionTable.laws, adopted(1, '2025-01-01'), adopted(3, '2025-02-01'))).toEqual([
      ['commissiontable.versions-follow', 1],
    ]);
    expect(broken(commissionTable.laws, adopted(1, '2025-02-01'), adopted(2, '2025-02-01'))).toEqual([
      ['commissiontable.versions-follow', 1],
    ]);
    const falling = { ...slab, bands: [...marginal.bands].map((band, index) => ({ ...band, rate: 500 - index })) };
    expect(broken(commissionTable.laws, CommissionTableAdopted.of({ policy: falling }))).toEqual([
      ['commissiontable.without-faults', 0],
    ]);
    expect(broken(incentivePlan.laws, IncentivePlanAdopted.of({ policy: { ...plan, items: [] } }))).toEqual([
      ['incentiveplan.without-faults', 0],
    ]);
  });
});
