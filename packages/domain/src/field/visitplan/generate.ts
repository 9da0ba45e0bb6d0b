/**
 * Generates a visit plan from the rules: VIP customers by regular visits, ordinary ones on round trips by area, everybody's
 * calls; on working days with room. What is moved, late or finds no day is told, nothing is dropped in silence. The same
 * question always has the same answer.
 */
import { addDays, type BusinessClock, type LocalDate, type Period } from '../../kernel/index.ts';
import { callsWithin, nextVisitDue, runDates } from '../cadence.ts';
import { type ContactMode, visitClasses } from '../visit/index.ts';
import { inOrder, type PlannedCustomer, type PlannedVisit } from './content.ts';
import { type DayBook, dayBook, type Window } from './days.ts';
import { gapsCountFrom, opening } from './faults.ts';
import { evenParts, nameRounds, pulledTogether } from './rounds.ts';
import { cadenceFor, reachableAreas, type VisitRules } from './rules.ts';

/** A customer before its visits are planned, with what every visit to it is for. */
export interface PlannedBase extends Omit<PlannedCustomer, 'visits'> {
  readonly purpose: string;
  readonly focus: string;
}

/** A visit that is on another day than its cadence gave. */
export interface MovedVisit {
  readonly visit: string;
  readonly customer: string;
  readonly due: LocalDate;
  readonly on: LocalDate;
  /** Nobody works that day; it has no room; or the round trip goes there earlier. */
  readonly why: 'no-working-day' | 'day-full' | 'round';
}

/** A visit that finds no day, or none that its rule bears (`on` is then the day that it was put on, against the rule). */
export interface UnplacedVisit {
  readonly customer: string;
  readonly due: LocalDate;
  readonly mode: ContactMode;
  readonly on: LocalDate | null;
}

/** A generated plan, and what there is to say of it. */
export interface GeneratedPlan {
  readonly customers: readonly PlannedCustomer[];
  readonly moved: readonly MovedVisit[];
  /** Visits that are against a rule or have no day; with none of these and no area left out, the plan can be adopted. */
  readonly unplaced: readonly UnplacedVisit[];
  /** Areas that can be reached, and in which the salesperson has no customer. */
  readonly areasWithoutCustomer: readonly string[];
}

/** A visit that looks for its day. */
interface Wanted {
  readonly line: PlannedBase;
  readonly mode: 'in-person' | 'phone';
  readonly due: LocalDate;
  /** The day of its round trip, or its due day. */
  readonly target: LocalDate;
  readonly within: Window;
  /** Whether its cadence brings no other before the horizon ends. */
  readonly last: boolean;
}

interface Placed extends Wanted {
  readonly on: LocalDate;
}

const rank = ({ importance, class: of }: PlannedBase): number =>
  (importance === 'vip' ? 0 : visitClasses.length) + visitClasses.indexOf(of);

const byTurn = (left: Wanted, right: Wanted): number =>
  (left.line.importance === right.line.importance ? 0 : left.line.importance === 'vip' ? -1 : 1) ||
  inOrder(left.target, right.target) ||
  rank(left.line) - rank(right.line) ||
  inOrder(left.line.customer, right.line.customer) ||
  inOrder(left.due, right.due);

const monthOfDate = (date: LocalDate): Window => {
  const start = `${date.slice(0, 8)}01` as LocalDate;
  const next = `${addDays(start, 31).slice(0, 8)}01` as LocalDate;
  return { start, end: next };
};

