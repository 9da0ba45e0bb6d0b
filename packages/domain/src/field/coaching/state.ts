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
  readonly last: { readonly joint: string; readonly superior: string; readonly analysed: boolean } | null;
  readonly points: readonly CoachingPoint[];
  readonly latest: Instant | null;
}

/** Nobody went along yet. */
export const notCoached: CoachingState = { joints: [], last: null, points: [], latest: null };

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
      const done = new Set(event.data.followUps.flatMap(({ point, improved }) => (improved ? [point] : [])));
      const before = state.points.map((one) => (done.has(one.point) ? { ...one, improved: true } : one));
      const now = event.data.points.map(({ point, what }) => ({ point, what, improved: false }));
      return { ...state, last: { ...state.last, analysed: true }, points: [...before, ...now], latest };
    }
    default:
      return state;
  }
};
