/** Receivables in views: ageing, collection, arrears, dunning, statements. */
export {
  type Ageing,
  type AgeingFigures,
  type AgeingItem,
  type AgeingQuestion,
  type AgeingRow,
  type AgeingSection,
  ageing,
  defaultBounds,
} from './ageing.ts';
export {
  type Arrears,
  type ArrearsQuestion,
  type ArrearsRow,
  type ArrearsSection,
  arrears,
  type FollowUp,
  type FollowUpReason,
  type FollowUpRow,
  followUp,
  type PromisedPayment,
  type PromiseStanding,
} from './arrears.ts';
export type { MovementKind, ReceivablesBook } from './book.ts';
export {
  type Collection,
  type CollectionQuestion,
  type CollectionSection,
  type CountedShare,
  collection,
  type Settlement,
} from './collection.ts';
export { type Dunning, type DunningQuestion, type DunningRow, type DunningSkip, dunning } from './dunning.ts';
export { receivablesBook } from './projection.ts';
export {
  type ReceivablesFault,
  type ReceivablesFaults,
  type ReceivablesQuestion,
  receivablesMessages,
} from './question.ts';
export {
  type AccountStatement,
  accountStatement,
  type StatementLine,
  type StatementQuestion,
  type StatementSection,
} from './statement.ts';
