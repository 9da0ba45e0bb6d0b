/** Outlets: stock, sales to consumers, counts, checks of accounts, and goods on their way. */
export {
  type CheckRow,
  type CountRow,
  type OnTheWayRow,
  type OutletBook,
  type OutletQuestion,
  type OutletReport,
  outletBook,
  outletReport,
  type SoldRow,
  type StockRow,
} from './book.ts';
