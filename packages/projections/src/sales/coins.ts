/**
 * Currency and scale, or unit of measure and scale, as one small number: nearly all amounts of a ledger are of one currency
 * at one scale.
 */

/** `10^−scale` of a currency or of a unit of measure. */
export interface Coin {
  readonly name: string;
  readonly scale: number;
}

/** The coins of a ledger by number, and the number last asked for: the next is nearly always the same. */
export interface Coins {
  readonly list: Coin[];
  readonly ids: Map<string, number>;
  last: number;
}

export const noCoins = (): Coins => ({ list: [], ids: new Map(), last: 0 });

const lookedUp = (coins: Coins, name: string, scale: number): number => {
  const key = `${scale} ${name}`;
  let id = coins.ids.get(key);
  if (id === undefined) {
    id = coins.list.push({ name, scale }) - 1;
    coins.ids.set(key, id);
  }
  coins.last = id;
  return id;
};

/** The number of a currency or a unit of measure at a scale. */
export const coinOf = (coins: Coins, name: string, scale: number): number => {
  const last = coins.list[coins.last];
  return last !== undefined && last.scale === scale && last.name === name ? coins.last : lookedUp(coins, name, scale);
};

/** For each number of `other`, the number of the same coin in `coins`, which learns what it lacks. */
export const adoptCoins = (coins: Coins, other: Coins): Int32Array =>
  Int32Array.from(other.list, ({ name, scale }) => coinOf(coins, name, scale));

/** The coins of a saved list; undefined where one stands in it twice. */
export const coinsOf = (saved: readonly Coin[]): Coins | undefined => {
  const coins = noCoins();
  return saved.every(({ name, scale }, index) => coinOf(coins, name, scale) === index) ? coins : undefined;
};
