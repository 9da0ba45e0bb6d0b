/**
 * The satisfaction report: scores and their trend, falls that nobody explained, who is to be contacted or visited, what was said
 * and what came of it, and what care led to: repeat purchase and referral (rows O9–O16 O20 O21).
 */
import {
  addDays,
  type BusinessCalendar,
  type BusinessClock,
  businessClock,
  dayNumber,
  type LocalDate,
  type PolicyRef,
  policyRef,
  type Ratio,
  ratioOf,
} from '@clientele/domain/kernel';
import {
  type SatisfactionPolicy,
  type SatisfactionState,
  type ServiceKind,
  type ServiceStage,
  serviceKinds,
  serviceStageOn,
} from '@clientele/domain/service';
import type { CustomerFacts } from '../customers/facts.ts';
import { compareKeys } from '../kernel/key-order.ts';
import { chosenBy } from '../sales/chosen.ts';
import type { SalesLedger } from '../sales/ledger.ts';
import { orderDaysOf } from '../sales/order-days.ts';
import type { AskedSales } from '../sales/question.ts';
import type { SatisfactionBook } from './book.ts';
import { type ScoreFigures, scoresOf } from './scores.ts';

/** What is asked of satisfaction: what was so at the end of this date. */
export interface SatisfactionQuestion {
  readonly asOf: LocalDate;
  readonly policy: SatisfactionPolicy;
  readonly calendar: BusinessCalendar;
}

/** What is to be done about a customer, and until when. */
export interface SatisfactionDuty {
  readonly what: 'contact' | 'visit' | 'survey' | 'explain' | 'report';
  readonly customer: string;
  /** The order, the survey or the opinion that it is about; null of a visit or a survey. */
  readonly of: string | null;
  readonly due: LocalDate;
  readonly overdue: boolean;
}

/** A month of answers, and how the mean moved since the last month with any. */
export interface SatisfactionMonth {
  readonly month: string;
  readonly figures: ScoreFigures;
  readonly change: Ratio | null;
}

/** A part of a whole. */
export interface CountedShare {
  readonly count: number;
  readonly of: number;
  readonly share: Ratio | null;
}

export interface Satisfaction {
  readonly asked: { readonly asOf: LocalDate; readonly policy: PolicyRef; readonly calendar: PolicyRef };
  readonly total: ScoreFigures;
  readonly months: readonly SatisfactionMonth[];
  readonly falls: { readonly found: number; readonly explained: number };
  /** The most overdue first. */
  readonly duties: readonly SatisfactionDuty[];
  readonly opinions: {
    readonly given: number;
    readonly reported: CountedShare;
    readonly reportedInTime: CountedShare;
    readonly used: CountedShare;
  };
  readonly offers: CountedShare;
  /** Of the customers who were contacted or visited, those who ordered again afterwards. */
  readonly repeatPurchase: CountedShare;
  /** Of the customers who were brought to us, those who ordered. */
  readonly referrals: CountedShare;
  readonly cases: readonly { readonly kind: ServiceKind; readonly stages: Readonly<Record<ServiceStage, number>> }[];
}

const until = <T extends { readonly on: LocalDate }>(list: readonly T[], asOf: LocalDate): readonly T[] =>
  list.filter(({ on }) => on <= asOf);
const by = <T extends { readonly on: LocalDate }>(one: T | null, asOf: LocalDate): T | null =>
  one !== null && one.on <= asOf ? one : null;

/** What was so of a customer's satisfaction at the end of a date. */
const satisfactionOn = (state: SatisfactionState, asOf: LocalDate): SatisfactionState => ({
  ...state,
  deliveries: until(state.deliveries, asOf).map((one) => ({ ...one, contacts: until(one.contacts, asOf) })),
  visits: until(state.visits, asOf),
  surveys: until(state.surveys, asOf).map((one) => ({ ...one, answered: by(one.answered, asOf) })),
  falls: until(state.falls, asOf).map((one) => ({ ...one, explained: by(one.explained, asOf) })),
  opinions: until(state.opinions, asOf).map((one) => ({
    ...one,
    reported: by(one.reported, asOf),
    used: by(one.used, asOf),
  })),
  offers: until(state.offers, asOf).map((one) => ({ ...one, replied: by(one.replied, asOf) })),
  referrals: until(state.referrals, asOf),
});

const shareOf = (count: number, of: number): CountedShare => ({ count, of, share: ratioOf(BigInt(count), BigInt(of)) });

const subtract = (now: Ratio | null, before: Ratio | null): Ratio | null =>
  now === null || before === null
    ? null
    : ratioOf(
        now.numerator * before.denominator - before.numerator * now.denominator,
        now.denominator * before.denominator,
      );

const monthsOf = (states: readonly SatisfactionState[]): readonly SatisfactionMonth[] => {
  const surveys = states.flatMap((state) => state.surveys);
  const months = new Map<string, typeof surveys>();
  for (const survey of surveys) {
    const month = (survey.answered ?? survey).on.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), survey]);
  }
  const figures = [...months]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([month, sent]) => ({ month, figures: scoresOf(sent) }));
  return figures.map((one, index) => ({
    ...one,
    change: subtract(
      one.figures.mean,
      figures.slice(0, index).findLast((earlier) => earlier.figures.mean)?.figures.mean ?? null,
    ),
  }));
};

/** The working day by whose end an opinion is to be reported; a calendar without any gives the day itself. */
const reportDue = (clock: BusinessClock, on: LocalDate, days: number): LocalDate =>
  clock.addWorkingDays(on, days) ?? on;

