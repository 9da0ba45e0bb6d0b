/** The route order of customers, by examples and on any map: areas first, then the shortest way; its law, shown to bite. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLaws, messageCatalogue } from '../../kernel/index.ts';
import {
  assertRules,
  commandsOf,
  ids,
  testMeta as on,
  recordedHistory,
  scenario,
  storedHistory,
} from '../../testing/index.ts';
import { mostStops } from '../route/index.ts';
import { metresBetween, type Position } from '../visit/index.ts';
import {
  AreaOrdered,
  CustomersPlacedInArea,
  CustomerTakenFromArea,
  OrderArea,
  type PlacedCustomer,
  PlaceInArea,
  type RouteOrderCommand,
  type RouteOrderEvent,
  routeOrder,
  routeOrderMessages,
  shortestRound,
  TakeFromArea,
} from './index.ts';

/** East of the start by so many thousandths of a degree on the equator: 111.195 m each. */
const at = (east: number): Position => ({ latitude: 0, longitude: east * 1000 });
const customer = (name: string, east: number): PlacedCustomer => ({ customer: name, position: at(east) });
const book = { book: 'S7' };
const start = at(0);
const east = { ...book, area: 'east', customers: [customer('A', 3), customer('B', 1), customer('C', 2)] };
const order = { ...book, area: 'east', start, back: false };
const told = scenario(routeOrder, {});
const placed = CustomersPlacedInArea.of(east);

test('F16 F17: customers are split into areas first, each into one, and then ordered area by area', () => {
  told
    .when(OrderArea.of(order, on('2025-03-01')))
    .thenRejected({ code: 'routeorder.area-empty', data: { book: 'S7', area: 'east' } })
    .when(PlaceInArea.of(east, on('2025-03-01')))
    .thenEvents(placed)
    .when(OrderArea.of(order, on('2025-03-02')))
    // From 3 back to 1 and on to 2 are 3 + 2 + 1 = 6 thousandths; in a row they are 3.
    .thenEvents(AreaOrdered.of({ ...order, order: ['B', 'C', 'A'], before: 334 + 222 + 111, metres: 333 }))
    .when(
      PlaceInArea.of({ ...book, area: 'west', customers: [customer('C', -2), customer('D', -1)] }, on('2025-03-03')),
    )
    .when(OrderArea.of({ ...order, area: 'west' }, on('2025-03-04')))
    .thenEvents(AreaOrdered.of({ ...order, area: 'west', order: ['D', 'C'], before: 222 + 111, metres: 222 }))
    .when(TakeFromArea.of({ ...book, customer: 'B' }, on('2025-03-05')))
    .thenEvents(CustomerTakenFromArea.of({ ...book, customer: 'B', area: 'east' }))
    .when(TakeFromArea.of({ ...book, customer: 'B' }, on('2025-03-05')))
    .thenRejected({ code: 'routeorder.in-no-area', data: { book: 'S7', customer: 'B' } })
    .thenState({
      areas: [
        { area: 'east', customers: [customer('A', 3)] },
        { area: 'west', customers: [customer('D', -1), customer('C', -2)] },
      ],
    });
});

test('F17: an area holds as many customers as a round can take, and one more has to be split off', () => {
  const many = Array.from({ length: mostStops }, (_, number) => customer(`N${number}`, number));
  const full = { ...book, area: 'east', customers: many };
  const after = told.when(PlaceInArea.of(full, on('2025-03-01'))).thenEvents(CustomersPlacedInArea.of(full));
  after
    .when(PlaceInArea.of({ ...full, customers: [customer('N1', 50)] }, on('2025-03-01')))
    .thenEvents(CustomersPlacedInArea.of({ ...full, customers: [customer('N1', 50)] }));
  after.when(PlaceInArea.of({ ...full, customers: [customer('Z', 1)] }, on('2025-03-01'))).thenRejected({
    code: 'routeorder.area-too-large',
    data: { book: 'S7', area: 'east', customers: mostStops + 1, most: mostStops },
  });
  expect(PlaceInArea.schema.safeParse({ ...east, customers: [customer('A', 1), customer('A', 2)] }).success).toBe(
    false,
  );
});

