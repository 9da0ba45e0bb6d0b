/**
 * Classings: along an axis, the class of each row. A class is found by what a row has in common with others (its territory, its
 * customer, its product), so that a name is read once and not once a row; number 0 is what is unknown.
 */
import { dateOfDayNumber, dayNumber, type PeriodUnit, periodOf } from '@clientele/domain/kernel';
import { type Asked, courseOf, heldOn } from '../customers/facts.ts';
import { idOf, type Names, noNames } from '../kernel/names.ts';
import { partOf } from '../kernel/tuples.ts';
import { placeNames } from '../places/place-names.ts';
import { placeSteps } from '../territories/book.ts';
import type { Classing, Sources } from './classes.ts';
import { documentKind, lineKind, type SalesLedger } from './ledger.ts';
import { placeOfQuad, type Quad, type Quads } from './quads.ts';
import { classificationAxisOf, isDerivedAxis, isPlaceLevel, type PlaceLevel, territoryLevelOf } from './question.ts';
import { classAt, type Step } from './steps.ts';
import { aboveTerritory, byStepsOfKind } from './territory-classing.ts';

export { type Classing, keyOf, type Sources } from './classes.ts';

const units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];

const byDocumentKind = (classOf: Int32Array, names: Names): Classing => ({
  names,
  classify: ({ length, documentKind: kind }, into) => {
    for (let row = 0; row < length; row++) into[row] = classOf[kind[row] as number] as number;
  },
  complete: true,
  ofLineKind: null,
  ofCustomer: false,
});

const byLineKind = (ofLineKind: Int32Array, names: Names): Classing => ({
  names,
  classify: ({ length, lineKind: kind }, into) => {
    for (let row = 0; row < length; row++) into[row] = ofLineKind[kind[row] as number] as number;
  },
  complete: true,
  ofLineKind,
  ofCustomer: false,
});

/** By the class of each customer, by its number in the ledger. */
export const byCustomerNumber = (classOf: Int32Array, names: Names): Classing => ({
  names,
  classify: ({ length, customer }, into) => {
    for (let row = 0; row < length; row++) into[row] = classOf[customer[row] as number] as number;
  },
  complete: true,
  ofLineKind: null,
  ofCustomer: true,
});

/** By customer. */
export const byCustomer = ({ customers }: SalesLedger): Classing =>
  byCustomerNumber(Int32Array.from(customers.texts.keys()), customers);

const partsOfDocuments = ({ documentKinds }: SalesLedger, place: number): Int32Array =>
  Int32Array.from({ length: documentKinds.size }, (_, kind) => partOf(documentKinds, kind, place));

/** The classes of quads by what each is called. */
const classesOfQuads = (
  quads: Quads,
  nameOf: (quad: Quad) => string | undefined,
): { readonly names: Names; readonly classes: Int32Array } => {
  const names = noNames();
  return { names, classes: Int32Array.from(quads.list, (quad) => idOf(names, nameOf(quad))) };
};

const byPlace = ({ ledger, asked }: Sources, level: PlaceLevel): Classing => {
  const nameOf = placeNames(asked.gazetteer);
  const { names, classes } = classesOfQuads(ledger.places, (quad) => nameOf(placeOfQuad(quad), level));
  return byDocumentKind(
    partsOfDocuments(ledger, documentKind.place).map((place) => classes[place] as number),
    names,
  );
};

const byItem = ({ items, lineKinds }: SalesLedger, place: 0 | 1 | 2): Classing => {
  const { names, classes } = classesOfQuads(items, (quad) => quad[place]);
  const itemOf = (kind: number): number => partOf(lineKinds, kind, lineKind.item);
  return byLineKind(
    Int32Array.from({ length: lineKinds.size }, (_, kind) => classes[itemOf(kind)] as number),
    names,
  );
};

/** By a fact of the customer on the date of the report. */
const asIs = ({ ledger, customers, asked: { asOf, gazetteer } }: Sources, asked: Asked): Classing => {
  const names = noNames();
  const nameOf = placeNames(gazetteer);
  const classOf = Int32Array.from(ledger.customers.texts, (customer, number) => {
    if (number === 0) return 0;
    return idOf(names, heldOn(courseOf(customers.records.get(customer), asked, nameOf), asOf) ?? undefined);
  });
  return byCustomerNumber(classOf, names);
};

