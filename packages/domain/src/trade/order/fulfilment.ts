/**
 * How far an order has come: what stands of credit, schedule, production, inspections and shipments. The state keeps facts;
 * what can still be shipped, and how far the order is, is worked out where it is asked.
 */
import {
  addDecimals,
  type Decimal,
  decimalOfQuantity,
  type LocalDate,
  type Money,
  type StoredEvent,
  subtractDecimals,
} from '../../kernel/index.ts';
import type { BlockReason } from '../credit/decision.ts';
import type { CountedLine } from '../gross-line.ts';
import type { FulfilmentEvent, OrderStage } from './fulfilment-events.ts';
import type { Moment } from './moment.ts';

/** What became of the order's last asking for credit. */
export type OrderCredit = {
  readonly ask: number;
  /** Whose account was asked, and in which currency. */
  readonly customer: string;
  readonly currency: string;
  readonly total: Money;
} & (
  | { readonly status: 'asked' | 'granted' }
  | { readonly status: 'declined'; readonly reasons: readonly BlockReason[] }
);

/** Goods that left, and whether they arrived. */
export interface Shipment {
  readonly shipment: string;
  readonly lines: readonly CountedLine[];
  /** What of it was taken; null as long as it is on its way. */
  readonly delivered: readonly CountedLine[] | null;
}

/** What becomes of an order. */
export interface Fulfilment {
  readonly passedOn: Moment | null;
  readonly schedule: { readonly producedBy: LocalDate; readonly deliveredBy: LocalDate } | null;
  readonly production: 'started' | 'under-way' | 'finished' | null;
  readonly inspections: readonly {
    readonly inspection: string;
    readonly passed: boolean;
    readonly lines: readonly CountedLine[];
  }[];
  readonly shipments: readonly Shipment[];
  readonly exceptions: readonly { readonly exception: string; readonly resolved: boolean }[];
  /** What the customer was last told. */
  readonly told: { readonly stage: OrderStage; readonly exceptions: readonly string[] } | null;
}

/** An order of which nothing is under way yet. */
export const notBegun: Fulfilment = {
  passedOn: null,
  schedule: null,
  production: null,
  inspections: [],
  shipments: [],
  exceptions: [],
  told: null,
};

const none: Decimal = { units: 0n, scale: 0 };

/** How much of each line some documents count. */
export const countsOf = (documents: readonly (readonly CountedLine[])[]): ReadonlyMap<string, Decimal> => {
  const counts = new Map<string, Decimal>();
  for (const lines of documents)
    for (const { line, quantity } of lines)
      counts.set(line, addDecimals(counts.get(line) ?? none, decimalOfQuantity(quantity)));
  return counts;
};

/** What passed inspection, what left, and what arrived, by line. What came back on the way may be shipped again. */
export const goodsOf = ({ inspections, shipments }: Fulfilment) => ({
  passed: countsOf(inspections.flatMap(({ passed, lines }) => (passed ? [lines] : []))),
  sent: countsOf(shipments.map(({ lines, delivered }) => delivered ?? lines)),
  delivered: countsOf(shipments.map(({ delivered }) => delivered ?? [])),
});

/** How much more the first counts than the second, of a line. */
export const leftOf = (
  whole: ReadonlyMap<string, Decimal>,
  part: ReadonlyMap<string, Decimal>,
  line: string,
): Decimal => subtractDecimals(whole.get(line) ?? none, part.get(line) ?? none);

/** The exceptions that nobody has resolved. */
export const openExceptions = ({ exceptions }: Fulfilment): readonly string[] =>
  exceptions.filter(({ resolved }) => !resolved).map(({ exception }) => exception);

/** What an order has of credit and fulfilment; absent where it has none. */
interface UnderWay {
  readonly credit?: OrderCredit;
  readonly fulfilment?: Fulfilment;
}

const begun = (state: UnderWay, news: Partial<Fulfilment>): UnderWay => ({
  fulfilment: { ...(state.fulfilment ?? notBegun), ...news },
});

/** What an event of credit or fulfilment changes. */
export const fulfilledBy = (state: UnderWay, event: StoredEvent<FulfilmentEvent>): UnderWay => {
  const now = state.fulfilment ?? notBegun;
  switch (event.type) {
    case 'OrderCreditAsked': {
      const { ask, customer, currency, total } = event.data;
      return { credit: { ask, customer, currency, total, status: 'asked' } };
    }
    case 'OrderCreditGranted':
    case 'OrderCreditDeclined': {
      const { credit } = state;
      if (credit === undefined || credit.ask !== event.data.ask) return {};
      const { ask, customer, currency, total } = credit;
      const asked = { ask, customer, currency, total };
      return event.type === 'OrderCreditGranted'
        ? { credit: { ...asked, status: 'granted' } }
        : { credit: { ...asked, status: 'declined', reasons: event.data.reasons } };
    }
    case 'OrderPassedOn':
      return begun(state, { passedOn: { at: event.occurredAt, on: event.occurredOn } });
    case 'OrderScheduled': {
      const { producedBy, deliveredBy } = event.data;
      return begun(state, { schedule: { producedBy, deliveredBy } });
    }
    case 'ProductionReported':
      return begun(state, { production: event.data.status });
    case 'GoodsInspected': {
      const { inspection, outcome, lines } = event.data;
      const inspections = [...now.inspections, { inspection, passed: outcome === 'passed', lines }];
      return begun(state, { inspections });
    }
    case 'GoodsShipped': {
      const { shipment, lines } = event.data;
      return begun(state, { shipments: [...now.shipments, { shipment, lines, delivered: null }] });
    }
    case 'GoodsDelivered': {
      const delivered = event.data.lines.map(({ line, quantity }) => ({ line, quantity }));
      return begun(state, {
        shipments: now.shipments.map((one) => (one.shipment === event.data.shipment ? { ...one, delivered } : one)),
      });
    }
    case 'OrderExceptionRaised':
      return begun(state, {
        exceptions: [...now.exceptions, { exception: event.data.exception, resolved: false }],
      });
    case 'OrderExceptionResolved':
      return begun(state, {
        exceptions: now.exceptions.map((one) =>
          one.exception === event.data.exception ? { ...one, resolved: true } : one,
        ),
      });
    case 'CustomerInformed': {
      const { stage, exceptions } = event.data;
      return begun(state, { told: { stage, exceptions } });
    }
    default:
      return {};
  }
};
