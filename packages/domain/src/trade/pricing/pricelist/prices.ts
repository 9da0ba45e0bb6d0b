/** Which price of a list holds (row N2): the most special one for the customer's class and the season of the day. */
import type { LocalDate } from '../../../kernel/index.ts';
import type { PriceEntry } from './events.ts';

/** What a price is asked for. */
export interface PriceQuestion {
  readonly product: string;
  /** The customer's class on the list's axis; null where it has none. */
  readonly class: string | null;
  readonly on: LocalDate;
}

/** What of a price list prices follow from. */
export interface PricesOfList {
  readonly validFrom: LocalDate;
  readonly validUntil?: LocalDate | undefined;
  readonly seasons: readonly { readonly season: string; readonly start: LocalDate; readonly end: LocalDate }[];
  readonly entries: readonly PriceEntry[];
}

/** The season of a list that a date lies in; null in none. */
export const seasonOn = ({ seasons }: Pick<PricesOfList, 'seasons'>, on: LocalDate): string | null =>
  seasons.find(({ start, end }) => start <= on && on < end)?.season ?? null;

/**
 * The entry of a list that holds for a product, a class and a day: of class and season before one of the class, one of the
 * season, and one of neither; null where the list has none for it, or isn't valid on that day.
 *
 * @example
 * ```ts
 * import { money } from '@clientele/domain/kernel';
 * import { priceFor } from '@clientele/domain/trade';
 *
 * const seasons = [{ season: 'summer', start: '2024-06-01', end: '2024-09-01' }] as const;
 * const entries = [{ product: 'P1', price: money(10_00, 'CNY') }, { product: 'P1', season: 'summer', price: money(9_00, 'CNY') }];
 * const list = { validFrom: '2024-01-01', seasons, entries } as const;
 * priceFor(list, { product: 'P1', class: 'A', on: '2024-07-01' })?.price.amount; // 900
 * priceFor(list, { product: 'P1', class: 'A', on: '2024-05-01' })?.price.amount; // 1000
 * ```
 */
export const priceFor = (content: PricesOfList, { product, class: of, on }: PriceQuestion): PriceEntry | null => {
  if (on < content.validFrom || (content.validUntil !== undefined && on > content.validUntil)) return null;
  const season = seasonOn(content, on);
  const rank = (entry: PriceEntry): number =>
    (entry.class === undefined ? 0 : 2) + (entry.season === undefined ? 0 : 1);
  return content.entries
    .filter(
      (entry) =>
        entry.product === product &&
        (entry.class === undefined || entry.class === of) &&
        (entry.season === undefined || entry.season === season),
    )
    .reduce<PriceEntry | null>((best, entry) => (best === null || rank(entry) > rank(best) ? entry : best), null);
};
