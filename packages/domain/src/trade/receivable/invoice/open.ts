/** An invoice in figures: what is open of it, what of the customer's credit it still holds, and what of it is disputed. */
import { daysBetween, type LocalDate, type Money } from '../../../kernel/index.ts';
import { finestOf, lesser, moneyAt, moneyAtLeast, sumOf, unitsOf } from '../exact.ts';
import type { NoticesSoFar } from '../policy.ts';
import type { Applied, StandingInvoice } from './state.ts';

const amountsOf = ({ content, applied, excessUsed, recovered, disputes }: StandingInvoice): readonly Money[] => [
  content.amount,
  ...applied.flatMap((one) => [one.applied, one.excess]),
  ...excessUsed,
  ...recovered,
  ...disputes.map(({ amount }) => amount),
];

/** The finest scale that the invoice has met. */
export const scaleOf = (state: StandingInvoice): number => finestOf(amountsOf(state));

/** Money in the invoice's currency. */
export const inItsCurrency = (state: StandingInvoice, units: bigint, scale = scaleOf(state)): Money =>
  moneyAt(units, state.content.amount.currency, scale);

/** What is open, in millionths. */
export const openUnits = ({ content, applied }: StandingInvoice): bigint =>
  unitsOf(content.amount) - sumOf(applied.map((one) => one.applied));

/**
 * What is open of an invoice now: its amount less all that was paid, credited and written off.
 *
 * @returns at the scale of the invoice, or a finer one where that alone is exact
 */
export const openOf = (state: StandingInvoice): Money => {
  const { currency, scale } = state.content.amount;
  return moneyAtLeast(openUnits(state), currency, scale);
};

/** What was paid or credited beyond the invoice and is still held here, in millionths. */
export const excessUnits = ({ applied, excessUsed }: StandingInvoice): bigint =>
  sumOf(applied.map(({ excess }) => excess)) - sumOf(excessUsed);

const sumOfKind = ({ applied }: StandingInvoice, kind: Applied['kind']): bigint =>
  sumOf(applied.filter((one) => one.kind === kind).map((one) => one.applied));

/** What was credited by notes so far, with what went beyond the open amount, in millionths. */
export const creditedUnits = ({ applied }: StandingInvoice): bigint =>
  sumOf(applied.filter(({ kind }) => kind === 'credit-note').flatMap((one) => [one.applied, one.excess]));

/** Bad debts that were written off and not recovered yet, in millionths. */
export const badDebtUnits = (state: StandingInvoice): bigint => sumOfKind(state, 'bad-debt') - sumOf(state.recovered);

/** What is disputed of the open amount, in millionths. */
export const disputedUnits = (state: StandingInvoice): bigint =>
  lesser(sumOf(state.disputes.filter(({ settled }) => settled === null).map(({ amount }) => amount)), openUnits(state));

/** Days after the due date; zero or below where it isn't late. */
export const overdueDays = ({ dueOn }: StandingInvoice, on: LocalDate): number => daysBetween(dueOn, on);

/** The last notice that went out. */
export const lastNotice = ({ notices }: StandingInvoice): NoticesSoFar => {
  const sent = notices.findLast(({ level }) => level !== null);
  return { level: sent?.level ?? 0, on: sent?.on ?? null };
};

/**
 * What a customer still owes for a sale that is complete (row M8): a sale is complete when it was paid, by money or by
 * goods that came back, and not when it was given up.
 */
export const completion = (state: StandingInvoice): 'open' | 'complete' | 'given-up' => {
  if (openUnits(state) > 0n) return 'open';
  const lost = badDebtUnits(state) + sumOfKind(state, 'small-difference') + sumOfKind(state, 'concession');
  return lost > 0n ? 'given-up' : 'complete';
};
