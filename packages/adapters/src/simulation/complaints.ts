/** Complaints: about goods and deliveries, by their gravity; answered, paused, made good, settled, and some taken up again. */

import { addDays, quantity } from '@clientele/domain/kernel';
import {
  AcknowledgeComplaint,
  AnswerRemedy,
  AssignComplaint,
  CompletePrevention,
  ConfirmComplaint,
  CorrectComplaint,
  complaintPolicy,
  EscalateComplaint,
  GiveRemedy,
  LodgeComplaint,
  NegotiateEmergency,
  PauseComplaint,
  PlanPrevention,
  ProposeRemedy,
  RecordCause,
  RecordCorrection,
  ReopenComplaint,
  ResolveComplaint,
  ResumeComplaint,
  RouteComplaint,
  type Severity,
} from '@clientele/domain/service';
import { yuan } from './amounts.ts';
import type { Company } from './company.ts';
import { type Case, complaintClasses, type Sale } from './entities.ts';
import { met } from './moments.ts';
import { isOpen } from './money.ts';
import { serviceClerk, serviceManager } from './people.ts';

const ways = ['phone', 'phone', 'web', 'letter', 'visit'] as const;
const texts = { quality: 'the seal was broken', delivery: 'two days late', packaging: 'crushed', service: 'no answer' };

/** Some days after a delivery somebody complains. */
export const complainLater = (company: Company, sale: Sale, invoice: string): void =>
  company.later(company.chance.int(1, 12), () => lodge(company, sale, invoice));

const lodge = (company: Company, sale: Sale, invoice: string): void => {
  const { chance } = company;
  const complaint = company.id('G');
  const ofClass = chance.pick(complaintClasses);
  const severity: Severity = company.seldom('an emergency', 40)
    ? 'emergency'
    : company.seldom('a serious complaint', 200)
      ? 'serious'
      : 'ordinary';
  const open = company.openInvoices.get(invoice);
  const holdsBack = open !== undefined && !open.held && isOpen(company, invoice) && chance.perMille(300);
  const { order, customer } = sale;
  const content = {
    customer: customer.id,
    channel: chance.pick(ways),
    about: { order, ...(holdsBack ? { invoice } : {}), ...productOf(sale) },
    class: ofClass,
    severity,
    territory: customer.area.id,
    place: customer.place,
    text: texts[ofClass],
  };
  met(company, 'complaint heard', { complaint, content });
  const events = company.ask(LodgeComplaint.of({ complaint, content }, company.meta(serviceClerk)));
  const [lodged] = events;
  if (lodged === undefined) return;
  if (holdsBack) open.held = true;
  const one: Case = { complaint, sale, severity, ofClass, origin: lodged.id, invoice: holdsBack ? invoice : null };
  met(company, 'complaint lodged', { ...one, content });
  if (chance.perMille(30)) {
    const after = { ...content, class: chance.pick(complaintClasses) };
    const corrected = CorrectComplaint.of(
      { complaint, corrects: lodged.id, after, reason: 'heard wrongly' },
      company.meta(serviceClerk, lodged.occurredAt),
    );
    one.origin = company.ask(corrected)[0]?.id ?? lodged.id;
  }
  company.later(0, () => route(company, one));
};

const productOf = ({ content }: Sale): { product?: string } => {
  const [line] = content.lines;
  return line === undefined ? {} : { product: line.product };
};

const route = (company: Company, one: Case): void => {
  const { complaint, ofClass, severity } = one;
  const { chance } = company;
  met(company, 'complaint to route', one);
  const department = ofClass === 'quality' ? 'quality' : ofClass === 'service' ? 'sales' : 'logistics';
  company.ask(RouteComplaint.of({ complaint, department }, company.meta(serviceClerk)));
  company.ask(AcknowledgeComplaint.of({ complaint, answer: 'we look into it' }, company.meta(serviceClerk)));
  const handler = severity === 'ordinary' ? serviceClerk.id : serviceManager.id;
  company.ask(AssignComplaint.of({ complaint, handler }, company.meta(serviceClerk)));
  if (severity === 'ordinary' && company.seldom('escalated', 100)) {
    company.ask(EscalateComplaint.of({ complaint, reason: 'not for the first line' }, company.meta(serviceClerk)));
    met(company, 'complaint escalated', one);
  }
  if (severity === 'emergency') {
    company.ask(NegotiateEmergency.of({ complaint, agreement: 'taken back tomorrow' }, company.meta(serviceManager)));
  }
  met(company, 'complaint acknowledged', one);
  if (company.seldom('paused', 250)) {
    const wait = { complaint, waiting: 'handler', waitsFor: 'complainant', reason: 'a photograph' } as const;
    company.ask(PauseComplaint.of(wait, company.meta(serviceClerk)));
    met(company, 'complaint paused', one);
    company.later(chance.int(1, 5), () => {
      company.ask(ResumeComplaint.of({ complaint }, company.meta(serviceClerk)));
      makeGood(company, one);
    });
  } else company.later(chance.int(0, 3), () => makeGood(company, one));
};