const latestOn = (list: readonly { readonly on: LocalDate }[]): LocalDate | null =>
  list.reduce<LocalDate | null>((latest, { on }) => (latest === null || on > latest ? on : latest), null);

const dutiesOf = (
  state: SatisfactionState,
  customer: string,
  { asOf, policy }: SatisfactionQuestion,
  clock: BusinessClock,
): readonly SatisfactionDuty[] => {
  const duty = (what: SatisfactionDuty['what'], of: string | null, due: LocalDate): SatisfactionDuty => ({
    what,
    customer,
    of,
    due,
    overdue: due < asOf,
  });
  const care = [...state.visits, ...state.deliveries.flatMap(({ contacts }) => contacts)];
  const known = latestOn([...care, ...state.deliveries]);
  const asked = latestOn(state.surveys) ?? known;
  return [
    ...state.deliveries
      .filter(({ contacts }) => contacts.length === 0)
      .map(({ order, on }) => duty('contact', order, addDays(on, policy.contactWithinDays))),
    ...(known === null ? [] : [duty('visit', null, addDays(latestOn(state.visits) ?? known, policy.visitEveryDays))]),
    ...(asked === null ? [] : [duty('survey', null, addDays(asked, policy.surveyEveryDays))]),
    ...state.falls
      .filter(({ explained }) => explained === null)
      .map(({ survey, on }) => duty('explain', survey, addDays(on, policy.explainWithinDays))),
    ...state.opinions
      .filter(({ reported }) => reported === null)
      .map(({ opinion, on }) => duty('report', opinion, reportDue(clock, on, policy.reportWithinWorkingDays))),
  ];
};

const byDue = (left: SatisfactionDuty, right: SatisfactionDuty): number =>
  compareKeys(left.due, right.due) || compareKeys(left.customer, right.customer) || compareKeys(left.what, right.what);

const stagesOf = (stages: readonly ServiceStage[]): Readonly<Record<ServiceStage, number>> => {
  const of = (stage: ServiceStage) => stages.filter((one) => one === stage).length;
  return {
    opened: of('opened'),
    arranged: of('arranged'),
    performed: of('performed'),
    accepted: of('accepted'),
    cancelled: of('cancelled'),
  };
};

/** The first day on which a customer was contacted or visited; null where he never was. */
const firstCare = (state: SatisfactionState): LocalDate | null => {
  const [first] = [...state.visits, ...state.deliveries.flatMap(({ contacts }) => contacts)].map(({ on }) => on).sort();
  return first ?? null;
};

/** Every order that was in force at the end of a date. */
const everySale = (asOf: LocalDate): AskedSales => ({
  asOf,
  period: null,
  recognition: 'ordered',
  returns: 'own-date',
  region: 'of-the-sale',
  classes: 'as-is',
  where: [],
  gazetteer: null,
});

/** The satisfaction report, as of the end of a date. */
export const satisfaction = (
  book: { readonly satisfaction: SatisfactionBook; readonly sales: SalesLedger; readonly customers: CustomerFacts },
  question: SatisfactionQuestion,
): Satisfaction => {
  const { asOf, policy, calendar } = question;
  const { customers, cases } = book.satisfaction;
  const clock = businessClock(calendar);
  const known = [...customers].map(([customer, state]) => [customer, satisfactionOn(state, asOf)] as const);
  const states = known.map(([, state]) => state);
  const days = orderDaysOf(chosenBy(book.sales, book.customers, everySale(asOf)));
  const ordered = (customer: string, after: LocalDate | null): boolean => {
    const own = days.get(book.sales.customers.ids.get(customer) ?? 0);
    return own !== undefined && (after === null || own.last > dayNumber(after));
  };

  const opinions = states.flatMap((state) => state.opinions);
  const reported = opinions.filter((one) => one.reported !== null);
  const inTime = reported.filter(
    ({ on, reported: when }) => when !== null && when.on <= reportDue(clock, on, policy.reportWithinWorkingDays),
  );
  const offers = states.flatMap((state) => state.offers);
  const falls = states.flatMap((state) => state.falls);
  const cared = known.flatMap(([customer, state]) => {
    const first = firstCare(state);
    return first === null ? [] : [{ customer, first }];
  });
  const referred = [...new Set(states.flatMap(({ referrals }) => referrals.map((one) => one.referred)))];
  return {
    asked: { asOf, policy: policyRef(policy), calendar: policyRef(calendar) },
    total: scoresOf(states.flatMap((state) => state.surveys)),
    months: monthsOf(states),
    falls: { found: falls.length, explained: falls.filter(({ explained }) => explained !== null).length },
    duties: known.flatMap(([customer, state]) => dutiesOf(state, customer, question, clock)).sort(byDue),
    opinions: {
      given: opinions.length,
      reported: shareOf(reported.length, opinions.length),
      reportedInTime: shareOf(inTime.length, opinions.length),
      used: shareOf(opinions.filter(({ used }) => used !== null).length, opinions.length),
    },
    offers: shareOf(offers.filter(({ replied }) => replied?.accepted === true).length, offers.length),
    repeatPurchase: shareOf(cared.filter(({ customer, first }) => ordered(customer, first)).length, cared.length),
    referrals: shareOf(referred.filter((customer) => ordered(customer, null)).length, referred.length),
    cases: serviceKinds.map((kind) => ({
      kind,
      stages: stagesOf(
        [...cases.values()].flatMap((one) => {
          const stage = one.kind === kind ? serviceStageOn(one, asOf) : null;
          return stage === null ? [] : [stage];
        }),
      ),
    })),
  };
};
