/** What is known of an after-sales case, and whose turn it is. */
import * as z from 'zod';
import { instantSchema, type LocalDate, localDateSchema, type StoredEvent } from '../../kernel/index.ts';
import { type AftersalesEvent, serviceKinds } from './events.ts';

/** Whose turn it is: ours to send somebody, theirs to go, the customer's to judge; or over. */
export const serviceStages = ['opened', 'arranged', 'performed', 'accepted', 'cancelled'] as const;
export type ServiceStage = (typeof serviceStages)[number];

const momentSchema = z.strictObject({ at: instantSchema, on: localDateSchema });

/** Reads what a projection kept of an after-sales case. */
export const serviceCaseSchema = z.strictObject({
  case: z.string(),
  customer: z.string(),
  kind: z.enum(serviceKinds),
  opened: momentSchema,
  latest: momentSchema,
  stage: z.enum(serviceStages),
  /** Every stage that it came to, and when. */
  stages: z.array(z.strictObject({ ...momentSchema.shape, stage: z.enum(serviceStages) })).readonly(),
  /** The date for which it was arranged last, and who goes. */
  planned: localDateSchema.nullable(),
  staff: z.array(z.string()).readonly(),
  /** How often somebody was there, and how often in vain or not to the customer's liking. */
  visits: z.number(),
  failures: z.number(),
  score: z.number().nullable(),
});

/** An after-sales case. */
export type ServiceCase = Readonly<z.infer<typeof serviceCaseSchema>>;
/** A case; null before it is opened. */
export type AftersalesState = ServiceCase | null;

const stepped = (state: ServiceCase, event: StoredEvent<AftersalesEvent>): Partial<ServiceCase> => {
  switch (event.type) {
    case 'ServiceArranged':
      return { stage: 'arranged', planned: event.data.on, staff: event.data.staff };
    case 'ServicePerformed': {
      const { done } = event.data;
      const failures = state.failures + (done ? 0 : 1);
      return { stage: done ? 'performed' : 'opened', visits: state.visits + 1, failures };
    }
    case 'ServiceJudged': {
      const { accepted, score = null } = event.data;
      return accepted ? { stage: 'accepted', score } : { stage: 'opened', score, failures: state.failures + 1 };
    }
    case 'ServiceCaseCancelled':
      return { stage: 'cancelled' };
    default:
      return {};
  }
};

/** The state after an event. Total: what makes no sense here changes nothing but the time. */
export const evolveAftersales = (state: AftersalesState, event: StoredEvent<AftersalesEvent>): AftersalesState => {
  const latest = { at: event.occurredAt, on: event.occurredOn };
  if (event.type === 'ServiceCaseOpened') {
    const { case: id, customer, kind } = event.data;
    const nothing = { planned: null, staff: [], visits: 0, failures: 0, score: null };
    const stages = [{ ...latest, stage: 'opened' as const }];
    return { case: id, customer, kind, opened: latest, latest, stage: 'opened', stages, ...nothing };
  }
  if (state === null) return state;
  const after = { ...state, ...stepped(state, event), latest };
  return { ...after, stages: [...state.stages, { ...latest, stage: after.stage }] };
};

/** The stage at the end of a date; null before it was opened. */
export const serviceStageOn = ({ stages }: ServiceCase, date: LocalDate): ServiceStage | null =>
  stages.findLast(({ on }) => on <= date)?.stage ?? null;
