/**
 * What a plan holds beside its targets: what it rests on, who agreed, measures, reviews, standards, catch-up and progress.
 * Folded once, for the decider and for every report; each entry knows when it was so.
 */

import type { EventOf } from '../../kernel/index.ts';
import {
  type Actor,
  addFact,
  factOn,
  type LocalDate,
  noFacts,
  type StoredEvent,
  type Timeline,
} from '../../kernel/index.ts';
import type { TargetEvent } from './events.ts';
import type { Ground } from './ground.ts';
import type { Measure, MeasureChecked, MilestoneReported } from './measure.ts';
import type { CatchUpPlanned, ProgressReported, StandardAdopted, TargetReviewed } from './review.ts';
import type { Told } from './tree.ts';

/** Something that was told, by whom. */
export interface Said extends Told {
  readonly by: Actor;
}

type DataOf<T extends { readonly of: (...args: never[]) => unknown }> =
  EventOf<T> extends { readonly data: infer Data } ? Data : never;

/** An agreement to the plan, until the plan was changed. */
export interface Agreement extends Said {
  readonly partner: string;
  /** The date of the change by which it lapsed. */
  readonly lapsed: LocalDate | null;
}

/** A measure and what became of it. */
export interface MeasureRecord extends Said {
  readonly measure: Measure;
  readonly milestones: readonly (Said & DataOf<typeof MilestoneReported>)[];
  readonly checks: readonly (Said & DataOf<typeof MeasureChecked>)[];
}

export interface PlanContent {
  readonly grounds: Timeline<Ground>;
  readonly agreements: readonly Agreement[];
  readonly measures: readonly MeasureRecord[];
  readonly reviews: readonly (Said & DataOf<typeof TargetReviewed>)[];
  readonly standards: readonly (Said & DataOf<typeof StandardAdopted>)[];
  readonly catchUps: readonly (Said & DataOf<typeof CatchUpPlanned>)[];
  readonly progress: readonly (Said & DataOf<typeof ProgressReported>)[];
}

export const noContent: PlanContent = {
  grounds: noFacts,
  agreements: [],
  measures: [],
  reviews: [],
  standards: [],
  catchUps: [],
  progress: [],
};

/** What the plan rests on, as it was told last. */
export const groundOf = ({ grounds }: PlanContent): Ground | null => grounds.at(-1)?.value ?? null;

/** The partners who agreed to the plan as it stands. */
export const agreedBy = ({ agreements }: PlanContent): ReadonlySet<string> =>
  new Set(agreements.flatMap(({ partner, lapsed }) => (lapsed === null ? [partner] : [])));

/** Who agreed to what isn't so any more, agreed to nothing. */
const lapsing = (content: PlanContent, on: LocalDate): PlanContent =>
  content.agreements.every(({ lapsed }) => lapsed !== null)
    ? content
    : { ...content, agreements: content.agreements.map((one) => ({ ...one, lapsed: one.lapsed ?? on })) };

const withMeasure = (
  { measures }: PlanContent,
  id: string,
  change: (record: MeasureRecord) => MeasureRecord,
): readonly MeasureRecord[] => measures.map((record) => (record.measure.measure === id ? change(record) : record));

/** The content after one more event of the plan; total. */
export const withContent = (content: PlanContent, event: StoredEvent<TargetEvent>): PlanContent => {
  const said: Said = { event: event.id, at: event.occurredAt, on: event.occurredOn, by: event.by };
  switch (event.type) {
    case 'TargetSet':
    case 'TargetDecomposed':
    case 'QuotaSet':
      return lapsing(content, said.on);
    case 'TargetPlanGrounded': {
      const fact = { id: said.event, at: said.at, on: said.on, value: event.data.ground };
      return { ...lapsing(content, said.on), grounds: addFact(content.grounds, fact) };
    }
    case 'TargetPlanAgreed':
      return {
        ...content,
        agreements: [...content.agreements, { ...said, partner: event.data.partner, lapsed: null }],
      };
    case 'MeasurePlanned':
      return {
        ...content,
        measures: [...content.measures, { ...said, measure: event.data.measure, milestones: [], checks: [] }],
      };
    case 'MilestoneReported': {
      const { data } = event;
      const measures = withMeasure(content, data.measure, (record) => ({
        ...record,
        milestones: [...record.milestones, { ...said, ...data }],
      }));
      return { ...content, measures };
    }
    case 'MeasureChecked': {
      const { data } = event;
      const measures = withMeasure(content, data.measure, (record) => ({
        ...record,
        checks: [...record.checks, { ...said, ...data }],
      }));
      return { ...content, measures };
    }
    case 'TargetReviewed':
      return { ...content, reviews: [...content.reviews, { ...said, ...event.data }] };
    case 'StandardAdopted':
      return { ...content, standards: [...content.standards, { ...said, ...event.data }] };
    case 'CatchUpPlanned':
      return { ...content, catchUps: [...content.catchUps, { ...said, ...event.data }] };
    case 'ProgressReported':
      return { ...content, progress: [...content.progress, { ...said, ...event.data }] };
    default:
      return content;
  }
};

/** The content as it was at the end of a date, by valid time. */
export const contentAsOf = (content: PlanContent, date: LocalDate): PlanContent => {
  const until = <T extends Told>(entries: readonly T[]): readonly T[] => entries.filter(({ on }) => on <= date);
  const ground = factOn(content.grounds, date);
  return {
    grounds: ground === undefined ? noFacts : [ground],
    agreements: until(content.agreements).map((one) =>
      one.lapsed !== null && one.lapsed > date ? { ...one, lapsed: null } : one,
    ),
    measures: until(content.measures).map((record) => ({
      ...record,
      milestones: until(record.milestones),
      checks: until(record.checks),
    })),
    reviews: until(content.reviews),
    standards: until(content.standards),
    catchUps: until(content.catchUps),
    progress: until(content.progress),
  };
};
