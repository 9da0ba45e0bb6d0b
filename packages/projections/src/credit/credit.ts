/**
 * Credit composition (客户信用分析, rows G6 G7 M19): each account with its grade, terms, handling, limit, exposure and
 * utilisation as they stood on a date; by grade and for the whole portfolio; and the lists of what somebody must see to.
 */
import { addDays, type LocalDate, type Ratio, ratioOf, type Text } from '@clientele/domain/kernel';
import {
  type Allowance,
  type BlockReason,
  blockReasons,
  type CreditAccount,
  type CreditPolicy,
  credit,
  creditStandingOn,
  gradeRuleOf,
  type LimitTerms,
  openOfStop,
  termsText,
  unitsOf,
} from '@clientele/domain/trade';
import { compareKeys } from '../kernel/key-order.ts';
import { streamsOn } from '../kernel/told-streams.ts';
import type { CreditBook } from './book.ts';

/** What is asked of the credit accounts. */
export interface CreditQuestion {
  readonly asOf: LocalDate;
  /** The policy by which grades are read. */
  readonly policy: CreditPolicy;
  /** What ends within so many days is listed. */
  readonly within: number;
  readonly customer?: string;
  readonly currency?: string;
}

/** Why somebody must see to an account soon. */
export type CreditEnding = 'limit' | 'raise' | 'evaluation' | 'hold' | 'release';

/** What ends, and when; a date before the report's has passed already. */
export interface EndingRow {
  readonly customer: string;
  readonly currency: string;
  readonly what: CreditEnding;
  readonly on: LocalDate;
}

/** An order that waits because its customer's account declined it. */
export interface BlockedRow {
  readonly customer: string;
  readonly order: string;
  /** In units of six decimals, as all amounts here. */
  readonly total: bigint;
  /** Why it would be blocked on the report's date; none where it would pass by now. */
  readonly reasons: readonly BlockReason[];
}

/** What is to be decided on a stop that dunning proposed. */
export type StopDecision = 'hold-or-refuse' | 'lift' | 'wait';

/** A stop that dunning proposed, as long as it waits for a decision or holds. */
export interface StopRow {
  readonly customer: string;
  readonly invoice: string;
  readonly proposedOn: LocalDate;
  /** Of the invoice, on the report's date. */
  readonly open: bigint;
  readonly held: boolean;
  /** To make it a hold or refuse it; to lift it, its invoice being settled; or to wait for the money. */
  readonly decide: StopDecision;
}

/** One account as it stood. */
export interface CreditRow {
  readonly customer: string;
  readonly currency: string;
  readonly grade: string | null;
  readonly handling: 'on-account' | 'cash-only' | null;
  /** Those agreed with the customer, else those of the grade. */
  readonly terms: Text | null;
  readonly limit: LimitTerms;
  /** What may be owed on the date, by limit, ceiling, handling and raises. */
  readonly allowance: Allowance;
  readonly ordered: bigint;
  readonly delivered: bigint;
  readonly balance: bigint;
  readonly bills: bigint;
  readonly exposure: bigint;
  /** Exposure / limit; null for an unset, an unlimited and a zero limit (`definitions.md`). */
  readonly utilisation: Ratio | null;
  /** What may still be owed; null where there is no bound or no limit. */
  readonly headroom: bigint | null;
  readonly overLimit: boolean;
  readonly overdue: bigint;
  readonly overdueDays: number;
  readonly risky: boolean;
  readonly givenUp: boolean;
}

/** The accounts of one grade. */
export interface GradeRow {
  /** Null: those without a grade. */
  readonly grade: string | null;
  readonly accounts: number;
  /** The limits that are set, together; those without a bound are counted beside. */
  readonly limits: bigint;
  readonly unlimited: number;
  readonly exposure: bigint;
  /** Its share in the exposure of the portfolio. */
  readonly share: Ratio | null;
  readonly overLimit: number;
}

