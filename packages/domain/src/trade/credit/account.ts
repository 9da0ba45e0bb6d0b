/** Which account an event or a command is about: one a customer and currency, within the company that the store is of. */
import * as z from 'zod';
import { currencySchema, type Tag, tag } from '../../kernel/index.ts';

/** A customer's id, short enough that the account's id can be made of it: at most 196 characters. */
const creditCustomerSchema = z.string().min(1).max(196);

/** The fields by which an account is named. */
export const account = { customer: creditCustomerSchema, currency: currencySchema };

/**
 * The id of a customer's credit account in a currency.
 *
 * @example
 * ```ts
 * import { creditAccountOf } from '@clientele/domain/trade';
 *
 * creditAccountOf({ customer: 'C1', currency: 'CNY' }); // 'CNY:C1'
 * ```
 */
export const creditAccountOf = ({
  customer,
  currency,
}: {
  readonly customer: string;
  readonly currency: string;
}): string => `${currency}:${customer}`;

/** Whom an event of an account is about: its customer, and the orders that it names, each once. */
export const about = (customer: string, ...orders: readonly string[]): readonly Tag[] => [
  ...new Set([tag('customer', customer), ...orders.map((order) => tag('order', order))]),
];
