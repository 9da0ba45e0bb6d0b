/**
 * The accounts of an order, added up from contents in figures that can't overflow: each line's quantity, amount and cost by
 * its product, and the order's value, tax and freight by whom and where it was sold. Laws are checked on it; it shares no
 * rule with the decider that it checks.
 */
import {
  type Decimal,
  decimalOfMoney,
  decimalOfQuantity,
  finestScale,
  formatDecimal,
  type Money,
  normalizeDecimal,
  rescaleDecimal,
} from '../../kernel/index.ts';
import type { OrderContent } from './events.ts';
import type { LineAccount, OrderAccount } from './remainder.ts';

/** One account, and what stands on it. */
export interface Account {
  readonly of: LineAccount | OrderAccount;
  /** The line, or null for the order as a whole. */
  readonly line: string | null;
  /** Unit of measure or currency. */
  readonly unit: string;
  /** At the finest scale of all. */
  readonly units: bigint;
}

/** Accounts by whose they are: two contents that differ in customer or product have accounts of their own. */
export type Ledger = ReadonlyMap<string, Account>;

interface Signed {
  readonly sign: 1 | -1;
  readonly content: OrderContent;
}

const sumOfLines = ({ lines }: OrderContent): Decimal => ({
  units: lines.reduce((sum, { amount }) => sum + rescaleDecimal(decimalOfMoney(amount), finestScale).units, 0n),
  scale: finestScale,
});

/** Every account that a content moves, with its key. */
const entriesOf = (content: OrderContent): readonly (readonly [string, Account])[] => {
  const { customer, salesperson, channel, territory, place, lines, total, tax, freight } = content;
  const entries: (readonly [string, Account])[] = [];
  const add = (
    of: Account['of'],
    line: string | null,
    unit: string,
    value: Decimal,
    whose: readonly unknown[],
  ): void => {
    const { units } = rescaleDecimal(value, finestScale);
    entries.push([JSON.stringify([of, line, unit, ...whose]), { of, line, unit, units }]);
  };
  const where = place === undefined ? null : [place.country, place.province, place.city, place.district];
  const seller = [customer, salesperson, channel, territory, where];
  const addMoney = (of: Account['of'], value: Money | undefined) => {
    if (value !== undefined) add(of, null, value.currency, decimalOfMoney(value), seller);
  };
  for (const { line, product, category, subcategory, quantity, amount, cost } of lines) {
    const whose = [product, category, subcategory];
    add('quantity', line, quantity.unit, decimalOfQuantity(quantity), whose);
    add('amount', line, amount.currency, decimalOfMoney(amount), whose);
    if (cost !== undefined) add('cost', line, cost.currency, decimalOfMoney(cost), whose);
  }
  if (total === undefined) add('value', null, lines[0]?.amount.currency ?? 'XXX', sumOfLines(content), seller);
  addMoney('value', total);
  addMoney('tax', tax);
  addMoney('freight', freight);
  return entries;
};

/** The accounts of some contents, added to and taken from. */
export const ledgerOf = (contents: readonly Signed[]): Ledger => {
  const ledger = new Map<string, Account>();
  for (const { sign, content } of contents) {
    for (const [key, account] of entriesOf(content)) {
      const before = ledger.get(key)?.units ?? 0n;
      ledger.set(key, { ...account, units: before + (sign === 1 ? account.units : -account.units) });
    }
  }
  return ledger;
};

/** The accounts on which something stands. */
export const unbalanced = (ledger: Ledger): readonly Account[] =>
  [...ledger.values()].filter(({ units }) => units !== 0n);

/** What stands on an account, as a number with its decimals. */
export const formatUnits = (units: bigint): string => formatDecimal(normalizeDecimal({ units, scale: finestScale }));
