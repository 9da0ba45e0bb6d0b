/** What may be recorded of a customer's satisfaction, and why not; an answer that demands an analysis says so itself. */
import { type CommandMeta, type Decision, formatInstant, policyRef, unless } from '../../kernel/index.ts';
import type { SatisfactionCommand } from './commands.ts';
import {
  ContactedAfterDelivery,
  CustomerReferred,
  DeliveryNoted,
  FallExplained,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  ReturnVisitMade,
  type SatisfactionEvent,
  SatisfactionFell,
  SurveyAnswered,
  SurveySent,
  UpgradeAnswered,
  UpgradeOffered,
} from './events.ts';
import { fallOf, type SatisfactionPolicy } from './policy.ts';
import type { KnownThing, SatisfactionRejection } from './rejections.ts';
import { answeredBefore, type SatisfactionMoment, type SatisfactionState } from './state.ts';

/** What the room needs from outside: the policy in force at the command's time. */
export interface SatisfactionGiven {
  readonly policy: SatisfactionPolicy;
}

type Fault = SatisfactionRejection | false;
type Answer = Decision<SatisfactionRejection, SatisfactionEvent>;
type Ask<Type extends SatisfactionCommand['type']> = Extract<SatisfactionCommand, { readonly type: Type }>;

const again = (what: KnownThing, id: string, known: unknown): Fault =>
  known !== undefined && known !== null && { code: 'satisfaction.known-already', data: { what, id } };

const unknown = (what: KnownThing, id: string): SatisfactionRejection => ({
  code: 'satisfaction.unknown',
  data: { what, id },
});

/** What builds on something that was said before: it must be there, and not be later. */
const after = (what: KnownThing, id: string, earlier: SatisfactionMoment | undefined, { at }: CommandMeta): Fault => {
  if (earlier === undefined) return unknown(what, id);
  return (
    at < earlier.at && {
      code: 'satisfaction.dated-too-early',
      data: { what, id, at: formatInstant(at), earlier: formatInstant(earlier.at) },
    }
  );
};

const beyondBest = (score: number | undefined, of = 5): Fault =>
  score !== undefined && score > of && { code: 'satisfaction.score-beyond-best', data: { score, of } };

const done = (what: KnownThing, id: string, moment: SatisfactionMoment | null | undefined): Fault =>
  moment !== null && moment !== undefined && { code: 'satisfaction.done-already', data: { what, id, on: moment.on } };

const answer = (state: SatisfactionState, policy: SatisfactionPolicy, { data, meta }: Ask<'AnswerSurvey'>): Answer => {
  const { customer, survey, score, of } = data;
  const sent = state.surveys.find((one) => one.survey === survey);
  const last = answeredBefore(state, meta.at, survey)?.answered ?? null;
  const before = last === null ? null : { score: last.score, of: last.of };
  const faults = [after('survey', survey, sent, meta), done('survey', survey, sent?.answered), beyondBest(score, of)];
  return unless(faults, () => {
    const now = { score, of };
    const why = fallOf(policy, before, now);
    const answered = SurveyAnswered.of(data, { policies: [policyRef(policy)] });
    return why === null
      ? [answered]
      : [answered, SatisfactionFell.of({ customer, survey, why, before, now }, { policies: [policyRef(policy)] })];
  });
};

const opinionFaults = (
  state: SatisfactionState,
  { data: { opinion }, meta }: Ask<'ReportOpinion' | 'UseOpinion'>,
  step: 'reported' | 'used',
): readonly Fault[] => {
  const known = state.opinions.find((one) => one.opinion === opinion);
  const unreported = step === 'used' && known !== undefined && known.reported === null;
  return [
    after('opinion', opinion, known, meta),
    done(step === 'used' ? 'improvement' : 'report', opinion, known?.[step]),
    unreported && { code: 'satisfaction.opinion-not-reported', data: { opinion } },
  ];
};

/** Answers a command on a customer's satisfaction: all reasons against it, or the events. */
export const decideSatisfaction =
  (command: SatisfactionCommand, { policy }: SatisfactionGiven) =>
  (state: SatisfactionState): Answer => {
    const { meta } = command;
    switch (command.type) {
      case 'NoteDelivery': {
        const { order } = command.data;
        const known = state.deliveries.find((one) => one.order === order);
        return unless([again('delivery', order, known)], () => [DeliveryNoted.of(command.data)]);
      }
      case 'ContactAfterDelivery': {
        const { order, score, of } = command.data;
        const known = state.deliveries.find((one) => one.order === order);
        return unless([after('delivery', order, known, meta), beyondBest(score, of)], () => [
          ContactedAfterDelivery.of(command.data, { policies: [policyRef(policy)] }),
        ]);
      }
      case 'RecordReturnVisit':
        return unless<SatisfactionRejection, SatisfactionEvent>([], () => [ReturnVisitMade.of(command.data)]);
      case 'SendSurvey': {
        const { survey } = command.data;
        const known = state.surveys.find((one) => one.survey === survey);
        return unless([again('survey', survey, known)], () => [SurveySent.of(command.data)]);
      }
      case 'AnswerSurvey':
        return answer(state, policy, command);
      case 'ExplainFall': {
        const { survey } = command.data;
        const known = state.falls.find((one) => one.survey === survey);
        return unless([after('fall', survey, known, meta), done('fall', survey, known?.explained)], () => [
          FallExplained.of(command.data),
        ]);
      }
      case 'RecordOpinion': {
        const { opinion, survey } = command.data;
        const sent = state.surveys.find((one) => one.survey === survey);
        const known = state.opinions.find((one) => one.opinion === opinion);
        const ofSurvey = survey !== undefined && after('survey', survey, sent, meta);
        return unless([again('opinion', opinion, known), ofSurvey], () => [OpinionGiven.of(command.data)]);
      }
      case 'ReportOpinion':
        return unless(opinionFaults(state, command, 'reported'), () => [OpinionReported.of(command.data)]);
      case 'UseOpinion':
        return unless(opinionFaults(state, command, 'used'), () => [OpinionUsed.of(command.data)]);
      case 'OfferUpgrade': {
        const { offer } = command.data;
        const known = state.offers.find((one) => one.offer === offer);
        return unless([again('offer', offer, known)], () => [UpgradeOffered.of(command.data)]);
      }
      case 'AnswerUpgrade': {
        const { offer } = command.data;
        const known = state.offers.find((one) => one.offer === offer);
        return unless([after('offer', offer, known, meta), done('offer', offer, known?.replied)], () => [
          UpgradeAnswered.of(command.data),
        ]);
      }
      case 'RecordReferral': {
        const { customer, referred } = command.data;
        const known = state.referrals.find((one) => one.referred === referred);
        const himself = customer === referred;
        return unless(
          [again('referral', referred, known), himself && { code: 'satisfaction.refers-himself', data: { customer } }],
          () => [CustomerReferred.of(command.data)],
        );
      }
    }
  };
