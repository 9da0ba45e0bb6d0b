/**
 * Price, volume and mix (`rules.md §3.9`, rows G13 G14): what of the growth between two periods is prices, what is quantity, what is
 * other goods, for the whole and for each class of an axis. Exact, without a remainder: items in both periods by the three,
 * new and dropped ones on lines of their own, and so what has no price (nothing sold, or more came back). Volume and mix
 * need a common unit, so that each unit of measure has a section of its own.
 */
import type { Period, Ratio } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { type Class, labelsOf } from '../composition/labels.ts';
import { type Fraction, sumOfFractions } from '../kernel/fractions.ts';
import { compareNullable } from '../kernel/key-order.ts';
import { askedOf, askedOfPeriod, type QuestionFaults } from '../sales/asking.ts';
import { chosenBy } from '../sales/chosen.ts';
import { classingOf, keyOf } from '../sales/classing.ts';
import type { AskedSales, Axis, SalesQuestion } from '../sales/question.ts';
import { type Comparison, comparedWith } from './comparison.ts';
import { type ItemFigures, itemFigures } from './item-figures.ts';
import { printedParts } from './printed-parts.ts';

export interface PriceVolumeMixQuestion extends SalesQuestion {
  readonly period: Period;
  /** The period before by default. */
  readonly compare?: Comparison;
  /** The classes that have a row each; the whole company alone by default. */
  readonly axis?: Axis;
  /** What an item is; `product` by default. */
  readonly item?: 'product' | 'subcategory' | 'category';
}

/** The parts of a change, each in money. */
export interface ChangeParts<T> {
  readonly price: T;
  readonly volume: T;
  readonly mix: T;
  readonly newItems: T;
  readonly droppedItems: T;
  /** Of items that have no price in one of the periods though they have figures in both. */
  readonly unpriced: T;
}

export interface PriceVolumeMixFigures {
  readonly earlier: bigint;
  readonly later: bigint;
  /** Later less earlier. */
  readonly change: bigint;
  /** Exactly; the parts add up to the change. */
  readonly exact: ChangeParts<Ratio>;
  /** Whole units of the currency's scale, by largest remainder: these add up to the change too. */
  readonly parts: ChangeParts<bigint>;
}

export interface PriceVolumeMixRow extends PriceVolumeMixFigures {
  readonly class: Class;
}

export interface PriceVolumeMixSection {
  readonly currency: string;
  readonly scale: number;
  /** The unit of measure of the quantities. */
  readonly measure: string;
  /** By key; what is unknown last. */
  readonly rows: readonly PriceVolumeMixRow[];
  /** Of all together, whose mix is not the sum of those of the rows: between classes there is a mix too. */
  readonly total: PriceVolumeMixFigures;
}

export interface PriceVolumeMix {
  readonly asked: AskedSales & { readonly axis: Axis; readonly item: Axis };
  readonly compared: Period;
  readonly sections: readonly PriceVolumeMixSection[];
}

interface Item {
  readonly amount0: bigint;
  readonly quantity0: bigint;
  readonly amount1: bigint;
  readonly quantity1: bigint;
}

const isPriced = (amount: bigint, quantity: bigint): boolean => quantity > 0n && amount >= 0n;

/** What of the change of some items is what. */
const figuresOf = (items: readonly Item[]): PriceVolumeMixFigures => {
  let [earlier, later, newItems, droppedItems, unpriced] = [0n, 0n, 0n, 0n, 0n];
  let [base, quantity0, quantity1, now] = [0n, 0n, 0n, 0n];
  const atOldPrices: Fraction[] = [];
  for (const { amount0, quantity0: q0, amount1, quantity1: q1 } of items) {
    earlier += amount0;
    later += amount1;
    const was = amount0 !== 0n || q0 !== 0n;
    const is = amount1 !== 0n || q1 !== 0n;
    if (!was) newItems += amount1;
    else if (!is) droppedItems -= amount0;
    else if (!isPriced(amount0, q0) || !isPriced(amount1, q1)) unpriced += amount1 - amount0;
    else {
      base += amount0;
      now += amount1;
      quantity0 += q0;
      quantity1 += q1;
      atOldPrices.push({ numerator: amount0 * q1, denominator: q0 });
    }
  }
  const old = sumOfFractions(atOldPrices);
  const whole = quantity0 === 0n ? 1n : quantity0;
  // price = Σ P1·Q1 − Σ P0·Q1; volume = (T1 − T0)·ΣP0Q0/T0; mix = Σ P0·Q1 − T1·ΣP0Q0/T0
  const exact: ChangeParts<Ratio> = {
    price: { numerator: now * old.denominator - old.numerator, denominator: old.denominator },
    volume: { numerator: (quantity1 - quantity0) * base, denominator: whole },
    mix: {
      numerator: old.numerator * whole - quantity1 * base * old.denominator,
      denominator: old.denominator * whole,
    },
    newItems: { numerator: newItems, denominator: 1n },
    droppedItems: { numerator: droppedItems, denominator: 1n },
    unpriced: { numerator: unpriced, denominator: 1n },
  };
  const change = later - earlier;
  const { price, volume, mix } = exact;
  const [printedPrice = 0n, printedVolume = 0n, printedMix = 0n] = printedParts(
    change - newItems - droppedItems - unpriced,
    [price, volume, mix],
  );
  return {
    earlier,
    later,
    change,
    exact,
    parts: { price: printedPrice, volume: printedVolume, mix: printedMix, newItems, droppedItems, unpriced },
  };
};

