/**
 * Goods coming back (rows L10 L11): what each line of a return takes out of its order. Where it isn't said what is credited
 * for a line, it is the quantity's share in what is left of the line, so that the last goods always take the rest.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type Decimal,
  decimalOfMoney,
  decimalOfQuantity,
  formatDecimal,
  type Money,
  moneyOf,
  subtractDecimals,
} from '../../kernel/index.ts';
import type { ReturnLines } from './commands.ts';
import { currencyOf } from './content.ts';
import { currencyFaults, lineFaults, sizeFaults, unwritable } from './content-rules.ts';
import type { OrderContent, OrderLine } from './events.ts';
import type { OrderRejection } from './rejections.ts';
import {
  type CameBack,
  cameBackOf,
  figuresOfLine,
  figuresOfOrder,
  isNothing,
  type LineAccount,
  type LineFigures,
  lineFiguresLess,
  lineWith,
  noFigures,
  type OrderAccount,
  orderFiguresLess,
  type RemainderFault,
  shareOf,
  within,
} from './remainder.ts';
import type { StandingOrder } from './state.ts';

type Wanted = ReturnType<typeof ReturnLines.of>['data'];
type WantedLine = Wanted['lines'][number];

/** An account, how much of it was ordered and came back before, and how much is asked to come back now. */
interface Account {
  readonly line: string | null;
  readonly of: LineAccount | OrderAccount;
  readonly unit: string;
  readonly ordered: Decimal;
  readonly returned: Decimal;
  readonly asked: Decimal;
}

/** That no more comes back than is left. */
const notBeyond = (order: string, { line, of, unit, ordered, returned, asked }: Account): readonly OrderRejection[] => {
  const left = subtractDecimals(ordered, returned);
  if (within(left, asked)) return [];
  const said = {
    asked: formatDecimal(asked),
    ordered: formatDecimal(ordered),
    returned: formatDecimal(returned),
    left: formatDecimal(left),
  };
  return [{ code: 'order.return-beyond-ordered', data: { order, line, of, unit, ...said } }];
};

const quantityFaults = (
  order: string,
  line: OrderLine,
  returned: Decimal,
  { quantity }: WantedLine,
): readonly OrderRejection[] => {
  const { unit } = line.quantity;
  const ordered = decimalOfQuantity(line.quantity);
  const asked = decimalOfQuantity(quantity);
  const other: readonly OrderRejection[] =
    quantity.unit === unit
      ? []
      : [{ code: 'order.other-unit', data: { order, line: line.line, unit: quantity.unit, expected: unit } }];
  if (quantity.amount <= 0) {
    const data = { order, line: line.line, quantity: formatDecimal(asked), unit: quantity.unit };
    return [...other, { code: 'order.quantity-not-above-zero', data }];
  }
  return other.length > 0
    ? other
    : notBeyond(order, { line: line.line, of: 'quantity', unit, ordered, returned, asked });
};

const amountFaults = (
  order: string,
  line: OrderLine,
  returned: Decimal,
  { amount }: WantedLine,
): readonly OrderRejection[] => {
  const { currency } = line.amount;
  if (amount === undefined || amount.currency !== currency) return [];
  const [ordered, asked] = [decimalOfMoney(line.amount), decimalOfMoney(amount)];
  return notBeyond(order, { line: line.line, of: 'amount', unit: currency, ordered, returned, asked });
};

/** The line as it comes back: its own words, with the quantity and amounts that come back. */
const lineBack = (
  line: OrderLine,
  returned: LineFigures,
  { quantity, amount }: WantedLine,
): E.Either<RemainderFault, OrderLine> => {
  const left = lineFiguresLess(figuresOfLine(line), returned);
  const asked = decimalOfQuantity(quantity);
  return lineWith(line, {
    quantity: asked,
    amount: amount === undefined ? shareOf(left.amount, asked, left.quantity) : decimalOfMoney(amount),
    cost: shareOf(left.cost, asked, left.quantity),
  });
};

