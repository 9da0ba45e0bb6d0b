/** What follows a frozen appraisal: the unmet explained, feedback given and answered, coaching begun. */
import * as E from 'fp-ts/lib/Either.js';
import { type Actor, addDays, type CommandOf, policyRef, refuse, unless } from '../../kernel/index.ts';
import { type AppraisalGiven, authorityFaults } from './authority.ts';
import type {
  AcknowledgeAppraisal,
  AnswerObjection,
  ExplainShortfall,
  GiveAppraisalFeedback,
  ObjectToAppraisal,
  StartCoaching,
} from './commands.ts';
import { type Answer, tooEarly } from './decide-measuring.ts';
import {
  AppraisalAcknowledged,
  type AppraisalEvent,
  AppraisalFeedbackGiven,
  AppraisalObjected,
  CoachingStarted,
  ObjectionAnswered,
  ShortfallExplained,
} from './events.ts';
import type { AppraisalRejection, FollowingRejection } from './rejections.ts';
import { scoreOf } from './score.ts';
import type { Appraisal, Frozen } from './state.ts';

/** The frozen appraisal, or that it isn't. */
export const frozenOf = ({ id, frozen }: Appraisal): E.Either<AppraisalRejection, Frozen> =>
  frozen === null ? E.left({ code: 'appraisal.not-frozen', data: { appraisal: id } }) : E.right(frozen);

/** The indicators whose stated target was not met (未达成). */
export const unmetOf = ({ result }: Pick<Frozen, 'result'>): readonly string[] =>
  result.kpis.filter(({ met }) => met === false).map(({ kpi }) => kpi);

/** The cause of an unmet target and what is done about it, as found in a meeting of those concerned (rows B17 B25). */
export const explainShortfall = ({ data, meta }: CommandOf<typeof ExplainShortfall>, of: Appraisal): Answer => {
  const frozen = frozenOf(of);
  if (E.isLeft(frozen)) return refuse(frozen.left);
  const { kpi, cause, countermeasure, owner, due, meeting } = data;
  const which = { appraisal: of.id, kpi };
  const participants = new Set(meeting.participants);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      !unmetOf(frozen.right).includes(kpi) && { code: 'appraisal.nothing-unmet', data: which },
      cause.trim() === '' && { code: 'appraisal.cause-missing', data: which },
      countermeasure.trim() === '' && { code: 'appraisal.countermeasure-missing', data: which },
      participants.size < 2 && { code: 'appraisal.meeting-of-one', data: { participants: participants.size } },
      !participants.has(owner) && { code: 'appraisal.owner-not-in-the-meeting', data: { owner } },
      !participants.has(meta.by.id) && { code: 'appraisal.explained-by-an-outsider', data: { actor: meta.by.id } },
      (meeting.on < frozen.right.on || meeting.on > meta.on) && {
        code: 'appraisal.meeting-not-after-freezing',
        data: { meeting: meeting.on, frozen: frozen.right.on, on: meta.on },
      },
      due < meta.on && { code: 'appraisal.due-in-the-past', data: { due, on: meta.on } },
    ],
    () => [ShortfallExplained.of(data, { policies: [policyRef(of.scheme)] })],
  );
};

/** Tells the appraised the result, once a freezing (row B24). */
export const giveFeedback = (
  { data, meta }: CommandOf<typeof GiveAppraisalFeedback>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer => {
  const frozen = frozenOf(of);
  if (E.isLeft(frozen)) return refuse(frozen.left);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      of.feedback !== null && {
        code: 'appraisal.feedback-given-already',
        data: { appraisal: of.id, on: of.feedback.on },
      },
      ...authorityFaults(meta.by, of.appraisee, 'feedback', authority),
    ],
    () => [AppraisalFeedbackGiven.of(data, { policies: [policyRef(authority)] })],
  );
};

const onlyTheAppraised = ({ appraisee }: Appraisal, { id: actor }: Actor): FollowingRejection | null =>
  actor === appraisee ? null : { code: 'appraisal.only-the-appraised', data: { actor, appraisee } };

const respondFaults = (of: Appraisal, by: Actor): readonly (FollowingRejection | null)[] => [
  of.feedback === null ? { code: 'appraisal.no-feedback-yet', data: { appraisal: of.id } } : null,
  of.response === null ? null : { code: 'appraisal.answered-already', data: { appraisal: of.id, on: of.response.on } },
  onlyTheAppraised(of, by),
];

/** The appraised takes the feedback. */
export const acknowledge = ({ data, meta }: CommandOf<typeof AcknowledgeAppraisal>, of: Appraisal): Answer =>
  unless<AppraisalRejection, AppraisalEvent>([tooEarly(of, meta.at), ...respondFaults(of, meta.by)], () => [
    AppraisalAcknowledged.of(data),
  ]);

/** The appraised objects, within the days that the scheme gives. */
export const object = ({ data, meta }: CommandOf<typeof ObjectToAppraisal>, of: Appraisal): Answer => {
  const last = of.feedback === null ? null : addDays(of.feedback.on, of.scheme.objectWithin);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      ...respondFaults(of, meta.by),
      last !== null && meta.on > last && { code: 'appraisal.objection-too-late', data: { last, on: meta.on } },
    ],
    () => [AppraisalObjected.of(data, { policies: [policyRef(of.scheme)] })],
  );
};

/** Whether an objection waits for its answer. */
export const openObjection = ({ response }: Appraisal) =>
  response?.kind === 'objected' && response.answer === null ? response : null;

/** Somebody else than who gave the feedback answers; what is upheld is measured anew. */
export const answerObjection = (
  { data, meta }: CommandOf<typeof AnswerObjection>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer =>
  unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      openObjection(of) === null && { code: 'appraisal.no-open-objection', data: { appraisal: of.id } },
      of.feedback?.by === meta.by.id && {
        code: 'appraisal.judge-of-his-own-feedback',
        data: { actor: meta.by.id },
      },
      ...authorityFaults(meta.by, of.appraisee, 'answer', authority),
    ],
    () => [ObjectionAnswered.of(data, { policies: [policyRef(authority)] })],
  );

/** The score in basis points, cut off, as people read it beside a bound; the exact one decides. */
export const scoreText = ({ result }: Frozen): string => result.score ?? '—';

/** Whether an exact score is below a bound in basis points. */
export const isBelow = (
  { numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint },
  basisPoints: number,
): boolean => numerator * 10_000n < BigInt(basisPoints) * denominator;

/** Begins coaching after a period in which the appraised was below expectation (row B23). */
export const startCoaching = (
  { data, meta }: CommandOf<typeof StartCoaching>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer => {
  const frozen = frozenOf(of);
  if (E.isLeft(frozen)) return refuse(frozen.left);
  const { coach, from, until } = data;
  const { score } = scoreOf(of.scheme, frozen.right.inputs);
  const { below } = of.scheme.expectation;
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      score === null && { code: 'appraisal.no-score', data: { appraisal: of.id } },
      score !== null &&
        !isBelow(score, below) && {
          code: 'appraisal.not-below-expectation',
          data: { score: scoreText(frozen.right), below },
        },
      until <= from && { code: 'appraisal.coaching-without-days', data: { from, until } },
      from < of.period.end && {
        code: 'appraisal.coaching-not-after-the-period',
        data: { from, end: of.period.end },
      },
      coach === of.appraisee && { code: 'appraisal.coaches-himself', data: { coach } },
      ...authorityFaults(meta.by, of.appraisee, 'coach', authority),
    ],
    () => [CoachingStarted.of(data, { policies: [policyRef(of.scheme), policyRef(authority)] })],
  );
};
