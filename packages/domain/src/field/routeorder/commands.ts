/** What can be asked of a route order. */
import * as z from 'zod';
import { type CommandOf, commandType } from '../../kernel/index.ts';
import { routeOrderSteps } from './events.ts';

/** Let customers lie in an area; who lay in another one leaves it. */
export const PlaceInArea = commandType({ type: 'PlaceInArea', schema: z.strictObject(routeOrderSteps.placed) });

/** Take a customer out of his area. */
export const TakeFromArea = commandType({ type: 'TakeFromArea', schema: z.strictObject(routeOrderSteps.taken) });

/** Put the customers of an area in order, by the least distance. */
export const OrderArea = commandType({ type: 'OrderArea', schema: z.strictObject(routeOrderSteps.ordered) });

/** Every command type of the room. */
export const routeOrderCommands = [PlaceInArea, TakeFromArea, OrderArea] as const;

/** What can be asked of a route order. */
export type RouteOrderCommand = CommandOf<(typeof routeOrderCommands)[number]>;
