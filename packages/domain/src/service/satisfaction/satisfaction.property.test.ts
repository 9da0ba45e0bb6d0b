// Satisfaction on arbitrary stories: the rules of every room, and falls that are found wherever there is one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asking, assertRules, commandsOf, metas, type Rule, stories } from '../../testing/index.ts';
import {
  AnswerSurvey,
  AnswerUpgrade,
  ContactAfterDelivery,
  ExplainFall,
  fallOf,
  NoteDelivery,
  OfferUpgrade,
  RecordOpinion,
  RecordReferral,
  RecordReturnVisit,
  ReportOpinion,
  satisfaction as room,
  type SatisfactionCommand,
  type SatisfactionEvent,
  type SatisfactionGiven,
  type SatisfactionRejection,
  type SatisfactionState,
  SendSurvey,
  satisfactionPolicy,
  satisfactionStateSchema,
  UseOpinion,
} from './index.ts';

const meta = metas({ from: '2024-01-01', to: '2024-02-10' });
const customer = fc.constantFrom('C1', 'C1', 'C1', 'C2');
const few = fc.constantFrom('1', '2');
const channel = fc.constant('web');
const text = fc.constant('so');
const best = fc.constantFrom(5, 10);
const score = fc.integer({ min: 0, max: 11 });

type Ask = Asking<SatisfactionState, SatisfactionCommand, SatisfactionEvent>;

/** What comes next for the first customer, so that stories come far; now and then once more what was done. */
const next: fc.Arbitrary<Ask> = fc.tuple(metas({ from: '2024-02-10', to: '2024-03-10' }), score, fc.nat(4)).map(
  ([when, points, roll]): Ask =>
    ({ states }) => {
      const state = states.get('test.satisfaction-C1') ?? room.initial;
      const who = { customer: 'C1' };
      const fall = state.falls.find(({ explained }) => explained === null || roll === 0);
      const survey = state.surveys.find(({ answered }) => answered === null || roll === 1);
      const delivery = state.deliveries[0];
      const offer = state.offers.find(({ replied }) => replied === null);
      if (roll === 3 && delivery !== undefined)
        return ContactAfterDelivery.of({ ...who, order: delivery.order, channel: 'web', usage: 'so' }, when);
      if (roll === 4 && offer !== undefined)
        return AnswerUpgrade.of({ ...who, offer: offer.offer, accepted: points > 3 }, when);
      const opinion = state.opinions.find(({ used }) => used === null || roll === 2);
      if (fall !== undefined) return ExplainFall.of({ ...who, survey: fall.survey, cause: 'so', measure: 'so' }, when);
      if (survey !== undefined)
        return AnswerSurvey.of({ ...who, survey: survey.survey, score: Math.min(points, 5), of: 5 }, when);
      if (opinion !== undefined && opinion.reported === null)
        return ReportOpinion.of({ ...who, opinion: opinion.opinion, to: 'M1' }, when);
      if (opinion !== undefined) return UseOpinion.of({ ...who, opinion: opinion.opinion, improvement: 'so' }, when);
      return SendSurvey.of({ ...who, survey: `${roll}`, channel: 'web' }, when);
    },
);

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 10, arbitrary: next },
  commandsOf(NoteDelivery, fc.record({ customer, order: few }), meta),
  commandsOf(ContactAfterDelivery, fc.record({ customer, order: few, channel, usage: text, score, of: best }), meta),
  commandsOf(RecordReturnVisit, fc.record({ customer, complaints: fc.array(few, { maxLength: 2 }) }), meta),
  commandsOf(SendSurvey, fc.record({ customer, survey: few, channel }), meta),
  { weight: 4, arbitrary: commandsOf(AnswerSurvey, fc.record({ customer, survey: few, score, of: best }), meta) },
  commandsOf(ExplainFall, fc.record({ customer, survey: few, cause: text, measure: text }), meta),
  commandsOf(RecordOpinion, fc.record({ customer, opinion: few, text, channel }), meta),
  commandsOf(ReportOpinion, fc.record({ customer, opinion: few, to: fc.constant('M1') }), meta),
  commandsOf(UseOpinion, fc.record({ customer, opinion: few, improvement: text }), meta),
  commandsOf(
    OfferUpgrade,
    fc.record({ customer, offer: few, kind: fc.constantFrom('upgrade' as const, 'value-added' as const), text }),
    meta,
  ),
  commandsOf(AnswerUpgrade, fc.record({ customer, offer: few, accepted: fc.boolean() }), meta),
  commandsOf(RecordReferral, fc.record({ customer, referred: fc.constantFrom('C1', 'C3') }), meta),
);

/** A fall is found with the answer that shows it, whatever was asked before. */
const fallsFound: Rule<
  SatisfactionState,
  SatisfactionCommand,
  SatisfactionEvent,
  SatisfactionRejection,
  SatisfactionGiven
> = {
  code: 'satisfaction.falls-are-found',
  text: { en: 'An answer that fell or is low says so.', zh: '下降或偏低的评分必有提示。' },
  breach: (_, { steps }) => {
    for (const { command, outcome, before } of steps) {
      if (command?.type !== 'AnswerSurvey' || outcome.kind !== 'accepted') continue;
      const earlier = before.surveys
        .flatMap(({ answered }) => (answered !== null && answered.at <= command.meta.at ? [answered] : []))
        .sort((a, b) => a.at - b.at)
        .at(-1);
      const why = fallOf(satisfactionPolicy, earlier ?? null, command.data);
      const found = outcome.events.some(({ type }) => type === 'SatisfactionFell');
      if (found !== (why !== null)) return `${command.data.score} of ${command.data.of}: found ${found}, is ${why}`;
    }
    return null;
  },
};

const given = () => ({ policy: satisfactionPolicy });

test('O12: satisfaction keeps the rules of every room, and finds every fall', () => {
  const report = assertRules(room, {
    commands,
    given,
    longest: 50,
    rules: [fallsFound],
    mustReach: 'events and rejections',
  });
  expect(report.passed).toBe(true);
});

test('what is kept of satisfaction is read back as it was', () => {
  fc.assert(
    fc.property(stories(room, { commands, given, longest: 30, spoiled: 0 }), ({ states }) => {
      for (const state of states.values())
        expect(satisfactionStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    }),
  );
});