const wantedVisits = (
  rules: VisitRules,
  salesperson: string,
  lines: readonly PlannedBase[],
  span: Window,
): readonly Wanted[] => {
  const wanted = lines.flatMap((line) => {
    const cadence = cadenceFor(rules, line.importance, line.class);
    const strict = line.importance === 'vip';
    return runDates(cadence, line.run, span.start, span.end).map((due, at, dues): Wanted => {
      const month = monthOfDate(due);
      const within = strict && month.start >= span.start ? month : span;
      return { line, mode: 'in-person', due, target: due, within, last: at === dues.length - 1 };
    });
  });
  // Whoever is next in an area to which nobody's turn comes is visited before the horizon ends (row P9).
  const reached = new Set(wanted.map(({ line }) => line.area));
  const more = reachableAreas(rules, salesperson).flatMap(({ area }): readonly Wanted[] => {
    if (reached.has(area)) return [];
    const next = (line: PlannedBase) => nextVisitDue(cadenceFor(rules, line.importance, line.class), line.run);
    const [line] = lines
      .filter((one) => one.area === area)
      .sort((a, b) => inOrder(next(a), next(b)) || rank(a) - rank(b) || inOrder(a.customer, b.customer));
    const due = addDays(span.end, -1);
    return line === undefined ? [] : [{ line, mode: 'in-person', due, target: due, within: span, last: true }];
  });
  return [...wanted, ...more];
};

const wantedCalls = (rules: VisitRules, lines: readonly PlannedBase[], span: Window): readonly Wanted[] =>
  lines.flatMap((line) => {
    const start = opening(line, span.start);
    const calls = callsWithin(cadenceFor(rules, line.importance, line.class), start, span.end);
    return evenParts({ start, end: span.end }, calls).map(({ part, middle }): Wanted => {
      return { line, mode: 'phone', due: middle, target: middle, within: part, last: false };
    });
  });

const latest = (left: LocalDate, right: LocalDate): LocalDate => (left > right ? left : right);
const earliest = (left: LocalDate, right: LocalDate): LocalDate => (left < right ? left : right);

const common = (...windows: readonly Window[]): Window =>
  windows.reduce((all, { start, end }) => ({ start: latest(all.start, start), end: earliest(all.end, end) }));

/** Where a visit to a VIP customer leaves no gap longer than the class bears; for others anywhere. */
const gapWindow = (
  { line, last: isLast }: Wanted,
  last: LocalDate | undefined,
  rules: VisitRules,
  span: Window,
): Window => {
  if (line.importance !== 'vip') return span;
  const { longest } = rules.vip;
  const counted = last ?? gapsCountFrom(line.run, rules.vip, rules, span.start);
  return {
    start: isLast ? addDays(span.end, -longest) : span.start,
    end: addDays(counted, longest + 1),
  };
};

/** Puts each visit on its day, in turn; each customer's visits stay in the order of their due days. */
const placeAll = (
  wanted: readonly Wanted[],
  rules: VisitRules,
  span: Window,
  days: DayBook,
): { readonly placed: readonly Placed[]; readonly unplaced: readonly UnplacedVisit[] } => {
  const placed: Placed[] = [];
  const unplaced: UnplacedVisit[] = [];
  const before = new Map<string, LocalDate>();
  for (const one of [...wanted].sort(byTurn)) {
    const { line, mode, due, target } = one;
    const key = JSON.stringify([line.customer, mode]);
    const last = before.get(key);
    const start = last === undefined ? span.start : addDays(last, 1);
    const near = { start: addDays(due, -rules.shiftDays), end: addDays(due, rules.shiftDays + 1) };
    const borne = mode === 'phone' ? [] : [near, gapWindow(one, last, rules, span)];
    const kind = mode === 'phone' ? 'calls' : 'visits';
    const kept = days.take(kind, target, common({ start, end: span.end }, one.within, ...borne));
    const on = kept ?? days.take(kind, target, { start, end: span.end });
    // A call in another part of the horizon is a call of the horizon; a visit beyond what its rule bears is told.
    if (on === null || (kept === null && mode !== 'phone')) unplaced.push({ customer: line.customer, due, mode, on });
    if (on === null) continue;
    before.set(key, on);
    // No cadence says on which day a call is made, so that it is due on the day that it has.
    placed.push({ ...one, due: mode === 'phone' ? on : due, on });
  }
  return { placed, unplaced };
};

