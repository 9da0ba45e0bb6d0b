/** When each customer ordered first and last, as far as an order of that day is in force. */
import type { Chosen } from './chosen.ts';
import { countsOf } from './ledger.ts';
import { scan } from './scan.ts';

/** Day numbers, both of an order that is in force. */
export interface OrderDays {
  readonly first: number;
  readonly last: number;
}

const noDays: OrderDays = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

const withDay = ({ first, last }: OrderDays, day: number): OrderDays => ({
  first: Math.min(first, day),
  last: Math.max(last, day),
});

/** Visits the count of orders that each row adds (1, 0 or −1), with its customer's number and its day. */
const eachCount = (chosen: Chosen, visit: (customer: number, day: number, count: number) => void): void => {
  const counts = countsOf(chosen.ledger);
  scan(chosen, 'orders', chosen.filter === null ? 'order' : 'line', ({ length, customer, saleDay, documentKind }) => {
    for (let row = 0; row < length; row++) {
      const own = customer[row] as number;
      if (own !== 0) visit(own, saleDay[row] as number, counts[documentKind[row] as number] as number);
    }
  });
};

/** Of the few whose orders went out of force: what is left of each day. */
const daysLeft = (chosen: Chosen, whom: ReadonlySet<number>): Map<number, OrderDays> => {
  const counts = new Map<number, Map<number, number>>([...whom].map((customer) => [customer, new Map()]));
  eachCount(chosen, (customer, day, count) => {
    const days = counts.get(customer);
    days?.set(day, (days.get(day) ?? 0) + count);
  });
  return new Map(
    [...counts].map(([customer, days]) => [
      customer,
      [...days].reduce((known, [day, count]) => (count > 0 ? withDay(known, day) : known), noDays),
    ]),
  );
};

/** The days of each customer, by its number in the ledger; whoever has no order in force isn't in it. */
export const orderDaysOf = (chosen: Chosen): ReadonlyMap<number, OrderDays> => {
  const size = chosen.ledger.customers.texts.length;
  const first = new Float64Array(size).fill(noDays.first);
  const last = new Float64Array(size).fill(noDays.last);
  const unsure = new Set<number>();
  eachCount(chosen, (customer, day, count) => {
    if (count < 0) unsure.add(customer);
    if (count <= 0) return;
    if (day < (first[customer] as number)) first[customer] = day;
    if (day > (last[customer] as number)) last[customer] = day;
  });
  const left = unsure.size === 0 ? new Map<number, OrderDays>() : daysLeft(chosen, unsure);
  const days = new Map<number, OrderDays>();
  for (let customer = 1; customer < size; customer++) {
    const own = left.get(customer) ?? { first: first[customer] as number, last: last[customer] as number };
    if (own.first <= own.last) days.set(customer, own);
  }
  return days;
};
