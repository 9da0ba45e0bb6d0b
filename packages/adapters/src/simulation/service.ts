/** Service beside complaints: calls that are relayed and answered, cases at the customer's, and how content customers are. */

import { addDays, type StoredEvent } from '@clientele/domain/kernel';
import {
  AnswerInquiry,
  AnswerSurvey,
  AnswerUpgrade,
  ArrangeService,
  ContactAfterDelivery,
  ExplainFall,
  JudgeService,
  NoteDelivery,
  OfferUpgrade,
  OpenServiceCase,
  PerformService,
  ReceiveInquiry,
  RecordOpinion,
  RecordReferral,
  RelayInquiry,
  ReportOpinion,
  ReturnCall,
  SendSurvey,
  UseOpinion,
} from '@clientele/domain/service';
import type { Company } from './company.ts';
import type { Customer, Sale } from './entities.ts';
import { met } from './moments.ts';
import { generalManager, serviceClerk, serviceManager } from './people.ts';

/** Somebody calls, often for a seller who is out. */
export const takeCall = (company: Company, customer: Customer): void => {
  const inquiry = company.id('IQ');
  const named = !company.seldom('a call without a name', 80);
  const wanted = named && !company.seldom('a call for nobody', 300) ? customer.seller.id : undefined;
  met(company, 'call comes', { inquiry });
  const call = {
    inquiry,
    ...(named ? { customer: customer.id } : {}),
    channel: 'phone',
    subject: 'date of delivery',
    ...(wanted === undefined ? {} : { wanted }),
  };
  company.ask(ReceiveInquiry.of(call, company.meta(serviceClerk)));
  met(company, 'call taken', { inquiry, named, wanted: wanted !== undefined });
  if (wanted !== undefined) {
    company.ask(RelayInquiry.of({ inquiry, means: 'message' }, company.meta(serviceClerk)));
    met(company, 'call relayed', { inquiry });
  }
  company.ask(AnswerInquiry.of({ inquiry, answer: 'this week' }, company.meta(serviceClerk)));
  met(company, 'call answered', { inquiry });
  if (named && company.chance.perMille(300))
    company.ask(ReturnCall.of({ inquiry, reached: true }, company.meta(customer.seller)));
  company.rooms.inquiry.forget(inquiry);
};

/** After a delivery: what has to be installed is, and some are asked how the goods are used. */
export const afterDelivery = (company: Company, sale: Sale): void => {
  const { order, customer, content } = sale;
  const device = content.lines.find(({ category }) => category === 'devices');
  if (device !== undefined && company.seldom('a device installed', 300))
    company.later(company.chance.int(1, 5), () => install(company, sale, device.product));
  if (!company.seldom('a delivery followed up', 200)) return;
  company.ask(NoteDelivery.of({ customer: customer.id, order }, company.meta(serviceClerk)));
  met(company, 'delivery noted', { customer, order });
  company.later(company.chance.int(2, 9), () => {
    const said = { customer: customer.id, order, channel: 'phone', usage: 'sells well' };
    const score = company.chance.int(2, 5);
    company.ask(ContactAfterDelivery.of({ ...said, score, of: 5 }, company.meta(serviceClerk)));
  });
};

const install = (company: Company, { order, customer }: Sale, product: string): void => {
  const id = company.id('CA');
  met(company, 'case to open', { id });
  const opened = { case: id, customer: customer.id, kind: 'installation', order, product } as const;
  company.ask(OpenServiceCase.of(opened, company.meta(serviceClerk)));
  met(company, 'case opened', { id, customer });
  const on = addDays(company.today(), 2);
  company.ask(ArrangeService.of({ case: id, staff: ['technician'], on }, company.meta(serviceManager)));
  met(company, 'case arranged', { id });
  company.later(2, () => {
    company.ask(PerformService.of({ case: id, done: true, report: 'runs' }, company.meta(serviceManager)));
    const judged = { case: id, accepted: true, score: company.chance.int(3, 5) };
    company.ask(JudgeService.of(judged, company.meta(serviceClerk)));
    company.rooms.aftersales.forget(id);
  });
};

/** Asks a customer how content it is, and sees to what comes of it. */
export const survey = (company: Company, customer: Customer): void => {
  const id = company.id('SV');
  const of = { customer: customer.id, survey: id };
  company.ask(SendSurvey.of({ ...of, channel: 'message' }, company.meta(serviceClerk)));
  company.later(company.chance.int(1, 12), () => {
    const score = company.chance.pick([2, 3, 4, 4, 4, 5, 5] as const);
    const events = company.ask(AnswerSurvey.of({ ...of, score, of: 5 }, company.meta(serviceClerk)));
    met(company, 'survey answered', { customer, survey: id });
    if (hasFallen(events)) company.later(company.chance.int(2, 10), () => explain(company, customer, id));
    if (company.seldom('an opinion', 250)) opine(company, customer, id);
    if (score === 5 && company.seldom('an upgrade', 200)) offer(company, customer);
    if (score >= 4 && company.seldom('a referral', 50)) refer(company, customer);
  });
};

const hasFallen = (events: readonly StoredEvent[]): boolean => events.some(({ type }) => type === 'SatisfactionFell');

const explain = (company: Company, customer: Customer, id: string): void => {
  const why = { customer: customer.id, survey: id, cause: 'delivery', measure: 'another carrier' };
  company.ask(ExplainFall.of(why, company.meta(serviceManager)));
};

const opine = (company: Company, customer: Customer, id: string): void => {
  const opinion = company.id('OP');
  const of = { customer: customer.id, opinion };
  const said = { ...of, text: 'smaller boxes', channel: 'message', survey: id };
  company.ask(RecordOpinion.of(said, company.meta(serviceClerk)));
  met(company, 'opinion given', { customer, opinion });
  company.later(1, () => {
    company.ask(ReportOpinion.of({ ...of, to: generalManager.id }, company.meta(serviceManager)));
    if (company.chance.perMille(500))
      company.ask(UseOpinion.of({ ...of, improvement: 'boxes of ten' }, company.meta(serviceManager)));
  });
};

const offer = (company: Company, customer: Customer): void => {
  const of = { customer: customer.id, offer: company.id('OF') };
  company.ask(OfferUpgrade.of({ ...of, kind: 'value-added', text: 'training' }, company.meta(customer.seller)));
  const accepted = company.chance.perMille(400);
  company.later(3, () => company.ask(AnswerUpgrade.of({ ...of, accepted }, company.meta(customer.seller))));
};

const refer = (company: Company, customer: Customer): void => {
  met(company, 'referral', { customer });
  const referred = company.id('PR');
  company.ask(RecordReferral.of({ customer: customer.id, referred }, company.meta(customer.seller)));
};
