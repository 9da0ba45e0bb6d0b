/** What is known of an award, now. Plain JSON. */
import type { LocalDate, Money, PolicyRef, StoredEvent } from '../../../kernel/index.ts';
import type { AwardEvent } from './events.ts';

/** One instalment: due, and what became of it. */
export interface Instalment {
  readonly due: LocalDate;
  readonly amount: number;
  readonly paidOn: LocalDate | null;
  readonly forfeited: boolean;
}

export interface Award {
  readonly payee: string;
  readonly plan: PolicyRef;
  readonly item: string;
  readonly amount: Money;
  readonly grantedOn: LocalDate;
  readonly instalments: readonly Instalment[];
}

/** Null before it is granted. */
export type AwardState = Award | null;

/** The state after one more event; total. */
export const evolveAward = (state: AwardState, event: StoredEvent<AwardEvent>): AwardState => {
  if (event.type === 'AwardGranted') {
    const { payee, plan, item, amount, instalments } = event.data;
    return {
      payee,
      plan,
      item,
      amount,
      grantedOn: event.occurredOn,
      instalments: instalments.map(({ due, amount: part }) => ({ due, amount: part, paidOn: null, forfeited: false })),
    };
  }
  if (state === null) return null;
  const changed = (change: (one: Instalment, place: number) => Instalment): Award => ({
    ...state,
    instalments: state.instalments.map((one, index) => change(one, index + 1)),
  });
  if (event.type === 'InstalmentPaid') {
    const { instalment } = event.data;
    return changed((one, place) => (place === instalment ? { ...one, paidOn: event.occurredOn } : one));
  }
  const { instalments } = event.data;
  return changed((one, place) => (instalments.includes(place) ? { ...one, forfeited: true } : one));
};
