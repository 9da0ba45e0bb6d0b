/**
 * Exact comparison of values, which tells every place where they differ. Order counts, a missing key isn't an undefined
 * one, −0 isn't 0, and two values of other classes are never alike. Cyclic values are no values of the domain.
 */

/** Where two values differ: the way from the root, and what stands there on either side. */
export interface Difference {
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

/** What stands in a difference where one side has nothing at all. */
export const nothingThere: unique symbol = Symbol('nothing');

const at = (path: string, key: PropertyKey): string => (path === '' ? String(key) : `${path}.${String(key)}`);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

type Entries = ReadonlyMap<PropertyKey, unknown>;

/** A place in a list that holds nothing, not even undefined. */
const hole: unique symbol = Symbol('hole');

/** Of a list every place, so that its length needs no entry. */
const placesOf = (list: readonly unknown[]): readonly (readonly [PropertyKey, unknown])[] =>
  Array.from(list, (value, index) => [`${index}`, index in list ? value : hole]);

const entriesOf = (value: object): Entries => {
  const places = Array.isArray(value) ? placesOf(value) : [];
  const keys = Reflect.ownKeys(value).filter((key) => !Array.isArray(value) || key !== 'length');
  return new Map([...places, ...keys.map((key) => [key, Reflect.get(value, key)] as const)]);
};

function* inEntries(actual: Entries, expected: Entries, path: string): Generator<Difference> {
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const left = actual.has(key) ? actual.get(key) : nothingThere;
    const right = expected.has(key) ? expected.get(key) : nothingThere;
    yield* within(left, right, at(path, key));
  }
}

/** Maps by the order of their entries too: two histories that differ in it were not the same. */
function* inIterables(actual: Iterable<unknown>, expected: Iterable<unknown>, path: string): Generator<Difference> {
  yield* inEntries(entriesOf([...actual]), entriesOf([...expected]), path);
}

function* within(actual: unknown, expected: unknown, path: string): Generator<Difference> {
  if (Object.is(actual, expected)) return;
  const alike =
    isObject(actual) && isObject(expected) && Object.getPrototypeOf(actual) === Object.getPrototypeOf(expected);
  if (!alike) yield { path, actual, expected };
  else if (actual instanceof Map && expected instanceof Map) yield* inIterables(actual, expected, path);
  else if (actual instanceof Set && expected instanceof Set) yield* inIterables(actual, expected, path);
  else yield* inEntries(entriesOf(actual), entriesOf(expected), path);
}

/**
 * Every place where a value differs from what was expected; none where they are exactly alike.
 *
 * @example
 * ```ts
 * import { differences } from '@clientele/domain/testing';
 *
 * differences(['A', 'A'], ['A', 'B']); // [{ path: '1', actual: 'A', expected: 'B' }]
 * differences({ a: 1, b: 2 }, { b: 2, a: 1 }); // []
 * ```
 */
export const differences = (actual: unknown, expected: unknown): readonly Difference[] => [
  ...within(actual, expected, ''),
];

/** True where two values are exactly alike. */
export const alike = (actual: unknown, expected: unknown): boolean => within(actual, expected, '').next().done === true;
