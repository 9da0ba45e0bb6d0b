/**
 * The sales book: the ledger of sales, the facts of customers, the targets of plans and the receivables, folded together from
 * one log. Every report is a view over it.
 */
import { type AppraisalBook, appraisalBook } from './appraisal/book.ts';
import { type ComplaintBook, complaintBook } from './complaints/book.ts';
import { type CreditBook, creditBook } from './credit/book.ts';
import type { CustomerFacts } from './customers/facts.ts';
import { customerFacts } from './customers/projection.ts';
import { type FindingBook, findingBook } from './findings/book.ts';
import {
  type AwardBook,
  awardBook,
  type CommissionBook,
  type ContestBook,
  commissionBook,
  contestBook,
} from './incentive/book.ts';
import { combine, type Fold } from './kernel/fold.ts';
import { type OrderBook, orderBook } from './orders/book.ts';
import { type OutletBook, outletBook } from './outlets/book.ts';
import { type PolicyBook, policyBook } from './policies/book.ts';
import { type PriceBook, priceBook } from './prices/book.ts';
import type { ReceivablesBook } from './receivables/book.ts';
import { receivablesBook } from './receivables/projection.ts';
import type { SalesLedger } from './sales/ledger.ts';
import { salesLedger } from './sales/projection.ts';
import { type SatisfactionBook, satisfactionBook } from './satisfaction/book.ts';
import { type TargetBook, targetBook } from './targets/book.ts';
import { type VisitBook, visitBook } from './visits/book.ts';
import {
  type ProgressBook,
  progressBook,
  type VisitPlanBook,
  type VisitRulesBook,
  visitPlanBook,
  visitRulesBook,
} from './visits/plan-book.ts';

/** What the reports are made from. */
export interface SalesBook {
  readonly sales: SalesLedger;
  readonly customers: CustomerFacts;
  readonly targets: TargetBook;
  readonly receivables: ReceivablesBook;
  readonly prices: PriceBook;
  readonly credit: CreditBook;
  readonly policies: PolicyBook;
  readonly orders: OrderBook;
  readonly outlets: OutletBook;
  readonly complaints: ComplaintBook;
  readonly satisfaction: SatisfactionBook;
  readonly findings: FindingBook;
  readonly appraisals: AppraisalBook;
  readonly commissions: CommissionBook;
  readonly awards: AwardBook;
  readonly contests: ContestBook;
  readonly visits: VisitBook;
  readonly visitPlans: VisitPlanBook;
  readonly visitRules: VisitRulesBook;
  readonly progress: ProgressBook;
}

/**
 * The fold of the sales book. It is sharded by stream: an order, a card, a classification, a plan, an invoice and a receipt are
 * one stream each, and what two shards keep of different streams adds up.
 */
export const salesBook: Fold<SalesBook> = combine({ name: 'sales-book', version: 11 }, ({ stream }) => stream, {
  sales: salesLedger,
  customers: customerFacts,
  targets: targetBook,
  receivables: receivablesBook,
  prices: priceBook,
  credit: creditBook,
  policies: policyBook,
  orders: orderBook,
  outlets: outletBook,
  complaints: complaintBook,
  satisfaction: satisfactionBook,
  findings: findingBook,
  appraisals: appraisalBook,
  commissions: commissionBook,
  awards: awardBook,
  contests: contestBook,
  visits: visitBook,
  visitPlans: visitPlanBook,
  visitRules: visitRulesBook,
  progress: progressBook,
});
