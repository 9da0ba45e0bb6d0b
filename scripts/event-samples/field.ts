/** Events of field work, written by hand for the lock. */
import {
  AppointmentMade,
  AreaOrdered,
  CoachingSessionHeld,
  CustomersPlacedInArea,
  CustomerTakenFromArea,
  FuelClaimed,
  JointVisitAnalysed,
  JointVisitHeld,
  MaterialsPresented,
  QuestionsAnswered,
  RouteAdopted,
  RouteFinished,
  RoutePlanned,
  StopReached,
  StopSkipped,
  UnplannedVisitBegun,
  VisitBegun,
  VisitEnded,
  VisitExcused,
  VisitFindingsNoted,
  VisitMissed,
  VisitPlanned,
  VisitRelayed,
  VisitReplanned,
  VisitReported,
  VisitResearched,
} from '@clientele/domain/field';
import { money, quantity } from '@clientele/domain/kernel';

const of = { visit: 'V-3', customer: 'C-1', salesperson: 'S-7' };
const policies = ['visits@1'] as const;
const position = { latitude: 30_274_100, longitude: 120_155_100 };

export const visitSamples = [
  VisitPlanned.of(
    {
      ...of,
      class: 'village-clinic',
      stage: 'first',
      mode: 'in-person',
      on: '2026-01-05',
      purpose: 'learn needs',
      focus: '产品介绍',
    },
    { policies },
  ),
  VisitPlanned.of(
    {
      ...of,
      class: 'private-clinic',
      stage: 'steady',
      mode: 'phone',
      on: '2026-02-05',
      purpose: 'reorder',
      focus: 'USP',
      occasion: 'return',
    },
    { policies },
  ),
  VisitResearched.of({ ...of, needs: 'cough syrup', preferences: 'small packs' }),
  AppointmentMade.of({ ...of, from: 1_767_578_400_000, means: 'phone', with: 'the doctor' }),
  AppointmentMade.of({ ...of, from: 1_767_578_400_000, means: 'email' }),
  VisitReplanned.of({ ...of, on: '2026-01-06', reason: 'snow' }),
  VisitMissed.of(of),
  VisitExcused.of({ ...of, reason: 'ill' }, { policies }),
  VisitBegun.of({ ...of, position, customerAt: { ...position, latitude: 30_275_000 }, distance: 100 }),
  VisitBegun.of(of),
  UnplannedVisitBegun.of({
    ...of,
    class: 'private-clinic',
    kind: 'incoming',
    mode: 'phone',
    purpose: 'asks for prices',
    wanted: 'S-9',
  }),
  UnplannedVisitBegun.of({ ...of, kind: 'off-plan', mode: 'in-person', purpose: 'look in', occasion: 'round' }),
  VisitRelayed.of({ ...of, means: 'message', note: 'urgent', to: 'S-9' }),
  QuestionsAnswered.of({
    ...of,
    answers: {
      nature: '个体',
      volume: quantity(1200, 'box'),
      cycle: { days: 30, last: '2025-12-20' },
      channel: 'county wholesaler',
      payment: 'cash',
      needs: 'training',
      views: 'works, but dear',
      more: [{ question: 'beds', answer: '4' }],
    },
  }),
  QuestionsAnswered.of({ ...of, answers: { cycle: { days: 7 } } }),
  MaterialsPresented.of(
    { ...of, kinds: ['product-introduction', 'awards'], difference: 'no sugar', usp: 'one dose a day' },
    { policies },
  ),
  MaterialsPresented.of({ ...of, kinds: ['company-image'] }, { policies }),
  VisitFindingsNoted.of({
    ...of,
    seen: 'empty shelf',
    heard: 'a rival calls weekly',
    asked: 'children first',
    needs: 'smaller packs',
    usage: 'daily',
    market: 'prices fall',
    orders: ['O-1001'],
    complaints: ['K-17'],
  }),
  VisitFindingsNoted.of({ ...of, market: 'flu', orders: [], complaints: [] }),
  VisitEnded.of(of),
  VisitReported.of(
    {
      ...of,
      text: 'ordered five boxes',
      next: { what: 'deliver', on: '2026-01-08', owner: 'S-9' },
      due: 1_767_614_400_000,
    },
    { policies },
  ),
];

