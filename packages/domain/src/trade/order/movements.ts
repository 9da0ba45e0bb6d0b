/**
 * What each event adds to an order and takes from it. The sum of the movements of an order is what is left of it: so any
 * figure is a sum over events, without looking back.
 */
import type { Instant, LocalDate, StoredEvent } from '../../kernel/index.ts';
import type { OrderContent, OrderEvent } from './events.ts';

/** A content that an event adds (1) or takes away (−1). */
export interface Movement {
  readonly sign: 1 | -1;
  readonly content: OrderContent;
  /** From when it counts. */
  readonly at: Instant;
  readonly on: LocalDate;
  /** The sale that it belongs to: when that was placed. Of a return that came as a document of its own: when that was. */
  readonly placedAt: Instant;
  readonly placedOn: LocalDate;
}

/**
 * The movements of an event: none of a confirmation, two of a change. A correction takes the old fact out from its own
 * date on, and puts the true one in at its date, as if it had been so all along.
 *
 * @example
 * ```ts
 * import { money, quantity } from '@clientele/domain/kernel';
 * import { storedHistory } from '@clientele/domain/testing';
 * import { movementsOf, OrderPlaced } from '@clientele/domain/trade';
 *
 * const lines = [{ line: '1', product: 'P1', quantity: quantity(2), amount: money(1998, 'CNY') }];
 * const history = storedHistory('demo.order-O1', [OrderPlaced.of({ order: 'O1', content: { lines } })]);
 * history.flatMap((event) => movementsOf(event)).map(({ sign }) => sign); // [1]
 * ```
 */
export const movementsOf = (event: StoredEvent<OrderEvent>): readonly Movement[] => {
  const { occurredAt: at, occurredOn: on } = event;
  const own = { at, on, placedAt: at, placedOn: on };
  switch (event.type) {
    case 'OrderPlaced':
      return [{ sign: 1, content: event.data.content, ...own }];
    case 'OrderConfirmed':
      return [];
    case 'OrderAmended': {
      const { before, after, placedAt, placedOn } = event.data;
      const since = { at, on, placedAt, placedOn };
      return [
        { sign: -1, content: before, ...since },
        { sign: 1, content: after, ...since },
      ];
    }
    case 'OrderCancelled': {
      const { content, placedAt, placedOn } = event.data;
      return [{ sign: -1, content, at, on, placedAt, placedOn }];
    }
    case 'LinesReturned': {
      const { returned, placedAt, placedOn } = event.data;
      return [{ sign: -1, content: returned, at, on, placedAt, placedOn }];
    }
    case 'ReturnRecorded':
      return [{ sign: -1, content: event.data.returned, ...own }];
    case 'OrderCorrected': {
      const { before, after, placedAt, placedOn } = event.data;
      const out: Movement = { sign: -1, content: before, at: placedAt, on: placedOn, placedAt, placedOn };
      return after === null ? [out] : [out, { sign: 1, content: after, ...own }];
    }
    case 'ReturnCorrected': {
      const { before, after, placedAt, placedOn } = event.data;
      const out: Movement = { sign: 1, content: before, at: placedAt, on: placedOn, placedAt, placedOn };
      return after === null ? [out] : [out, { sign: -1, content: after, ...own }];
    }
    default:
      return [];
  }
};
