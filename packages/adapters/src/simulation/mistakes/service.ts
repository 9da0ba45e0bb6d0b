/** Mistakes with calls, with cases at the customer's, and with what customers say. */
import { addDays, day, known } from '@clientele/domain/kernel';
import {
  AnswerInquiry,
  AnswerSurvey,
  ArrangeService,
  ContactAfterDelivery,
  JudgeService,
  NoteDelivery,
  OpenServiceCase,
  PerformService,
  ReceiveInquiry,
  RecordReferral,
  RelayInquiry,
  ReturnCall,
  UseOpinion,
} from '@clientele/domain/service';
import type { Mistakes } from '../moment-subjects.ts';
import { serviceClerk, serviceManager } from '../people.ts';

const call = { channel: 'phone', subject: 'date of delivery' };

export const serviceMistakes: Partial<Mistakes> = {
  'call comes': [
    {
      code: 'inquiry.not-received',
      command: ({ inquiry }, { meta }) => AnswerInquiry.of({ inquiry, answer: 'none' }, meta(serviceClerk)),
    },
    {
      code: 'inquiry.contact-of-nobody',
      command: ({ inquiry }, { meta }) =>
        ReceiveInquiry.of({ inquiry, ...call, contact: known('a number') }, meta(serviceClerk)),
    },
  ],
  'call taken': [
    {
      code: 'inquiry.received-already',
      command: ({ inquiry }, { meta }) => ReceiveInquiry.of({ inquiry, ...call }, meta(serviceClerk)),
    },
    {
      code: 'inquiry.dated-too-early',
      command: ({ inquiry }, { meta, now }) =>
        AnswerInquiry.of({ inquiry, answer: 'before' }, meta(serviceClerk, now() - day)),
    },
    {
      code: 'inquiry.nobody-wanted',
      fits: ({ wanted }) => !wanted,
      command: ({ inquiry }, { meta }) => RelayInquiry.of({ inquiry, means: 'message' }, meta(serviceClerk)),
    },
    {
      code: 'inquiry.caller-unknown',
      fits: ({ named }) => !named,
      command: ({ inquiry }, { meta }) => ReturnCall.of({ inquiry, reached: false }, meta(serviceClerk)),
    },
  ],
  'call relayed': [
    {
      code: 'inquiry.relayed-already',
      command: ({ inquiry }, { meta }) => RelayInquiry.of({ inquiry, means: 'message' }, meta(serviceClerk)),
    },
  ],
  'call answered': [
    {
      code: 'inquiry.answered-already',
      command: ({ inquiry }, { meta }) => AnswerInquiry.of({ inquiry, answer: 'again' }, meta(serviceClerk)),
    },
  ],
  'case to open': [
    {
      code: 'aftersales.not-opened',
      command: ({ id }, { meta }) => JudgeService.of({ case: id, accepted: true }, meta(serviceClerk)),
    },
  ],
  'case opened': [
    {
      code: 'aftersales.opened-already',
      command: ({ id, customer }, { meta }) =>
        OpenServiceCase.of({ case: id, customer: customer.id, kind: 'training' }, meta(serviceClerk)),
    },
    {
      code: 'aftersales.dated-too-early',
      command: ({ id }, { meta, today, now }) =>
        ArrangeService.of({ case: id, staff: ['technician'], on: today() }, meta(serviceManager, now() - day)),
    },
    {
      code: 'aftersales.arranged-in-the-past',
      command: ({ id }, { meta, today }) =>
        ArrangeService.of({ case: id, staff: ['technician'], on: addDays(today(), -1) }, meta(serviceManager)),
    },
    {
      code: 'aftersales.not-its-turn',
      command: ({ id }, { meta }) => JudgeService.of({ case: id, accepted: true }, meta(serviceClerk)),
    },
  ],
  'case arranged': [
    {
      code: 'aftersales.before-the-date',
      command: ({ id }, { meta }) => PerformService.of({ case: id, done: true, report: 'early' }, meta(serviceManager)),
    },
  ],
  'delivery noted': [
    {
      code: 'satisfaction.known-already',
      command: ({ customer, order }, { meta }) => NoteDelivery.of({ customer: customer.id, order }, meta(serviceClerk)),
    },
    {
      code: 'satisfaction.unknown',
      command: ({ customer }, { meta }) =>
        ContactAfterDelivery.of(
          { customer: customer.id, order: 'O0', channel: 'phone', usage: 'none' },
          meta(serviceClerk),
        ),
    },
    {
      code: 'satisfaction.dated-too-early',
      command: ({ customer, order }, { meta, now }) =>
        ContactAfterDelivery.of(
          { customer: customer.id, order, channel: 'phone', usage: 'before' },
          meta(serviceClerk, now() - day),
        ),
    },
    {
      code: 'satisfaction.score-beyond-best',
      command: ({ customer, order }, { meta }) =>
        ContactAfterDelivery.of(
          { customer: customer.id, order, channel: 'phone', usage: 'very well', score: 6, of: 5 },
          meta(serviceClerk),
        ),
    },
  ],
  'survey answered': [
    {
      code: 'satisfaction.done-already',
      command: ({ customer, survey }, { meta }) =>
        AnswerSurvey.of({ customer: customer.id, survey, score: 1, of: 5 }, meta(serviceClerk)),
    },
  ],
  'opinion given': [
    {
      code: 'satisfaction.opinion-not-reported',
      command: ({ customer, opinion }, { meta }) =>
        UseOpinion.of({ customer: customer.id, opinion, improvement: 'at once' }, meta(serviceManager)),
    },
  ],
  referral: [
    {
      code: 'satisfaction.refers-himself',
      command: ({ customer }, { meta }) =>
        RecordReferral.of({ customer: customer.id, referred: customer.id }, meta(customer.seller)),
    },
  ],
};
