/**
 * Who is due (`rules.md §3.10`): by the cadence of its class, by the month (VIP), by the calls of a year, by what a visit is to be
 * followed by, by the next action that was promised, and by managers' own calls. For any date, from what was known at another.
 */
import {
  type CadenceRun,
  cadenceFor,
  type Importance,
  nextCallDue,
  nextVisitDue,
  type ProgressEvent,
  type ProgressState,
  progress,
  runAfter,
  type VisitClass,
  type VisitRules,
} from '@clientele/domain/field';
import {
  addDays,
  type BusinessCalendar,
  type BusinessClock,
  businessClock,
  contains,
  daysBetween,
  type LocalDate,
  periodOf,
} from '@clientele/domain/kernel';
import { compareKeys, compareNullable } from '../kernel/key-order.ts';
import { streamsOn } from '../kernel/told-streams.ts';
import { type VisitBook, visitsOn } from './book.ts';
import { askedOpinion, type Contact, contactsOf, isOwnCall, isOwnVisit, listedBy } from './contacts.ts';
import { type ProgressBook, plansOn, rulesOn, type VisitPlanBook, type VisitRulesBook } from './plan-book.ts';

/** Why somebody is due. */
export const dueRules = ['cadence', 'monthly', 'calls', 'follow-up', 'next-action', 'own-call', 'progress'] as const;

/** Why somebody is due: which rule says so. */
export type DueRule = (typeof dueRules)[number];

/** What is asked. */
export interface DueQuestion {
  /** What was known by the end of this date. */
  readonly asOf: LocalDate;
  /** Who is due on this date or was before it. */
  readonly on: LocalDate;
  /** Only what this person has to do. */
  readonly owner?: string;
  readonly calendar: BusinessCalendar;
}

/** Somebody who is due. */
export interface DueRow {
  /** Null where any customer will do (a manager's own call), and for somebody's progress. */
  readonly customer: string | null;
  /** Who has to do it. */
  readonly owner: string;
  readonly rule: DueRule;
  readonly due: LocalDate;
  /** Days since it was due; 0 on the day itself. */
  readonly overdue: number;
  /** The contact that it is counted from; null where there was none. */
  readonly last: LocalDate | null;
  /** The rules that say so, and the cadence or the class in them; the visit that promised it; whose progress it is. */
  readonly by: string;
}

/** Who is due. */
export interface DueList {
  readonly asked: DueQuestion;
  /** The longest overdue first. */
  readonly rows: readonly DueRow[];
  readonly counts: { readonly [Rule in DueRule]: number };
  readonly overdue: number;
}

/** A customer in somebody's care. */
interface Member {
  readonly customer: string;
  readonly owner: string;
  /** Null where nobody planned visits and the class is not known. */
  readonly class: VisitClass | null;
  readonly importance: Importance;
  readonly run: CadenceRun;
  readonly rules: VisitRules;
}

/** The books that who is due follows from. */
export interface DueBooks {
  readonly visits: VisitBook;
  readonly visitPlans: VisitPlanBook;
  readonly visitRules: VisitRulesBook;
  readonly progress: ProgressBook;
}

/** Whoever planned a customer last has it in his care; one that nobody planned is whose visited it last. */
export const membersOf = (
  books: DueBooks,
  { asOf, on }: Pick<DueQuestion, 'asOf' | 'on'>,
  contacts: ReadonlyMap<string, readonly Contact[]>,
): readonly Member[] => {
  const { cited, inForce } = rulesOn(books.visitRules, asOf);
  const members = new Map<string, Member>();
  for (const { salesperson: owner, horizon, rules, customers } of plansOn(books.visitPlans, asOf))
    if (horizon.start <= on)
      for (const line of customers)
        members.set(line.customer, {
          customer: line.customer,
          owner,
          class: line.class,
          importance: line.importance,
          run: line.run,
          rules: cited(rules),
        });
  for (const [customer, list] of contacts) {
    const latest = list.at(-1);
    const first = list[0];
    if (members.has(customer) || latest === undefined || first === undefined) continue;
    members.set(customer, {
      customer,
      owner: latest.visit.salesperson,
      class: latest.visit.class,
      importance: 'ordinary',
      run: { opened: first.on, done: 0, last: null },
      rules: inForce,
    });
  }
  return [...members.values()];
};

type Found = Omit<DueRow, 'overdue'>;

const ref = ({ name, version }: { readonly name: string; readonly version: number }): string => `${name}@${version}`;

const monthlyDue = (from: LocalDate, met: boolean, clock: BusinessClock): LocalDate => {
  const month = periodOf('month', from);
  // The month of a contact has one; a run that opens within a month has to have one in the next.
  const due = met || from > month.start ? periodOf('month', month.end) : month;
  return clock.nearestWorkingDay(addDays(due.end, -1), due) ?? addDays(due.end, -1);
};

