/** What may happen to a route, and why not; all reasons at once. */

import * as E from 'fp-ts/lib/Either.js';
import { type Decision, formatInstant, refuse, unless } from '../../kernel/index.ts';
import type { RouteCommand } from './commands.ts';
import * as made from './events.ts';
import { planRoute } from './plan.ts';
import { fuelCost, type RoutePolicy, rateOf, routePolicyRef, unquestioned } from './policy.ts';
import type { RouteRejection } from './rejections.ts';
import { figuresOf, type Way } from './schedule.ts';
import { type KnownRoute, type RouteState, stopsLeft } from './state.ts';

/** What the room needs from outside. */
export interface RouteGiven {
  readonly routePolicy: RoutePolicy;
}

type Reason = RouteRejection | false | null;
type Asked<Type extends RouteCommand['type']> = Extract<RouteCommand, { readonly type: Type }>;
type Decided = Decision<RouteRejection, made.RouteEvent>;
const decided = unless<RouteRejection, made.RouteEvent>;

/** Since when he was free to go on: the end of the last stop, or what the day began with. */
const freeAt = ({ reached }: KnownRoute): number => reached.at(-1)?.ends ?? 0;

const dayNotCome = ({ route, on: day }: KnownRoute, { meta: { on } }: RouteCommand): Reason =>
  on < day && { code: 'route.day-not-come', data: { route, day, on } };

const stopOf = (
  state: KnownRoute,
  place: string,
): { readonly faults: readonly Reason[]; readonly customer: string } => {
  const { route } = state;
  const stop = state.stops.find((one) => one.place === place);
  const open = stopsLeft(state).some((one) => one.place === place);
  return {
    customer: stop?.customer ?? place,
    faults: [
      stop === undefined && { code: 'route.stop-unknown', data: { route, place } },
      stop !== undefined && !open && { code: 'route.stop-done-already', data: { route, place } },
    ],
  };
};

const reach = (state: KnownRoute, command: Asked<'ReachStop'>): Decided => {
  const { route, salesperson } = state;
  const { place, departs, arrives, begins, ends } = command.data;
  const { faults, customer } = stopOf(state, place);
  const free = freeAt(state);
  const inOrder = free <= departs && departs <= arrives && arrives <= begins && begins <= ends;
  const planned = state.stops.find((one) => one.place === place);
  const appointment = planned?.appointment;
  return decided(
    [dayNotCome(state, command), ...faults, !inOrder && { code: 'route.times-turned', data: { route, place, free } }],
    () => [
      made.StopReached.of({
        ...command.data,
        salesperson,
        customer,
        late: arrives - (planned?.arrives ?? arrives),
        ...(appointment === undefined ? {} : { missed: begins - appointment }),
      }),
    ],
  );
};

const skip = (state: KnownRoute, command: Asked<'SkipStop'>): Decided => {
  const { place } = command.data;
  const { faults, customer } = stopOf(state, place);
  return decided([dayNotCome(state, command), ...faults], () => [
    made.StopSkipped.of({ ...command.data, salesperson: state.salesperson, customer }),
  ]);
};

const finish = (state: KnownRoute, command: Asked<'FinishRoute'>): Decided => {
  const { route, salesperson, reached, planned, leaves } = state;
  const back: Way | null = command.data.back ?? null;
  const left = stopsLeft(state).map(({ place }) => place);
  const free = freeAt(state);
  const turned = back !== null && (back.departs < free || back.arrives < back.departs);
  // The day begins when it was time to leave, or with who left before: what passes until the first departure is waiting.
  const setOut = Math.min(leaves, reached[0]?.departs ?? back?.departs ?? leaves);
  const driven = figuresOf(
    setOut,
    reached.map((one) => ({ ...one, customer: '', stay: one.ends - one.begins, open: [] })),
    back,
  );
  return decided(
    [
      dayNotCome(state, command),
      left.length > 0 && { code: 'route.stops-left', data: { route, places: left } },
      state.back !== null && back === null && reached.length > 0 && { code: 'route.way-back-missing', data: { route } },
      turned && { code: 'route.times-turned', data: { route, place: state.start, free } },
    ],
    () => [
      made.RouteFinished.of({ route, salesperson, back, planned, driven, detour: driven.metres - planned.metres }),
    ],
  );
};

const claim = (state: KnownRoute, { data }: Asked<'ClaimFuel'>, policy: RoutePolicy): Decided => {
  const { route, salesperson, vehicle, claims } = state;
  const rate = rateOf(policy, vehicle);
  if (rate === null) return refuse({ code: 'route.no-fuel', data: { route, vehicle } });
  const before = claims.reduce((sum, { metres }) => sum + metres, 0);
  const claimed = before + data.metres;
  const driven = state.driven?.metres ?? 0;
  const until = unquestioned(policy, state.planned.metres);
  // However a distance is split, the money is the same: each claim gets what is new of the whole.
  const [whole, paid] = [fuelCost(claimed, rate), fuelCost(before, rate)];
  const amount = { ...rate, amount: E.isRight(whole) && E.isRight(paid) ? whole.right.amount - paid.right.amount : 0 };
  return decided(
    [
      claims.some((one) => one.claim === data.claim) && {
        code: 'route.claimed-already',
        data: { route, claim: data.claim },
      },
      claimed > driven && { code: 'route.claim-beyond-driven', data: { route, claimed, driven } },
      claimed > until &&
        data.reason === undefined && { code: 'route.claim-without-reason', data: { route, claimed, until } },
    ],
    () => [
      made.FuelClaimed.of({ ...data, salesperson, amount, perKilometre: rate }, { policies: [routePolicyRef(policy)] }),
    ],
  );
};

/** While a route is what a step may be taken. */
const stages: { readonly [Type in Exclude<RouteCommand['type'], 'PlanRoute'>]: KnownRoute['status'] } = {
  AdoptRoute: 'planned',
  ReachStop: 'adopted',
  SkipStop: 'adopted',
  FinishRoute: 'adopted',
  ClaimFuel: 'finished',
};

/** Answers a command on a route: all reasons against it, or the event. */
export const decideRoute =
  (command: RouteCommand, { routePolicy: policy }: RouteGiven) =>
  (state: RouteState): Decided => {
    const { route } = command.data;
    const { at, on } = command.meta;
    const early = ({ latest }: KnownRoute): Reason =>
      at < latest && {
        code: 'route.before-what-happened',
        data: { route, at: formatInstant(at), latest: formatInstant(latest) },
      };
    if (command.type === 'PlanRoute') return planRoute(command, state, early);
    if (state === null) return refuse({ code: 'route.unknown', data: { route } });
    const needed = stages[command.type];
    const { status } = state;
    if (status !== needed) return refuse({ code: 'route.not-at-this-stage', data: { route, status, needed } });
    const tooEarly = early(state);
    if (tooEarly !== null && tooEarly !== false) return refuse(tooEarly);
    switch (command.type) {
      case 'AdoptRoute':
        return decided([state.on < on && { code: 'route.day-is-past', data: { route, day: state.on, on } }], () => [
          made.RouteAdopted.of({ route, salesperson: state.salesperson }),
        ]);
      case 'ReachStop':
        return reach(state, command);
      case 'SkipStop':
        return skip(state, command);
      case 'FinishRoute':
        return finish(state, command);
      case 'ClaimFuel':
        return claim(state, command, policy);
    }
  };
