/** Mistakes where a superior goes along. */

import { AnalyseJointVisit, HoldCoachingSession, HoldJointVisit } from '@clientele/domain/field';
import { addDays, day } from '@clientele/domain/kernel';
import type { Mistakes } from '../moment-subjects.ts';

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
  'coaching session due': [
    {
      code: 'coaching.day-is-past',
      command: (talk, { meta, today }) =>
        HoldCoachingSession.of(
          { ...talk, next: addDays(today(), -1) },
          meta({ id: talk.superior, roles: ['sales-manager'] }),
        ),
    },
  ],
  'coaching session held': [
    {
      code: 'coaching.talked-already',
      command: (talk, { meta }) => HoldCoachingSession.of(talk, meta({ id: talk.superior, roles: ['sales-manager'] })),
    },
  ],
};