type ByItem = Map<string, { amount0: bigint; quantity0: bigint; amount1: bigint; quantity1: bigint }>;

const enter = (items: ByItem, key: string, { amount, quantity }: ItemFigures, later: boolean): void => {
  const own = items.get(key) ?? { amount0: 0n, quantity0: 0n, amount1: 0n, quantity1: 0n };
  if (later) {
    own.amount1 += amount;
    own.quantity1 += quantity;
  } else {
    own.amount0 += amount;
    own.quantity0 += quantity;
  }
  items.set(key, own);
};

/** What of growth is prices, quantity and mix. */
export const priceVolumeMix = (
  book: SalesBook,
  question: PriceVolumeMixQuestion,
): E.Either<QuestionFaults, PriceVolumeMix> => {
  const { period, compare = 'previous', axis = 'company', item = 'product' } = question;
  const asks = { axes: [axis], measure: 'sales', by: 'line', mostAxes: 1, ranks: false } as const;
  const checked = askedOf(question, book.customers, asks);
  if (E.isLeft(checked)) return checked;
  const compared = comparedWith(period, compare);
  if (E.isLeft(compared)) return E.left([compared.left]);
  const asked = { ...checked.right, axis, item };
  const periods = [compared.right.period, period].map((one) =>
    chosenBy(book.sales, book.customers, askedOfPeriod(asked, one)),
  );
  const sections = new Map<string, { readonly whole: ByItem; readonly classes: Map<string | null, ByItem> }>();
  const scales = new Map<string, { currency: number; measure: number }>();
  const found = periods.map((chosen) => {
    const classing = classingOf(chosen, axis);
    return classing === null ? [] : itemFigures(chosen, item, classing, (of) => keyOf(classing, of));
  });
  for (const { currency, measure, currencyScale, measureScale } of found.flat()) {
    const key = JSON.stringify([currency, measure]);
    const before = scales.get(key) ?? { currency: 0, measure: 0 };
    scales.set(key, {
      currency: Math.max(before.currency, currencyScale),
      measure: Math.max(before.measure, measureScale),
    });
  }
  for (const [when, figures] of found.entries()) {
    for (const one of figures) {
      const key = JSON.stringify([one.currency, one.measure]);
      const scale = scales.get(key) ?? { currency: 0, measure: 0 };
      const section = sections.get(key) ?? { whole: new Map(), classes: new Map() };
      sections.set(key, section);
      const own = section.classes.get(one.class) ?? new Map();
      section.classes.set(one.class, own);
      const widened: ItemFigures = {
        ...one,
        amount: one.amount * 10n ** BigInt(scale.currency - one.currencyScale),
        quantity: one.quantity * 10n ** BigInt(scale.measure - one.measureScale),
      };
      enter(own, one.item, widened, when === 1);
      enter(section.whole, one.item, widened, when === 1);
    }
  }
  const [, last] = periods;
  const label = last === undefined ? null : labelsOf(last, axis);
  return E.right({
    asked,
    compared: compared.right.period,
    sections: [...sections]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, { whole, classes }]): PriceVolumeMixSection => {
        const [currency = '', measure = ''] = JSON.parse(key) as readonly string[];
        return {
          currency,
          measure,
          scale: scales.get(key)?.currency ?? 0,
          rows: [...classes]
            .flatMap(([of, items]) => (label === null ? [] : [{ class: label(of), ...figuresOf([...items.values()]) }]))
            .sort((left, right) => compareNullable(left.class.key, right.class.key)),
          total: figuresOf([...whole.values()]),
        };
      }),
  });
};
