/**
 * The sales book: the ledger of sales, the facts of customers and the targets of plans, folded together from one log. Every
 * report is a view over it.
 */
import type { CustomerFacts } from './customers/facts.ts';
import { customerFacts } from './customers/projection.ts';
import { combine, type Fold } from './kernel/fold.ts';
import type { SalesLedger } from './sales/ledger.ts';
import { salesLedger } from './sales/projection.ts';
import { type TargetBook, targetBook } from './targets/book.ts';

/** What the reports are made from. */
export interface SalesBook {
  readonly sales: SalesLedger;
  readonly customers: CustomerFacts;
  readonly targets: TargetBook;
}

/**
 * The fold of the sales book. It is sharded by stream: an order, a card, a classification and a plan are one stream each,
 * and what two shards keep of different streams adds up.
 */
export const salesBook: Fold<SalesBook> = combine({ name: 'sales-book', version: 1 }, ({ stream }) => stream, {
  sales: salesLedger,
  customers: customerFacts,
  targets: targetBook,
});
