/**
 * What is known of a credit account now: the customer's standing (grade, limit, terms, requests, holds) and the ledger of
 * exposure. One account a customer and currency. Dates of validity are kept, never acted upon: what holds is computed from
 * the date that is asked about.
 */
import type { Instant, LocalDate, Money } from '../../kernel/index.ts';
import type { CreditChange, HoldScope } from './events-standing.ts';
import { type Keyed, nothingKeyed } from './keyed.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { type LimitTerms, noLimit, type TemporaryRaise } from './limit.ts';
import type { PaymentTerms } from './terms.ts';

/** When something was so: the instant, and its date in the company's zone. */
export interface CreditMoment {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** An evaluation, as far as the next one needs it. */
export interface PastEvaluation extends CreditMoment {
  /** The period's key, and where it ends. */
  readonly period: string;
  readonly end: LocalDate;
  readonly grade: string;
  readonly fell: boolean;
  readonly nextBy: LocalDate;
}

/** A change that was asked for and neither made nor refused. */
export interface PendingRequest {
  readonly change: CreditChange;
  readonly requestedBy: string;
  readonly reason: string;
  readonly evidence: string;
  /** Who consented for finance; null as long as nobody did. */
  readonly consentedBy: string | null;
}

/** A hold: see `decision.ts` for what it stands in the way of. */
export interface CreditHold {
  readonly scope: HoldScope;
  /** The last date on which it holds; null until it is lifted. */
  readonly until: LocalDate | null;
  readonly reason: string;
}

/** A stop that dunning proposed, and what was decided on it. */
export interface ProposedStop {
  readonly invoice: string;
  readonly balance: Money;
  readonly proposedBy: string;
  readonly on: LocalDate;
  readonly status: 'proposed' | 'held' | 'lifted' | 'refused';
}

/** Leave for a blocked order to pass. */
export interface OrderRelease {
  readonly order: string;
  readonly most: Money;
  readonly until: LocalDate;
  /** It works once. */
  readonly used: boolean;
}

/** An investigation by an agency (row M20). */
export interface Investigation {
  readonly agency: string;
  readonly reported: (CreditMoment & { readonly conclusion: 'sound' | 'risky' }) | null;
}

/** What somebody who asks for credit is worth. */
export interface CustomerStanding {
  readonly grade: (CreditMoment & { readonly grade: string }) | null;
  readonly limit: LimitTerms;
  /** Terms that were agreed with this customer; null: those of the grade. */
  readonly terms: PaymentTerms | null;
  readonly raises: readonly TemporaryRaise[];
  readonly evaluations: readonly PastEvaluation[];
  readonly risky: CreditMoment | null;
  readonly givenUp: CreditMoment | null;
  /** The last change of the standing: nothing is dated before it. */
  readonly changed: CreditMoment | null;
}

/** An order that was blocked, as it was last asked for. */
export interface BlockedOrder {
  readonly ask: number;
  readonly askedBy: string;
  readonly total: Money;
}

/** A credit account. */
export interface CreditAccount {
  /** Null before anything happened. */
  readonly customer: string | null;
  readonly currency: string | null;
  readonly standing: CustomerStanding;
  /** Requests that are under way, and the ids of all that ever were. */
  readonly requests: ReadonlyMap<string, PendingRequest>;
  readonly settled: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, CreditHold>;
  readonly stops: ReadonlyMap<string, ProposedStop>;
  readonly investigations: ReadonlyMap<string, Investigation>;
  readonly releases: ReadonlyMap<string, OrderRelease>;
  readonly blocked: Keyed<BlockedOrder>;
  readonly ledger: Ledger;
}

/** A customer of whom nothing is known: no grade, no limit (which is not a limit of zero), nothing owed. */
export const newCreditAccount: CreditAccount = {
  customer: null,
  currency: null,
  standing: {
    grade: null,
    limit: noLimit,
    terms: null,
    raises: [],
    evaluations: [],
    risky: null,
    givenUp: null,
    changed: null,
  },
  requests: new Map(),
  settled: new Set(),
  holds: new Map(),
  stops: new Map(),
  investigations: new Map(),
  releases: new Map(),
  blocked: nothingKeyed(),
  ledger: emptyLedger,
};
