/** Credit in views: how accounts stand, by grade and in all, and what must be seen to. */
export { type CreditBook, creditBook } from './book.ts';
export {
  type BlockedRow,
  type CreditComposition,
  type CreditEnding,
  type CreditQuestion,
  type CreditRow,
  type CreditSection,
  creditComposition,
  creditScale,
  type EndingRow,
  type GradeRow,
  type StopDecision,
  type StopRow,
} from './credit.ts';
