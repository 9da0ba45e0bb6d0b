/** Rounds on any map: the order against every order that there is, hours always kept, never worse than given; any story. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LocalDate, money } from '../../kernel/index.ts';
import { assertRules, ids, metas } from '../../testing/index.ts';
import {
  AdoptRoute,
  ClaimFuel,
  exactUpTo,
  FinishRoute,
  fuelCost,
  orderRoute,
  PlanRoute,
  ReachStop,
  type RouteCommand,
  type RouteLeg,
  type RouteStop,
  reachablePlaces,
  route,
  routePolicy,
  SkipStop,
  travelBy,
} from './index.ts';

interface Map {
  readonly stops: readonly RouteStop[];
  readonly legs: readonly RouteLeg[];
  readonly back: boolean;
}

/** Hours that are hard to keep, and hours that seldom stand in the way. */
const narrow = fc.constantFrom<readonly number[]>([], [], [200], [60, 90]);
const wide = fc.constantFrom<readonly number[]>([], [], [], [500], [300, 99]);

/** Places on a plane; roads go corner by corner, and on a hard map now and then one is missing. */
const maps = (least: number, most: number, hard: boolean): fc.Arbitrary<Map> =>
  fc
    .tuple(
      fc.array(
        fc.record({
          x: fc.integer({ min: 0, max: 20 }),
          y: fc.integer({ min: 0, max: 20 }),
          stay: fc.integer({ min: 0, max: 30 }),
          from: fc.integer({ min: 0, max: 150 }),
          hours: hard ? narrow : wide,
          appointment: hard ? fc.constantFrom(null, null, null, null, 40, 120) : fc.constant(null),
        }),
        { minLength: least, maxLength: most },
      ),
      fc.boolean(),
      fc.array(fc.boolean(), { maxLength: 40 }),
    )
    .map(([places, back, gaps]) => {
      const stops = places.map(({ stay, from, hours, appointment }, at): RouteStop => {
        const open = hours.map((long, index) => ({ from: from + index * 100, to: from + index * 100 + long }));
        return { place: `P${at}`, customer: 'C', stay, open, ...(appointment === null ? {} : { appointment }) };
      });
      const all = [{ x: 10, y: 10, name: 'start' }, ...places.map(({ x, y }, at) => ({ x, y, name: `P${at}` }))];
      const legs = all.flatMap((one) =>
        all
          .filter((other) => other !== one)
          .map((other): RouteLeg => {
            const seconds = Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
            return { from: one.name, to: other.name, metres: seconds * 7, seconds, vehicles: ['van'] };
          }),
      );
      return { stops, back, legs: legs.filter((_, at) => !hard || gaps[at] !== true || at % 3 > 0) };
    });

/** When an order is over and how far it is, by a plain walk; null where a road is missing or a door is shut. */
const walk = ({ legs, back }: Map, order: readonly RouteStop[]): readonly [number, number] | null => {
  let [place, at, metres] = ['start', 0, 0];
  const go = (to: string): boolean => {
    const leg = legs.find((one) => one.from === place && one.to === to);
    if (leg === undefined) return false;
    [place, at, metres] = [to, at + leg.seconds, metres + leg.metres];
    return true;
  };
  for (const { place: to, stay, open, appointment } of order) {
    if (!go(to) || (appointment !== undefined && at > appointment)) return null;
    let begins = appointment ?? at;
    const isOpen = () =>
      open.length === 0 || open.some(({ from, to: until }) => from <= begins && begins + stay <= until);
    // Second by second until a door is open long enough; nothing opens after a thousand.
    while (appointment === undefined && !isOpen() && begins < 1000) begins += 1;
    if (!isOpen()) return null;
    at = begins + stay;
  }
  return !back || go('start') ? [at, metres] : null;
};

const permutations = (list: readonly RouteStop[]): readonly (readonly RouteStop[])[] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one) => permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));