const together = { subordinate: 'S-7', joint: 'J-1', superior: 'M-1' };

export const coachingSamples = [
  JointVisitHeld.of({ ...together, visit: 'V-3', leads: 'S-7', coaches: 'M-1' }),
  JointVisitAnalysed.of({
    ...together,
    analysis: '开场过长',
    followUps: [{ point: 'I-1', improved: true, note: 'asks first' }],
    points: [{ point: 'I-2', what: 'tell the USP' }],
  }),
  CoachingSessionHeld.of({
    subordinate: 'S-7',
    session: 'T-1',
    superior: 'M-1',
    discussed: 'the gap to the target',
    followUps: [{ point: 'I-2', improved: false, note: 'needs practice' }],
    points: [{ point: 'I-3', what: '预约不足', action: 'five appointments each Monday', due: '2026-01-31' }],
    next: '2026-02-10',
  }),
];

const round = { route: 'R-1', salesperson: 'S-7' };
const stop = { place: 'east village', customer: 'C-1', visit: 'V-3', stay: 1800, open: [{ from: 32_400, to: 43_200 }] };
const figures = { metres: 30_000, travel: 3600, waiting: 0, visiting: 1800 };

export const routeOrderSamples = [
  CustomersPlacedInArea.of({
    book: 'S-7',
    area: '城东',
    customers: [
      { customer: 'C-1', position },
      { customer: 'C-2', position: { ...position, longitude: 120_165_100 } },
    ],
  }),
  AreaOrdered.of({
    book: 'S-7',
    area: '城东',
    start: position,
    back: true,
    order: ['C-1', 'C-2'],
    before: 1921,
    metres: 1921,
  }),
  CustomerTakenFromArea.of({ book: 'S-7', area: '城东', customer: 'C-2' }),
];

export const routeSamples = [
  RoutePlanned.of({
    ...round,
    on: '2026-01-05',
    vehicle: 'motorbike',
    start: 'depot',
    leaves: 30_600,
    stops: [{ ...stop, departs: 30_600, arrives: 32_400, metres: 15_000, begins: 32_400, ends: 34_200 }],
    back: { departs: 34_200, arrives: 36_000, metres: 15_000 },
    given: figures,
    planned: figures,
    leftOut: [{ place: 'west village', reason: '昨日已访' }],
  }),
  RoutePlanned.of({
    ...round,
    on: '2026-01-06',
    vehicle: 'bus',
    start: 'depot',
    leaves: 28_800,
    stops: [
      {
        place: 'town',
        customer: 'C-2',
        stay: 1800,
        open: [],
        appointment: 32_400,
        departs: 30_000,
        arrives: 31_800,
        metres: 9000,
        begins: 32_400,
        ends: 34_200,
      },
    ],
    back: null,
    given: null,
    planned: { metres: 9000, travel: 1800, waiting: 1800, visiting: 1800 },
    leftOut: [],
  }),
  RouteAdopted.of(round),
  StopReached.of({
    ...round,
    place: 'east village',
    customer: 'C-1',
    departs: 30_600,
    arrives: 32_700,
    begins: 32_760,
    ends: 34_500,
    metres: 15_400,
    late: 300,
    missed: -60,
  }),
  StopReached.of({
    ...round,
    place: 'town',
    customer: 'C-2',
    departs: 30_000,
    arrives: 31_000,
    begins: 32_400,
    ends: 34_200,
    metres: 9000,
    late: -800,
  }),
  StopSkipped.of({ ...round, place: 'town', customer: 'C-2', reason: '大雪封路' }),
  RouteFinished.of({
    ...round,
    back: { departs: 34_500, arrives: 36_900, metres: 17_000 },
    planned: figures,
    driven: { metres: 32_400, travel: 4500, waiting: 60, visiting: 1740 },
    detour: 2400,
  }),
  RouteFinished.of({ ...round, back: null, planned: figures, driven: figures, detour: 0 }),
  FuelClaimed.of(
    {
      ...round,
      claim: 'F-1',
      metres: 32_400,
      amount: money(1134, 'CNY'),
      perKilometre: money(35, 'CNY'),
      reason: 'bridge closed',
    },
    { policies: ['routes@1'] },
  ),
];
