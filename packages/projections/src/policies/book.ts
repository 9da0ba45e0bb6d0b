/**
 * The policies of trade that a company adopted, and how often each version decided, by kind of decision and day: so that a
 * report can say which version was in force on a date, and which decided what.
 */
import { isLocalDate, type LocalDate, type RecordedEvent } from '@clientele/domain/kernel';
import { inForceOn } from '@clientele/domain/planning';
import {
  type CreditPolicy,
  type CreditPolicyAdopted,
  creditEvents,
  creditPolicy,
  DiscountGranted,
  DiscountWithdrawn,
  type DunningPolicy,
  type DunningPolicyAdopted,
  dunningPolicy,
  type PricingPolicy,
  type PricingPolicyAdopted,
  pricingPolicy,
  receivableEvents,
} from '@clientele/domain/trade';
import { combine, type Fold } from '../kernel/fold.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { listIn, loading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';
import { streamsOn, type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

type AdoptedBy<Event extends { readonly of: (...args: never[]) => unknown }> = ReturnType<Event['of']>;

/** How often a version decided, by kind of decision and day. */
export interface Decided {
  readonly counts: Map<string, number>;
}

export interface PolicyBook {
  readonly credit: ToldStreams<AdoptedBy<typeof CreditPolicyAdopted>>;
  readonly dunning: ToldStreams<AdoptedBy<typeof DunningPolicyAdopted>>;
  readonly pricing: ToldStreams<AdoptedBy<typeof PricingPolicyAdopted>>;
  readonly decided: Decided;
}

const keyOf = (ref: string, type: string, on: LocalDate): string => JSON.stringify([ref, type, on]);

const form = { name: 'policies-decided', version: 1 } as const;

const add = ({ counts }: Decided, key: string, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

const decided: Fold<Decided> = {
  ...form,
  handles: [...creditEvents, ...receivableEvents, DiscountGranted, DiscountWithdrawn].map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: () => ({ counts: new Map() }),
  step: (book, { policies, type, occurredOn }: RecordedEvent) => {
    for (const ref of policies) add(book, keyOf(ref, type, occurredOn), 1);
    return book;
  },
  save: ({ counts }) => saving(form, { counts: [...counts].sort(([left], [right]) => compareKeys(left, right)) }),
  load: (saved) =>
    loading(form, saved, (reading, body) => {
      const counts = new Map<string, number>();
      for (const entry of listIn(reading, body['counts'], 'decisions')) {
        const [key, count] = listIn(reading, entry, 'a decision');
        const text = textIn(reading, key, 'a decision');
        if (!isKey(text) || counts.has(text)) wrong(reading, 'a decision is none');
        counts.set(text, wholeIn(reading, count, 'a decision', 1, Number.MAX_SAFE_INTEGER));
      }
      return { counts };
    }),
  merge: (left, right) => {
    for (const [key, count] of right.counts) add(left, key, count);
    return left;
  },
};

const isKey = (text: string): boolean => {
  try {
    const key: unknown = JSON.parse(text);
    if (!Array.isArray(key) || key.length !== 3) return false;
    const [ref, type, on] = key as readonly unknown[];
    return typeof ref === 'string' && typeof type === 'string' && typeof on === 'string' && isLocalDate(on);
  } catch {
    return false;
  }
};

/** The fold of policies; a policy is one stream. */
export const policyBook: Fold<PolicyBook> = combine({ name: 'policies', version: 1 }, ({ stream }) => stream, {
  credit: toldStreams('credit-policies', creditPolicy, ({ data }) => data.policy.name),
  dunning: toldStreams('dunning-policies', dunningPolicy, ({ data }) => data.policy.name),
  pricing: toldStreams('pricing-policies', pricingPolicy, ({ data }) => data.policy.name),
  decided,
});

/** The policies of trade of one company on a date; null for what it adopted none of. */
export interface PoliciesInForce {
  readonly credit: CreditPolicy | null;
  readonly dunning: DunningPolicy | null;
  readonly pricing: PricingPolicy | null;
}

/** The versions in force at the end of a date, of the policies with these names. */
export const policiesInForce = (
  book: PolicyBook,
  names: { readonly credit: string; readonly dunning: string; readonly pricing: string },
  asOf: LocalDate,
): PoliciesInForce => {
  const of = <P extends { readonly version: number; readonly from: LocalDate; readonly name: string }>(
    adopted: { readonly versions: readonly P[] } | undefined,
  ): P | null => inForceOn(adopted ?? { versions: [] }, asOf) ?? null;
  return {
    credit: of(streamsOn(book.credit, creditPolicy, asOf).get(names.credit)),
    dunning: of(streamsOn(book.dunning, dunningPolicy, asOf).get(names.dunning)),
    pricing: of(streamsOn(book.pricing, pricingPolicy, asOf).get(names.pricing)),
  };
};

/** One version of a policy that was adopted. */
export interface AdoptedVersion {
  readonly kind: 'credit' | 'dunning' | 'pricing';
  readonly name: string;
  readonly version: number;
  readonly from: LocalDate;
  /** Whether it is the one in force on the date of the report. */
  readonly inForce: boolean;
}

/** What a version decided: so many events of a type, from the first day to the last. */
export interface DecidedRow {
  /** As the events cite it: `name@version`. */
  readonly policy: string;
  readonly type: string;
  readonly decisions: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The policies of trade as of a date. */
export interface PolicyReport {
  readonly asOf: LocalDate;
  readonly adopted: readonly AdoptedVersion[];
  readonly decided: readonly DecidedRow[];
}

const decidedBy = ({ counts }: Decided, asOf: LocalDate): readonly DecidedRow[] => {
  const rows = new Map<string, DecidedRow>();
  for (const [key, count] of counts) {
    const [policy, type, on] = JSON.parse(key) as readonly [string, string, LocalDate];
    if (on > asOf) continue;
    const of = JSON.stringify([policy, type]);
    const known = rows.get(of);
    rows.set(of, {
      policy,
      type,
      decisions: (known?.decisions ?? 0) + count,
      first: known === undefined || on < known.first ? on : known.first,
      last: known === undefined || on > known.last ? on : known.last,
    });
  }
  return [...rows.values()].sort(
    (left, right) => compareKeys(left.policy, right.policy) || compareKeys(left.type, right.type),
  );
};

/** Which versions were adopted by a date, which of them is in force then, and what each version decided. */
export const policyReport = (book: PolicyBook, asOf: LocalDate): PolicyReport => {
  const adopted = (kind: AdoptedVersion['kind'], streams: ReadonlyMap<string, Versions>): readonly AdoptedVersion[] =>
    [...streams.values()].flatMap((one) => {
      const now = inForceOn(one, asOf)?.version;
      return one.versions.map(({ name, version, from }) => ({ kind, name, version, from, inForce: version === now }));
    });
  return {
    asOf,
    adopted: [
      ...adopted('credit', streamsOn(book.credit, creditPolicy, asOf)),
      ...adopted('dunning', streamsOn(book.dunning, dunningPolicy, asOf)),
      ...adopted('pricing', streamsOn(book.pricing, pricingPolicy, asOf)),
    ].sort((left, right) => compareKeys(left.name, right.name) || left.version - right.version),
    decided: decidedBy(book.decided, asOf),
  };
};

interface Versions {
  readonly versions: readonly { readonly name: string; readonly version: number; readonly from: LocalDate }[];
}
