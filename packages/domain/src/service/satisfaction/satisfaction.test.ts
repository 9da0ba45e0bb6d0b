// A customer's satisfaction by examples: asked, answered, fallen, explained, and used.
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  AnswerSurvey,
  AnswerUpgrade,
  ContactAfterDelivery,
  ContactedAfterDelivery,
  CustomerReferred,
  DeliveryNoted,
  ExplainFall,
  FallExplained,
  fallOf,
  NoteDelivery,
  OfferUpgrade,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  satisfactionPolicy as policy,
  RecordOpinion,
  RecordReferral,
  RecordReturnVisit,
  ReportOpinion,
  ReturnVisitMade,
  type SatisfactionEvent,
  SatisfactionFell,
  SendSurvey,
  SurveyAnswered,
  SurveySent,
  satisfaction,
  satisfactionLaws,
  UpgradeAnswered,
  UpgradeOffered,
  UseOpinion,
} from './index.ts';

const customer = 'C1';
const by = ['satisfaction@1'] as const;
const told = scenario(satisfaction, { policy });
const since = (...events: readonly (SatisfactionEvent | Happened<SatisfactionEvent>)[]) => told.given(...events);
const on = (date: LocalDate) => testMeta(date);
const delivered = happened<SatisfactionEvent>('2024-01-02', DeliveryNoted.of({ customer, order: 'O1', product: 'P1' }));
const sent = (survey: string, date: LocalDate) =>
  happened<SatisfactionEvent>(date, SurveySent.of({ customer, survey, channel: 'web' }));
const answered = (survey: string, date: LocalDate, score: number, of = 5) =>
  happened<SatisfactionEvent>(date, SurveyAnswered.of({ customer, survey, score, of }, { policies: by }));

test('O9: after a delivery we contact the customer for his usage and satisfaction, and never before one', () => {
  const contact = { customer, order: 'O1', channel: 'phone', usage: 'brewed daily', score: 4, of: 5 };
  since(delivered)
    .when(ContactAfterDelivery.of(contact, on('2024-01-05')))
    .thenEvents(ContactedAfterDelivery.of(contact, { policies: by }))
    .when(NoteDelivery.of({ customer, order: 'O1' }, on('2024-01-06')))
    .thenRejected({ code: 'satisfaction.known-already', data: { what: 'delivery', id: 'O1' } });
  since(delivered)
    .when(ContactAfterDelivery.of({ ...contact, score: 6 }, on('2024-01-01')))
    .thenRejected('satisfaction.dated-too-early', {
      code: 'satisfaction.score-beyond-best',
      data: { score: 6, of: 5 },
    });
  told
    .when(ContactAfterDelivery.of(contact, on('2024-01-05')))
    .thenRejected({ code: 'satisfaction.unknown', data: { what: 'delivery', id: 'O1' } });
});

test('O6: a return visit is kept with the complaints that were handled at it, and is found by each of them', () => {
  const made = ReturnVisitMade.of({ customer, visit: 'V1', findings: 'new shelf', complaints: ['K1', 'K2'] });
  told
    .when(
      RecordReturnVisit.of(
        { customer, visit: 'V1', findings: 'new shelf', complaints: ['K1', 'K2'] },
        on('2024-03-01'),
      ),
    )
    .thenEvents(made);
  expect(made.tags).toEqual(['customer:C1', 'complaint:K1', 'complaint:K2']);
});

test('O10: a survey is sent, and answered once with a score of the best one', () => {
  since(sent('Q1', '2024-03-01'))
    .when(AnswerSurvey.of({ customer, survey: 'Q1', score: 4, of: 5 }, on('2024-03-02')))
    .thenEvents(SurveyAnswered.of({ customer, survey: 'Q1', score: 4, of: 5 }, { policies: by }))
    .when(AnswerSurvey.of({ customer, survey: 'Q1', score: 4, of: 5 }, on('2024-03-03')))
    .thenRejected({ code: 'satisfaction.done-already', data: { what: 'survey', id: 'Q1', on: '2024-03-02' } })
    .when(AnswerSurvey.of({ customer, survey: 'Q2', score: 9, of: 5 }, on('2024-03-03')))
    .thenRejected(
      { code: 'satisfaction.unknown', data: { what: 'survey', id: 'Q2' } },
      { code: 'satisfaction.score-beyond-best', data: { score: 9, of: 5 } },
    )
    .when(SendSurvey.of({ customer, survey: 'Q1', channel: 'web' }, on('2024-03-04')))
    .thenRejected({ code: 'satisfaction.known-already', data: { what: 'survey', id: 'Q1' } });
});

