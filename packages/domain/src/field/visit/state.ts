/** How far a visit has come. */
import { type Instant, type LocalDate, minute, type StoredEvent } from '../../kernel/index.ts';
import type { ContactMode, MaterialKind, VisitAnswers, VisitClass, VisitOccasion } from './content.ts';
import type { VisitEvent } from './events.ts';

/** When something was so. */
export interface VisitMoment {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** The report of a visit; `late` in whole minutes begun after it was due, 0 where it was not. */
export interface VisitReport extends VisitMoment {
  readonly text: string;
  readonly due: Instant;
  readonly late: number;
  readonly next: { readonly what: string; readonly on: LocalDate; readonly owner: string };
}

/** What was found at a visit, each as it was noted. */
export type VisitFindings = Omit<
  Extract<VisitEvent, { readonly type: 'VisitFindingsNoted' }>['data'],
  'visit' | 'customer' | 'salesperson'
>;

/** A visit that is known. */
export interface KnownVisit {
  readonly status: 'planned' | 'missed' | 'begun' | 'ended' | 'reported';
  readonly visit: string;
  readonly customer: string;
  readonly salesperson: string;
  /** Null where the customer is of none of the classes, or nobody knows. */
  readonly class: VisitClass | null;
  readonly mode: ContactMode;
  readonly kind: 'planned' | 'off-plan' | 'walk-in' | 'incoming';
  /** Every day for which it was planned, the latest last; none for a contact without a plan. */
  readonly days: readonly LocalDate[];
  readonly purpose: string;
  readonly occasion: VisitOccasion | null;
  readonly focus: string | null;
  readonly researched: VisitMoment | null;
  readonly appointment: Instant | null;
  readonly excuse: string | null;
  readonly wanted: string | null;
  readonly relayed: VisitMoment | null;
  readonly begun: (VisitMoment & { readonly distance: number | null }) | null;
  /** `stay` in whole minutes. */
  readonly ended: (VisitMoment & { readonly stay: number }) | null;
  readonly answers: VisitAnswers;
  readonly presented: readonly MaterialKind[];
  readonly findings: readonly VisitFindings[];
  readonly report: VisitReport | null;
  readonly latest: VisitMoment;
}

/** A visit, or null where none is known. Plain JSON. */
export type VisitState = KnownVisit | null;

type Opening = Extract<VisitEvent, { readonly type: 'VisitPlanned' | 'UnplannedVisitBegun' }>;

const opened = (event: StoredEvent<Opening>, latest: VisitMoment): KnownVisit => {
  const { visit, customer, salesperson, mode, purpose } = event.data;
  const planned = event.type === 'VisitPlanned';
  return {
    status: planned ? 'planned' : 'begun',
    visit,
    customer,
    salesperson,
    class: event.data.class ?? null,
    mode,
    kind: planned ? 'planned' : event.data.kind,
    days: planned ? [event.data.on] : [],
    purpose,
    occasion: event.data.occasion ?? null,
    focus: planned ? event.data.focus : null,
    researched: null,
    appointment: null,
    excuse: null,
    wanted: planned ? null : (event.data.wanted ?? null),
    relayed: null,
    begun: planned ? null : { ...latest, distance: null },
    ended: null,
    answers: {},
    presented: [],
    findings: [],
    report: null,
    latest,
  };
};

/** Later answers take the place of earlier ones, question by question. */
const answersAfter = (before: VisitAnswers, now: VisitAnswers): VisitAnswers => {
  const more = new Map([...(before.more ?? []), ...(now.more ?? [])].map((one) => [one.question, one]));
  const all = { ...before, ...now };
  return more.size === 0 ? all : { ...all, more: [...more.values()] };
};

const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, Math.ceil((to - from) / minute));

/** The visit after one more event. Total: what makes no sense here is passed over. */
export const evolveVisit = (state: VisitState, event: StoredEvent<VisitEvent>): VisitState => {
  const latest: VisitMoment = { at: event.occurredAt, on: event.occurredOn };
  if (event.type === 'VisitPlanned' || event.type === 'UnplannedVisitBegun') return state ?? opened(event, latest);
  if (state === null) return state;
  const now = { ...state, latest };
  switch (event.type) {
    case 'VisitResearched':
      return { ...now, researched: latest };
    case 'AppointmentMade':
      return { ...now, appointment: event.data.from };
    case 'VisitReplanned':
      return { ...now, days: [...state.days, event.data.on], appointment: null };
    case 'VisitMissed':
      return { ...now, status: 'missed' };
    case 'VisitExcused':
      return { ...now, status: 'missed', excuse: event.data.reason };
    case 'VisitBegun':
      return { ...now, status: 'begun', begun: { ...latest, distance: event.data.distance ?? null } };
    case 'VisitRelayed':
      return { ...now, relayed: latest };
    case 'QuestionsAnswered':
      return { ...now, answers: answersAfter(state.answers, event.data.answers) };
    case 'MaterialsPresented':
      return { ...now, presented: [...new Set([...state.presented, ...event.data.kinds])] };
    case 'VisitFindingsNoted': {
      const { visit: _visit, customer: _customer, salesperson: _salesperson, ...findings } = event.data;
      return { ...now, findings: [...state.findings, findings] };
    }
    case 'VisitEnded': {
      const stay = state.begun === null ? 0 : Math.floor(Math.max(0, latest.at - state.begun.at) / minute);
      return { ...now, status: 'ended', ended: { ...latest, stay } };
    }
    case 'VisitReported': {
      const { text, next, due } = event.data;
      return {
        ...now,
        status: 'reported',
        report: { ...latest, text, next, due, late: minutesBetween(due, latest.at) },
      };
    }
    default:
      return state;
  }
};
