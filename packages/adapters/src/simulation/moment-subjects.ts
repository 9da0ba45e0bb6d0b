/** What each moment of a story is about. */

import type { HoldCoachingSession } from '@clientele/domain/field';
import type { Command, Money, Period, StoredEvent } from '@clientele/domain/kernel';
import type { ComplaintContent } from '@clientele/domain/service';
import type { IssueInvoice, OrderContent } from '@clientele/domain/trade';
import type { Company } from './company.ts';
import type { Area, Case, Customer, OpenInvoice, Sale, Visit } from './entities.ts';

interface OfCustomer {
  readonly customer: Customer;
}

interface Corrected extends OfCustomer {
  readonly corrected: string;
  readonly event: string;
}

interface OfRequest extends OfCustomer {
  readonly request: string;
}

interface OfInvestigation extends OfCustomer {
  readonly investigation: string;
}

interface InRun extends OpenInvoice {
  readonly run: string;
}

interface OfReceipt {
  readonly receipt: string;
  readonly customer: string;
  readonly amount: Money;
  readonly invoice: string;
}

interface OfRemedy extends Case {
  readonly remedy: string;
}

interface OfMeasure extends Case {
  readonly measure: string;
}

interface Joint {
  readonly subordinate: string;
  readonly joint: string;
  readonly superior: string;
  readonly visit: string;
}

type Talk = ReturnType<typeof HoldCoachingSession.of>['data'];

interface OfInquiry {
  readonly inquiry: string;
}

/** The moments, and their subjects. */
export interface Moments {
  'area opened': Area;
  'customer registered': OfCustomer & { readonly events: readonly StoredEvent[] };
  'placement corrected': Corrected;
  'placement taken back': Corrected;
  'account opened': OfCustomer;
  'credit evaluated': OfRequest & { readonly period: Period; readonly grade: string; readonly changes: boolean };
  'credit requested': OfRequest;
  'credit consented': OfRequest;
  'customer graded': OfCustomer;
  'investigation ordered': OfInvestigation;
  'investigation reported': OfInvestigation;
  'limit set': OfCustomer;
  'credit held': OfCustomer & { readonly hold: string };
  'customer flagged': OfCustomer;
  'customer given up': OfCustomer;
  'order wanted': Sale;
  'order placed': Sale & { readonly origin: string };
  'order confirmed': Sale;
  'order amended': Sale & { readonly before: OrderContent };
  'credit awaited': Sale;
  'order declined': Sale;
  'order released': Sale & { readonly release: string };
  'call-off awaited': Sale;
  'call-off declined': Sale;
  'order called off': Sale;
  'advance awaited': Sale;
  'order retracted': Sale;
  'sale to nobody': Sale;
  'all returned': Sale;
  'order passed on': Sale;
  'order scheduled': Sale;
  'order to inspect': Sale;
  'order inspected': Sale & { readonly inspection: string };
  'goods shipped': Sale & { readonly shipment: string };
  'goods delivered': Sale & { readonly shipment: string };
  'goods returned': Sale;
  'order cancelled': Sale;
  'exception resolved': Sale & { readonly exception: string };
  'return recorded': OfCustomer & {
    readonly document: string;
    readonly order: string;
    readonly returned: OrderContent;
    readonly event: string;
  };
  'invoice issued': OpenInvoice & { readonly issued: ReturnType<typeof IssueInvoice.of>['data'] };
  'invoice voided': { readonly invoice: string };
  'excess refunded': { readonly invoice: string; readonly receipt: string };
  'invoice paid': OpenInvoice;
  'payment received': OfCustomer & { readonly invoice: string; readonly receipt: string; readonly amount: Money };
  'receipt recorded': OfReceipt;
  'receipt reversed': OfReceipt;
  'receipt allocated': OfReceipt & { readonly allocation: string };
  'invoice overdue': InRun;
  'reminder sent': InRun;
  'arrears escalated': OpenInvoice & { readonly to: string };
  'stop proposed': OpenInvoice;
  'stop decided': OpenInvoice;
  'stop settled': OpenInvoice;
  'complaint heard': { readonly complaint: string; readonly content: ComplaintContent };
  'complaint lodged': Case & { readonly content: ComplaintContent };
  'complaint to route': Case;
  'complaint escalated': Case;
  'complaint acknowledged': Case;
  'complaint paused': Case;
  'remedy wanted': OfRemedy;
  'remedy proposed': OfRemedy;
  'remedy refused': OfRemedy;
  'remedy accepted': OfRemedy;
  'remedy given': OfRemedy;
  'complaint to resolve': Case;
  'cause found': Case;
  'prevention planned': OfMeasure;
  'prevention done': OfMeasure;
  'complaint resolved': Case;
  'complaint confirmed': Case;
  'complaint lapsed': Case;
  'visit planned': Visit;
  'visit researched': Visit;
  'visit begun': Visit;
  'visit ended': Visit;
  'visit reported': Visit;
  'visit missed': Visit;
  'visit excused': Visit;
  'visit relayed': Visit;
  'joint visit due': Joint;
  'joint visit held': Joint;
  'joint visit analysed': Joint;
  'coaching session due': Talk;
  'coaching session held': Talk;
  'call comes': OfInquiry;
  'call taken': OfInquiry & { readonly named: boolean; readonly wanted: boolean };
  'call relayed': OfInquiry;
  'call answered': OfInquiry;
  'case to open': { readonly id: string };
  'case opened': OfCustomer & { readonly id: string };
  'case arranged': { readonly id: string };
  'delivery noted': OfCustomer & { readonly order: string };
  'survey answered': OfCustomer & { readonly survey: string };
  'opinion given': OfCustomer & { readonly opinion: string };
  referral: OfCustomer;
}

/** A command that is refused for certain, with the code by which. */
export interface Mistake<Subject> {
  readonly code: string;
  /** Whether it can be made here; always, where nothing is said. */
  readonly fits?: (subject: Subject, company: Company) => boolean;
  readonly command: (subject: Subject, company: Company) => Command;
}

/** The mistakes of some moments. */
export type Mistakes = { readonly [M in keyof Moments]: readonly Mistake<Moments[M]>[] };