/** The accounts of one currency: currencies are never added. */
export interface CreditSection {
  readonly currency: string;
  readonly rows: readonly CreditRow[];
  readonly grades: readonly GradeRow[];
  readonly total: GradeRow;
  readonly endings: readonly EndingRow[];
  readonly blocked: readonly BlockedRow[];
  readonly stops: readonly StopRow[];
}

/** The answer: how far it looks ahead, and a section a currency. */
export interface CreditComposition {
  readonly asOf: LocalDate;
  readonly until: LocalDate;
  readonly policy: string;
  readonly sections: readonly CreditSection[];
}

/** All amounts of a credit report are whole numbers of this many decimals. */
export const creditScale = 6;

const rowOf = (account: CreditAccount, policy: CreditPolicy, asOf: LocalDate): CreditRow => {
  const { standing, customer, currency } = account;
  const { exposure, allowance, headroom, overLimit, overdue } = creditStandingOn(account, policy, asOf);
  const grade = standing.grade?.grade ?? null;
  const rule = gradeRuleOf(policy, grade);
  const terms = standing.terms ?? rule?.terms ?? null;
  return {
    customer: customer ?? '',
    currency: currency ?? '',
    grade,
    handling: rule?.handling ?? null,
    terms: terms === null ? null : { ...termsText(terms) },
    limit: copyOfLimit(standing.limit),
    allowance: { ...allowance },
    ordered: exposure.ordered,
    delivered: exposure.delivered,
    balance: exposure.balance,
    bills: exposure.bills,
    exposure: exposure.total,
    utilisation: allowance.kind === 'limited' ? ratioOf(exposure.total, allowance.units) : null,
    headroom,
    overLimit,
    overdue: overdue.units,
    overdueDays: overdue.days,
    risky: standing.risky !== null,
    givenUp: standing.givenUp !== null,
  };
};

/** A copy, so that nobody spoils the account through it. */
const copyOfLimit = ({ limit, validUntil }: LimitTerms): LimitTerms => ({
  limit: limit.kind === 'limited' ? { ...limit, amount: { ...limit.amount } } : { ...limit },
  validUntil,
});

const endingsOf = (account: CreditAccount, asOf: LocalDate, until: LocalDate): readonly EndingRow[] => {
  const { standing, holds, releases } = account;
  const { limit, raises, evaluations, givenUp } = standing;
  const customer = account.customer ?? '';
  const currency = account.currency ?? '';
  const rows: EndingRow[] = [];
  const ends = (what: CreditEnding, on: LocalDate | null | undefined, past: boolean): void => {
    if (on != null && on <= until && (past || on >= asOf)) rows.push({ customer, currency, what, on });
  };
  // A limit or an evaluation that is over waits for somebody; a raise, a hold or a release that is over is simply over.
  if (limit.limit.kind !== 'unset') ends('limit', limit.validUntil, true);
  if (givenUp === null) ends('evaluation', evaluations.at(-1)?.nextBy, true);
  for (const raise of raises) ends('raise', raise.until, false);
  for (const hold of holds.values()) ends('hold', hold.until, false);
  for (const release of releases.values()) if (!release.used) ends('release', release.until, false);
  return rows;
};

const blockedOf = (account: CreditAccount, policy: CreditPolicy, asOf: LocalDate): readonly BlockedRow[] => {
  const others = creditStandingOn(account, policy, asOf).exposure.total;
  return [...account.blocked].map(([order, { total }]) => ({
    customer: account.customer ?? '',
    order,
    total: unitsOf(total),
    reasons: copyOfReasons(blockReasons(account, policy, asOf, order, unitsOf(total), others)),
  }));
};

