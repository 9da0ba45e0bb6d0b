/**
 * What came back of an order and what is left of it, exactly. An order holds several accounts (each line's quantity, amount
 * and cost; the order's value, tax and freight), and the same holds for each: what came back lies between nothing and what
 * was ordered. So the events of an order that is then cancelled come to exactly zero in every figure.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  addDecimals,
  type Decimal,
  decimalOfMoney,
  decimalOfQuantity,
  divideHalfAway,
  type Money,
  type MoneyFault,
  moneyOf,
  type QuantityFault,
  quantityOf,
  rescaleDecimal,
  subtractDecimals,
} from '../../kernel/index.ts';
import { currencyOf } from './content.ts';
import type { OrderContent, OrderLine } from './events.ts';
import { isOpen, type OrderState, type StandingOrder } from './state.ts';

/** The accounts of a line, and those of the order as a whole; `value` is the net value, by the stated total where there is one. */
export type LineAccount = 'quantity' | 'amount' | 'cost';
export type OrderAccount = 'value' | 'tax' | 'freight';

export type LineFigures = Readonly<Record<LineAccount, Decimal>>;
export type OrderFigures = Readonly<Record<OrderAccount, Decimal>>;

/** What came back in all, in figures that can't overflow. */
export interface CameBack {
  readonly lines: ReadonlyMap<string, LineFigures>;
  readonly order: OrderFigures;
  /** Whether any of the returns stated a total of its own. */
  readonly statesTotal: boolean;
}

const zero: Decimal = { units: 0n, scale: 0 };
export const noFigures: LineFigures = { quantity: zero, amount: zero, cost: zero };

const decimalOf = (value: Money | undefined): Decimal => (value === undefined ? zero : decimalOfMoney(value));

export const figuresOfLine = ({ quantity, amount, cost }: OrderLine): LineFigures => ({
  quantity: decimalOfQuantity(quantity),
  amount: decimalOfMoney(amount),
  cost: decimalOf(cost),
});

export const figuresOfOrder = ({ lines, total, tax, freight }: OrderContent): OrderFigures => ({
  value:
    total === undefined
      ? lines.reduce((sum, { amount }) => addDecimals(sum, decimalOfMoney(amount)), zero)
      : decimalOfMoney(total),
  tax: decimalOf(tax),
  freight: decimalOf(freight),
});

const together = (
  combine: (left: Decimal, right: Decimal) => Decimal,
): {
  readonly lines: (left: LineFigures, right: LineFigures) => LineFigures;
  readonly orders: (left: OrderFigures, right: OrderFigures) => OrderFigures;
} => ({
  lines: (left, right) => ({
    quantity: combine(left.quantity, right.quantity),
    amount: combine(left.amount, right.amount),
    cost: combine(left.cost, right.cost),
  }),
  orders: (left, right) => ({
    value: combine(left.value, right.value),
    tax: combine(left.tax, right.tax),
    freight: combine(left.freight, right.freight),
  }),
});

const sum = together(addDecimals);
const difference = together(subtractDecimals);
export const lineFiguresLess = difference.lines;
export const orderFiguresLess = difference.orders;

/** What came back in all of the returns. */
const cameBack = (returns: readonly { readonly returned: OrderContent }[]): CameBack => {
  const lines = new Map<string, LineFigures>();
  let order: OrderFigures = { value: zero, tax: zero, freight: zero };
  for (const { returned } of returns) {
    for (const line of returned.lines)
      lines.set(line.line, sum.lines(lines.get(line.line) ?? noFigures, figuresOfLine(line)));
    order = sum.orders(order, figuresOfOrder(returned));
  }
  return { lines, order, statesTotal: returns.some(({ returned }) => returned.total !== undefined) };
};

/** Whether a part lies between nothing and the whole, on the whole's side of zero. */
export const within = (whole: Decimal, part: Decimal): boolean => {
  const left = subtractDecimals(whole, part).units;
  return whole.units >= 0n ? part.units >= 0n && left >= 0n : part.units <= 0n && left <= 0n;
};

/**
 * A part's share of a value, rounded half away from zero at the value's own scale; the whole gets the whole, which must not
 * be zero.
 */
export const shareOf = (value: Decimal, part: Decimal, whole: Decimal): Decimal => {
  const scale = Math.max(part.scale, whole.scale);
  const parts = rescaleDecimal(part, scale).units;
  const wholes = rescaleDecimal(whole, scale).units;
  return { units: divideHalfAway(value.units * parts, wholes), scale: value.scale };
};

