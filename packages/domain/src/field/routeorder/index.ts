/**
 * The room of route orders (客户路序): one stream a book. First customers are split into areas, each into one; then the customers
 * of an area are put in order by the least distance, for rounds, travel and deliveries (rows F16 F17 F18).
 */
import { type Decider, type Decision, type Law, lawOf, type NoGiven, type Text, unless } from '../../kernel/index.ts';
import { mostStops } from '../route/content.ts';
import { orderRoute } from '../route/order.ts';
import { type Round, scheduleOf } from '../route/schedule.ts';
import { metresBetween, type Position } from '../visit/index.ts';
import { type RouteOrderCommand, routeOrderCommands } from './commands.ts';
import {
  AreaOrdered,
  CustomersPlacedInArea,
  CustomerTakenFromArea,
  type RouteOrderEvent,
  routeOrderEvents,
} from './events.ts';
import { type RouteOrderRejection, routeOrderMessages } from './rejections.ts';
import { evolveRouteOrder, noAreas, type PlacedCustomer, type RouteOrderState } from './state.ts';

export * from './commands.ts';
export {
  AreaOrdered,
  CustomersPlacedInArea,
  CustomerTakenFromArea,
  type RouteOrderEvent,
  routeOrderEvents,
} from './events.ts';
export { type RouteOrderRejection, routeOrderMessages } from './rejections.ts';
export type { PlacedCustomer, RouteArea, RouteOrderState } from './state.ts';

type Decided = Decision<RouteOrderRejection, RouteOrderEvent>;
const decided = unless<RouteOrderRejection, RouteOrderEvent>;

const customersIn = ({ areas }: RouteOrderState, area: string): readonly PlacedCustomer[] =>
  areas.find((one) => one.area === area)?.customers ?? [];

/** Customers by their route order. */
export interface ShortestRound {
  readonly order: readonly string[];
  /** Metres in the order that was given, and in this one. */
  readonly before: number;
  readonly metres: number;
}

/**
 * Puts customers in the order of the least way along great circles from a start (`rules.md §3.11`): the shortest of all up to
 * eight, and never longer than the given order beyond.
 */
export const shortestRound = (start: Position, back: boolean, customers: readonly PlacedCustomer[]): ShortestRound => {
  // The start is a place beside the customers, so that no customer's id can be mistaken for it.
  const places = [start, ...customers.map(({ position }) => position)];
  const way = places.map((from) => places.map((to) => metresBetween(from, to)));
  const stops = customers.map((_, at) => ({ place: `${at + 1}`, customer: `${at + 1}`, stay: 0, open: [] }));
  const round: Round = {
    start: '0',
    leaves: 0,
    back,
    stops,
    until: Number.MAX_SAFE_INTEGER,
    // A metre a second: what is over first is shortest.
    travel: (from, to, at) => {
      const metres = way[Number(from)]?.[Number(to)] ?? 0;
      return { departs: at, arrives: at + metres, metres };
    },
  };
  const given = scheduleOf(round, stops);
  const best = orderRoute(round).best ?? given;
  return {
    order: (best?.stops ?? []).flatMap(({ place }) => customers[Number(place) - 1]?.customer ?? []),
    before: given?.figures.metres ?? 0,
    metres: best?.figures.metres ?? 0,
  };
};

const decide =
  (command: RouteOrderCommand) =>
  (state: RouteOrderState): Decided => {
    const { book } = command.data;
    switch (command.type) {
      case 'PlaceInArea': {
        const { area, customers } = command.data;
        const names = [...customersIn(state, area), ...customers].map(({ customer }) => customer);
        const many = new Set(names).size;
        return decided(
          [
            many > mostStops && {
              code: 'routeorder.area-too-large',
              data: { book, area, customers: many, most: mostStops },
            },
          ],
          () => [CustomersPlacedInArea.of(command.data)],
        );
      }
      case 'TakeFromArea': {
        const { customer } = command.data;
        const found = state.areas.find((one) => one.customers.some((each) => each.customer === customer));
        return decided([found === undefined && { code: 'routeorder.in-no-area', data: { book, customer } }], () =>
          found === undefined ? [] : [CustomerTakenFromArea.of({ book, customer, area: found.area })],
        );
      }
      case 'OrderArea': {
        const { area, start, back } = command.data;
        const customers = customersIn(state, area);
        const empty = customers.length === 0;
        return decided([empty && { code: 'routeorder.area-empty', data: { book, area } }], () => {
          const { order, before, metres } = shortestRound(start, back, customers);
          return [AreaOrdered.of({ ...command.data, order: [...order], before, metres })];
        });
      }
    }
  };

const text = (en: string, zh: string): Text => ({ en, zh });

/** By customer, his area. */
const splitFirst: Law = lawOf<RouteOrderEvent, readonly (readonly [customer: string, area: string])[]>({
  code: 'routeorder.split-then-ordered',
  rows: ['F17', 'F18'],
  text: text(
    'An order names every customer of its area once and nobody else, and is no longer than the order before it.',
    '路序包含该区域的每个客户且仅一次，不含他人，且不长于原有顺序。',
  ),
  scope: 'stream',
  handles: routeOrderEvents.map(({ type }) => type),
  initial: [],
  check: (places, event) => {
    if (event.type === 'CustomersPlacedInArea') {
      const { area, customers } = event.data;
      const come = new Set(customers.map(({ customer }) => customer));
      const others = places.filter(([customer]) => !come.has(customer));
      return { memory: [...others, ...[...come].map((customer) => [customer, area] as const)], breach: null };
    }
    if (event.type === 'CustomerTakenFromArea')
      return { memory: places.filter(([customer]) => customer !== event.data.customer), breach: null };
    const { area, order, before, metres } = event.data;
    const here = places.flatMap(([customer, where]) => (where === area ? [customer] : []));
    const same = here.length === order.length && JSON.stringify(here.toSorted()) === JSON.stringify(order.toSorted());
    return {
      memory: places,
      breach: !same
        ? text(`${area} holds other customers than its order`, `${area} 的客户与路序不一致`)
        : metres > before
          ? text(`${metres} m are more than the ${before} m before`, `${metres} 米长于原来的 ${before} 米`)
          : null,
    };
  },
});

/**
 * The decider of a route order.
 *
 * @example
 * ```ts
 * import { OrderArea, routeOrder } from '@clientele/domain/field';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'u1', roles: ['salesperson'] });
 * const start = { latitude: 30_000_000, longitude: 120_000_000 };
 * routeOrder.decide(OrderArea.of({ book: 'S7', area: 'east', start, back: true }, meta), {})(routeOrder.initial);
 * // left([{ code: 'routeorder.area-empty', … }])
 * ```
 */
export const routeOrder: Decider<RouteOrderState, RouteOrderCommand, RouteOrderEvent, RouteOrderRejection, NoGiven> = {
  category: 'routeorder',
  version: 1,
  commands: routeOrderCommands,
  events: routeOrderEvents,
  messages: routeOrderMessages,
  laws: [splitFirst],
  initial: noAreas,
  streamOf: (command) => command.data.book,
  decide,
  evolve: evolveRouteOrder,
};
