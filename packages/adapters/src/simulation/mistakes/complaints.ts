/** Mistakes with complaints: out of turn, without a ground, for those whose line it isn't. */

import { addDays, day, known } from '@clientele/domain/kernel';
import {
  AcknowledgeComplaint,
  AnswerRemedy,
  AssignComplaint,
  CompletePrevention,
  ConfirmComplaint,
  CorrectComplaint,
  EscalateComplaint,
  GiveRemedy,
  LodgeComplaint,
  NegotiateEmergency,
  PauseComplaint,
  PlanPrevention,
  ProposeRemedy,
  RecordCorrection,
  ReopenComplaint,
  ResolveComplaint,
  ResumeComplaint,
  RouteComplaint,
} from '@clientele/domain/service';
import { yuan } from '../amounts.ts';
import type { Company } from '../company.ts';
import type { Case } from '../entities.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { serviceClerk, serviceManager } from '../people.ts';

const pause = { waitsFor: 'complainant', reason: 'a photograph' } as const;
const resolving = ({ complaint }: Case, { meta }: Company, by = serviceManager) =>
  ResolveComplaint.of({ complaint, outcome: 'made good' }, meta(by));

export const complaintMistakes: Partial<Mistakes> = {
  'complaint heard': [
    {
      code: 'complaint.not-lodged',
      command: ({ complaint }, { meta }) =>
        AssignComplaint.of({ complaint, handler: serviceClerk.id }, meta(serviceClerk)),
    },
    {
      code: 'complaint.about-nothing',
      command: ({ complaint, content }, { meta }) =>
        LodgeComplaint.of({ complaint, content: { ...content, about: {} } }, meta(serviceClerk)),
    },
    {
      code: 'complaint.contact-of-nobody',
      command: ({ complaint, content }, { meta }) =>
        LodgeComplaint.of({ complaint, content: { ...content, contact: known('a number') } }, meta(serviceClerk)),
    },
  ],
  'complaint lodged': [
    {
      code: 'complaint.lodged-already',
      command: ({ complaint, content }, { meta }) => LodgeComplaint.of({ complaint, content }, meta(serviceClerk)),
    },
    {
      code: 'complaint.corrects-another',
      command: ({ complaint, content }, { meta }) =>
        CorrectComplaint.of(
          { complaint, corrects: 'no-such-event', after: content, reason: 'a slip' },
          meta(serviceClerk),
        ),
    },
    {
      code: 'complaint.dated-too-early',
      command: ({ complaint }, { meta, now }) =>
        AcknowledgeComplaint.of({ complaint }, meta(serviceClerk, now() - day)),
    },
    {
      code: 'complaint.not-paused',
      command: ({ complaint }, { meta }) => ResumeComplaint.of({ complaint }, meta(serviceClerk)),
    },
    {
      code: 'complaint.waits-for-itself',
      command: ({ complaint }, { meta }) =>
        PauseComplaint.of({ complaint, waiting: 'complainant', ...pause }, meta(serviceClerk)),
    },
    {
      code: 'complaint.no-emergency',
      fits: ({ severity }) => severity !== 'emergency',
      command: ({ complaint }, { meta }) =>
        NegotiateEmergency.of({ complaint, agreement: 'none' }, meta(serviceManager)),
    },
    {
      code: 'complaint.not-resolved',
      command: ({ complaint }, { meta }) => ConfirmComplaint.of({ complaint, score: 5 }, meta(serviceClerk)),
    },
  ],
  'complaint to route': [
    {
      code: 'complaint.not-routed',
      fits: ({ severity }) => severity !== 'ordinary',
      command: (one, company) => resolving(one, company),
    },
    {
      code: 'complaint.beyond-first-line',
      fits: ({ severity }) => severity !== 'ordinary',
      command: (one, company) => resolving(one, company, serviceClerk),
    },
    {
      code: 'complaint.not-negotiated',
      fits: ({ severity }) => severity === 'emergency',
      command: (one, company) => resolving(one, company),
    },
  ],
  'complaint escalated': [
    {
      code: 'complaint.escalated-already',
      command: ({ complaint }, { meta }) => EscalateComplaint.of({ complaint, reason: 'again' }, meta(serviceClerk)),
    },
  ],
  'complaint acknowledged': [
    {
      code: 'complaint.acknowledged-already',
      command: ({ complaint }, { meta }) => AcknowledgeComplaint.of({ complaint }, meta(serviceClerk)),
    },
    {
      code: 'complaint.dated-too-late',
      command: ({ complaint, origin }, { meta, rooms }) => {
        const state = rooms.complaint.stateOf(complaint);
        const after = state.status === 'lodged' ? state.content : null;
        return CorrectComplaint.of({ complaint, corrects: origin, after, reason: 'a slip' }, meta(serviceClerk));
      },
    },
  ],
  'complaint paused': [
    {
      code: 'complaint.paused',
      command: ({ complaint }, { meta }) =>
        PauseComplaint.of({ complaint, waiting: 'handler', ...pause }, meta(serviceClerk)),
    },
  ],
  'remedy wanted': [
    {
      code: 'complaint.remedy-unknown',
      command: ({ complaint, remedy }, { meta }) =>
        AnswerRemedy.of({ complaint, remedy, accepted: true }, meta(serviceClerk)),
    },
    {
      code: 'complaint.remedy-without-amount',
      command: ({ complaint, remedy }, { meta }) =>
        ProposeRemedy.of({ complaint, remedy, kind: 'compensation' }, meta(serviceClerk)),
    },
    {
      code: 'complaint.remedy-not-above-zero',
      command: ({ complaint, remedy }, { meta }) =>
        ProposeRemedy.of({ complaint, remedy, kind: 'allowance', amount: yuan(0) }, meta(serviceClerk)),
    },
  ],
  'remedy proposed': [
    {
      code: 'complaint.remedy-proposed-already',
      command: ({ complaint, remedy }, { meta }) =>
        ProposeRemedy.of({ complaint, remedy, kind: 'repair' }, meta(serviceClerk)),
    },
    {
      code: 'complaint.remedy-unanswered',
      command: ({ complaint, remedy }, { meta }) =>
        GiveRemedy.of({ complaint, remedy, document: 'credit-note', id: 'H0' }, meta(serviceClerk)),
    },
  ],
  'remedy refused': [
    {
      code: 'complaint.remedy-refused',
      command: ({ complaint, remedy }, { meta }) =>
        GiveRemedy.of({ complaint, remedy, document: 'credit-note', id: 'H0' }, meta(serviceClerk)),
    },
    {
      code: 'complaint.remedy-answered-already',
      command: ({ complaint, remedy }, { meta }) =>
        AnswerRemedy.of({ complaint, remedy, accepted: true }, meta(serviceClerk)),
    },
  ],
  'remedy accepted': [
    {
      code: 'complaint.remedy-shown-by-other',
      command: ({ complaint, remedy }, { meta }) =>
        GiveRemedy.of({ complaint, remedy, document: 'service-case', id: 'H0' }, meta(serviceClerk)),
    },
  ],
  'remedy given': [
    {
      code: 'complaint.remedy-given-already',
      command: ({ complaint, remedy }, { meta }) =>
        GiveRemedy.of({ complaint, remedy, document: 'credit-note', id: 'H0' }, meta(serviceClerk)),
    },
  ],
  'complaint to resolve': [
    {
      code: 'complaint.without-cause',
      command: ({ complaint }, { meta }) => RecordCorrection.of({ complaint, text: 'put right' }, meta(serviceClerk)),
    },
  ],
  'cause found': [
    {
      code: 'complaint.without-correction',
      command: ({ complaint }, { meta, today }) => {
        const planned = { complaint, measure: 'W0', text: 'check', owner: serviceManager.id, due: today() };
        return PlanPrevention.of(planned, meta(serviceManager));
      },
    },
    {
      code: 'complaint.measure-unknown',
      command: ({ complaint }, { meta }) => CompletePrevention.of({ complaint, measure: 'W0' }, meta(serviceManager)),
    },
  ],
  'prevention planned': [
    {
      code: 'complaint.measure-planned-already',
      command: ({ complaint, measure }, { meta, today }) =>
        PlanPrevention.of(
          { complaint, measure, text: 'check', owner: serviceManager.id, due: today() },
          meta(serviceManager),
        ),
    },
    {
      code: 'complaint.measure-due-in-the-past',
      command: ({ complaint }, { meta, today }) =>
        PlanPrevention.of(
          { complaint, measure: 'W0', text: 'check', owner: serviceManager.id, due: addDays(today(), -1) },
          meta(serviceManager),
        ),
    },
  ],
  'prevention done': [
    {
      code: 'complaint.measure-done-already',
      command: ({ complaint, measure }, { meta }) =>
        CompletePrevention.of({ complaint, measure }, meta(serviceManager)),
    },
  ],
  'complaint resolved': [
    {
      code: 'complaint.not-open',
      command: ({ complaint }, { meta }) => RouteComplaint.of({ complaint, department: 'sales' }, meta(serviceClerk)),
    },
  ],
  'complaint confirmed': [
    {
      code: 'complaint.confirmed-already',
      command: ({ complaint }, { meta }) => ConfirmComplaint.of({ complaint, score: 1 }, meta(serviceClerk)),
    },
  ],
  'complaint lapsed': [
    {
      code: 'complaint.lapsed',
      command: ({ complaint }, { meta }) => ConfirmComplaint.of({ complaint, score: 4 }, meta(serviceClerk)),
    },
    {
      code: 'complaint.reopened-too-late',
      command: ({ complaint }, { meta }) => ReopenComplaint.of({ complaint, reason: 'again' }, meta(serviceClerk)),
    },
  ],
};
