/** How far the coaching of a salesperson has come. */
import type { Instant, StoredEvent } from '../../kernel/index.ts';
import type { CoachingEvent } from './events.ts';

/** A point to improve: open until it is improved. */
export interface CoachingPoint {
  readonly point: string;
  readonly what: string;
  readonly improved: boolean;
}

/** The coaching of one salesperson. Plain JSON. */
export interface CoachingState {
  readonly joints: readonly string[];
  readonly sessions: readonly string[];
  readonly last: { readonly joint: string; readonly superior: string; readonly analysed: boolean } | null;
  readonly points: readonly CoachingPoint[];
  readonly latest: Instant | null;
}

/** Nobody went along yet. */
export const notCoached: CoachingState = { joints: [], sessions: [], last: null, points: [], latest: null };

type FollowedUp = Extract<CoachingEvent, { readonly type: 'JointVisitAnalysed' | 'CoachingSessionHeld' }>['data'];

const pointsAfter = (points: readonly CoachingPoint[], now: FollowedUp): readonly CoachingPoint[] => {
  const done = new Set(now.followUps.flatMap(({ point, improved }) => (improved ? [point] : [])));
  const before = points.map((one) => (done.has(one.point) ? { ...one, improved: true } : one));
  return [...before, ...now.points.map(({ point, what }) => ({ point, what, improved: false }))];
};

/** The coaching after one more event. Total: what makes no sense here is passed over. */
export const evolveCoaching = (state: CoachingState, event: StoredEvent<CoachingEvent>): CoachingState => {
  const { occurredAt: latest } = event;
  switch (event.type) {
    case 'JointVisitHeld': {
      const { joint, superior } = event.data;
      return { ...state, joints: [...state.joints, joint], last: { joint, superior, analysed: false }, latest };
    }
    case 'JointVisitAnalysed': {
      if (state.last === null) return state;
      const points = pointsAfter(state.points, event.data);
      return { ...state, last: { ...state.last, analysed: true }, points, latest };
    }
    case 'CoachingSessionHeld': {
      const sessions = [...state.sessions, event.data.session];
      return { ...state, sessions, points: pointsAfter(state.points, event.data), latest };
    }
    default:
      return state;
  }
};
