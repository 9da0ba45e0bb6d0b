/** An inquiry's state, and its clocks: how soon whoever was wanted was told, and how soon the caller had his answer. */
import type { BusinessClock, Instant, LocalDate, StoredEvent } from '../../kernel/index.ts';
import { minute } from '../../kernel/index.ts';
import { type ClockReading, readClock } from '../service-clock.ts';
import type { InquiryEvent } from './events.ts';

/** When something was so. */
interface Moment {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** An inquiry that was received. Plain JSON. */
export interface ReceivedInquiry {
  readonly inquiry: string;
  readonly customer: string | null;
  readonly consumer: string | null;
  readonly wanted: string | null;
  readonly received: Moment;
  readonly relayed: Moment | null;
  readonly answered: Moment | null;
  readonly calls: readonly (Moment & { readonly reached: boolean })[];
  readonly latest: Moment;
}

/** An inquiry; null before it is received. */
export type InquiryState = ReceivedInquiry | null;

/** The state after an event. Total: what makes no sense here changes nothing. */
export const evolveInquiry = (state: InquiryState, event: StoredEvent<InquiryEvent>): InquiryState => {
  const moment: Moment = { at: event.occurredAt, on: event.occurredOn };
  if (event.type === 'InquiryReceived') {
    const { inquiry, customer = null, consumer = null, wanted = null } = event.data;
    const nothing = { relayed: null, answered: null, calls: [] };
    return { inquiry, customer, consumer, wanted, received: moment, ...nothing, latest: moment };
  }
  if (state === null) return state;
  switch (event.type) {
    case 'InquiryRelayed':
      return { ...state, relayed: state.relayed ?? moment, latest: moment };
    case 'InquiryAnswered':
      return { ...state, answered: state.answered ?? moment, latest: moment };
    case 'CallReturned':
      return { ...state, calls: [...state.calls, { ...moment, reached: event.data.reached }], latest: moment };
    default:
      return state;
  }
};

/** How much business time relaying and answering may take, in minutes. A versioned policy. */
export interface InquiryPolicy {
  readonly name: string;
  readonly version: number;
  readonly relayWithin: number;
  readonly answerWithin: number;
}

/** A policy to start from: an hour to relay, a working day of eight hours to answer. */
export const inquiryPolicy: InquiryPolicy = { name: 'inquiries', version: 1, relayWithin: 60, answerWithin: 480 };

/** What the clocks of an inquiry show at an instant; null where nothing runs: nobody was wanted, or nobody had asked yet. */
export const inquiryClocks = (
  state: InquiryState,
  policy: InquiryPolicy,
  clock: BusinessClock,
  at: Instant,
): { readonly relay: ClockReading | null; readonly answer: ClockReading | null } => {
  if (state === null || state.received.at > at) return { relay: null, answer: null };
  const start = state.received.at;
  const read = (minutes: number, finished: Instant | null) =>
    readClock(clock, { start, holds: [], allotted: [{ from: start, time: minutes * minute }], finished }, at);
  return {
    relay: state.wanted === null ? null : read(policy.relayWithin, state.relayed?.at ?? null),
    answer: read(policy.answerWithin, state.answered?.at ?? null),
  };
};
