/** What happens in coaching: joint visits (联合拜访), where the subordinate leads, and talks of two (一对一); what to improve comes up again. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, type Tag, tag } from '../../kernel/index.ts';

const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');

/** What came of each point that was open before (row P33). */
const followUps = z.array(z.strictObject({ point: idSchema, improved: z.boolean(), note: sentence })).max(100);

/** What each step tells. */
export const coachingSteps = {
  held: {
    subordinate: idSchema,
    joint: idSchema,
    superior: idSchema,
    /** The visit on which both went. */
    visit: idSchema,
    /** Who plays the leading part with the customer, and who coaches (row P31). */
    leads: idSchema,
    coaches: idSchema,
  },
  analysed: {
    subordinate: idSchema,
    joint: idSchema,
    analysis: sentence,
    followUps,
    /** What is to be improved until the next time (row P32). */
    points: z
      .array(z.strictObject({ point: idSchema, what: sentence }))
      .min(1)
      .max(100),
  },
  talked: {
    subordinate: idSchema,
    session: idSchema,
    superior: idSchema,
    /** What both talked about (row W4). */
    discussed: sentence,
    followUps,
    /** What both want to improve, what is to be done for it, and until when. */
    points: z
      .array(z.strictObject({ point: idSchema, what: sentence, action: sentence, due: localDateSchema }))
      .max(100),
    /** When they look at it again (row W5). */
    next: localDateSchema,
  },
} as const;

type Named = { readonly subordinate: string; readonly joint: string };
const about = ({ subordinate, joint }: Named): readonly Tag[] => [
  tag('salesperson', subordinate),
  tag('joint-visit', joint),
];

/** Both went on a visit (row P30). */
export const JointVisitHeld = eventType({
  type: 'JointVisitHeld',
  version: 1,
  schema: z.strictObject(coachingSteps.held),
  tags: (data) => [...about(data), tag('person', data.superior), tag('visit', data.visit)],
});

/** The superior said how it went and what to improve, after what became of the points before (rows P32 P33). */
export const JointVisitAnalysed = eventType({
  type: 'JointVisitAnalysed',
  version: 1,
  schema: z.strictObject({ ...coachingSteps.analysed, superior: idSchema }),
  tags: (data) => [...about(data), tag('person', data.superior)],
});

/** Both sat together without a customer: what was open, what to do, and when they meet again (rows W4 W5). */
export const CoachingSessionHeld = eventType({
  type: 'CoachingSessionHeld',
  version: 1,
  schema: z.strictObject(coachingSteps.talked),
  tags: (data) => [
    tag('salesperson', data.subordinate),
    tag('coaching-session', data.session),
    tag('person', data.superior),
  ],
});

/** Every event type of the room. */
export const coachingEvents = [JointVisitHeld, JointVisitAnalysed, CoachingSessionHeld] as const;

/** What happens in coaching. */
export type CoachingEvent = EventOf<(typeof coachingEvents)[number]>;