const position = fc.record({
  latitude: fc.integer({ min: 30_000_000, max: 30_200_000 }),
  longitude: fc.integer({ min: 120_000_000, max: 120_200_000 }),
});
const customers = (most: number) =>
  fc
    .array(position, { minLength: 1, maxLength: most })
    .map((list): readonly PlacedCustomer[] =>
      list.map((where, number) => ({ customer: `C${number}`, position: where })),
    );

const lengthOf = (from: Position, back: boolean, way: readonly Position[]): number => {
  const stops = [from, ...way, ...(back ? [from] : [])];
  return stops.slice(1).reduce((sum, to, index) => sum + metresBetween(stops[index] ?? to, to), 0);
};

const permutations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, index) => permutations(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));

test('F18: of a few customers no order is shorter; of many none that was given; and each is in it once', () => {
  fc.assert(
    fc.property(position, fc.boolean(), fc.oneof(customers(5), customers(14)), (from, back, list) => {
      const { order: found, before, metres } = shortestRound(from, back, list);
      const places = new Map(list.map((one) => [one.customer, one.position]));
      expect([...found].sort()).toEqual([...places.keys()].sort());
      expect(
        lengthOf(
          from,
          back,
          found.map((name) => places.get(name) ?? from),
        ),
      ).toBe(metres);
      expect(lengthOf(from, back, [...places.values()])).toBe(before);
      expect(metres).toBeLessThanOrEqual(before);
      if (list.length > 5) return;
      const lengths = permutations([...places.values()]).map((way) => lengthOf(from, back, way));
      expect(metres).toBe(Math.min(...lengths));
    }),
  );
});

const breaches = (...events: readonly RouteOrderEvent[]) =>
  checkLaws(routeOrder.laws, recordedHistory<RouteOrderEvent>(storedHistory('test.routeorder-S7', events))).map(
    ({ revision }) => revision,
  );

test('the law bites: on an order that leaves somebody out, names a stranger, or is longer than before', () => {
  const ordered = (more: object) =>
    AreaOrdered.of({ ...order, order: ['B', 'C', 'A'], before: 667, metres: 333, ...more });
  expect(breaches(placed, ordered({}))).toEqual([]);
  expect(breaches(placed, ordered({ order: ['B', 'C'] }))).toEqual([1]);
  expect(breaches(placed, ordered({ order: ['B', 'C', 'Z'] }))).toEqual([1]);
  expect(breaches(placed, ordered({ metres: 668 }))).toEqual([1]);
  expect(breaches(placed, CustomerTakenFromArea.of({ ...book, area: 'east', customer: 'A' }), ordered({}))).toEqual([
    2,
  ]);
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([routeOrderMessages]);
  for (const code of Object.keys(routeOrderMessages))
    for (const language of ['en', 'zh'] as const) {
      const said = say({ code, data: { book: 'S9', area: 'a', customer: 'c' } }, language);
      expect(said).toContain('S9');
      expect(/\p{Script=Han}/u.test(said)).toBe(language === 'zh');
    }
});

const books = ids('S', 2);
const areas = fc.constantFrom('east', 'west');
const names = fc.uniqueArray(ids('C', 4), { minLength: 1, maxLength: 3 });
const commands: fc.Arbitrary<RouteOrderCommand> = fc.oneof(
  commandsOf(
    PlaceInArea,
    fc.tuple(books, areas, names, position).map(([id, area, list, where]) => ({
      book: id,
      area,
      customers: list.map((name) => ({ customer: name, position: where })),
    })),
  ),
  commandsOf(TakeFromArea, fc.record({ book: books, customer: ids('C', 4) })),
  commandsOf(OrderArea, fc.record({ book: books, area: areas, start: position, back: fc.boolean() })),
);

test('route orders keep the rules of every room and their own law on any story', () => {
  expect(assertRules(routeOrder, { commands, given: () => ({}), longest: 15, mustReach: 'events' }).passed).toBe(true);
});
