/** Why something can't be done with an order: stable codes, and the numbers that led to them. */
import type { Rejection } from '../../kernel/index.ts';
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
  | Rejection<'order.fixed-by-returns', OfOrder & { readonly line: string | null; readonly what: FixedByReturns }>;
