/** What a classing is and what it is made from, apart from how each axis makes its own. */
import type { CustomerFacts } from '../customers/facts.ts';
import type { Names } from '../kernel/names.ts';
import type { Batch } from './batch.ts';
import type { SalesLedger } from './ledger.ts';
import type { AskedSales } from './question.ts';

export interface Classing {
  /** The classes by number; number 0 stands for what is unknown. */
  readonly names: Names;
  /** Writes the class of each row of a batch. */
  readonly classify: (batch: Batch, into: Int32Array) => void;
  /** Whether all classes have their numbers before any row is looked at. */
  readonly complete: boolean;
  /** By kind of line, where the axis is one of lines. */
  readonly ofLineKind: Int32Array | null;
  /** Whether a class is found by the customer alone, whatever the sale. */
  readonly ofCustomer: boolean;
}

/** What a classing is made from. */
export interface Sources {
  readonly ledger: SalesLedger;
  readonly customers: CustomerFacts;
  readonly asked: AskedSales;
}

/** The key of a class by its number; null for what is unknown. */
export const keyOf = ({ names }: Classing, number: number): string | null =>
  number === 0 ? null : (names.texts[number] ?? null);