const ordered = ({ stops, legs, back }: Map) =>
  orderRoute({ start: 'start', leaves: 0, back, stops, travel: travelBy('van', legs) });

test('P8: of all orders of a few stops none is over sooner, nor as soon by fewer metres; where there is none, none is found', () => {
  fc.assert(
    fc.property(maps(1, 5, true), (map) => {
      const { best } = ordered(map);
      const least = permutations(map.stops)
        .flatMap((order) => {
          const walked = walk(map, order);
          return walked === null ? [] : [walked];
        })
        .sort(([left, leftMetres], [right, rightMetres]) => left - right || leftMetres - rightMetres)[0];
      expect(best === null ? undefined : [best.ends, best.figures.metres]).toEqual(least);
      if (best !== null) expect(walk(map, best.stops)).toEqual([best.ends, best.figures.metres]);
    }),
  );
});

test('P8: of many stops the order is never worse than the given one, keeps all hours, and comes to each stop once', () => {
  fc.assert(
    fc.property(maps(exactUpTo + 1, exactUpTo + 4, false), (map) => {
      const { given, best } = ordered(map);
      const asGiven = walk(map, map.stops);
      expect(given === null ? null : [given.ends, given.figures.metres]).toEqual(asGiven);
      if (best === null) {
        expect(asGiven).toBeNull();
        return;
      }
      const after = walk(map, best.stops);
      expect(after).toEqual([best.ends, best.figures.metres]);
      expect(best.stops.map(({ place }) => place).sort()).toEqual(map.stops.map(({ place }) => place).sort());
      if (asGiven !== null && after !== null)
        expect(after[0] < asGiven[0] || (after[0] === asGiven[0] && after[1] <= asGiven[1])).toBe(true);
      const { travel, waiting, visiting } = best.figures;
      expect(travel + waiting + visiting).toBe(best.ends);
      // Asked again with what it answered, it finds nothing worse.
      const again = ordered({ ...map, stops: best.stops }).best;
      expect(again !== null && (again.ends < best.ends || again.figures.metres <= best.figures.metres)).toBe(true);
      expect(again?.ends).toBeLessThanOrEqual(best.ends);
    }),
    { numRuns: 50 },
  );
});

test('P7: of all buses that have not left, that one is caught which arrives first, and of those the last to leave', () => {
  const bus = fc.tuple(fc.nat(60), fc.nat(30)).map(([departs, long]) => ({ departs, arrives: departs + long }));
  fc.assert(
    fc.property(fc.array(bus, { maxLength: 12 }), fc.nat(70), (timetable, at) => {
      const leg: RouteLeg = { from: 'A', to: 'B', metres: 9, seconds: 1, vehicles: ['bus'], timetable };
      const best = timetable
        .filter(({ departs }) => departs >= at)
        .sort((left, right) => left.arrives - right.arrives || right.departs - left.departs)[0];
      expect(travelBy('bus', [leg])('A', 'B', at)).toEqual(best === undefined ? null : { ...best, metres: 9 });
    }),
  );
});

test('P9: a place is reachable when some chain of roads leads there, and only then', () => {
  const names = ['start', 'A', 'B', 'C', 'D'];
  const road = fc.record({
    from: fc.constantFrom(...names),
    to: fc.constantFrom(...names),
    metres: fc.constant(1),
    seconds: fc.constant(1),
    vehicles: fc.constantFrom<RouteLeg['vehicles'][]>(['van'], ['motorbike'], ['van', 'bus']),
  });
  fc.assert(
    fc.property(fc.array(road, { maxLength: 12 }), (legs) => {
      // Warshall's closure over pairs.
      const to = new Set(
        legs.filter(({ vehicles }) => vehicles.includes('van')).map(({ from, to: end }) => `${from}>${end}`),
      );
      for (const by of names)
        for (const from of names)
          for (const end of names) if (to.has(`${from}>${by}`) && to.has(`${by}>${end}`)) to.add(`${from}>${end}`);
      const expected = names.filter((name) => name !== 'start' && to.has(`start>${name}`));
      expect([...reachablePlaces('start', 'van', legs)].sort()).toEqual(expected);
    }),
  );
});