/**
 * Generates a plan.
 *
 * @param from the first day that can be planned: the horizon's first, or the day on which the plan is made
 * @param customers all customers of the salesperson, in any order
 *
 * @example
 * ```ts
 * import { generateVisitPlan, standardVisitRules } from '@clientele/domain/field';
 * import { businessClock, chinaBusinessCalendar, quarter } from '@clientele/domain/kernel';
 *
 * const horizon = quarter(2025, 2);
 * const run = { opened: '2024-06-01', done: 9, last: '2025-03-20' } as const;
 * const vip = { customer: 'C1', class: 'county-hospital', stage: 'regular', importance: 'vip', run } as const;
 * const customers = [{ ...vip, purpose: 'learn needs', focus: 'service' }];
 * const question = { salesperson: 'S7', horizon, from: horizon.start, customers };
 * const plan = generateVisitPlan(question, standardVisitRules, businessClock(chinaBusinessCalendar));
 * plan.customers[0]?.visits.map(({ on, mode }) => `${on} ${mode}`);
 * // ['2025-04-17 in-person', '2025-05-15 in-person', '2025-05-16 phone', '2025-06-12 in-person']
 * ```
 */
export const generateVisitPlan = (
  asked: {
    readonly salesperson: string;
    readonly horizon: Period;
    readonly from: LocalDate;
    readonly customers: readonly PlannedBase[];
  },
  rules: VisitRules,
  clock: BusinessClock,
): GeneratedPlan => {
  const { salesperson, horizon } = asked;
  const span: Window = { start: latest(asked.from, horizon.start), end: horizon.end };
  const lines = [...asked.customers].sort((a, b) => rank(a) - rank(b) || inOrder(a.customer, b.customer));
  const visits = wantedVisits(rules, salesperson, lines, span);
  const regular = visits.filter(({ line }) => line.importance === 'vip');
  const ordinary = visits.filter(({ line }) => line.importance === 'ordinary');
  const inRounds = pulledTogether(
    ordinary,
    rules.roundDays,
    ({ line }) => line.customer,
    ({ line }) => line.area ?? '',
  );
  const pulled = inRounds.map(({ one, first }) => ({ ...one, target: first }));
  const days = dayBook(clock, rules.capacity);
  const wanted = [...regular, ...pulled, ...wantedCalls(rules, lines, span)];
  const { placed, unplaced } = placeAll(wanted, rules, span, days);

  const rounds = nameRounds(
    placed.filter(({ line, mode }) => line.importance === 'ordinary' && mode === 'in-person'),
    rules.roundDays,
    salesperson,
  );
  const entries = placed.map((one) => {
    const { line, mode, due, on } = one;
    const round = rounds.get(one);
    const visit: PlannedVisit = {
      visit: `${salesperson}/${line.customer}/${mode}/${due}`,
      on,
      due,
      mode,
      purpose: line.purpose,
      focus: line.focus,
      ...(round === undefined ? {} : { round }),
    };
    return { one, visit };
  });
  const byLine = new Map<PlannedBase, PlannedVisit[]>(lines.map((line) => [line, []]));
  for (const { one, visit } of entries) byLine.get(one.line)?.push(visit);
  const areas = new Set(lines.map(({ area }) => area));
  return {
    customers: [...byLine].map(([{ purpose: _purpose, focus: _focus, ...line }, planned]) => ({
      ...line,
      visits: planned.sort((a, b) => inOrder(a.on, b.on) || inOrder(a.visit, b.visit)),
    })),
    moved: entries
      .filter(({ visit }) => visit.on !== visit.due)
      .map(({ one, visit }): MovedVisit => {
        const early = one.target < one.due && one.on < one.due;
        const why = early ? 'round' : clock.isWorkingDay(one.due) ? 'day-full' : 'no-working-day';
        return { visit: visit.visit, customer: one.line.customer, due: one.due, on: one.on, why };
      })
      .sort((a, b) => inOrder(a.due, b.due) || inOrder(a.visit, b.visit)),
    unplaced,
    areasWithoutCustomer: reachableAreas(rules, salesperson)
      .map(({ area }) => area)
      .filter((area) => !areas.has(area)),
  };
};
