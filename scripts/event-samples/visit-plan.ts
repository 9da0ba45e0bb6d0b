/** Events of visit plans and of their rules, written by hand for the lock. */
import {
  ProblemMet,
  ProgressFollowedUp,
  VisitPlanAdopted,
  VisitPlanAmended,
  VisitPlanClosed,
  VisitRulesAdopted,
} from '@clientele/domain/field';
import { half, quarter } from '@clientele/domain/kernel';

const cadence = { opening: [7, 14, 30], steady: 90, longest: 92, monthly: false, callsPerYear: 4 };

export const visitRulesSamples = [
  VisitRulesAdopted.of(
    {
      policy: {
        name: 'visits-east',
        version: 1,
        from: '2026-01-01',
        vip: { ...cadence, name: 'vip', version: 1, steady: 28, opening: [7, 14], longest: 31, monthly: true },
        ordinary: { ...cadence, name: 'ordinary', version: 2 },
        classes: [{ class: 'county-hospital', cadence: { ...cadence, name: 'hospitals', version: 1, steady: 60 } }],
        capacity: { visits: 8, calls: 20 },
        roundDays: 5,
        shiftDays: 14,
        catchUpDays: 14,
        followUps: [{ class: 'village-clinic', days: 30 }],
        ownCalls: [{ manager: 'M-1', everyDays: 30 }],
        progressDays: 7,
        areas: [
          { area: 'A-3', salesperson: 'S-7', vehicle: 'motorbike' },
          { area: 'A-4', salesperson: 'S-7', vehicle: null },
        ],
      },
    },
    { policies: ['policy-adoption@1'] },
  ),
];

const policies = ['visits-east@1', 'china-8x5@1'] as const;
const key = { salesperson: 'S-7', horizon: quarter(2026, 1) };
const visit = { visit: 'V-3', on: '2026-01-05', due: '2026-01-04', mode: 'in-person', purpose: 'learn needs' } as const;
const line = {
  customer: 'C-1',
  class: 'village-clinic',
  stage: 'first',
  importance: 'ordinary',
  area: 'A-3',
  run: { opened: '2025-06-01', done: 2, last: '2025-12-20' },
  visits: [{ ...visit, focus: '产品介绍', round: 'R-1' }],
} as const;
const { area: _area, ...nowhere } = line;

export const visitPlanSamples = [
  VisitPlanAdopted.of(
    {
      ...key,
      from: '2026-01-01',
      customers: [
        { ...line, visits: [...line.visits] },
        {
          ...nowhere,
          customer: 'C-2',
          importance: 'vip',
          run: { opened: '2026-01-02', done: 0, last: null },
          visits: [],
        },
      ],
    },
    { policies },
  ),
  VisitPlanAmended.of(
    {
      ...key,
      reason: 'snow',
      changes: [
        { kind: 'take-in', line: { ...line, customer: 'C-3', visits: [] } },
        { kind: 'add', customer: 'C-2', visit: { ...visit, visit: 'V-9', mode: 'phone', focus: 'service' } },
        { kind: 'move', visit: 'V-3', on: '2026-01-06' },
        { kind: 'drop', visit: 'V-8' },
      ],
    },
    { policies },
  ),
  VisitPlanClosed.of({
    ...key,
    outcomes: [
      { visit: 'V-3', outcome: 'kept', done: 'V-3' },
      { visit: 'V-4', outcome: 'excused' },
      { visit: 'V-5', outcome: 'missed' },
    ],
    offPlan: ['V-20'],
    planned: 3,
    kept: 1,
    excused: 1,
    missed: 1,
  }),
  VisitPlanClosed.of({
    salesperson: 'S-8',
    horizon: half(2026, 1),
    outcomes: [],
    offPlan: [],
    planned: 0,
    kept: 0,
    excused: 0,
    missed: 0,
  }),
];

export const progressSamples = [
  ProblemMet.of({ salesperson: 'S-7', problem: 'B-1', what: '竞品降价' }),
  ProgressFollowedUp.of(
    {
      salesperson: 'S-7',
      followUp: 'F-1',
      manager: 'M-1',
      progress: [{ measure: 'sales', reached: 40_000, target: 100_000 }],
      guidance: [{ problem: 'B-1', guidance: 'tell the USP', solved: false }],
      next: '2026-01-12',
    },
    { policies: ['visits-east@1'] },
  ),
];
