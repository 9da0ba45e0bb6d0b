/** What happens at a visit (拜访), from its plan to its report. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, instantSchema, type Tag, tag } from '../../kernel/index.ts';
import { visitSteps } from './content.ts';

const visit = { visit: idSchema };
const named = { ...visit, customer: idSchema, salesperson: idSchema };
type Named = { readonly visit: string; readonly customer: string; readonly salesperson: string };
const about = ({ visit: id, customer, salesperson }: Named): readonly Tag[] => [
  tag('visit', id),
  tag('customer', customer),
  tag('salesperson', salesperson),
];

/** It is planned: whom, when, how, for what, and where the emphasis lies (rows P1 P5). */
export const VisitPlanned = eventType({
  type: 'VisitPlanned',
  version: 1,
  schema: z.strictObject({ ...visit, ...visitSteps.planned }),
  tags: about,
});

/** The customer's needs and preferences were looked into (row P3). */
export const VisitResearched = eventType({
  type: 'VisitResearched',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.researched }),
  tags: about,
});

/** The customer agreed to a time (row P4). */
export const AppointmentMade = eventType({
  type: 'AppointmentMade',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.appointed }),
  tags: about,
});

/** It is planned for another day; an appointment for the old one is off. */
export const VisitReplanned = eventType({
  type: 'VisitReplanned',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.replanned }),
  tags: about,
});

/** Nobody went. */
export const VisitMissed = eventType({
  type: 'VisitMissed',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.missed }),
  tags: about,
});

/** Nobody went or will go, and why. */
export const VisitExcused = eventType({
  type: 'VisitExcused',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.excused }),
  tags: about,
});

/** Check-in of a planned visit: where, and how far from the customer's place, in metres. */
export const VisitBegun = eventType({
  type: 'VisitBegun',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.begun, distance: z.int().min(0).optional() }),
  tags: about,
});

/** A contact without a plan begins: off-plan, a walk-in, or a call (row P41). */
export const UnplannedVisitBegun = eventType({
  type: 'UnplannedVisitBegun',
  version: 1,
  schema: z.strictObject({ ...visit, ...visitSteps.met }),
  tags: (data) => [
    ...about(data),
    ...(data.wanted === undefined || data.wanted === data.salesperson ? [] : [tag('salesperson', data.wanted)]),
  ],
});

/** Whoever was wanted and absent knows it now (row P41). */
export const VisitRelayed = eventType({
  type: 'VisitRelayed',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.relayed, to: idSchema }),
  tags: (data) => [...about(data), ...(data.to === data.salesperson ? [] : [tag('salesperson', data.to)])],
});

/** What the customer answered (rows P19 to P25). */
export const QuestionsAnswered = eventType({
  type: 'QuestionsAnswered',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.answered }),
  tags: about,
});

/** What was presented (rows P26 P27). */
export const MaterialsPresented = eventType({
  type: 'MaterialsPresented',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.presented }),
  tags: about,
});

/** What was found out, and which orders and complaints it led to (rows P18 P38). */
export const VisitFindingsNoted = eventType({
  type: 'VisitFindingsNoted',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.found }),
  tags: (data) => [
    ...about(data),
    ...data.orders.map((order) => tag('order', order)),
    ...data.complaints.map((complaint) => tag('complaint', complaint)),
  ],
});

/** Check-out. */
export const VisitEnded = eventType({
  type: 'VisitEnded',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.ended }),
  tags: about,
});

/** Its report was handed in; by when it had to be is told with it. */
export const VisitReported = eventType({
  type: 'VisitReported',
  version: 1,
  schema: z.strictObject({ ...named, ...visitSteps.reported, due: instantSchema }),
  tags: (data) => [...about(data), ...(data.next.owner === data.salesperson ? [] : [tag('person', data.next.owner)])],
});

/** Every event type of the room. */
export const visitEvents = [
  VisitPlanned,
  VisitResearched,
  AppointmentMade,
  VisitReplanned,
  VisitMissed,
  VisitExcused,
  VisitBegun,
  UnplannedVisitBegun,
  VisitRelayed,
  QuestionsAnswered,
  MaterialsPresented,
  VisitFindingsNoted,
  VisitEnded,
  VisitReported,
] as const;

/** What happens at a visit. */
export type VisitEvent = EventOf<(typeof visitEvents)[number]>;
