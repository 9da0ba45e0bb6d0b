/** What a content must be in itself, whatever order it stands in. All faults are told at once. */
import {
  addDecimals,
  type Decimal,
  finestScale,
  formatDecimal,
  formatQuantity,
  type Money,
} from '../../kernel/index.ts';
import { currencyOf, finestScaleOf, magnitudeOf, type Scaled } from './content.ts';
import type { OrderContent, OrderLine } from './events.ts';
import type { OrderRejection } from './rejections.ts';
import type { RemainderFault } from './remainder.ts';

const none: readonly OrderRejection[] = Object.freeze([]);

/** Ids that occur more than once, each once. */
const repeated = (ids: readonly string[]): readonly string[] => {
  if (ids.length < 2 || new Set(ids).size === ids.length) return [];
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) (seen.has(id) ? again : seen).add(id);
  return [...again];
};

/** That no line is named twice. */
export const lineFaults = (order: string, lines: readonly { readonly line: string }[]): readonly OrderRejection[] => {
  const twice = repeated(lines.map(({ line }) => line));
  return twice.length === 0 ? none : [{ code: 'order.duplicate-lines', data: { order, lines: twice } }];
};

const moneysOf = ({ lines, total, tax, freight }: OrderContent): readonly Money[] => {
  const moneys = lines.map(({ amount }) => amount);
  for (const one of [total, tax, freight]) if (one !== undefined) moneys.push(one);
  return moneys;
};

const costsOf = ({ lines }: OrderContent): readonly Money[] =>
  lines.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));

/** That all money is of one currency: of `first`, where the order has one already. */
export const currencyFaults = (order: string, moneys: readonly Money[], first: string): readonly OrderRejection[] => {
  if (moneys.every(({ currency }) => currency === first)) return none;
  const currencies = [...new Set([first, ...moneys.map(({ currency }) => currency)])];
  return [{ code: 'order.several-currencies', data: { order, currencies } }];
};

const quantityFaults = (order: string, { lines }: OrderContent): readonly OrderRejection[] =>
  lines.every(({ quantity }) => quantity.amount > 0)
    ? none
    : lines
        .filter(({ quantity }) => quantity.amount <= 0)
        .map(({ line, quantity }) => ({
          code: 'order.quantity-not-above-zero',
          data: { order, line, quantity: formatQuantity(quantity), unit: quantity.unit },
        }));

/** The exact sum of magnitudes, for a text that says how much too large it is. */
const exactMagnitude = (values: readonly Scaled[]): Decimal => {
  const scale = finestScaleOf(values);
  return values.reduce<Decimal>(
    (sum, value) => addDecimals(sum, { units: BigInt(Math.abs(value.amount)), scale: value.scale }),
    { units: 0n, scale },
  );
};

const sizeFault = (
  order: string,
  of: 'amounts' | 'costs' | 'quantities',
  values: readonly Scaled[],
): readonly OrderRejection[] => {
  if (magnitudeOf(values) !== null) return none;
  const { units, scale } = exactMagnitude(values);
  return [tooLarge(order, of, { units, scale })];
};

/** More than can be counted exactly at a scale. */
const tooLarge = (order: string, of: 'amounts' | 'costs' | 'quantities', sum: Decimal): OrderRejection => ({
  code: 'order.too-large',
  data: {
    order,
    of,
    sum: formatDecimal(sum),
    most: formatDecimal({ units: BigInt(Number.MAX_SAFE_INTEGER), scale: sum.scale }),
  },
});

/** What is left can't be written down: no history that was decided here comes to that. */
export const unwritable = (order: string, fault: RemainderFault): OrderRejection =>
  tooLarge(order, 'amounts', { units: fault.code === 'overflow' ? BigInt(fault.digits) : 0n, scale: 0 });

/**
 * That the magnitudes of all the contents add up to safe integers at the finest scale among them: then every sum that a
 * figure can ask of them (of lines, with tax and freight, with what came back taken off) is exact.
 */
export const sizeFaults = (order: string, contents: readonly OrderContent[]): readonly OrderRejection[] => {
  const quantities = contents.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
  return [
    ...sizeFault(order, 'amounts', contents.flatMap(moneysOf)),
    ...sizeFault(order, 'costs', contents.flatMap(costsOf)),
    ...sizeFault(order, 'quantities', quantities),
  ];
};

/** No id twice. Few lines are compared with each other, which costs a tenth of a set. */
const areDistinct = (lines: readonly OrderLine[]): boolean => {
  if (lines.length > 8) return new Set(lines.map(({ line }) => line)).size === lines.length;
  for (let index = 1; index < lines.length; index++)
    for (let before = 0; before < index; before++) if (lines[before]?.line === lines[index]?.line) return false;
  return true;
};

const atFinest = ({ amount, scale }: Scaled): number => Math.abs(amount) * 10 ** (finestScale - scale);

/**
 * True where a content is plainly sound: at one look, by sums at the finest scale that there is. Nearly all are, so the
 * faults are looked for only where this is false (it may be, for a sound content of very large amounts).
 */
const isPlainlySound = (content: OrderContent, currency: string): boolean => {
  let quantities = 0;
  let amounts = 0;
  let costs = 0;
  for (const { quantity, amount, cost } of content.lines) {
    if (quantity.amount <= 0 || amount.currency !== currency) return false;
    quantities += atFinest(quantity);
    amounts += atFinest(amount);
    if (cost === undefined) continue;
    if (cost.currency !== currency) return false;
    costs += atFinest(cost);
  }
  for (const one of [content.total, content.tax, content.freight]) {
    if (one === undefined) continue;
    if (one.currency !== currency) return false;
    amounts += atFinest(one);
  }
  const exact = [quantities, amounts, costs].every((sum) => sum <= Number.MAX_SAFE_INTEGER);
  return exact && areDistinct(content.lines);
};

/**
 * Everything that is wrong with a content.
 *
 * @param currency the one that the order already has; that of the first line where it has none yet
 * @param beside what else of the order its amounts are added to: what came back
 */
export const contentFaults = (
  order: string,
  content: OrderContent,
  currency: string = currencyOf(content),
  beside: readonly OrderContent[] = [],
): readonly OrderRejection[] =>
  beside.length === 0 && isPlainlySound(content, currency)
    ? none
    : [
        ...lineFaults(order, content.lines),
        ...quantityFaults(order, content),
        ...currencyFaults(order, [...moneysOf(content), ...costsOf(content)], currency),
        ...sizeFaults(order, [content, ...beside]),
      ];

/** That a return's document says how much came back, without a minus: an amount of zero is a return without credit. */
export const minusFaults = (order: string, { lines, total, tax, freight }: OrderContent): readonly OrderRejection[] => {
  const faults: OrderRejection[] = [];
  const look = (line: string | null, of: 'amount' | 'cost' | 'value' | 'tax' | 'freight', value: Money | undefined) => {
    if (value === undefined || value.amount >= 0) return;
    const asked = formatDecimal({ units: BigInt(value.amount), scale: value.scale });
    faults.push({ code: 'order.return-below-zero', data: { order, line, of, unit: value.currency, asked } });
  };
  for (const { line, amount, cost } of lines) {
    look(line, 'amount', amount);
    look(line, 'cost', cost);
  }
  look(null, 'value', total);
  look(null, 'tax', tax);
  look(null, 'freight', freight);
  return faults;
};
