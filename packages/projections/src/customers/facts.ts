/**
 * Customer facts: what is known of each customer, every changing fact by valid time. Who asks for a customer's territory or
 * grade says when: at the sale (as-was) or at the date of the report (as-is), whatever the order in which facts were told.
 */
import type { Instant, LocalDate, Personal, Place } from '@clientele/domain/kernel';
import type { Facts } from '../kernel/facts.ts';
import type { PlaceNames } from '../places/place-names.ts';
import { noTerritoryBook, type TerritoryBook } from '../territories/book.ts';

/** One customer's facts. A list that is absent holds nothing: most customers have few of them. */
export interface CustomerRecord {
  name?: Facts<Personal<string>>;
  place?: Facts<Place>;
  territory?: Facts<string>;
  /** The grade assigned; null where a policy found that there is none. */
  grade?: Facts<string | null>;
  /** The values on classification axes, by axis. */
  classes?: Map<string, Facts<string>>;
}

/** All customers of whom anything was told, by their ids. */
export interface CustomerFacts {
  readonly records: Map<string, CustomerRecord>;
  /** The classification axes that anybody was ever classed by. */
  readonly axes: Set<string>;
  /** How the market is divided: what territories customers lie in, and what those lie under. */
  readonly territories: TerritoryBook;
}

export const noCustomers = (): CustomerFacts => ({
  records: new Map(),
  axes: new Set(),
  territories: noTerritoryBook(),
});

/** The record of a customer, made where there is none. */
export const recordOf = (facts: CustomerFacts, customer: string): CustomerRecord => {
  const known = facts.records.get(customer);
  if (known !== undefined) return known;
  const record: CustomerRecord = {};
  facts.records.set(customer, record);
  return record;
};

/** The facts of an axis of a record, made where there are none. */
export const classesOn = (record: CustomerRecord, axis: string): Facts<string> => {
  record.classes ??= new Map();
  const known = record.classes.get(axis);
  if (known !== undefined) return known;
  const facts: Facts<string> = [];
  record.classes.set(axis, facts);
  return facts;
};

/** Which fact of a customer an axis asks for. */
export type Asked =
  | { readonly fact: 'territory' | 'grade' }
  | { readonly fact: 'place'; readonly level: keyof Place }
  | { readonly fact: 'class'; readonly axis: string };

/** From an instant (and its date) on, what was so: null where that is nothing. */
export interface Held {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly value: string | null;
}

const plainly = (facts: Facts<string | null> | undefined): readonly Held[] => facts ?? [];

/** The course of one fact of a customer, as plain texts. */
export const courseOf = (record: CustomerRecord | undefined, asked: Asked, nameOf: PlaceNames): readonly Held[] => {
  if (record === undefined) return [];
  switch (asked.fact) {
    case 'territory':
      return plainly(record.territory);
    case 'grade':
      return plainly(record.grade);
    case 'class':
      return plainly(record.classes?.get(asked.axis));
    case 'place':
      return (record.place ?? []).map(({ at, on, value }) => ({ at, on, value: nameOf(value, asked.level) ?? null }));
  }
};

/** What held at the end of a date; null where nothing did. */
export const heldOn = (course: readonly Held[], date: LocalDate): string | null =>
  course.findLast(({ on }) => on <= date)?.value ?? null;

/** The name of a customer at the end of a date, or null where none was told by then. */
export const nameOn = (facts: CustomerFacts, customer: string, date: LocalDate): Personal<string> | null =>
  facts.records.get(customer)?.name?.findLast(({ on }) => on <= date)?.value ?? null;