const makeGood = (company: Company, one: Case): void => {
  const { complaint } = one;
  const { chance } = company;
  const remedy = company.id('Y');
  const byGoods = chance.perMille(400);
  const offered = byGoods
    ? ({ kind: 'exchange', quantity: quantity(1, 'box') } as const)
    : ({ kind: 'allowance', amount: yuan(chance.int(10, 90) * 1000) } as const);
  met(company, 'remedy wanted', { ...one, remedy });
  company.ask(ProposeRemedy.of({ complaint, remedy, ...offered }, company.meta(serviceClerk)));
  met(company, 'remedy proposed', { ...one, remedy });
  const accepted = !company.seldom('refused', 150);
  company.ask(AnswerRemedy.of({ complaint, remedy, accepted }, company.meta(serviceClerk)));
  if (!accepted) {
    met(company, 'remedy refused', { ...one, remedy });
    const again = company.id('Y');
    const more = { complaint, remedy: again, kind: 'compensation', amount: yuan(100_000) } as const;
    company.ask(ProposeRemedy.of(more, company.meta(serviceManager)));
    company.ask(AnswerRemedy.of({ complaint, remedy: again, accepted: true }, company.meta(serviceManager)));
  } else {
    met(company, 'remedy accepted', { ...one, remedy });
    const shown = byGoods
      ? ({ document: 'order', id: company.id('H') } as const)
      : ({ document: 'credit-note', id: company.id('H') } as const);
    company.ask(GiveRemedy.of({ complaint, remedy, ...shown }, company.meta(serviceClerk)));
    met(company, 'remedy given', { ...one, remedy });
  }
  company.later(chance.int(0, 2), () => resolve(company, one));
};

const resolve = (company: Company, one: Case): void => {
  const { complaint, ofClass } = one;
  const { chance } = company;
  met(company, 'complaint to resolve', one);
  company.ask(RecordCause.of({ complaint, cause: ofClass }, company.meta(serviceClerk)));
  met(company, 'cause found', one);
  company.ask(RecordCorrection.of({ complaint, text: 'put right' }, company.meta(serviceClerk)));
  if (company.seldom('prevented', 300)) prevent(company, one);
  company.ask(ResolveComplaint.of({ complaint, outcome: 'made good' }, company.meta(serviceManager)));
  const open = one.invoice === null ? undefined : company.openInvoices.get(one.invoice);
  if (open !== undefined) open.held = false;
  met(company, 'complaint resolved', one);
  if (company.seldom('nobody answers', 200)) company.later(40, () => lapse(company, one));
  else if (one.invoice === null && company.seldom('reopened', 70))
    company.later(chance.int(2, 20), () => reopen(company, one));
  else answerLater(company, one, chance.int(1, 4));
};

const prevent = (company: Company, one: Case): void => {
  const { complaint } = one;
  const measure = company.id('W');
  const due = addDays(company.today(), 30);
  const planned = { complaint, measure, text: 'check each seal', owner: serviceManager.id, due };
  company.ask(PlanPrevention.of(planned, company.meta(serviceManager)));
  met(company, 'prevention planned', { ...one, measure });
  company.later(company.chance.int(5, 25), () => {
    company.ask(CompletePrevention.of({ complaint, measure }, company.meta(serviceManager)));
    met(company, 'prevention done', { ...one, measure });
  });
};

const reopen = (company: Company, one: Case): void => {
  const { complaint } = one;
  company.ask(ReopenComplaint.of({ complaint, reason: 'it happened again' }, company.meta(serviceClerk)));
  company.later(company.chance.int(1, 3), () => {
    company.ask(ResolveComplaint.of({ complaint, outcome: 'replaced' }, company.meta(serviceManager)));
    answerLater(company, one, 2);
  });
};

/** So long after it was closed nothing more is asked of a complaint. */
const closedDays = 60;

const close = (company: Company, { complaint }: Case): void =>
  company.agenda.at(company.now() + closedDays * 86_400_000, () => {
    company.rooms.complaint.forget(complaint);
    company.forgetInstance(complaint);
  });

/** Answered after some days; a long holiday may outlast those in which it can be. */
const answerLater = (company: Company, one: Case, days: number): void => {
  const resolvedOn = company.dayNumber();
  company.later(days, () => {
    if (company.dayNumber() - resolvedOn < complaintPolicy.confirmWithinDays) confirm(company, one);
    else company.later(40, () => lapse(company, one));
  });
};

const confirm = (company: Company, one: Case): void => {
  const score = company.chance.int(2, 5);
  company.ask(ConfirmComplaint.of({ complaint: one.complaint, score }, company.meta(serviceClerk)));
  met(company, 'complaint confirmed', one);
  close(company, one);
};

/** Nobody answered: it is closed by the passing of time, and nobody has to say so. */
const lapse = (company: Company, one: Case): void => {
  met(company, 'complaint lapsed', one);
  close(company, one);
};
