/**
 * The satisfaction book: what every customer let us know, the after-sales cases, and who ordered when, so that repeat purchase
 * can be told as what care led to (row O21).
 */
import { isLocalDate, type Json, type LocalDate, type RecordedEvent } from '@clientele/domain/kernel';
import {
  type AftersalesEvent,
  aftersalesEvents,
  evolveAftersales,
  evolveSatisfaction,
  nothingHeard,
  type SatisfactionEvent,
  type SatisfactionState,
  type ServiceCase,
  satisfactionEvents,
  satisfactionStateSchema,
  serviceCaseSchema,
} from '@clientele/domain/service';
import type { OrderEvent } from '@clientele/domain/trade';
import type { Fold } from '../kernel/fold.ts';
import { listIn, loading, objectIn, saving, textIn, wrong } from '../kernel/saved.ts';

/** An order as far as it shows that a customer came back. */
export interface Purchase {
  readonly order: string;
  readonly customer: string;
  readonly on: LocalDate;
  /** Since when it is off; null where it stands. */
  readonly off: LocalDate | null;
}

export interface SatisfactionBook {
  readonly customers: Map<string, SatisfactionState>;
  readonly cases: Map<string, ServiceCase>;
  readonly purchases: Map<string, Purchase>;
}

const bookForm = { name: 'satisfaction-book', version: 1 } as const;
const emptyBook = (): SatisfactionBook => ({ customers: new Map(), cases: new Map(), purchases: new Map() });

type Bought = Extract<
  OrderEvent,
  { readonly type: 'OrderPlaced' | 'OrderAmended' | 'OrderCancelled' | 'OrderCorrected' }
>;
type Seen = SatisfactionEvent | AftersalesEvent | Bought;

/** Who ordered, and when; an order that never was is none, and one that is off was one until then. */
const bought = (book: SatisfactionBook, event: RecordedEvent<Bought>): void => {
  const { order } = event.data;
  const { purchases } = book;
  const known = purchases.get(order);
  if (event.type === 'OrderCancelled') {
    if (known !== undefined) purchases.set(order, { ...known, off: event.occurredOn });
    return;
  }
  const customer = (event.type === 'OrderPlaced' ? event.data.content : event.data.after)?.customer;
  const on = event.type === 'OrderAmended' ? (known?.on ?? event.data.placedOn) : event.occurredOn;
  if (customer === undefined) purchases.delete(order);
  else purchases.set(order, { order, customer, on, off: null });
};

const satisfactionTypes: ReadonlySet<string> = new Set(satisfactionEvents.map(({ type }) => type));
const aftersalesTypes: ReadonlySet<string> = new Set(aftersalesEvents.map(({ type }) => type));

const isSatisfaction = (event: RecordedEvent<Seen>): event is RecordedEvent<SatisfactionEvent> =>
  satisfactionTypes.has(event.type);
const isAftersales = (event: RecordedEvent<Seen>): event is RecordedEvent<AftersalesEvent> =>
  aftersalesTypes.has(event.type);

const step = (book: SatisfactionBook, event: RecordedEvent<Seen>): SatisfactionBook => {
  if (isSatisfaction(event)) {
    const { customer } = event.data;
    book.customers.set(customer, evolveSatisfaction(book.customers.get(customer) ?? nothingHeard, event));
  } else if (isAftersales(event)) {
    const id = event.data.case;
    const after = evolveAftersales(book.cases.get(id) ?? null, event);
    if (after !== null) book.cases.set(id, after);
  } else bought(book, event as RecordedEvent<Bought>);
  return book;
};

/** The fold of the satisfaction book. A customer's satisfaction, a case and an order are one stream each. */
export const satisfactionBook: Fold<SatisfactionBook, Seen> = {
  ...bookForm,
  handles: [
    ...satisfactionEvents.map(({ type }) => type),
    ...aftersalesEvents.map(({ type }) => type),
    'OrderPlaced',
    'OrderAmended',
    'OrderCancelled',
    'OrderCorrected',
  ],
  shardKey: ({ stream }) => stream,
  init: emptyBook,
  step,
  save: ({ customers, cases, purchases }) =>
    saving(bookForm, {
      customers: [...customers.values()],
      cases: [...cases.values()],
      purchases: [...purchases.values()],
    } as unknown as Json),
  load: (saved) =>
    loading(bookForm, saved, (reading, body) => {
      const book = emptyBook();
      for (const one of listIn(reading, body['customers'], 'customers')) {
        const state = satisfactionStateSchema.safeParse(one);
        if (state.success && state.data.customer !== null) book.customers.set(state.data.customer, state.data);
        else wrong(reading, "a customer's satisfaction can't be read");
      }
      for (const one of listIn(reading, body['cases'], 'cases')) {
        const state = serviceCaseSchema.safeParse(one);
        if (state.success) book.cases.set(state.data.case, state.data);
        else wrong(reading, "an after-sales case can't be read");
      }
      for (const one of listIn(reading, body['purchases'], 'purchases')) {
        const purchase = objectIn(reading, one, 'a purchase');
        const order = textIn(reading, purchase['order'], 'a purchase');
        const customer = textIn(reading, purchase['customer'], 'a purchase');
        const on = textIn(reading, purchase['on'], 'a purchase');
        const off = purchase['off'] === null ? null : textIn(reading, purchase['off'], 'a purchase');
        if (isLocalDate(on) && (off === null || isLocalDate(off)))
          book.purchases.set(order, { order, customer, on, off });
        else wrong(reading, 'a purchase has no date');
      }
      return book;
    }),
  merge: (left, right) => {
    for (const [id, one] of right.customers) left.customers.set(id, one);
    for (const [id, one] of right.cases) left.cases.set(id, one);
    for (const [id, one] of right.purchases) left.purchases.set(id, one);
    return left;
  },
};
