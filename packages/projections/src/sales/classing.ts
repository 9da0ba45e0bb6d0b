/**
 * Classings: along an axis, the class of each sale. A class is found by what a row has in common with others (its territory,
 * its customer, its product), so that a name is read once and not once a row; number 0 is what is unknown.
 */
import { dateOfDayNumber, dayNumber, type PeriodUnit, periodOf } from '@clientele/domain/kernel';
import { type Asked, type CustomerFacts, courseOf, heldOn } from '../customers/facts.ts';
import { idOf, type Names, noNames } from '../kernel/names.ts';
import { partOf } from '../kernel/tuples.ts';
import { documentKind, lineKind } from './ledger.ts';
import type { Quads } from './quads.ts';
import { classificationAxisOf, isPlaceLevel, placeLevels } from './question.ts';
import type { Selection } from './selection.ts';

/** By what the class of a row is found: the kind of its document or line, its customer, or the document itself. */
export type ClassingBy = 'document-kind' | 'line-kind' | 'customer' | 'document';

export interface Classing {
  readonly by: ClassingBy;
  readonly classOf: Int32Array;
  /** The classes by number; number 0 stands for what is unknown. */
  readonly names: Names;
}

/** What a classing is made from. */
export interface Sources {
  readonly selection: Selection;
  readonly customers: CustomerFacts;
}

/** The key of a class by its number; null for what is unknown. */
export const keyOf = ({ names }: Classing, number: number): string | null =>
  number === 0 ? null : (names.texts[number] ?? null);

const units: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month', 'week', 'day'];

const byDocumentKind = ({ selection }: Sources, place: number, names: Names): Classing => {
  const { documentKinds } = selection.ledger;
  const classOf = Int32Array.from({ length: documentKinds.size }, (_, kind) => partOf(documentKinds, kind, place));
  return { by: 'document-kind', classOf, names };
};

/** The classes of quads by one of their four texts. */
const classesOfQuads = (
  quads: Quads,
  place: 0 | 1 | 2 | 3,
): { readonly names: Names; readonly classes: Int32Array } => {
  const names = noNames();
  return { names, classes: Int32Array.from(quads.list, (quad) => idOf(names, quad[place])) };
};

const byPlace = ({ selection: { ledger } }: Sources, level: 0 | 1 | 2 | 3): Classing => {
  const { names, classes } = classesOfQuads(ledger.places, level);
  const { documentKinds } = ledger;
  const classOf = Int32Array.from(
    { length: documentKinds.size },
    (_, kind) => classes[partOf(documentKinds, kind, documentKind.place)] as number,
  );
  return { by: 'document-kind', classOf, names };
};

const byItem = ({ selection: { ledger } }: Sources, place: 0 | 1 | 2): Classing => {
  const { names, classes } = classesOfQuads(ledger.items, place);
  const { lineKinds } = ledger;
  const classOf = Int32Array.from(
    { length: lineKinds.size },
    (_, kind) => classes[partOf(lineKinds, kind, lineKind.item)] as number,
  );
  return { by: 'line-kind', classOf, names };
};

/** By a fact of the customer on the date of the report. */
const asIs = ({ selection, customers }: Sources, asked: Asked): Classing => {
  const names = noNames();
  const { texts } = selection.ledger.customers;
  const classOf = Int32Array.from(texts, (customer, number) =>
    number === 0
      ? 0
      : idOf(names, heldOn(courseOf(customers.records.get(customer), asked), selection.asked.asOf) ?? undefined),
  );
  return { by: 'customer', classOf, names };
};

interface Step {
  readonly at: number;
  readonly of: number;
}

/** The class in force at an instant: of the last step that isn't later. */
const classAt = (steps: readonly Step[], at: number): number => {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] as Step).at <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (steps[low - 1] as Step).of;
};

/** By a fact of the customer as it was at each sale; what was told of later than the report's date isn't known to it. */
const asWas = ({ selection, customers }: Sources, asked: Asked): Classing => {
  const { ledger, documents, at } = selection;
  const names = noNames();
  const courses = ledger.customers.texts.map((customer, number): readonly Step[] =>
    number === 0
      ? []
      : courseOf(customers.records.get(customer), asked).map((held) => ({
          at: held.at,
          of: idOf(names, held.value ?? undefined),
        })),
  );
  const { customer } = ledger.documents.columns;
  const classOf = new Int32Array(ledger.documents.length);
  for (const document of documents) {
    const steps = courses[customer[document] as number] as readonly Step[];
    if (steps.length > 0) classOf[document] = classAt(steps, at[document] as number);
  }
  return { by: 'document', classOf, names };
};

const byCustomerFact = (sources: Sources, asked: Asked, mode: 'as-was' | 'as-is'): Classing =>
  mode === 'as-is' ? asIs(sources, asked) : asWas(sources, asked);

/** By the period of a unit in which the sale was. */
const byTime = ({ selection: { ledger, documents, saleDay } }: Sources, unit: PeriodUnit): Classing => {
  const names = noNames();
  const classOf = new Int32Array(ledger.documents.length);
  let current = 0;
  let start = 0;
  let end = 0;
  for (const document of documents) {
    const day = saleDay[document] as number;
    if (day < start || day >= end) {
      const period = periodOf(unit, dateOfDayNumber(day));
      current = idOf(names, period.key);
      start = dayNumber(period.start);
      end = dayNumber(period.end);
    }
    classOf[document] = current;
  }
  return { by: 'document', classOf, names };
};

const byCustomer = ({ selection: { ledger } }: Sources): Classing => ({
  by: 'customer',
  classOf: Int32Array.from(ledger.customers.texts, (_, number) => number),
  names: ledger.customers,
});

const byCompany = ({ selection: { ledger } }: Sources): Classing => {
  const names = noNames();
  const all = idOf(names, 'all');
  return { by: 'document-kind', classOf: new Int32Array(ledger.documentKinds.size).fill(all), names };
};

const byRegion = (sources: Sources, asked: Asked, stated: () => Classing): Classing => {
  const { region } = sources.selection.asked;
  return region === 'of-the-sale' ? stated() : byCustomerFact(sources, asked, region);
};

/**
 * The classing along an axis; null for an axis that has none by itself: `pareto` and `vip` follow from the figures.
 * What the axis is called was checked before.
 */
export const classingOf = (sources: Sources, axis: string): Classing | null => {
  const { ledger, asked } = sources.selection;
  const unit = units.find((known) => known === axis);
  if (unit !== undefined) return byTime(sources, unit);
  if (isPlaceLevel(axis)) {
    const level = placeLevels.indexOf(axis) as 0 | 1 | 2 | 3;
    return byRegion(sources, { fact: 'place', level: axis }, () => byPlace(sources, level));
  }
  switch (axis) {
    case 'company':
      return byCompany(sources);
    case 'customer':
      return byCustomer(sources);
    case 'salesperson':
      return byDocumentKind(sources, documentKind.salesperson, ledger.salespeople);
    case 'channel':
      return byDocumentKind(sources, documentKind.channel, ledger.channels);
    case 'territory':
      return byRegion(sources, { fact: 'territory' }, () =>
        byDocumentKind(sources, documentKind.territory, ledger.territories),
      );
    case 'product':
      return byItem(sources, 0);
    case 'category':
      return byItem(sources, 1);
    case 'subcategory':
      return byItem(sources, 2);
    case 'grade':
      return byCustomerFact(sources, { fact: 'grade' }, asked.classes);
    case 'pareto':
    case 'vip':
      return null;
    default:
      return byCustomerFact(sources, { fact: 'class', axis: classificationAxisOf(axis) ?? axis }, asked.classes);
  }
};