test('O12: a fall by a fifth demands an analysis, one by less does not; a low score demands one from the first', () => {
  const fell = SatisfactionFell.of(
    { customer, survey: 'Q2', why: 'fell', before: { score: 5, of: 5 }, now: { score: 8, of: 10 } },
    { policies: by },
  );
  since(sent('Q1', '2024-03-01'), answered('Q1', '2024-03-02', 5), sent('Q2', '2024-06-01'))
    .when(AnswerSurvey.of({ customer, survey: 'Q2', score: 8, of: 10 }, on('2024-06-02')))
    .thenEvents(SurveyAnswered.of({ customer, survey: 'Q2', score: 8, of: 10 }, { policies: by }), fell)
    .when(ExplainFall.of({ customer, survey: 'Q2', cause: 'late twice', measure: 'own van' }, on('2024-06-05')))
    .thenEvents(FallExplained.of({ customer, survey: 'Q2', cause: 'late twice', measure: 'own van' }))
    .when(ExplainFall.of({ customer, survey: 'Q2', cause: 'late', measure: 'van' }, on('2024-06-06')))
    .thenRejected({ code: 'satisfaction.done-already', data: { what: 'fall', id: 'Q2', on: '2024-06-05' } });
  since(sent('Q1', '2024-03-01'), answered('Q1', '2024-03-02', 5), sent('Q2', '2024-06-01'))
    .when(AnswerSurvey.of({ customer, survey: 'Q2', score: 81, of: 100 }, on('2024-06-02')))
    .thenEvents(SurveyAnswered.of({ customer, survey: 'Q2', score: 81, of: 100 }, { policies: by }))
    .when(ExplainFall.of({ customer, survey: 'Q2', cause: 'late', measure: 'van' }, on('2024-06-06')))
    .thenRejected({ code: 'satisfaction.unknown', data: { what: 'fall', id: 'Q2' } });
  expect(fallOf(policy, null, { score: 3, of: 5 })).toBeNull();
  expect(fallOf(policy, null, { score: 59, of: 100 })).toBe('low');
  expect(fallOf(policy, { score: 2, of: 5 }, { score: 2, of: 5 })).toBe('low');
});

test('O11 O14 O15: what the customer says is reported to the management first, and then used', () => {
  const said = { customer, opinion: 'A1', text: 'smaller tins', channel: 'survey', survey: 'Q1' };
  since(sent('Q1', '2024-03-01'))
    .when(RecordOpinion.of(said, on('2024-03-02')))
    .thenEvents(OpinionGiven.of(said))
    .when(UseOpinion.of({ customer, opinion: 'A1', improvement: 'tins of 100 g' }, on('2024-03-03')))
    .thenRejected({ code: 'satisfaction.opinion-not-reported', data: { opinion: 'A1' } })
    .when(ReportOpinion.of({ customer, opinion: 'A1', to: 'M1' }, on('2024-03-03')))
    .thenEvents(OpinionReported.of({ customer, opinion: 'A1', to: 'M1' }))
    .when(ReportOpinion.of({ customer, opinion: 'A1', to: 'M1' }, on('2024-03-04')))
    .thenRejected({ code: 'satisfaction.done-already', data: { what: 'report', id: 'A1', on: '2024-03-03' } })
    .when(UseOpinion.of({ customer, opinion: 'A1', improvement: 'tins of 100 g' }, on('2024-04-03')))
    .thenEvents(OpinionUsed.of({ customer, opinion: 'A1', improvement: 'tins of 100 g' }))
    .when(UseOpinion.of({ customer, opinion: 'A1', improvement: 'tins of 100 g' }, on('2024-04-03')))
    .thenRejected({ code: 'satisfaction.done-already', data: { what: 'improvement', id: 'A1', on: '2024-04-03' } })
    .when(RecordOpinion.of({ ...said, survey: 'Q9' }, on('2024-05-01')))
    .thenRejected('satisfaction.known-already', { code: 'satisfaction.unknown', data: { what: 'survey', id: 'Q9' } });
});

