/** Events of inquiries, after-sales cases and satisfaction, written by hand for the lock. */
import { known } from '@clientele/domain/kernel';
import {
  CallReturned,
  ContactedAfterDelivery,
  CustomerReferred,
  DeliveryNoted,
  FallExplained,
  InquiryAnswered,
  InquiryReceived,
  InquiryRelayed,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  ReturnVisitMade,
  SatisfactionFell,
  ServiceArranged,
  ServiceCaseCancelled,
  ServiceCaseOpened,
  ServiceJudged,
  ServicePerformed,
  SurveyAnswered,
  SurveySent,
  UpgradeAnswered,
  UpgradeOffered,
} from '@clientele/domain/service';

const customer = 'C-1';
const inquiry = { inquiry: 'Q-3', customer };
const policies = ['satisfaction@1'] as const;

export const inquirySamples = [
  InquiryReceived.of({
    ...inquiry,
    consumer: 'N-4',
    contact: known('0571-5550100'),
    channel: 'phone',
    subject: '交货日期',
    text: 'when does the tea come?',
    wanted: 'S-7',
  }),
  InquiryReceived.of({ inquiry: 'Q-4', channel: 'web', subject: 'price' }),
  InquiryRelayed.of({ ...inquiry, to: 'S-7', means: 'message', note: 'urgent' }),
  InquiryAnswered.of({ ...inquiry, answer: 'on Friday' }),
  CallReturned.of({ ...inquiry, reached: false, note: 'engaged' }),
];

const ofCase = { case: 'A-5', customer };

export const aftersalesSamples = [
  ServiceCaseOpened.of({
    ...ofCase,
    kind: 'installation',
    order: 'O-1001',
    product: 'P-11',
    complaint: 'K-17',
    text: 'third floor',
  }),
  ServiceCaseOpened.of({ ...ofCase, kind: 'instructions' }),
  ServiceArranged.of({ ...ofCase, staff: ['S-3', 'S-4'], on: '2026-01-05' }),
  ServicePerformed.of({ ...ofCase, done: true, report: 'two shelves' }),
  ServiceJudged.of({ ...ofCase, accepted: true, score: 5 }),
  ServiceJudged.of({ ...ofCase, accepted: false, reason: 'crooked' }),
  ServiceCaseCancelled.of({ ...ofCase, reason: 'sold' }),
];

export const satisfactionSamples = [
  DeliveryNoted.of({ customer, order: 'O-1001', product: 'P-11' }),
  ContactedAfterDelivery.of(
    { customer, order: 'O-1001', channel: 'phone', usage: 'brewed daily', score: 4, of: 5 },
    { policies },
  ),
  ReturnVisitMade.of({ customer, visit: 'V-3', findings: 'new shelf', complaints: ['K-17'] }),
  ReturnVisitMade.of({ customer, complaints: [] }),
  SurveySent.of({ customer, survey: 'U-1', channel: '微信' }),
  SurveyAnswered.of({ customer, survey: 'U-1', score: 2, of: 5 }, { policies }),
  SatisfactionFell.of(
    { customer, survey: 'U-1', why: 'fell', before: { score: 5, of: 5 }, now: { score: 2, of: 5 } },
    { policies },
  ),
  SatisfactionFell.of({ customer, survey: 'U-2', why: 'low', before: null, now: { score: 1, of: 5 } }, { policies }),
  FallExplained.of({ customer, survey: 'U-1', cause: 'late twice', measure: 'own van' }),
  OpinionGiven.of({ customer, opinion: 'P-1', text: 'smaller tins', channel: 'survey', survey: 'U-1' }),
  OpinionReported.of({ customer, opinion: 'P-1', to: 'M-1' }),
  OpinionUsed.of({ customer, opinion: 'P-1', improvement: 'tins of 100 g' }),
  UpgradeOffered.of({ customer, offer: 'F-1', kind: 'value-added', text: 'yearly check' }),
  UpgradeAnswered.of({ customer, offer: 'F-1', accepted: true }),
  CustomerReferred.of({ customer, referred: 'C-9' }),
];
