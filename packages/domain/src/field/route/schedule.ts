/**
 * The schedule of an order (row P8): when each stop is reached, begins and ends, by the roads that the vehicle can take and, on a
 * bus, by the timetable. Hours and appointments are hard: an order that doesn't keep them has no schedule.
 */
import type { PlannedStop, RouteFigures, RouteLeg, RouteStop, Vehicle } from './content.ts';

/** A way from one place to another: when it is left, when it ends, how far it is. */
export interface Way {
  readonly departs: number;
  readonly arrives: number;
  readonly metres: number;
}

/** How one gets from place to place; null where there is no road for the vehicle, or no bus any more. */
export type Travel = (from: string, to: string, at: number) => Way | null;

/** A round in some order, with its times. */
export interface Schedule {
  readonly stops: readonly PlannedStop[];
  readonly back: Way | null;
  readonly figures: RouteFigures;
  /** When it is over: at the last customer's, or back at the start. */
  readonly ends: number;
}

/** What has to be put in order. */
export interface Round {
  readonly start: string;
  readonly leaves: number;
  readonly back: boolean;
  readonly stops: readonly RouteStop[];
  readonly travel: Travel;
  /** The second by which all is over; the end of the next night, unless told otherwise. */
  readonly until?: number;
}

const keyOf = (from: string, to: string): string => JSON.stringify([from, to]);

type Departure = Omit<Way, 'metres'>;

/** For each departure, in their order, the best of it and all later ones: what arrives first, and of those the last to leave. */
const bestFrom = (timetable: readonly Departure[]): readonly (Departure & { readonly from: number })[] => {
  const best: (Departure & { readonly from: number })[] = [];
  for (const one of timetable.toSorted((left, right) => right.departs - left.departs)) {
    const later = best.at(-1);
    const { departs, arrives } = later !== undefined && later.arrives <= one.arrives ? later : one;
    best.push({ from: one.departs, departs, arrives });
  }
  return best.reverse();
};

/** The bus that is caught by who waits from a time on; null after the last one. Found by halving, for long timetables. */
const busAt = (best: ReturnType<typeof bestFrom>, at: number): Departure | null => {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((best[middle]?.from ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return best[low] ?? null;
};

/**
 * How a vehicle travels: at once on a road that it can take; by bus with the departure that arrives first, and of those
 * the last to leave.
 */
export const travelBy = (vehicle: Vehicle, legs: readonly RouteLeg[]): Travel => {
  const usable = legs.filter((leg) => leg.vehicles.includes(vehicle));
  const roads = new Map(
    usable.map((leg) => [keyOf(leg.from, leg.to), { ...leg, buses: bestFrom(leg.timetable ?? []) }]),
  );
  return (from, to, at) => {
    const road = roads.get(keyOf(from, to));
    if (road === undefined) return null;
    const { metres, seconds, buses } = road;
    if (vehicle !== 'bus') return { departs: at, arrives: at + seconds, metres };
    const bus = busAt(buses, at);
    return bus === null ? null : { departs: bus.departs, arrives: bus.arrives, metres };
  };
};

/** When a visit of a stop begins that is reached at a time; null where it can't be any more. */
const beginsAt = ({ stay, open, appointment }: RouteStop, arrives: number): number | null => {
  const fits = (begins: number) =>
    open.length === 0 || open.some(({ from, to }) => from <= begins && begins + stay <= to);
  if (appointment !== undefined) return arrives <= appointment && fits(appointment) ? appointment : null;
  if (open.length === 0) return arrives;
  let best: number | null = null;
  for (const { from, to } of open) {
    const begins = Math.max(from, arrives);
    if (begins + stay <= to && (best === null || begins < best)) best = begins;
  }
  return best;
};

/** The latest second that a route's day has. */
const latest = 172_800;

/** The next stop of a round, from a place at a time; null where it can't be reached or kept. */
export const nextStop = (
  { travel, until = latest }: Round,
  from: string,
  at: number,
  stop: RouteStop,
): PlannedStop | null => {
  const way = travel(from, stop.place, at);
  const begins = way === null ? null : beginsAt(stop, way.arrives);
  if (way === null || begins === null || begins + stop.stay > until) return null;
  return { ...stop, ...way, begins, ends: begins + stop.stay };
};

/** What stops with their times come to. `at` is the time of setting out. */
export const figuresOf = (at: number, stops: readonly PlannedStop[], back: Way | null): RouteFigures => {
  let [metres, travel, waiting, visiting, free] = [0, 0, 0, 0, at];
  for (const stop of stops) {
    metres += stop.metres;
    travel += stop.arrives - stop.departs;
    waiting += stop.departs - free + (stop.begins - stop.arrives);
    visiting += stop.ends - stop.begins;
    free = stop.ends;
  }
  if (back !== null) {
    metres += back.metres;
    travel += back.arrives - back.departs;
    waiting += back.departs - free;
  }
  return { metres, travel, waiting, visiting };
};

/** A round whose stops have their times, brought to its end; null where there is no way back. */
export const finished = (round: Round, stops: readonly PlannedStop[]): Schedule | null => {
  const last = stops.at(-1);
  const [place, at] = [last?.place ?? round.start, last?.ends ?? round.leaves];
  const back = round.back ? round.travel(place, round.start, at) : null;
  if (round.back && (back === null || back.arrives > (round.until ?? latest))) return null;
  return { stops, back, figures: figuresOf(round.leaves, stops, back), ends: back?.arrives ?? at };
};

/**
 * The schedule of stops in this very order; null where hours or an appointment can't be kept, or there is no way.
 *
 * @example
 * ```ts
 * import { scheduleOf, travelBy } from '@clientele/domain/field';
 *
 * const legs = [{ from: 'depot', to: 'A', metres: 5000, seconds: 600, vehicles: ['van' as const] }];
 * const stop = { place: 'A', customer: 'C1', stay: 1800, open: [{ from: 32_400, to: 43_200 }] };
 * const round = { start: 'depot', leaves: 28_800, back: false, stops: [stop], travel: travelBy('van', legs) };
 * scheduleOf(round, [stop])?.figures; // { metres: 5000, travel: 600, waiting: 3000, visiting: 1800 }
 * ```
 */
export const scheduleOf = (round: Round, order: readonly RouteStop[]): Schedule | null => {
  const stops: PlannedStop[] = [];
  let [place, at] = [round.start, round.leaves];
  for (const stop of order) {
    const next = nextStop(round, place, at, stop);
    if (next === null) return null;
    stops.push(next);
    [place, at] = [next.place, next.ends];
  }
  return finished(round, stops);
};
