/** What can be asked of a customer's satisfaction. All kinds may be backdated: much of it is written down in the evening. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { steps } from './events.ts';

const customer = { customer: idSchema };

/** Goods arrived at the customer; `meta.at` is when. */
export const NoteDelivery = commandType({
  type: 'NoteDelivery',
  schema: z.strictObject({ ...customer, ...steps.delivered }),
});

/** We asked how the goods are used. */
export const ContactAfterDelivery = commandType({
  type: 'ContactAfterDelivery',
  schema: z.strictObject({ ...customer, ...steps.contacted }),
});

/** A return visit was made. */
export const RecordReturnVisit = commandType({
  type: 'RecordReturnVisit',
  schema: z.strictObject({ ...customer, ...steps.visited }),
});

/** The customer is asked. */
export const SendSurvey = commandType({ type: 'SendSurvey', schema: z.strictObject({ ...customer, ...steps.sent }) });

/** The customer answered. */
export const AnswerSurvey = commandType({
  type: 'AnswerSurvey',
  schema: z.strictObject({ ...customer, ...steps.answered }),
});

/** Why satisfaction fell, and what is done about it. */
export const ExplainFall = commandType({
  type: 'ExplainFall',
  schema: z.strictObject({ ...customer, ...steps.explained }),
});

/** The customer said what he thinks or needs. */
export const RecordOpinion = commandType({
  type: 'RecordOpinion',
  schema: z.strictObject({ ...customer, ...steps.said }),
});

/** The management is told. */
export const ReportOpinion = commandType({
  type: 'ReportOpinion',
  schema: z.strictObject({ ...customer, ...steps.reported }),
});

/** Something was improved because of it. */
export const UseOpinion = commandType({ type: 'UseOpinion', schema: z.strictObject({ ...customer, ...steps.used }) });

/** An upgrade or another service is offered. */
export const OfferUpgrade = commandType({
  type: 'OfferUpgrade',
  schema: z.strictObject({ ...customer, ...steps.offered }),
});

/** The customer took the offer, or not. */
export const AnswerUpgrade = commandType({
  type: 'AnswerUpgrade',
  schema: z.strictObject({ ...customer, ...steps.replied }),
});

/** The customer brought another one. */
export const RecordReferral = commandType({
  type: 'RecordReferral',
  schema: z.strictObject({ ...customer, ...steps.referred }),
});

/** Every command type of the room. */
export const satisfactionCommands = [
  NoteDelivery,
  ContactAfterDelivery,
  RecordReturnVisit,
  SendSurvey,
  AnswerSurvey,
  ExplainFall,
  RecordOpinion,
  ReportOpinion,
  UseOpinion,
  OfferUpgrade,
  AnswerUpgrade,
  RecordReferral,
] as const;

/** What can be asked of a customer's satisfaction. */
export type SatisfactionCommand = CommandOf<(typeof satisfactionCommands)[number]>;
