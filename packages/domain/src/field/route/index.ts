/** The room of routes (拜访路线): one stream a round, from its plan in order to what was driven and the fuel for it. */
import type { Decider } from '../../kernel/index.ts';
import { type RouteCommand, routeCommands } from './commands.ts';
import { decideRoute, type RouteGiven } from './decide.ts';
import { type RouteEvent, routeEvents } from './events.ts';
import { routeLaws } from './laws.ts';
import { type RouteRejection, routeMessages } from './rejections.ts';
import { evolveRoute, type RouteState } from './state.ts';

export * from './commands.ts';
export {
  mostStops,
  type PlannedStop,
  type RouteFigures,
  type RouteLeg,
  type RouteStop,
  type Vehicle,
  vehicles,
  vehicleTexts,
} from './content.ts';
export type { RouteGiven } from './decide.ts';
export * from './events.ts';
export { routeLaws } from './laws.ts';
export { exactUpTo, type OrderedRound, orderRoute } from './order.ts';
export { reachablePlaces } from './plan.ts';
export { fuelCost, type RoutePolicy, routePolicy, routePolicySchema } from './policy.ts';
export { type RouteRejection, routeMessages } from './rejections.ts';
export { type Round, type Schedule, scheduleOf, type Travel, travelBy, type Way } from './schedule.ts';
export type { FuelClaim, KnownRoute, ReachedStop, RouteState } from './state.ts';

/**
 * The decider of a route.
 *
 * @example
 * ```ts
 * import { AdoptRoute, route, routePolicy } from '@clientele/domain/field';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'u1', roles: ['salesperson'] });
 * route.decide(AdoptRoute.of({ route: 'R1' }, meta), { routePolicy })(route.initial); // left([{ code: 'route.unknown', … }])
 * ```
 */
export const route: Decider<RouteState, RouteCommand, RouteEvent, RouteRejection, RouteGiven> = {
  category: 'route',
  version: 1,
  commands: routeCommands,
  events: routeEvents,
  messages: routeMessages,
  laws: routeLaws,
  initial: null,
  streamOf: (command) => command.data.route,
  decide: decideRoute,
  evolve: evolveRoute,
};
