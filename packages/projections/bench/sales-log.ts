/**
 * A log of sales for the benchmarks: events as a store hands them out, each with objects and texts of its own but for what a
 * module holds once (its type, the unit, the currency). Sales are in the order of time; customers are regraded among them.
 */
import { CustomerGraded } from '@clientele/domain/customer';
import {
  addDays,
  type DomainEvent,
  instantAtOffset,
  money,
  quantity,
  type RecordedEvent,
  year,
} from '@clientele/domain/kernel';
import { OrderPlaced } from '@clientele/domain/trade';

export const customers = 20_000;
const span = 1000;

/** How many of each there are. */
export interface LogSize {
  readonly customers: number;
  readonly territories: number;
  readonly products: number;
}

const usualSize: LogSize = { customers, territories: 30, products: 500 };
const by = { id: 'importer', roles: ['sales-assistant'] };

/** Numbers that look like chance and are the same in every run (a linear congruence). */
const chance = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
};

/** A day of the log, and the milliseconds of it. */
interface Moment {
  readonly days: number;
  readonly moment: number;
}

const recorded = (
  event: DomainEvent,
  stream: string,
  revision: number,
  position: number,
  { days, moment }: Moment,
): RecordedEvent => {
  const on = addDays('2022-01-01', days);
  const id = `00000000-0000-8000-8000-${`${position}`.padStart(12, '0')}`;
  return {
    ...event,
    id,
    stream,
    revision,
    occurredAt: instantAtOffset(on, moment, 0),
    occurredOn: on,
    by,
    command: { id: `c${position}`, index: 0, fingerprint: `f${position}` },
    correlationId: `c${position}`,
    causationId: `c${position}`,
    recordedAt: 1_760_000_000_000 + position,
    position,
  };
};

const grades = ['A', 'B', 'C'];
const channels = ['online', 'reseller', 'direct', 'key accounts'];

const sale = (number: number, pick: (below: number) => number, size: LogSize): DomainEvent => {
  const product = pick(size.products);
  return OrderPlaced.of({
    order: `O${number}`,
    content: {
      customer: `C${pick(size.customers)}`,
      channel: `${channels[pick(4)]}`,
      territory: `territory ${pick(size.territories)}`,
      lines: [
        {
          line: '1',
          product: `P${product}`,
          category: `category ${product % 20}`,
          quantity: quantity(1 + pick(9)),
          amount: money(100 + pick(100_000), 'CNY'),
        },
      ],
    },
  });
};

const graded = (customer: number, pick: (below: number) => number): DomainEvent => {
  const amount = money(pick(100_000), 'CNY');
  const evidence = {
    period: year(2021),
    value: amount,
    above: amount,
    total: amount,
    rank: 1 + pick(customers),
    customers,
  };
  return CustomerGraded.of({ customer: `C${customer}`, grade: `${grades[pick(3)]}`, evidence });
};

/**
 * @param sales how many sales there are
 * @param size how many customers, territories and products there are
 * @param regradeEvery after how many sales some customer is graded anew; 0: none is graded at all
 */
export const salesLog = (sales: number, regradeEvery: number, size: LogSize = usualSize): RecordedEvent[] => {
  const pick = chance(7);
  const log: RecordedEvent[] = [];
  const revisions = new Map<number, number>();
  let last: Moment = { days: 0, moment: 0 };
  // One after the other: a loop that remembers the last grade told is right only where nothing is told late.
  const next = (days: number): Moment => {
    last = { days, moment: days === last.days ? last.moment + 1 : 0 };
    return last;
  };
  const grade = (customer: number, days: number): void => {
    const revision = revisions.get(customer) ?? 0;
    revisions.set(customer, revision + 1);
    log.push(recorded(graded(customer, pick), `acme.classification-C${customer}`, revision, log.length, next(days)));
  };
  if (regradeEvery > 0) for (let customer = 0; customer < customers; customer++) grade(customer, 0);
  for (let number = 0; number < sales; number++) {
    const days = 1 + Math.floor((number * span) / sales);
    if (regradeEvery > 0 && number % regradeEvery === regradeEvery - 1) grade(pick(customers), days);
    log.push(recorded(sale(number, pick, size), `acme.order-O${number}`, 0, log.length, next(days)));
  }
  return log;
};
