/** The route book: all that was told of every round. */
import { type RouteEvent, routeEvents } from '@clientele/domain/field';
import { type ToldBook, toldFold } from '../kernel/told.ts';

/** Every route by its id, with what was told of it. */
export type RouteBook = ToldBook<RouteEvent>;

/** Every route; the events of one are one stream. */
export const routeBook = toldFold<RouteEvent>({ name: 'routes', version: 1 }, routeEvents, ({ route }) => route);