export const isNothing = (figures: Readonly<Record<string, Decimal>>): boolean =>
  Object.values(figures).every(({ units }) => units === 0n);

/** Why what is left can't be written down: an amount that is no safe integer at the finer scale of order and return. */
export type RemainderFault = MoneyFault | QuantityFault;

/** A line in its own words, with other figures; without a cost where it has none. */
export const lineWith = (line: OrderLine, figures: LineFigures): E.Either<RemainderFault, OrderLine> => {
  const quantity = quantityOf(figures.quantity, line.quantity.unit);
  if (E.isLeft(quantity)) return quantity;
  const amount = moneyOf(figures.amount, line.amount.currency);
  if (E.isLeft(amount)) return amount;
  const left = { ...line, quantity: quantity.right, amount: amount.right };
  if (line.cost === undefined) return E.right(left);
  const cost = moneyOf(figures.cost, line.cost.currency);
  return E.isLeft(cost) ? cost : E.right({ ...left, cost: cost.right });
};

/** The lines of which something is left; where there is none, the last with nothing, since a content has a line. */
const linesLeft = (content: OrderContent, back: CameBack): E.Either<RemainderFault, OrderLine[]> => {
  const left: OrderLine[] = [];
  for (const [index, line] of content.lines.entries()) {
    const figures = lineFiguresLess(figuresOfLine(line), back.lines.get(line.line) ?? noFigures);
    const last = index === content.lines.length - 1;
    if (isNothing(figures) && !(last && left.length === 0)) continue;
    const rest = lineWith(line, figures);
    if (E.isLeft(rest)) return rest;
    left.push(rest.right);
  }
  return E.right(left);
};

/** A figure of the whole order as money, or nothing where the order doesn't state it. */
const statedAs = <Name extends 'total' | 'tax' | 'freight'>(
  name: Name,
  stated: boolean,
  figure: Decimal,
  currency: string,
): E.Either<MoneyFault, { readonly [Key in Name]?: Money }> => {
  if (!stated) return E.right({});
  const amount = moneyOf(figure, currency);
  return E.isLeft(amount) ? amount : E.right({ [name]: amount.right } as { readonly [Key in Name]: Money });
};

/** Whether nothing is left of any account. */
const nothingLeft = (content: OrderContent, back: CameBack): boolean =>
  isNothing(orderFiguresLess(figuresOfOrder(content), back.order)) &&
  content.lines.every((line) =>
    isNothing(lineFiguresLess(figuresOfLine(line), back.lines.get(line.line) ?? noFigures)),
  );

/**
 * What is left of a content after what came back: the content itself where nothing did, null where everything did. Its total is
 * stated where the order's or a return's was, and is then the order's value less the values of the returns, so that the
 * figures by order come to zero as exactly as those by product.
 */
const remainderOf = (content: OrderContent, back: CameBack): E.Either<RemainderFault, OrderContent | null> => {
  if (back.lines.size === 0) return E.right(content);
  if (nothingLeft(content, back)) return E.right(null);
  const lines = linesLeft(content, back);
  if (E.isLeft(lines)) return lines;
  const currency = currencyOf(content);
  const { value, tax, freight } = orderFiguresLess(figuresOfOrder(content), back.order);
  const totalLeft = statedAs('total', content.total !== undefined || back.statesTotal, value, currency);
  if (E.isLeft(totalLeft)) return totalLeft;
  const taxLeft = statedAs('tax', content.tax !== undefined, tax, currency);
  if (E.isLeft(taxLeft)) return taxLeft;
  const freightLeft = statedAs('freight', content.freight !== undefined, freight, currency);
  if (E.isLeft(freightLeft)) return freightLeft;
  return E.right({ ...content, lines: lines.right, ...totalLeft.right, ...taxLeft.right, ...freightLeft.right });
};

/**
 * What is left of an order: what was ordered less what came back; null where that is nothing, or where there is no order
 * (never placed, cancelled, retracted, or a return's document).
 */
export const remainingOf = (state: OrderState): E.Either<RemainderFault, OrderContent | null> =>
  isOpen(state) ? remainderOf(state.content, cameBack(state.returns)) : E.right(null);

/** What came back of a standing order. */
export const cameBackOf = (state: StandingOrder): CameBack => cameBack(state.returns);
