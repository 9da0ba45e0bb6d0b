/** What an event adds to a customer's sales and takes from them: exact, one amount a currency. */
import type { RecordedEvent } from '@clientele/domain/kernel';
import { movementsOf, type OrderContent, type OrderEvent } from '@clientele/domain/trade';
import { type Amount, widen } from '../kernel/figure.ts';

const amountsOf = ({ total, lines }: OrderContent): readonly Amount[] =>
  (total === undefined ? lines.map(({ amount }) => amount) : [total]).map(({ amount, currency, scale }) => ({
    currency,
    scale,
    units: BigInt(amount),
  }));

/** The sums by currency, at the finest scale of each. */
export const sumAmounts = (amounts: readonly Amount[]): readonly Amount[] => {
  const sums = new Map<string, Amount>();
  for (const { currency, scale, units } of amounts) {
    const before = sums.get(currency) ?? { currency, scale, units: 0n };
    const finest = Math.max(scale, before.scale);
    const sum = widen(before.units, before.scale, finest) + widen(units, scale, finest);
    sums.set(currency, { currency, scale: finest, units: sum });
  }
  return [...sums.values()].sort((left, right) => (left.currency < right.currency ? -1 : 1));
};

/** What an event of an order does to the sales of one customer: an order can pass from one to another. */
export const effectOn = (customer: string, event: RecordedEvent<OrderEvent>): readonly Amount[] =>
  sumAmounts(
    movementsOf(event)
      .filter(({ content }) => content.customer === customer)
      .flatMap(({ sign, content }) =>
        amountsOf(content).map((amount) => (sign === 1 ? amount : { ...amount, units: -amount.units })),
      ),
  );
