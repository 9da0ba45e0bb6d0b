/** Why something can't be done with an order: stable codes, and the numbers that led to them. */
import type { Rejection } from '../../kernel/index.ts';
import type { CallOffReason } from '../call-off-reasons.ts';
import type { BlockReason } from '../credit/decision.ts';
import type { LineAccount, OrderAccount } from './remainder.ts';

/** What can't change any more once goods came back: the figures of what came back are cut by it. */
export type FixedByReturns =
  | 'placing'
  | 'date'
  | 'customer'
  | 'salesperson'
  | 'channel'
  | 'territory'
  | 'place'
  | 'product'
  | 'category'
  | 'subcategory';

/** Which event a date is compared with. */
export type DatedEvent = 'placed' | 'amended' | 'confirmed' | 'returned';

interface OfOrder {
  readonly order: string;
}

/** An account of a line, or (where `line` is null) of the whole order, and the unit or currency that it is counted in. */
interface OfAccount extends OfOrder {
  readonly line: string | null;
  readonly of: LineAccount | OrderAccount;
  readonly unit: string;
}

interface Dated extends OfOrder {
  /** The date asked for, and its instant. */
  readonly on: string;
  readonly at: string;
  /** What it must not lie before or after, and the date and instant of that. */
  readonly event: DatedEvent;
  readonly eventOn: string;
  readonly eventAt: string;
}

interface OfDocument extends OfOrder {
  readonly kind: 'inspection' | 'shipment' | 'exception';
  readonly id: string;
}

export type OrderRejection =
  /* What the order's story forbids. */
  | Rejection<'order.already-placed', OfOrder & { readonly placedOn: string }>
  | Rejection<'order.not-placed', OfOrder>
  | Rejection<'order.retracted', OfOrder>
  | Rejection<'order.cancelled', OfOrder & { readonly cancelledOn: string }>
  | Rejection<'order.already-confirmed', OfOrder & { readonly confirmedOn: string }>
  | Rejection<'order.is-a-return', OfOrder & { readonly recordedOn: string }>
  | Rejection<'order.nothing-left', OfOrder>
  | Rejection<'order.return-of-itself', OfOrder>
  | Rejection<'order.corrects-another', OfOrder & { readonly corrects: string; readonly expected: string }>
  | Rejection<'order.amended-since', OfOrder & { readonly amendedOn: string }>
  | Rejection<'order.dated-too-early', Dated>
  | Rejection<'order.dated-too-late', Dated>
  /* What a content must be in itself. */
  | Rejection<'order.duplicate-lines', OfOrder & { readonly lines: readonly string[] }>
  | Rejection<'order.several-currencies', OfOrder & { readonly currencies: readonly string[] }>
  | Rejection<
      'order.quantity-not-above-zero',
      OfOrder & { readonly line: string; readonly quantity: string; readonly unit: string }
    >
  | Rejection<
      'order.too-large',
      OfOrder & { readonly of: 'amounts' | 'costs' | 'quantities'; readonly sum: string; readonly most: string }
    >
  /* What returns need, and what they leave. */
  | Rejection<'order.unknown-line', OfOrder & { readonly line: string; readonly lines: readonly string[] }>
  | Rejection<'order.other-unit', OfOrder & { readonly line: string; readonly unit: string; readonly expected: string }>
  | Rejection<
      'order.return-beyond-ordered',
      OfAccount & {
        readonly asked: string;
        readonly ordered: string;
        readonly returned: string;
        readonly left: string;
      }
    >
  | Rejection<'order.return-below-zero', OfAccount & { readonly asked: string }>
  | Rejection<'order.below-returned', OfAccount & { readonly after: string; readonly returned: string }>
  | Rejection<'order.fixed-by-returns', OfOrder & { readonly line: string | null; readonly what: FixedByReturns }>
  /* Credit. */
  | Rejection<'order.without-account', OfOrder & { readonly customer: string | null; readonly longest: number }>
  | Rejection<'order.credit-awaited', OfOrder & { readonly ask: number }>
  | Rejection<
      'order.not-granted',
      OfOrder & {
        readonly credit: 'not-asked' | 'asked' | 'declined' | 'granted';
        readonly reasons: readonly BlockReason[];
        readonly policy: string;
      }
    >
  /* The contract. */
  | Rejection<'order.without-customer', OfOrder>
  | Rejection<'order.rests-on-contract', OfOrder & { readonly contract: string }>
  | Rejection<
      'order.not-called-off',
      OfOrder & {
        readonly contract: string;
        readonly status: 'asked' | 'declined';
        readonly reasons: readonly CallOffReason[];
      }
    >
  | Rejection<'order.advance-open', OfOrder & { readonly contract: string }>
  /* What becomes of the order. */
  | Rejection<'order.not-confirmed', OfOrder>
  | Rejection<'order.not-passed-on', OfOrder>
  | Rejection<
      'order.delivered-before-produced',
      OfOrder & { readonly producedBy: string; readonly deliveredBy: string }
    >
  | Rejection<
      'order.rescheduled-without-reason',
      OfOrder & { readonly producedBy: string; readonly deliveredBy: string }
    >
  | Rejection<'order.done-beside-status', OfOrder & { readonly status: string; readonly done: number }>
  | Rejection<'order.document-known', OfDocument>
  | Rejection<'order.unknown-document', OfDocument>
  | Rejection<'order.already-delivered', OfOrder & { readonly shipment: string }>
  | Rejection<'order.already-resolved', OfOrder & { readonly exception: string }>
  | Rejection<
      'order.more-than-left',
      OfOrder & {
        readonly line: string;
        readonly of: 'ordered' | 'inspected' | 'shipped';
        readonly unit: string;
        readonly asked: string;
        readonly left: string;
      }
    >
  | Rejection<'order.goods-out', OfOrder & { readonly lines: readonly string[] }>
  | Rejection<
      'order.below-shipped',
      OfOrder & { readonly line: string; readonly unit: string; readonly after: string; readonly shipped: string }
    >
  | Rejection<'order.dated-after-goods', OfOrder & { readonly on: string; readonly begunOn: string }>
  | Rejection<'order.not-a-return', OfOrder>;
