/** What happens to a round (拜访路线), from its plan to its fuel. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, moneySchema, type Tag, tag } from '../../kernel/index.ts';
import {
  figuresSchema,
  metresSchema,
  mostStops,
  plannedStopSchema,
  reachedShape,
  reasonSchema,
  routeContent,
  secondsSchema,
  wayBackSchema,
} from './content.ts';

const named = { route: idSchema, salesperson: idSchema };
type Named = { readonly route: string; readonly salesperson: string };
const about = ({ route, salesperson }: Named): readonly Tag[] => [tag('route', route), tag('salesperson', salesperson)];
const atStop = { ...named, customer: idSchema };
const aboutStop = (data: Named & { readonly customer: string }): readonly Tag[] => [
  ...about(data),
  tag('customer', data.customer),
];

/** Seconds since the route's midnight, signed. */
const differenceSchema = z.int().min(-172_800).max(172_800);

/** It was put in order: the stops with their times, and what it comes to before and after that (rows P7 P8). */
export const RoutePlanned = eventType({
  type: 'RoutePlanned',
  version: 1,
  schema: z.strictObject({
    ...named,
    on: localDateSchema,
    vehicle: routeContent.vehicle,
    start: idSchema,
    leaves: secondsSchema,
    stops: z.array(plannedStopSchema).min(1).max(mostStops),
    /** The way back to the start; null where the round ends at the last customer's. */
    back: wayBackSchema.nullable(),
    /** In the order that was given; null where that kept not all hours and appointments. */
    given: figuresSchema.nullable(),
    planned: figuresSchema,
    leftOut: routeContent.leftOut,
  }),
  tags: (data) => [...about(data), ...new Set(data.stops.map(({ customer }) => tag('customer', customer)))],
});

/** From now on it holds. */
export const RouteAdopted = eventType({
  type: 'RouteAdopted',
  version: 1,
  schema: z.strictObject(named),
  tags: about,
});

/** A stop was reached, the visit began and ended; `late` against the planned time of arrival, below zero where early. */
export const StopReached = eventType({
  type: 'StopReached',
  version: 1,
  schema: z.strictObject({
    ...atStop,
    ...reachedShape,
    late: differenceSchema,
    /** Seconds by which the visit began after its appointment, below zero where before; left out where there was none. */
    missed: differenceSchema.optional(),
  }),
  tags: aboutStop,
});

/** A stop was not gone to. */
export const StopSkipped = eventType({
  type: 'StopSkipped',
  version: 1,
  schema: z.strictObject({ ...atStop, place: idSchema, reason: reasonSchema }),
  tags: aboutStop,
});

/** It is over: what it really came to beside the plan, and by how many metres that is more. */
export const RouteFinished = eventType({
  type: 'RouteFinished',
  version: 1,
  schema: z.strictObject({
    ...named,
    back: wayBackSchema.nullable(),
    planned: figuresSchema,
    driven: figuresSchema,
    detour: z.int(),
  }),
  tags: about,
});

/** Fuel was claimed for a part of the distance (row P10). */
export const FuelClaimed = eventType({
  type: 'FuelClaimed',
  version: 1,
  schema: z.strictObject({
    ...named,
    claim: idSchema,
    metres: metresSchema,
    /** What is paid, and by which rate. */
    amount: moneySchema,
    perKilometre: moneySchema,
    /** Why it is beyond the planned distance, where it is. */
    reason: reasonSchema.optional(),
  }),
  tags: about,
});

/** Every event type of the room. */
export const routeEvents = [RoutePlanned, RouteAdopted, StopReached, StopSkipped, RouteFinished, FuelClaimed] as const;

/** What happens to a route. */
export type RouteEvent = EventOf<(typeof routeEvents)[number]>;
