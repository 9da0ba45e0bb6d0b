/** Planning a round: whether its map is whole (rows P7 P9), and its stops in order (row P8). */
import { type Decision, unless } from '../../kernel/index.ts';
import type { PlanRoute } from './commands.ts';
import type { RouteLeg, Vehicle } from './content.ts';
import { type RouteEvent, RoutePlanned } from './events.ts';
import { orderRoute } from './order.ts';
import type { RouteRejection } from './rejections.ts';
import { nextStop, type Round, travelBy } from './schedule.ts';
import type { KnownRoute, RouteState } from './state.ts';

type Reason = RouteRejection | false | null;
type Asked = ReturnType<typeof PlanRoute.of>;

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];

const inWords = ({ from, to }: RouteLeg): string => `${from} → ${to}`;

/**
 * Every place that a vehicle can get to from a start by roads that it can take, in the order in which it is found: all of
 * these are to be visited (凡是车能开进的山村，都必须去拜访; row P9). The start itself is none of them.
 *
 * @example
 * ```ts
 * import { reachablePlaces } from '@clientele/domain/field';
 *
 * const road = (from: string, to: string) => ({ from, to, metres: 1000, seconds: 60, vehicles: ['van' as const] });
 * reachablePlaces('depot', 'van', [road('depot', 'A'), road('A', 'B'), road('C', 'A')]); // ['A', 'B']
 * ```
 */
export const reachablePlaces = (start: string, vehicle: Vehicle, legs: readonly RouteLeg[]): readonly string[] => {
  const roads = new Map<string, string[]>();
  for (const { from, to, vehicles } of legs)
    if (vehicles.includes(vehicle)) roads.set(from, [...(roads.get(from) ?? []), to]);
  const found = new Set([start]);
  for (const place of found) for (const next of roads.get(place) ?? []) found.add(next);
  found.delete(start);
  return [...found];
};

const mapFaults = ({ data }: Asked): readonly Reason[] => {
  const { route, vehicle, start, stops, legs, leftOut } = data;
  const places = stops.map(({ place }) => place);
  const usable = legs.filter((leg) => leg.vehicles.includes(vehicle));
  const twice = repeated([start, ...places, ...leftOut.map(({ place }) => place)]);
  const legsTwice = repeated(usable.map(inWords));
  const silent = vehicle === 'bus' ? usable.filter(({ timetable = [] }) => timetable.length === 0).map(inWords) : [];
  const reachable = new Set(reachablePlaces(start, vehicle, legs));
  const cutOff = places.filter((place) => !reachable.has(place));
  const named = new Set([...places, ...leftOut.map(({ place }) => place)]);
  const forgotten = [...reachable].filter((place) => !named.has(place));
  return [
    twice.length > 0 && { code: 'route.places-twice', data: { route, places: twice } },
    legsTwice.length > 0 && { code: 'route.legs-twice', data: { route, legs: legsTwice } },
    silent.length > 0 && { code: 'route.timetable-unknown', data: { route, legs: silent } },
    cutOff.length > 0 && { code: 'route.no-road', data: { route, places: cutOff, vehicle } },
    forgotten.length > 0 && { code: 'route.reachable-left-out', data: { route, places: forgotten, vehicle } },
  ];
};

/** Answers what is wrong with a plan, or the plan in order. */
export const planRoute = (
  { data, meta }: Asked,
  state: RouteState,
  early: (state: KnownRoute) => Reason,
): Decision<RouteRejection, RouteEvent> => {
  const { legs, start, leaves, back, stops, ...rest } = data;
  const { route, on: day, vehicle } = rest;
  const { on } = meta;
  const faults: readonly Reason[] = [
    state !== null &&
      state.status !== 'planned' && {
        code: 'route.not-at-this-stage',
        data: { route, status: state.status, needed: 'planned' },
      },
    state !== null && early(state),
    day < on && { code: 'route.day-is-past', data: { route, day, on } },
    ...mapFaults({ type: 'PlanRoute', data, meta }),
  ];
  const round: Round = { start, leaves, back, stops, travel: travelBy(vehicle, legs) };
  // An order is looked for on a whole map only.
  const { given, best } = faults.some((fault) => fault !== null && fault !== false)
    ? { given: null, best: null }
    : orderRoute(round);
  const late = stops.filter((stop) => nextStop(round, start, leaves, stop) === null).map(({ place }) => place);
  const none: Reason = best === null && {
    code: 'route.hours-not-kept',
    data: { route, places: late, stops: stops.length },
  };
  const found = faults.filter((fault) => fault !== null && fault !== false);
  return unless<RouteRejection, RouteEvent>(found.length > 0 ? found : [none], () =>
    best === null
      ? []
      : [
          RoutePlanned.of({
            ...rest,
            start,
            leaves,
            stops: [...best.stops],
            back: best.back,
            given: given?.figures ?? null,
            planned: best.figures,
          }),
        ],
  );
};