test('O20: an upgrade or a value-added service is offered, and taken or not', () => {
  for (const kind of ['upgrade', 'value-added'] as const) {
    const offered = { customer, offer: 'F1', kind, text: 'yearly check' };
    told
      .when(OfferUpgrade.of(offered, on('2024-03-02')))
      .thenEvents(UpgradeOffered.of(offered))
      .when(OfferUpgrade.of(offered, on('2024-03-02')))
      .thenRejected({ code: 'satisfaction.known-already', data: { what: 'offer', id: 'F1' } })
      .when(AnswerUpgrade.of({ customer, offer: 'F1', accepted: true }, on('2024-03-09')))
      .thenEvents(UpgradeAnswered.of({ customer, offer: 'F1', accepted: true }))
      .when(AnswerUpgrade.of({ customer, offer: 'F1', accepted: false }, on('2024-03-09')))
      .thenRejected({ code: 'satisfaction.done-already', data: { what: 'offer', id: 'F1', on: '2024-03-09' } });
  }
});

test('O21: a customer brings another one, never himself, and each one once', () => {
  const referred = CustomerReferred.of({ customer, referred: 'C2' });
  told
    .when(RecordReferral.of({ customer, referred: 'C2' }, on('2024-03-02')))
    .thenEvents(referred)
    .when(RecordReferral.of({ customer, referred: 'C2' }, on('2024-03-03')))
    .thenRejected({ code: 'satisfaction.known-already', data: { what: 'referral', id: 'C2' } })
    .when(RecordReferral.of({ customer, referred: customer }, on('2024-03-03')))
    .thenRejected({ code: 'satisfaction.refers-himself', data: { customer } });
  expect(referred.tags).toEqual(['customer:C1', 'customer:C2']);
});

const breaches = (...events: readonly SatisfactionEvent[]) =>
  checkLaws(satisfactionLaws, recordedHistory<SatisfactionEvent>(storedHistory('test.satisfaction-C1', events))).map(
    ({ law, revision }) => [law.replace('satisfaction.', ''), revision],
  );

test('the laws bite, each at the event that breaks it', () => {
  const opinion = { customer, opinion: 'A1' };
  const given = OpinionGiven.of({ ...opinion, text: 'x', channel: 'web' });
  const reported = OpinionReported.of({ ...opinion, to: 'M1' });
  const used = OpinionUsed.of({ ...opinion, improvement: 'y' });
  expect(breaches(delivered.event, given, reported, used)).toEqual([]);
  expect(breaches(given, used)).toEqual([['opinions-are-reported-then-used', 1]]);
  expect(breaches(reported)).toEqual([['opinions-are-reported-then-used', 0]]);
  expect(breaches(given, reported, reported)).toEqual([['opinions-are-reported-then-used', 2]]);
  expect(breaches(answered('Q1', '2024-01-01', 4).event)).toEqual([['answers-follow-questions', 0]]);
  expect(breaches(UpgradeAnswered.of({ customer, offer: 'F1', accepted: true }))).toEqual([
    ['answers-follow-questions', 0],
  ]);
  expect(breaches(ContactedAfterDelivery.of({ customer, order: 'O1', channel: 'phone', usage: 'x' }))).toEqual([
    ['answers-follow-questions', 0],
  ]);
  expect(breaches(FallExplained.of({ customer, survey: 'Q1', cause: 'x', measure: 'y' }))).toEqual([
    ['falls-are-explained-once', 0],
  ]);
  expect(breaches(delivered.event, DeliveryNoted.of({ customer: 'C2', order: 'O2' }))).toEqual([['one-customer', 1]]);
});
