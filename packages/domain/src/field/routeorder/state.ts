/** How customers are split and ordered now. */
import type { StoredEvent } from '../../kernel/index.ts';
import type { Position } from '../visit/index.ts';
import type { RouteOrderEvent } from './events.ts';

/** A customer at his place. */
export interface PlacedCustomer {
  readonly customer: string;
  readonly position: Position;
}

/** An area with its customers in their route order; who came since it was ordered stands at the end. */
export interface RouteArea {
  readonly area: string;
  readonly customers: readonly PlacedCustomer[];
}

/** The areas, in the order in which they were first named. Plain JSON. */
export interface RouteOrderState {
  readonly areas: readonly RouteArea[];
}

/** Nobody is placed. */
export const noAreas: RouteOrderState = { areas: [] };

const without = (areas: readonly RouteArea[], gone: ReadonlySet<string>): readonly RouteArea[] =>
  areas.map((one) => ({ ...one, customers: one.customers.filter(({ customer }) => !gone.has(customer)) }));

/** Who stays in the area keeps his number, at the place that is told now. */
const placed = (areas: readonly RouteArea[], area: string, come: readonly PlacedCustomer[]): readonly RouteArea[] => {
  const known = areas.some((one) => one.area === area) ? areas : [...areas, { area, customers: [] }];
  const now = new Map(come.map((one) => [one.customer, one]));
  return known.map((one) => {
    if (one.area !== area) return without([one], new Set(now.keys()))[0] ?? one;
    const stay = one.customers.map((each) => now.get(each.customer) ?? each);
    const here = new Set(stay.map(({ customer }) => customer));
    return { area, customers: [...stay, ...come.filter(({ customer }) => !here.has(customer))] };
  });
};

/** The route order after one more event. Total: what makes no sense here is passed over. */
export const evolveRouteOrder = (state: RouteOrderState, event: StoredEvent<RouteOrderEvent>): RouteOrderState => {
  switch (event.type) {
    case 'CustomersPlacedInArea':
      return { areas: placed(state.areas, event.data.area, event.data.customers) };
    case 'CustomerTakenFromArea':
      return { areas: without(state.areas, new Set([event.data.customer])) };
    case 'AreaOrdered': {
      const { area, order } = event.data;
      const place = new Map(order.map((customer, at) => [customer, at]));
      const at = ({ customer }: PlacedCustomer) => place.get(customer) ?? order.length;
      const sorted = (one: RouteArea) => one.customers.toSorted((left, right) => at(left) - at(right));
      return { areas: state.areas.map((one) => (one.area === area ? { area, customers: sorted(one) } : one)) };
    }
    default:
      return state;
  }
};
