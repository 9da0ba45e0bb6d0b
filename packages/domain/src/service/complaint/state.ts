/**
 * What is known of a complaint: each fact with its instant, so that it can be told as of any instant what was known then.
 * The schemas are the form in which projections keep it; nothing is computed here, and no recorded event is refused.
 */
import * as z from 'zod';
import {
  type Instant,
  idSchema,
  instantSchema,
  localDateSchema,
  type PolicyRef,
  policyRefSchema,
  type StoredEvent,
} from '../../kernel/index.ts';
import { contentSchema, steps } from './content.ts';
import type { ComplaintEvent } from './events.ts';
import { serviceLines, severities } from './words.ts';

const momentSchema = z.strictObject({ at: instantSchema, on: localDateSchema });
const changes = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.array(z.strictObject({ ...momentSchema.shape, ...shape })).readonly();

const remedySchema = z.strictObject({
  ...momentSchema.shape,
  ...steps.proposed,
  answered: z.strictObject({ ...momentSchema.shape, accepted: z.boolean(), reason: steps.answered.reason }).nullable(),
  given: z.strictObject({ ...momentSchema.shape, document: steps.given.document, id: steps.given.id }).nullable(),
});

const lodgedSchema = z.strictObject({
  status: z.literal('lodged'),
  complaint: idSchema,
  /** The event that says what and when: the one that lodged it, or its last correction. */
  origin: z.string(),
  content: contentSchema,
  recorder: z.string(),
  lodged: momentSchema,
  /** The last thing that happened after it was lodged; null where nothing did. */
  latest: momentSchema.nullable(),
  /** How grave it was, and who answers, from when, and by which policy; the first from its lodging. */
  gravity: changes({ severity: z.enum(severities), line: z.enum(serviceLines), policy: policyRefSchema.nullable() }),
  departments: changes({ department: z.string() }),
  handlers: changes({ handler: z.string() }),
  acknowledged: momentSchema.nullable(),
  pauses: changes({
    waiting: steps.paused.waiting,
    waitsFor: steps.paused.waitsFor,
    resumed: momentSchema.nullable(),
  }),
  negotiated: momentSchema.nullable(),
  remedies: z.array(remedySchema).readonly(),
  causes: changes({ cause: z.string() }),
  corrections: changes({ text: z.string() }),
  preventions: changes({ ...steps.prevention, done: momentSchema.nullable() }),
  resolutions: changes({
    outcome: z.string(),
    policy: policyRefSchema.nullable(),
    confirmed: z.strictObject({ ...momentSchema.shape, score: z.number().nullable() }).nullable(),
    reopened: z.strictObject({ ...momentSchema.shape, clock: z.enum(['continues', 'restarts']) }).nullable(),
  }),
  stated: changes({ timely: z.boolean().nullable(), disputed: z.boolean().nullable() }),
});

/** Reads what a projection kept of a complaint. */
export const complaintStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unlodged') }),
  z.strictObject({ status: z.literal('retracted'), complaint: idSchema }),
  lodgedSchema,
]);

/** When something was so: the instant, and its date in the company's zone. */
export type Moment = Readonly<z.infer<typeof momentSchema>>;
/** A complaint that was lodged. */
export type LodgedComplaint = Readonly<z.infer<typeof lodgedSchema>>;
/** Something that was offered, and what came of it. */
export type Remedy = LodgedComplaint['remedies'][number];
/** A complaint: nothing yet, what is known of it, or that it never was. */
export type ComplaintState =
  | { readonly status: 'unlodged' }
  | { readonly status: 'retracted'; readonly complaint: string }
  | LodgedComplaint;

/** Nothing is known yet. */
export const unlodged: ComplaintState = { status: 'unlodged' };

/** The list with its last entry changed; the same list where there is none. */
const withLast = <T>(list: readonly T[], change: (last: T) => T): readonly T[] => {
  const last = list.at(-1);
  return last === undefined ? list : list.with(-1, change(last));
};

const withEach = <T>(list: readonly T[], which: (one: T) => boolean, change: (one: T) => T): readonly T[] =>
  list.map((one) => (which(one) ? change(one) : one));

type Recorded = StoredEvent<ComplaintEvent>;

const policyOf = ({ policies }: Recorded): PolicyRef | null => policies[0] ?? null;

const lodging = (event: Extract<Recorded, { readonly type: 'ComplaintLodged' }>, moment: Moment): LodgedComplaint => {
  const { complaint, content, line } = event.data;
  return {
    status: 'lodged',
    complaint,
    origin: event.id,
    content,
    recorder: event.by.id,
    lodged: moment,
    latest: null,
    gravity: [{ ...moment, severity: content.severity, line, policy: policyOf(event) }],
    departments: [],
    handlers: [],
    acknowledged: null,
    pauses: [],
    negotiated: null,
    remedies: [],
    causes: [],
    corrections: [],
    preventions: [],
    resolutions: [],
    stated: [],
  };
};

/** Another content and time of lodging; what happened since stands. */
const corrected = (
  state: LodgedComplaint,
  event: Extract<Recorded, { readonly type: 'ComplaintCorrected' }>,
  moment: Moment,
): ComplaintState => {
  const { complaint, after, line } = event.data;
  if (after === null) return { status: 'retracted', complaint };
  const first = { ...moment, severity: after.severity, line, policy: policyOf(event) };
  const gravity = [first, ...state.gravity.slice(1)];
  return { ...state, origin: event.id, content: after, lodged: moment, gravity };
};

