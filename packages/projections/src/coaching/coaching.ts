/** Coaching as of a date: who went along with whom and talked with whom, what is to be improved, and what became of it. */
import type { CoachingEvent } from '@clientele/domain/field';
import { contains, type LocalDate, type Period } from '@clientele/domain/kernel';
import { compareKeys } from '../kernel/key-order.ts';
import type { Told } from '../kernel/told.ts';
import type { CoachingBook } from './book.ts';

/** What is asked of coaching. */
export interface CoachingQuestion {
  /** What was known to have happened by the end of this date. */
  readonly asOf: LocalDate;
  /** Joint visits and sessions held in it, and the points that were raised at these; all, where it is left out. */
  readonly period?: Period;
}

/** A point to improve, and what became of it. */
export interface CoachedPoint {
  readonly subordinate: string;
  readonly superior: string;
  readonly point: string;
  readonly what: string;
  /** What was agreed to be done, and until when; null where it was raised at a joint visit. */
  readonly action: string | null;
  readonly due: LocalDate | null;
  readonly raised: LocalDate;
  /** How often it was taken up again, and what was said the last time. */
  readonly followUps: number;
  readonly note: string | null;
  readonly improved: LocalDate | null;
  /** Not improved after the day that was agreed. */
  readonly overdue: boolean;
}

/** The coaching of one subordinate, or of all. */
export interface CoachingCounts {
  readonly joints: number;
  readonly sessions: number;
  readonly raised: number;
  /** Of these: taken up again at least once; improved; still open; and open beyond the day that was agreed. */
  readonly followedUp: number;
  readonly improved: number;
  readonly open: number;
  readonly overdue: number;
}

/** A subordinate's row: with the day on which it is to be looked at again, where that is still to come or was missed. */
export interface CoachedRow extends CoachingCounts {
  readonly subordinate: string;
  readonly next: LocalDate | null;
  readonly nextMissed: boolean;
}

/** What a superior did. */
export interface CoachRow {
  readonly superior: string;
  readonly joints: number;
  readonly sessions: number;
  readonly people: number;
}

/** The report on coaching. */
export interface Coachings {
  readonly asked: CoachingQuestion;
  readonly rows: readonly CoachedRow[];
  readonly total: CoachingCounts;
  readonly superiors: readonly CoachRow[];
  /** By subordinate, then by the day on which they were raised, then by id. */
  readonly points: readonly CoachedPoint[];
}

type History = readonly Told<CoachingEvent>[];
interface Coached {
  readonly subordinate: string;
  readonly held: readonly { readonly kind: 'joint' | 'session'; readonly superior: string; readonly on: LocalDate }[];
  readonly points: readonly CoachedPoint[];
  readonly next: LocalDate | null;
}

const coachedOf = (subordinate: string, history: History, asOf: LocalDate): Coached => {
  const held: Coached['held'][number][] = [];
  const points = new Map<string, CoachedPoint>();
  let next: LocalDate | null = null;
  for (const event of history) {
    const on = event.occurredOn;
    if (event.type === 'JointVisitHeld') held.push({ kind: 'joint', superior: event.data.superior, on });
    if (event.type === 'CoachingSessionHeld') held.push({ kind: 'session', superior: event.data.superior, on });
    // Whatever comes after a session is the look that was agreed, if it comes.
    next = event.type === 'CoachingSessionHeld' ? event.data.next : null;
    if (event.type === 'JointVisitHeld') continue;
    for (const { point, improved, note } of event.data.followUps) {
      const known = points.get(point);
      if (known === undefined) continue;
      const now = { ...known, followUps: known.followUps + 1, note, improved: improved ? on : known.improved };
      points.set(point, now);
    }
    const { superior } = event.data;
    const raised = { subordinate, superior, raised: on, followUps: 0, note: null, improved: null, overdue: false };
    if (event.type === 'CoachingSessionHeld')
      for (const { point, what, action, due } of event.data.points)
        points.set(point, { ...raised, point, what, action, due });
    else
      for (const { point, what } of event.data.points)
        points.set(point, { ...raised, point, what, action: null, due: null });
  }
  return {
    subordinate,
    held,
    next,
    points: [...points.values()].map((one) => ({
      ...one,
      overdue: one.improved === null && one.due !== null && one.due < asOf,
    })),
  };
};

const countsOf = (all: readonly Coached[]): CoachingCounts => {
  const held = all.flatMap((one) => one.held);
  const points = all.flatMap((one) => one.points);
  const improved = points.filter((one) => one.improved !== null).length;
  return {
    joints: held.filter(({ kind }) => kind === 'joint').length,
    sessions: held.filter(({ kind }) => kind === 'session').length,
    raised: points.length,
    followedUp: points.filter(({ followUps }) => followUps > 0).length,
    improved,
    open: points.length - improved,
    overdue: points.filter(({ overdue }) => overdue).length,
  };
};

const superiorsOf = (all: readonly Coached[]): readonly CoachRow[] => {
  const held = all.flatMap((one) => one.held.map((each) => ({ ...each, subordinate: one.subordinate })));
  const names = [...new Set(held.map(({ superior }) => superior))].sort(compareKeys);
  return names.map((superior) => {
    const his = held.filter((one) => one.superior === superior);
    return {
      superior,
      joints: his.filter(({ kind }) => kind === 'joint').length,
      sessions: his.filter(({ kind }) => kind === 'session').length,
      people: new Set(his.map(({ subordinate }) => subordinate)).size,
    };
  });
};

/** Answers how people are coached, as of a date. */
export const coachings = (
  { coaching: book }: { readonly coaching: CoachingBook },
  asked: CoachingQuestion,
): Coachings => {
  const { asOf, period } = asked;
  const within = (on: LocalDate) => period === undefined || contains(period, on);
  const all = [...book]
    .map(([subordinate, told]) =>
      coachedOf(
        subordinate,
        told.filter(({ occurredOn }) => occurredOn <= asOf),
        asOf,
      ),
    )
    .map((one) => ({
      ...one,
      held: one.held.filter(({ on }) => within(on)),
      points: one.points
        .filter(({ raised }) => within(raised))
        .sort((left, right) => compareKeys(left.raised, right.raised) || compareKeys(left.point, right.point)),
    }))
    .filter(({ held, points, next }) => held.length > 0 || points.length > 0 || next !== null)
    .sort((left, right) => compareKeys(left.subordinate, right.subordinate));
  return {
    asked,
    rows: all.map((one) => ({
      subordinate: one.subordinate,
      ...countsOf([one]),
      next: one.next,
      nextMissed: one.next !== null && one.next < asOf,
    })),
    total: countsOf(all),
    superiors: superiorsOf(all),
    points: all.flatMap((one) => one.points),
  };
};
