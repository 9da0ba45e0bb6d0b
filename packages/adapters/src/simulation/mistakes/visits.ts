/** Mistakes on visits, before, at and after them. */

import {
  BeginUnplannedVisit,
  BeginVisit,
  EndVisit,
  ExcuseVisit,
  MakeAppointment,
  MissVisit,
  NoteVisitFindings,
  PlanVisit,
  PresentMaterials,
  RelayVisit,
  ReplanVisit,
  ReportVisit,
  ResearchVisit,
} from '@clientele/domain/field';
import { addDays, day } from '@clientele/domain/kernel';
import type { Company } from '../company.ts';
import type { Visit } from '../entities.ts';
import type { Mistakes } from '../moment-subjects.ts';

const planned = ({ customer }: Visit, visit: string) => ({
  visit,
  customer: customer.id,
  salesperson: customer.seller.id,
  class: customer.visitClass,
  stage: 'regular',
  mode: 'phone' as const,
  purpose: 'stocks',
  focus: 'sales',
});
const by = ({ customer }: Visit, company: Company, at?: number) => company.meta(customer.seller, at);
const known = { needs: 'quick deliveries', preferences: 'mornings' };

export const visitMistakes: Partial<Mistakes> = {
  'visit planned': [
    {
      code: 'visit.known-already',
      command: (one, company) => PlanVisit.of({ ...planned(one, one.visit), on: one.on }, by(one, company)),
    },
    {
      code: 'visit.unknown',
      command: (one, company) => ResearchVisit.of({ visit: 'Z0', ...known }, by(one, company)),
    },
    {
      code: 'visit.day-is-past',
      command: (one, company) =>
        PlanVisit.of({ ...planned(one, 'Z0'), on: addDays(company.today(), -1) }, by(one, company)),
    },
    {
      code: 'visit.same-day',
      command: (one, company) => ReplanVisit.of({ visit: one.visit, on: one.on, reason: 'a slip' }, by(one, company)),
    },
    {
      code: 'visit.day-not-come',
      command: (one, company) => MissVisit.of({ visit: one.visit }, by(one, company)),
    },
    {
      code: 'visit.focus-not-of-class',
      command: (one, company) => {
        const wrong = { ...planned(one, 'Z0'), class: 'village-clinic' as const, stage: 'opening', on: one.on };
        return PlanVisit.of(wrong, by(one, company));
      },
    },
    {
      code: 'visit.appointment-in-person',
      command: (one, company) =>
        MakeAppointment.of({ visit: one.visit, from: company.now() + day, means: 'in-person' }, by(one, company)),
    },
    {
      code: 'visit.before-what-happened',
      command: (one, company) =>
        ResearchVisit.of({ visit: one.visit, ...known }, by(one, company, company.now() - day)),
    },
    {
      code: 'visit.mode-does-not-fit',
      command: (one, company) => {
        const { focus: _, stage: __, ...came } = planned(one, 'Z0');
        return BeginUnplannedVisit.of({ ...came, kind: 'walk-in' }, by(one, company));
      },
    },
    {
      code: 'visit.not-researched',
      command: (one, company) => BeginVisit.of({ visit: one.visit }, by(one, company)),
    },
  ],
  'visit researched': [
    {
      code: 'visit.place-unknown',
      fits: ({ visit }, { rooms }) => rooms.visit.stateOf(visit)?.mode === 'in-person',
      command: (one, company) => BeginVisit.of({ visit: one.visit }, by(one, company)),
    },
  ],
  'visit begun': [
    {
      code: 'visit.nobody-absent',
      command: (one, company) => RelayVisit.of({ visit: one.visit, means: 'phone' }, by(one, company)),
    },
    {
      code: 'visit.material-not-for-class',
      fits: ({ customer }) => customer.visitClass === 'village-clinic',
      command: (one, company) => PresentMaterials.of({ visit: one.visit, kinds: ['sales-data'] }, by(one, company)),
    },
    {
      code: 'visit.usp-missing',
      command: (one, company) =>
        PresentMaterials.of({ visit: one.visit, kinds: ['product-introduction'] }, by(one, company)),
    },
    {
      code: 'visit.nothing-noted',
      command: (one, company) =>
        NoteVisitFindings.of({ visit: one.visit, orders: [], complaints: [] }, by(one, company)),
    },
  ],
  'visit ended': [
    {
      code: 'visit.next-in-the-past',
      command: (one, company) => {
        const next = { what: 'call', on: addDays(company.today(), -1), owner: one.customer.seller.id };
        return ReportVisit.of({ visit: one.visit, text: 'as planned', next }, by(one, company));
      },
    },
  ],
  'visit reported': [
    {
      code: 'visit.not-at-this-stage',
      command: (one, company) => EndVisit.of({ visit: one.visit }, by(one, company)),
    },
  ],
  'visit missed': [
    {
      code: 'visit.excuse-too-late',
      command: (one, company) => ExcuseVisit.of({ visit: one.visit, reason: 'forgotten' }, by(one, company)),
    },
  ],
  'visit excused': [
    {
      code: 'visit.excused-already',
      command: (one, company) => ExcuseVisit.of({ visit: one.visit, reason: 'ill' }, by(one, company)),
    },
  ],
  'visit relayed': [
    {
      code: 'visit.relayed-already',
      command: (one, company) => RelayVisit.of({ visit: one.visit, means: 'phone' }, by(one, company)),
    },
  ],
};
