/** What lives in a simulated company: areas, customers, orders, invoices, complaints, visits, as far as they are under way. */
import type { VisitClass } from '@clientele/domain/field';
import type { Actor, LocalDate, Place } from '@clientele/domain/kernel';
import type { Severity } from '@clientele/domain/service';
import type { OrderContent } from '@clientele/domain/trade';
import type { Province, Region } from './places.ts';

/** Where somebody sells: a province of a region, as an area of the tree. */
export interface Area {
  /** The id of the territory. */
  readonly id: string;
  readonly region: Region;
  readonly province: Province;
  readonly manager: Actor;
  readonly sellers: Actor[];
}

/** A customer, with its manners of buying and paying. */
export interface Customer {
  readonly id: string;
  area: Area;
  seller: Actor;
  readonly city: string;
  readonly place: Place;
  readonly visitClass: VisitClass;
  /** Millionths of a degree. */
  readonly position: { readonly latitude: number; readonly longitude: number };
  /** Days between its orders in an average month of the first year. */
  readonly interval: number;
  /** How much it buys at a time, beside the smallest. */
  readonly size: number;
  /** Whether it buys on account; else over the counter. */
  readonly onAccount: boolean;
  grade: string;
  /** How many in a thousand of its invoices are paid late. */
  readonly late: number;
  /** Where in the list of products its favourites begin. */
  readonly favourite: number;
  /** Invoices of it that were paid late since its last evaluation, and all. */
  lateSince: number;
  paidSince: number;
}

/** An order under way. */
export interface Sale {
  readonly order: string;
  readonly customer: Customer;
  content: OrderContent;
  /** How often it was declined. */
  declined: number;
}

/** An invoice that is not paid yet. */
export interface OpenInvoice {
  readonly invoice: string;
  readonly customer: Customer;
  dueOn: LocalDate;
  /** Held back by the customer as long as a complaint about it is open. */
  held: boolean;
  level: number;
  remindedOn: LocalDate | null;
  escalated: boolean;
  explained: boolean;
}

/** The kinds of complaints. */
export const complaintClasses = ['quality', 'delivery', 'packaging', 'service'] as const;

/** What a complaint is about. */
export type ComplaintClass = (typeof complaintClasses)[number];

/** A complaint under way. */
export interface Case {
  readonly complaint: string;
  readonly sale: Sale;
  readonly severity: Severity;
  readonly ofClass: ComplaintClass;
  /** The event that lodged it, or last corrected it. */
  origin: string;
  /** The invoice that the customer holds back meanwhile. */
  readonly invoice: string | null;
}

/** A visit that is planned. */
export interface Visit {
  readonly visit: string;
  readonly customer: Customer;
  on: LocalDate;
}
