/** The policies of trade that a company adopted, and what each version decided. */
export {
  type AdoptedVersion,
  type Decided,
  type DecidedRow,
  type PoliciesInForce,
  type PolicyBook,
  type PolicyReport,
  policiesInForce,
  policyBook,
  policyReport,
} from './book.ts';
