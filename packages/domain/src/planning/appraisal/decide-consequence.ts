/** Consequences: reward, penalty, promotion, dismissal, each on the evidence of a frozen appraisal (rows B21–B23 C6 C7). */
import * as E from 'fp-ts/lib/Either.js';
import { addDays, type CommandOf, type Money, policyRef, type Ratio, refuse, unless } from '../../kernel/index.ts';
import { type AppraisalGiven, authorityFaults } from './authority.ts';
import { follows } from './career.ts';
import type { DecideConsequence } from './commands.ts';
import { frozenOf, isBelow, openObjection, scoreText } from './decide-following.ts';
import { type Answer, tooEarly } from './decide-measuring.ts';
import { type AppraisalEvent, type Consequence, ConsequenceDecided } from './events.ts';
import type { AppraisalRejection, ConsequenceRejection } from './rejections.ts';
import { bandOfScore } from './scheme.ts';
import { scoreOf } from './score.ts';
import type { Appraisal, AppraisalFile, Coaching, Frozen } from './state.ts';

const sameMoney = (one: Money | null, other: Money | null): boolean =>
  one === null || other === null
    ? one === other
    : one.amount === other.amount && one.currency === other.currency && one.scale === other.scale;

/** A reward or penalty is exactly what the scheme leads to at the score: no other kind and no other amount. */
const rewardFault = (
  { scheme }: Appraisal,
  frozen: Frozen,
  score: Ratio,
  { kind, amount }: Extract<Consequence, { readonly kind: 'reward' | 'penalty' }>,
): ConsequenceRejection | null => {
  const band = bandOfScore(scheme, score);
  if (band === undefined || (band.outcome === kind && sameMoney(band.amount, amount))) return null;
  return {
    code: 'appraisal.not-what-the-score-leads-to',
    data: {
      score: scoreText(frozen),
      outcome: band.outcome,
      amount: band.amount,
      asked: kind,
      askedAmount: amount,
    },
  };
};

/** The coaching that was over before a period began; only such a period shows what it brought (row B23). */
export const coachingBefore = ({ coachings }: AppraisalFile, { period }: Appraisal): Coaching | undefined =>
  coachings.find(({ until }) => until <= period.start);

const promotionFaults = (
  of: Appraisal,
  frozen: Frozen,
  score: Ratio,
  { from, to }: Extract<Consequence, { readonly kind: 'promotion' }>,
  { career }: AppraisalGiven,
): readonly (ConsequenceRejection | null)[] => {
  const { above } = of.scheme.expectation;
  return [
    isBelow(score, above)
      ? { code: 'appraisal.not-above-expectation', data: { score: scoreText(frozen), above } }
      : null,
    career === null ? { code: 'appraisal.no-career-path', data: { appraisal: of.id } } : null,
    career === null || follows(career, from, to)
      ? null
      : { code: 'appraisal.not-the-next-level', data: { from, to, levels: career.levels } },
  ];
};

const dismissalFaults = (
  file: AppraisalFile,
  of: Appraisal,
  frozen: Frozen,
  score: Ratio,
): readonly (ConsequenceRejection | null)[] => {
  const { below } = of.scheme.expectation;
  return [
    isBelow(score, below)
      ? null
      : { code: 'appraisal.not-below-expectation', data: { score: scoreText(frozen), below } },
    coachingBefore(file, of) === undefined
      ? { code: 'appraisal.not-coached', data: { appraisal: of.id, start: of.period.start } }
      : null,
  ];
};

const faultsOf = (
  file: AppraisalFile,
  of: Appraisal,
  frozen: Frozen,
  consequence: Consequence,
  given: AppraisalGiven,
): readonly (ConsequenceRejection | null)[] => {
  const { score } = scoreOf(of.scheme, frozen.inputs);
  if (score === null) return [{ code: 'appraisal.no-score', data: { appraisal: of.id } }];
  switch (consequence.kind) {
    case 'reward':
    case 'penalty':
      return [rewardFault(of, frozen, score, consequence)];
    case 'promotion':
      return promotionFaults(of, frozen, score, consequence, given);
    case 'dismissal':
      return dismissalFaults(file, of, frozen, score);
  }
};

/** Decides a consequence after the feedback, once of each kind, and not while an objection is open. */
export const decideConsequence = (
  { data, meta }: CommandOf<typeof DecideConsequence>,
  given: AppraisalGiven,
  file: AppraisalFile,
  of: Appraisal,
): Answer => {
  const frozen = frozenOf(of);
  if (E.isLeft(frozen)) return refuse(frozen.left);
  const { consequence } = data;
  const { kind } = consequence;
  const before = of.decided.find((one) => one.consequence.kind === kind);
  const objection = openObjection(of);
  const last = of.feedback === null ? null : addDays(of.feedback.on, of.scheme.objectWithin);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      tooEarly(of, meta.at),
      of.feedback === null && { code: 'appraisal.no-feedback-yet', data: { appraisal: of.id } },
      objection !== null && { code: 'appraisal.objection-open', data: { appraisal: of.id, on: objection.on } },
      // Else an objection that is upheld would leave a consequence that nothing supports.
      last !== null &&
        of.response === null &&
        meta.on <= last && { code: 'appraisal.objection-possible', data: { last, on: meta.on } },
      before !== undefined && { code: 'appraisal.decided-already', data: { kind, on: before.on } },
      ...faultsOf(file, of, frozen.right, consequence, given),
      ...authorityFaults(meta.by, of.appraisee, kind, given.authority),
    ],
    () => [
      ConsequenceDecided.of(data, {
        policies: [
          policyRef(of.scheme),
          policyRef(given.authority),
          ...(kind === 'promotion' && given.career !== null ? [policyRef(given.career)] : []),
        ],
      }),
    ],
  );
};
