/** What can be asked of a visit. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { visitSteps } from './content.ts';

const visit = { visit: idSchema };

/** Plan a visit. */
export const PlanVisit = commandType({
  type: 'PlanVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.planned }),
});
/** Note what was found out about the customer before going. */
export const ResearchVisit = commandType({
  type: 'ResearchVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.researched }),
});
/** Note the time to which the customer agreed; sent again, another in its place. */
export const MakeAppointment = commandType({
  type: 'MakeAppointment',
  schema: z.strictObject({ ...visit, ...visitSteps.appointed }),
});
/** Put it on another day. */
export const ReplanVisit = commandType({
  type: 'ReplanVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.replanned }),
});
/** Nobody went. */
export const MissVisit = commandType({
  type: 'MissVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.missed }),
});
/** Say why nobody went or will go. */
export const ExcuseVisit = commandType({
  type: 'ExcuseVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.excused }),
});
/** Check in at a planned visit. */
export const BeginVisit = commandType({
  type: 'BeginVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.begun }),
});
/** Begin a contact that nobody planned. */
export const BeginUnplannedVisit = commandType({
  type: 'BeginUnplannedVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.met }),
});
/** Tell whoever was wanted and absent. */
export const RelayVisit = commandType({
  type: 'RelayVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.relayed }),
});
/** Fill in what the customer answered; a question answered again has the later answer. */
export const AnswerQuestions = commandType({
  type: 'AnswerQuestions',
  schema: z.strictObject({ ...visit, ...visitSteps.answered }),
});
/** Note what was presented. */
export const PresentMaterials = commandType({
  type: 'PresentMaterials',
  schema: z.strictObject({ ...visit, ...visitSteps.presented }),
});
/** Note what was found out. */
export const NoteVisitFindings = commandType({
  type: 'NoteVisitFindings',
  schema: z.strictObject({ ...visit, ...visitSteps.found }),
});
/** Check out. */
export const EndVisit = commandType({
  type: 'EndVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.ended }),
});
/** Hand in the report. */
export const ReportVisit = commandType({
  type: 'ReportVisit',
  schema: z.strictObject({ ...visit, ...visitSteps.reported }),
});

/** Every command type of the room. */
export const visitCommands = [
  PlanVisit,
  ResearchVisit,
  MakeAppointment,
  ReplanVisit,
  MissVisit,
  ExcuseVisit,
  BeginVisit,
  BeginUnplannedVisit,
  RelayVisit,
  AnswerQuestions,
  PresentMaterials,
  NoteVisitFindings,
  EndVisit,
  ReportVisit,
] as const;

/** What can be asked of a visit. */
export type VisitCommand = CommandOf<(typeof visitCommands)[number]>;
