/** What a class is called: by its key, by the name of the customer or product, or by the words of its axis. */
import { classificationLabel } from '@clientele/domain/customer';
import type { LocalDate, Personal } from '@clientele/domain/kernel';
import { type CustomerFacts, nameOn } from '../customers/facts.ts';
import { partOf } from '../kernel/tuples.ts';
import { lineKind, type SalesLedger } from '../sales/ledger.ts';
import { type Axis, classificationAxisOf } from '../sales/question.ts';
import type { Rows } from '../sales/rows.ts';
import { classes as classTerms, names as nameTerms, rows as rowTerms } from '../terms/terms.ts';
import { remarked, same, type Text } from '../terms/text.ts';

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
  return axis === 'grade' || axis === 'pareto' || axis === 'vip' ? rowTerms.noGrade : rowTerms.unknown;
};

/** A customer's name as far as it may be read; the id where none was told. */
export const customerText = (key: string, name: Personal<string> | null): Text => {
  if (name === null) return same(key);
  return name.kind === 'known' ? same(name.value) : remarked(key, nameTerms[name.kind]);
};

/** The name of each product in some rows: that of its latest sale, and of several at one instant the last by code unit. */
const productNames = (ledger: SalesLedger, { document, line, length }: Rows): ReadonlyMap<string, string> => {
  const latest = new Float64Array(ledger.items.list.length).fill(Number.NEGATIVE_INFINITY);
  const { kind } = ledger.lines.columns;
  const { at } = ledger.documents.columns;
  for (let row = 0; row < length && line !== null; row++) {
    const item = partOf(ledger.lineKinds, kind[line[row] as number] as number, lineKind.item);
    const when = at[document[row] as number] as number;
    if (when > (latest[item] as number)) latest[item] = when;
  }
  const names = new Map<string, { readonly name: string; readonly when: number }>();
  for (const [item, [product, , , name]] of ledger.items.list.entries()) {
    const when = latest[item] as number;
    if (product === undefined || name === undefined || when === Number.NEGATIVE_INFINITY) continue;
    const known = names.get(product);
    if (known === undefined || when > known.when || (when === known.when && name > known.name))
      names.set(product, { name, when });
  }
  return new Map([...names].map(([product, { name }]) => [product, name]));
};

/** The names of the classes of an axis, as of a date; those of products from the rows of a report. */
export const labelsOf = (
  ledger: SalesLedger,
  customers: CustomerFacts,
  axis: Axis,
  asOf: LocalDate,
  rows: Rows | null,
): Labels => {
  const ofKey = textsOf(ledger, customers, axis, asOf, rows);
  return (key) => ({ axis, key, text: key === null ? unknownOf(axis) : ofKey(key) });
};

const textsOf = (
  ledger: SalesLedger,
  customers: CustomerFacts,
  axis: Axis,
  asOf: LocalDate,
  rows: Rows | null,
): ((key: string) => Text) => {
  switch (axis) {
    case 'customer':
      return (key) => customerText(key, nameOn(customers, key, asOf));
    case 'product': {
      const names = rows === null ? new Map<string, string>() : productNames(ledger, rows);
      return (key) => same(names.get(key) ?? key);
    }
    case 'company':
      return () => classTerms.company;
    case 'vip':
      return (key) => (key === 'vip' ? classTerms.vip : classTerms.other);
    default: {
      const own = classificationAxisOf(axis);
      if (own === null) return same;
      return (key) => ({ en: classificationLabel(own, key, 'en'), zh: classificationLabel(own, key, 'zh') });
    }
  }
};
