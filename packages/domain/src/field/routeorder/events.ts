/** What happens to the route order of customers (客户路序): they are split into areas, then each area is put in order. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, tag } from '../../kernel/index.ts';
import { mostStops } from '../route/content.ts';
import { positionSchema } from '../visit/index.ts';

/** What each step tells; `book` names whose route order it is: a salesperson's, a depot's. */
export const routeOrderSteps = {
  placed: {
    book: idSchema,
    area: idSchema,
    customers: z
      .array(z.strictObject({ customer: idSchema, position: positionSchema }))
      .min(1)
      .max(mostStops)
      .refine((list) => new Set(list.map(({ customer }) => customer)).size === list.length, 'each customer once'),
  },
  taken: { book: idSchema, customer: idSchema },
  ordered: {
    book: idSchema,
    area: idSchema,
    /** Where rounds of this area set out, and whether they come back to it. */
    start: positionSchema,
    back: z.boolean(),
  },
} as const;

/** Customers lie in an area from now on, and in no other (row F17). */
export const CustomersPlacedInArea = eventType({
  type: 'CustomersPlacedInArea',
  version: 1,
  schema: z.strictObject(routeOrderSteps.placed),
  tags: ({ book, customers }) => [
    tag('route-order', book),
    ...customers.map(({ customer }) => tag('customer', customer)),
  ],
});

/** A customer lies in no area any more. */
export const CustomerTakenFromArea = eventType({
  type: 'CustomerTakenFromArea',
  version: 1,
  schema: z.strictObject({ ...routeOrderSteps.taken, area: idSchema }),
  tags: ({ book, customer }) => [tag('route-order', book), tag('customer', customer)],
});

/** An area was put in order by the least distance; how far it was before, and is now, in metres (row F18). */
export const AreaOrdered = eventType({
  type: 'AreaOrdered',
  version: 1,
  schema: z.strictObject({
    ...routeOrderSteps.ordered,
    order: z.array(idSchema).min(1).max(mostStops),
    before: z.int().min(0),
    metres: z.int().min(0),
  }),
  tags: ({ book, order }) => [tag('route-order', book), ...order.map((customer) => tag('customer', customer))],
});

/** Every event type of the room. */
export const routeOrderEvents = [CustomersPlacedInArea, CustomerTakenFromArea, AreaOrdered] as const;

/** What happens to a route order. */
export type RouteOrderEvent = EventOf<(typeof routeOrderEvents)[number]>;
