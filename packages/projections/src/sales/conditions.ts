/** The conditions of a question: which of the selected documents, and which of their lines, are looked at. */
import type { CustomerFacts } from '../customers/facts.ts';
import { type Classing, classingOf, type Sources } from './classing.ts';
import type { SalesLedger } from './ledger.ts';
import type { AskedSales, Condition } from './question.ts';
import { classesOf, type LineFilter } from './rows.ts';
import { type Selection, selectionOf } from './selection.ts';

/** What a question looks at: the documents that meet its conditions, and which kinds of lines do. */
export interface Chosen extends Sources {
  readonly filter: LineFilter;
}

/** Marks the classes that a condition asks for. */
const marksOf = ({ classes, except = false }: Condition, { names }: Classing): Uint8Array => {
  const numbers = new Set(classes.map((key) => (key === null ? 0 : names.ids.get(key))));
  return Uint8Array.from(names.texts, (_, number) => (numbers.has(number) === except ? 0 : 1));
};

const documentsWhere = (selection: Selection, classing: Classing, marks: Uint8Array): Int32Array => {
  const { ledger, documents: document } = selection;
  const classes = classesOf(ledger, { length: document.length, document, line: null, terms: [] }, classing);
  return document.filter((_, place) => marks[classes[place] as number] === 1);
};

const linesWhere = (filter: LineFilter, { classOf }: Classing, marks: Uint8Array): LineFilter =>
  Uint8Array.from(classOf, (own, kind) => (marks[own] === 1 && (filter === null || filter[kind] === 1) ? 1 : 0));

/** What a question looks at. Its axes were checked before. */
export const chosenBy = (ledger: SalesLedger, customers: CustomerFacts, asked: AskedSales): Chosen => {
  let selection = selectionOf(ledger, asked);
  let filter: LineFilter = null;
  for (const condition of asked.where) {
    const classing = classingOf({ selection, customers }, condition.axis);
    if (classing === null) continue;
    const marks = marksOf(condition, classing);
    if (classing.by === 'line-kind') filter = linesWhere(filter, classing, marks);
    else selection = { ...selection, documents: documentsWhere(selection, classing, marks) };
  }
  return { selection, customers, filter };
};
