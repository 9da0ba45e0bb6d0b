/** How far a round has come. */
import type { Instant, LocalDate, Money, StoredEvent } from '../../kernel/index.ts';
import type { PlannedStop, RouteFigures, Vehicle } from './content.ts';
import type { RouteEvent } from './events.ts';
import type { Way } from './schedule.ts';

/** A stop as it was really made. */
export interface ReachedStop extends Way {
  readonly place: string;
  readonly begins: number;
  readonly ends: number;
  /** Seconds after the planned arrival, below zero where before. */
  readonly late: number;
  /** Seconds after the appointment; null where there was none. */
  readonly missed: number | null;
}

/** Fuel that was claimed. */
export interface FuelClaim {
  readonly claim: string;
  readonly metres: number;
  readonly amount: Money;
}

/** A route that is known. */
export interface KnownRoute {
  readonly status: 'planned' | 'adopted' | 'finished';
  readonly route: string;
  readonly salesperson: string;
  readonly on: LocalDate;
  readonly vehicle: Vehicle;
  readonly start: string;
  readonly leaves: number;
  readonly stops: readonly PlannedStop[];
  readonly back: Way | null;
  readonly given: RouteFigures | null;
  readonly planned: RouteFigures;
  readonly leftOut: readonly { readonly place: string; readonly reason: string }[];
  /** As driven, in the order in which it was told. */
  readonly reached: readonly ReachedStop[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly driven: RouteFigures | null;
  readonly claims: readonly FuelClaim[];
  readonly latest: Instant;
}

/** A route, or null where none is known. Plain JSON. */
export type RouteState = KnownRoute | null;

/** The route after one more event. Total: what makes no sense here is passed over. */
export const evolveRoute = (state: RouteState, event: StoredEvent<RouteEvent>): RouteState => {
  const { occurredAt: latest } = event;
  if (event.type === 'RoutePlanned') {
    if (state !== null && state.status !== 'planned') return state;
    return { ...event.data, status: 'planned', reached: [], skipped: [], driven: null, claims: [], latest };
  }
  if (state === null) return state;
  const now = { ...state, latest };
  switch (event.type) {
    case 'RouteAdopted':
      return state.status === 'planned' ? { ...now, status: 'adopted' } : now;
    case 'StopReached': {
      const { place, departs, arrives, begins, ends, metres, late, missed = null } = event.data;
      const reached = { place, departs, arrives, begins, ends, metres, late, missed };
      return { ...now, reached: [...state.reached, reached] };
    }
    case 'StopSkipped': {
      const { place, reason } = event.data;
      return { ...now, skipped: [...state.skipped, { place, reason }] };
    }
    case 'RouteFinished':
      return { ...now, status: 'finished', driven: event.data.driven };
    case 'FuelClaimed': {
      const { claim, metres, amount } = event.data;
      return { ...now, claims: [...state.claims, { claim, metres, amount }] };
    }
    default:
      return state;
  }
};

/** The stops that were neither made nor given up. */
export const stopsLeft = ({ stops, reached, skipped }: KnownRoute): readonly PlannedStop[] => {
  const done = new Set([...reached, ...skipped].map(({ place }) => place));
  return stops.filter(({ place }) => !done.has(place));
};
