/**
 * The rules by which visit plans are made and judged, as one adopted policy: how often each class is met, what a day has room
 * for, how long a round trip lasts, which areas can be reached with what, and what follows a visit (rows P9 P12 to P17 P37).
 */
import * as z from 'zod';
import { idSchema, type Messages, type PolicyRef, type Rejection } from '../../kernel/index.ts';
import { policyHeader, policyRoom } from '../../planning/index.ts';
import { type Cadence, cadenceSchema, ordinaryCadence, vipCadence } from '../cadence.ts';
import { type VisitClass, visitClasses } from '../visit/index.ts';

/** What gets to an area (row P9). */
export const reachVehicles = ['car', 'van', 'motorbike', 'bus'] as const;

/** Whether a customer is cultivated by regular visits (VIP) or met on round trips (rows P16 P17). */
export const importances = ['vip', 'ordinary'] as const;

/** How important a customer is for visits. */
export type Importance = (typeof importances)[number];

const days = z.int().min(1).max(3660);
const ofClass = z.enum(visitClasses);

export const visitRulesSchema = z.strictObject({
  ...policyHeader,
  vip: cadenceSchema,
  ordinary: cadenceSchema,
  /** Ordinary customers of these classes have a cadence of their own. */
  classes: z.array(z.strictObject({ class: ofClass, cadence: cadenceSchema })).max(visitClasses.length),
  /** The most visits in person, and the most calls and letters, that one person makes in a day. */
  capacity: z.strictObject({ visits: z.int().min(1).max(200), calls: z.int().min(1).max(1000) }),
  /** A round trip lasts at most so many days, the first and the last included (row P17). */
  roundDays: z.int().min(1).max(62),
  /** A visit is at most so many days off the day that its cadence gave. */
  shiftDays: z.int().min(0).max(92),
  /** Who is overdue when a plan begins is met within so many days. */
  catchUpDays: z.int().min(0).max(366),
  /** After a visit a follow-up falls due in so many days, by class (row P37). */
  followUps: z.array(z.strictObject({ class: ofClass, days })).max(visitClasses.length),
  /** Managers who go to customers themselves and ask their opinions, each at least every so many days (row P28). */
  ownCalls: z.array(z.strictObject({ manager: idSchema, everyDays: days })).max(1000),
  /** Sales progress is followed up at least every so many days (row P39). */
  progressDays: days,
  /** Who is to visit which village or area, and the vehicle that gets there; null where none does (row P9). */
  areas: z
    .array(z.strictObject({ area: idSchema, salesperson: idSchema, vehicle: z.enum(reachVehicles).nullable() }))
    .max(2000),
});

/** The rules of visits. */
export type VisitRules = Readonly<z.infer<typeof visitRulesSchema>>;

/** Reads which rules a command is judged by, `name@version`. */
export const rulesRefSchema = z.custom<PolicyRef>(
  (value) => typeof value === 'string' && /^[^@]{1,200}@\d{1,9}$/u.test(value),
  { message: 'expected rules as name@version' },
);

/** What can be wrong with rules. */
export type VisitRulesRejection =
  | Rejection<'visitrules.vip-not-monthly', { readonly cadence: string }>
  | Rejection<'visitrules.named-twice', { readonly list: string; readonly names: readonly string[] }>;

const messages: Messages<VisitRulesRejection> = {
  'visitrules.vip-not-monthly': {
    en: ({ cadence }) => `The cadence ${cadence} lets a month go by; VIP customers are contacted in every month.`,
    zh: ({ cadence }) => `拜访频率 ${cadence} 未要求每月联系；VIP 客户最少每月保持联系一次。`,
  },
  'visitrules.named-twice': {
    en: ({ list, names }) => `In ${list} these stand twice: ${names.join(', ')}; name each once.`,
    zh: ({ list, names }) => `${list} 中重复：${names.join('、')}；每项只能列一次。`,
  },
};

const twice = (list: string, names: readonly string[]): readonly VisitRulesRejection[] => {
  const repeated = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  return repeated.length === 0 ? [] : [{ code: 'visitrules.named-twice', data: { list, names: repeated } }];
};

const faults = (rules: VisitRules): readonly VisitRulesRejection[] => [
  // Four weeks are the longest gap that fits into every month.
  ...(rules.vip.monthly && rules.vip.steady <= 28
    ? []
    : [
        {
          code: 'visitrules.vip-not-monthly' as const,
          data: { cadence: `${rules.vip.name}@${rules.vip.version}` },
        },
      ]),
  ...twice(
    'classes',
    rules.classes.map((one) => one.class),
  ),
  ...twice(
    'followUps',
    rules.followUps.map((one) => one.class),
  ),
  ...twice(
    'ownCalls',
    rules.ownCalls.map(({ manager }) => manager),
  ),
  ...twice(
    'areas',
    rules.areas.map(({ area, salesperson }) => JSON.stringify([area, salesperson])),
  ),
];

const policies = policyRoom({
  category: 'visitrules',
  adopt: 'AdoptVisitRules',
  adopted: 'VisitRulesAdopted',
  schema: visitRulesSchema,
  faults,
  messages,
  rows: ['P9', 'P14'],
  title: { en: 'rules of visits', zh: '拜访规则' },
});

/** Adopts the next version of rules of visits. */
export const AdoptVisitRules = policies.command;
/** Rules of visits were adopted. */
export const VisitRulesAdopted = policies.event;
/** The room of rules of visits: one stream a name, an event a version. */
export const visitRules = policies.room;

/** Where a company adopted none: eight visits and twenty calls a day, rounds of a working week, a follow-up in a month. */
export const standardVisitRules: VisitRules = {
  name: 'standard-visits',
  version: 1,
  from: '2000-01-01',
  vip: vipCadence,
  ordinary: ordinaryCadence,
  classes: [],
  capacity: { visits: 8, calls: 20 },
  roundDays: 5,
  shiftDays: 14,
  catchUpDays: 14,
  followUps: visitClasses.map((one) => ({ class: one, days: 30 })),
  ownCalls: [],
  progressDays: 7,
  areas: [],
};

/** How often a customer is met; one of no known class as the ordinary are. */
export const cadenceFor = (rules: VisitRules, importance: Importance, of: VisitClass | null): Cadence =>
  importance === 'vip' ? rules.vip : (rules.classes.find((one) => one.class === of)?.cadence ?? rules.ordinary);

/** The areas that a salesperson is to visit and can get to (row P9). */
export const reachableAreas = (
  { areas }: VisitRules,
  salesperson: string,
): readonly (VisitRules['areas'][number] & { readonly vehicle: (typeof reachVehicles)[number] })[] =>
  areas.flatMap((one) =>
    one.salesperson === salesperson && one.vehicle !== null ? [{ ...one, vehicle: one.vehicle }] : [],
  );
