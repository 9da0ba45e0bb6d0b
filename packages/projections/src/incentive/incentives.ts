/**
 * What was earned as of a date: commission by run and seller with the table that gave it, claw-backs as negative lines in
 * the period in which the goods came back, instalments of awards, and prizes of contests.
 */
import { contains, type LocalDate, type Period, type PolicyRef, policyRef, type Text } from '@clientele/domain/kernel';
import {
  award as awardRoom,
  type CommissionBase,
  type CommissionEvent,
  commission as commissionRoom,
  contest as contestRoom,
  tableText,
} from '@clientele/domain/planning';
import type { Amount } from '../kernel/figure.ts';
import { widen } from '../kernel/figure.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { streamsOn, type Told } from '../kernel/told-streams.ts';
import type { AwardBook, CommissionBook, ContestBook } from './book.ts';

export interface IncentivesQuestion {
  /** What was so at the end of this date. */
  readonly asOf: LocalDate;
  /** Lines of this period only: by the period that they are booked in. */
  readonly period?: Period;
  /** Of this payee only. */
  readonly payee?: string;
}

/** What a line is for. */
export type LineKind = 'commission' | 'claw-back' | 'bonus' | 'prize';

/** One line of what somebody earned; claw-backs are below zero. */
export interface IncentiveLine {
  readonly payee: string;
  readonly kind: LineKind;
  /** The run, award or contest. */
  readonly of: string;
  /** Commission: the base, in the same unit as the amount; else null. */
  readonly base: bigint | null;
  readonly amount: Amount;
  /** The period or the date that it is booked in. */
  readonly booked: string;
  readonly bookedFrom: LocalDate;
  /** `calculated` awaits approval and isn't owed yet; `due` is owed, `paid` was paid; `coming` falls due later; `lost` was forfeited. */
  readonly standing: 'calculated' | 'due' | 'paid' | 'coming' | 'lost';
  /** By which table or plan, where there is one. */
  readonly by: PolicyRef | null;
  /** Of a claw-back: which sale, and why. */
  readonly sale: string | null;
  readonly cause: 'return' | 'bad-debt' | null;
}

/** A run with its table. */
export interface RunRow {
  readonly run: string;
  readonly period: Period;
  readonly table: PolicyRef;
  readonly basis: CommissionBase;
  readonly terms: Text;
  readonly standing: 'open' | 'calculated' | 'approved';
}

/** What is owed to a payee, by currency: without what was calculated only, is coming, or was lost. */
export interface PayeeTotal {
  readonly payee: string;
  readonly amount: Amount;
}

export interface Incentives {
  readonly asOf: LocalDate;
  readonly runs: readonly RunRow[];
  /** By payee, then by date. */
  readonly lines: readonly IncentiveLine[];
  /** By payee, then by currency. */
  readonly totals: readonly PayeeTotal[];
}

/** What the report is made from. */
export interface IncentiveBooks {
  readonly commissions: CommissionBook;
  readonly awards: AwardBook;
  readonly contests: ContestBook;
}

const none = { base: null, by: null, sale: null, cause: null } as const;

const clawBacks = (told: readonly Told<CommissionEvent>[], asOf: LocalDate) =>
  told.flatMap((event) => (event.type === 'CreditedSaleReduced' && event.occurredOn <= asOf ? [event] : []));

