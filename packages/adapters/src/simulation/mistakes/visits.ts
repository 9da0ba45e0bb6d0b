/** Mistakes on visits, and where a superior goes along. */

import {
  AnalyseJointVisit,
  BeginUnplannedVisit,
  BeginVisit,
  EndVisit,
  ExcuseVisit,
  HoldJointVisit,
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
import type { Mistakes } from '../moment-subjects.ts';
import type { Visit } from '../visits.ts';

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

const analysis = { analysis: 'listens well', followUps: [] };
const point = { point: 'Q0', what: 'ask first' };

export const coachingMistakes: Partial<Mistakes> = {
  'joint visit due': [
    {
      code: 'coaching.coaches-himself',
      command: ({ subordinate, joint, superior, visit }, { meta }) =>
        HoldJointVisit.of(
          { subordinate, joint, superior: subordinate, visit, leads: subordinate, coaches: subordinate },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
    {
      code: 'coaching.roles-turned',
      command: ({ subordinate, joint, superior, visit }, { meta }) =>
        HoldJointVisit.of(
          { subordinate, joint, superior, visit, leads: superior, coaches: subordinate },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
  ],
  'joint visit held': [
    {
      code: 'coaching.held-already',
      command: (one, { meta }) =>
        HoldJointVisit.of(
          { ...one, leads: one.subordinate, coaches: one.superior },
          meta({ id: one.superior, roles: ['sales-manager'] }),
        ),
    },
    {
      code: 'coaching.last-not-analysed',
      command: (one, { meta }) =>
        HoldJointVisit.of(
          { ...one, joint: 'J0', leads: one.subordinate, coaches: one.superior },
          meta({ id: one.superior, roles: ['sales-manager'] }),
        ),
    },
    {
      code: 'coaching.not-the-last',
      command: ({ subordinate, superior }, { meta }) =>
        AnalyseJointVisit.of(
          { subordinate, joint: 'J0', ...analysis, points: [point] },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
    {
      code: 'coaching.before-what-happened',
      command: ({ subordinate, superior, joint }, { meta, now }) =>
        AnalyseJointVisit.of(
          { subordinate, joint, ...analysis, points: [point] },
          meta({ id: superior, roles: ['sales-manager'] }, now() - day),
        ),
    },
    {
      code: 'coaching.points-unknown',
      command: ({ subordinate, superior, joint }, { meta }) => {
        const followUps = [{ point: 'Q0', improved: true, note: 'watched' }];
        const said = { subordinate, joint, analysis: 'listens well', followUps, points: [{ ...point, point: 'Q00' }] };
        return AnalyseJointVisit.of(said, meta({ id: superior, roles: ['sales-manager'] }));
      },
    },
    {
      code: 'coaching.points-twice',
      command: ({ subordinate, superior, joint }, { meta }) =>
        AnalyseJointVisit.of(
          { subordinate, joint, ...analysis, points: [point, point] },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
    {
      code: 'coaching.points-left',
      fits: ({ subordinate }, { rooms }) =>
        rooms.coaching.stateOf(subordinate).points.some(({ improved }) => !improved),
      command: ({ subordinate, superior, joint }, { meta }) =>
        AnalyseJointVisit.of(
          { subordinate, joint, ...analysis, points: [point] },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
  ],
  'joint visit analysed': [
    {
      code: 'coaching.analysed-already',
      command: ({ subordinate, superior, joint }, { meta }) =>
        AnalyseJointVisit.of(
          { subordinate, joint, ...analysis, points: [point] },
          meta({ id: superior, roles: ['sales-manager'] }),
        ),
    },
  ],
};
