/**
 * The floors under projecting: plain loops over the same recorded events, written by hand for one question each, with nothing
 * that could be asked of them afterwards. Two of a kind: the bare sums and counts, and the very figures that the views
 * show, distinct customers among them.
 */
import type { ClassificationEvent } from '@clientele/domain/customer';
import type { RecordedEvent } from '@clientele/domain/kernel';
import type { OrderEvent } from '@clientele/domain/trade';

export interface Sum {
  value: number;
  orders: number;
}

export interface Figures extends Sum {
  readonly customers: Set<string>;
}

type Told = RecordedEvent<OrderEvent | ClassificationEvent>;

const addSum = (sums: Map<string, Sum>, key: string, value: number): void => {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { value, orders: 1 });
  else {
    sum.value += value;
    sum.orders += 1;
  }
};

const addFigures = (figures: Map<string, Figures>, key: string, value: number, customer: string): void => {
  const own = figures.get(key);
  if (own === undefined) figures.set(key, { value, orders: 1, customers: new Set([customer]) });
  else {
    own.value += value;
    own.orders += 1;
    own.customers.add(customer);
  }
};

/** Sums and counts by class, by region and by product; the class is the channel, which the sale carries itself. */
export const bareSums = (log: readonly RecordedEvent[]) => {
  const classes = new Map<string, Sum>();
  const regions = new Map<string, Sum>();
  const products = new Map<string, Sum>();
  for (const event of log as readonly Told[]) {
    if (event.type !== 'OrderPlaced') continue;
    const { channel = '', territory = '', lines } = event.data.content;
    for (const { product, amount } of lines) {
      addSum(classes, channel, amount.amount);
      addSum(regions, territory, amount.amount);
      addSum(products, product, amount.amount);
    }
  }
  return { classes, regions, products };
};

/** The same with distinct customers, as the views show them. */
export const sameFigures = (log: readonly RecordedEvent[]) => {
  const classes = new Map<string, Figures>();
  const regions = new Map<string, Figures>();
  const products = new Map<string, Figures>();
  for (const event of log as readonly Told[]) {
    if (event.type !== 'OrderPlaced') continue;
    const { customer = '', channel = '', territory = '', lines } = event.data.content;
    for (const { product, amount } of lines) {
      addFigures(classes, channel, amount.amount, customer);
      addFigures(regions, territory, amount.amount, customer);
      addFigures(products, product, amount.amount, customer);
    }
  }
  return { classes, regions, products };
};

/** By the grade that the customer had at the sale, which a loop in the order of time simply remembers. */
export const bareSumsJoined = (log: readonly RecordedEvent[]) => {
  const grades = new Map<string, string>();
  const classes = new Map<string, Sum>();
  const regions = new Map<string, Sum>();
  const products = new Map<string, Sum>();
  for (const event of log as readonly Told[]) {
    if (event.type === 'CustomerGraded') grades.set(event.data.customer, event.data.grade ?? '');
    if (event.type !== 'OrderPlaced') continue;
    const { customer = '', territory = '', lines } = event.data.content;
    const grade = grades.get(customer) ?? '';
    for (const { product, amount } of lines) {
      addSum(classes, grade, amount.amount);
      addSum(regions, territory, amount.amount);
      addSum(products, product, amount.amount);
    }
  }
  return { classes, regions, products };
};

export const sameFiguresJoined = (log: readonly RecordedEvent[]) => {
  const grades = new Map<string, string>();
  const classes = new Map<string, Figures>();
  const regions = new Map<string, Figures>();
  const products = new Map<string, Figures>();
  for (const event of log as readonly Told[]) {
    if (event.type === 'CustomerGraded') grades.set(event.data.customer, event.data.grade ?? '');
    if (event.type !== 'OrderPlaced') continue;
    const { customer = '', territory = '', lines } = event.data.content;
    const grade = grades.get(customer) ?? '';
    for (const { product, amount } of lines) {
      addFigures(classes, grade, amount.amount, customer);
      addFigures(regions, territory, amount.amount, customer);
      addFigures(products, product, amount.amount, customer);
    }
  }
  return { classes, regions, products };
};
