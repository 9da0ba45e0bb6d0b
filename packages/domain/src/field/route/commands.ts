/** What can be asked of a route. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema } from '../../kernel/index.ts';
import { metresSchema, reachedShape, reasonSchema, routeContent, wayBackSchema } from './content.ts';

const route = { route: idSchema };

/** Put the stops of a day in order; sent again before it is adopted, it is planned anew. */
export const PlanRoute = commandType({
  type: 'PlanRoute',
  schema: z.strictObject({ ...route, on: localDateSchema, ...routeContent }),
});
/** Let the plan hold. */
export const AdoptRoute = commandType({ type: 'AdoptRoute', schema: z.strictObject(route) });
/** Note how a stop was reached and how long it took, in seconds since midnight and metres as driven. */
export const ReachStop = commandType({ type: 'ReachStop', schema: z.strictObject({ ...route, ...reachedShape }) });
/** Say why a stop was not gone to. */
export const SkipStop = commandType({
  type: 'SkipStop',
  schema: z.strictObject({ ...route, place: idSchema, reason: reasonSchema }),
});
/** End the round, with the way back where there was one. */
export const FinishRoute = commandType({
  type: 'FinishRoute',
  schema: z.strictObject({ ...route, back: wayBackSchema.optional() }),
});
/** Claim the fuel of a part of the distance. */
export const ClaimFuel = commandType({
  type: 'ClaimFuel',
  schema: z.strictObject({ ...route, claim: idSchema, metres: metresSchema.min(1), reason: reasonSchema.optional() }),
});

/** Every command type of the room. */
export const routeCommands = [PlanRoute, AdoptRoute, ReachStop, SkipStop, FinishRoute, ClaimFuel] as const;

/** What can be asked of a route. */
export type RouteCommand = CommandOf<(typeof routeCommands)[number]>;
