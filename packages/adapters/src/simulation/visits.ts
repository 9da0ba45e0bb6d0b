/** Visits: dense at first, then sparse, never broken off; prepared, made, reported, and now and then missed or put off. */

import {
  AnalyseJointVisit,
  AnswerQuestions,
  BeginUnplannedVisit,
  BeginVisit,
  type Cadence,
  EndVisit,
  ExcuseVisit,
  HoldCoachingSession,
  HoldJointVisit,
  MakeAppointment,
  MissVisit,
  NoteVisitFindings,
  ordinaryCadence,
  PlanVisit,
  PresentMaterials,
  RelayVisit,
  ReplanVisit,
  ReportVisit,
  ResearchVisit,
  vipCadence,
} from '@clientele/domain/field';
import { addDays, dateOfDayNumber, dayNumber, minute, quantity } from '@clientele/domain/kernel';
import { dayStart } from './agenda.ts';
import { workdayFrom } from './calendar.ts';
import type { Company } from './company.ts';
import type { Area, Customer, Visit } from './entities.ts';
import { met } from './moments.ts';
import { survey } from './service.ts';

const cadenceOf = ({ interval }: Customer): Cadence => (interval <= 9 ? vipCadence : ordinaryCadence);

/** Begins the run of visits to a customer: the opening soon, then by its cadence for ever. */
export const openVisits = (company: Company, customer: Customer): void =>
  company.later(company.chance.int(1, 10), () => plan(company, customer, 0));

/** Plans the `count`-th visit, for a day of the week to come; the one after it follows by the cadence. */
const plan = (company: Company, customer: Customer, count: number): void => {
  const { chance } = company;
  const visit = company.id('Z');
  const { id, seller, visitClass } = customer;
  const day = workdayFrom(company.dayNumber() + chance.int(1, 5));
  const one: Visit = { visit, customer, on: dateOfDayNumber(day) };
  const first = count === 0;
  company.ask(
    PlanVisit.of(
      {
        visit,
        customer: id,
        salesperson: seller.id,
        class: visitClass,
        stage: first ? 'opening' : 'regular',
        mode: first || chance.perMille(700) ? 'in-person' : 'phone',
        on: one.on,
        purpose: first ? 'get to know each other' : 'stocks, orders, payment',
        focus: first ? 'trust' : 'sales',
      },
      company.meta(seller),
    ),
  );
  met(company, 'visit planned', one);
  if (chance.perMille(80)) replan(company, one);
  company.agenda.at(dayStart(workdayFrom(dayOf(one))) + chance.int(9 * 60, 16 * 60) * minute, () => go(company, one));
  const { opening, steady } = cadenceOf(customer);
  company.later(opening[count] ?? steady, () => plan(company, customer, count + 1));
};

const dayOf = ({ on }: Visit): number => dayNumber(on);

const replan = (company: Company, one: Visit): void => {
  const on = dateOfDayNumber(workdayFrom(dayOf(one) + company.chance.int(1, 3)));
  company.ask(
    ReplanVisit.of({ visit: one.visit, on, reason: 'the customer is away' }, company.meta(one.customer.seller)),
  );
  one.on = on;
};

const go = (company: Company, one: Visit): void => {
  const { visit, customer } = one;
  const { chance } = company;
  const { seller } = customer;
  if (company.seldom('missed', 40)) {
    miss(company, one);
    return;
  }
  const known = { visit, needs: 'quick deliveries', preferences: 'mornings' };
  company.ask(ResearchVisit.of(known, company.meta(seller)));
  if (chance.perMille(300)) {
    const from = company.now() + 30 * minute;
    company.ask(MakeAppointment.of({ visit, from, means: 'phone' }, company.meta(seller)));
  }
  met(company, 'visit researched', one);
  const { position } = customer;
  const near = { latitude: position.latitude + chance.int(-900, 900), longitude: position.longitude };
  company.ask(BeginVisit.of({ visit, position: near, customerAt: position }, company.meta(seller)));
  met(company, 'visit begun', one);
  talk(company, one);
  company.agenda.at(company.now() + chance.int(15, 70) * minute, () => end(company, one));
};

const natures = ['retail', 'clinic', 'hospital pharmacy'] as const;

const talk = (company: Company, { visit, customer }: Visit): void => {
  const { chance } = company;
  const { seller } = customer;
  const answers = {
    nature: chance.pick(natures),
    volume: quantity(customer.size * chance.int(60, 200), 'box'),
    ...(chance.perMille(800) ? { cycle: { days: customer.interval } } : {}),
    channel: 'wholesale',
    ...(chance.perMille(700) ? { payment: customer.onAccount ? 'on account' : 'cash' } : {}),
    ...(chance.perMille(600) ? { needs: 'shorter delivery times', views: 'works well' } : {}),
  };
  company.ask(AnswerQuestions.of({ visit, answers }, company.meta(seller)));
  if (chance.perMille(650)) {
    const shown = {
      visit,
      kinds: ['product-introduction', 'certificates'],
      difference: 'acts sooner',
      usp: 'one a day',
    } as const;
    company.ask(PresentMaterials.of({ ...shown, kinds: [...shown.kinds] }, company.meta(seller)));
  }
  if (chance.perMille(400))
    company.ask(
      NoteVisitFindings.of({ visit, seen: 'a rival on the shelf', orders: [], complaints: [] }, company.meta(seller)),
    );
};