const ofMember = (
  member: Member,
  contacts: readonly Contact[],
  on: LocalDate,
  clock: BusinessClock,
): readonly Found[] => {
  const { customer, owner, rules } = member;
  if (member.run.opened > on) return [];
  const cadence = cadenceFor(rules, member.importance, member.class);
  const by = `${ref(rules)}: ${ref(cadence)}`;
  const visits = contacts.filter(isOwnVisit).map((one) => one.on);
  const run = runAfter(cadence, member.run, visits);
  const latest = contacts.at(-1);
  const last = [latest?.on, member.run.last].reduce<LocalDate | null>(
    (late, date) => (date === null || date === undefined || (late !== null && late >= date) ? late : date),
    null,
  );
  const year = periodOf('year', on);
  const start = contains(year, member.run.opened) ? member.run.opened : year.start;
  const calls = contacts.filter((one) => isOwnCall(one) && one.on >= start);
  const call = nextCallDue(cadence, start, year.end, calls.length);
  const wait = rules.followUps.find((one) => one.class === member.class)?.days;
  const followUp = wait !== undefined && latest !== undefined && isOwnVisit(latest) ? addDays(latest.on, wait) : null;
  return [
    { customer, owner, rule: 'cadence', due: nextVisitDue(cadence, run), last: run.last, by },
    ...(cadence.monthly
      ? [
          {
            customer,
            owner,
            rule: 'monthly' as const,
            due: monthlyDue(last ?? member.run.opened, last !== null, clock),
            last,
            by,
          },
        ]
      : []),
    ...(call === null
      ? []
      : [{ customer, owner, rule: 'calls' as const, due: call, last: calls.at(-1)?.on ?? null, by }]),
    ...(followUp === null || latest === undefined
      ? []
      : [
          {
            customer,
            owner,
            rule: 'follow-up' as const,
            due: followUp,
            last: latest.on,
            by: `${ref(rules)}: ${member.class}`,
          },
        ]),
  ];
};

/** What the report of the latest contact promised; a later contact is taken for its answer. */
const nextActions = (contacts: readonly Contact[]): readonly Found[] => {
  const latest = contacts.at(-1);
  const report = latest?.visit.report;
  if (latest === undefined || report === null || report === undefined) return [];
  const { on, owner } = report.next;
  const { visit, customer } = latest.visit;
  return [{ customer, owner, rule: 'next-action', due: on, last: latest.on, by: visit }];
};

const ownCalls = (rules: VisitRules, contacts: readonly Contact[]): readonly Found[] =>
  rules.ownCalls.map(({ manager, everyDays }) => {
    const made = contacts.filter((one) => one.visit.salesperson === manager && isOwnVisit(one) && askedOpinion(one));
    const last = made.at(-1)?.on ?? null;
    return {
      customer: null,
      owner: manager,
      rule: 'own-call' as const,
      due: addDays(last ?? rules.from, everyDays),
      last,
      by: ref(rules),
    };
  });

/** A manager looks at each salesperson's progress again on the day that the last follow-up named (row P39). */
const progressDue = (book: ProgressBook, asOf: LocalDate): readonly Found[] =>
  [...streamsOn<ProgressState, ProgressEvent>(book, progress, asOf)].flatMap(([salesperson, { last }]) =>
    last === null
      ? []
      : [
          {
            customer: null,
            owner: last.manager,
            rule: 'progress' as const,
            due: last.next,
            last: last.on,
            by: salesperson,
          },
        ],
  );

/** Who is due on a date, and overdue by how many days. */
export const due = (books: DueBooks, asked: DueQuestion): DueList => {
  const { asOf, on, owner, calendar } = asked;
  const clock = businessClock(calendar);
  const all = contactsOf(visitsOn(books.visits, asOf)).filter((contact) => contact.on <= on);
  const byCustomer = listedBy(all, ({ visit }) => visit.customer);
  const found = [
    ...membersOf(books, asked, byCustomer).flatMap((member) =>
      ofMember(member, byCustomer.get(member.customer) ?? [], on, clock),
    ),
    ...[...byCustomer.values()].flatMap(nextActions),
    ...ownCalls(rulesOn(books.visitRules, asOf).inForce, all),
    ...progressDue(books.progress, asOf),
  ];
  const rows = found
    .filter((one) => one.due <= on && (owner === undefined || one.owner === owner))
    .map((one): DueRow => ({ ...one, overdue: daysBetween(one.due, on) }))
    .sort(
      (a, b) =>
        b.overdue - a.overdue ||
        compareKeys(a.owner, b.owner) ||
        compareNullable(a.customer, b.customer) ||
        dueRules.indexOf(a.rule) - dueRules.indexOf(b.rule),
    );
  const count = (rule: DueRule): number => rows.filter((one) => one.rule === rule).length;
  return {
    asked,
    rows,
    counts: {
      cadence: count('cadence'),
      monthly: count('monthly'),
      calls: count('calls'),
      'follow-up': count('follow-up'),
      'next-action': count('next-action'),
      'own-call': count('own-call'),
      progress: count('progress'),
    },
    overdue: rows.filter((one) => one.overdue > 0).length,
  };
};
