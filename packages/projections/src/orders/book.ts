/** What became of orders after they were placed, and the accounts that customers agreed to: what tracking is made from. */
import { type FulfilmentEvent, fulfilmentEvents, type StatementEvent, statement } from '@clientele/domain/trade';
import { combine, type Fold } from '../kernel/fold.ts';
import { type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

/** The steps of each order, and each statement. */
export interface OrderBook {
  readonly steps: ToldStreams<FulfilmentEvent>;
  readonly statements: ToldStreams<StatementEvent>;
}

/** Only the steps are kept of an order, not what it says: an imported order that nobody works on takes no room here. */
const steps = { initial: null, evolve: () => null, events: fulfilmentEvents };

/** The fold of orders under way. An order is one stream, and so is a statement. */
export const orderBook: Fold<OrderBook> = combine({ name: 'orders', version: 1 }, ({ stream }) => stream, {
  steps: toldStreams<null, FulfilmentEvent>('order-steps', steps, ({ data }) => data.order),
  statements: toldStreams('statements', statement, ({ data }) => data.statement),
});
