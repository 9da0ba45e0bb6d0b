/**
 * A customer's statement of account (对账单) for a period, a section a currency: opening balance, every document that moved it,
 * closing balance, and what of it is open by invoice (row M10). The figures are those that a statement sends.
 */
import { addDays, type LocalDate, type Period } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import { compareKeys } from '../kernel/key-order.ts';
import { type AgeingItem, ageing } from './ageing.ts';
import { atScale, balanceOn, millionths, scalesOf } from './as-of.ts';
import type { MovementKind, ReceivablesBook } from './book.ts';
import { dateFaults, type ReceivablesFaults, unlessFaulty } from './question.ts';

export interface StatementQuestion {
  readonly customer: string;
  readonly period: Period;
  /** What came later isn't on it; the period's last day where none is said. */
  readonly asOf?: LocalDate;
}

export interface StatementLine {
  readonly on: LocalDate;
  readonly kind: MovementKind;
  readonly document: string;
  /** By which means money came in; null for what was no money. */
  readonly means: string | null;
  /** What it adds to the balance; below zero, what it takes from it. */
  readonly amount: bigint;
  readonly balance: bigint;
}

export interface StatementSection {
  readonly currency: string;
  readonly scale: number;
  readonly opening: bigint;
  readonly invoiced: bigint;
  readonly received: bigint;
  readonly credited: bigint;
  readonly writtenOff: bigint;
  readonly closing: bigint;
  readonly lines: readonly StatementLine[];
  readonly open: readonly AgeingItem[];
}

export interface AccountStatement {
  readonly customer: string;
  readonly period: Period;
  /** Its last day: that of the period, or the date asked. */
  readonly until: LocalDate;
  readonly sections: readonly StatementSection[];
}

/** The account of a customer over a period, as its documents say. */
export const accountStatement = (
  book: ReceivablesBook,
  { customer, period, asOf }: StatementQuestion,
): Either<ReceivablesFaults, AccountStatement> => {
  const account = book.accounts.get(customer);
  const unknown = account === undefined ? [{ code: 'receivables.unknown-customer', data: { customer } } as const] : [];
  const empty =
    period.start < period.end
      ? []
      : [{ code: 'receivables.empty-period', data: { start: period.start, end: period.end } } as const];
  return unlessFaulty(
    [...dateFaults(period.start, period.end, ...(asOf === undefined ? [] : [asOf])), ...empty, ...unknown],
    () => {
      const before = addDays(period.start, -1);
      const end = addDays(period.end, -1);
      const last = asOf !== undefined && asOf < end ? asOf : end;
      const items = ageing(book, { asOf: last, customer });
      const sections = [...scalesOf(book)]
        .sort(([left], [right]) => compareKeys(left, right))
        .map(([currency, scale]) => {
          const movements = (account?.movements ?? []).filter(({ amount }) => amount.currency === currency);
          const within = movements
            .filter(({ on }) => on >= period.start && on <= last)
            .sort(
              (left, right) =>
                compareKeys(left.on, right.on) ||
                compareKeys(left.kind, right.kind) ||
                compareKeys(left.document, right.document) ||
                left.amount.amount - right.amount.amount,
            );
          const total = (kind: MovementKind) =>
            atScale(
              within.reduce((all, one) => (one.kind === kind ? all + millionths(one.amount) : all), 0n),
              scale,
            );
          const balance = (date: LocalDate) =>
            account === undefined ? 0n : atScale(balanceOn(account, currency, date), scale);
          let running = balance(before);
          const lines = within.map(({ on, kind, document, means, amount }): StatementLine => {
            const units = atScale(millionths(amount), scale);
            const signed = kind === 'invoiced' ? units : -units;
            running += signed;
            return { on, kind, document, means, amount: signed, balance: running };
          });
          return {
            currency,
            scale,
            opening: balance(before),
            invoiced: total('invoiced'),
            received: total('received'),
            credited: total('credited'),
            writtenOff: total('written-off'),
            closing: balance(last),
            lines,
            open:
              items._tag === 'Right'
                ? (items.right.sections.find((one) => one.currency === currency)?.rows[0]?.invoices ?? [])
                : [],
          };
        });
      return {
        customer,
        period,
        until: last,
        sections: sections.filter(
          ({ lines, opening, closing }) => lines.length > 0 || opening !== 0n || closing !== 0n,
        ),
      };
    },
  );
};
