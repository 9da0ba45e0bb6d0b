/**
 * What is known of an order now. The state keeps facts and computes nothing: what came back stands beside what was ordered,
 * and what is left of it is worked out where it is asked (`remainder.ts`), so that no recorded event can be refused.
 */
import type { StoredEvent } from '../../kernel/index.ts';
import { type CallOffEvent, callOffAfter, callOffEvents, type OrderCallOff } from './call-off.ts';
import type { OrderContent, OrderEvent } from './events.ts';
import { type Fulfilment, fulfilledBy, type OrderCredit } from './fulfilment.ts';
import { type FulfilmentEvent, fulfilmentEvents } from './fulfilment-events.ts';
import type { Moment } from './moment.ts';

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
  /** How often it asked for credit, and what became of the last time; absent where it never did. */
  readonly asks?: number;
  readonly credit?: OrderCredit;
  /** How often it asked a contract to take it, and what became of the last time; absent where it rests on none. */
  readonly callOffAsks?: number;
  readonly callOff?: OrderCallOff;
  /** What becomes of it; absent where nothing does yet. */
  readonly fulfilment?: Fulfilment;
  /** The earliest of what becomes of it. */
  readonly begun?: Moment;
}

export type OrderState =
  | { readonly status: 'unplaced' }
  | (StandingOrder & { readonly status: 'placed' })
  | (StandingOrder & { readonly status: 'confirmed'; readonly confirmed: Moment })
  | (StandingOrder & { readonly status: 'cancelled'; readonly cancelled: Moment })
  /** It was entered by mistake and never was; it can still be placed. */
  | { readonly status: 'retracted'; readonly order: string; readonly asks?: number; readonly callOffAsks?: number }
  /** No order but a return that came as a document of its own. */
  | {
      readonly status: 'return-document';
      readonly order: string;
      readonly ofOrder: string | null;
      readonly recorded: Moment;
      /** The event that says so: the one that recorded it, or its last correction. */
      readonly origin: string;
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
      const placed = { order, placed: moment, origin: event.id, content, amended: null, returns: [] };
      // Askings go on being counted where the order was placed before and taken back: no old answer is taken for a new one.
      return { status: 'placed', ...placed, ...counted(state) };
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
      const origin = event.id;
      return { status: 'return-document', order, ofOrder: ofOrder ?? null, recorded: moment, origin, returned };
    }
    case 'ReturnCorrected': {
      if (state.status !== 'return-document') return state;
      const { order, ofOrder, after } = event.data;
      return after === null
        ? { status: 'retracted', order }
        : { ...state, ofOrder: ofOrder ?? null, recorded: moment, origin: event.id, returned: after };
    }
    case 'OrderCorrected': {
      if (!isStanding(state)) return state;
      const { order, after } = event.data;
      return after === null
        ? { status: 'retracted', order, ...counted(state) }
        : { ...state, placed: moment, origin: event.id, content: after, amended: null };
    }
    case 'OrderCreditAsked':
      return isStanding(state) ? { ...state, ...fulfilledBy(state, event), asks: event.data.ask } : state;
    case 'OrderCreditGranted':
    case 'OrderCreditDeclined':
      return isStanding(state) ? { ...state, ...fulfilledBy(state, event) } : state;
    case 'OrderCreditLapsed': {
      if (!isStanding(state) || state.credit?.ask !== event.data.ask) return state;
      const { credit: _, ...rest } = state;
      return rest;
    }
    default:
      if (isOfCallOff(event)) return isStanding(state) ? withCallOff(state, event) : state;
      return isStanding(state) && isFulfilment(event)
        ? { ...state, ...fulfilledBy(state, event), begun: earlier(state.begun, moment) }
        : state;
  }
};

const fulfilmentTypes: ReadonlySet<string> = new Set(fulfilmentEvents.map(({ type }) => type));
const isFulfilment = (event: StoredEvent<OrderEvent>): event is StoredEvent<FulfilmentEvent> =>
  fulfilmentTypes.has(event.type);

const callOffTypes: ReadonlySet<string> = new Set(callOffEvents.map(({ type }) => type));
const isOfCallOff = (event: StoredEvent<OrderEvent>): event is StoredEvent<CallOffEvent> =>
  callOffTypes.has(event.type);

/** How often it asked, which is counted on whatever becomes of the order. */
const counted = (state: object): { readonly asks?: number; readonly callOffAsks?: number } => {
  const { asks, callOffAsks } = state as Partial<StandingOrder>;
  return { ...(asks === undefined ? {} : { asks }), ...(callOffAsks === undefined ? {} : { callOffAsks }) };
};

const withCallOff = <State extends StandingOrder>(state: State, event: StoredEvent<CallOffEvent>): State => {
  const { callOff: _, ...rest } = state;
  const callOff = callOffAfter(state, event);
  const asked = event.type === 'OrderCallOffAsked' ? { callOffAsks: event.data.ask } : {};
  return { ...rest, ...asked, ...(callOff === undefined ? {} : { callOff }) } as State;
};

const earlier = (left: Moment | undefined, right: Moment): Moment =>
  left !== undefined && left.at <= right.at ? left : right;

const cancelled = (state: StandingOrder, moment: Moment): OrderState => {
  const { order, placed, origin, content, amended, returns } = state;
  return {
    status: 'cancelled',
    order,
    placed,
    origin,
    content,
    amended,
    returns,
    ...counted(state),
    cancelled: moment,
  };
};