test('however a distance is split into claims, the fuel money is the same to the smallest unit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (parts, amount) => {
        const rate = money(amount, 'CNY');
        const cost = (metres: number) => {
          const found = fuelCost(metres, rate);
          return found._tag === 'Right' ? found.right.amount : Number.NaN;
        };
        let [claimed, paid] = [0, 0];
        for (const metres of parts) {
          const next = cost(claimed + metres) - cost(claimed);
          expect(next).toBeGreaterThanOrEqual(0);
          [claimed, paid] = [claimed + metres, paid + next];
        }
        // Half away from zero, by whole numbers of a thousandth.
        const thousandths = amount * claimed;
        const rest = thousandths % 1000;
        expect(paid).toBe((thousandths - rest) / 1000 + (rest >= 500 ? 1 : 0));
      },
    ),
  );
});

const meta = fc.oneof(
  { weight: 9, arbitrary: metas({ from: '2025-01-02', to: '2025-01-02' }) },
  metas({ from: '2025-01-01', to: '2025-01-03' }),
);
const which = ids('R', 1);
const seconds = fc.integer({ min: 0, max: 2000 });
const commands: fc.Arbitrary<RouteCommand> = fc.oneof(
  fc
    .tuple(
      which,
      maps(1, 2, false),
      fc.constantFrom<LocalDate[]>('2025-01-02', '2025-01-02', '2025-01-02', '2025-01-03'),
      fc.constantFrom('van', 'van', 'van', 'bus'),
      meta,
    )
    .map(([id, { stops, legs, back }, on, vehicle, at]) =>
      PlanRoute.of(
        {
          route: id,
          on,
          salesperson: 'S1',
          vehicle: vehicle as 'van',
          start: 'start',
          leaves: 0,
          back,
          stops: [...stops],
          legs: [...legs],
          leftOut: [],
        },
        at,
      ),
    ),
  fc.tuple(which, meta).map(([id, at]) => AdoptRoute.of({ route: id }, at)),
  fc
    .tuple(which, fc.constantFrom(0, 1), fc.array(seconds, { minLength: 4, maxLength: 4 }), seconds, meta)
    .map(([id, stop, times, metres, at]) => {
      const [departs = 0, arrives = 0, begins = 0, ends = 0] = times
        .sort((left, right) => left - right)
        .map((time) => time + stop * 2000);
      return ReachStop.of({ route: id, place: `P${stop}`, departs, arrives, begins, ends, metres }, at);
    }),
  fc
    .tuple(which, fc.constantFrom('P0', 'P1'), meta)
    .map(([id, place, at]) => SkipStop.of({ route: id, place, reason: 'x' }, at)),
  fc.tuple(which, fc.option(fc.tuple(seconds, seconds, seconds)), meta).map(([id, back, at]) => {
    const [departs = 0, long = 0, metres = 0] = back ?? [];
    const home = { departs: departs + 3000, arrives: departs + 3000 + long, metres };
    return FinishRoute.of({ route: id, ...(back === null ? {} : { back: home }) }, at);
  }),
  fc
    .tuple(which, ids('F', 3), fc.integer({ min: 1, max: 1500 }), fc.boolean(), meta)
    .map(([id, claim, metres, why, at]) =>
      ClaimFuel.of({ route: id, claim, metres, ...(why ? { reason: 'x' } : {}) }, at),
    ),
);

test('routes keep the rules of every room and their own laws on any story', () => {
  const options = { commands, given: () => ({ routePolicy }), longest: 25, runs: 100, mustReach: 'events' } as const;
  expect(assertRules(route, options).passed).toBe(true);
});
