/**
 * Whether the figures behind a grade agree with each other. The room can't see the sales they come from, but it can see
 * that no sales could have given them; a grade that rests on such figures is refused, with every disagreement.
 */
import { formatMoney, type Money, type Rejection } from '../../kernel/index.ts';
import type { GradeEvidence } from './events.ts';
import { unitsOf } from './grade.ts';

interface Amounts {
  readonly value: Money;
  readonly above: Money;
  readonly total: Money;
}

interface Ranked {
  readonly rank: number;
  readonly customers: number;
}

/** How figures can disagree with each other; the data are the figures that do. */
export type EvidenceRejection =
  | Rejection<'classification.evidence-of-many-currencies', { readonly currencies: readonly string[] }>
  | Rejection<'classification.evidence-below-zero', { readonly figure: 'above' | 'total'; readonly amount: Money }>
  | Rejection<'classification.evidence-value-above-total', Pick<Amounts, 'value' | 'total'>>
  | Rejection<'classification.evidence-parts-above-total', Amounts>
  | Rejection<'classification.evidence-without-rank', Pick<Amounts, 'value'>>
  | Rejection<'classification.evidence-rank-without-value', Pick<Amounts, 'value'> & { readonly rank: number }>
  | Rejection<'classification.evidence-rank-beyond-customers', Ranked>
  | Rejection<'classification.evidence-not-in-order', Amounts & Ranked>;

const faultsOfRank = ({ value, rank, customers }: GradeEvidence): readonly EvidenceRejection[] => {
  if (rank === null) {
    return value.amount > 0 ? [{ code: 'classification.evidence-without-rank', data: { value } }] : [];
  }
  return [
    ...(value.amount > 0
      ? []
      : [{ code: 'classification.evidence-rank-without-value', data: { value, rank } } as const]),
    ...(rank <= customers
      ? []
      : [{ code: 'classification.evidence-rank-beyond-customers', data: { rank, customers } } as const]),
  ];
};

/**
 * Ranked by value, those above have at least this customer's value each, and those below at most. So `above` of the first
 * is zero, and what is left of the total for the last is zero.
 */
const inOrder = (value: bigint, above: bigint, total: bigint, rank: bigint, customers: bigint): boolean =>
  (rank === 1n ? above === 0n : above >= (rank - 1n) * value) && total - above - value <= (customers - rank) * value;

const faultsOfAmounts = (evidence: GradeEvidence): readonly EvidenceRejection[] => {
  const { value, above, total, rank, customers } = evidence;
  const [v, a, t] = unitsOf([value, above, total]);
  const faults: EvidenceRejection[] = [];
  if (a < 0n) faults.push({ code: 'classification.evidence-below-zero', data: { figure: 'above', amount: above } });
  if (t < 0n) faults.push({ code: 'classification.evidence-below-zero', data: { figure: 'total', amount: total } });
  if (faults.length > 0) return faults;
  if (v > t) return [{ code: 'classification.evidence-value-above-total', data: { value, total } }];
  if (a + (v > 0n ? v : 0n) > t) {
    return [{ code: 'classification.evidence-parts-above-total', data: { value, above, total } }];
  }
  return v <= 0n || rank === null || rank > customers || inOrder(v, a, t, BigInt(rank), BigInt(customers))
    ? []
    : [{ code: 'classification.evidence-not-in-order', data: { value, above, total, rank, customers } }];
};

/** Every reason why the figures can't all be true; none where they can. */
export const evidenceFaults = (evidence: GradeEvidence): readonly EvidenceRejection[] => {
  const currencies = [...new Set([evidence.value, evidence.above, evidence.total].map(({ currency }) => currency))];
  return [
    ...faultsOfRank(evidence),
    ...(currencies.length > 1
      ? [{ code: 'classification.evidence-of-many-currencies', data: { currencies } } as const]
      : faultsOfAmounts(evidence)),
  ];
};

/** An amount with its currency, as sentences show it. */
export const amountText = (amount: Money): string => `${formatMoney(amount)} ${amount.currency}`;
