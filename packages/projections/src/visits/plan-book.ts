/** Visit plans and the rules that they are judged by, as they were told. */
import {
  type KnownVisitPlan,
  type ProgressEvent,
  progress,
  standardVisitRules,
  type VisitPlanEvent,
  type VisitPlanState,
  type VisitRules,
  type VisitRulesAdopted,
  visitPlan,
  visitRules,
} from '@clientele/domain/field';
import { type LocalDate, policyRef } from '@clientele/domain/kernel';
import { compareKeys } from '../kernel/key-order.ts';
import { streamsOn, type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

type RulesEvent = ReturnType<typeof VisitRulesAdopted.of>;

export type ProgressBook = ToldStreams<ProgressEvent>;
export type VisitPlanBook = ToldStreams<VisitPlanEvent>;
export type VisitRulesBook = ToldStreams<RulesEvent>;

/** Every visit plan; a plan is one stream, named by its person and span. */
export const visitPlanBook = toldStreams('visit-plans', visitPlan, ({ data: { salesperson, horizon } }) =>
  JSON.stringify([salesperson, horizon.start, horizon.end]),
);
/** How everybody's sales progress was followed up; a salesperson's is one stream. */
export const progressBook = toldStreams('progress', progress, ({ data }) => data.salesperson);
/** Every adopted version of rules of visits. */
export const visitRulesBook = toldStreams<{ readonly versions: readonly VisitRules[] }, RulesEvent>(
  'visit-rules',
  visitRules,
  ({ data }) => data.policy.name,
);

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The rules that were known by a date. */
export interface KnownRules {
  /** By the reference that a plan names. */
  readonly cited: (ref: string | null) => VisitRules;
  /** In force on the date where no plan says by which: the latest adopted, or the standard ones. */
  readonly inForce: VisitRules;
}

/** The rules that were known by a date. Where a plan names rules that nobody told of, those in force hold. */
export const rulesOn = (book: VisitRulesBook, date: LocalDate): KnownRules => {
  const adopted = [...streamsOn(book, visitRules, date).values()]
    .flatMap(({ versions }) => versions)
    .sort((a, b) => byText(a.from, b.from) || compareKeys(a.name, b.name));
  const inForce = adopted.findLast(({ from }) => from <= date) ?? standardVisitRules;
  const byRef = new Map([standardVisitRules, ...adopted].map((rules) => [policyRef(rules) as string, rules]));
  return { inForce, cited: (ref) => (ref === null ? inForce : (byRef.get(ref) ?? inForce)) };
};

/** How every plan stood at the end of a date: in the order of their horizons' starts, of these the longest first. */
export const plansOn = (book: VisitPlanBook, date: LocalDate): readonly KnownVisitPlan[] =>
  [...streamsOn<VisitPlanState, VisitPlanEvent>(book, visitPlan, date).values()]
    .flatMap((plan) => plan ?? [])
    .sort(
      (a, b) =>
        byText(a.horizon.start, b.horizon.start) ||
        byText(b.horizon.end, a.horizon.end) ||
        compareKeys(a.salesperson, b.salesperson),
    );