/** By a fact of the customer as it was at each sale. */
const asWas = ({ ledger, customers, asked: { gazetteer } }: Sources, asked: Asked): Classing => {
  const names = noNames();
  const nameOf = placeNames(gazetteer);
  const courses = ledger.customers.texts.map((customer, number): readonly Step[] => {
    if (number === 0) return [];
    const course = courseOf(customers.records.get(customer), asked, nameOf);
    return course.map(({ at, value }) => ({ at, of: idOf(names, value ?? undefined) }));
  });
  return {
    names,
    classify: ({ length, customer, at }, into) => {
      for (let row = 0; row < length; row++) {
        const steps = courses[customer[row] as number] as readonly Step[];
        into[row] = steps.length === 0 ? 0 : classAt(steps, at[row] as number);
      }
    },
    complete: true,
    ofLineKind: null,
    ofCustomer: false,
  };
};

const byFact = (sources: Sources, asked: Asked, mode: 'as-was' | 'as-is'): Classing =>
  mode === 'as-is' ? asIs(sources, asked) : asWas(sources, asked);

const byRegion = (sources: Sources, asked: Asked, stated: () => Classing): Classing => {
  const { region } = sources.asked;
  return region === 'of-the-sale' ? stated() : byFact(sources, asked, region);
};

/** By the period of a unit in which the sale was. */
const byTime = (unit: PeriodUnit): Classing => {
  const names = noNames();
  let current = { of: 0, start: 0, end: 0 };
  return {
    names,
    classify: ({ length, saleDay }, into) => {
      for (let row = 0; row < length; row++) {
        const day = saleDay[row] as number;
        if (day < current.start || day >= current.end) {
          const { key, start, end } = periodOf(unit, dateOfDayNumber(day));
          current = { of: idOf(names, key), start: dayNumber(start), end: dayNumber(end) };
        }
        into[row] = current.of;
      }
    },
    complete: false,
    ofLineKind: null,
    ofCustomer: false,
  };
};

const byStatedTerritory = (ledger: SalesLedger): Classing =>
  byDocumentKind(partsOfDocuments(ledger, documentKind.territory), ledger.territories);

/** By the territory stated; where none is, by that in which the place of the sale lay then, if places are mapped. */
const byTerritory = ({ ledger, customers: { territories } }: Sources): Classing => {
  if (territories.places.size === 0) return byStatedTerritory(ledger);
  const stated = partsOfDocuments(ledger, documentKind.territory);
  const places = partsOfDocuments(ledger, documentKind.place);
  const courses = ledger.places.list.map((quad) => placeSteps(territories, placeOfQuad(quad)));
  return byStepsOfKind(ledger, stated, (kind) => courses[places[kind] as number] ?? []);
};

const byCompany = (ledger: SalesLedger): Classing => {
  const names = noNames();
  return byDocumentKind(new Int32Array(ledger.documentKinds.size).fill(idOf(names, 'all')), names);
};

/**
 * The classing along an axis; null for an axis that has none by itself, since it follows from the figures.
 * What the axis is called was checked before.
 */
export const classingOf = (sources: Sources, axis: string): Classing | null => {
  const { ledger, asked } = sources;
  if (isDerivedAxis(axis)) return null;
  const unit = units.find((known) => known === axis);
  if (unit !== undefined) return byTime(unit);
  if (isPlaceLevel(axis)) return byRegion(sources, { fact: 'place', level: axis }, () => byPlace(sources, axis));
  const level = territoryLevelOf(axis);
  if (level !== null) return aboveTerritory(sources, classingOf(sources, 'territory'), level);
  switch (axis) {
    case 'company':
      return byCompany(ledger);
    case 'customer':
      return byCustomer(ledger);
    case 'salesperson':
      return byDocumentKind(partsOfDocuments(ledger, documentKind.salesperson), ledger.salespeople);
    case 'channel':
      return byDocumentKind(partsOfDocuments(ledger, documentKind.channel), ledger.channels);
    case 'territory':
      return byRegion(sources, { fact: 'territory' }, () => byTerritory(sources));
    case 'product':
      return byItem(ledger, 0);
    case 'category':
      return byItem(ledger, 1);
    case 'subcategory':
      return byItem(ledger, 2);
    case 'grade':
      return byFact(sources, { fact: 'grade' }, asked.classes);
    default:
      return byFact(sources, { fact: 'class', axis: classificationAxisOf(axis) ?? axis }, asked.classes);
  }
};
