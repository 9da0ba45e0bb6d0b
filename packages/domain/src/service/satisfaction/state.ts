/** What is known of a customer's satisfaction: each fact with its time, in the form in which projections keep it. */
import * as z from 'zod';
import { type Instant, instantSchema, localDateSchema, type StoredEvent } from '../../kernel/index.ts';
import type { SatisfactionEvent } from './events.ts';

const moment = { at: instantSchema, on: localDateSchema };
const momentSchema = z.strictObject(moment);
const scoreSchema = z.strictObject({ score: z.number(), of: z.number() });
const list = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.array(z.strictObject({ ...moment, ...shape })).readonly();

/** Reads what a projection kept of a customer's satisfaction. */
export const satisfactionStateSchema = z.strictObject({
  customer: z.string().nullable(),
  deliveries: list({
    order: z.string(),
    product: z.string().nullable(),
    contacts: list({ channel: z.string(), score: scoreSchema.nullable() }),
  }),
  visits: list({ visit: z.string().nullable(), complaints: z.array(z.string()).readonly() }),
  surveys: list({
    survey: z.string(),
    answered: z.strictObject({ ...moment, score: z.number(), of: z.number() }).nullable(),
  }),
  falls: list({
    survey: z.string(),
    why: z.enum(['fell', 'low']),
    before: scoreSchema.nullable(),
    now: scoreSchema,
    explained: z.strictObject({ ...moment, cause: z.string() }).nullable(),
  }),
  opinions: list({
    opinion: z.string(),
    text: z.string(),
    survey: z.string().nullable(),
    reported: z.strictObject({ ...moment, to: z.string() }).nullable(),
    used: z.strictObject({ ...moment, improvement: z.string() }).nullable(),
  }),
  offers: list({
    offer: z.string(),
    kind: z.enum(['upgrade', 'value-added']),
    replied: z.strictObject({ ...moment, accepted: z.boolean() }).nullable(),
  }),
  referrals: list({ referred: z.string() }),
});

/** When something was so. */
export type SatisfactionMoment = Readonly<z.infer<typeof momentSchema>>;
/** A customer's satisfaction. */
export type SatisfactionState = Readonly<z.infer<typeof satisfactionStateSchema>>;
/** A survey, and its answer. */
export type Survey = SatisfactionState['surveys'][number];

/** Nothing is known yet. */
export const nothingHeard: SatisfactionState = {
  customer: null,
  deliveries: [],
  visits: [],
  surveys: [],
  falls: [],
  opinions: [],
  offers: [],
  referrals: [],
};

const change = <T>(all: readonly T[], which: (one: T) => boolean, to: (one: T) => T): readonly T[] =>
  all.map((one) => (which(one) ? to(one) : one));

const changed = (
  state: SatisfactionState,
  event: StoredEvent<SatisfactionEvent>,
  when: SatisfactionMoment,
): Partial<SatisfactionState> => {
  switch (event.type) {
    case 'DeliveryNoted': {
      const { order, product = null } = event.data;
      return { deliveries: [...state.deliveries, { ...when, order, product, contacts: [] }] };
    }
    case 'ContactedAfterDelivery': {
      const { order, channel, score, of } = event.data;
      const contact = { ...when, channel, score: score === undefined ? null : { score, of: of ?? 5 } };
      const withContact = (one: SatisfactionState['deliveries'][number]) => ({
        ...one,
        contacts: [...one.contacts, contact],
      });
      return { deliveries: change(state.deliveries, (one) => one.order === order, withContact) };
    }
    case 'ReturnVisitMade': {
      const { visit = null, complaints } = event.data;
      return { visits: [...state.visits, { ...when, visit, complaints }] };
    }
    case 'SurveySent':
      return { surveys: [...state.surveys, { ...when, survey: event.data.survey, answered: null }] };
    case 'SurveyAnswered': {
      const { survey, score, of } = event.data;
      const answered = { ...when, score, of };
      return {
        surveys: change(
          state.surveys,
          (one) => one.survey === survey,
          (one) => ({ ...one, answered }),
        ),
      };
    }
    case 'SatisfactionFell': {
      const { survey, why, before, now } = event.data;
      return { falls: [...state.falls, { ...when, survey, why, before, now, explained: null }] };
    }
    case 'FallExplained': {
      const { survey, cause } = event.data;
      const explained = { ...when, cause };
      return {
        falls: change(
          state.falls,
          (one) => one.survey === survey,
          (one) => ({ ...one, explained }),
        ),
      };
    }
    case 'OpinionGiven': {
      const { opinion, text, survey = null } = event.data;
      return { opinions: [...state.opinions, { ...when, opinion, text, survey, reported: null, used: null }] };
    }
    case 'OpinionReported': {
      const { opinion, to } = event.data;
      const reported = { ...when, to };
      return {
        opinions: change(
          state.opinions,
          (one) => one.opinion === opinion,
          (one) => ({ ...one, reported }),
        ),
      };
    }
    case 'OpinionUsed': {
      const { opinion, improvement } = event.data;
      const used = { ...when, improvement };
      return {
        opinions: change(
          state.opinions,
          (one) => one.opinion === opinion,
          (one) => ({ ...one, used }),
        ),
      };
    }
    case 'UpgradeOffered': {
      const { offer, kind } = event.data;
      return { offers: [...state.offers, { ...when, offer, kind, replied: null }] };
    }
    case 'UpgradeAnswered': {
      const { offer, accepted } = event.data;
      const replied = { ...when, accepted };
      return {
        offers: change(
          state.offers,
          (one) => one.offer === offer,
          (one) => ({ ...one, replied }),
        ),
      };
    }
    case 'CustomerReferred':
      return { referrals: [...state.referrals, { ...when, referred: event.data.referred }] };
    default:
      return {};
  }
};

/** The state after an event. Total: what makes no sense here changes nothing. */
export const evolveSatisfaction = (
  state: SatisfactionState,
  event: StoredEvent<SatisfactionEvent>,
): SatisfactionState => ({
  ...state,
  customer: state.customer ?? event.data.customer,
  ...changed(state, event, { at: event.occurredAt, on: event.occurredOn }),
});

/** The survey that was answered last before an instant; null where none was. */
export const answeredBefore = (state: SatisfactionState, at: Instant, besides: string): Survey | null =>
  state.surveys.reduce<Survey | null>((latest, one) => {
    if (one.answered === null || one.survey === besides || one.answered.at > at) return latest;
    return latest?.answered == null || one.answered.at >= latest.answered.at ? one : latest;
  }, null);