/** The changes of a complaint by what happened; what no complaint can be changed by leaves it. */
const happened = (
  state: LodgedComplaint,
  event: Exclude<Recorded, { readonly type: 'ComplaintLodged' | 'ComplaintCorrected' }>,
  moment: Moment,
): Partial<LodgedComplaint> => {
  const last = state.gravity.at(-1);
  switch (event.type) {
    case 'ComplaintRouted':
      return { departments: [...state.departments, { ...moment, department: event.data.department }] };
    case 'ComplaintAcknowledged':
      return { acknowledged: state.acknowledged ?? moment };
    case 'ComplaintAssigned':
      return { handlers: [...state.handlers, { ...moment, handler: event.data.handler }] };
    case 'ComplaintEscalated':
      return last === undefined ? {} : { gravity: [...state.gravity, { ...last, ...moment, line: 'escalated' }] };
    case 'ComplaintReprioritised': {
      const { severity, line } = event.data;
      return { gravity: [...state.gravity, { ...moment, severity, line, policy: policyOf(event) }] };
    }
    case 'ComplaintPaused': {
      const { waiting, waitsFor } = event.data;
      return { pauses: [...state.pauses, { ...moment, waiting, waitsFor, resumed: null }] };
    }
    case 'ComplaintResumed':
      return { pauses: withLast(state.pauses, (pause) => ({ ...pause, resumed: pause.resumed ?? moment })) };
    case 'EmergencyNegotiated':
      return { negotiated: state.negotiated ?? moment };
    case 'RemedyProposed': {
      const { complaint: _, customer: __, ...proposed } = event.data;
      return { remedies: [...state.remedies, { ...moment, ...proposed, answered: null, given: null }] };
    }
    case 'RemedyAnswered': {
      const { remedy, accepted, reason } = event.data;
      const answered = { ...moment, accepted, ...(reason === undefined ? {} : { reason }) };
      return {
        remedies: withEach(
          state.remedies,
          (one) => one.remedy === remedy,
          (one) => ({ ...one, answered }),
        ),
      };
    }
    case 'RemedyGiven': {
      const { remedy, document, id } = event.data;
      const given = { ...moment, document, id };
      return {
        remedies: withEach(
          state.remedies,
          (one) => one.remedy === remedy,
          (one) => ({ ...one, given }),
        ),
      };
    }
    case 'CauseFound':
      return { causes: [...state.causes, { ...moment, cause: event.data.cause }] };
    case 'CorrectionMade':
      return { corrections: [...state.corrections, { ...moment, text: event.data.text }] };
    case 'PreventionPlanned': {
      const { measure, text, owner, due } = event.data;
      return { preventions: [...state.preventions, { ...moment, measure, text, owner, due, done: null }] };
    }
    case 'PreventionDone': {
      const { measure } = event.data;
      const done = { done: moment };
      return {
        preventions: withEach(
          state.preventions,
          (one) => one.measure === measure,
          (one) => ({ ...one, ...done }),
        ),
      };
    }
    case 'ComplaintResolved': {
      const { outcome } = event.data;
      return {
        resolutions: [
          ...state.resolutions,
          { ...moment, outcome, policy: policyOf(event), confirmed: null, reopened: null },
        ],
      };
    }
    case 'ComplaintConfirmed': {
      const confirmed = { ...moment, score: event.data.score ?? null };
      return { resolutions: withLast(state.resolutions, (one) => ({ ...one, confirmed })) };
    }
    case 'ComplaintReopened': {
      const reopened = { ...moment, clock: event.data.clock };
      return { resolutions: withLast(state.resolutions, (one) => ({ ...one, reopened })) };
    }
    case 'OutcomeStated': {
      const { timely = null, disputed = null } = event.data;
      return { stated: [...state.stated, { ...moment, timely, disputed }] };
    }
    default:
      return {};
  }
};

const later = (moment: Moment, than: Moment | null): Moment => (than === null || moment.at >= than.at ? moment : than);

/** The state after an event. Total: an event that makes no sense here was recorded all the same, and changes what it can. */
export const evolveComplaint = (state: ComplaintState, event: Recorded): ComplaintState => {
  const moment: Moment = { at: event.occurredAt, on: event.occurredOn };
  if (event.type === 'ComplaintLodged') return lodging(event, moment);
  if (state.status !== 'lodged') return state;
  if (event.type === 'ComplaintCorrected') return corrected(state, event, moment);
  return { ...state, ...happened(state, event, moment), latest: later(moment, state.latest) };
};

const until = <T extends Moment>(list: readonly T[], at: Instant): readonly T[] => list.filter((one) => one.at <= at);
const by = <T extends Moment>(moment: T | null, at: Instant): T | null =>
  moment !== null && moment.at <= at ? moment : null;

/**
 * What was so of a complaint at an instant; null before it was lodged. What was corrected is corrected all along: what was
 * known when is told by folding fewer events.
 */
export const complaintAt = (state: ComplaintState, at: Instant): LodgedComplaint | null => {
  if (state.status !== 'lodged' || state.lodged.at > at) return null;
  return {
    ...state,
    gravity: until(state.gravity, at),
    departments: until(state.departments, at),
    handlers: until(state.handlers, at),
    acknowledged: by(state.acknowledged, at),
    pauses: until(state.pauses, at).map((pause) => ({ ...pause, resumed: by(pause.resumed, at) })),
    negotiated: by(state.negotiated, at),
    remedies: until(state.remedies, at).map((one) => ({
      ...one,
      answered: by(one.answered, at),
      given: by(one.given, at),
    })),
    causes: until(state.causes, at),
    corrections: until(state.corrections, at),
    preventions: until(state.preventions, at).map((one) => ({ ...one, done: by(one.done, at) })),
    resolutions: until(state.resolutions, at).map((one) => ({
      ...one,
      confirmed: by(one.confirmed, at),
      reopened: by(one.reopened, at),
    })),
    stated: until(state.stated, at),
  };
};
