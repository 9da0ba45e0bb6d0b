/** What is known of a commission run, now. Total on whatever was recorded. */
import type { Instant, LocalDate, Money, Period, StoredEvent } from '../../../kernel/index.ts';
import { type GrowingMap, lookUp, noEntries, withEntries } from '../../target/growing-map.ts';
import type { CommissionTable } from '../commission-table.ts';
import type { CommissionEvent, CommissionLine } from './events.ts';

/** A credited sale, and what is left of it: all amounts in the table's unit. */
export interface CreditedSale {
  /** As it was credited. */
  readonly amount: Money;
  /** What is left of it after returns, in the table's unit. */
  readonly left: number;
  readonly parts: readonly { readonly seller: string; readonly share: number; readonly part: number }[];
}

/** What a seller's sales come to, and what he was paid, less what was clawed back. */
export interface SellerAccount {
  readonly base: number;
  readonly paid: number;
}

export interface Calculated {
  readonly lines: readonly CommissionLine[];
  readonly by: string;
  readonly on: LocalDate;
}

export interface CommissionRun {
  readonly period: Period | null;
  readonly table: CommissionTable | null;
  readonly sales: GrowingMap<string, CreditedSale>;
  /** In the order in which they were first credited. */
  readonly sellers: GrowingMap<string, SellerAccount>;
  readonly sellerCount: number;
  /** The sum of what was credited, whatever its sign, in the table's unit: it bounds every figure of the run. */
  readonly volume: number;
  readonly calculated: Calculated | null;
  readonly approved: boolean;
  readonly latest: Instant | null;
}

/** A run of which nothing is known. */
export const noRun: CommissionRun = {
  period: null,
  table: null,
  sales: noEntries,
  sellers: noEntries,
  sellerCount: 0,
  volume: 0,
  calculated: null,
  approved: false,
  latest: null,
};

const account = ({ sellers }: CommissionRun, seller: string): SellerAccount =>
  lookUp(sellers, seller) ?? { base: 0, paid: 0 };

type Event = StoredEvent<CommissionEvent>;

const credited = (run: CommissionRun, event: Extract<Event, { readonly type: 'SaleCredited' }>): CommissionRun => {
  const { sale, amount, parts } = event.data;
  const left = parts.reduce((sum, { part }) => sum + part, 0);
  return {
    ...run,
    sellerCount: run.sellerCount + parts.filter(({ seller }) => lookUp(run.sellers, seller) === undefined).length,
    volume: run.volume + Math.abs(left),
    sales: withEntries(run.sales, [[sale, { amount, left, parts }]]),
    sellers: withEntries(
      run.sellers,
      parts.map(({ seller, part }) => {
        const { base, paid } = account(run, seller);
        return [seller, { base: base + part, paid }] as const;
      }),
    ),
  };
};

const reduced = (
  run: CommissionRun,
  event: Extract<Event, { readonly type: 'CreditedSaleReduced' }>,
): CommissionRun => {
  const { sale, lines } = event.data;
  const before = lookUp(run.sales, sale);
  if (before === undefined) return run;
  const partOf = (seller: string): number | undefined => lines.find((line) => line.seller === seller)?.part;
  const parts = before.parts.map((one) => ({ ...one, part: partOf(one.seller) ?? one.part }));
  const fell = new Map(before.parts.map(({ seller, part }) => [seller, part - (partOf(seller) ?? part)]));
  return {
    ...run,
    sales: withEntries(run.sales, [[sale, { ...before, parts, left: parts.reduce((sum, { part }) => sum + part, 0) }]]),
    sellers: withEntries(
      run.sellers,
      lines.map(({ seller, clawedBack }) => {
        const { base, paid } = account(run, seller);
        return [seller, { base: base - (fell.get(seller) ?? 0), paid: paid - clawedBack }] as const;
      }),
    ),
  };
};

const after = (run: CommissionRun, event: Event): CommissionRun => {
  switch (event.type) {
    case 'CommissionRunOpened':
      return { ...run, period: event.data.period, table: event.data.table };
    case 'SaleCredited':
      return credited(run, event);
    case 'CreditedSaleReduced':
      return reduced(run, event);
    case 'CommissionCalculated':
      return { ...run, calculated: { lines: event.data.lines, by: event.by.id, on: event.occurredOn } };
    case 'CommissionReturned':
      return { ...run, calculated: null };
    case 'CommissionApproved':
      return {
        ...run,
        approved: true,
        sellers: withEntries(
          run.sellers,
          (run.calculated?.lines ?? []).map(({ seller, commission }) => [
            seller,
            { base: account(run, seller).base, paid: commission },
          ]),
        ),
      };
    default:
      return run;
  }
};

/** The state after one more event; total. */
export const evolveCommission = (run: CommissionRun, event: Event): CommissionRun => ({
  ...after(run, event),
  latest: Math.max(run.latest ?? event.occurredAt, event.occurredAt),
});
