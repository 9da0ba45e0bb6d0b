/** What a round is made of (拜访路线): vehicles, places with their hours, and the roads between them with their timetables. */
import * as z from 'zod';
import { idSchema, type Text } from '../../kernel/index.ts';

const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');

/** What carries a salesperson (交通工具, row P10). */
export const vehicles = ['motorbike', 'van', 'bus'] as const;

/** What carries a salesperson. */
export type Vehicle = (typeof vehicles)[number];

/** The vehicles in words. */
export const vehicleTexts: { readonly [V in Vehicle]: Text } = {
  motorbike: { en: 'motorbike', zh: '摩托车' },
  van: { en: 'van', zh: '面包车' },
  bus: { en: 'bus', zh: '公共汽车' },
};

/** Reads a time of a route's day: seconds since its midnight; a round may last into the next night. */
export const secondsSchema = z.int().min(0).max(172_800);
/** Reads a way in metres, up to ten thousand kilometres. */
export const metresSchema = z.int().min(0).max(10_000_000);

/** Reads hours: `[from, to)` in seconds since midnight. */
const hoursSchema = z
  .strictObject({ from: secondsSchema, to: secondsSchema })
  .refine(({ from, to }) => from < to, { message: 'hours end after they begin', path: ['to'] });

/** Reads a {@link RouteStop}. */
export const stopSchema = z.strictObject({
  /** The place, once in a route. */
  place: idSchema,
  customer: idSchema,
  /** The visit that is to be made here, where it is planned. */
  visit: idSchema.optional(),
  /** How long the visit takes, in seconds. */
  stay: z.int().min(0).max(86_400),
  /** When the customer is open; none: always. The whole stay lies within one of these. */
  open: z.array(hoursSchema).max(10),
  /** The time for which the customer has given an appointment: the visit begins then, neither sooner nor later (row P4). */
  appointment: secondsSchema.optional(),
});

/** A stop of a route. */
export type RouteStop = z.infer<typeof stopSchema>;

/** Reads a {@link RouteLeg}. */
export const legSchema = z.strictObject({
  from: idSchema,
  to: idSchema,
  metres: metresSchema,
  /** How long the way takes, in seconds; for a bus its timetable says so instead. */
  seconds: secondsSchema,
  /** Which vehicles can take this road (row P7). */
  vehicles: z
    .array(z.enum(vehicles))
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'each vehicle once'),
  /** When buses leave and arrive. */
  timetable: z
    .array(
      z
        .strictObject({ departs: secondsSchema, arrives: secondsSchema })
        .refine(({ departs, arrives }) => departs <= arrives, { message: 'a bus arrives after it left' }),
    )
    .max(300)
    .optional(),
});

/** A road in one direction. */
export type RouteLeg = z.infer<typeof legSchema>;

/** How many stops a route may have: its events stay small, and its order is found in a moment. */
export const mostStops = 40;

/** What is asked for when a route is planned, beside its id. */
export const routeContent = {
  salesperson: idSchema,
  /** In words of the vehicle's driver: what he goes by. */
  vehicle: z.enum(vehicles),
  /** Where he starts, and when, in seconds since midnight. */
  start: idSchema,
  leaves: secondsSchema,
  /** Whether he comes back to the start. */
  back: z.boolean(),
  /** In the order that he has in mind. */
  stops: z.array(stopSchema).min(1).max(mostStops),
  legs: z.array(legSchema).max((mostStops + 1) * mostStops * 2),
  /** Places that the vehicle could reach and that are left out this time, each with its reason (row P9). */
  leftOut: z.array(z.strictObject({ place: idSchema, reason: sentence })).max(200),
} as const;

/** Reads a {@link PlannedStop}: a stop with its place in the schedule, all times in seconds since midnight. */
export const plannedStopSchema = z.strictObject({
  ...stopSchema.shape,
  /** The way here: when it is left for, reached, and how far it is. Waiting for a bus lies before `departs`. */
  departs: secondsSchema,
  arrives: secondsSchema,
  metres: metresSchema,
  /** When the visit begins and ends; waiting for the customer lies between `arrives` and `begins`. */
  begins: secondsSchema,
  ends: secondsSchema,
});

/** A stop with its place in the schedule. */
export type PlannedStop = z.infer<typeof plannedStopSchema>;

/** Reads a way back to the start. */
export const wayBackSchema = z.strictObject({ departs: secondsSchema, arrives: secondsSchema, metres: metresSchema });

/** Reads {@link RouteFigures}. */
export const figuresSchema = z.strictObject({
  metres: z.int().min(0),
  /** Seconds on the road, waiting (for buses and for customers), and with customers. */
  travel: z.int().min(0),
  waiting: z.int().min(0),
  visiting: z.int().min(0),
});

/** What a round comes to: metres, and seconds on the road, waiting, and with customers. */
export type RouteFigures = z.infer<typeof figuresSchema>;

/** Reads what happened on the way to a stop and there. */
export const reachedShape = {
  place: idSchema,
  departs: secondsSchema,
  arrives: secondsSchema,
  begins: secondsSchema,
  ends: secondsSchema,
  metres: metresSchema,
} as const;

/** A reason, in a sentence. */
export const reasonSchema = sentence;