const stopsOf = (account: CreditAccount): readonly StopRow[] =>
  [...account.stops.values()]
    .filter(({ status }) => status === 'proposed' || status === 'held')
    .map((stop) => {
      const open = openOfStop(account, stop);
      const held = stop.status === 'held';
      return {
        customer: account.customer ?? '',
        invoice: stop.invoice,
        proposedOn: stop.on,
        open,
        held,
        decide: held ? (open === 0n ? 'lift' : 'wait') : 'hold-or-refuse',
      };
    });

const copyOfReasons = (reasons: readonly BlockReason[]): readonly BlockReason[] =>
  JSON.parse(JSON.stringify(reasons)) as readonly BlockReason[];

const gradeRow = (grade: string | null, rows: readonly CreditRow[], whole: bigint): GradeRow => {
  const exposure = rows.reduce((sum, row) => sum + row.exposure, 0n);
  return {
    grade,
    accounts: rows.length,
    limits: rows.reduce((sum, { allowance }) => (allowance.kind === 'limited' ? sum + allowance.units : sum), 0n),
    unlimited: rows.filter(({ allowance }) => allowance.kind === 'unlimited').length,
    exposure,
    share: ratioOf(exposure, whole),
    overLimit: rows.filter(({ overLimit }) => overLimit).length,
  };
};

const sectionOf = (
  currency: string,
  accounts: readonly CreditAccount[],
  { asOf, policy }: CreditQuestion,
  until: LocalDate,
): CreditSection => {
  const rows = accounts
    .map((account) => rowOf(account, policy, asOf))
    .sort((left, right) => compareKeys(left.customer, right.customer));
  const whole = rows.reduce((sum, row) => sum + row.exposure, 0n);
  const known = policy.grades.map(({ grade }) => grade);
  const others = [
    ...new Set(rows.map(({ grade }) => grade).filter((grade) => grade !== null && !known.includes(grade))),
  ];
  const grades = [...known, ...others.sort((left, right) => compareKeys(left ?? '', right ?? '')), null];
  return {
    currency,
    rows,
    grades: grades.flatMap((grade) => {
      const own = rows.filter((row) => row.grade === grade);
      return own.length === 0 ? [] : [gradeRow(grade, own, whole)];
    }),
    total: gradeRow(null, rows, whole),
    endings: accounts
      .flatMap((account) => endingsOf(account, asOf, until))
      .sort((left, right) => compareKeys(left.on, right.on) || compareKeys(left.customer, right.customer)),
    blocked: accounts
      .flatMap((account) => blockedOf(account, policy, asOf))
      .sort((left, right) => compareKeys(left.order, right.order)),
    stops: accounts
      .flatMap(stopsOf)
      .sort(
        (left, right) => compareKeys(left.proposedOn, right.proposedOn) || compareKeys(left.invoice, right.invoice),
      ),
  };
};

/**
 * The credit accounts as they stood at the end of a date.
 *
 * @example
 * ```ts
 * import { standardCreditPolicy } from '@clientele/domain/trade';
 * import { creditBook, creditComposition } from '@clientele/projections';
 *
 * const question = { asOf: '2024-06-30', policy: standardCreditPolicy, within: 30 } as const;
 * creditComposition(creditBook.init(), question).sections; // []: no account was opened
 * ```
 */
export const creditComposition = (book: CreditBook, question: CreditQuestion): CreditComposition => {
  const { asOf, policy, within, customer, currency } = question;
  const until = addDays(asOf, within);
  const byCurrency = new Map<string, CreditAccount[]>();
  for (const account of streamsOn(book, credit, asOf).values()) {
    if (account.currency === null || (customer !== undefined && account.customer !== customer)) continue;
    if (currency !== undefined && account.currency !== currency) continue;
    byCurrency.set(account.currency, [...(byCurrency.get(account.currency) ?? []), account]);
  }
  return {
    asOf,
    until,
    policy: `${policy.name}@${policy.version}`,
    sections: [...byCurrency.keys()]
      .sort(compareKeys)
      .map((one) => sectionOf(one, byCurrency.get(one) ?? [], question, until)),
  };
};
