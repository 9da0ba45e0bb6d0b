/**
 * What happens beside sales, laid along the axes of sales: in which region, of whose customer, in which month a visit was or a
 * complaint was lodged. A complaint states its region as a sale does; a visit states none, and lies where its customer was then.
 */
import { type Instant, type LocalDate, type PeriodUnit, type Place, periodOf } from '@clientele/domain/kernel';
import { type Asked, type CustomerFacts, courseOf, heldOn } from '../customers/facts.ts';
import { placeNames } from '../places/place-names.ts';
import {
  type AskedSales,
  type Axis,
  classificationAxisOf,
  isDerivedAxis,
  isPlaceLevel,
  territoryLevelOf,
} from '../sales/question.ts';
import { ancestorSteps, placeSteps } from '../territories/book.ts';

/** A visit or a complaint, as far as axes look at it. */
export interface Happening {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly customer: string | null;
  readonly salesperson: string | null;
  readonly product: string | null;
  /** The region that it states itself; null where nothing of its kind states one. */
  readonly stated: { readonly territory: string | null; readonly place: Place | null } | null;
}

/** The class of a happening; null is what is unknown. */
export type ClassOf = (one: Happening) => string | null;

interface Known {
  readonly customers: CustomerFacts;
  readonly asked: AskedSales;
}

const units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];

interface Step {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly value: string | null;
}

const heldAt = (course: readonly Step[], at: Instant): string | null =>
  course.findLast((step) => step.at <= at)?.value ?? null;

/** By a fact of the customer, as it was then or as it is on the date of the report. */
const byFact = ({ customers, asked }: Known, fact: Asked, mode: 'as-was' | 'as-is'): ClassOf => {
  const nameOf = placeNames(asked.gazetteer);
  return ({ customer, at }) => {
    if (customer === null) return null;
    const course = courseOf(customers.records.get(customer), fact, nameOf);
    return mode === 'as-is' ? heldOn(course, asked.asOf) : heldAt(course, at);
  };
};

/** By region: the one stated, where its kind states any and that was asked for; else the customer's. */
const byRegion = (known: Known, fact: Asked, statedOf: (one: Happening) => string | null): ClassOf => {
  const { region } = known.asked;
  const ofCustomer = byFact(known, fact, region === 'as-is' ? 'as-is' : 'as-was');
  return (one) => (region === 'of-the-sale' && one.stated !== null ? statedOf(one) : ofCustomer(one));
};

/** The territory stated; where none is, the one in which the place lay then. */
const statedTerritory =
  ({ customers: { territories } }: Known): ClassOf =>
  ({ stated, at }) => {
    if (stated === null) return null;
    if (stated.territory !== null || stated.place === null) return stated.territory;
    return heldAt(placeSteps(territories, stated.place), at);
  };

/** By the territory of a level above: at that time, or, as-is, on the date of the report. */
const aboveTerritory = (known: Known, level: string): ClassOf => {
  const below = byRegion(known, { fact: 'territory' }, statedTerritory(known));
  const ancestors = ancestorSteps(known.customers.territories, level);
  const { region, asOf } = known.asked;
  return (one) => {
    const territory = below(one);
    if (territory === null) return null;
    const course = ancestors(territory);
    return region === 'as-is' ? heldOn(course, asOf) : heldAt(course, one.at);
  };
};

/** The classes of happenings along an axis; null for an axis that only sales lie on: channels, goods but the product, ranks. */
export const happeningClasses = (known: Known, axis: Axis): ClassOf | null => {
  if (isDerivedAxis(axis)) return null;
  const unit = units.find((one) => one === axis);
  if (unit !== undefined) return ({ on }) => periodOf(unit, on).key;
  if (isPlaceLevel(axis)) {
    const nameOf = placeNames(known.asked.gazetteer);
    return byRegion(known, { fact: 'place', level: axis }, ({ stated }) =>
      stated === null || stated.place === null ? null : (nameOf(stated.place, axis) ?? null),
    );
  }
  const level = territoryLevelOf(axis);
  if (level !== null) return aboveTerritory(known, level);
  switch (axis) {
    case 'company':
      return () => 'all';
    case 'customer':
      return ({ customer }) => customer;
    case 'salesperson':
      return ({ salesperson }) => salesperson;
    case 'product':
      return ({ product }) => product;
    case 'territory':
      return byRegion(known, { fact: 'territory' }, statedTerritory(known));
    case 'channel':
    case 'category':
    case 'subcategory':
      return null;
    case 'grade':
      return byFact(known, { fact: 'grade' }, known.asked.classes);
    default:
      return byFact(known, { fact: 'class', axis: classificationAxisOf(axis) ?? axis }, known.asked.classes);
  }
};
