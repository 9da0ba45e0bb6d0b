/**
 * What is known of an order now. The state keeps facts and computes nothing: what came back stands beside what was ordered,
 * and what is left of it is worked out where it is asked (`remainder.ts`), so that no recorded event can be refused.
 */
import type { Instant, LocalDate, StoredEvent } from '../../kernel/index.ts';
import type { OrderContent, OrderEvent } from './events.ts';

/** When something was so: the instant, and its date in the company's zone. */
export interface Moment {
  readonly at: Instant;
  readonly on: LocalDate;
}

/** Goods that came back, and when. */
export interface ReturnedGoods extends Moment {
  readonly returned: OrderContent;
}

/** What every order has that was placed. */
export interface StandingOrder {
  readonly order: string;
  readonly placed: Moment;
  /** The event that says when and what: the one that placed the order, or its last correction. */
  readonly origin: string;
  /** What was ordered, as last amended or corrected; what came back isn't taken off. */
  readonly content: OrderContent;
  /** When it was last amended; null where it stands as it was placed. */
  readonly amended: Moment | null;
  readonly returns: readonly ReturnedGoods[];
}

export type OrderState =
  | { readonly status: 'unplaced' }
  | (StandingOrder & { readonly status: 'placed' })
  | (StandingOrder & { readonly status: 'confirmed'; readonly confirmed: Moment })
  | (StandingOrder & { readonly status: 'cancelled'; readonly cancelled: Moment })
  /** It was entered by mistake and never was; it can still be placed. */
  | { readonly status: 'retracted'; readonly order: string }
  /** No order but a return that came as a document of its own. */
  | {
      readonly status: 'return-document';
      readonly order: string;
      readonly ofOrder: string | null;
      readonly recorded: Moment;
      readonly returned: OrderContent;
    };

/** An order that something can still be done with. */
export type OpenOrder = Extract<OrderState, { readonly status: 'placed' | 'confirmed' }>;

export const initialOrder: OrderState = { status: 'unplaced' };

export const isOpen = (state: OrderState): state is OpenOrder =>
  state.status === 'placed' || state.status === 'confirmed';

const isStanding = (state: OrderState): state is Extract<OrderState, StandingOrder> =>
  isOpen(state) || state.status === 'cancelled';

/** The state after an event. Total: an event that makes no sense here was recorded all the same, and changes what it can. */
export const evolveOrder = (state: OrderState, event: StoredEvent<OrderEvent>): OrderState => {
  const moment: Moment = { at: event.occurredAt, on: event.occurredOn };
  switch (event.type) {
    case 'OrderPlaced': {
      const { order, content } = event.data;
      return { status: 'placed', order, placed: moment, origin: event.id, content, amended: null, returns: [] };
    }
    case 'OrderConfirmed':
      return isOpen(state) ? { ...state, status: 'confirmed', confirmed: moment } : state;
    case 'OrderAmended':
      return isStanding(state) ? { ...state, content: event.data.after, amended: moment } : state;
    case 'OrderCancelled':
      return isStanding(state) ? cancelled(state, moment) : state;
    case 'LinesReturned':
      return isStanding(state)
        ? { ...state, returns: [...state.returns, { ...moment, returned: event.data.returned }] }
        : state;
    case 'ReturnRecorded': {
      const { order, ofOrder, returned } = event.data;
      return { status: 'return-document', order, ofOrder: ofOrder ?? null, recorded: moment, returned };
    }
    case 'OrderCorrected': {
      if (!isStanding(state)) return state;
      const { order, after } = event.data;
      return after === null
        ? { status: 'retracted', order }
        : { ...state, placed: moment, origin: event.id, content: after, amended: null };
    }
    default:
      return state;
  }
};

const cancelled = (state: StandingOrder, moment: Moment): OrderState => {
  const { order, placed, origin, content, amended, returns } = state;
  return { status: 'cancelled', order, placed, origin, content, amended, returns, cancelled: moment };
};