/** Whether no line has anything left after a return. */
const takesAll = (content: OrderContent, before: CameBack, lines: readonly OrderLine[]): boolean => {
  const now = new Map(lines.map((line) => [line.line, figuresOfLine(line)]));
  return content.lines.every((line) => {
    const left = lineFiguresLess(figuresOfLine(line), before.lines.get(line.line) ?? noFigures);
    return isNothing(lineFiguresLess(left, now.get(line.line) ?? noFigures));
  });
};

/** The total of a return: its own, or the rest of the order's where it takes the last of every line. */
const totalBack = (
  { content }: StandingOrder,
  before: CameBack,
  lines: readonly OrderLine[],
  stated: Money | undefined,
): E.Either<RemainderFault, Money | undefined> => {
  const statesTotal = content.total !== undefined || before.statesTotal;
  if (stated !== undefined || !statesTotal || !takesAll(content, before, lines)) return E.right(stated);
  const { value } = orderFiguresLess(figuresOfOrder(content), before.order);
  return moneyOf(value, currencyOf(content));
};

const orderAccounts = ['value', 'tax', 'freight'] as const;

const faultsOfOrder = (
  { order, content }: StandingOrder,
  before: CameBack,
  back: OrderContent,
): readonly OrderRejection[] => {
  const unit = currencyOf(content);
  const [ordered, asked] = [figuresOfOrder(content), figuresOfOrder(back)];
  return orderAccounts.flatMap((of) =>
    notBeyond(order, { line: null, of, unit, ordered: ordered[of], returned: before.order[of], asked: asked[of] }),
  );
};

/** The lines that come back, or everything that is against them. */
const linesBack = (
  { order, content }: StandingOrder,
  before: CameBack,
  wanted: readonly WantedLine[],
): E.Either<readonly OrderRejection[], OrderLine[]> => {
  const byId = new Map(content.lines.map((line) => [line.line, line]));
  const faults: OrderRejection[] = [...lineFaults(order, wanted)];
  const lines: OrderLine[] = [];
  for (const one of wanted) {
    const line = byId.get(one.line);
    if (line === undefined) {
      faults.push({ code: 'order.unknown-line', data: { order, line: one.line, lines: [...byId.keys()] } });
      continue;
    }
    const returned = before.lines.get(one.line) ?? noFigures;
    const against = [
      ...quantityFaults(order, line, returned.quantity, one),
      ...amountFaults(order, line, returned.amount, one),
    ];
    faults.push(...against);
    if (against.length > 0) continue;
    const back = lineBack(line, returned, one);
    if (E.isLeft(back)) faults.push(unwritable(order, back.left));
    else lines.push(back.right);
  }
  return faults.length === 0 ? E.right(lines) : E.left(faults);
};

/**
 * The content that a return takes out of an order, or everything that is against it. It bears the customer and region of the
 * order. A return that takes the last of every line takes the rest of a stated total too, unless it states its own.
 */
export const contentBack = (
  state: StandingOrder,
  wanted: Wanted,
): E.Either<readonly OrderRejection[], OrderContent> => {
  const { order, content } = state;
  const { tax, freight } = wanted;
  const before = cameBackOf(state);
  const moneys = [...wanted.lines.map(({ amount }) => amount), wanted.total, tax, freight];
  const foreign = currencyFaults(
    order,
    moneys.filter((one) => one !== undefined),
    currencyOf(content),
  );
  const lines = linesBack(state, before, wanted.lines);
  if (E.isLeft(lines)) return E.left([...foreign, ...lines.left]);
  if (foreign.length > 0) return E.left(foreign);
  const total = totalBack(state, before, lines.right, wanted.total);
  if (E.isLeft(total)) return E.left([unwritable(order, total.left)]);
  const { lines: _lines, total: _total, tax: _tax, freight: _freight, ...whose } = content;
  const back: OrderContent = {
    ...whose,
    lines: lines.right,
    ...(total.right === undefined ? {} : { total: total.right }),
    ...(tax === undefined ? {} : { tax }),
    ...(freight === undefined ? {} : { freight }),
  };
  const against = [
    ...faultsOfOrder(state, before, back),
    ...sizeFaults(order, [content, ...state.returns.map(({ returned }) => returned), back]),
  ];
  return against.length === 0 ? E.right(back) : E.left(against);
};
