/** What a class is called: by its key, by the name of the customer or product, or by the words of its axis. */
import { classificationLabel } from '@clientele/domain/customer';
import type { Personal } from '@clientele/domain/kernel';
import { nameOn } from '../customers/facts.ts';
import { partOf } from '../kernel/tuples.ts';
import { placeLabel } from '../places/gazetteer.ts';
import type { Chosen } from '../sales/chosen.ts';
import { lineKind } from '../sales/ledger.ts';
import { type Axis, classificationAxisOf, isDerivedAxis, isPlaceLevel, isRegionAxis } from '../sales/question.ts';
import { scan } from '../sales/scan.ts';
import { classes as classTerms, names as nameTerms, rows as rowTerms } from '../terms/terms.ts';
import { remarked, same, type Text } from '../terms/text.ts';
import { territoryOn } from '../territories/book.ts';

/** A class of an axis: its key, null where it is unknown, and what it is called. */
export interface Class {
  readonly axis: Axis;
  readonly key: string | null;
  readonly text: Text;
}

/** Gives a class of one axis its name. */
export type Labels = (key: string | null) => Class;

const unknownOf = (axis: Axis): Text => {
  if (axis === 'customer') return rowTerms.noCustomer;
  return axis === 'grade' || isDerivedAxis(axis) ? rowTerms.noGrade : rowTerms.unknown;
};

/** A customer's name as far as it may be read; the id where none was told. */
export const customerText = (key: string, name: Personal<string> | null): Text => {
  if (name === null) return same(key);
  return name.kind === 'known' ? same(name.value) : remarked(key, nameTerms[name.kind]);
};

/** The name of each product that counts: that of its latest sale, and of several at one instant the last by code unit. */
const productNames = (chosen: Chosen): ReadonlyMap<string, string> => {
  const { items, lineKinds } = chosen.ledger;
  const latest = new Float64Array(items.list.length).fill(Number.NEGATIVE_INFINITY);
  scan(chosen, 'orders', 'line', ({ length, lineKind: kind, at }) => {
    for (let row = 0; row < length; row++) {
      const item = partOf(lineKinds, kind[row] as number, lineKind.item);
      if ((at[row] as number) > (latest[item] as number)) latest[item] = at[row] as number;
    }
  });
  const names = new Map<string, { readonly name: string; readonly when: number }>();
  for (const [item, [product, , , name]] of items.list.entries()) {
    const when = latest[item] as number;
    if (product === undefined || name === undefined || when === Number.NEGATIVE_INFINITY) continue;
    const known = names.get(product);
    if (known === undefined || when > known.when || (when === known.when && name > known.name))
      names.set(product, { name, when });
  }
  return new Map([...names].map(([product, { name }]) => [product, name]));
};

const labelled = (axis: string, key: string): Text => ({
  en: classificationLabel(axis, key, 'en'),
  zh: classificationLabel(axis, key, 'zh'),
});

/** By the names of a gazetteer, if places go by one. */
const placeText = ({ asked: { gazetteer } }: Chosen): ((key: string) => Text) =>
  gazetteer === null ? same : (key) => same(placeLabel(gazetteer, key));

/** By the names of the plan of territories, as of the date of the report; the id where it has none. */
const territoryText =
  ({ customers: { territories }, asked: { asOf } }: Chosen): ((key: string) => Text) =>
  (key) =>
    same(territoryOn(territories, key, asOf)?.name ?? key);

/** The names of the classes of an axis, as of the date of the report. */
export const labelsOf = (chosen: Chosen, axis: Axis): Labels => {
  const ofKey = textsOf(chosen, axis);
  return (key) => ({ axis, key, text: key === null ? unknownOf(axis) : ofKey(key) });
};

const textsOf = (chosen: Chosen, axis: Axis): ((key: string) => Text) => {
  switch (axis) {
    case 'customer': {
      const { customers, asked } = chosen;
      return (key) => customerText(key, nameOn(customers, key, asked.asOf));
    }
    case 'product': {
      const names = productNames(chosen);
      return (key) => same(names.get(key) ?? key);
    }
    case 'company':
      return () => classTerms.company;
    case 'vip':
      return (key) => (key === 'vip' ? classTerms.vip : classTerms.other);
    case 'position':
      return (key) => labelled('volume-and-position', key);
    default: {
      if (isPlaceLevel(axis)) return placeText(chosen);
      if (isRegionAxis(axis)) return territoryText(chosen);
      const own = classificationAxisOf(axis);
      if (own === null) return same;
      return (key) => labelled(own, key);
    }
  }
};
