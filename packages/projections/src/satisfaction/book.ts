/**
 * The satisfaction book: what every customer let us know, and the after-sales cases. Who ordered when is the sales ledger's.
 */
import type { Json, RecordedEvent } from '@clientele/domain/kernel';
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
import type { Fold } from '../kernel/fold.ts';
import { listIn, loading, saving, wrong } from '../kernel/saved.ts';

export interface SatisfactionBook {
  readonly customers: Map<string, SatisfactionState>;
  readonly cases: Map<string, ServiceCase>;
}

const bookForm = { name: 'satisfaction-book', version: 2 } as const;
const emptyBook = (): SatisfactionBook => ({ customers: new Map(), cases: new Map() });

type Seen = SatisfactionEvent | AftersalesEvent;

const satisfactionTypes: ReadonlySet<string> = new Set(satisfactionEvents.map(({ type }) => type));

const isSatisfaction = (event: RecordedEvent<Seen>): event is RecordedEvent<SatisfactionEvent> =>
  satisfactionTypes.has(event.type);

const step = (book: SatisfactionBook, event: RecordedEvent<Seen>): SatisfactionBook => {
  if (isSatisfaction(event)) {
    const { customer } = event.data;
    book.customers.set(customer, evolveSatisfaction(book.customers.get(customer) ?? nothingHeard, event));
  } else {
    const told = event as RecordedEvent<AftersalesEvent>;
    const id = told.data.case;
    const after = evolveAftersales(book.cases.get(id) ?? null, told);
    if (after !== null) book.cases.set(id, after);
  }
  return book;
};

/** The fold of the satisfaction book. A customer's satisfaction, a case and an order are one stream each. */
export const satisfactionBook: Fold<SatisfactionBook, Seen> = {
  ...bookForm,
  handles: [...satisfactionEvents.map(({ type }) => type), ...aftersalesEvents.map(({ type }) => type)],
  shardKey: ({ stream }) => stream,
  init: emptyBook,
  step,
  save: ({ customers, cases }) =>
    saving(bookForm, {
      customers: [...customers.values()],
      cases: [...cases.values()],
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
      return book;
    }),
  merge: (left, right) => {
    for (const [id, one] of right.customers) left.customers.set(id, one);
    for (const [id, one] of right.cases) left.cases.set(id, one);
    return left;
  },
};