const end = (company: Company, one: Visit): void => {
  const { visit, customer } = one;
  const { chance } = company;
  const { seller } = customer;
  company.ask(EndVisit.of({ visit }, company.meta(seller)));
  met(company, 'visit ended', one);
  if (company.seldom('coached', 30)) coach(company, one);
  if (company.seldom('asked', 150)) survey(company, customer);
  const late = chance.perMille(120);
  const report = (): void => {
    const next = { what: 'call about the next order', on: addDays(company.today(), 14), owner: seller.id };
    company.ask(ReportVisit.of({ visit, text: 'as planned', next }, company.meta(seller)));
    met(company, 'visit reported', one);
    company.rooms.visit.forget(visit);
  };
  if (late) company.later(1, report);
  else company.agenda.at(company.now() + chance.int(5, 90) * minute, report);
};

const miss = (company: Company, one: Visit): void => {
  const { visit, customer } = one;
  const { seller } = customer;
  company.ask(MissVisit.of({ visit }, company.meta(seller)));
  if (company.seldom('excused', 500)) {
    company.ask(ExcuseVisit.of({ visit, reason: 'ill' }, company.meta(seller)));
    met(company, 'visit excused', one);
    company.rooms.visit.forget(visit);
    return;
  }
  company.later(4, () => {
    met(company, 'visit missed', one);
    company.rooms.visit.forget(visit);
  });
};

/** The manager goes along, the seller leads, and both say afterwards what to improve. */
const coach = (company: Company, { visit, customer }: Visit): void => {
  const subordinate = customer.seller.id;
  const { manager } = customer.area;
  const joint = company.id('J');
  const before = company.rooms.coaching.stateOf(subordinate);
  met(company, 'joint visit due', { subordinate, joint, superior: manager.id, visit });
  const both = { subordinate, joint, superior: manager.id, visit, leads: subordinate, coaches: manager.id };
  company.ask(HoldJointVisit.of(both, company.meta(manager)));
  met(company, 'joint visit held', { subordinate, joint, superior: manager.id, visit });
  const left = before.points.filter(({ improved }) => !improved);
  const followUps = left.map(({ point }) => ({ point, improved: company.chance.perMille(600), note: 'watched' }));
  const points = [{ point: company.id('Q'), what: 'ask before presenting' }];
  const said = { subordinate, joint, analysis: 'listens well', followUps, points };
  company.ask(AnalyseJointVisit.of(said, company.meta(manager)));
  met(company, 'joint visit analysed', { subordinate, joint, superior: manager.id, visit });
  if (company.seldom('talked to alone', 300))
    company.later(company.chance.int(5, 12), () => talkAlone(company, customer.area, subordinate));
};

/** Both sit together without a customer: what became of the points, what is to be done, and when they meet again. */
const talkAlone = (company: Company, { manager }: Area, subordinate: string): void => {
  const open = company.rooms.coaching.stateOf(subordinate).points.filter(({ improved }) => !improved);
  const today = company.today();
  const talk = {
    subordinate,
    session: company.id('A'),
    superior: manager.id,
    discussed: 'what went well and what did not',
    followUps: open.map(({ point }) => ({ point, improved: company.chance.perMille(600), note: 'talked about' })),
    points: [
      { point: company.id('Q'), what: 'plan the week ahead', action: 'a list each Friday', due: addDays(today, 14) },
    ],
    next: addDays(today, 28),
  };
  met(company, 'coaching session due', talk);
  company.ask(HoldCoachingSession.of(talk, company.meta(manager)));
  met(company, 'coaching session held', talk);
};

/** Somebody walks in, and wanted another who is away. */
export const walkIn = (company: Company, customer: Customer): void => {
  const visit = company.id('Z');
  const { area, seller } = customer;
  const host = area.sellers.find((one) => one.id !== seller.id) ?? area.manager;
  const came = {
    visit,
    customer: customer.id,
    salesperson: host.id,
    class: customer.visitClass,
    kind: 'walk-in',
    mode: 'in-person',
    purpose: 'asks for a catalogue',
    wanted: seller.id,
  } as const;
  company.ask(BeginUnplannedVisit.of(came, company.meta(host)));
  company.ask(RelayVisit.of({ visit, means: 'phone' }, company.meta(host)));
  met(company, 'visit relayed', { visit, customer, on: company.today() });
  company.ask(EndVisit.of({ visit }, company.meta(host)));
  const next = { what: 'send the catalogue', on: addDays(company.today(), 2), owner: seller.id };
  company.ask(ReportVisit.of({ visit, text: 'wanted a catalogue', next }, company.meta(host)));
  company.rooms.visit.forget(visit);
};
