/** How one customer is classed: the value on each axis and the grade, each by valid time. */
import { latestFact, type PolicyRef, type StoredEvent } from '../../kernel/index.ts';
import { nothingTold, type Told, tell } from '../told.ts';
import type { ClassificationEvent, GradeEvidence } from './events.ts';

/** A value on an axis, and why, where a reason was given. */
export interface AxisFact {
  readonly value: string;
  readonly reason: string | null;
}

/** A grade (null: none, for want of a positive value), what it rests on, and the policies that decided it. */
export interface GradeFact {
  readonly grade: string | null;
  readonly evidence: GradeEvidence | null;
  readonly policies: readonly PolicyRef[];
}

/** One axis and what was told of it. */
export interface ToldAxis {
  readonly axis: string;
  readonly told: Told<AxisFact>;
}

/** A customer's classification. Plain JSON; axes are a list, since their names are anybody's choice. */
export interface Classification {
  readonly axes: readonly ToldAxis[];
  readonly grade: Told<GradeFact>;
}

/** The classification of a customer who is in no class yet. */
export const unclassified: Classification = { axes: [], grade: nothingTold };

/** What was told of an axis. */
export const toldOfAxis = ({ axes }: Classification, axis: string): Told<AxisFact> =>
  axes.find((one) => one.axis === axis)?.told ?? nothingTold;

type Event<Type extends ClassificationEvent['type']> = StoredEvent<
  Extract<ClassificationEvent, { readonly type: Type }>
>;

const classified = (state: Classification, event: Event<'CustomerClassified'>): Classification => {
  const { axis, value, reason } = event.data;
  const told = tell(toldOfAxis(state, axis), event, value === null ? null : { value, reason: reason ?? null });
  const index = state.axes.findIndex((one) => one.axis === axis);
  const axes = index === -1 ? [...state.axes, { axis, told }] : state.axes.with(index, { axis, told });
  return { ...state, axes };
};

/** A grade without evidence and without a grade says nothing but that what it corrects is taken back. */
const graded = (state: Classification, event: Event<'CustomerGraded'>): Classification => {
  const { grade, evidence } = event.data;
  const fact = grade === null && evidence === null ? null : { grade, evidence, policies: event.policies };
  return { ...state, grade: tell(state.grade, event, fact) };
};

/** The classification after one more event. Total: what isn't the room's is passed over. */
export const evolveClassification = (
  state: Classification,
  event: StoredEvent<ClassificationEvent>,
): Classification => {
  switch (event.type) {
    case 'CustomerClassified':
      return classified(state, event);
    case 'CustomerGraded':
      return graded(state, event);
    default:
      return state;
  }
};

/** The latest value on an axis, or null. */
export const valueNow = (state: Classification, axis: string): string | null =>
  latestFact(toldOfAxis(state, axis).facts)?.value.value ?? null;

/** The latest grade, or null. */
export const gradeNow = (state: Classification): string | null => latestFact(state.grade.facts)?.value.grade ?? null;