const commissionLines = (
  book: CommissionBook,
  asOf: LocalDate,
): { readonly runs: readonly RunRow[]; readonly lines: readonly IncentiveLine[] } => {
  const runs: RunRow[] = [];
  const lines: IncentiveLine[] = [];
  for (const [run, { period, table, calculated, approved }] of streamsOn(book, commissionRoom, asOf)) {
    if (period === null || table === null) continue;
    const by = policyRef(table);
    const { currency, scale } = table;
    const amountOf = (units: number): Amount => ({ currency, scale, units: BigInt(units) });
    runs.push({
      run,
      period,
      table: by,
      basis: table.basis,
      terms: tableText(table),
      standing: approved ? 'approved' : calculated === null ? 'open' : 'calculated',
    });
    for (const { seller, base, commission } of calculated?.lines ?? [])
      lines.push({
        ...none,
        payee: seller,
        kind: 'commission',
        of: run,
        base: BigInt(base),
        amount: amountOf(commission),
        booked: period.key,
        bookedFrom: period.start,
        standing: approved ? 'due' : 'calculated',
        by,
      });
    for (const { data } of clawBacks(book.streams.get(run) ?? [], asOf))
      for (const { seller, clawedBack } of data.lines)
        if (clawedBack !== 0)
          lines.push({
            ...none,
            payee: seller,
            kind: 'claw-back',
            of: run,
            amount: amountOf(-clawedBack),
            booked: data.period.key,
            bookedFrom: data.period.start,
            standing: 'due',
            by,
            sale: data.sale,
            cause: data.cause,
          });
  }
  return { runs, lines };
};

const awardLines = (book: AwardBook, asOf: LocalDate): readonly IncentiveLine[] =>
  [...streamsOn(book, awardRoom, asOf)].flatMap(([id, award]) =>
    award === null
      ? []
      : award.instalments.map(({ due, amount, paidOn, forfeited }) => ({
          ...none,
          payee: award.payee,
          kind: 'bonus' as const,
          of: id,
          amount: { currency: award.amount.currency, scale: award.amount.scale, units: BigInt(amount) },
          booked: due,
          bookedFrom: due,
          standing: forfeited
            ? ('lost' as const)
            : paidOn !== null
              ? ('paid' as const)
              : due <= asOf
                ? ('due' as const)
                : ('coming' as const),
          by: award.plan,
        })),
  );

const contestLines = (book: ContestBook, asOf: LocalDate): readonly IncentiveLine[] =>
  [...streamsOn(book, contestRoom, asOf)].flatMap(([id, contest]) => {
    const [first] = contest?.terms.prizes ?? [];
    if (contest?.ranking == null || first === undefined) return [];
    const { terms, ranking } = contest;
    return ranking
      .filter(({ prize }) => prize !== 0)
      .map(({ entrant, prize }) => ({
        ...none,
        payee: entrant,
        kind: 'prize' as const,
        of: id,
        amount: { currency: first.currency, scale: first.scale, units: BigInt(prize) },
        booked: terms.period.key,
        bookedFrom: terms.period.start,
        standing: 'due' as const,
      }));
  });

const totalsOf = (lines: readonly IncentiveLine[]): readonly PayeeTotal[] => {
  const totals = new Map<string, PayeeTotal>();
  for (const { payee, amount, standing } of lines) {
    if (standing !== 'due' && standing !== 'paid') continue;
    const key = JSON.stringify([payee, amount.currency]);
    const before = totals.get(key)?.amount ?? { ...amount, units: 0n };
    const scale = Math.max(before.scale, amount.scale);
    const units = widen(before.units, before.scale, scale) + widen(amount.units, amount.scale, scale);
    totals.set(key, { payee, amount: { currency: amount.currency, scale, units } });
  }
  return [...totals.values()].toSorted(
    (left, right) => compareKeys(left.payee, right.payee) || compareKeys(left.amount.currency, right.amount.currency),
  );
};

/** What was earned as of a date. */
export const incentives = (
  { commissions, awards, contests }: IncentiveBooks,
  { asOf, period, payee }: IncentivesQuestion,
): Incentives => {
  const { runs, lines } = commissionLines(commissions, asOf);
  const wanted = [...lines, ...awardLines(awards, asOf), ...contestLines(contests, asOf)].filter(
    (line) =>
      (payee === undefined || line.payee === payee) && (period === undefined || contains(period, line.bookedFrom)),
  );
  const order = (left: IncentiveLine, right: IncentiveLine): number =>
    compareKeys(left.payee, right.payee) ||
    compareKeys(left.bookedFrom, right.bookedFrom) ||
    compareKeys(left.of, right.of);
  return {
    asOf,
    runs: runs.toSorted((left, right) => compareKeys(left.run, right.run)),
    lines: wanted.toSorted(order),
    totals: totalsOf(wanted),
  };
};
